"""How a run tells what it does: a bar on a terminal, a line a submission elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.text import Text

from autograder.batch.scheduler import Progress
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


class Bar(Lines):
    """A bar with how much is done, how fast, and the time left; sentences stand above it."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False)
        super().__init__(lambda text: self._console.print(text, markup=False, soft_wrap=True))

    @contextmanager
    def watch(self, progress: Progress, total: int, language: str) -> Iterator[Callable[[str, Grade], None]]:
        columns = (BarColumn(), _Counts(progress, total, language), TimeRemainingColumn())
        with RichProgress(*columns, console=self._console, transient=True) as bar:
            task = bar.add_task("", total=total)
            yield lambda student, grade: bar.advance(task)


def board() -> Lines:
    """The one that fits standard output."""
    return Bar() if sys.stdout.isatty() else Lines()


class _Counts(ProgressColumn):
    def __init__(self, progress: Progress, total: int, language: str) -> None:
        super().__init__()
        self._counts = progress, total, language

    def render(self, task: Task) -> Text:
        progress, total, language = self._counts
        counts = say(
            "{done} of {total} submissions, {rate:.1f} a minute; {trained} networks trained, {reused} reused",
            done=progress.done,
            total=total,
            rate=60 * (task.speed or 0.0),
            trained=progress.trained,
            reused=progress.recalled,
        )
        return Text(counts.text(language))


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
