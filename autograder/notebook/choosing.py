"""Images chosen to validate on, as a check judges them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.messages import Message, say
from autograder.notebook.mistakes import (
    _GROWS,
    _CheckFailed,
    _expect,
    _shape_text,
)

_SHARE = 0.2


_NP_WHERE = say(
    "`np.where` gives a tuple with one array in it: its first part, "
    "`[0]`, holds the places."
)


def _expect_places(places: Any, kind: str) -> None:
    """Fails the check where no row of places came."""
    _expect(
        places.ndim == 1,
        say(
            "the result has shape {came}; a row of places was expected",
            came=_shape_text(places.shape),
        ),
        _choice_shape_hint(places.shape, kind),
    )
    _expect(
        len(places),
        say("nothing was chosen"),
        say(
            "A share of `share` of the images is to be chosen. How "
            "many come out for one category? `int(share)` is 0, and "
            "`len(np.where(…))` is 1 always: `np.flatnonzero` gives "
            "the places themselves."
        ),
    )
    _expect(
        places.dtype.kind in "iu",
        say(
            "the result holds {dtype}, which are no whole numbers",
            dtype=str(places.dtype),
        ),
        _choice_kind_hint(places),
    )


def _expect_each_once(
    places: Any, count: int, ask_again: Callable[[], int]
) -> None:
    """Fails the check where places are wrong or there twice.

    `ask_again` tells how many places come for the labels backwards.
    """
    outside = places[(places < 0) | (places >= count)]
    _expect(
        not len(outside),
        say(
            "for {count} images, the place {place} was chosen",
            count=count,
            place=str(outside[:1])[1:-1],
        ),
        say(
            "Places are counted from 0 to the number of the images "
            "less one."
        ),
    )
    values, times = np.unique(places, return_counts=True)
    if len(values) == len(places):
        return
    most = int(times.argmax())
    raise _CheckFailed(
        say(
            "the place {place} was chosen {times} times",
            place=int(values[most]),
            times=int(times[most]),
        ),
        _again_hint(places, count, ask_again),
    )


def _again_hint(
    places: Any, count: int, ask_again: Callable[[], int]
) -> Message:
    """Why places are there twice."""
    if ask_again() > len(places):
        return _GROWS
    if places.max() < count // 2:
        return say(
            "These look like labels, or like places counted within a "
            "category: `np.flatnonzero(labels == category)` gives "
            "places among all images."
        )
    return say(
        "`rng.choice` may draw a place again, unless it is given "
        "`replace=False`; `rng.permutation` never does."
    )


def _expect_shares(places: Any, labels: Any, share: float) -> None:
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
            "of {count} images of category {category}, {came} were "
            "chosen; about {wanted} were expected",
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
            "with share={share}, {came} of {count} images were "
            "chosen; about {wanted:.0f} were expected",
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
        say("after the call, the labels that were given had changed"),
        say(
            "`sort` and `shuffle` reorder the array itself: "
            "`np.argsort` and `rng.permutation` make a new one."
        ),
    )


def _choice_shape_hint(shape: tuple[int, ...], kind: str) -> Message:
    if kind == "tuple" and shape[:1] == (1,):
        return say(
            "The result is a tuple with one array in it: a comma at "
            "the end of a line makes one, and so does `np.where`, of "
            "which `[0]` is the array."
        )
    if shape[1:] == (1,):
        return say(
            "Each place stands in a row of its own, as `np.argwhere` "
            "gives them: `np.flatnonzero` gives one row."
        )
    if shape[1:2] == (1,):
        return _NP_WHERE
    if shape[1:] == (28, 28):
        return say(
            "These are images: give their places instead, with which "
            "they can be looked up."
        )
    return say(
        "Join what was chosen of each category to one row: "
        "`np.concatenate` does that."
    )


def _choice_kind_hint(places: Any) -> Message:
    if places.dtype.kind == "b":
        return say(
            "True and False say for each image whether it is chosen: "
            "`np.flatnonzero` turns them into places."
        )
    if np.array_equal(places, np.rint(places)):
        return say(
            "A place is a whole number, but these are of a "
            "type for fractions, as `np.array([])` is: begin with "
            "`[]`, or end with `.astype(int)`."
        )
    return say(
        "A place is a whole number, with which an image can be "
        "looked up: `images[place]`."
    )


def _choice_hint(
    categories: Any,
    came: Any,
    wanted: Any,
    counts: Any,
) -> Message:
    """What the numbers chosen of each category tell."""
    if np.array_equal(came, counts):
        return say(
            "All images were chosen: none is left to learn from."
        )
    if (np.abs(counts - came - wanted) <= 1).all():
        return say(
            "These are the images to learn from: hand the others back."
        )
    if (came == 1).all():
        return say(
            "One of each category was chosen. Was the length of "
            "`np.where(…)` taken? It is a tuple, and its length is 1 "
            "always: `np.flatnonzero` gives the places themselves."
        )
    if counts.min() < counts.max() and np.array_equal(
        came, np.minimum(counts, came.max())
    ):
        return say(
            "Of each category the same number was chosen; it "
            "should be the same share: of a rare one fewer."
        )
    if not came.all():
        return _missing_choice_hint(categories, came, wanted)
    return _shares_hint(came, wanted)


def _missing_choice_hint(
    categories: Any, came: Any, wanted: Any
) -> Message:
    """Why nothing was chosen of some categories."""
    chosen = came > 0
    if (np.abs(came - wanted) > 1)[chosen].any():
        return say(
            "Categories are missing. Does the choice depend on the "
            "order in which the images stand?"
        )
    if chosen.sum() == 1:
        return say(
            "Categories are missing, all but one. Does `return` "
            "stand inside the loop, or does each turn begin with a "
            "new list?"
        )
    return say(
        "Category {category} was left out: `for category in "
        "np.unique(labels)` comes to all that occur.",
        category=int(categories[~chosen][0]),
    )


def _shares_hint(came: Any, wanted: Any) -> Message:
    """Why the share may be right in all, but not of each category."""
    if abs(came.sum() - wanted.sum()) <= 1:
        return say(
            "In all it is the right share, but not of every "
            "category: choose within each one by itself."
        )
    if (came < wanted).any() and (came > wanted).any():
        return say(
            "The numbers are only near the share, as where chance "
            "decides about each image: choose exactly `round(share * "
            "c)` of the c images of a category."
        )
    return say(
        "Take the places of one category, choose the share of them, "
        "and do so for each category."
    )


def _share_hint(came: float) -> Message:
    if abs(came - _SHARE) < 0.03:
        return say(
            "Is the 0.2 written into the function? Use the argument "
            "`share` instead."
        )
    return say(
        "Of a category with c images, `round(share * c)` are chosen, "
        "whatever the share is."
    )
