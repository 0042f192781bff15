"""Pixels from 0 to 255 that became fractions from 0 to 1, as graders judge them."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, first_difference, number
from autograder.messages import Message, say
from autograder.student import Result

Pixels = NDArray[Any]

TOLERANCE = 1e-3
STANDARDISED = say("The values were moved to a mean of 0; this exercise asks for division by 255 alone.")


def expect_floats(result: Pixels) -> None:
    """Fails the check where a result holds no floating-point numbers."""
    expect(
        result.dtype.kind == "f",
        say("the result holds {dtype}, which are no floating-point numbers", dtype=str(result.dtype)),
        say("`/` gives floating-point numbers; `//` and `astype('uint8')` cut off what stands after the point."),
    )


def expect_divided(result: Pixels, images: Pixels) -> None:
    """Fails the check at the first pixel of the images that was not divided by 255; both have one shape."""
    wrong = first_difference(result, images.astype(np.float64) / 255, TOLERANCE)
    if wrong is None:
        return
    pixel = int(images[wrong])
    raise CheckFailed(
        say(
            "at {place}, a pixel of {pixel} ({dtype}) became {came}; {wanted} was expected",
            place=str(list(wrong)),
            pixel=pixel,
            dtype=str(images.dtype),
            came=number(result[wrong]),
            wanted=number(pixel / 255),
        ),
        diagnose(images, result.astype(np.float64)),
    )


def diagnose(images: Pixels, result: NDArray[np.float64]) -> Message:
    """What was done to images (n, rows, columns) in place of the division, as a hint."""
    pixels = images.astype(np.float64)
    length = np.sqrt((pixels**2).sum(axis=-1, keepdims=True))
    known = (
        (pixels, say("The values were not divided.")),
        (pixels / 255 / 255, say("The values look divided twice.")),
        (pixels / 256, say("The values look divided by 256: white is 255.")),
        (pixels / 254, say("The values look divided by 254: white is 255.")),
        (pixels / 100, say("The values look divided by 100: white is 255.")),
        (pixels / 255 * 100, say("These look like percentages: white becomes 1, not 100.")),
        (1 - pixels / 255, say("Black and white changed places: 0 stays 0.")),
        (pixels / 127.5 - 1, say("The values lie between −1 and 1; this exercise asks for 0 to 1.")),
        (pixels / 255 - 0.5, say("The values lie between −0.5 and 0.5; this exercise asks for 0 to 1.")),
        ((pixels - pixels.mean()) / pixels.std(), STANDARDISED),
        (pixels / 255 - (pixels / 255).mean(), STANDARDISED),
        (pixels / length, say("Every row was scaled to length 1, as `normalize` does.")),
        (pixels // 255, say("Only white is left: `//` cuts off what stands after the point, `/` keeps it.")),
        (pixels.swapaxes(1, 2) / 255, say("Rows and columns changed places.")),
    )
    for other, hint in known:
        if np.allclose(result, other, rtol=1e-3):
            return hint
    if np.allclose(np.sort(result, axis=None), np.sort(pixels, axis=None) / 255, atol=TOLERANCE):
        return say("The values are right, but in other places: `reshape` keeps their order, `transpose` does not.")
    if np.abs(result - pixels / 255).max() <= 0.5:
        return say("The values were rounded, or changed by something more than the division.")
    return say("Divide by 255, the largest value that a pixel can have, and by nothing else.")


def expect_independent(images: Pixels, alone: Pixels, mixed: Pixels) -> None:
    """Fails the check at the first pixel that became another number beside brighter images than without them.

    `alone` and `mixed` are what the images became; all have one shape.
    """
    wrong = first_difference(alone, mixed, TOLERANCE)
    if wrong is None:
        return
    raise CheckFailed(
        say(
            "a pixel of {pixel} became {alone} in one batch and {mixed} beside brighter pixels",
            pixel=int(images[wrong]),
            alone=number(alone[wrong]),
            mixed=number(mixed[wrong]),
        ),
        say("Divide by the number 255, whatever the smallest and largest values of the images at hand are."),
    )


def expect_unmodified(result: Result) -> None:
    """Fails the check where the images that a function was given are others after the call."""
    expect(
        not result.modified,
        say("after the call, the images that were given had changed"),
        say("Make a new array: `images / 255` does, `images /= 255` writes into the old one."),
    )
