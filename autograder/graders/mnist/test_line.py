"""Task 6: the line through the points, judged by its mean squared error beside the best line's."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("line")

Floats = NDArray[np.float64]

SECONDS = 30.0
MARGIN = 1.01
SAMPLE = np.array([10.0, 20, 25, 30, 40, 45, 40, 50, 60, 55])


@pytest.mark.check(weight=0)
def test_two_numbers(student: Student) -> None:
    """`fit_line` gives two numbers, m and b"""
    result = student.fit_line(np.arange(10.0), SAMPLE, seconds=SECONDS).value
    expect(
        result.size == 2,
        say("`fit_line` gave values of shape {came}; two numbers were expected", came=shape_text(result.shape)),
        say("Return both at once: `return m, b`."),
    )


@pytest.mark.check(weight=6, needs=["two_numbers"])
def test_sample(student: Student) -> None:
    """It finds the best line for the points of the notebook"""
    _expect_best_line(student, np.arange(10.0), SAMPLE)


@pytest.mark.check(weight=8, needs=["two_numbers"])
def test_other_lines(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for other points, rising or falling"""
    for m, b, noise in ((6.0, 5.0, 4.0), (-7.0, 80.0, 6.0), (0.5, -20.0, 3.0), (15.0, 30.0, 20.0)):
        x = np.arange(10.0)
        _expect_best_line(student, x, m * x + b + rng.normal(0, noise, 10))


@pytest.mark.check(weight=6, needs=["two_numbers"])
def test_other_numbers_of_points(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for fewer and for more points"""
    for n in (5, 25, 200):
        x = np.concatenate([[0.0, 9.0], rng.uniform(0, 9, n - 2)])
        _expect_best_line(student, x, rng.uniform(-8, 8) * x + rng.uniform(0, 50) + rng.normal(0, 5, n))


def _expect_best_line(student: Student, x: Floats, y: Floats) -> None:
    m, b = student.fit_line(x, y, seconds=SECONDS).value.astype(np.float64).ravel()
    slope, intercept = np.polyfit(x, y, 1)
    best = _loss(slope, intercept, x, y)
    came = _loss(m, b, x, y)
    if came <= MARGIN * best + 1e-9 * float(y.var()):
        return
    raise CheckFailed(
        say(
            "for {n} points, m = {m} and b = {b} have a loss of {came}; the best line's is {best}",
            n=len(x),
            m=number(m),
            b=number(b),
            came=number(came),
            best=number(best),
        ),
        _diagnose(m, b, x, y, best),
    )


def _loss(m: float, b: float, x: Floats, y: Floats) -> float:
    return float(np.mean((m * x + b - y) ** 2))


def _diagnose(m: float, b: float, x: Floats, y: Floats, best: float) -> Message:
    flat = float(y.var())
    if not np.isfinite(m) or not np.isfinite(b) or _loss(m, b, x, y) > 1e4 * max(flat, 1.0):
        return say("The loss grew: look at the sign of the step, or take smaller steps.")
    if _loss(b, m, x, y) <= MARGIN * best:
        return say("Your line would be right if m and b changed places: return m first.")
    if _loss(-m, b, x, y) <= MARGIN * best:
        return say("Your line would be right if m had the other sign.")
    if float(m).is_integer() and float(b).is_integer():
        return say("Both are whole numbers: let m and b change by less than 1.")
    slope, intercept = np.polyfit(np.arange(10.0), SAMPLE, 1)
    if np.isclose(m, slope, rtol=0.02) and np.isclose(b, intercept, rtol=0.02) and best > 0:
        return say("This is the line of the notebook's points: compute it from the `x` and `y` that are given.")
    if _loss(m, b, x, y) < 3 * best + 0.1 * flat:
        return say("The line is close: go on with more steps, until the loss no longer falls.")
    return say("Lower the loss step by step, as in the notebook, for the points that are given.")
