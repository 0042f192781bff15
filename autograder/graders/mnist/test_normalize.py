"""Task 2: integers from 0 to 255 become floating-point numbers from 0 to 1."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, expect_to_depend, first_difference, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("normalize")

TOLERANCE = 1e-3
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
        expect(
            result.dtype.kind == "f",
            say("the result holds {dtype}, which are no floating-point numbers", dtype=str(result.dtype)),
            say("`/` gives floating-point numbers; `//` and `astype('uint8')` cut off what stands after the point."),
        )
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
        _diagnose(images, result),
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
            _expect_divided(_normalized(student, images, layout), images)


def _expect_divided(result: NDArray[Any], images: NDArray[Any]) -> None:
    wrong = first_difference(result, images.astype(np.float64) / 255, TOLERANCE)
    if wrong is None:
        return
    pixel = int(images[wrong])
    raise CheckFailed(
        say(
            "at {place}, a pixel of {pixel} ({dtype}) became {came}; {wanted} was expected",
            place=str(list(wrong)),
            pixel=pixel,
            dtype=str(images.dtype),
            came=number(result[wrong]),
            wanted=number(pixel / 255),
        ),
        _diagnose(images, result.astype(np.float64)),
    )


def _diagnose(images: NDArray[Any], result: NDArray[Any]) -> Message:
    pixels = images.astype(np.float64)
    length = np.sqrt((pixels**2).sum(axis=-1, keepdims=True))
    known = (
        (pixels, say("The values were not divided.")),
        (pixels / 255 / 255, say("The values look divided twice.")),
        (pixels / 256, say("The values look divided by 256: white is 255.")),
        (pixels / 254, say("The values look divided by 254: white is 255.")),
        (pixels / 100, say("The values look divided by 100: white is 255.")),
        (pixels / 255 * 100, say("These look like percentages: white becomes 1, not 100.")),
        (1 - pixels / 255, say("Black and white changed places: 0 stays 0.")),
        (pixels / 127.5 - 1, say("The values lie between −1 and 1; this exercise asks for 0 to 1.")),
        (pixels / 255 - 0.5, say("The values lie between −0.5 and 0.5; this exercise asks for 0 to 1.")),
        ((pixels - pixels.mean()) / pixels.std(), STANDARDISED),
        (pixels / 255 - (pixels / 255).mean(), STANDARDISED),
        (pixels / length, say("Every row was scaled to length 1, as `normalize` does.")),
        (pixels // 255, say("Only white is left: `//` cuts off what stands after the point, `/` keeps it.")),
    )
    for other, hint in known:
        if np.allclose(result, other, rtol=1e-3):
            return hint
    if np.abs(result - pixels / 255).max() <= 0.5:
        return say("The values were rounded, or changed by something more than the division.")
    return say("Divide by 255, the largest value that a pixel can have, and by nothing else.")


STANDARDISED = say("The values were moved to a mean of 0; this exercise asks for division by 255 alone.")


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
        wrong = first_difference(np.where(kept, alone, mixed), mixed, TOLERANCE)
        if wrong is not None:
            raise _depends(int(image[wrong]), float(alone[wrong]), float(mixed[wrong]))


def _framed(image: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """The image with black and white in every row and column, and where it is still as it was."""
    framed, kept = image.copy(), np.ones(image.shape, bool)
    framed[..., :2], kept[..., :2] = (0, 255), False
    if image.shape[1] > 2:
        framed[:, :2], kept[:, :2] = [[0], [255]], False
    return framed, kept


def _depends(pixel: int, alone: float, mixed: float) -> CheckFailed:
    return CheckFailed(
        say(
            "a pixel of {pixel} became {alone} in one batch and {mixed} beside brighter pixels",
            pixel=pixel,
            alone=number(alone),
            mixed=number(mixed),
        ),
        say("Divide by the number 255, whatever the smallest and largest values of the images at hand are."),
    )


@pytest.mark.check(weight=1, needs=["from_0_to_1"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The images that were given stay as they were"""
    images = rng.integers(1, 256, (4, 28, 28))
    expect(
        not student.normalize_images(images).modified,
        say("after the call, the images that were given had changed"),
        say("Make a new array: `images / 255` does, `images /= 255` writes into the old one."),
    )
    _normalized(student, images, "read-only")
