"""Task 2: images are chosen to validate on, of every kind the same share."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import GROWS, CheckFailed, afresh, expect, expect_to_depend, shape_text
from autograder.messages import Message, say
from autograder.student import Student, StudentError

pytestmark = pytest.mark.criterion("hold_out")

SHARE = 0.2
# With 15 images at least of a category, even one less than its share leaves some of them.
FEWEST = 15
NP_WHERE = say("`np.where` gives a tuple with one array in it: its first part, `[0]`, holds the places.")


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
    result = student.call("choose_validation", labels, layout=layout, **keywords)
    places = result.value
    expect(
        places.ndim == 1,
        say("the result has shape {came}; a row of places was expected", came=shape_text(places.shape)),
        _shape_hint(places.shape, result.type),
    )
    expect(
        len(places),
        say("nothing was chosen"),
        say(
            "A share of `share` of the images is to be chosen. How many come out for one category? `int(share)` is 0, "
            "and `len(np.where(…))` is 1 always: `np.flatnonzero` gives the places themselves."
        ),
    )
    expect(
        places.dtype.kind in "iu",
        say("the result holds {dtype}, which are no whole numbers", dtype=str(places.dtype)),
        _kind_hint(places),
    )
    return places


def _shape_hint(shape: tuple[int, ...], kind: str) -> Message:
    if kind == "tuple" and shape[:1] == (1,):
        return say(
            "The result is a tuple with one array in it: a comma at the end of a line makes one, and so does "
            "`np.where`, of which `[0]` is the array."
        )
    if shape[1:] == (1,):
        return say(
            "Each place stands in a row of its own, as `np.argwhere` gives them: `np.flatnonzero` gives one row."
        )
    if shape[1:2] == (1,):
        return NP_WHERE
    if shape[1:] == (28, 28):
        return say("These are images: give their places instead, with which they can be looked up.")
    return say("Join what was chosen of each category to one row: `np.concatenate` does that.")


def _kind_hint(places: NDArray[Any]) -> Message:
    if places.dtype.kind == "b":
        return say("True and False say for each image whether it is chosen: `np.flatnonzero` turns them into places.")
    if np.array_equal(places, np.rint(places)):
        return say(
            "A place is a whole number, but these are of a type for fractions, as `np.array([])` is: begin with `[]`, "
            "or end with `.astype(int)`."
        )
    return say("A place is a whole number, with which an image can be looked up: `images[place]`.")


@pytest.mark.check(weight=4, needs=["places"])
def test_each_once(student: Student, rng: np.random.Generator) -> None:
    """Each place is one of the images', and none is chosen twice"""
    fresh = afresh(student)
    for shuffled in (True, False):
        labels = _labels(rng, [30] * 10, np.uint8, shuffled)
        _expect_each_once(fresh, _chosen(fresh, labels), labels, SHARE)


def _expect_each_once(student: Student, places: NDArray[Any], labels: NDArray[Any], share: float) -> None:
    count = len(labels)
    outside = places[(places < 0) | (places >= count)]
    expect(
        not len(outside),
        say("for {count} images, the place {place} was chosen", count=count, place=str(outside[:1])[1:-1]),
        say("Places are counted from 0 to the number of the images less one."),
    )
    values, times = np.unique(places, return_counts=True)
    if len(values) < len(places):
        raise CheckFailed(
            say(
                "the place {place} was chosen {times} times", place=int(values[times.argmax()]), times=int(times.max())
            ),
            _again_hint(student, places, labels, share),
        )


def _again_hint(student: Student, places: NDArray[Any], labels: NDArray[Any], share: float) -> Message:
    if _count(student, labels[::-1], share) > len(places):
        return GROWS
    if places.max() < len(labels) // 2:
        return say(
            "These look like labels, or like places counted within a category: "
            "`np.flatnonzero(labels == category)` gives places among all images."
        )
    return say("`rng.choice` may draw a place again, unless it is given `replace=False`; `rng.permutation` never does.")


def _count(student: Student, labels: NDArray[Any], share: float) -> int:
    """How many places come where the student is asked once more."""
    try:
        return int(student.choose_validation(labels, share=share).value.size)
    except StudentError:
        return 0


@pytest.mark.check(weight=7, needs=["each_once"])
def test_of_every_category(student: Student, rng: np.random.Generator) -> None:
    """Of every category the same share is chosen"""
    uneven = [int(count) for count in rng.permutation([FEWEST, 16, 25, 40, 61, 90, 120, 150, 199, 300])]
    for counts in (uneven, [40] * 10):
        for shuffled in (False, True):
            for dtype in (np.uint8, np.int64):
                labels = _labels(rng, counts, dtype, shuffled)
                _expect_shares(student, _chosen(student, labels), labels, SHARE)


def _expect_shares(student: Student, places: NDArray[Any], labels: NDArray[Any], share: float) -> None:
    _expect_each_once(student, places, labels, share)
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
            _diagnose(categories, came, wanted, counts),
        )


def _diagnose(categories: NDArray[Any], came: NDArray[Any], wanted: NDArray[Any], counts: NDArray[Any]) -> Message:
    """What the numbers chosen of each category tell."""
    if np.array_equal(came, counts):
        return say("All images were chosen: none is left to learn from.")
    if (np.abs(counts - came - wanted) <= 1).all():
        return say("These are the images to learn from: hand the others back.")
    if (came == 1).all():
        return say(
            "One of each category was chosen. Was the length of `np.where(…)` taken? It is a tuple, and its length is "
            "1 always: `np.flatnonzero` gives the places themselves."
        )
    if counts.min() < counts.max() and np.array_equal(came, np.minimum(counts, came.max())):
        return say("Of each category the same number was chosen; it should be the same share: of a rare one fewer.")
    if not came.all():
        return _missing_hint(categories, came, wanted)
    return _share_of_all_hint(came, wanted)


def _missing_hint(categories: NDArray[Any], came: NDArray[Any], wanted: NDArray[Any]) -> Message:
    """Why nothing was chosen of some categories."""
    chosen = came > 0
    if (np.abs(came - wanted) > 1)[chosen].any():
        return say("Categories are missing. Does the choice depend on the order in which the images stand?")
    if chosen.sum() == 1:
        return say(
            "Categories are missing, all but one. Does `return` stand inside the loop, or does each turn begin with a "
            "new list?"
        )
    return say(
        "Category {category} was left out: `for category in np.unique(labels)` comes to all that occur.",
        category=int(categories[~chosen][0]),
    )


def _share_of_all_hint(came: NDArray[Any], wanted: NDArray[Any]) -> Message:
    """Why it may be about the right share in all, but not of each category."""
    if abs(came.sum() - wanted.sum()) <= 1:
        return say("In all it is the right share, but not of every category: choose within each one by itself.")
    if (came < wanted).any() and (came > wanted).any():
        return say(
            "The numbers are only near the share, as where chance decides about each image: choose exactly "
            "`round(share * c)` of the c images of a category."
        )
    return say("Take the places of one category, choose the share of them, and do so for each category.")


@pytest.mark.check(
    weight=2,
    needs=["of_every_category"],
    praise=say("Your function takes the same share of each category, even of categories that are not in the notebook."),
)
def test_any_categories(student: Student, rng: np.random.Generator) -> None:
    """It does so whichever categories occur"""
    for categories in ([2, 5, 7], [4], [0, 3, 11, 25]):
        labels = np.asarray(categories, np.uint8)[_labels(rng, [35] * len(categories), np.int64)]
        _expect_shares(student, _chosen(student, labels, "non-contiguous"), labels, SHARE)


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
        _expect_shares(student, places, labels, share)


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
