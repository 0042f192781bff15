"""The submissions in the folder `submitted`, and the feedback pages about them, as plain paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.gradebook.collect.tidy import tidy
from autograder.gradebook.course import Course
from autograder.messages import Message, say


@dataclass(frozen=True)
class HandedIn:
    """One student's submission for one assignment."""

    student: str
    assignment: str
    folder: Path


def handed_in(course: Course) -> tuple[HandedIn, ...]:
    """All submissions in the course's folder `submitted`, sorted."""
    folders = sorted((course.root.resolve() / "submitted").glob("[!.]*/[!.]*"))
    return tuple(HandedIn(path.parent.name, path.name, path) for path in folders if path.is_dir())


def put_in_order(course: Course) -> tuple[Message, ...]:
    """Tidies every submission, and reports what was done and which files are misplaced."""
    submitted = course.root.resolve() / "submitted"
    told = [message for each in handed_in(course) for message in tidy(each.folder)]
    places = sorted((*submitted.glob("[!.]*"), *submitted.glob("[!.]*/[!.]*")))
    stray = (
        say("{path} was left out: submissions belong in {submitted}/STUDENT/ASSIGNMENT", path=path, submitted=submitted)
        for path in places
        if not path.is_dir()
    )
    return (*told, *stray)


def feedback_pages(course: Course, student: str, assignment: str) -> dict[str, Path]:
    """The written feedback pages of a student by notebook, as paths within the course's folder."""
    folder = course.root / "feedback" / student / assignment
    return {path.stem: path.relative_to(course.root) for path in sorted(folder.glob("*.html"))}
