"""Task 1: (n, 28, 28) images become (n, 784) rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import expect, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("flatten")


@pytest.mark.check(weight=3)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image becomes one row of 784 numbers"""
    for n in (1, 2, 7, 300):
        result = student.flatten_images(rng.integers(0, 256, (n, 28, 28), np.uint8)).value
        expect(
            result.shape == (n, 784),
            say(
                "for images of shape {given}, the result has shape {came}; {wanted} was expected",
                given=shape_text((n, 28, 28)),
                came=shape_text(result.shape),
                wanted=shape_text((n, 784)),
            ),
            _shape_hint(result.shape, n),
        )


def _shape_hint(shape: tuple[int, ...], n: int) -> Message:
    if shape == (n * 784,):
        return say("All images were joined into one row: keep the first axis, which counts the images.")
    if shape == (784, n):
        return say("Rows and columns changed places: one row an image.")
    if shape == (784,):
        return say("Only one image came back: flatten every image that is given.")
    if len(shape) == 2 and shape[1] == 784:
        return say("The number of images is written into the function: take it from the images, `images.shape[0]`.")
    return say("`reshape` with the number of images and 28 × 28 = 784 does it.")


@pytest.mark.check(weight=4, needs=["shape"])
def test_pixel_order(student: Student, rng: np.random.Generator) -> None:
    """The pixels of a row stand in reading order, line by line"""
    images = np.stack([rng.permutation(784).reshape(28, 28) for _ in range(3)])
    result = student.flatten_images(images).value
    for index, (row, image) in enumerate(zip(result, images, strict=True)):
        order = np.argsort(row, kind="stable")
        wrong = np.flatnonzero(order != np.argsort(image.ravel(), kind="stable"))
        expect(
            not len(wrong),
            say("in row {row}, the pixels do not stand as in the image, line after line", row=index),
            _order_hint(order, images, index),
        )


def _order_hint(order: NDArray[Any], images: NDArray[Any], index: int) -> Message:
    if np.array_equal(order, np.argsort(images[index].T.ravel(), kind="stable")):
        return say("The pixels stand column by column: flatten line by line, which is what `reshape` does by itself.")
    if any(np.array_equal(order, np.argsort(image.ravel(), kind="stable")) for image in images):
        return say("The images themselves changed places.")
    return say("Is the first line of the image followed by the second, and so on? Do not sort or transpose.")


@pytest.mark.check(weight=2, needs=["shape"])
def test_values(student: Student, rng: np.random.Generator) -> None:
    """The values of the pixels are unchanged"""
    images = rng.integers(0, 256, (5, 28, 28), np.uint8)
    result = np.sort(student.flatten_images(images).value.astype(np.float64), axis=1)
    wanted = np.sort(images.reshape(5, 784), axis=1)
    expect(
        np.array_equal(result, wanted),
        say(
            "pixels of {low} to {high} became values of {came_low} to {came_high}",
            low=wanted.min(),
            high=wanted.max(),
            came_low=number(result.min()),
            came_high=number(result.max()),
        ),
        say("This task only changes the shape; dividing by 255 is the next one."),
    )


@pytest.mark.check(weight=1, needs=["shape"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The images that were given stay as they were"""
    result = student.flatten_images(rng.integers(0, 256, (4, 28, 28), np.uint8))
    expect(
        not result.modified,
        say("after the call, the images that were given had changed"),
        say("Work on a new array instead of writing into `images`."),
    )
