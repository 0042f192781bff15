"""Lines through points, judged by their loss."""

from __future__ import annotations

import math as _math

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


def _slip_hint(
    m: float, b: float, x: Array, y: Array, best: float
) -> Message:
    def is_good(slope: float, intercept: float) -> bool:
        return _line_loss(slope, intercept, x, y) <= _MARGIN * best

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
    if is_good(b, m):
        return say(
            "Your line would be right with m and b swapped: return m "
            "first."
        )
    if is_good(-m, b):
        return say(
            "Your line would be right if m had the opposite sign."
        )
    if is_good(m, -b):
        return say(
            "Your line would be right if b had the opposite sign."
        )
    if float(m).is_integer() and float(b).is_integer():
        return say(
            "Both m and b are whole numbers: let them change by less "
            "than 1 in a step."
        )
    return _line_hint(m, b, x, y)


def _line_hint(m: float, b: float, x: Array, y: Array) -> Message:
    """What a line that is no slip at the end may come from."""
    slope, intercept = np.polyfit(x, y, 1)
    close = say(
        "Your line is close: continue until the loss stops falling, "
        "and do not round m or b."
    )
    if _is_near_line((m, b), (slope, intercept)):
        return close
    if _is_near_line((m, b), tuple(np.polyfit(*_SAMPLE, 1))):
        return say(
            "This is the line for the points in the notebook: use "
            "the `x` and `y` that your function is given."
        )
    if _is_near_line((m, b), ((x * y).sum() / (x**2).sum(), 0)):
        return say(
            "This is the best line through the origin: b does not "
            "have to be 0."
        )
    if _is_near_line((m, b), (0, y.mean())):
        return say(
            "This is a horizontal line at the mean of y: m has to "
            "change too."
        )
    in_other_units = _in_other_units(m, b, x, y)
    if in_other_units:
        return in_other_units
    if _is_near_line((m, b), (slope, y.mean())):
        return say(
            "m is right, but b is not: the mean of y is the height "
            "of the line at the mean of x; b is its height at x = 0."
        )
    if _is_near_line((m,), (slope,)):
        return say(
            "m is right, but b is not: the best line goes through "
            "the mean of x and the mean of y."
        )
    if _line_loss(m, b, x, y) < 3 * _line_loss(
        slope, intercept, x, y
    ) + 0.1 * float(y.var()):
        return close
    return say(
        "Lower the loss step by step until it stops falling, for the "
        "points that your function is given."
    )


def _in_other_units(
    m: float, b: float, x: Array, y: Array
) -> Message | None:
    """What is left to do where x, or both, were moved or scaled."""
    slope, intercept = np.polyfit(x, y, 1)
    spread, low, width = x.std(), x.min(), np.ptp(x)
    known = (
        (spread * slope, y.mean(), _BACK_FROM_STANDARDISED),
        (
            spread * slope * _math.sqrt(len(x) / (len(x) - 1)),
            y.mean(),
            _BACK_FROM_STANDARDISED,
        ),
        (
            9 * slope,
            intercept,
            say(
                "This is the line for x / 9: to get the line for x, "
                "divide m by 9."
            ),
        ),
        (
            x.max() * slope,
            intercept,
            say(
                "This is the line for x / max(x): to get the line "
                "for x, divide m by max(x)."
            ),
        ),
        (slope / y.max(), intercept / y.max(), _BACK_FROM_SMALL_Y),
        (
            x.max() * slope / y.max(),
            intercept / y.max(),
            _BACK_FROM_SMALL_Y,
        ),
        (
            *np.polyfit(y, x, 1),
            say(
                "x and y are swapped: this line predicts x from y, "
                "not y from x."
            ),
        ),
        (width * slope, intercept + low * slope, _BACK_FROM_0_TO_1),
        (spread * slope / y.std(), 0, _BACK_FROM_BOTH),
    )
    return next(
        (
            hint
            for other_m, other_b, hint in known
            if _is_near_line((m, b), (other_m, other_b))
        ),
        None,
    )


def _is_near_line(
    line: tuple[float, ...], other: tuple[float, ...]
) -> bool:
    return all(
        _math.isclose(came, wanted, rel_tol=0.02, abs_tol=1e-3)
        for came, wanted in zip(line, other, strict=True)
    )
