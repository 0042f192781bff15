"""Task 1: images get an axis for their one channel, and their values become fractions from 0 to 1."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import ONE_ROW, expect, expect_to_depend, shape_hint, shape_text
from autograder.graders.scaling import (
    dark_batches,
    expect_divided,
    expect_floats,
    expect_the_same_in_any_batch,
    expect_unmodified,
)
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("prepare")

WRITTEN_IN = say(
    "Your function uses a fixed number of images, or the number of other images: take the number from the images "
    "that it is given, `images.shape[0]`."
)


@pytest.mark.check(weight=5)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image keeps its rows and columns and gets one channel"""
    for n in (2, 1, 57, 300):
        images = rng.integers(0, 256, (n, 28, 28), np.uint8)
        # even a result that is cut off to 0 and 1 has to differ from the negative's
        images.flat[:2] = 0, 255
        result = _prepared(student, images)
        expect_to_depend("images", result, _prepared(student, 255 - images))


def _prepared(student: Student, images: NDArray[Any], layout: str = "") -> NDArray[Any]:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result, wanted = student.call("prepare_images", images, layout=layout), (*images.shape, 1)
    one_more = partial(student.prepare_images, np.concatenate([images, images[:1]]))
    expect(
        result.value.shape == wanted,
        say(
            "for images of shape {given}, the result has shape {came}; {wanted} was expected",
            given=shape_text(images.shape),
            came=shape_text(result.value.shape),
            wanted=shape_text(wanted),
        ),
        shape_hint(result, wanted, one_more, WRITTEN_IN) or _shape_hint(result.value.shape, images.shape),
    )
    return result.value


def _shape_hint(came: tuple[int, ...], given: tuple[int, ...]) -> Message:
    n = given[0]
    known = {
        given: say("The channel is missing: `images[..., np.newaxis]` adds an axis of length 1 at the end."),
        (n, 1, *given[1:]): say("The channel comes last, after the rows and the columns."),
        (1, *given): say("The new axis is in front of the images: it belongs at the end, after the columns."),
        (n, 784): say("You flattened the images: a convolution needs their rows and columns."),
        (n, 784, 1): say("You flattened the images: a convolution needs their rows and columns."),
        (*given[1:], 1): ONE_ROW,
        (*given, 3): say("The images are grey: they have one channel, not three."),
    }
    return known.get(came, say("Only add an axis of length 1, at the end: `(n, 28, 28)` becomes `(n, 28, 28, 1)`."))


@pytest.mark.check(weight=3, needs=["shape"])
def test_floats(student: Student, rng: np.random.Generator) -> None:
    """The result contains floating-point numbers"""
    for dtype in (np.uint8, np.int32):
        result = _prepared(student, rng.integers(0, 256, (9, 28, 28)).astype(dtype))
        expect_floats(result)


@pytest.mark.check(weight=7, needs=["floats"])
def test_divided_by_255(student: Student, rng: np.random.Generator) -> None:
    """Every value is the pixel divided by 255, in its original position"""
    for dtype in (np.uint8, np.int16, np.int32, np.int64):
        for layout in ("", "non-contiguous"):
            # Each image holds black and white: dividing by the largest value is told by another check.
            images = rng.integers(0, 256, (6, 28, 28)).astype(dtype)
            images[:, 0, :2] = 0, 255
            expect_divided(_prepared(student, images, layout)[..., 0], images)


@pytest.mark.check(
    weight=3,
    needs=["floats"],
    praise=say(
        "Your function treats each pixel separately: a dark image stays dark, whatever other images are in the batch."
    ),
)
def test_whatever_the_batch(student: Student, rng: np.random.Generator) -> None:
    """The result for a pixel does not depend on the other pixels"""
    expect_the_same_in_any_batch(student, _without_channel, dark_batches(rng), rng)


def _without_channel(student: Student, images: NDArray[Any]) -> NDArray[Any]:
    return _prepared(student, images)[..., 0]


@pytest.mark.check(weight=2, needs=["shape"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given images are not changed"""
    images = rng.integers(1, 256, (4, 28, 28))
    expect_unmodified(student.prepare_images(images))
    _prepared(student, images, "read-only")
