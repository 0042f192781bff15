"""The tasks of a notebook: which cells belong to which points, and their headings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

from autograder.rubric import ASSIGNMENTS

_HEADING = re.compile(r"^(#{1,6}) +(.+?)[ #]*$", re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """A cell with points, the heading above it, and the answers since the task before.

    `place` are the headings above that heading, without the notebook's title; `text` is the Markdown below the heading
    up to the first answer or check.
    """

    name: str
    title: str
    answers: tuple[str, ...]
    place: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True)
class Outline:
    """A notebook's title, its tasks in order, and the answers without points."""

    title: str
    tasks: tuple[Task, ...]
    others: tuple[str, ...]


def read_outline(assignment: str, name: str, submitted: Iterable[NotebookNode], language: str) -> Outline:
    """The outline of a notebook as it was released; of the submitted one if it is not released here.

    Students move and delete cells and rewrite headings, so the released notebook decides what belongs together.
    """
    places = [ASSIGNMENTS / language, *sorted(ASSIGNMENTS.glob("*"))]
    released = [place / assignment / f"{name}.ipynb" for place in places]
    return outline(next((nbformat.read(path, as_version=4).cells for path in released if path.is_file()), submitted))


def outline(cells: Iterable[NotebookNode]) -> Outline:
    """The outline of a notebook's cells."""
    title, answers, tasks, reader = "", [], [], _Reader()
    for cell in cells:
        reader.read(cell)
        title = title or reader.title
        if utils.is_solution(cell):
            answers.append(cell.metadata.nbgrader.grade_id)
        if cell.metadata.get("nbgrader", {}).get("points"):
            name = cell.metadata.nbgrader.grade_id
            place = tuple(above for above in reader.place if above != title)
            tasks.append(Task(name, reader.title, tuple(answers), place, reader.text))
            answers = []
    return Outline(title, tuple(tasks), tuple(answers))


class _Reader:
    """Reads a notebook cell by cell: its current heading, those above it, and the text below it."""

    def __init__(self) -> None:
        self._above: list[tuple[int, str]] = []
        self._said: list[str] = []
        self._is_over = False

    @property
    def title(self) -> str:
        return self._above[-1][1] if self._above else ""

    @property
    def place(self) -> tuple[str, ...]:
        return tuple(title for _, title in self._above[:-1])

    @property
    def text(self) -> str:
        return "\n\n".join(filter(None, self._said))

    def read(self, cell: NotebookNode) -> None:
        if cell.cell_type != "markdown" or "nbgrader" in cell.metadata:
            # text below an answer or a check is not about the task
            self._is_over = self._is_over or "nbgrader" in cell.metadata
            return
        headings = list(_HEADING.finditer(cell.source))
        for heading in headings:
            level = len(heading[1])
            self._above = [each for each in self._above if each[0] < level] + [(level, heading[2])]
            self._said, self._is_over = [], False
        if not self._is_over:
            self._said.append(cell.source[headings[-1].end() if headings else 0 :].strip())
