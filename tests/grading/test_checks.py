"""What the graders' sentences are made with, and what they tell of a result's shape."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import pytest

from autograder.grading.answers import Result
from autograder.grading.checks import number, restart, rows_of
from autograder.grading.student import Student
from autograder.grading.student_errors import StudentError
from autograder.lesson.mistakes import _shape_hint as shape_hint
from autograder.messages import say

WRITTEN_IN = say("it is written in")


@pytest.mark.parametrize(
    ("value", "text"),
    [(1 / 3, "0.3333"), (3.0, "3"), (65025, "65025"), (1.5e30, "1.5e+30"), (1e-5, "1e-05"), (math.nan, "nan")],
)
def test_a_number_is_short_and_has_no_needless_exponent(value: float, text: str) -> None:
    assert number(value).text() == text


def test_a_number_is_written_as_the_language_does() -> None:
    assert say("got {n}", n=number(0.08783)).text("hu") == "got 0,08783"


def gives(*shape: int, kind: str = "ndarray") -> Result:
    return Result(np.zeros(shape), kind, modified=False)


def hint(came: Result, more: Callable[[], Result], wanted: tuple[int, ...] = (4, 7)) -> str:
    told = shape_hint(came.value.shape, came.type, wanted, rows_of(more), WRITTEN_IN)
    return told.text() if told else ""


def test_a_comma_after_the_result_is_told() -> None:
    assert "comma" in hint(gives(1, 4, 7, kind="tuple"), gives)
    assert not hint(gives(1, 4, 7), gives)
    assert not hint(gives(4, 7, kind="tuple"), gives)


@pytest.mark.parametrize(
    ("came", "more", "told"),
    [
        (8, 13, "Each call returns more than the one before"),
        (5, 6, "one row too many"),
        (3, 4, "one row too few"),
        (1, 1, "Your function returned only one result"),
        (60, 60, "it is written in"),
        (8, 10, ""),
    ],
)
def test_one_more_image_tells_why_the_rows_are_too_many(came: int, more: int, told: str) -> None:
    assert told in (text := hint(gives(came, 7), lambda: gives(more, 7)))
    assert bool(told) == bool(text)


def test_where_one_more_fails_the_number_is_written_in() -> None:
    def fails() -> Result:
        raise StudentError(say("no"))

    assert hint(gives(60, 7), fails) == "it is written in"


def test_rows_of_another_length_are_left_to_the_task() -> None:
    assert not hint(gives(8, 6), gives)


class Closing(Student):
    """A student of whom only the closing is looked at."""

    def __init__(self) -> None:
        self.closed = False

    def close(self) -> None:
        self.closed = True


def test_a_restart_ends_the_process() -> None:
    student = Closing()
    assert restart(student) is student
    assert student.closed
