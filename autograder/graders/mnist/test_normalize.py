"""Task 2: integers from 0 to 255 become floating-point numbers from 0 to 1."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.graders.language import (
    Array,
    Message,
    Result,
    Student,
    StudentError,
    check,
    dark_batches,
    expect_black_and_white,
    expect_divided,
    expect_floats,
    expect_same_shape,
    expect_the_same_in_any_batch,
    expect_to_depend,
    expect_unmodified,
    known_scaling_hint,
    rows_of,
    say,
    shape_text,
)

OTHER_SHAPES = ((7, 784), (3,), (2, 3, 4, 5))


@check(weight=2)
def test_floats(student: Student, rng: np.random.Generator) -> None:
    """The result contains floating-point numbers and has the shape of the images"""
    for shape in ((1, 28, 28), (2, 28, 28), (1200, 28, 28), *OTHER_SHAPES):
        images = rng.integers(0, 256, shape, np.uint8)
        # even a result that is cut off to 0 and 1 has to differ from the negative's
        images.flat[:2] = 0, 255
        result = _normalized(student, images)
        expect_floats(result)
    expect_to_depend("images", result, _normalized(student, 255 - images))


def _normalized(student: Student, images: Array, layout: str = "") -> Array:
    """What the student's function gives for the images; it may give another shape whenever it is asked."""
    result = _answer(student, images, layout)
    if result.value.shape == images.shape:
        return result.value
    one_more = partial(student.normalize_images, np.concatenate([images, images[:1]]))

    def find_known() -> Message | None:
        return None if _is_plain(images.shape) else _known_mistake(student)

    expect_same_shape(result.value.shape, result.type, images.shape, rows_of(one_more), find_known)
    return result.value


def _is_plain(shape: tuple[int, ...]) -> bool:
    return shape[1:] == (28, 28)


def _answer(student: Student, images: Array, layout: str) -> Result:
    """What the function gives; where only images of another shape than (n, 28, 28) stop it, this is said."""
    try:
        return student.call("normalize_images", images, layout=layout)
    except StudentError as error:
        if _is_plain(images.shape):
            raise
        message = say("for images of shape {given}: {error}", given=shape_text(images.shape), error=error.message)
        hint = say("The images can have any shape: `images / 255` divides all of them at once, without a loop.")
        raise StudentError(message, _known_mistake(student) or hint, error.kind) from None


def _known_mistake(student: Student) -> Message | None:
    """What is wrong with plain images, where that is well known: it tells more than what becomes of other shapes."""
    images = np.arange(4 * 784).reshape(4, 28, 28).astype(np.uint8)
    return known_scaling_hint(images, student.normalize_images(images).value.astype(np.float64))


@check(weight=2, needs=[test_floats])
def test_from_0_to_1(student: Student, rng: np.random.Generator) -> None:
    """Black becomes 0 and white becomes 1"""
    images = _with_black_and_white(rng).astype(np.uint8)
    expect_black_and_white(_normalized(student, images), images)


def _with_black_and_white(rng: np.random.Generator) -> Array:
    """Images that all hold black and white: dividing by the largest value is told by another check."""
    images = rng.integers(0, 256, (6, 28, 28))
    images[:, 0, :2] = 0, 255
    return images


@check(weight=6, needs=[test_from_0_to_1])
def test_divided_by_255(student: Student, rng: np.random.Generator) -> None:
    """Every value is the pixel divided by 255"""
    for dtype in (np.uint8, np.int16, np.int32, np.int64):
        for layout in ("", "non-contiguous"):
            images = _with_black_and_white(rng).astype(dtype)
            expect_divided(_normalized(student, images, layout), images)
    for shape in OTHER_SHAPES:
        images = rng.integers(0, 256, shape, np.uint8)
        images[..., :2] = 0, 255
        expect_divided(_normalized(student, images), images)


@check(
    weight=4,
    needs=[test_from_0_to_1],
    praise=say(
        "Your function treats each pixel separately: a dark image stays dark, whatever other images are in the batch."
    ),
)
def test_whatever_the_batch(student: Student, rng: np.random.Generator) -> None:
    """The result for a pixel does not depend on the other pixels"""
    batches = dark_batches(rng)
    expect_the_same_in_any_batch(student, _normalized, [*batches, batches[0][:1, :1]], rng)


@check(weight=1, needs=[test_from_0_to_1])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given images are not changed"""
    images = rng.integers(1, 256, (4, 28, 28))
    expect_unmodified(student.normalize_images(images).modified)
    _normalized(student, images, "read-only")
