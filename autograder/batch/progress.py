"""Shows the progress of a run: a bar on a terminal, elsewhere one line for each submission."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from autograder.batch.run import Progress
from autograder.grade import Grade
from autograder.messages import Message, say
from autograder.text import one_line, points


class Lines:
    """Plain lines, one a submission: for files and other programs."""

    def __init__(self, write: Callable[[str], None] = print) -> None:
        self._write = write

    def tell(self, text: str) -> None:
        self._write(text)

    @contextmanager
    def watch(self, progress: Progress, total: int, language: str) -> Iterator[Callable[[str, Grade], None]]:
        """Shows a run of `total` submissions; gives what is to be called with each student's grade."""

        numbers = count(1)

        def graded(student: str, grade: Grade) -> None:
            self.tell(_line(student, grade, next(numbers), total).text(language))

        yield graded


class Terminal(Lines):
    """A bar while submissions are graded, with how fast that goes and the time left; sentences stand above it."""

    @contextmanager
    def watch(self, progress: Progress, total: int, language: str) -> Iterator[Callable[[str, Grade], None]]:
        # it draws with Rich, which an unchanged class does without
        from autograder.batch.progress_bar import progress_bar

        below = self._write
        try:
            with progress_bar(progress, total, language) as (self._write, advance):
                yield lambda student, grade: advance()
        finally:
            self._write = below


def console() -> Lines:
    """The one that fits standard output."""
    return Terminal() if sys.stdout.isatty() else Lines()


def _line(student: str, grade: Grade, number: int, count: int) -> Message:
    return say(
        "[{number}/{count}] {student}: {score}, bonus {bonus} ({seconds:.1f} s)",
        number=number,
        count=count,
        student=one_line(student, 60),
        score=points(grade.score if grade.max_score else None),
        bonus=points(grade.bonus if grade.max_bonus else None),
        seconds=grade.seconds,
    )
