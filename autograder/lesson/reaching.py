"""Trained networks that are not good enough: what is said of them."""

from __future__ import annotations

from autograder.lesson.mistakes import _CheckFailed
from autograder.messages import Message, say


def _missed_digits(
    epochs: int, accuracy: float, dataset: Message, bar: float
) -> _CheckFailed:
    """A network recognised too few of the validation digits."""
    return _CheckFailed(
        say(
            "after {epochs} epochs, your network recognised "
            "{accuracy:.2%} of the validation digits ({dataset}); "
            "at least {bar:.0%} are needed",
            epochs=epochs,
            accuracy=accuracy,
            dataset=dataset,
            bar=bar,
        ),
        _digits_hint(),
    )


def _digits_hint() -> Message:
    return say(
        "Does `val_accuracy` rise when you train the network? Try the "
        "optimizer with its default learning rate."
    )


def _missed_shapes(
    epochs: int, accuracy: float, bar: float
) -> _CheckFailed:
    """A network recognised too few of the validation images."""
    return _CheckFailed(
        say(
            "after {epochs} epochs, your network recognised "
            "{accuracy:.2%} of the validation images; at least "
            "{bar:.0%} are needed",
            epochs=epochs,
            accuracy=accuracy,
            bar=bar,
        ),
        say(
            "Does `val_accuracy` rise when you train the network? "
            "Compare your layers with those in the text."
        ),
    )
