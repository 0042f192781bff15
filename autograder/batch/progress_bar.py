"""The bar on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, ProgressColumn, Task, TimeRemainingColumn
from rich.progress import Progress as RichProgress
from rich.text import Text

from autograder.batch.run import Progress
from autograder.messages import say


@contextmanager
def progress_bar(
    progress: Progress, total: int, language: str
) -> Iterator[tuple[Callable[[str], None], Callable[[], None]]]:
    """Shows a bar; gives what writes a sentence above it, and what is to be called for each submission."""
    console = Console(highlight=False)
    columns = (BarColumn(), _Counts(progress, total, language), TimeRemainingColumn())
    with RichProgress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda text: console.print(text, markup=False, soft_wrap=True), lambda: bar.advance(task)


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
