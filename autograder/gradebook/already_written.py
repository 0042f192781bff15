"""What stands in the gradebook and on the feedback pages already, so that it need not be written again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import reduce
from pathlib import Path

from nbgrader.api import Assignment, BaseCell, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Grade as BookedGrade
from sqlalchemy.orm import Query

from autograder import fingerprint
from autograder.grade import Grade, to_json
from autograder.gradebook.course import Course
from autograder.gradebook.steps import Submission
from autograder.store import digest


class Booked:
    """Remembers what was booked for whom; the gradebook itself has to agree."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._store = course.store
        self._scores = _scores(course)

    def holds(self, submission: Submission, grade: Grade) -> bool:
        """Whether the gradebook and the pages show this very grade."""
        scores = self._scores.get((submission.student, submission.assignment), {})
        return (
            all(scores.get(criterion.name) == criterion.score for criterion in grade.criteria)
            and self._store.get(self._key(submission)) == self._value(submission, grade)
            and all(self._folder(step, submission).is_dir() for step in ("autograded", "feedback"))
        )

    def note(self, submission: Submission, grade: Grade) -> None:
        """Remembers that it was booked, once it has been, whole."""
        self._store.put(self._key(submission), self._value(submission, grade))

    def _key(self, submission: Submission) -> str:
        return digest("booked", self._course.gradebook_name, submission.student, submission.assignment)

    def _value(self, submission: Submission, grade: Grade) -> str:
        shown = to_json(grade) | {"seconds": 0, "submission": ""}
        handed_in = [fingerprint.of_files(submission.folder, pattern) for pattern in ("*.ipynb", "timestamp.txt")]
        return digest(shown, handed_in, self._course.language, fingerprint.of_pages())

    def _folder(self, step: str, submission: Submission) -> Path:
        return self._course.root / step / submission.student / submission.assignment


def _scores(course: Course) -> Mapping[tuple[str, str], Mapping[str, float | None]]:
    """The points that graders gave, by student and assignment."""
    # as columns: to make nbgrader's objects of them takes far longer than all else that is looked up here
    columns = (SubmittedAssignment.student_id, Assignment.name, BaseCell.name, BookedGrade.auto_score)
    joins = (SubmittedAssignment.assignment, SubmittedAssignment.notebooks, SubmittedNotebook.grades, BookedGrade.cell)
    scores: dict[tuple[str, str], dict[str, float | None]] = defaultdict(dict)
    with course.gradebook() as gradebook:
        query = gradebook.db.query(*columns).select_from(SubmittedAssignment)
        for student, assignment, criterion, score in reduce(Query.join, joins, query):
            scores[student, assignment][criterion] = score
    return scores
