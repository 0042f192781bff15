"""The grader that gives the points, and what nbgrader's steps share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config import LoggingConfigurable

from autograder.grade import Grade
from autograder.messages import Message, say
from autograder.text import plain

Grader = Callable[[Path, str], Grade]
"""Gives the grade of a submitted notebook: its file, and its name without suffix."""

Resources = dict[str, Any]

Scores = dict[str, float | None]
"""The score of each grade cell; None where only a person can give it."""


class NotGraded(NbGraderException):  # type: ignore[misc]
    """A submission whose points must not be written; the text says why and what to do."""

    def __init__(self, message: Message, language: str) -> None:
        super().__init__(message.text(language))


def require_complete(grade: Grade, language: str) -> Grade:
    """Returns the grade if every criterion has a score.

    Raises:
        NotGraded: a score is missing, which is never the student's fault.
    """
    if not grade.complete:
        raise NotGraded(_why_incomplete(grade), language)
    return grade


def grade_on_the_spot(path: Path, notebook: str) -> Grade:
    """Grades one notebook now, for formgrader's button and a plain `nbgrader autograde`."""
    # imports TensorFlow, which releasing, collecting and exporting do not need
    from autograder.grading.grade_submission import grade_one

    return grade_one(path)


def ask_for_review(gradebook: Gradebook, assignment: str, student: str) -> None:
    """Marks what an earlier run may have written: it no longer stands for what was handed in."""
    with suppress(MissingEntry):
        for notebook in gradebook.find_submission(assignment, student).notebooks:
            for grade in notebook.grades:
                grade.needs_manual_grade = True
        gradebook.db.commit()


def _why_incomplete(grade: Grade) -> Message:
    unknown = [criterion.name for criterion in grade.criteria if criterion.score is None]
    faults = [check.message for c in grade.criteria for check in c.checks if check.outcome == "error"]
    reasons = [plain(reason.text()) for reason in (*faults, *grade.problems) if reason]
    return say(
        "There is no score for {criteria}. {reason}. When this is corrected, run `make grade` again.",
        criteria=", ".join(unknown) or say("any criterion"),
        reason=reasons[0].rstrip(".") if reasons else say("The grader itself failed"),
    )


def submitted_notebook(step: LoggingConfigurable, where: Mapping[str, str]) -> Path:
    """The file that the student handed in; nbgrader works on its copy in `autograded`."""
    course = CourseDirectory(parent=step)
    folder = course.format_path(course.submitted_directory, where["student"], where["assignment"])
    return Path(folder) / f"{where['notebook']}.ipynb"
