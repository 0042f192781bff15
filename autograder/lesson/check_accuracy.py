"""The digits: whether the trained network is good enough."""

from __future__ import annotations

import numpy as np

from autograder.lesson.check_training import (
    _praise,
    _validation_accuracies,
)
from autograder.lesson.checks import _goal
from autograder.lesson.kinds import Found
from autograder.lesson.reaching import _missed_digits
from autograder.messages import say


@_goal("accuracy")
def _check_accuracy() -> Found:
    images = globals().get("x_train", ())
    # the spare digits are few: less can be learnt from them
    whole = np.shape(images)[:1] == (60_000,)
    dataset = say("MNIST") if whole else say("the small digits")
    bar = 0.97 if whole else 0.85
    reached = _validation_accuracies()
    best = max(reached)
    if best < bar:
        raise _missed_digits(len(reached), best, dataset, bar)
    return _praise(best, bar), lambda: None
