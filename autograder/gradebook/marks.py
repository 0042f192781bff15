"""The gradebook as a table: what counts in the end, corrections by hand and late penalties included."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbgrader.api import Comment, Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.api import Grade as BookedGrade
from sqlalchemy.orm import joinedload

from autograder.gradebook.course import Course
from autograder.rubric import Row, Rubric, read_rubric

DAY = 24 * 60 * 60
_NOTEBOOKS = joinedload(SubmittedAssignment.notebooks)
_GRADES = _NOTEBOOKS.joinedload(SubmittedNotebook.grades).joinedload(BookedGrade.cell)
_COMMENTS = _NOTEBOOKS.selectinload(SubmittedNotebook.comments).joinedload(Comment.cell)


@dataclass(frozen=True)
class Marks:
    """One student's points for one assignment; None where nobody has given any yet."""

    student: str
    assignment: str
    submitted: datetime | None
    scores: Mapping[str, float | None]
    score: float | None
    max_score: float
    bonus: float | None
    max_bonus: float
    late_penalty: float
    review: bool
    """Whether a person should look: the last grading failed, or came after a mark given by hand."""
    by_hand: Mapping[str, float | None] = field(default_factory=dict)
    """The criteria whose points a person gave, each with the points that the grader had given."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """What a person wrote about an answer, by the name of its cell."""
    extra_credit: float = 0.0
    """What a person gave on top of a cell's points; the scores have it in them."""
    days_late: float = 0.0
    """How long after the due date it was handed in; an extension moves the due date."""


def marks(course: Course) -> tuple[Marks, ...]:
    """Every submission that the gradebook knows, by assignment and student."""
    with course.gradebook() as gradebook:
        every = submitted(gradebook, _GRADES, _COMMENTS)
        found = sorted(every, key=lambda each: (str(each.assignment.name), str(each.student_id)))
        rubrics = {name: read_rubric(name) for name in {str(each.assignment.name) for each in found}}
        return tuple(_marks(each, rubrics[each.assignment.name]) for each in found)


def submitted(gradebook: Gradebook, *more: Any) -> list[SubmittedAssignment]:
    """All submissions with their notebooks, and `more` of what these hold, which nbgrader would fetch one by one.

    Each of `more` is an option of SQLAlchemy's, such as `_GRADES`.
    """
    whole = (_NOTEBOOKS, joinedload(SubmittedAssignment.assignment), *more)
    query = gradebook.db.query(SubmittedAssignment).options(*whole)
    return list(query.execution_options(populate_existing=True))


def _marks(submission: SubmittedAssignment, rubric: Rubric) -> Marks:
    booked = {grade.name: grade for notebook in submission.notebooks for grade in notebook.grades}
    penalties = {notebook.name: notebook.late_submission_penalty or 0.0 for notebook in submission.notebooks}
    scores = {row.criterion: known_score(booked.get(row.criterion)) for row in rubric.rows}
    main = [row for row in rubric.rows if not row.bonus]
    bonus = [row for row in rubric.rows if row.bonus]
    return Marks(
        student=submission.student_id,
        assignment=rubric.assignment,
        submitted=submission.timestamp,
        scores=scores,
        score=_total(main, scores, penalties),
        max_score=sum(row.points for row in main),
        bonus=_total(bonus, scores, penalties),
        max_bonus=sum(row.points for row in bonus),
        late_penalty=sum(penalties.values()),
        review=any(grade.needs_manual_grade for grade in booked.values()),
        by_hand={name: grade.auto_score for name, grade in booked.items() if grade.manual_score is not None},
        comments={
            each.name: each.manual_comment
            for notebook in submission.notebooks
            for each in notebook.comments
            if each.manual_comment
        },
        extra_credit=sum(grade.extra_credit or 0.0 for grade in booked.values()),
        days_late=math.ceil(submission.total_seconds_late / DAY * 100) / 100,
    )


def known_score(grade: BookedGrade | None) -> float | None:
    """The points that count for a cell: nbgrader takes a grade that nobody gave for 0, here it stays unknown."""
    if grade is None or (grade.auto_score is None and grade.manual_score is None):
        return None
    return round(float(grade.score), 2)


def _total(rows: Sequence[Row], scores: Mapping[str, float | None], penalties: Mapping[str, float]) -> float | None:
    given = [score for row in rows if (score := scores[row.criterion]) is not None]
    if len(given) < len(rows):
        return None
    penalty = sum(penalties.get(notebook, 0.0) for notebook in {row.notebook for row in rows})
    return round(max(0.0, sum(given) - penalty), 2)
