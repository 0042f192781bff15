"""What hidden graders and visible checks share: how they refuse.

A mistake has one sentence, wherever it is found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import SupportsFloat

import numpy as np

from autograder.lesson.kinds import Array, Hints, Shape
from autograder.messages import Message, say

_GROWS = say(
    "Each call returns more than the one before: create the list "
    "inside the function, so that it starts empty."
)
_ONE_ROW = say(
    "Your function returned only one result: collect one for each "
    "item inside the loop, and put `return` after the loop."
)


class _CheckFailed(Exception):  # noqa: N818  no error of the check's
    """An answer is wrong: what was expected and what came, and a hint.

    Both are sentences; they are parts of one paragraph.
    """

    def __init__(
        self, message: Message, hint: Message | None = None
    ) -> None:
        super().__init__(f"{message}\n{hint}" if hint else f"{message}")
        self.message = message
        self.hint = hint


def _expect(
    condition: object, message: Message, hint: Message | None = None
) -> None:
    """Fails the check with a message unless the condition holds."""
    if not condition:
        raise _CheckFailed(message, hint)


def _expect_to_depend(
    argument: str,
    first: Array,
    second: Array,
    hint: Message | None = None,
) -> None:
    """Fails the check where two arguments got the same answer."""
    _expect(
        not np.array_equal(first, second, equal_nan=True),
        say(
            "the result is always the same, whatever `{argument}` "
            "contains",
            argument=argument,
        ),
        hint
        or say(
            "Compute the result from the argument `{argument}`.",
            argument=argument,
        ),
    )


def _hint_for(hints: Hints, *answer: object) -> Message | None:
    """The first hint that fits an answer."""
    return next((hint for fits, hint in hints if fits(*answer)), None)


def _shape_hint(
    shape: Shape,
    kind: str,
    wanted: Shape,
    count_one_more: Callable[[], int | None],
    written_in: Message,
) -> Message | None:
    """Why a result of the type `kind` has not the wanted shape.

    `count_one_more` asks about one more than before, and tells how many
    rows come then, None where an error comes; `written_in` is the hint
    where there are as many as before.
    """
    longer = len(shape) > len(wanted)
    if kind == "tuple" and shape[:1] == (1,) and longer:
        return say(
            "Your function returned a tuple that contains one array. "
            "A comma at the end of a line creates a tuple: delete "
            "the comma."
        )
    alike = len(shape) == len(wanted) and shape[1:] == wanted[1:]
    if alike and shape != wanted:
        return _count_hint(
            shape[0], wanted[0], count_one_more(), written_in
        )
    return None


def _count_hint(
    came: int,
    wanted: int,
    came_of_more: int | None,
    written_in: Message,
) -> Message | None:
    """Why there are `came` rows, by how many there are of one more."""
    if came_of_more is None:
        return written_in
    further = came_of_more - came
    if further == 0:
        return _ONE_ROW if came == 1 else written_in
    if further == wanted + 1:
        return _GROWS
    if further == 1 and came == wanted + 1:
        return say(
            "There is always one row too many: what does your result "
            "contain before the loop starts?"
        )
    if further == 1 and came == wanted - 1:
        return say(
            "There is always one row too few: does the loop skip the "
            "first or the last item?"
        )
    return None


def _shape_text(shape: tuple[int | None, ...]) -> str:
    """A shape as Python writes it, cut where a hostile one is long."""
    text = str(tuple(shape))
    return text if len(text) <= 60 else text[:57] + "…)"


def _first_difference(
    value: Array, wanted: Array, tolerance: float
) -> Shape | None:
    """The index of the first entry that is not nearly as wanted."""
    value = value.astype(np.float64)
    wrong = ~(np.abs(value - wanted.astype(np.float64)) <= tolerance)
    places = np.argwhere(wrong)
    return tuple(int(i) for i in places[0]) if len(places) else None


def _number_text(value: SupportsFloat) -> Message:
    """A number, short enough to be read, as the language has it."""
    exact = float(value)
    if not np.isfinite(exact):
        return say("{value}", value=str(exact))
    if "e+" in f"{exact:.4g}" and abs(exact) < 1e7:
        return say("{value:.0f}", value=exact)
    return say("{value:.4g}", value=exact)
