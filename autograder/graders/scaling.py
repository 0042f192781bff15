"""Pixels from 0 to 255 that became fractions from 0 to 1, as graders judge them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checks import CheckFailed, afresh, expect, first_difference, number
from autograder.messages import Message, say
from autograder.student import Result, Student

Pixels = NDArray[Any]
Ask = Callable[[Student, Pixels], Pixels]

TOLERANCE = 1e-3
OF_LENGTH_1 = say(
    "You divided by the length of a column or of an image, as `normalize` does: divide by the number 255."
)
STANDARDISED = say("You shifted the values to a mean of 0; this task only asks for division by 255.")


def expect_floats(result: Pixels) -> None:
    """Fails the check where a result holds no floating-point numbers."""
    expect(
        result.dtype.kind == "f",
        say("the result has the type {dtype}, which is not a floating-point type", dtype=str(result.dtype)),
        say("`/` gives floating-point numbers; `//` and `astype('uint8')` cut off the decimals."),
    )


def expect_divided(result: Pixels, images: Pixels) -> None:
    """Fails the check at the first pixel of the images that was not divided by 255; both have one shape."""
    wrong = first_difference(result, images.astype(np.float64) / 255, TOLERANCE)
    if wrong is None:
        return
    pixel = int(images[wrong])
    raise CheckFailed(
        say(
            "at index {place}, a pixel with the value {pixel} ({dtype}) became {came}; {wanted} was expected",
            place=str(list(wrong)),
            pixel=pixel,
            dtype=str(images.dtype),
            came=number(result[wrong]),
            wanted=number(pixel / 255),
        ),
        diagnose(images, result.astype(np.float64)),
    )


def diagnose(images: Pixels, result: NDArray[np.float64]) -> Message:
    """What was done to images of any shape in place of the division, as a hint."""
    known = recognise(images, result)
    if known:
        return known
    pixels = images.astype(np.float64)
    if np.allclose(np.sort(result, axis=None), np.sort(pixels, axis=None) / 255, atol=TOLERANCE):
        return say(
            "The values are right, but in the wrong positions: `reshape` keeps their order, `transpose` does not."
        )
    if np.abs(result - pixels / 255).max() <= 0.5:
        return say("You rounded the values, or you did more than divide them.")
    return say("Divide by 255, the largest value of a pixel, and do nothing else.")


def recognise(images: Pixels, result: NDArray[np.float64]) -> Message | None:
    """The hint about a well-known mistake, where its formula gives this result."""
    pixels = images.astype(np.float64)
    known = (
        (pixels, say("You did not divide the values.")),
        (pixels / 255 / 255, say("You probably divided the values twice.")),
        (pixels / 256, say("You probably divided by 256: white is 255.")),
        (pixels / 254, say("You probably divided by 254: white is 255.")),
        (pixels / 100, say("You probably divided by 100: white is 255.")),
        (pixels / 255 * 100, say("You probably computed percentages: white should become 1, not 100.")),
        (1 - pixels / 255, say("Black and white are swapped: 0 must stay 0.")),
        (pixels / 127.5 - 1, say("Your values are between −1 and 1; this task asks for 0 to 1.")),
        (pixels / 255 - 0.5, say("Your values are between −0.5 and 0.5; this task asks for 0 to 1.")),
        ((pixels - pixels.mean()) / pixels.std(), STANDARDISED),
        (pixels / 255 - (pixels / 255).mean(), STANDARDISED),
        (_to_length_1(pixels, -1), say("You scaled every row to length 1, as `normalize` does.")),
        *((_to_length_1(pixels, axes), OF_LENGTH_1) for axes in _groups_of_axes(pixels.ndim)),
        (pixels // 255, say("Only white is left: `//` cuts off the decimals, `/` keeps them.")),
        (_turned(pixels) / 255, say("Rows and columns are swapped.")),
    )
    return next((hint for other, hint in known if _are_close(result, other)), None)


def _are_close(result: Pixels, other: Pixels) -> bool:
    return result.shape == other.shape and np.allclose(result, other, rtol=1e-3)


def _to_length_1(pixels: Pixels, axes: int | tuple[int, ...]) -> Pixels:
    """The pixels over the square root of the sum of their squares along some axes."""
    length = np.sqrt((pixels**2).sum(axis=axes, keepdims=True))
    return np.asarray(pixels / np.maximum(length, 1))


def _groups_of_axes(count: int) -> list[tuple[int, ...]]:
    """Each axis alone, all but the first, and all together."""
    return [*((axis,) for axis in range(count)), tuple(range(1, count)), tuple(range(count))]


def _turned(pixels: Pixels) -> Pixels:
    """The images with rows and columns swapped; what has no more than two axes is one image."""
    return pixels.swapaxes(1, 2) if pixels.ndim > 2 else pixels.T


def expect_the_same_in_any_batch(student: Student, ask: Ask, batches: list[Pixels], rng: np.random.Generator) -> None:
    """Fails the check where a pixel of the batches became something else beside brighter pixels than without them.

    What is remembered of brighter pixels shows as well: the batches alone are asked in a process that saw no others,
    beginning with the first.
    """
    framed = [_framed(batch) for batch in batches]
    mixed = [ask(student, np.concatenate([images, _others(images, rng)])) for images, _ in framed]
    fresh = afresh(student)
    alone = [ask(fresh, batch) for batch in batches]
    for batch, (_, kept), one, other in zip(batches, framed, alone, mixed, strict=True):
        beside = other[: len(batch)]
        expect_independent(batch, np.where(kept, one, beside), beside)


def _framed(images: Pixels) -> tuple[Pixels, Pixels]:
    """The images with black and white in every row and column, and where they are still as they were."""
    framed, kept = images.copy(), np.ones(images.shape, bool)
    framed[..., :2], kept[..., :2] = (0, 255), False
    if images.shape[1] > 2:
        framed[:, :2], kept[:, :2] = [[0], [255]], False
    return framed, kept


def _others(images: Pixels, rng: np.random.Generator) -> Pixels:
    """Three more images of the same size and type, in which every brightness may occur."""
    return rng.integers(0, 256, (3, *images.shape[1:])).astype(images.dtype)


def dark_batches(rng: np.random.Generator) -> list[Pixels]:
    """Batches without white, or of white alone; dark ones also of other types than bytes."""
    dark = rng.integers(0, 100, (2, 28, 28)).astype(np.uint8)
    wide = [dark.astype(dtype) for dtype in (np.int16, np.int32, np.int64)]
    return [dark, np.minimum(dark, 1), np.zeros_like(dark), np.full_like(dark, 255), *wide]


def expect_independent(images: Pixels, alone: Pixels, mixed: Pixels) -> None:
    """Fails the check at the first pixel that became another number beside brighter images than without them.

    `alone` and `mixed` are what the images became; all have one shape.
    """
    wrong = first_difference(alone, mixed, TOLERANCE)
    if wrong is None:
        return
    raise CheckFailed(
        say(
            "a pixel with the value {pixel} became {alone} in one batch and {mixed} next to brighter pixels",
            pixel=int(images[wrong]),
            alone=number(alone[wrong]),
            mixed=number(mixed[wrong]),
        ),
        say("Divide by the number 255, whatever the smallest and largest values of the given images are."),
    )


def expect_unmodified(result: Result) -> None:
    """Fails the check where the images that a function was given are others after the call."""
    expect(
        not result.modified,
        say("your function changed the images that it was given"),
        say("Create a new array: `images / 255` does, but `images /= 255` writes into the old one."),
    )
