"""Array from 0 to 255 that became fractions from 0 to 1, as graders judge them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.grading.answers import Array
from autograder.grading.checks import restart
from autograder.grading.student import Student
from autograder.lesson.scaling import _draw_dark as dark_batches
from autograder.lesson.scaling import _expect_black_and_white as expect_black_and_white
from autograder.lesson.scaling import _expect_divided as expect_divided
from autograder.lesson.scaling import _expect_floats as expect_floats
from autograder.lesson.scaling import _expect_independent as expect_independent
from autograder.lesson.scaling import _expect_same_shape as expect_same_shape
from autograder.lesson.scaling import _expect_unmodified as expect_unmodified
from autograder.lesson.scaling import _known_scaling_hint as known_scaling_hint

__all__ = [
    "dark_batches",
    "expect_black_and_white",
    "expect_divided",
    "expect_floats",
    "expect_same_shape",
    "expect_the_same_in_any_batch",
    "expect_unmodified",
    "known_scaling_hint",
]

Ask = Callable[[Student, Array], Array]


def expect_the_same_in_any_batch(student: Student, ask: Ask, batches: list[Array], rng: np.random.Generator) -> None:
    """Fails the check where a pixel of the batches became something else beside brighter pixels than without them.

    What is remembered of brighter pixels shows as well: the batches alone are asked in a process that saw no others,
    beginning with the first.
    """
    framed = [_framed(batch) for batch in batches]
    mixed = [ask(student, np.concatenate([images, _others(images, rng)])) for images, _ in framed]
    fresh = restart(student)
    alone = [ask(fresh, batch) for batch in batches]
    for batch, (_, kept), one, other in zip(batches, framed, alone, mixed, strict=True):
        beside = other[: len(batch)]
        expect_independent(batch, np.where(kept, one, beside), beside)


def _framed(images: Array) -> tuple[Array, Array]:
    """The images with black and white in every row and column, and where they are still as they were."""
    framed, kept = images.copy(), np.ones(images.shape, bool)
    framed[..., :2], kept[..., :2] = (0, 255), False
    if images.shape[1] > 2:
        framed[:, :2], kept[:, :2] = [[0], [255]], False
    return framed, kept


def _others(images: Array, rng: np.random.Generator) -> Array:
    """Three more images of the same size and type, in which every brightness may occur."""
    return rng.integers(0, 256, (3, *images.shape[1:])).astype(images.dtype)
