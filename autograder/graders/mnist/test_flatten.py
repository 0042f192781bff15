"""Task 1: images of shape (n, 28, 28) become rows of shape (n, 784)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, expect_to_depend, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("flatten")


@pytest.mark.check(weight=3)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image becomes one row of 784 numbers"""
    # also as many images as an image has rows
    for n in (2, 1, 7, 28, 1200):
        first, second = rng.integers(0, 256, (2, n, 28, 28), np.uint8)
        expect_to_depend("images", _rows(student, first), _rows(student, second))


def _rows(student: Student, images: NDArray[Any], layout: str = "") -> NDArray[Any]:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result, n = student.call("flatten_images", images, layout=layout).value, len(images)
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
    return result


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
    places = rng.permutation(784)
    # Image k is white where bit k of the pixel's place is set: whatever became of black and white, places can be read.
    images = np.stack([255 * (places >> k & 1) for k in range(10)]).reshape(10, 28, 28).astype(np.uint8)
    rows = _rows(student, images).astype(np.float64)
    found, inverted = (np.argsort(places)[_read_bits(each)] for each in (rows, -rows))
    if np.array_equal(inverted, np.arange(784)):
        return
    wrong = np.flatnonzero(found != np.arange(784))
    if not len(wrong):
        return
    raise CheckFailed(
        say(
            "place {place} of a row should hold the pixel in line {line}, column {column} of the image "
            "(counted from 0), but holds another one",
            place=int(wrong[0]),
            line=int(wrong[0]) // 28,
            column=int(wrong[0]) % 28,
        ),
        _order_hint(found, rows, images),
    )


def _read_bits(rows: NDArray[Any]) -> NDArray[Any]:
    bits = rows > (rows.min(axis=1, keepdims=True) + rows.max(axis=1, keepdims=True)) / 2
    return np.asarray((bits << np.arange(10)[:, None]).sum(axis=0) % 784)


def _order_hint(found: NDArray[Any], rows: NDArray[Any], images: NDArray[Any]) -> Message:
    order = np.arange(784).reshape(28, 28)
    if np.array_equal(found, order.T.ravel()):
        return say("The pixels stand column by column: flatten line by line, which is what `reshape` does by itself.")
    if any(np.array_equal(found, other.ravel()) for other in (order[::-1], order[:, ::-1], order[::-1, ::-1])):
        return say("The image is mirrored: the first line comes first, and in it the leftmost pixel.")
    mixed = (images.reshape(784, 10).T, images.transpose(1, 2, 0).reshape(10, 784), images.T.reshape(10, 784))
    if any(np.array_equal(rows, other) for other in mixed):
        return say(
            "Pixels of several images are mixed in one row: after a transpose, `reshape` cuts the array elsewhere."
        )
    if {row.tobytes() for row in rows.astype(np.uint8)} == {image.tobytes() for image in images}:
        return say("Each row is an image, but they changed places: row number i is for image number i.")
    return say("Is the first line of the image followed by the second, and so on? Do not sort or transpose.")


@pytest.mark.check(weight=2, needs=["shape"])
def test_values(student: Student, rng: np.random.Generator) -> None:
    """The values of the pixels are unchanged"""
    drawn = rng.integers(0, 256, (5, 28, 28), np.uint8)
    numbers = np.arange(2 * 784).reshape(2, 28, 28)
    for images in (drawn, np.full_like(drawn, 255), drawn.astype(np.int32), numbers):
        rows, others = (_rows(student, images, layout) for layout in ("", "non-contiguous"))
        _expect_values(rows, images)
        expect(
            np.array_equal(rows, others),
            say("the same images became other rows where they lay otherwise in the computer's memory"),
            say("Go by the axes of the images, as `reshape` does, not by the bytes of the memory they lie in."),
        )


def _expect_values(rows: NDArray[Any], images: NDArray[Any]) -> None:
    result, wanted = np.sort(rows.astype(np.float64), axis=None), np.sort(images, axis=None)
    hint = say("This task only changes the shape; dividing by 255 is the next one.")
    if wanted.max() > 255:
        hint = say("The example in the task has values up to 1567, too large for `uint8`: keep the type of the images.")
    expect(
        np.array_equal(result, wanted),
        say(
            "pixels of {low} to {high} became values of {came_low} to {came_high}",
            low=wanted.min(),
            high=wanted.max(),
            came_low=number(result.min()),
            came_high=number(result.max()),
        ),
        hint,
    )


@pytest.mark.check(weight=1, needs=["shape"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The images that were given stay as they were"""
    images = rng.integers(0, 256, (4, 28, 28), np.uint8)
    expect(
        not student.flatten_images(images).modified,
        say("after the call, the images that were given had changed"),
        say("Work on a new array instead of writing into `images`."),
    )
    _rows(student, images, "read-only")
