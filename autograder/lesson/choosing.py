"""Images chosen to validate on, as a check judges them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.lesson.kinds import Array, Shape
from autograder.lesson.mistakes import (
    _GROWS,
    _CheckFailed,
    _expect,
    _shape_text,
)
from autograder.messages import Message, say

_SHARE = 0.2


_NP_WHERE = say(
    "`np.where` returns a tuple that contains one array: its first "
    "element, `[0]`, holds the indices."
)


def _expect_places(places: Array, kind: str) -> None:
    """Fails the check where no row of places came."""
    _expect(
        places.ndim == 1,
        say(
            "the result has shape {came}; a single row of indices "
            "was expected",
            came=_shape_text(places.shape),
        ),
        _choice_shape_hint(places.shape, kind),
    )
    _expect(
        len(places),
        say("your function chose nothing"),
        say(
            "Choose the share `share` of the images. How many do you "
            "get for one category? `int(share)` is 0, and "
            "`len(np.where(…))` is always 1: `np.flatnonzero` "
            "returns the indices themselves."
        ),
    )
    _expect(
        places.dtype.kind in "iu",
        say(
            "the result has the type {dtype}, which is not a type "
            "for whole numbers",
            dtype=str(places.dtype),
        ),
        _choice_kind_hint(places),
    )


def _expect_each_once(
    places: Array, count: int, ask_again: Callable[[], int]
) -> None:
    """Fails the check where places are wrong or there twice.

    `ask_again` tells how many places come for the labels backwards.
    """
    outside = places[(places < 0) | (places >= count)]
    _expect(
        not len(outside),
        say(
            "your function chose the index {place}, but there are "
            "{count} images",
            count=count,
            place=str(outside[:1])[1:-1],
        ),
        say("Indices run from 0 to the number of images minus 1."),
    )
    values, times = np.unique(places, return_counts=True)
    if len(values) == len(places):
        return
    most = int(times.argmax())
    raise _CheckFailed(
        say(
            "your function chose the index {place} {times} times",
            place=int(values[most]),
            times=int(times[most]),
        ),
        _again_hint(places, count, ask_again),
    )


def _again_hint(
    places: Array, count: int, ask_again: Callable[[], int]
) -> Message:
    """Why places are there twice."""
    if ask_again() > len(places):
        return _GROWS
    if places.max() < count // 2:
        return say(
            "These look like labels, or like indices within a "
            "category: `np.flatnonzero(labels == category)` returns "
            "indices among all images."
        )
    return say(
        "`rng.choice` can choose the same index again, unless you "
        "write `replace=False`; `rng.permutation` never does."
    )


def _expect_shares(places: Array, labels: Array, share: float) -> None:
    """Fails the check where categories are not chosen alike."""
    categories, counts = np.unique(labels, return_counts=True)
    came = np.array(
        [(labels[places] == each).sum() for each in categories]
    )
    wanted = np.rint(share * counts).astype(int)
    wrong = np.flatnonzero(np.abs(came - wanted) > 1)
    if not len(wrong):
        return
    first = int(wrong[0])
    raise _CheckFailed(
        say(
            "of the {count} images of category {category}, your "
            "function chose {came}; about {wanted} were expected",
            count=int(counts[first]),
            category=int(categories[first]),
            came=int(came[first]),
            wanted=int(wanted[first]),
        ),
        _choice_hint(categories, came, wanted, counts),
    )


def _expect_share(came: int, count: int, share: float) -> None:
    """Fails the check where another share than wanted was chosen."""
    _expect(
        abs(came - share * count) <= 4,
        say(
            "with `share={share}`, your function chose {came} of "
            "{count} images; about {wanted:.0f} were expected",
            share=share,
            came=came,
            count=count,
            wanted=share * count,
        ),
        _share_hint(came / count),
    )


def _expect_labels_kept(modified: bool) -> None:
    """Fails the check where a function wrote into its argument."""
    _expect(
        not modified,
        say("your function changed the labels that it was given"),
        say(
            "`sort` and `shuffle` reorder the array itself: "
            "`np.argsort` and `rng.permutation` create a new one."
        ),
    )


def _choice_shape_hint(shape: Shape, kind: str) -> Message:
    if kind == "tuple" and shape[:1] == (1,):
        return say(
            "Your function returned a tuple that contains one array. "
            "A comma at the end of a line creates a tuple, and so "
            "does `np.where`, where `[0]` is the array."
        )
    if shape[1:] == (1,):
        return say(
            "Each index is in a row of its own, as `np.argwhere` "
            "returns them: `np.flatnonzero` returns a single row."
        )
    if shape[1:2] == (1,):
        return _NP_WHERE
    if shape[1:] == (28, 28):
        return say(
            "You returned images: return their indices instead, with "
            "which the images can be looked up."
        )
    return say(
        "Join the indices chosen from all categories into one row: "
        "use `np.concatenate`."
    )


def _choice_kind_hint(places: Array) -> Message:
    if places.dtype.kind == "b":
        return say(
            "You returned True or False for each image: "
            "`np.flatnonzero` turns them into indices."
        )
    if np.array_equal(places, np.rint(places)):
        return say(
            "An index is a whole number, but your array has a type "
            "for fractions, as `np.array([])` has: start with `[]`, "
            "or end with `.astype(int)`."
        )
    return say(
        "An index is a whole number with which an image can be "
        "looked up: `images[index]`."
    )


def _choice_hint(
    categories: Array,
    came: Array,
    wanted: Array,
    counts: Array,
) -> Message:
    """What the numbers chosen of each category tell."""
    if np.array_equal(came, counts):
        return say(
            "Your function chose all images: none is left for training."
        )
    if (np.abs(counts - came - wanted) <= 1).all():
        return say("These are the training images: return the others.")
    if (came == 1).all():
        return say(
            "Your function chose one image of each category. Did you "
            "use the length of `np.where(…)`? It is a tuple, and its "
            "length is always 1: `np.flatnonzero` returns the "
            "indices themselves."
        )
    if counts.min() < counts.max() and np.array_equal(
        came, np.minimum(counts, came.max())
    ):
        return say(
            "Your function chose the same number from every "
            "category; it should be the same share: fewer from a "
            "rare category."
        )
    if not came.all():
        return _missing_choice_hint(categories, came, wanted)
    return _shares_hint(came, wanted)


def _missing_choice_hint(
    categories: Array, came: Array, wanted: Array
) -> Message:
    """Why nothing was chosen of some categories."""
    chosen = came > 0
    if (np.abs(came - wanted) > 1)[chosen].any():
        return say(
            "Categories are missing. Does your choice depend on the "
            "order of the images?"
        )
    if chosen.sum() == 1:
        return say(
            "All categories but one are missing. Is `return` inside "
            "the loop, or does every turn of the loop start a new "
            "list?"
        )
    return say(
        "Category {category} was left out: `for category in "
        "np.unique(labels)` visits every category that occurs.",
        category=int(categories[~chosen][0]),
    )


def _shares_hint(came: Array, wanted: Array) -> Message:
    """Why the share may be right in all, but not of each category."""
    if abs(came.sum() - wanted.sum()) <= 1:
        return say(
            "In total the share is right, but not in every category: "
            "choose from each category separately."
        )
    if (came < wanted).any() and (came > wanted).any():
        return say(
            "Your numbers are only close to the share, as if you had "
            "left each image to chance: choose exactly `round(share "
            "* c)` of the c images of a category."
        )
    return say(
        "Take the indices of one category, choose the share of them, "
        "and do the same for each category."
    )


def _share_hint(came: float) -> Message:
    if abs(came - _SHARE) < 0.03:
        return say(
            "Did you write `0.2` into your function? Use the "
            "argument `share` instead."
        )
    return say(
        "From a category with c images, choose `round(share * c)`, "
        "whatever the share is."
    )
