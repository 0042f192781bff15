"""Which cells of a notebook belong to which points, and what the notebook calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader import utils

from autograder.rubric import ASSIGNMENTS

_HEADING = re.compile(r"^#{1,6} +(.+?)[ #]*$", re.MULTILINE)


@dataclass(frozen=True)
class Task:
    """A cell with points, the heading above it, and the answers between the one before and this one."""

    name: str
    title: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Outline:
    """A notebook's title, its tasks in order, and the answers that no points are given for."""

    title: str
    tasks: tuple[Task, ...]
    others: tuple[str, ...]


def read_outline(assignment: str, name: str, submitted: Iterable[NotebookNode], language: str) -> Outline:
    """The outline of a notebook as it was released, or as it was submitted where it was released elsewhere.

    Students move and delete cells, and rewrite headings; what belongs together is the assignment's to say.
    """
    places = [ASSIGNMENTS / language, *sorted(ASSIGNMENTS.glob("*"))]
    released = [place / assignment / f"{name}.ipynb" for place in places]
    return outline(next((_cells(path) for path in released if path.is_file()), submitted))


def outline(cells: Iterable[NotebookNode]) -> Outline:
    """The outline of a notebook's cells."""
    title, heading, answers, tasks = "", "", [], []
    for cell in cells:
        for heading in _headings(cell):
            title = title or heading
        if utils.is_solution(cell):
            answers.append(cell.metadata.nbgrader.grade_id)
        if cell.metadata.get("nbgrader", {}).get("points"):
            tasks.append(Task(cell.metadata.nbgrader.grade_id, heading, tuple(answers)))
            answers = []
    return Outline(title, tuple(tasks), tuple(answers))


def _headings(cell: NotebookNode) -> Iterator[str]:
    return (found[1] for found in _HEADING.finditer(cell.source) if cell.cell_type == "markdown")


def _cells(path: Path) -> list[NotebookNode]:
    cells: list[NotebookNode] = nbformat.read(path, as_version=4).cells
    return cells
