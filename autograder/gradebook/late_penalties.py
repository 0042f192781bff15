"""Late work: what it costs, by the due dates, extensions and points of this hour.

nbgrader works penalties out while it grades. A due date that is set in formgrader afterwards, or points given by hand,
would leave them as they were; so its own step is taken again before marks are shown or handed on.
"""

from __future__ import annotations

from collections.abc import Mapping

from nbformat.v4 import new_notebook
from nbgrader.api import SubmittedNotebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Float

from autograder.gradebook.course import Course, at_work
from autograder.gradebook.marks import DAY, submitted

Place = tuple[str, str, str]
"""A submitted notebook: its student, assignment and name."""


class PerDay(LateSubmissionPlugin):  # type: ignore[misc]
    """A rule for late work: a part of the score for each day that was begun after the due date and the free days."""

    percent = Float(10, min=0, max=100, help="How much of a notebook's score a day costs").tag(config=True)
    free_days = Float(0, min=0, help="How many days cost nothing").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        # whole days, but a second more than one is not yet two: clocks differ
        days = max(0, -((self.free_days * DAY - total_seconds_late + 1) // DAY))
        return float(round(score * min(1.0, days * self.percent / 100), 2))


def settle_penalties(course: Course) -> tuple[tuple[str, str], ...]:
    """Has nbgrader work out the late penalties again; gives the student and assignment of each that changed."""
    with at_work():
        before = _penalties(course)
        if not before:
            return ()
        api = course.api()
        step = AssignLatePenalties(parent=api)
        for student, assignment, notebook in before:
            where = {"student": student, "assignment": assignment, "notebook": notebook}
            step.preprocess(new_notebook(), {"nbgrader": {**where, "db_url": api.coursedir.db_url}})
        after = _penalties(course)
    return tuple(dict.fromkeys(place[:2] for place in before if before[place] != after.get(place, 0.0)))


def _penalties(course: Course) -> Mapping[Place, float]:
    """What is taken off each notebook that is late, or that something was taken off."""
    with course.gradebook() as gradebook:
        return {
            (each.student_id, str(each.assignment.name), str(notebook.name)): _penalty_of(notebook)
            for each in submitted(gradebook)
            for notebook in each.notebooks
            if each.total_seconds_late or _penalty_of(notebook)
        }


def _penalty_of(notebook: SubmittedNotebook) -> float:
    return float(notebook.late_submission_penalty or 0.0)
