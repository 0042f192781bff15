"""A student's marks as plain data, for whoever counts or shows them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class StudentMarks:
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
    """Whether a person should look: the last grading failed, or came after points were given by hand."""
    by_hand: Mapping[str, float | None] = field(default_factory=dict)
    """The criteria whose points a person gave, each with the points that the grader had given."""
    comments: Mapping[str, str] = field(default_factory=dict)
    """What a person wrote about an answer, by the name of its cell."""
    extra_credit: float = 0.0
    """What a person gave on top of a cell's points; included in the scores."""
    days_late: float = 0.0
    """How long after the due date it was handed in; an extension moves the due date."""
