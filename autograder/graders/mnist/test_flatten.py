"""Task 1: images of shape (n, 28, 28) become rows of shape (n, 784)."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.graders.language import Array, Student, check, expect, rows_of, say
from autograder.lesson.flattening import _draw_bits as draw_bits
from autograder.lesson.flattening import _expect_images_kept as expect_images_kept
from autograder.lesson.flattening import _expect_pixel_order as expect_pixel_order
from autograder.lesson.flattening import _expect_row_shape as expect_row_shape
from autograder.lesson.flattening import _expect_row_values as expect_row_values
from autograder.lesson.flattening import _expect_rows_to_depend as expect_rows_to_depend


@check(weight=3)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each image becomes one row of 784 numbers"""
    # also as many images as an image has rows
    for n in (2, 1, 7, 28, 1200):
        first, second = rng.integers(0, 256, (2, n, 28, 28), np.uint8)
        expect_rows_to_depend(_rows(student, first), _rows(student, second))


def _rows(student: Student, images: Array, layout: str = "") -> Array:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result = student.call("flatten_images", images, layout=layout)
    one_more = partial(student.flatten_images, np.concatenate([images, images[:1]]))
    expect_row_shape(result.value.shape, result.type, len(images), rows_of(one_more))
    return result.value


@check(
    weight=4,
    needs=[test_shape],
    praise=say("Every pixel of our test images is in the right place."),
)
def test_pixel_order(student: Student, rng: np.random.Generator) -> None:
    """The pixels of a row are in reading order, line by line"""
    places, images = draw_bits(rng)
    expect_pixel_order(_rows(student, images), images, places)


@check(weight=2, needs=[test_shape])
def test_values(student: Student, rng: np.random.Generator) -> None:
    """The values of the pixels are unchanged"""
    drawn = rng.integers(0, 256, (5, 28, 28), np.uint8)
    numbers = np.arange(2 * 784).reshape(2, 28, 28)
    for images in (drawn, np.full_like(drawn, 255), drawn.astype(np.int32), numbers):
        rows, others = (_rows(student, images, layout) for layout in ("", "non-contiguous"))
        expect_row_values(rows, images)
        expect(
            np.array_equal(rows, others),
            say("the same images gave different rows when they were stored in another order in the computer's memory"),
            say("Follow the axes of the images, as `reshape` does, not the order of their bytes in memory."),
        )


@check(weight=1, needs=[test_shape])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given images are not changed"""
    images = rng.integers(0, 256, (4, 28, 28), np.uint8)
    expect_images_kept(student.flatten_images(images).modified)
    _rows(student, images, "read-only")
