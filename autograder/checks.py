"""What a hidden grader is written with: `expect`, and sentences that describe arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.messages import Message, say


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
        say("whatever `{argument}` holds, the result is the same", argument=argument),
        hint or say("Compute the result from the argument `{argument}`.", argument=argument),
    )


def shape_text(shape: tuple[int | None, ...]) -> str:
    """A shape as Python writes it, cut where a hostile one is long."""
    text = str(tuple(shape))
    return text if len(text) <= 60 else text[:57] + "…)"


def first_difference(value: NDArray[Any], wanted: NDArray[Any], tolerance: float) -> tuple[int, ...] | None:
    """The index of the first entry that is not within `tolerance` of what was wanted; None where all are."""
    wrong = ~(np.abs(value.astype(np.float64) - wanted.astype(np.float64)) <= tolerance)
    places = np.argwhere(wrong)
    return tuple(int(i) for i in places[0]) if len(places) else None


def number(value: Any) -> str:
    """A number, short enough to be read."""
    text = f"{float(value):.4g}"
    return f"{float(value):.0f}" if "e+" in text and abs(value) < 1e7 else text
