"""The data of this assignment: MNIST, or the embedded digits where it can't be had."""

from __future__ import annotations

from autograder.messages import say
from autograder.training.dataset import DIGITS_BAR, MNIST_BAR, load, peek, validation_part
from autograder.training.train import EPOCHS

__all__ = ["BAR", "load", "peek", "validation_part"]

BAR = say(
    "The network has to recognise {mnist:.0%} of the validation images of MNIST, after at most {epochs} epochs "
    "in batches of 32 ({digits:.0%} if the small built-in digits are used instead). Bad luck does not cost "
    "points: we train again if the first training misses the target.",
    mnist=MNIST_BAR,
    digits=DIGITS_BAR,
    epochs=EPOCHS,
)
