"""What a hidden grader is written with: `expect`, and sentences that describe arrays.

Most of it is shared with the checks in the notebooks, so that a mistake is told in the same words.
"""

from __future__ import annotations

from collections.abc import Callable

from autograder.grading.answers import Result
from autograder.grading.student import Student
from autograder.grading.student_errors import StudentError
from autograder.lesson.mistakes import _CheckFailed as CheckFailed
from autograder.lesson.mistakes import _expect as expect
from autograder.lesson.mistakes import _expect_to_depend as expect_to_depend
from autograder.lesson.mistakes import _number_text as number
from autograder.lesson.mistakes import _shape_text as shape_text

__all__ = ["CheckFailed", "expect", "expect_to_depend", "number", "restart", "rows_of", "shape_text"]


def restart(student: Student) -> Student:
    """The student, whose next question gets a process that knows of no earlier question."""
    student.close()
    return student


def rows_of(one_more: Callable[[], Result]) -> Callable[[], int | None]:
    """Counts the rows of a result with one more of everything, asked for by `one_more`; None where an error comes."""

    def count() -> int | None:
        try:
            value = one_more().value
        except StudentError:
            return None
        return len(value) if value.ndim else 1

    return count
