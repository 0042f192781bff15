"""Whether the notebook's own training reached what is asked for."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.messages import Message, say
from autograder.notebook.mistakes import _CheckFailed, _expect

# so many epochs the hidden tests train as well
_EPOCHS = 5


def _best_accuracy() -> float:
    """The highest validation accuracy of the notebook's training."""
    told: Any = getattr(globals().get("history"), "history", None)
    if not isinstance(told, dict) or not told:
        raise _CheckFailed(
            say("there is no training yet: `history` is missing"),
            say(
                "Run the cell that trains the network; it begins with "
                "`history = model.fit(`."
            ),
        )
    names = [name for name in told if name.startswith("val_")]
    names = [name for name in names if name != "val_loss"]
    _expect(
        names,
        say("the training was not tested on the validation images"),
        say(
            "Give `fit` the validation data, `validation_data=(…)`, "
            'and compile the model with `metrics=["accuracy"]`.'
        ),
    )
    return float(np.max(told[names[0]][:_EPOCHS]))


def _expect_bar(reached: float, bar: float, hint: Message) -> None:
    """Fails the check where the bar was not reached."""
    _expect(
        reached >= bar,
        say(
            "in its best epoch, your network guessed {reached:.2%} of "
            "the validation images right; at least {bar:.0%} are "
            "needed within {epochs} epochs",
            reached=reached,
            bar=bar,
            epochs=_EPOCHS,
        ),
        hint,
    )
