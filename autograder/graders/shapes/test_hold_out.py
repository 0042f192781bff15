"""Task 2: validation images are chosen, the same share of every kind."""

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
NP_WHERE = say("`np.where` returns a tuple that contains one array: its first element, `[0]`, holds the indices.")


@pytest.mark.check(weight=4)
def test_places(student: Student, rng: np.random.Generator) -> None:
    """The result is a row of indices (whole numbers)"""
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
        say("the result has shape {came}; a single row of indices was expected", came=shape_text(places.shape)),
        _shape_hint(places.shape, result.type),
    )
    expect(
        len(places),
        say("your function chose nothing"),
        say(
            "Choose the share `share` of the images. How many do you get for one category? `int(share)` is 0, "
            "and `len(np.where(…))` is always 1: `np.flatnonzero` returns the indices themselves."
        ),
    )
    expect(
        places.dtype.kind in "iu",
        say("the result has the type {dtype}, which is not a type for whole numbers", dtype=str(places.dtype)),
        _kind_hint(places),
    )
    return places


def _shape_hint(shape: tuple[int, ...], kind: str) -> Message:
    if kind == "tuple" and shape[:1] == (1,):
        return say(
            "Your function returned a tuple that contains one array. A comma at the end of a line creates a "
            "tuple, and so does `np.where`, where `[0]` is the array."
        )
    if shape[1:] == (1,):
        return say(
            "Each index is in a row of its own, as `np.argwhere` returns them: `np.flatnonzero` returns a single row."
        )
    if shape[1:2] == (1,):
        return NP_WHERE
    if shape[1:] == (28, 28):
        return say("You returned images: return their indices instead, with which the images can be looked up.")
    return say("Join the indices chosen from all categories into one row: use `np.concatenate`.")


def _kind_hint(places: NDArray[Any]) -> Message:
    if places.dtype.kind == "b":
        return say("You returned True or False for each image: `np.flatnonzero` turns them into indices.")
    if np.array_equal(places, np.rint(places)):
        return say(
            "An index is a whole number, but your array has a type for fractions, as `np.array([])` has: start "
            "with `[]`, or end with `.astype(int)`."
        )
    return say("An index is a whole number with which an image can be looked up: `images[index]`.")


@pytest.mark.check(weight=4, needs=["places"])
def test_each_once(student: Student, rng: np.random.Generator) -> None:
    """Each index belongs to an image, and none is chosen twice"""
    fresh = afresh(student)
    for shuffled in (True, False):
        labels = _labels(rng, [30] * 10, np.uint8, shuffled)
        _expect_each_once(fresh, _chosen(fresh, labels), labels, SHARE)


def _expect_each_once(student: Student, places: NDArray[Any], labels: NDArray[Any], share: float) -> None:
    count = len(labels)
    outside = places[(places < 0) | (places >= count)]
    expect(
        not len(outside),
        say(
            "your function chose the index {place}, but there are {count} images",
            count=count,
            place=str(outside[:1])[1:-1],
        ),
        say("Indices run from 0 to the number of images minus 1."),
    )
    values, times = np.unique(places, return_counts=True)
    if len(values) < len(places):
        raise CheckFailed(
            say(
                "your function chose the index {place} {times} times",
                place=int(values[times.argmax()]),
                times=int(times.max()),
            ),
            _again_hint(student, places, labels, share),
        )


def _again_hint(student: Student, places: NDArray[Any], labels: NDArray[Any], share: float) -> Message:
    if _count(student, labels[::-1], share) > len(places):
        return GROWS
    if places.max() < len(labels) // 2:
        return say(
            "These look like labels, or like indices within a category: `np.flatnonzero(labels == category)` "
            "returns indices among all images."
        )
    return say(
        "`rng.choice` can choose the same index again, unless you write `replace=False`; `rng.permutation` never does."
    )


def _count(student: Student, labels: NDArray[Any], share: float) -> int:
    """How many places come where the student is asked once more."""
    try:
        return int(student.choose_validation(labels, share=share).value.size)
    except StudentError:
        return 0


@pytest.mark.check(weight=7, needs=["each_once"])
def test_of_every_category(student: Student, rng: np.random.Generator) -> None:
    """The same share of every category is chosen"""
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
                "of the {count} images of category {category}, your function chose {came}; about {wanted} were "
                "expected",
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
        return say("Your function chose all images: none is left for training.")
    if (np.abs(counts - came - wanted) <= 1).all():
        return say("These are the training images: return the others.")
    if (came == 1).all():
        return say(
            "Your function chose one image of each category. Did you use the length of `np.where(…)`? It is a "
            "tuple, and its length is always 1: `np.flatnonzero` returns the indices themselves."
        )
    if counts.min() < counts.max() and np.array_equal(came, np.minimum(counts, came.max())):
        return say(
            "Your function chose the same number from every category; it should be the same share: fewer "
            "from a rare category."
        )
    if not came.all():
        return _missing_hint(categories, came, wanted)
    return _share_of_all_hint(came, wanted)


def _missing_hint(categories: NDArray[Any], came: NDArray[Any], wanted: NDArray[Any]) -> Message:
    """Why nothing was chosen of some categories."""
    chosen = came > 0
    if (np.abs(came - wanted) > 1)[chosen].any():
        return say("Categories are missing. Does your choice depend on the order of the images?")
    if chosen.sum() == 1:
        return say(
            "All categories but one are missing. Is `return` inside the loop, or does every turn of the loop "
            "start a new list?"
        )
    return say(
        "Category {category} was left out: `for category in np.unique(labels)` visits every category that occurs.",
        category=int(categories[~chosen][0]),
    )


def _share_of_all_hint(came: NDArray[Any], wanted: NDArray[Any]) -> Message:
    """Why it may be about the right share in all, but not of each category."""
    if abs(came.sum() - wanted.sum()) <= 1:
        return say("In total the share is right, but not in every category: choose from each category separately.")
    if (came < wanted).any() and (came > wanted).any():
        return say(
            "Your numbers are only close to the share, as if you had left each image to chance: choose exactly "
            "`round(share * c)` of the c images of a category."
        )
    return say("Take the indices of one category, choose the share of them, and do the same for each category.")


@pytest.mark.check(
    weight=2,
    needs=["of_every_category"],
    praise=say(
        "Your function takes the same share of each category, even of categories that do not occur in the notebook."
    ),
)
def test_any_categories(student: Student, rng: np.random.Generator) -> None:
    """It works for any categories"""
    for categories in ([2, 5, 7], [4], [0, 3, 11, 25]):
        labels = np.asarray(categories, np.uint8)[_labels(rng, [35] * len(categories), np.int64)]
        _expect_shares(student, _chosen(student, labels, "non-contiguous"), labels, SHARE)


@pytest.mark.check(weight=2, needs=["of_every_category"])
def test_other_shares(student: Student, rng: np.random.Generator) -> None:
    """`share` can be a number other than 0.2"""
    # also such as are no unit fraction: every second or third of the places is not the same share
    for share in (0.5, 0.1, 0.4, 0.7):
        labels = _labels(rng, [30, 90, 40, 60], np.uint8)
        places = _chosen(student, labels, share=share)
        expect(
            abs(len(places) - share * len(labels)) <= 4,
            say(
                "with `share={share}`, your function chose {came} of {count} images; about {wanted:.0f} were expected",
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
        return say("Is `0.2` fixed in your function? Use the argument `share` instead.")
    return say("From a category with c images, choose `round(share * c)`, whatever the share is.")


@pytest.mark.check(weight=1, needs=["places"])
def test_argument_untouched(student: Student, rng: np.random.Generator) -> None:
    """The given labels are not changed"""
    labels = _labels(rng, [20] * 10, np.int64)
    expect(
        not student.choose_validation(labels).modified,
        say("your function changed the labels that it was given"),
        say("`sort` and `shuffle` reorder the array itself: `np.argsort` and `rng.permutation` create a new one."),
    )
    _chosen(student, labels, "read-only")
