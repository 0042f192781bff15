"""`make collect`: fetches what students handed in, from the exchange or from a download."""

from __future__ import annotations

from pathlib import Path

from autograder import rubric
from autograder.commands.session import Session
from autograder.gradebook.already_written import is_collected
from autograder.gradebook.course import GradebookError
from autograder.messages import say


def collect(session: Session) -> int:
    """Collects a download of one assignment, or what waits in the exchange for each; 2 where files were left out."""
    source = session.options.source
    if source:
        return _collect_download(session, source, session.options.assignment or _assignment_of(source))
    collect_waiting(session)
    return 0


def collect_waiting(session: Session) -> None:
    """Collects what waits in the exchange."""
    for assignment in rubric.assignments():
        if is_collected(session.course, assignment):
            continue
        # imports nbgrader
        from autograder.gradebook.steps import collect

        count = collect(session.course, assignment)
        if count:
            session.say(
                say("{assignment}: {count} submissions collected from the exchange", assignment=assignment, count=count)
            )


def _collect_download(session: Session, source: Path, assignment: str | None) -> int:
    from autograder.gradebook.collect.downloads import collect_download

    known = rubric.assignments()
    if assignment is None or assignment not in known:
        raise GradebookError(
            say("which assignment does it belong to? Give ASSIGNMENT=, one of {known}", known=", ".join(known))
        )
    count, told = collect_download(session.course, assignment, source)
    for message in told:
        session.say(say("! {problem}", problem=message))
    session.say(
        say(
            "{assignment}: {count} submissions collected from {source}",
            assignment=assignment,
            count=count,
            source=source,
        )
    )
    return 2 if told else 0


def _assignment_of(source: Path) -> str | None:
    """The assignment that the files of a download are named after, or the only one that there is."""
    from autograder.gradebook.collect.downloads import assignments_in

    known = rubric.assignments()
    if len(known) == 1:
        return known[0]
    named = assignments_in(source, {name: rubric.read_rubric(name).notebooks for name in known})
    return named.pop() if len(named) == 1 else None
