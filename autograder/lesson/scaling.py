"""Pixels from 0 to 255 that became fractions from 0 to 1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from autograder.lesson.flattening import _IMAGES_WRITTEN_IN
from autograder.lesson.kinds import Array, Floats, Shape
from autograder.lesson.mistakes import (
    _ONE_ROW,
    _CheckFailed,
    _expect,
    _first_difference,
    _number_text,
    _shape_hint,
    _shape_text,
)
from autograder.messages import Message, say

_SCALING_TOLERANCE = 1e-3


# Divided by 256 or rounded, the values still lie from 0 to 1.
_NEARLY = 1e-2


def _expect_same_shape(
    came: Shape,
    kind: str,
    given: Shape,
    count_one_more: Callable[[], int | None],
    find_known: Callable[[], Message | None] = lambda: None,
) -> None:
    """Fails the check where images became something of other shape.

    `find_known` gives the hint where no shape tells more.
    """
    if came == given:
        return
    hint = _shape_hint(
        came, kind, given, count_one_more, _IMAGES_WRITTEN_IN
    )
    if hint is None:
        hint = _ONE_ROW if came == given[1:] else find_known()
    raise _CheckFailed(
        say(
            "for images of shape {given}, the result has shape {came}",
            given=_shape_text(given),
            came=_shape_text(came),
        ),
        hint
        or say(
            "Normalising must not change the shape: divide the whole "
            "array at once."
        ),
    )


def _expect_black_and_white(result: Array, images: Array) -> None:
    """Fails the check where 0 or 255 did not become 0 or 1."""
    result = result.astype(np.float64)
    black = result[images == 0].mean()
    white = result[images == 255].mean()
    _expect(
        np.allclose([black, white], [0, 1], atol=_NEARLY),
        say(
            "0 became {black}, and 255 became {white}",
            black=_number_text(black),
            white=_number_text(white),
        ),
        _scaling_hint(images, result),
    )


def _expect_floats(result: Array) -> None:
    """Fails the check where a result has no floating-point numbers."""
    _expect(
        result.dtype.kind == "f",
        say(
            "the result has the type {dtype}, which is not a "
            "floating-point type",
            dtype=str(result.dtype),
        ),
        say(
            "`/` gives floating-point numbers; `//`, "
            "`astype('uint8')` and writing into an array of whole "
            "numbers cut off the decimals."
        ),
    )


def _expect_divided(result: Array, images: Array) -> None:
    """Fails the check at the first pixel that was not divided by 255.

    Both have one shape.
    """
    wrong = _first_difference(
        result, images.astype(np.float64) / 255, _SCALING_TOLERANCE
    )
    if wrong is None:
        return
    pixel = int(images[wrong])
    raise _CheckFailed(
        say(
            "at index {place}, a pixel with the value {pixel} "
            "({dtype}) became {came}; {wanted} was expected",
            place=str(list(wrong)),
            pixel=pixel,
            dtype=str(images.dtype),
            came=_number_text(result[wrong]),
            wanted=_number_text(pixel / 255),
        ),
        _scaling_hint(images, result.astype(np.float64)),
    )


def _scaling_hint(images: Array, result: Array) -> Message:
    """What was done to images in place of the division, as a hint."""
    known = _known_scaling_hint(images, result)
    if known:
        return known
    pixels = images.astype(np.float64)
    if np.allclose(
        np.sort(result, axis=None),
        np.sort(pixels, axis=None) / 255,
        atol=_SCALING_TOLERANCE,
    ):
        return say(
            "The values are right, but in the wrong positions: "
            "`reshape` keeps their order, `transpose` does not."
        )
    if np.abs(result - pixels / 255).max() <= 0.5:
        return say(
            "You rounded the values, or you did more than divide them."
        )
    return say(
        "Divide by 255, the largest value of a pixel, and do nothing "
        "else."
    )


def _known_scaling_hint(images: Array, result: Array) -> Message | None:
    """The hint about a mistake whose formula gives this result."""
    pixels = images.astype(np.float64)
    return next(
        (
            hint
            for formula, hint in _SCALINGS
            for other in formula(pixels)
            if _is_scaled_like(result, other)
        ),
        None,
    )


def _is_scaled_like(result: Array, other: Array) -> bool:
    return result.shape == other.shape and np.allclose(
        result, other, rtol=1e-3
    )


def _to_length_1(pixels: Array, axes: int | Shape) -> Array:
    """The pixels over the length of their vectors along some axes."""
    length = np.sqrt((pixels**2).sum(axis=axes, keepdims=True))
    return np.asarray(pixels / np.maximum(length, 1))


def _groups_of_axes(count: int) -> list[Shape]:
    """Each axis alone, all but the first, and all together."""
    return [
        *((axis,) for axis in range(count)),
        tuple(range(1, count)),
        tuple(range(count)),
    ]


def _turned(pixels: Array) -> Array:
    """The images with rows and columns swapped.

    What has no more than two axes is one image.
    """
    return pixels.swapaxes(1, 2) if pixels.ndim > 2 else pixels.T


# what a mistake makes of pixels, in one or several ways
_SCALINGS: Sequence[
    tuple[Callable[[Floats], Iterable[Floats]], Message]
] = (
    (lambda pixels: [pixels], say("You did not divide the values.")),
    (
        lambda pixels: [pixels / 255 / 255],
        say("You probably divided the values twice."),
    ),
    (
        lambda pixels: [pixels / 256],
        say("You probably divided by 256: white is 255."),
    ),
    (
        lambda pixels: [pixels / 254],
        say("You probably divided by 254: white is 255."),
    ),
    (
        lambda pixels: [pixels / 100],
        say("You probably divided by 100: white is 255."),
    ),
    (
        lambda pixels: [pixels / 255 * 100],
        say(
            "You probably computed percentages: white should "
            "become 1, not 100."
        ),
    ),
    (
        lambda pixels: [1 - pixels / 255],
        say("Black and white are swapped: 0 must stay 0."),
    ),
    (
        lambda pixels: [pixels / 127.5 - 1],
        say(
            "Your values are between −1 and 1; this task asks "
            "for 0 to 1."
        ),
    ),
    (
        lambda pixels: [pixels / 255 - 0.5],
        say(
            "Your values are between −0.5 and 0.5; this task "
            "asks for 0 to 1."
        ),
    ),
    (
        lambda pixels: [
            (pixels - pixels.mean()) / pixels.std(),
            pixels / 255 - (pixels / 255).mean(),
        ],
        say(
            "You shifted the values to a mean of 0; this task only "
            "asks for division by 255."
        ),
    ),
    (
        lambda pixels: [_to_length_1(pixels, -1)],
        say("You scaled every row to length 1, as `normalize` does."),
    ),
    (
        lambda pixels: [
            _to_length_1(pixels, axes)
            for axes in _groups_of_axes(pixels.ndim)
        ],
        say(
            "You divided by the length of a column or of an image, as "
            "`normalize` does: divide by the number 255."
        ),
    ),
    (
        lambda pixels: [pixels // 255],
        say(
            "Only white is left: `//` cuts off the decimals, `/` "
            "keeps them."
        ),
    ),
    (
        lambda pixels: [_turned(pixels) / 255],
        say("Rows and columns are swapped."),
    ),
)


def _draw_dark(rng: np.random.Generator) -> list[Array]:
    """Batches without white, or of white alone.

    Dark ones are also of other types than bytes.
    """
    dark = rng.integers(0, 100, (2, 28, 28)).astype(np.uint8)
    wide = [
        dark.astype(dtype) for dtype in (np.int16, np.int32, np.int64)
    ]
    return [
        dark,
        np.minimum(dark, 1),
        np.zeros_like(dark),
        np.full_like(dark, 255),
        *wide,
    ]


def _expect_independent(
    images: Array, alone: Array, mixed: Array
) -> None:
    """Fails the check where a pixel depends on brighter images.

    `alone` and `mixed` are what the images became without such images
    and beside them; all have one shape.
    """
    wrong = _first_difference(alone, mixed, _SCALING_TOLERANCE)
    if wrong is None:
        return
    raise _CheckFailed(
        say(
            "a pixel with the value {pixel} became {alone} in one "
            "batch and {mixed} next to brighter pixels",
            pixel=int(images[wrong]),
            alone=_number_text(alone[wrong]),
            mixed=_number_text(mixed[wrong]),
        ),
        say(
            "Divide by the number 255, whatever the smallest and "
            "largest values of the given images are."
        ),
    )


def _expect_unmodified(modified: bool) -> None:
    """Fails the check where a function wrote into its argument."""
    _expect(
        not modified,
        say("your function changed the images that it was given"),
        say(
            "Create a new array: `images / 255` does, but `images /= "
            "255` writes into the old one."
        ),
    )
