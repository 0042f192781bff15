"""Lines through points, judged by their loss."""

from __future__ import annotations

import math as _math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from autograder.lesson.kinds import Array
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _number_text,
    _shape_text,
)
from autograder.messages import Message, say

_MARGIN = 1.01


_SAMPLE = (
    np.arange(10),
    np.array([10, 20, 25, 30, 40, 45, 40, 50, 60, 55]),
)


_BACK_FROM_STANDARDISED = say(
    "This is the line for u = (x − mean) / std. To get the line for "
    "x, divide m by std, then subtract m · mean from b."
)


_BACK_FROM_0_TO_1 = say(
    "This is the line for u = (x − min) / (max − min). To get the "
    "line for x, divide m by max − min, then subtract m · min from b."
)


_BACK_FROM_NINTHS = say(
    "This is the line for x / 9: to get the line for x, divide m by 9."
)


_BACK_FROM_SMALL_X = say(
    "This is the line for x / max(x): to get the line for x, divide "
    "m by max(x)."
)


_SWAPPED = say(
    "x and y are swapped: this line predicts x from y, not y from x."
)


_BACK_FROM_SMALL_Y = say(
    "This is the line for y / max(y). To get the line for y, "
    "multiply m and b by max(y); if you also divided x by a number, "
    "divide m by that number."
)


_BACK_FROM_BOTH = say(
    "This is the line for standardised x and y. To get the line for "
    "x and y, use m · std(y) / std(x) as m, and mean(y) − m · "
    "mean(x) as b."
)


def _draw_points(
    n: int,
    m: float,
    b: float,
    noise: float,
    rng: np.random.Generator,
    whole: bool = False,
) -> tuple[Array, Array]:
    """Points whose best line is m·x + b, with a loss of noise².

    Where x is to be whole, some have the same. They lie all over 0…9
    and clearly off the line: there, every search that has come to rest
    is within 1 %. Points crowded in a corner, or exactly on a line,
    would tell patient searches from exact ones, not right from wrong.
    """
    x = rng.permutation(
        (np.arange(n) + rng.uniform(0.3, 0.7, n)) * 9 / n
    )
    x = np.floor(x) if whole else x
    off = rng.normal(0, 1, n)
    off -= np.polyval(np.polyfit(x, off, 1), x)
    return x, m * x + b + off * noise / np.sqrt(np.mean(off**2))


def _expect_two_numbers(value: Array) -> None:
    """Fails the check where something else than m and b came."""
    _expect(
        value.size == 2,
        say(
            "`fit_line` returned values of shape {came}; two numbers "
            "were expected",
            came=_shape_text(value.shape),
        ),
        say("Return both together: `return m, b`."),
    )


def _expect_best_line(m: float, b: float, x: Array, y: Array) -> None:
    slope, intercept = np.polyfit(x, y, 1)
    best, came = (
        _line_loss(slope, intercept, x, y),
        _line_loss(m, b, x, y),
    )
    if came <= _MARGIN * best:
        return
    raise _CheckFailed(
        say(
            "for {n} points, your line with m = {m} and b = {b} has "
            "a loss of {came}; the best line has {best}",
            n=len(x),
            m=_number_text(m),
            b=_number_text(b),
            came=_number_text(came),
            best=_number_text(best),
        ),
        _slip_hint(m, b, x, y, best),
    )


def _line_loss(m: float, b: float, x: Array, y: Array) -> float:
    return float(np.mean((m * x + b - y) ** 2))


# the line that would be right, by one that is not
_SLIPS: Sequence[
    tuple[Callable[[float, float], tuple[float, float]], Message]
] = (
    (
        lambda m, b: (b, m),
        say(
            "Your line would be right with m and b swapped: return m "
            "first."
        ),
    ),
    (
        lambda m, b: (-m, b),
        say("Your line would be right if m had the opposite sign."),
    ),
    (
        lambda m, b: (m, -b),
        say("Your line would be right if b had the opposite sign."),
    ),
)


def _slip_hint(
    m: float, b: float, x: Array, y: Array, best: float
) -> Message:
    if (
        not np.isfinite(m)
        or not np.isfinite(b)
        or _line_loss(m, b, x, y) > 1e4 * max(float(y.var()), 1.0)
    ):
        if len(x) > 10:
            return say(
                "With this many points, the loss grew: is your "
                "gradient a mean, or still a sum?"
            )
        return say(
            "The loss grew: check the sign of the step, or take "
            "smaller steps."
        )
    for meant, hint in _SLIPS:
        if _line_loss(*meant(m, b), x, y) <= _MARGIN * best:
            return hint
    if float(m).is_integer() and float(b).is_integer():
        return say(
            "Both m and b are whole numbers: let them change by less "
            "than 1 in a step."
        )
    return _line_hint(m, b, x, y)


_CLOSE = say(
    "Your line is close: continue until the loss stops falling, "
    "and do not round m or b."
)


def _line_hint(m: float, b: float, x: Array, y: Array) -> Message:
    """What a line that is no slip at the end may come from."""
    slope, intercept = np.polyfit(x, y, 1)
    for line, hint in _known_lines(slope, intercept, x, y):
        if _is_near_line((m, b), line):
            return hint
    if _is_near_line((m,), (slope,)):
        return say(
            "m is right, but b is not: the best line goes through "
            "the mean of x and the mean of y."
        )
    if _line_loss(m, b, x, y) < 3 * _line_loss(
        slope, intercept, x, y
    ) + 0.1 * float(y.var()):
        return _CLOSE
    return say(
        "Lower the loss step by step until it stops falling, for the "
        "points that your function is given."
    )


def _known_lines(
    slope: float, intercept: float, x: Array, y: Array
) -> Iterator[tuple[tuple[float, ...], Message]]:
    """Lines near the best one, or in place of it, with their hints."""
    yield (slope, intercept), _CLOSE
    yield (
        tuple(np.polyfit(*_SAMPLE, 1)),
        say(
            "This is the line for the points in the notebook: use "
            "the `x` and `y` that your function is given."
        ),
    )
    yield (
        ((x * y).sum() / (x**2).sum(), 0),
        say(
            "This is the best line through the origin: b does not "
            "have to be 0."
        ),
    )
    yield (
        (0, y.mean()),
        say(
            "This is a horizontal line at the mean of y: m has to "
            "change too."
        ),
    )
    yield from _in_other_units(slope, intercept, x, y)
    yield (
        (slope, y.mean()),
        say(
            "m is right, but b is not: the mean of y is the height "
            "of the line at the mean of x; b is its height at x = 0."
        ),
    )


def _in_other_units(
    slope: float, intercept: float, x: Array, y: Array
) -> Iterator[tuple[tuple[float, ...], Message]]:
    """The best lines where x, or both, were moved or scaled."""
    spread, low, width = x.std(), x.min(), np.ptp(x)
    sample = spread * _math.sqrt(len(x) / (len(x) - 1))
    yield (spread * slope, y.mean()), _BACK_FROM_STANDARDISED
    yield (sample * slope, y.mean()), _BACK_FROM_STANDARDISED
    yield (9 * slope, intercept), _BACK_FROM_NINTHS
    yield (x.max() * slope, intercept), _BACK_FROM_SMALL_X
    small = intercept / y.max()
    yield (slope / y.max(), small), _BACK_FROM_SMALL_Y
    yield (x.max() * slope / y.max(), small), _BACK_FROM_SMALL_Y
    yield tuple(np.polyfit(y, x, 1)), _SWAPPED
    from_low = intercept + low * slope
    yield (width * slope, from_low), _BACK_FROM_0_TO_1
    yield (spread * slope / y.std(), 0), _BACK_FROM_BOTH


def _is_near_line(
    line: tuple[float, ...], other: tuple[float, ...]
) -> bool:
    return all(
        _math.isclose(came, wanted, rel_tol=0.02, abs_tol=1e-3)
        for came, wanted in zip(line, other, strict=True)
    )
