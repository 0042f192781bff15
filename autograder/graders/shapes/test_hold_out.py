"""Task 2: images are chosen to validate on, of every kind the same share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, expect_to_depend, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("hold_out")

SHARE = 0.2
# With 15 images at least of a category, even one less than its share leaves some of them.
FEWEST = 15


@pytest.mark.check(weight=4)
def test_places(student: Student, rng: np.random.Generator) -> None:
    """The result is a list of places: whole numbers in one row"""
    few, many = (_labels(rng, [most] * 10, np.uint8) for most in (20, 60))
    expect_to_depend("labels", _chosen(student, few), _chosen(student, many))


def _labels(rng: np.random.Generator, counts: list[int], dtype: Any, shuffled: bool = True) -> NDArray[Any]:
    """Labels of which each category has its count, in any order or category by category."""
    labels = np.repeat(np.arange(len(counts)), counts).astype(dtype)
    return rng.permutation(labels) if shuffled else labels


def _chosen(student: Student, labels: NDArray[Any], layout: str = "", **keywords: float) -> NDArray[Any]:
    """The places that the student's function gives; it may give something else whenever it is asked."""
    places = student.call("choose_validation", labels, layout=layout, **keywords).value
    expect(
        places.ndim == 1,
        say("the result has shape {came}; a row of places was expected", came=shape_text(places.shape)),
        say("Join what was chosen of each category to one row: `np.concatenate` does that."),
    )
    expect(len(places), say("nothing was chosen"), say("A share of `share` of the images is to be chosen."))
    expect(
        places.dtype.kind in "iu",
        say("the result holds {dtype}, which are no whole numbers", dtype=str(places.dtype)),
        _kind_hint(places),
    )
    return places


def _kind_hint(places: NDArray[Any]) -> Message:
    if places.dtype.kind == "b":
        return say("True and False say for each image whether it is chosen: `np.flatnonzero` turns them into places.")
    return say("A place is a whole number, with which an image can be looked up: `images[place]`.")


@pytest.mark.check(weight=4, needs=["places"])
def test_each_once(student: Student, rng: np.random.Generator) -> None:
    """Each place is one of the images', and none is chosen twice"""
    for shuffled in (True, False):
        labels = _labels(rng, [30] * 10, np.uint8, shuffled)
        _expect_each_once(_chosen(student, labels), len(labels))


def _expect_each_once(places: NDArray[Any], count: int) -> None:
    outside = places[(places < 0) | (places >= count)]
    expect(
        not len(outside),
        say("for {count} images, the place {place} was chosen", count=count, place=str(outside[:1])[1:-1]),
        say("Places are counted from 0 to the number of the images less one."),
    )
    values, times = np.unique(places, return_counts=True)
    expect(
        len(values) == len(places),
        say("the place {place} was chosen {times} times", place=int(values[times.argmax()]), times=int(times.max())),
        _again_hint(places, count),
    )


def _again_hint(places: NDArray[Any], count: int) -> Message:
    if places.max() < count // 2:
        return say(
            "These look like labels, or like places counted within a category: "
            "`np.flatnonzero(labels == category)` gives places among all images."
        )
    return say("`rng.choice` may draw a place again, unless it is given `replace=False`; `rng.permutation` never does.")


@pytest.mark.check(weight=7, needs=["each_once"])
def test_of_every_category(student: Student, rng: np.random.Generator) -> None:
    """Of every category the same share is chosen"""
    uneven = [int(count) for count in rng.permutation([FEWEST, 16, 25, 40, 61, 90, 120, 150, 199, 300])]
    for counts in (uneven, [40] * 10):
        for shuffled in (False, True):
            for dtype in (np.uint8, np.int64):
                labels = _labels(rng, counts, dtype, shuffled)
                _expect_shares(_chosen(student, labels), labels, SHARE)


def _expect_shares(places: NDArray[Any], labels: NDArray[Any], share: float) -> None:
    _expect_each_once(places, len(labels))
    categories, counts = np.unique(labels, return_counts=True)
    came = np.array([(labels[places] == category).sum() for category in categories])
    wanted = np.rint(share * counts).astype(int)
    wrong = np.flatnonzero(np.abs(came - wanted) > 1)
    if len(wrong):
        first = int(wrong[0])
        raise CheckFailed(
            say(
                "of {count} images of category {category}, {came} were chosen; about {wanted} were expected",
                count=int(counts[first]),
                category=int(categories[first]),
                came=int(came[first]),
                wanted=int(wanted[first]),
            ),
            _diagnose(came, wanted, counts),
        )


def _diagnose(came: NDArray[Any], wanted: NDArray[Any], counts: NDArray[Any]) -> Message:
    if np.array_equal(came, counts):
        return say("All images were chosen: none is left to learn from.")
    if (np.abs(counts - came - wanted) <= 1).all():
        return say("These are the images to learn from: hand the others back.")
    if counts.min() < counts.max() and np.array_equal(came, np.minimum(counts, came.max())):
        return say("Of each category the same number was chosen; it should be the same share: of a rare one fewer.")
    if not came.all():
        return say("Categories are missing. Does the choice depend on the order in which the images stand?")
    if abs(came.sum() - wanted.sum()) <= len(came):
        return say("In all it is the right share, but not of every category: choose within each one by itself.")
    return say("Take the places of one category, choose the share of them, and do so for each category.")


@pytest.mark.check(weight=2, needs=["of_every_category"])
def test_any_categories(student: Student, rng: np.random.Generator) -> None:
    """It does so whichever categories occur"""
    for categories in ([2, 5, 7], [4], [0, 3, 11, 25]):
        labels = np.asarray(categories, np.uint8)[_labels(rng, [35] * len(categories), np.int64)]
        _expect_shares(_chosen(student, labels, "non-contiguous"), labels, SHARE)


@pytest.mark.check(weight=2, needs=["of_every_category"])
def test_other_shares(student: Student, rng: np.random.Generator) -> None:
    """`share` may be another one than 0.2"""
    # also such as are no unit fraction: every second or third of the places is not the same share
    for share in (0.5, 0.1, 0.4, 0.7):
        labels = _labels(rng, [30, 90, 40, 60], np.uint8)
        places = _chosen(student, labels, share=share)
        expect(
            abs(len(places) - share * len(labels)) <= 4,
            say(
                "with share={share}, {came} of {count} images were chosen; about {wanted:.0f} were expected",
                share=share,
                came=len(places),
                count=len(labels),
                wanted=share * len(labels),
            ),
            _share_hint(len(places) / len(labels)),
        )
        _expect_shares(places, labels, share)


def _share_hint(came: float) -> Message:
    if abs(came - SHARE) < 0.03:
        return say("Is the 0.2 written into the function? Use the argument `share` instead.")
    return say("Of a category with c images, `round(share * c)` are chosen, whatever the share is.")


@pytest.mark.check(weight=1, needs=["places"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The labels that were given stay as they were"""
    labels = _labels(rng, [20] * 10, np.int64)
    expect(
        not student.choose_validation(labels).modified,
        say("after the call, the labels that were given had changed"),
        say("`sort` and `shuffle` reorder the array itself: `np.argsort` and `rng.permutation` make a new one."),
    )
    _chosen(student, labels, "read-only")
