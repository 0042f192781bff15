"""The shapes: whether the trained network is good enough."""

from __future__ import annotations

from collections.abc import Callable

from autograder.messages import Message, say
from autograder.notebook.check_training import (
    _best_accuracy,
    _expect_bar,
)
from autograder.notebook.checks import _goal


@_goal("recognition")
def _check_recognition() -> tuple[Message, Callable[[], None]]:
    bar = 0.85
    reached = _best_accuracy()
    hint = say(
        "Look at the checks of Tasks 1 to 3 once more, then train "
        "again."
    )
    _expect_bar(reached, bar, hint)
    meaning = say(
        "It guessed {reached:.2%} of the validation images right, "
        "which it never learnt from. At least {bar:.0%} were needed.",
        reached=reached,
        bar=bar,
    )
    return meaning, lambda: None
