"""`make feedback`: writes the feedback pages again, and hands them out."""

from __future__ import annotations

from autograder.commands.session import Session
from autograder.gradebook.steps import release_feedback, write_feedback
from autograder.messages import say


def feedback(session: Session) -> int:
    """Writes the feedback pages and hands them to those who submitted through the exchange."""
    problems = session.settle_penalties()
    found = session.handed_in()
    for assignment in sorted({each.assignment for each in found}):
        students = [each.student for each in found if each.assignment == assignment]
        for step in (write_feedback, release_feedback):
            problems += [problem for problem in step(session.course, assignment, students).values() if problem]
    session.tell_problems(problems)
    session.say(say("feedback pages: {folder}", folder=session.course.root / "feedback"))
    return 0
