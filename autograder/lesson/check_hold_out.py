"""Task 2 of the shapes: images to validate on are chosen."""

from __future__ import annotations

import numpy as np

from autograder.lesson.checks import _ask_student, _task
from autograder.lesson.choosing import (
    _SHARE,
    _expect_each_once,
    _expect_labels_kept,
    _expect_places,
    _expect_share,
    _expect_shares,
)
from autograder.lesson.kinds import Array, Found
from autograder.lesson.mistakes import _CheckFailed, _expect_to_depend
from autograder.messages import say


@_task("hold_out", 2, 3)
def _check_hold_out() -> Found:
    rng = np.random.default_rng(2)
    few, many = _labels([20] * 10), _labels([60] * 10)
    _expect_to_depend("labels", _chosen(few), _chosen(many))
    uneven = _labels([15, 25, 40, 61, 90, 16, 120, 150, 199, 300])
    for labels in (few, rng.permutation(uneven), uneven):
        _expect_chosen(labels)
    _expect_chosen(rng.permutation(np.repeat([3, 8], [50, 30])))
    for share in (0.5, 0.1):
        labels = rng.permutation(_labels([30, 90, 40, 60]))
        count = len(_chosen(labels, share=share))
        _expect_share(count, len(labels), share)
        _expect_chosen(labels, share=share)
    _expect_labels_kept(_ask_student("choose_validation", few).modified)
    meaning = say(
        "The same share of each kind was chosen, and no image twice, "
        "for a share of 0.2 and for others."
    )
    return meaning, lambda: None


def _labels(counts: list[int]) -> Array:
    """Labels of which each category has its count."""
    return np.repeat(np.arange(len(counts)), counts).astype("uint8")


def _expect_chosen(labels: Array, share: float = _SHARE) -> None:
    places = _chosen(labels, share=share)
    _expect_each_once(
        places, len(labels), lambda: _count(labels[::-1], share)
    )
    _expect_shares(places, labels, share)


def _chosen(labels: Array, **keywords: float) -> Array:
    """The places that the student's function gives."""
    answer = _ask_student("choose_validation", labels, **keywords)
    _expect_places(answer.value, answer.kind)
    return answer.value


def _count(labels: Array, share: float) -> int:
    """How many places come where the function is asked once more."""
    try:
        answer = _ask_student("choose_validation", labels, share=share)
    except _CheckFailed:
        return 0
    return int(answer.value.size)
