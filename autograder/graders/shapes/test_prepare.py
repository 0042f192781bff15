"""Task 1: images get an axis for their one channel, and their values become fractions from 0 to 1."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.graders.language import (
    Array,
    Student,
    check,
    dark_batches,
    expect_divided,
    expect_floats,
    expect_the_same_in_any_batch,
    expect_to_depend,
    expect_unmodified,
    rows_of,
    say,
)
from autograder.lesson.preparing import _expect_one_channel as expect_one_channel


@check(weight=5)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image keeps its rows and columns and gets one channel"""
    for n in (2, 1, 57, 300):
        images = rng.integers(0, 256, (n, 28, 28), np.uint8)
        # even a result that is cut off to 0 and 1 has to differ from the negative's
        images.flat[:2] = 0, 255
        result = _prepared(student, images)
        expect_to_depend("images", result, _prepared(student, 255 - images))


def _prepared(student: Student, images: Array, layout: str = "") -> Array:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result = student.call("prepare_images", images, layout=layout)
    one_more = partial(student.prepare_images, np.concatenate([images, images[:1]]))
    expect_one_channel(result.value.shape, result.type, images.shape, rows_of(one_more))
    return result.value


@check(weight=3, needs=[test_shape])
def test_floats(student: Student, rng: np.random.Generator) -> None:
    """The result contains floating-point numbers"""
    for dtype in (np.uint8, np.int32):
        result = _prepared(student, rng.integers(0, 256, (9, 28, 28)).astype(dtype))
        expect_floats(result)


@check(weight=7, needs=[test_floats])
def test_divided_by_255(student: Student, rng: np.random.Generator) -> None:
    """Every value is the pixel divided by 255, in its original position"""
    for dtype in (np.uint8, np.int16, np.int32, np.int64):
        for layout in ("", "non-contiguous"):
            # Each image holds black and white: dividing by the largest value is told by another check.
            images = rng.integers(0, 256, (6, 28, 28)).astype(dtype)
            images[:, 0, :2] = 0, 255
            expect_divided(_prepared(student, images, layout)[..., 0], images)


@check(
    weight=3,
    needs=[test_floats],
    praise=say(
        "Your function treats each pixel separately: a dark image stays dark, whatever other images are in the batch."
    ),
)
def test_whatever_the_batch(student: Student, rng: np.random.Generator) -> None:
    """The result for a pixel does not depend on the other pixels"""
    expect_the_same_in_any_batch(student, _without_channel, dark_batches(rng), rng)


def _without_channel(student: Student, images: Array) -> Array:
    return _prepared(student, images)[..., 0]


@check(weight=2, needs=[test_shape])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given images are not changed"""
    images = rng.integers(1, 256, (4, 28, 28))
    expect_unmodified(student.prepare_images(images).modified)
    _prepared(student, images, "read-only")
