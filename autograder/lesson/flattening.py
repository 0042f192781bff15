"""Images that became rows of pixels, as a check judges them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.lesson.kinds import Array, Hints, Shape
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _expect_to_depend,
    _hint_for,
    _number_text,
    _shape_hint,
    _shape_text,
)
from autograder.messages import Message, say

_IMAGES_WRITTEN_IN = say(
    "Your function uses a fixed number of images, or the number of "
    "other images: take the number from the images that it is given, "
    "`images.shape[0]`."
)


_NEVER_WRITTEN = say(
    "There is a 0 at this index in every row: does your code ever "
    "write there? Check where the loops start and end."
)


def _expect_row_shape(
    shape: Shape,
    kind: str,
    n: int,
    count_one_more: Callable[[], int | None],
) -> None:
    """Fails the check where n images became no rows of 784."""
    if shape == (n, 784):
        return
    wanted = (n, 784)
    raise _CheckFailed(
        say(
            "for images of shape {given}, the result has shape {came}; "
            "{wanted} was expected",
            given=_shape_text((n, 28, 28)),
            came=_shape_text(shape),
            wanted=_shape_text(wanted),
        ),
        _shape_hint(
            shape, kind, wanted, count_one_more, _IMAGES_WRITTEN_IN
        )
        or _row_shape_hint(shape, n),
    )


def _row_shape_hint(shape: Shape, n: int) -> Message:
    known = {
        (784, n): say(
            "Rows and columns are swapped: there should be one row "
            "per image."
        ),
        (n * 784,): say(
            "You joined all images into one row: keep the first "
            "axis, which counts the images."
        ),
        (784,): say(
            "Your function returned only one image: flatten all the "
            "images that it is given."
        ),
        (n, 28, 28): say(
            "Your function returned the images unchanged: `reshape` "
            "and similar functions return a new array and do not "
            "change the old one."
        ),
        (n * 28, 28): say(
            "Each line of an image became a separate row: join all "
            "28 lines of an image into one row."
        ),
    }
    if n == 1 and len(shape) == 1:
        return say(
            "Even a single image should give a table with one row: "
            "leave out `squeeze`, and keep the first axis."
        )
    return known.get(
        shape,
        say(
            "Use `reshape` with the number of images and 28 × 28 = 784."
        ),
    )


def _expect_rows_to_depend(rows: Array, others: Array) -> None:
    """Fails the check where other images became the same rows."""
    hint = None
    if not rows.any():
        hint = say(
            "All values are 0: does the loop reach every image, "
            "including the last one?"
        )
    _expect_to_depend("images", rows, others, hint)


def _draw_bits(rng: np.random.Generator) -> tuple[Array, Array]:
    """Ten images in which each place can be read from its pixels.

    Image k is white where bit k of the pixel's place is set: whatever
    became of black and white, the places can be read. Also gives them.
    """
    places = rng.permutation(784)
    bits = np.stack([255 * (places >> k & 1) for k in range(10)])
    return places, bits.reshape(10, 28, 28).astype(np.uint8)


def _expect_pixel_order(
    rows: Array, images: Array, places: Array
) -> None:
    """Fails the check where pixels stand in another order.

    `rows` is what became of the images; they are those of `_draw_bits`.
    """
    values = rows.astype(np.float64)
    found, inverted = (
        np.argsort(places)[_read_places(each)]
        for each in (values, -values)
    )
    if np.array_equal(inverted, np.arange(784)):
        return
    wrong = np.flatnonzero(found != np.arange(784))
    if not len(wrong):
        return
    place = int(wrong[0])
    raise _CheckFailed(
        say(
            "index {place} of a row should hold the pixel in line "
            "{line}, column {column} of the image (counting from 0), "
            "but holds another one",
            place=place,
            line=place // 28,
            column=place % 28,
        ),
        _hint_for(_ORDER_MISTAKES, found, values, images)
        or say(
            "Does the second line of the image follow the first one, "
            "and so on? Do not sort or transpose."
        ),
    )


def _read_places(rows: Array) -> Array:
    bits = (
        rows
        > (
            rows.min(axis=1, keepdims=True)
            + rows.max(axis=1, keepdims=True)
        )
        / 2
    )
    return np.asarray(
        (bits << np.arange(10)[:, None]).sum(axis=0) % 784
    )


_ORDER = np.arange(784).reshape(28, 28)
# by the places found, the rows, and the images
_ORDER_MISTAKES: Hints = (
    (
        lambda found, rows, _: (
            not rows[:, found != _ORDER.ravel()].any()
        ),
        _NEVER_WRITTEN,
    ),
    (
        lambda found, *_: np.array_equal(found, _ORDER.T.ravel()),
        say(
            "Your pixels are in order of columns: flatten line by "
            "line, as `reshape` does by default."
        ),
    ),
    (
        lambda found, *_: any(
            np.array_equal(found, other.ravel())
            for other in (
                _ORDER[::-1],
                _ORDER[:, ::-1],
                _ORDER[::-1, ::-1],
            )
        ),
        say(
            "Your image is mirrored: start with the first line, and "
            "in each line with the leftmost pixel."
        ),
    ),
    (
        lambda _, rows, images: any(
            np.array_equal(rows, other)
            for other in (
                images.reshape(784, 10).T,
                images.transpose(1, 2, 0).reshape(10, 784),
                images.T.reshape(10, 784),
            )
        ),
        say(
            "You mixed the pixels of several images in one row: "
            "leave out the transpose, `reshape` alone is enough."
        ),
    ),
    (
        lambda _, rows, images: (
            {row.tobytes() for row in rows.astype(np.uint8)}
            == {image.tobytes() for image in images}
        ),
        say(
            "Each row is an image, but the order has changed: row i "
            "belongs to image i."
        ),
    ),
)


def _expect_row_values(rows: Array, images: Array) -> None:
    result, wanted = (
        np.sort(rows.astype(np.float64), axis=None),
        np.sort(images, axis=None),
    )
    if np.array_equal(result, wanted):
        return
    _expect_most_values(rows, images.reshape(rows.shape))
    hint = say(
        "Only change the shape in this task; dividing by 255 is the "
        "next task."
    )
    if wanted.max() > 255:
        hint = say(
            "The example in the task has values up to 1567, too "
            "large for `uint8`: do not change the type of the images."
        )
    if (result[0], result[-1]) == (wanted[0], wanted[-1]):
        hint = say(
            "Some values are missing, and others appear too often: "
            "each pixel needs a place of its own."
        )
    raise _CheckFailed(
        say(
            "the pixels are between {low} and {high}, but your "
            "values are between {came_low} and {came_high}",
            low=wanted.min(),
            high=wanted.max(),
            came_low=_number_text(result.min()),
            came_high=_number_text(result.max()),
        ),
        hint,
    )


def _expect_most_values(rows: Array, wanted: Array) -> None:
    """Fails the check at the first wrong value, where most are right.

    There, the smallest and the largest value tell nothing.
    """
    right = rows == wanted
    if right.mean() < 0.75:
        return
    row, place = np.argwhere(~right)[0]
    raise _CheckFailed(
        say(
            "there should be {wanted} at index {place} of row {row} "
            "(counting from 0), but there is {came}",
            place=int(place),
            row=int(row),
            wanted=int(wanted[row, place]),
            came=_number_text(rows[row, place]),
        ),
        say(
            "Most values are right: find what skips or changes this "
            "one."
        ),
    )


def _expect_images_kept(modified: bool) -> None:
    """Fails the check where a function wrote into its argument."""
    _expect(
        not modified,
        say("your function changed the images that it was given"),
        say("Create a new array instead of writing into `images`."),
    )
