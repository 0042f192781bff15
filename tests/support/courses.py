"""Courses without graders: an unchanged assignment, the grades of a stub, and the results in the gradebook."""

from __future__ import annotations

import json
import shutil
from itertools import compress
from pathlib import Path

from autograder.grade import CheckResult, CriterionResult, Grade, Outcome
from autograder.gradebook.autograde.grader import Grader
from autograder.gradebook.course import Course
from autograder.gradebook.marks import read_marks
from autograder.gradebook.steps import write_feedback
from autograder.gradebook.student_marks import StudentMarks
from autograder.messages import say
from autograder.rubric import ASSIGNMENTS, read_rubric

RELEASED = ASSIGNMENTS / "en" / "mnist"
PASSED = CheckResult("right", say("Gives what was asked for"), Outcome.PASSED)
FAILED = CheckResult(
    "any_size", say("Works for any size"), Outcome.FAILED, message=say("For {n} it gave {got}.", n=3, got="4")
)
BROKEN = CheckResult("right", say("Gives what was asked for"), Outcome.ERROR, message=say("The sandbox is not there"))


def grade_of(half: tuple[str, ...] = (), unknown: tuple[str, ...] = (), failed: CheckResult = FAILED) -> Grade:
    """A grade of the whole assignment: full points, except half of them, or an unknown score, for named criteria."""

    def checks(name: str) -> tuple[CheckResult, ...]:
        if name in unknown:
            return (BROKEN,)
        return (PASSED, failed) if name in half else (PASSED,)

    criteria = tuple(
        CriterionResult(criterion.name, criterion.notebook, criterion.points, criterion.bonus, checks(criterion.name))
        for criterion in read_rubric("mnist").criteria
    )
    return Grade("submitted", "mnist", criteria, "none", (), 1.0)


def always(grade: Grade) -> Grader:
    return lambda path, notebook: grade


def hand_in(course: Course, student: str) -> Path:
    """Hands in the unchanged assignment without its prose."""
    folder = Path(shutil.copytree(RELEASED, course.submission(student, "mnist")))
    for path in folder.glob("*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        marks = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
        kept = [mark.get("grade") or mark.get("solution") for mark in marks]
        notebook["cells"] = list(compress(notebook["cells"], kept))
        path.write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def page(course: Course, student: str) -> str:
    """Writes the feedback page of a student and returns it."""
    assert write_feedback(course, "mnist", [student]) == {student: None}
    return (course.root / "feedback" / student / "mnist" / "mnist.html").read_text(encoding="utf-8")


def marks_of(course: Course, student: str) -> StudentMarks:
    return next(row for row in read_marks(course) if row.student == student)
