"""Task 1 of the digits: images become rows."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

from autograder.lesson.checks import _ask_student, _first_image, _task
from autograder.lesson.figures import show_figure
from autograder.lesson.flattening import (
    _draw_bits,
    _expect_images_kept,
    _expect_pixel_order,
    _expect_row_shape,
    _expect_row_values,
    _expect_rows_to_depend,
)
from autograder.lesson.kinds import Array, Found
from autograder.messages import say


@_task("flatten", 1, 5)
def _check_flatten() -> Found:
    rng = np.random.default_rng(784)
    for n in (2, 1, 28):
        images, others = rng.integers(0, 256, (2, n, 28, 28), "uint8")
        _expect_rows_to_depend(_flat(images), _flat(others))
    places, images = _draw_bits(rng)
    _expect_pixel_order(_flat(images), images, places)
    example = np.arange(2 * 784).reshape(2, 28, 28)
    for images in (rng.integers(0, 256, (5, 28, 28), "uint8"), example):
        _expect_row_values(_flat(images), images)
        _expect_images_kept(
            _ask_student("flatten_images", images).modified
        )
    meaning = say(
        "Each image is now one row of 784 numbers, line after line, "
        "and no value has changed."
    )
    return meaning, _show_flat


def _flat(images: Array) -> Array:
    """What the student's function gives, where its shape is right."""
    answer = _ask_student("flatten_images", images)

    def count_one_more() -> int:
        more = np.concatenate([images, images[:1]])
        return len(
            np.atleast_1d(_ask_student("flatten_images", more).value)
        )

    _expect_row_shape(
        answer.value.shape, answer.kind, len(images), count_one_more
    )
    return answer.value


def _show_flat() -> None:
    """Shows a digit before it is flattened and after."""
    image = _first_image()
    if image is None:
        return
    _, (before, after) = plt.subplots(
        1,
        2,
        figsize=(9, 2.4),
        width_ratios=(1, 4),
        layout="constrained",
    )
    before.imshow(image, cmap="gray")
    before.set_title(str(say("before: 28×28")))
    after.imshow(
        _flat(image[np.newaxis]),
        cmap="gray",
        aspect="auto",
        interpolation="nearest",
    )
    after.set_title(str(say("after: one row of 784 values")))
    after.set_xlabel(str(say("place in the row")))
    after.set_yticks([])
    show_figure(
        say(
            "A digit as a picture of 28×28 pixels, and as a single row "
            "of 784 values, {bright} of which are not black.",
            bright=int(np.count_nonzero(image)),
        )
    )
