"""Task 6: the line through points."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

from autograder.lesson.checks import _PATIENCE, _ask_student, _task
from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Array, Found
from autograder.lesson.lines import (
    _SAMPLE,
    _draw_points,
    _expect_best_line,
    _expect_two_numbers,
    _line_loss,
)
from autograder.lesson.mistakes import _expect_to_depend
from autograder.messages import say


@_task("line", 6)
def _check_line() -> Found:
    x, y = _SAMPLE
    m, b = _fit(x, y)
    _expect_best_line(m, b, x, y)
    falling = _fit(x, -y)
    _expect_to_depend("y", np.array(falling), np.array((m, b)))
    _expect_best_line(*falling, x, -y)
    rng = np.random.default_rng(6)
    for n, slope in ((5, 3.4), (100, -2.6)):
        x, y = _draw_points(n, slope, 10.7, 6.0, rng, whole=n > 5)
        _expect_best_line(*_fit(x, y), x, y)
    meaning = say(
        "Your function found the best line for the ten points, "
        "m = {m:.4f} and b = {b:.4f}, and the best lines for three "
        "other sets of points.",
        m=m,
        b=b,
    )
    return meaning, lambda: _show_line(m, b)


def _fit(x: Array, y: Array) -> tuple[float, float]:
    """The m and b that the student's function gives."""
    value = _ask_student("fit_line", x, y, seconds=2 * _PATIENCE).value
    _expect_two_numbers(value)
    m, b = (float(number) for number in value.ravel())
    return m, b


def _show_line(m: float, b: float) -> None:
    """Shows the line before the search and after it."""
    x, y = _SAMPLE
    plt.figure(figsize=(7, 4), layout="constrained")
    plt.plot(x, y, "o", color="black", label=str(say("the points")))
    before, after = _line_loss(-2, 40, x, y), _line_loss(m, b, x, y)
    plt.plot(
        x,
        -2 * x + 40,
        "--",
        label=str(say("before: m = −2, b = 40")),
    )
    plt.plot(
        x,
        m * x + b,
        label=str(
            say("after: m = {m:.4f}, b = {b:.4f}", m=m, b=b),
        ),
    )
    plt.title(
        str(
            say(
                "loss before: {before:.1f}, after: {after:.4f}",
                before=before,
                after=after,
            )
        )
    )
    plt.legend()
    show_figure(
        say(
            "The points with two lines: the one before has the loss "
            "{before:.1f}, the one after {after:.4f}.",
            before=before,
            after=after,
        )
    )
