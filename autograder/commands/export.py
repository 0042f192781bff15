"""`make export`: writes the marks for another program."""

from __future__ import annotations

from pkgutil import resolve_name

from autograder.commands import FORMATS
from autograder.commands.session import Session
from autograder.gradebook.marks import read_marks
from autograder.messages import say


def export(session: Session) -> int:
    """Writes the marks in the format that was asked for; 2 where there are none."""
    session.tell_problems(session.settle_penalties())
    marks = read_marks(session.course)
    if not marks:
        session.say(say("the gradebook is empty: run `make grade`"))
        return 2
    form = session.options.format
    for path in resolve_name(FORMATS[form])(session.course, marks):
        session.say(say("table: {table}", table=path))
    unknown = sorted({row.student for row in marks if row.score is None})
    if unknown and form != "csv":
        session.say(say("left out, because their score is not known yet: {students}", students=", ".join(unknown)))
    return 0
