"""Classes for the report: grades, marks and networks without any training."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from autograder.grade import CheckResult, CriterionResult, Grade, Outcome, Training
from autograder.gradebook.student_marks import StudentMarks
from autograder.messages import Message, say
from autograder.report.last_run import Run
from autograder.report.similarity import Pair, Side
from autograder.report.statistics import Overview, StudentRow
from autograder.rubric import RubricCriterion, read_rubric

RUBRIC = read_rubric("mnist")
RUN = Run("2024-05-06T07:08:09+00:00", "bubblewrap", {"digits": 0.85}, 61.4, 97, 3, 8, 1, 3 * 2**29)
CURVE = ((0.2, 0.7), (0.4, 0.83), (0.6, 0.86))
REFERENCE = Training(0.86, 0.85, 1, 669_706, "digits", "CPU", False, CURVE, ((3, 8), (5, 1)))
PASSED = CheckResult("right", say("Gives what was asked for"), Outcome.PASSED)


def failed(template: str, **values: str | int) -> CheckResult:
    return CheckResult("size", say("Works for any size"), Outcome.FAILED, message=Message(template, values))


def grade_of(training: Training | None = REFERENCE, problems: tuple[Message, ...] = (), **checks: CheckResult) -> Grade:
    """Full points, except for criteria with a check here: they have it beside one that passed."""
    return Grade(
        "", "mnist", tuple(_criterion(each, training, checks) for each in RUBRIC.criteria), "none", problems, 2.0
    )


def _criterion(
    criterion: RubricCriterion, training: Training | None, checks: Mapping[str, CheckResult]
) -> CriterionResult:
    own = (PASSED, checks[criterion.name]) if criterion.name in checks else (PASSED,)
    last = criterion.name == "accuracy"
    relies_on = ("architecture", "compile") if last else ()
    return CriterionResult(
        criterion.name,
        criterion.notebook,
        criterion.points,
        criterion.bonus,
        own,
        relies_on,
        training if last else None,
    )


def marks_of(student: str, grade: Grade, **changes: object) -> StudentMarks:
    scores = {criterion.name: criterion.score for criterion in grade.criteria}
    marks = StudentMarks(student, "mnist", datetime(2024, 5, 6), scores, grade.score, 100, grade.bonus, 20, 0.0, False)
    return replace(marks, **changes)  # type: ignore[arg-type]


def overview_of(grades: Mapping[str, Grade], **changed: StudentMarks) -> Overview:
    students = [StudentRow(changed.get(name) or marks_of(name, grade), {}) for name, grade in grades.items()]
    return Overview(RUBRIC, tuple(students), grades)


def pair(one: str, other: str) -> Pair:
    return Pair("fit_line", 120, (Side(one, 0.91, f"code of {one}"), Side(other, 0.64, f"code of {other}")))


def class_of(size: int, message: str = "it gave the wrong shape") -> Overview:
    """A class in which each student has another network and other messages."""
    grades = {}
    for number in range(size):
        curve = tuple((epochs, accuracy + number / 1000) for epochs, accuracy in CURVE)
        training = replace(REFERENCE, parameters=10_000 * (number + 1), curve=curve)
        told = {criterion.name: failed(f"{number}: {message}") for criterion in RUBRIC.criteria[: number % 5]}
        grades[f"student{number:03}"] = grade_of(training, (say("{text}", text=f"{number}: {message}"),), **told)
    return overview_of(grades)
