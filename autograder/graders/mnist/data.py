"""The data of this assignment: MNIST, or the embedded digits where it can't be had."""

from __future__ import annotations

from autograder.dataset import DIGITS_BAR, MNIST_BAR, foresee, load, validation_part
from autograder.messages import say
from autograder.training import EPOCHS

__all__ = ["BAR", "foresee", "load", "validation_part"]

BAR = say(
    "The bar is {mnist:.0%} of the validation images of MNIST, within {epochs} epochs in batches of 32 "
    "({digits:.0%} where the small digits are used instead). Nobody misses it by bad luck: a miss is tried again.",
    mnist=MNIST_BAR,
    digits=DIGITS_BAR,
    epochs=EPOCHS,
)
