"""Late penalties, by the current due dates, extensions and points.

nbgrader computes penalties while it grades. They would stay the same after a new due date in formgrader, or after
points given by hand; so its own step is repeated before marks are shown or exported.
"""

from __future__ import annotations

from nbformat.v4 import new_notebook
from nbgrader.plugins import LateSubmissionPlugin
from nbgrader.preprocessors import AssignLatePenalties
from traitlets import Float

from autograder.gradebook.already_written import are_penalties_settled, late_notebooks, note_penalties
from autograder.gradebook.course import Course
from autograder.gradebook.marks import DAY
from autograder.gradebook.nbgrader_calls import nbgrader_api, nbgrader_step


class PerDay(LateSubmissionPlugin):  # type: ignore[misc]
    """A rule for late work: subtracts a part of the score for each day begun after the due date and the free days."""

    percent = Float(10, min=0, max=100, help="How much of a notebook's score a day costs").tag(config=True)
    free_days = Float(0, min=0, help="How many days cost nothing").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        # days are rounded up, with a tolerance of a second, since clocks differ
        days = max(0, -((self.free_days * DAY - total_seconds_late + 1) // DAY))
        return float(round(score * min(1.0, days * self.percent / 100), 2))


def settle_penalties(course: Course) -> tuple[tuple[str, str], ...]:
    """Computes the late penalties again; returns the student and assignment of each one that changed."""
    if are_penalties_settled(course):
        return ()
    before = late_notebooks(course)
    with nbgrader_step():
        api = nbgrader_api(course)
        step = AssignLatePenalties(parent=api)
        for student, assignment, notebook in before:
            where = {"student": student, "assignment": assignment, "notebook": notebook}
            step.preprocess(new_notebook(), {"nbgrader": {**where, "db_url": api.coursedir.db_url}})
    note_penalties(course, before)
    after = {key: notebook.late_penalty for key, (_, notebook) in late_notebooks(course).items()}
    changed = [key for key, (_, notebook) in before.items() if notebook.late_penalty != after.get(key, 0.0)]
    return tuple(dict.fromkeys((student, assignment) for student, assignment, _ in changed))
