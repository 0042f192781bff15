"""Task 3: labels become rows that contain a single 1."""

from __future__ import annotations

from functools import partial

import numpy as np

from autograder.graders.language import Array, Message, Result, Student, StudentError, check, restart, rows_of, say
from autograder.lesson.encoding import _expect_code_shape as expect_code_shape
from autograder.lesson.encoding import _expect_codes_to_depend as expect_codes_to_depend
from autograder.lesson.encoding import _expect_one_hot as expect_one_hot
from autograder.lesson.encoding import _expect_own_width as expect_own_width
from autograder.lesson.encoding import _expect_ten_columns as expect_ten_columns
from autograder.lesson.encoding import _too_narrow as too_narrow


@check(weight=4)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each label becomes one row, with a column for each of the 10 categories"""
    for n in (11, 19, 57, 1200):
        labels = rng.permutation(np.concatenate([np.arange(10), rng.integers(0, 10, n - 10)])).astype(np.uint8)
        result = _encoded(student, labels)
        expect_codes_to_depend(result, _encoded(student, (labels + 1) % 10), labels)


def _encoded(student: Student, labels: Array, layout: str = "", **keywords: int) -> Array:
    """What the student's function gives for the labels; it may give another shape whenever it is asked."""
    return _of_right_shape(student, _answer(student, labels, layout, **keywords), labels, **keywords)


def _of_right_shape(student: Student, result: Result, labels: Array, **keywords: int) -> Array:
    """What came for the labels, where it has the right shape; otherwise the check fails."""
    wanted = (len(labels), keywords.get("num_categories", 10))
    one_more = partial(student.encode_labels, np.append(labels, labels[:1]), **keywords)
    expect_code_shape(result.value.shape, result.type, wanted, rows_of(one_more))
    return result.value


def _answer(student: Student, labels: Array, layout: str = "", **keywords: int) -> Result:
    """What the function gives; where the labels' narrow type alone stops it, this is the hint."""
    try:
        return student.call("encode_labels", labels, layout=layout, **keywords)
    except StudentError as error:
        hint = _narrow_hint(student, labels, **keywords)
        if hint is None:
            raise
        raise StudentError(error.message, hint, error.kind) from None


def _narrow_hint(student: Student, labels: Array, **keywords: int) -> Message | None:
    """The hint where the same labels as int64 get the right rows: something overflows in their own type."""
    try:
        wide = student.encode_labels(labels.astype(np.int64), **keywords).value
    except StudentError:
        return None
    return too_narrow(wide, labels, keywords.get("num_categories", 10))


@check(weight=7, needs=[test_shape])
def test_one_at_the_label(student: Student, rng: np.random.Generator) -> None:
    """There is a 1 in the column of the label, and a 0 everywhere else"""
    for dtype in (np.uint8, np.int32, np.int64):
        for layout in ("", "non-contiguous", "read-only"):
            # Every class occurs, so that a width taken from the labels is told by another check.
            labels = rng.permutation(np.concatenate([np.arange(10), rng.integers(0, 10, 90)])).astype(dtype)
            _expect_one_hot(student, _encoded(student, labels, layout), labels)


def _expect_one_hot(student: Student, result: Array, labels: Array, **keywords: int) -> None:
    """Fails the check at the first row that is wrong in a result of the right shape."""
    hint = partial(_narrow_hint, student, labels, **keywords)
    expect_one_hot(result, labels, keywords.get("num_categories", 10), hint)


@check(
    weight=2,
    needs=[test_shape],
    praise=say("All 10 columns are there even if only some of the digits occur. This is often forgotten."),
)
def test_missing_classes(student: Student, rng: np.random.Generator) -> None:
    """The number of columns does not depend on which labels occur"""
    few = ([0, 1, 2, 1], [3, 5, 8, 5, 3], [9], [7, 7], [0], [4] * 200, rng.integers(2, 6, 300))
    fresh = restart(student)
    for labels in (np.array(labels, np.uint8) for labels in few):
        result = _answer(fresh, labels).value
        expect_ten_columns(result.shape, labels)
        _expect_one_hot(student, result, labels)
    if _takes_seven(student):
        some = np.array([0, 3, 5])
        _expect_one_hot(student, _encoded(student, some, num_categories=7), some, num_categories=7)


def _takes_seven(student: Student) -> bool:
    """Whether there may be seven categories: where there may not, that is another check's."""
    try:
        return student.encode_labels(np.arange(7), num_categories=7).value.shape == (7, 7)
    except StudentError:
        return False


@check(weight=2, needs=[test_shape])
def test_other_numbers_of_categories(student: Student, rng: np.random.Generator) -> None:
    """`num_categories` can be a number other than 10"""
    for categories in (7, 2, 3, 26):
        labels = rng.permutation(np.concatenate([np.arange(categories), rng.integers(0, categories, 30)]))
        result = _answer(student, labels, num_categories=categories)
        expect_own_width(result.value.shape, len(labels), categories)
        rows = _of_right_shape(student, result, labels, num_categories=categories)
        _expect_one_hot(student, rows, labels, num_categories=categories)
