"""Task 6: the line through the points. Its mean squared error may be at most 1% larger than that of the best line."""

from __future__ import annotations

import numpy as np
import pytest

from autograder import limits
from autograder.graders.language import Array, Student, check, expect_to_depend, say
from autograder.lesson.lines import _SAMPLE as SAMPLE
from autograder.lesson.lines import _draw_points as draw_points
from autograder.lesson.lines import _expect_best_line as expect_best_line
from autograder.lesson.lines import _expect_two_numbers as expect_two_numbers

Line = tuple[float, float]

# Each call may take a student's program up to 30 s, so it is asked only nine times.
LINES = ((6.0, 5.0, 4.0), (-4.0, 50.0, 8.0), (0.5, -15.0, 5.0), (12.0, 30.0, 16.0))
COUNTS = (5, 25, 250)


@pytest.fixture(scope="module")
def on_the_sample(student: Student) -> Line:
    """The student's m and b for the points of the notebook, given as whole numbers as they are there."""
    return _two_numbers(student, *SAMPLE)


@check(weight=0)
def test_two_numbers(on_the_sample: Line) -> None:
    """`fit_line` returns two numbers, m and b"""


def _two_numbers(student: Student, x: Array, y: Array) -> Line:
    """What the student's function gives for the points; it may give another shape whenever it is asked."""
    result = student.fit_line(x, y, seconds=limits.LONG_CALL_SECONDS).value
    expect_two_numbers(result)
    m, b = (float(value) for value in result.ravel())
    return m, b


@check(weight=6, needs=[test_two_numbers])
def test_sample(student: Student, on_the_sample: Line) -> None:
    """It finds the best line for the points in the notebook"""
    expect_best_line(*on_the_sample, *SAMPLE)
    x, y = SAMPLE
    falling = _two_numbers(student, x, -y)
    expect_to_depend("y", np.array(falling), np.array(on_the_sample))


@check(weight=8, needs=[test_two_numbers])
def test_other_lines(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for other points, rising or falling"""
    for line in LINES:
        x, y = draw_points(10, *line, rng)
        expect_best_line(*_two_numbers(student, x, y), x, y)


@check(
    weight=6,
    needs=[test_two_numbers],
    praise=say("Your program finds the best line for 5 points as well as for 250."),
)
def test_other_numbers_of_points(student: Student, rng: np.random.Generator) -> None:
    """It finds the best line for fewer and for more points"""
    for n in COUNTS:
        x, y = draw_points(n, rng.uniform(-5, 8), rng.uniform(0, 30), 6.0, rng, whole=True)
        expect_best_line(*_two_numbers(student, x, y), x, y)
