"""The gradebook as a table: the points that count, with corrections by hand and late penalties."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from autograder.gradebook.course import Course
from autograder.gradebook.student_marks import StudentMarks
from autograder.gradebook.tables import SubmissionRow, read_submissions
from autograder.rubric import Rubric, RubricCriterion, read_rubric

DAY = 24 * 60 * 60


def read_marks(course: Course) -> tuple[StudentMarks, ...]:
    """The marks of every submission in the gradebook, by assignment and student."""
    submissions = read_submissions(course)
    rubrics = {name: read_rubric(name) for name in {each.assignment for each in submissions}}
    return tuple(_marks(each, rubrics[each.assignment]) for each in submissions)


def _marks(submission: SubmissionRow, rubric: Rubric) -> StudentMarks:
    grades = {name: grade for notebook in submission.notebooks for name, grade in notebook.grades.items()}
    penalties = {notebook.name: notebook.late_penalty for notebook in submission.notebooks}
    scores = {each.name: grades[each.name].score if each.name in grades else None for each in rubric.criteria}
    main = [each for each in rubric.criteria if not each.bonus]
    bonus = [each for each in rubric.criteria if each.bonus]
    return StudentMarks(
        student=submission.student,
        assignment=rubric.assignment,
        submitted=submission.submitted,
        scores=scores,
        score=_total(main, scores, penalties),
        max_score=sum(each.points for each in main),
        bonus=_total(bonus, scores, penalties),
        max_bonus=sum(each.points for each in bonus),
        late_penalty=sum(penalties.values()),
        review=any(grade.needs_manual_grade for grade in grades.values()),
        by_hand={name: grade.auto_score for name, grade in grades.items() if grade.manual_score is not None},
        comments={name: text for notebook in submission.notebooks for name, text in notebook.comments.items()},
        extra_credit=sum(grade.extra_credit or 0.0 for grade in grades.values()),
        days_late=math.ceil(submission.seconds_late / DAY * 100) / 100,
    )


def _total(
    criteria: Sequence[RubricCriterion], scores: Mapping[str, float | None], penalties: Mapping[str, float]
) -> float | None:
    given = [score for each in criteria if (score := scores[each.name]) is not None]
    if len(given) < len(criteria):
        return None
    penalty = sum(penalties.get(notebook, 0.0) for notebook in {each.notebook for each in criteria})
    return round(max(0.0, sum(given) - penalty), 2)
