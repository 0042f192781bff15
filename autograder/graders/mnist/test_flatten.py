"""Task 1: images of shape (n, 28, 28) become rows of shape (n, 784)."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, expect_to_depend, number, shape_hint, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("flatten")

WRITTEN_IN = say(
    "Your function uses a fixed number of images, or the number of other images: take the number from the images "
    "that it is given, `images.shape[0]`."
)
NEVER_WRITTEN = say(
    "There is a 0 at this index in every row: does your code ever write there? Check where the loops start and end."
)


@pytest.mark.check(weight=3)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image becomes one row of 784 numbers"""
    # also as many images as an image has rows
    for n in (2, 1, 7, 28, 1200):
        first, second = rng.integers(0, 256, (2, n, 28, 28), np.uint8)
        rows = _rows(student, first)
        hint = None if rows.any() else say("All values are 0: does the loop reach every image, including the last one?")
        expect_to_depend("images", rows, _rows(student, second), hint)


def _rows(student: Student, images: NDArray[Any], layout: str = "") -> NDArray[Any]:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result, n = student.call("flatten_images", images, layout=layout), len(images)
    shape, one_more = result.value.shape, partial(student.flatten_images, np.concatenate([images, images[:1]]))
    expect(
        shape == (n, 784),
        say(
            "for images of shape {given}, the result has shape {came}; {wanted} was expected",
            given=shape_text((n, 28, 28)),
            came=shape_text(shape),
            wanted=shape_text((n, 784)),
        ),
        shape_hint(result, (n, 784), one_more, WRITTEN_IN) or _shape_hint(shape, n),
    )
    return result.value


def _shape_hint(shape: tuple[int, ...], n: int) -> Message:
    known = {
        (784, n): say("Rows and columns are swapped: there should be one row per image."),
        (n * 784,): say("You joined all images into one row: keep the first axis, which counts the images."),
        (784,): say("Your function returned only one image: flatten all the images that it is given."),
        (n, 28, 28): say(
            "Your function returned the images unchanged: `reshape` and similar functions return a new array and "
            "do not change the old one."
        ),
        (n * 28, 28): say("Each line of an image became a separate row: join all 28 lines of an image into one row."),
    }
    if n == 1 and len(shape) == 1:
        return say(
            "Even a single image should give a table with one row: leave out `squeeze`, and keep the first axis."
        )
    return known.get(shape, say("Use `reshape` with the number of images and 28 × 28 = 784."))


@pytest.mark.check(
    weight=4,
    needs=["shape"],
    praise=say("Every pixel of our test images is in the right place."),
)
def test_pixel_order(student: Student, rng: np.random.Generator) -> None:
    """The pixels of a row are in reading order, line by line"""
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
            "index {place} of a row should hold the pixel in line {line}, column {column} of the image (counting "
            "from 0), but holds another one",
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
    if not rows[:, found != order.ravel()].any():
        return NEVER_WRITTEN
    if np.array_equal(found, order.T.ravel()):
        return say("Your pixels are in order of columns: flatten line by line, as `reshape` does by default.")
    if any(np.array_equal(found, other.ravel()) for other in (order[::-1], order[:, ::-1], order[::-1, ::-1])):
        return say("Your image is mirrored: start with the first line, and in each line with the leftmost pixel.")
    mixed = (images.reshape(784, 10).T, images.transpose(1, 2, 0).reshape(10, 784), images.T.reshape(10, 784))
    if any(np.array_equal(rows, other) for other in mixed):
        return say(
            "You mixed the pixels of several images in one row: leave out the transpose, `reshape` alone is enough."
        )
    if {row.tobytes() for row in rows.astype(np.uint8)} == {image.tobytes() for image in images}:
        return say("Each row is an image, but the order has changed: row i belongs to image i.")
    return say("Does the second line of the image follow the first one, and so on? Do not sort or transpose.")


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
            say("the same images gave different rows when they were stored in another order in the computer's memory"),
            say("Follow the axes of the images, as `reshape` does, not the order of their bytes in memory."),
        )


def _expect_values(rows: NDArray[Any], images: NDArray[Any]) -> None:
    result, wanted = np.sort(rows.astype(np.float64), axis=None), np.sort(images, axis=None)
    if np.array_equal(result, wanted):
        return
    _expect_most_values(rows, images.reshape(rows.shape))
    hint = say("Only change the shape in this task; dividing by 255 is the next task.")
    if wanted.max() > 255:
        hint = say(
            "The example in the task has values up to 1567, too large for `uint8`: do not change the type "
            "of the images."
        )
    if (result[0], result[-1]) == (wanted[0], wanted[-1]):
        hint = say("Some values are missing, and others appear too often: each pixel needs a place of its own.")
    raise CheckFailed(
        say(
            "the pixels are between {low} and {high}, but your values are between {came_low} and {came_high}",
            low=wanted.min(),
            high=wanted.max(),
            came_low=number(result.min()),
            came_high=number(result.max()),
        ),
        hint,
    )


def _expect_most_values(rows: NDArray[Any], wanted: NDArray[Any]) -> None:
    """Fails the check at the first wrong value, where most are right: then the smallest and largest tell nothing."""
    right = rows == wanted
    if right.mean() < 0.75:
        return
    row, place = np.argwhere(~right)[0]
    raise CheckFailed(
        say(
            "there should be {wanted} at index {place} of row {row} (counting from 0), but there is {came}",
            place=int(place),
            row=int(row),
            wanted=int(wanted[row, place]),
            came=number(rows[row, place]),
        ),
        say("Most values are right: find what skips or changes this one."),
    )


@pytest.mark.check(weight=1, needs=["shape"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given images are not changed"""
    images = rng.integers(0, 256, (4, 28, 28), np.uint8)
    expect(
        not student.flatten_images(images).modified,
        say("your function changed the images that it was given"),
        say("Create a new array instead of writing into `images`."),
    )
    _rows(student, images, "read-only")
