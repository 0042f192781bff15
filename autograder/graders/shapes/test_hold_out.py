"""Task 2: validation images are chosen, the same share of every kind."""

from __future__ import annotations

import numpy as np

from autograder.graders.language import Array, Student, StudentError, check, expect_to_depend, restart, say
from autograder.lesson.choosing import _SHARE as SHARE
from autograder.lesson.choosing import _expect_each_once as expect_each_once
from autograder.lesson.choosing import _expect_labels_kept as expect_labels_kept
from autograder.lesson.choosing import _expect_places as expect_places
from autograder.lesson.choosing import _expect_share as expect_share
from autograder.lesson.choosing import _expect_shares as expect_shares

# With 15 images at least of a category, even one less than its share leaves some of them.
FEWEST = 15


@check(weight=4)
def test_places(student: Student, rng: np.random.Generator) -> None:
    """The result is a row of indices (whole numbers)"""
    few, many = (_labels(rng, [most] * 10, np.uint8) for most in (20, 60))
    expect_to_depend("labels", _chosen(student, few), _chosen(student, many))


def _labels(rng: np.random.Generator, counts: list[int], dtype: type[np.generic], shuffled: bool = True) -> Array:
    """Labels of which each category has its count, in any order or category by category."""
    labels = np.repeat(np.arange(len(counts)), counts).astype(dtype)
    return rng.permutation(labels) if shuffled else labels


def _chosen(student: Student, labels: Array, layout: str = "", **keywords: float) -> Array:
    """The places that the student's function gives; it may give something else whenever it is asked."""
    result = student.call("choose_validation", labels, layout=layout, **keywords)
    expect_places(result.value, result.type)
    return result.value


@check(weight=4, needs=[test_places])
def test_each_once(student: Student, rng: np.random.Generator) -> None:
    """Each index belongs to an image, and none is chosen twice"""
    fresh = restart(student)
    for shuffled in (True, False):
        labels = _labels(rng, [30] * 10, np.uint8, shuffled)
        _expect_each_once(fresh, _chosen(fresh, labels), labels, SHARE)


def _expect_each_once(student: Student, places: Array, labels: Array, share: float) -> None:
    expect_each_once(places, len(labels), lambda: _count(student, labels[::-1], share))


def _count(student: Student, labels: Array, share: float) -> int:
    """How many places come where the student is asked once more."""
    try:
        return int(student.choose_validation(labels, share=share).value.size)
    except StudentError:
        return 0


@check(weight=7, needs=[test_each_once])
def test_of_every_category(student: Student, rng: np.random.Generator) -> None:
    """The same share of every category is chosen"""
    uneven = [int(count) for count in rng.permutation([FEWEST, 16, 25, 40, 61, 90, 120, 150, 199, 300])]
    for counts in (uneven, [40] * 10):
        for shuffled in (False, True):
            for dtype in (np.uint8, np.int64):
                labels = _labels(rng, counts, dtype, shuffled)
                _expect_shares(student, _chosen(student, labels), labels, SHARE)


def _expect_shares(student: Student, places: Array, labels: Array, share: float) -> None:
    _expect_each_once(student, places, labels, share)
    expect_shares(places, labels, share)


@check(
    weight=2,
    needs=[test_of_every_category],
    praise=say(
        "Your function takes the same share of each category, even of categories that do not occur in the notebook."
    ),
)
def test_any_categories(student: Student, rng: np.random.Generator) -> None:
    """It works for any categories"""
    for categories in ([2, 5, 7], [4], [0, 3, 11, 25]):
        labels = np.asarray(categories, np.uint8)[_labels(rng, [35] * len(categories), np.int64)]
        _expect_shares(student, _chosen(student, labels, "non-contiguous"), labels, SHARE)


@check(weight=2, needs=[test_of_every_category])
def test_other_shares(student: Student, rng: np.random.Generator) -> None:
    """`share` can be a number other than 0.2"""
    # also such as are no unit fraction: every second or third of the places is not the same share
    for share in (0.5, 0.1, 0.4, 0.7):
        labels = _labels(rng, [30, 90, 40, 60], np.uint8)
        places = _chosen(student, labels, share=share)
        expect_share(len(places), len(labels), share)
        _expect_shares(student, places, labels, share)


@check(weight=1, needs=[test_places])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given labels are not changed"""
    labels = _labels(rng, [20] * 10, np.int64)
    expect_labels_kept(student.choose_validation(labels).modified)
    _chosen(student, labels, "read-only")
