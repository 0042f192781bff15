"""What the commands for a class share: the course, the options, and the console that they write to."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from pkgutil import resolve_name

from autograder.batch.progress import Lines, console
from autograder.commands import ACTIONS
from autograder.commands.failure import give_up
from autograder.gradebook.already_written import are_penalties_settled
from autograder.gradebook.course import Course, GradebookError, course_at
from autograder.gradebook.handed_in import HandedIn, handed_in
from autograder.messages import Message, say
from autograder.rubric import assignments
from autograder.sandbox.jail import SandboxUnavailableError
from autograder.text import plain
from autograder.training.dataset import DatasetError


@dataclass(frozen=True)
class Options:
    """How a class is graded, by whom and from what data, what an earlier run may save, and what is looked for.

    `source` and `assignment` are the download to collect, `format` is what to export for.
    """

    level: str | None = None
    data: Path | None = None
    jobs: int | None = None
    cluster: str | None = None
    regrade: bool = False
    full: bool = False
    similar: bool = False
    source: Path | None = None
    assignment: str | None = None
    format: str = "csv"


@dataclass(frozen=True)
class Session:
    """One command for a class."""

    course: Course
    options: Options = field(default_factory=Options)
    console: Lines = field(default_factory=Lines)

    def say(self, message: Message) -> None:
        self.tell(message.text(self.course.language))

    def tell(self, text: str) -> None:
        # a file's name may hold anything
        self.console.tell(plain(text, 10**6))

    def tell_problems(self, problems: Iterable[str]) -> None:
        for problem in dict.fromkeys(problems):
            self.tell(f"! {problem}")

    def handed_in(self) -> list[HandedIn]:
        """What was handed in for the assignments that there are; anything else is told."""
        known, kept = assignments(), []
        for each in handed_in(self.course):
            if each.assignment in known:
                kept.append(each)
            else:
                names = ", ".join(known)
                self.say(say("! {folder} was left out: the assignments are {known}", folder=each.folder, known=names))
        return kept

    def settle_penalties(self) -> list[str]:
        """Brings late penalties up to date, and the feedback pages that show them; gives a sentence a failure."""
        if are_penalties_settled(self.course):
            return []
        # imports nbgrader
        from autograder.gradebook.late_penalties import settle_penalties
        from autograder.gradebook.steps import write_feedback

        changed = settle_penalties(self.course)
        told = [write_feedback(self.course, assignment, [student])[student] for student, assignment in changed]
        return [problem for problem in told if problem]


def run_action(arguments: argparse.Namespace) -> int:
    """Does for a whole class what the make target of the same name says."""
    options = Options(
        level=os.environ.get("SANDBOX") or None,
        data=arguments.data,
        jobs=arguments.jobs,
        cluster=arguments.cluster,
        regrade=arguments.regrade,
        full=arguments.full_training,
        similar=arguments.similar,
        source=arguments.source,
        assignment=arguments.assignment,
        format=arguments.format,
    )
    language = arguments.language or "en"
    try:
        course = course_at(arguments.root, arguments.language)
        language = course.language
        return int(resolve_name(ACTIONS[arguments.action])(Session(course, options, console())))
    except (DatasetError, SandboxUnavailableError) as error:
        return give_up(str(error))
    except GradebookError as error:
        return give_up(error.message.text(language))
    except OSError as error:
        # a full disk, a folder that may not be written: the place and the reason are all there is to say
        if error.filename is None:
            raise
        return give_up(f"{error.filename}: {error.strerror}")
