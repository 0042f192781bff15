"""Labels that became rows with a single 1."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.lesson.kinds import Array, Floats, Hints, Shape
from autograder.lesson.mistakes import (
    _ONE_ROW,
    _CheckFailed,
    _expect,
    _expect_to_depend,
    _hint_for,
    _number_text,
    _shape_hint,
    _shape_text,
)
from autograder.messages import Message, say

_LABELS_WRITTEN_IN = say(
    "You wrote the number of labels into your function: take it "
    "from the labels instead, `len(labels)`."
)


def _expect_code_shape(
    shape: Shape,
    kind: str,
    wanted: tuple[int, int],
    count_one_more: Callable[[], int | None],
) -> None:
    """Fails the check where labels became no rows of codes."""
    if shape == wanted:
        return
    raise _CheckFailed(
        say(
            "for {n} labels and {categories} categories, the result "
            "has shape {came}; {wanted} was expected",
            n=wanted[0],
            categories=wanted[1],
            came=_shape_text(shape),
            wanted=_shape_text(wanted),
        ),
        _shape_hint(
            shape, kind, wanted, count_one_more, _LABELS_WRITTEN_IN
        )
        or _code_shape_hint(shape, wanted),
    )


def _code_shape_hint(shape: Shape, wanted: tuple[int, int]) -> Message:
    known = {
        wanted[::-1]: say(
            "Rows and columns are swapped: there should be one row "
            "per label."
        ),
        wanted[:1]: say(
            "The labels are still single numbers: each label needs a "
            "row of its own."
        ),
        wanted[1:]: _ONE_ROW,
        (wanted[0] * wanted[1],): say(
            "You joined all rows into one: `append` keeps them "
            "separate, `extend` does not."
        ),
    }
    return known.get(
        shape,
        say(
            "There should be one row per label and one column per "
            "category: `(len(labels), num_categories)`."
        ),
    )


def _expect_codes_to_depend(
    codes: Array, others: Array, labels: Array
) -> None:
    """Fails the check where other labels became the same rows."""
    wanted = np.eye(10)[labels]
    hint = _code_hint(codes.astype(np.float64), wanted, labels)
    _expect_to_depend("labels", codes, others, hint)


def _expect_one_hot(
    codes: Array,
    labels: Array,
    categories: int,
    hint_on_type: Callable[[], Message | None],
) -> None:
    """Fails the check at the first wrong row; the shape is right."""
    wanted = np.eye(categories)[labels]
    wrong = np.flatnonzero((codes != wanted).any(axis=1))
    if not len(wrong):
        return
    row = int(wrong[0])
    shown = " ".join(
        str(_number_text(value)) for value in codes[row][:30]
    )
    raise _CheckFailed(
        say(
            "in row {row} (counting from 0), the label {label} became "
            "{came}",
            row=row,
            label=int(labels[row]),
            came=f"[{shown}]",
        ),
        hint_on_type()
        or _code_hint(codes.astype(np.float64), wanted, labels),
    )


def _too_narrow(
    wide: Array, labels: Array, categories: int
) -> Message | None:
    """The hint where `wide`, what int64 labels became, is right."""
    if not np.array_equal(wide, np.eye(categories)[labels]):
        return None
    return say(
        "With the same labels as `int64`, your result would be "
        "right: `{dtype}` ends at {most}, and your calculation "
        "overflows. Start with `labels = labels.astype(int)`.",
        dtype=str(labels.dtype),
        most=np.iinfo(labels.dtype).max,
    )


def _expect_ten_columns(shape: Shape, labels: Array) -> None:
    """Fails the check where labels that do not occur lose a column."""
    _expect(
        shape == (len(labels), 10),
        say(
            "when only the labels {labels} occur, the result has "
            "shape {came}; {wanted} was expected",
            labels=str(np.unique(labels).tolist()),
            came=_shape_text(shape),
            wanted=_shape_text((len(labels), 10)),
        ),
        say(
            "Categories that do not occur in this batch have no "
            "column: take the number of columns from "
            "`num_categories`."
        ),
    )


def _expect_own_width(shape: Shape, n: int, categories: int) -> None:
    """Fails the check where there are ten columns at all times."""
    _expect(
        shape != (n, 10),
        say(
            "with `num_categories={categories}`, the result has "
            "shape {came}; {wanted} was expected",
            categories=categories,
            came=_shape_text(shape),
            wanted=_shape_text((n, categories)),
        ),
        say(
            "You wrote 10 into your function: use the argument "
            "`num_categories` instead."
        ),
    )


def _off_by_one(result: Floats, wanted: Floats) -> bool:
    left, right = (
        np.roll(wanted, -1, axis=1),
        np.roll(wanted, 1, axis=1),
    )
    # Where the 1 would leave the row, it comes in again on the other
    # side, stays at the edge, or is lost.
    return any(
        np.array_equal(result[:, 1:-1], other[:, 1:-1])
        for other in (left, right)
    )


def _is_backwards(result: Floats, wanted: Floats) -> bool:
    turned = wanted[:, ::-1]
    return any(
        np.array_equal(result, other)
        for other in (turned, np.roll(turned, 1, axis=1))
    )


def _is_smooth(result: Floats, labels: Array) -> bool:
    between = (result > 0) & (result < 1)
    highest = result.argmax(axis=1)
    return np.array_equal(highest, labels) and bool(between.any())


def _has_several_ones(result: Floats) -> bool:
    return bool(((result == 1).sum(axis=1) > 1).any())


# by what labels became, what was wanted, and the labels
_CODE_MISTAKES: Hints = (
    (
        lambda result, *_: not result.any(),
        say("All values are 0: your code never writes the 1."),
    ),
    (
        lambda result, wanted, _: np.array_equal(result, 1 - wanted),
        say("0 and 1 are swapped."),
    ),
    (
        lambda result, wanted, _: _off_by_one(result, wanted),
        say(
            "The 1 is one column off: the first column, number 0, "
            "belongs to the label 0."
        ),
    ),
    (
        lambda result, wanted, _: _is_backwards(result, wanted),
        say(
            "The columns are in reverse order: the first one belongs "
            "to the label 0."
        ),
    ),
    (
        lambda result, wanted, labels: np.array_equal(
            result, wanted * labels[:, None]
        ),
        say("Write a 1 into the column, not the label itself."),
    ),
    (
        lambda result, wanted, _: np.array_equal(
            result, 2 * wanted - 1
        ),
        say("The other columns should contain 0, not −1."),
    ),
    (
        lambda result, *_: (result == 1).sum() == 1,
        say(
            "There is only one 1 in the whole result, but every row "
            "needs one. Is `return` inside the loop?"
        ),
    ),
    (
        lambda result, _, labels: _is_smooth(result, labels),
        say(
            "The values are not exactly 0 and 1 (smoothing): one-hot "
            "rows contain only 0 and 1."
        ),
    ),
    (
        lambda result, *_: (
            _has_several_ones(result) and result.any(axis=1).all()
        ),
        say(
            "Some rows have more than one 1: only the label's own "
            "column gets one."
        ),
    ),
    (
        lambda result, *_: (
            _has_several_ones(result)
            and (result == result[:, :1]).all()
        ),
        say(
            "You filled whole rows with 1: `rows[i, label] = 1` "
            "writes into one position."
        ),
    ),
    (
        lambda result, *_: _has_several_ones(result),
        say(
            "Some rows have several 1s, others none: the indices are "
            "wrong. `uint8` can only hold numbers up to 255 and then "
            "starts again at 0: convert to `int` first."
        ),
    ),
    (
        lambda result, *_: not result.any(axis=1).all(),
        say(
            "Some rows have no 1: every label needs one, including "
            "the first, the last and the label 0."
        ),
    ),
)


def _code_hint(
    result: Floats, wanted: Floats, labels: Array
) -> Message:
    return _hint_for(_CODE_MISTAKES, result, wanted, labels) or say(
        "With 10 categories, the row for the label 3 is 0 0 0 1 0 0 "
        "0 0 0 0."
    )
