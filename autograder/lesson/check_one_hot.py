"""Task 3 of the digits: labels become rows with a single 1."""

from __future__ import annotations

import numpy as np

from autograder.lesson.checks import _Answer, _ask_student, _task
from autograder.lesson.encoding import (
    _expect_code_shape,
    _expect_codes_to_depend,
    _expect_one_hot,
    _expect_own_width,
    _expect_ten_columns,
    _too_narrow,
)
from autograder.lesson.figures import show_table
from autograder.lesson.kinds import Array, Found
from autograder.lesson.mistakes import _CheckFailed
from autograder.messages import Message, say


@_task("one_hot", 3, 5)
def _check_one_hot() -> Found:
    rng = np.random.default_rng(10)
    ten = rng.permutation(np.arange(19) % 10).astype("uint8")
    codes = _codes(ten)
    _expect_codes_to_depend(codes, _codes((ten + 1) % 10), ten)
    many = rng.permutation(np.arange(300) % 10)
    for labels in (ten, many.astype("uint8"), many):
        _expect_codes(labels)
    for few in ([0, 1, 2, 1], [3, 5, 8, 5, 3], [9]):
        labels = np.array(few, "uint8")
        _expect_ten_columns(_answer(labels).value.shape, labels)
        _expect_codes(labels)
    for count in (4, 26):
        labels = rng.permutation(np.arange(2 * count) % count)
        shape = _answer(labels, num_categories=count).value.shape
        _expect_own_width(shape, len(labels), count)
        _expect_codes(labels, num_categories=count)
    meaning = say(
        "Each label became a row with a single 1, in the column of its "
        "category, even if some categories do not occur."
    )
    return meaning, _show_codes


def _expect_codes(labels: Array, **keywords: int) -> None:
    count = keywords.get("num_categories", 10)
    codes = _codes(labels, **keywords)
    _expect_one_hot(
        codes, labels, count, lambda: _hint_on_type(labels, keywords)
    )


def _codes(labels: Array, **keywords: int) -> Array:
    """What the student's function gives, where its shape is right."""
    answer = _answer(labels, **keywords)
    wanted = (len(labels), keywords.get("num_categories", 10))

    def count_one_more() -> int:
        more = np.append(labels, labels[:1])
        return len(np.atleast_1d(_answer(more, **keywords).value))

    _expect_code_shape(
        answer.value.shape, answer.kind, wanted, count_one_more
    )
    return answer.value


def _answer(labels: Array, **keywords: int) -> _Answer:
    """What comes; where only a narrow type is at fault, it is said."""
    try:
        return _ask_student("encode_labels", labels, **keywords)
    except _CheckFailed as failed:
        hint = _hint_on_type(labels, keywords)
        raise _CheckFailed(
            failed.message, hint or failed.hint
        ) from None


def _hint_on_type(
    labels: Array, keywords: dict[str, int]
) -> Message | None:
    """A hint where the same labels in a wider type would be right."""
    try:
        wide = _ask_student(
            "encode_labels", labels.astype("int64"), **keywords
        ).value
    except _CheckFailed:
        return None
    return _too_narrow(wide, labels, keywords.get("num_categories", 10))


def _show_codes() -> None:
    """Shows the rows of the notebook's first labels."""
    labels = globals().get("y_train", ())
    if np.ndim(labels) == 1 and len(labels) >= 8:
        labels = np.array(labels[:8])
        show_table(_codes(labels), range(10), labels)
