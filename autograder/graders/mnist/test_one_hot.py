"""Task 3: labels become rows that contain a single 1."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import ONE_ROW, CheckFailed, afresh, expect, expect_to_depend, number, shape_hint, shape_text
from autograder.messages import Message, say
from autograder.student import Result, Student, StudentError

pytestmark = pytest.mark.criterion("one_hot")

WRITTEN_IN = say("The number of labels is fixed in your function: take it from the labels, `len(labels)`.")


@pytest.mark.check(weight=4)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each label becomes one row, with a column for each of the 10 categories"""
    for n in (11, 19, 57, 1200):
        labels = rng.permutation(np.concatenate([np.arange(10), rng.integers(0, 10, n - 10)])).astype(np.uint8)
        result = _encoded(student, labels)
        hint = _diagnose(result.astype(np.float64), np.eye(10)[labels], labels)
        expect_to_depend("labels", result, _encoded(student, (labels + 1) % 10), hint)


def _encoded(student: Student, labels: NDArray[Any], layout: str = "", **keywords: int) -> NDArray[Any]:
    """What the student's function gives for the labels; it may give another shape whenever it is asked."""
    return _of_right_shape(student, _answer(student, labels, layout, **keywords), labels, **keywords)


def _of_right_shape(student: Student, result: Result, labels: NDArray[Any], **keywords: int) -> NDArray[Any]:
    """What came for the labels, where it has the right shape; otherwise the check fails."""
    wanted = (len(labels), keywords.get("num_categories", 10))
    one_more = partial(student.encode_labels, np.append(labels, labels[:1]), **keywords)
    expect(
        result.value.shape == wanted,
        say(
            "for {n} labels and {categories} categories, the result has shape {came}; {wanted} was expected",
            n=wanted[0],
            categories=wanted[1],
            came=shape_text(result.value.shape),
            wanted=shape_text(wanted),
        ),
        shape_hint(result, wanted, one_more, WRITTEN_IN) or _shape_hint(result.value.shape, wanted),
    )
    return result.value


def _shape_hint(shape: tuple[int, ...], wanted: tuple[int, int]) -> Message:
    known = {
        wanted[::-1]: say("Rows and columns are swapped: there should be one row per label."),
        wanted[:1]: say("The labels are still single numbers: each label needs a row of its own."),
        wanted[1:]: ONE_ROW,
        (wanted[0] * wanted[1],): say("You joined all rows into one: `append` keeps them separate, `extend` does not."),
    }
    return known.get(
        shape, say("There should be one row per label and one column per category: `(len(labels), num_categories)`.")
    )


def _answer(student: Student, labels: NDArray[Any], layout: str = "", **keywords: int) -> Result:
    """What the function gives; where the labels' narrow type alone stops it, this is the hint."""
    try:
        return student.call("encode_labels", labels, layout=layout, **keywords)
    except StudentError as error:
        hint = _narrow_hint(student, labels, **keywords)
        if hint is None:
            raise
        raise StudentError(error.message, hint) from None


def _narrow_hint(student: Student, labels: NDArray[Any], **keywords: int) -> Message | None:
    """The hint where the same labels as int64 get the right rows: something overflows in their own type."""
    wanted = np.eye(keywords.get("num_categories", 10))[labels]
    try:
        wide = student.encode_labels(labels.astype(np.int64), **keywords).value
    except StudentError:
        return None
    if not np.array_equal(wide, wanted):
        return None
    return say(
        "With the same labels as `int64`, your result would be right: `{dtype}` ends at {most}, and your "
        "calculation overflows. Start with `labels = labels.astype(int)`.",
        dtype=str(labels.dtype),
        most=np.iinfo(labels.dtype).max,
    )


@pytest.mark.check(weight=7, needs=["shape"])
def test_one_at_the_label(student: Student, rng: np.random.Generator) -> None:
    """There is a 1 in the column of the label, and a 0 everywhere else"""
    for dtype in (np.uint8, np.int32, np.int64):
        for layout in ("", "non-contiguous", "read-only"):
            # Every class occurs, so that a width taken from the labels is told by another check.
            labels = rng.permutation(np.concatenate([np.arange(10), rng.integers(0, 10, 90)])).astype(dtype)
            _expect_one_hot(student, _encoded(student, labels, layout), labels)


def _expect_one_hot(student: Student, result: NDArray[Any], labels: NDArray[Any], **keywords: int) -> None:
    """Fails the check at the first row that is wrong in a result of the right shape."""
    wanted = np.eye(keywords.get("num_categories", 10))[labels]
    wrong = np.flatnonzero((result != wanted).any(axis=1))
    if not len(wrong):
        return
    row = int(wrong[0])
    raise CheckFailed(
        say(
            "in row {row}, the label {label} became {came}",
            row=row,
            label=int(labels[row]),
            came="[" + " ".join(number(value).text() for value in result[row][:30]) + "]",
        ),
        _narrow_hint(student, labels, **keywords) or _diagnose(result.astype(np.float64), wanted, labels),
    )


def _diagnose(result: NDArray[Any], wanted: NDArray[Any], labels: NDArray[Any]) -> Message:
    backwards = (wanted[:, ::-1], np.roll(wanted[:, ::-1], 1, axis=1))
    if not result.any():
        return say("All values are 0: your code never writes the 1.")
    if np.array_equal(result, 1 - wanted):
        return say("0 and 1 are swapped.")
    if _off_by_one(result, wanted):
        return say("The 1 is one column off: the first column, number 0, belongs to the label 0.")
    if any(np.array_equal(result, other) for other in backwards):
        return say("The columns are in reverse order: the first one belongs to the label 0.")
    if np.array_equal(result, wanted * labels[:, None]):
        return say("Write a 1 into the column, not the label itself.")
    if np.array_equal(result, 2 * wanted - 1):
        return say("The other columns should contain 0, not −1.")
    if (result == 1).sum() == 1:
        return say("There is only one 1 in the whole result, but every row needs one. Is `return` inside the loop?")
    if np.array_equal(result.argmax(axis=1), labels) and ((result > 0) & (result < 1)).any():
        return say("The values are not exactly 0 and 1 (smoothing): one-hot rows contain only 0 and 1.")
    if ((result == 1).sum(axis=1) > 1).any():
        return _several_ones_hint(result)
    if not result.any(axis=1).all():
        return say("Some rows have no 1: every label needs one, including the first, the last and the label 0.")
    return say("With 10 categories, the row for the label 3 is 0 0 0 1 0 0 0 0 0 0.")


def _several_ones_hint(result: NDArray[Any]) -> Message:
    if result.any(axis=1).all():
        return say("Some rows have more than one 1: only the label's own column gets one.")
    if (result == result[:, :1]).all():
        return say("You filled whole rows with 1: `rows[i, label] = 1` writes into one position.")
    return say(
        "Some rows have several 1s, others none: the indices are wrong. `uint8` ends at 255 and overflows: "
        "convert to `int` first."
    )


def _off_by_one(result: NDArray[Any], wanted: NDArray[Any]) -> bool:
    left, right = np.roll(wanted, -1, axis=1), np.roll(wanted, 1, axis=1)
    # Where the 1 would leave the row, it comes in again on the other side, stays at the edge, or is lost.
    return any(np.array_equal(result[:, 1:-1], other[:, 1:-1]) for other in (left, right))


@pytest.mark.check(
    weight=2,
    needs=["shape"],
    praise=say("All 10 columns are there even if only some of the digits occur. This is often forgotten."),
)
def test_missing_classes(student: Student, rng: np.random.Generator) -> None:
    """The number of columns does not depend on which labels occur"""
    few = ([0, 1, 2, 1], [3, 5, 8, 5, 3], [9], [7, 7], [0], [4] * 200, rng.integers(2, 6, 300))
    fresh = afresh(student)
    for labels in (np.array(labels, np.uint8) for labels in few):
        result = _answer(fresh, labels).value
        expect(
            result.shape == (len(labels), 10),
            say(
                "when only the labels {labels} occur, the result has shape {came}; {wanted} was expected",
                labels=str(np.unique(labels).tolist()),
                came=shape_text(result.shape),
                wanted=shape_text((len(labels), 10)),
            ),
            say(
                "Categories that do not occur in this batch have no column: take the number of columns from "
                "`num_categories`."
            ),
        )
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


@pytest.mark.check(weight=2, needs=["shape"])
def test_other_numbers_of_categories(student: Student, rng: np.random.Generator) -> None:
    """`num_categories` can be a number other than 10"""
    for categories in (7, 2, 3, 26):
        labels = rng.permutation(np.concatenate([np.arange(categories), rng.integers(0, categories, 30)]))
        result = _answer(student, labels, num_categories=categories)
        expect(
            result.value.shape != (len(labels), 10),
            say(
                "with `num_categories={categories}`, the result has shape {came}; {wanted} was expected",
                categories=categories,
                came=shape_text(result.value.shape),
                wanted=shape_text((len(labels), categories)),
            ),
            say("The 10 is fixed in your function: use the argument `num_categories` instead."),
        )
        rows = _of_right_shape(student, result, labels, num_categories=categories)
        _expect_one_hot(student, rows, labels, num_categories=categories)
