"""`make report`: shows the class as the gradebook has it."""

from __future__ import annotations

from autograder.commands.session import Session
from autograder.gradebook.marks import read_marks
from autograder.messages import say
from autograder.report import as_table, last_run
from autograder.report.writing import write_report


def report(session: Session) -> int:
    """Shows the class, corrections by hand included, as a table and as a page; 2 where there is nobody in it."""
    session.tell_problems(session.settle_penalties())
    course, options = session.course, session.options
    marks = read_marks(course)
    if not marks:
        session.say(say("the gradebook is empty: run `make grade`"))
        return 2
    page = write_report(course, marks, last_run.recall(course.store), options.data, options.similar)
    session.tell(as_table(marks, course.language))
    session.say(say("report: {report}", report=page))
    return 0
