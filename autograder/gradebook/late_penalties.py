"""Late work: what it costs, by the due dates, extensions and points of this hour.

nbgrader works penalties out while it grades. A due date that is set in formgrader afterwards, or points given by hand,
would leave them as they were; so its own step is taken again before marks are shown or handed on.
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
    """A rule for late work: a part of the score for each day that was begun after the due date and the free days."""

    percent = Float(10, min=0, max=100, help="How much of a notebook's score a day costs").tag(config=True)
    free_days = Float(0, min=0, help="How many days cost nothing").tag(config=True)

    def late_submission_penalty(self, student_id: str, score: float, total_seconds_late: float) -> float:
        # whole days, but a second more than one is not yet two: clocks differ
        days = max(0, -((self.free_days * DAY - total_seconds_late + 1) // DAY))
        return float(round(score * min(1.0, days * self.percent / 100), 2))


def settle_penalties(course: Course) -> tuple[tuple[str, str], ...]:
    """Has nbgrader work out the late penalties again; gives the student and assignment of each that changed."""
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
    after = {place: notebook.late_penalty for place, (_, notebook) in late_notebooks(course).items()}
    changed = [place for place, (_, notebook) in before.items() if notebook.late_penalty != after.get(place, 0.0)]
    return tuple(dict.fromkeys((student, assignment) for student, assignment, _ in changed))
