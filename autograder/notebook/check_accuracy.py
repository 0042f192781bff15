"""The digits: whether the trained network is good enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.messages import Message, say
from autograder.notebook.check_training import (
    _best_accuracy,
    _expect_bar,
)
from autograder.notebook.checks import _goal


@_goal("accuracy")
def _check_accuracy() -> tuple[Message, Callable[[], None]]:
    images: Any = globals().get("x_train")
    # the spare digits are few: less can be learnt from them
    bar = 0.97 if np.shape(images)[:1] == (60_000,) else 0.85
    reached = _best_accuracy()
    hint = say(
        "Look at the checks of Tasks 1 to 5 once more, then train "
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
