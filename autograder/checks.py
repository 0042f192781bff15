"""What a hidden grader is written with: `expect`, and sentences that describe arrays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.messages import Message, say
from autograder.student import Result, Student, StudentError

GROWS = say("Each call returns more than the one before: create the list inside the function, so that it starts empty.")
ONE_ROW = say(
    "Your function returned only one result: collect one for each item inside the loop, and put "
    "`return` after the loop."
)


class CheckFailed(Exception):  # noqa: N818  a verdict about a submission, no error of the grader's
    """A submission does not do what the check asks: what was expected and what came, and a hint that teaches."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text() + (f"\n{hint.text()}" if hint else ""))
        self.message = message
        self.hint = hint


def expect(condition: object, message: Message, hint: Message | None = None) -> None:
    """Fails the check with a message unless the condition holds."""
    if not condition:
        raise CheckFailed(message, hint)


def expect_to_depend(argument: str, first: NDArray[Any], second: NDArray[Any], hint: Message | None = None) -> None:
    """Fails the check where two different arguments got the same answer: a constant earns nothing."""
    expect(
        not np.array_equal(first, second, equal_nan=True),
        say("the result is always the same, whatever `{argument}` contains", argument=argument),
        hint or say("Compute the result from the argument `{argument}`.", argument=argument),
    )


def afresh(student: Student) -> Student:
    """The student in a process of its own from here on, where nothing is left of what earlier questions held."""
    student.close()
    return student


def shape_hint(
    result: Result, wanted: tuple[int, ...], one_more: Callable[[], Result], written_in: Message
) -> Message | None:
    """Why a result has not the shape that was wanted, as far as it can be told whatever the task is.

    `one_more` asks again, about one more than before; `written_in` is the hint where that gives as many rows.
    """
    shape = result.value.shape
    if result.type == "tuple" and shape[:1] == (1,) and len(shape) > len(wanted):
        return say(
            "Your function returned a tuple that contains one array. A comma at the end of a line creates "
            "a tuple: delete the comma."
        )
    if len(shape) == len(wanted) and shape[1:] == wanted[1:] and shape != wanted:
        return _count_hint(shape[0], wanted[0], one_more, written_in)
    return None


def _count_hint(came: int, wanted: int, one_more: Callable[[], Result], written_in: Message) -> Message | None:
    """Why there are `came` rows and not as many as `wanted`: how many there are of one more tells."""
    try:
        more = one_more().value
    except StudentError:
        return written_in
    further = len(more) - came if more.ndim else 0
    if further == 0:
        return ONE_ROW if came == 1 else written_in
    if further == wanted + 1:
        return GROWS
    if further == 1 and came == wanted + 1:
        return say("There is always one row too many: what does your result contain before the loop starts?")
    if further == 1 and came == wanted - 1:
        return say("There is always one row too few: does the loop skip the first or the last item?")
    return None


def shape_text(shape: tuple[int | None, ...]) -> str:
    """A shape as Python writes it, cut where a hostile one is long."""
    text = str(tuple(shape))
    return text if len(text) <= 60 else text[:57] + "…)"


def first_difference(value: NDArray[Any], wanted: NDArray[Any], tolerance: float) -> tuple[int, ...] | None:
    """The index of the first entry that is not within `tolerance` of what was wanted; None where all are."""
    wrong = ~(np.abs(value.astype(np.float64) - wanted.astype(np.float64)) <= tolerance)
    places = np.argwhere(wrong)
    return tuple(int(i) for i in places[0]) if len(places) else None


def number(value: Any) -> Message:
    """A number, short enough to be read, and written as the language of the sentence around it does."""
    exact = float(value)
    if not np.isfinite(exact):
        return Message("{value}", {"value": str(exact)})
    whole = "e+" in f"{exact:.4g}" and abs(exact) < 1e7
    return Message("{value:.0f}" if whole else "{value:.4g}", {"value": exact})
