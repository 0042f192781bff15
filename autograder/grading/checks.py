"""What a hidden grader is written with: `expect`, and sentences that describe arrays.

Most of it is shared with the checks in the notebooks, so that a mistake is told in the same words.
"""

from __future__ import annotations

from collections.abc import Callable

from autograder.grading.student import Result, Student, StudentError
from autograder.lesson.mistakes import _CheckFailed as CheckFailed
from autograder.lesson.mistakes import _expect as expect
from autograder.lesson.mistakes import _expect_to_depend as expect_to_depend
from autograder.lesson.mistakes import _number_text as number
from autograder.lesson.mistakes import _shape_text as shape_text

__all__ = ["CheckFailed", "afresh", "expect", "expect_to_depend", "number", "rows_of", "shape_text"]


def afresh(student: Student) -> Student:
    """The student in a process of its own from here on, where nothing is left of what earlier questions held."""
    student.close()
    return student


def rows_of(one_more: Callable[[], Result]) -> Callable[[], int | None]:
    """How many rows come where the student is asked once more, by `one_more`; None where an error comes."""

    def count() -> int | None:
        try:
            value = one_more().value
        except StudentError:
            return None
        return len(value) if value.ndim else 1

    return count
