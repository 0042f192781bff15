"""A student's marks as plain data, without nbgrader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class StudentMarks:
    """One student's points for one assignment; None if nobody has given any yet."""

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
    """Whether a person should look: the last grading failed, or came after points were given by hand."""
    by_hand: Mapping[str, float | None] = field(default_factory=dict)
    """The criteria whose points a person gave, each with the points that the grader had given."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """A person's comments on answers, by the name of the cell."""
    extra_credit: float = 0.0
    """The points that a person added to those of cells; included in the scores."""
    days_late: float = 0.0
    """The days after the due date; an extension moves the due date."""
