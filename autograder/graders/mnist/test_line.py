"""Task 6: the line through the points. Its mean squared error may be at most 1% larger than that of the best line."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, expect_to_depend, number, shape_text
from autograder.messages import Message, say
from autograder.student import SECONDS, Student

pytestmark = pytest.mark.criterion("line")

Floats = NDArray[np.float64]
Line = tuple[float, float]

MARGIN = 1.01
SAMPLE = np.arange(10), np.array([10, 20, 25, 30, 40, 45, 40, 50, 60, 55])
# Each call may take a student's program up to 30 s, so it is asked only nine times.
LINES = ((6.0, 5.0, 4.0), (-4.0, 50.0, 8.0), (0.5, -15.0, 5.0), (12.0, 30.0, 16.0))
COUNTS = (5, 25, 250)
BACK_FROM_STANDARDISED = say(
    "This is the line for u = (x − mean) / std. To get the line for x, divide m by std, then subtract m · mean from b."
)
BACK_FROM_0_TO_1 = say(
    "This is the line for u = (x − min) / (max − min). To get the line for x, divide m by max − min, then "
    "subtract m · min from b."
)
BACK_FROM_SMALL_Y = say(
    "This is the line for y / max(y). To get the line for y, multiply m and b by max(y); if you divided x too, "
    "divide m by the same number."
)
BACK_FROM_BOTH = say(
    "This is the line for standardised x and y. To get the line for x and y, use m · std(y) / std(x) as m, and "
    "mean(y) − m · mean(x) as b."
)


@pytest.fixture(scope="module")
def on_the_sample(student: Student) -> Line:
    """The student's m and b for the points of the notebook, given as whole numbers as they are there."""
    return _two_numbers(student, *SAMPLE)


@pytest.mark.check(weight=0)
def test_two_numbers(on_the_sample: Line) -> None:
    """`fit_line` returns two numbers, m and b"""


def _two_numbers(student: Student, x: NDArray[Any], y: NDArray[Any]) -> Line:
    """What the student's function gives for the points; it may give another shape whenever it is asked."""
    result = student.fit_line(x, y, seconds=SECONDS["long call"]).value
    expect(
        result.size == 2,
        say("`fit_line` returned values of shape {came}; two numbers were expected", came=shape_text(result.shape)),
        say("Return both together: `return m, b`."),
    )
    m, b = (float(value) for value in result.ravel())
    return m, b


@pytest.mark.check(weight=6, needs=["two_numbers"])
def test_sample(student: Student, on_the_sample: Line) -> None:
    """It finds the best line for the points in the notebook"""
    _expect_best_line(*on_the_sample, *SAMPLE)
    x, y = SAMPLE
    falling = _two_numbers(student, x, -y)
    expect_to_depend("y", np.array(falling), np.array(on_the_sample))


@pytest.mark.check(weight=8, needs=["two_numbers"])
def test_other_lines(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for other points, rising or falling"""
    for line in LINES:
        x, y = _points(10, *line, rng)
        _expect_best_line(*_two_numbers(student, x, y), x, y)


@pytest.mark.check(
    weight=6,
    needs=["two_numbers"],
    praise=say("Your program finds the best line for 5 points as well as for 250."),
)
def test_other_numbers_of_points(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for fewer and for more points"""
    for n in COUNTS:
        x, y = _points(n, rng.uniform(-5, 8), rng.uniform(0, 30), 6.0, rng, whole=True)
        _expect_best_line(*_two_numbers(student, x, y), x, y)


def _points(
    n: int, m: float, b: float, noise: float, rng: np.random.Generator, whole: bool = False
) -> tuple[Floats, Floats]:
    """Points whose best line is m·x + b, with a loss of noise²; where x is to be whole, some have the same.

    They lie all over 0…9 and clearly off the line: there, every search that has come to rest is within 1 %. Points
    crowded in a corner, or exactly on a line, would tell patient searches from exact ones, not right from wrong.
    """
    x = rng.permutation((np.arange(n) + rng.uniform(0.3, 0.7, n)) * 9 / n)
    x = np.floor(x) if whole else x
    off = rng.normal(0, 1, n)
    off -= np.polyval(np.polyfit(x, off, 1), x)
    return x, m * x + b + off * noise / np.sqrt(np.mean(off**2))


def _expect_best_line(m: float, b: float, x: NDArray[Any], y: NDArray[Any]) -> None:
    slope, intercept = np.polyfit(x, y, 1)
    best, came = _loss(slope, intercept, x, y), _loss(m, b, x, y)
    if came <= MARGIN * best:
        return
    raise CheckFailed(
        say(
            "for {n} points, your line with m = {m} and b = {b} has a loss of {came}; the best line has {best}",
            n=len(x),
            m=number(m),
            b=number(b),
            came=number(came),
            best=number(best),
        ),
        _diagnose(m, b, x, y, best),
    )


def _loss(m: float, b: float, x: NDArray[Any], y: NDArray[Any]) -> float:
    return float(np.mean((m * x + b - y) ** 2))


def _diagnose(m: float, b: float, x: NDArray[Any], y: NDArray[Any], best: float) -> Message:
    def is_good(slope: float, intercept: float) -> bool:
        return _loss(slope, intercept, x, y) <= MARGIN * best

    if not np.isfinite(m) or not np.isfinite(b) or _loss(m, b, x, y) > 1e4 * max(float(y.var()), 1.0):
        if len(x) > 10:
            return say("With this many points, the loss grew: is your gradient a mean, or still a sum?")
        return say("The loss grew: check the sign of the step, or take smaller steps.")
    if is_good(b, m):
        return say("Your line would be right with m and b swapped: return m first.")
    if is_good(-m, b):
        return say("Your line would be right if m had the opposite sign.")
    if is_good(m, -b):
        return say("Your line would be right if b had the opposite sign.")
    if float(m).is_integer() and float(b).is_integer():
        return say("Both m and b are whole numbers: let them change by less than 1 in a step.")
    return _diagnose_line(m, b, x, y)


def _diagnose_line(m: float, b: float, x: NDArray[Any], y: NDArray[Any]) -> Message:
    """What a line that is no slip of the last line of code may come from."""
    slope, intercept = np.polyfit(x, y, 1)
    close = say("Your line is close: continue until the loss stops falling, and do not round m or b.")
    if _is_near((m, b), (slope, intercept)):
        return close
    if _is_near((m, b), tuple(np.polyfit(*SAMPLE, 1))):
        return say("This is the line for the points in the notebook: use the `x` and `y` that your function is given.")
    if _is_near((m, b), ((x * y).sum() / (x**2).sum(), 0)):
        return say("This is the best line through the origin: b does not have to be 0.")
    if _is_near((m, b), (0, y.mean())):
        return say("This is a horizontal line at the mean of y: m has to change too.")
    in_other_units = _in_other_units(m, b, x, y)
    if in_other_units:
        return in_other_units
    if _is_near((m, b), (slope, y.mean())):
        return say(
            "m is right, but b is not: the mean of y is the height of the line at the mean of x; b is its height "
            "at x = 0."
        )
    if _is_near((m,), (slope,)):
        return say("m is right, but b is not: the best line goes through the mean of x and the mean of y.")
    if _loss(m, b, x, y) < 3 * _loss(slope, intercept, x, y) + 0.1 * float(y.var()):
        return close
    return say("Lower the loss step by step until it stops falling, for the points that your function is given.")


def _in_other_units(m: float, b: float, x: NDArray[Any], y: NDArray[Any]) -> Message | None:
    """What is left to do where this is the best line of x, or of both, moved or scaled before the search."""
    slope, intercept = np.polyfit(x, y, 1)
    spread, low, width = x.std(), x.min(), np.ptp(x)
    known = (
        (spread * slope, y.mean(), BACK_FROM_STANDARDISED),
        (spread * slope * math.sqrt(len(x) / (len(x) - 1)), y.mean(), BACK_FROM_STANDARDISED),
        (9 * slope, intercept, say("This is the line for x / 9: to get the line for x, divide m by 9.")),
        (
            x.max() * slope,
            intercept,
            say("This is the line for x / max(x): to get the line for x, divide m by max(x)."),
        ),
        (slope / y.max(), intercept / y.max(), BACK_FROM_SMALL_Y),
        (x.max() * slope / y.max(), intercept / y.max(), BACK_FROM_SMALL_Y),
        (*np.polyfit(y, x, 1), say("x and y are swapped: this line predicts x from y, not y from x.")),
        (width * slope, intercept + low * slope, BACK_FROM_0_TO_1),
        (spread * slope / y.std(), 0, BACK_FROM_BOTH),
    )
    return next((hint for other_m, other_b, hint in known if _is_near((m, b), (other_m, other_b))), None)


def _is_near(line: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(math.isclose(came, wanted, rel_tol=0.02, abs_tol=1e-3) for came, wanted in zip(line, other, strict=True))
