"""The shapes: whether the trained network is good enough."""

from __future__ import annotations

from autograder.lesson.check_training import (
    _praise,
    _validation_accuracies,
)
from autograder.lesson.checks import _goal
from autograder.lesson.kinds import Found
from autograder.lesson.reaching import _missed_shapes


@_goal("recognition")
def _check_recognition() -> Found:
    reached = _validation_accuracies()
    best, bar = max(reached), 0.85
    if best < bar:
        raise _missed_shapes(len(reached), best, bar)
    return _praise(best, bar), lambda: None
