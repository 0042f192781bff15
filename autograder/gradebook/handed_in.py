"""What lies in the folder `submitted`, and what was written of it: plain paths."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from autograder.gradebook.collect.tidy import tidy
from autograder.gradebook.course import Course
from autograder.messages import Message, say


@dataclass(frozen=True)
class HandedIn:
    """What one student handed in for one assignment."""

    student: str
    assignment: str
    folder: Path


def handed_in(course: Course) -> tuple[HandedIn, ...]:
    """Everything in the course's `submitted` folder, in order."""
    folders = sorted((course.root.resolve() / "submitted").glob("[!.]*/[!.]*"))
    return tuple(HandedIn(path.parent.name, path.name, path) for path in folders if path.is_dir())


def put_in_order(course: Course) -> tuple[Message, ...]:
    """Makes every submission fit for nbgrader, and tells what was done, or what lies where no submission does."""
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
    """A student's feedback pages by notebook, as far as they were written; within the course's folder."""
    folder = course.root / "feedback" / student / assignment
    return {path.stem: path.relative_to(course.root) for path in sorted(folder.glob("*.html"))}
