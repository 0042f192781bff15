"""Task 2: integers from 0 to 255 become floating-point numbers from 0 to 1."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import expect, first_difference, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("normalize")

TOLERANCE = 1e-3


@pytest.mark.check(weight=3)
def test_floats(student: Student, rng: np.random.Generator) -> None:
    """The result holds floating-point numbers, in the shape of the images"""
    for shape in ((5, 28, 28), (7, 784), (3,), (2, 3, 4, 5)):
        result = student.normalize_images(rng.integers(0, 256, shape, np.uint8)).value
        expect(
            result.shape == shape,
            say(
                "for images of shape {given}, the result has shape {came}",
                given=shape_text(shape),
                came=shape_text(result.shape),
            ),
            say("Normalising leaves the shape alone: divide the whole array at once."),
        )
        expect(
            result.dtype.kind == "f",
            say("the result holds {dtype}, which are no floating-point numbers", dtype=str(result.dtype)),
            say("`/` gives floating-point numbers; `//` and `astype('uint8')` cut off everything after the point."),
        )


@pytest.mark.check(weight=7, needs=["floats"])
def test_divided_by_255(student: Student, rng: np.random.Generator) -> None:
    """Every value is the pixel divided by 255"""
    for dtype in (np.uint8, np.int32, np.int64):
        images = rng.integers(0, 256, (6, 28, 28)).astype(dtype)
        images[0, 0, :2] = 0, 255
        result = student.normalize_images(images).value
        wrong = first_difference(result, images.astype(np.float64) / 255, TOLERANCE)
        if wrong is not None:
            pixel, came = int(images[wrong]), float(result[wrong])
            raise_wrong(pixel, came, images, result)


def raise_wrong(pixel: int, came: float, images: NDArray[Any], result: NDArray[Any]) -> None:
    expect(
        False,
        say(
            "a pixel of {pixel} became {came}; {wanted} was expected",
            pixel=pixel,
            came=number(came),
            wanted=number(pixel / 255),
        ),
        _diagnose(images.astype(np.float64), result.astype(np.float64)),
    )


def _diagnose(images: NDArray[Any], result: NDArray[Any]) -> Message:
    def is_like(other: NDArray[Any]) -> bool:
        return bool(np.allclose(result, other, atol=1e-5, rtol=1e-3))

    if is_like(images):
        return say("The values were not divided.")
    if is_like(images / 255 / 255):
        return say("The values look divided twice.")
    if is_like(images / 256):
        return say("The values look divided by 256: white is 255.")
    if is_like(1 - images / 255):
        return say("Black and white changed places: 0 stays 0.")
    if is_like(images / 127.5 - 1):
        return say("The values lie between −1 and 1; this exercise asks for 0 to 1.")
    if is_like((images - images.mean()) / images.std()):
        return say("The values were standardised (mean 0, spread 1); this exercise asks for division by 255.")
    return say("Divide by 255, the largest value that a pixel can have, and by nothing else.")


@pytest.mark.check(weight=4, needs=["floats"])
def test_whatever_the_batch(student: Student, rng: np.random.Generator) -> None:
    """A pixel's result does not depend on the other pixels"""
    dark = rng.integers(0, 100, (2, 28, 28)).astype(np.uint8)
    for image in (dark, np.zeros_like(dark), np.full_like(dark, 255)):
        alone = student.normalize_images(image).value
        mixed = student.normalize_images(np.concatenate([image, rng.integers(0, 256, (3, 28, 28), np.uint8)])).value
        expect(
            first_difference(alone, mixed[:2], TOLERANCE) is None,
            say("the same image has other values when it is given together with other images"),
            say("Divide by the number 255, not by the largest or smallest value of the images at hand."),
        )


@pytest.mark.check(weight=1, needs=["floats"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The images that were given stay as they were"""
    result = student.normalize_images(rng.integers(1, 256, (4, 28, 28)))
    expect(
        not result.modified,
        say("after the call, the images that were given had changed"),
        say("Make a new array: `images / 255` does, `images /= 255` writes into the old one."),
    )
