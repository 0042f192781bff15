"""Task 2: integers from 0 to 255 become floating-point numbers from 0 to 1."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import expect, expect_to_depend, number, shape_text
from autograder.graders.scaling import diagnose, expect_divided, expect_floats, expect_independent, expect_unmodified
from autograder.messages import say
from autograder.student import Student

pytestmark = pytest.mark.criterion("normalize")

# Divided by 256 or rounded, the values still lie from 0 to 1.
NEARLY = 1e-2


@pytest.mark.check(weight=2)
def test_floats(student: Student, rng: np.random.Generator) -> None:
    """The result holds floating-point numbers, in the shape of the images"""
    for shape in ((1, 28, 28), (1200, 28, 28), (7, 784), (3,), (2, 3, 4, 5)):
        images = rng.integers(0, 256, shape, np.uint8)
        # even a result that is cut off to 0 and 1 has to differ from the negative's
        images.flat[:2] = 0, 255
        result = _normalized(student, images)
        expect_floats(result)
    expect_to_depend("images", result, _normalized(student, 255 - images))


def _normalized(student: Student, images: NDArray[Any], layout: str = "") -> NDArray[Any]:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result = student.call("normalize_images", images, layout=layout).value
    expect(
        result.shape == images.shape,
        say(
            "for images of shape {given}, the result has shape {came}",
            given=shape_text(images.shape),
            came=shape_text(result.shape),
        ),
        say("Normalising leaves the shape alone: divide the whole array at once."),
    )
    return result


@pytest.mark.check(weight=2, needs=["floats"])
def test_from_0_to_1(student: Student, rng: np.random.Generator) -> None:
    """Black becomes 0 and white becomes 1"""
    images = _with_black_and_white(rng).astype(np.uint8)
    result = _normalized(student, images).astype(np.float64)
    black, white = result[images == 0].mean(), result[images == 255].mean()
    expect(
        np.allclose([black, white], [0, 1], atol=NEARLY),
        say("0 became {black}, and 255 became {white}", black=number(black), white=number(white)),
        diagnose(images, result),
    )


def _with_black_and_white(rng: np.random.Generator) -> NDArray[Any]:
    """Images that all hold black and white: dividing by the largest value is told by another check."""
    images = rng.integers(0, 256, (6, 28, 28))
    images[:, 0, :2] = 0, 255
    return images


@pytest.mark.check(weight=6, needs=["from_0_to_1"])
def test_divided_by_255(student: Student, rng: np.random.Generator) -> None:
    """Every value is the pixel divided by 255"""
    for dtype in (np.uint8, np.int16, np.int32, np.int64):
        for layout in ("", "non-contiguous"):
            images = _with_black_and_white(rng).astype(dtype)
            expect_divided(_normalized(student, images, layout), images)


@pytest.mark.check(weight=4, needs=["from_0_to_1"])
def test_whatever_the_batch(student: Student, rng: np.random.Generator) -> None:
    """A pixel's result does not depend on the other pixels"""
    dark = rng.integers(0, 100, (2, 28, 28)).astype(np.uint8)
    faint = np.minimum(dark, 1)
    for image in (dark, faint, np.zeros_like(dark), np.full_like(dark, 255), dark[:1, :1]):
        framed, kept = _framed(image)
        others = rng.integers(0, 256, (3, *image.shape[1:]), np.uint8)
        alone = _normalized(student, image)
        mixed = _normalized(student, np.concatenate([framed, others]))[: len(image)]
        expect_independent(image, np.where(kept, alone, mixed), mixed)


def _framed(image: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The image with black and white in every row and column, and where it is still as it was."""
    framed, kept = image.copy(), np.ones(image.shape, bool)
    framed[..., :2], kept[..., :2] = (0, 255), False
    if image.shape[1] > 2:
        framed[:, :2], kept[:, :2] = [[0], [255]], False
    return framed, kept


@pytest.mark.check(weight=1, needs=["from_0_to_1"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The images that were given stay as they were"""
    images = rng.integers(1, 256, (4, 28, 28))
    expect_unmodified(student.normalize_images(images))
    _normalized(student, images, "read-only")
