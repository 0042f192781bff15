"""Reads the file of a notebook, whatever is in it: the few fields that grading needs, or a sentence why not.

The result is a valid notebook of the newest format. Outputs, foreign metadata and everything else in the file are
dropped, so that nothing that reads the result has to be on its guard.
"""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from autograder import limits
from autograder.messages import Message, say

KINDS = ("code", "markdown", "raw")


class Mark(TypedDict, total=False):
    """nbgrader's metadata of a cell, as far as it matters here: the cell's name, and whether students may change it."""

    grade_id: str
    locked: bool


class Metadata(TypedDict):
    """The metadata of a cell."""

    nbgrader: NotRequired[Mark]


class Cell(TypedDict):
    """A cell as it stands in a notebook of format 4; code cells have outputs, the others pictures."""

    cell_type: str
    id: str
    metadata: Metadata
    source: str
    execution_count: NotRequired[None]
    outputs: NotRequired[list[Any]]
    attachments: NotRequired[dict[str, dict[str, str]]]


class NotebookFile(TypedDict):
    """A notebook in format 4."""

    nbformat: int
    nbformat_minor: int
    metadata: dict[str, Any]
    cells: list[Cell]


class UnreadableError(Exception):
    """A file that can't be read as a notebook, and the reason."""

    def __init__(self, path: Path, reason: Message) -> None:
        self.path = path
        self.reason = reason
        self.message = self.about(str(path))
        super().__init__(self.message.text())

    def about(self, name: str) -> Message:
        """The sentence for people, with the file under that name."""
        return say(
            "{path} can't be read: {reason}. Open it in Jupyter, save it, and submit it again.",
            path=name,
            reason=self.reason,
        )


def load_notebook(path: Path) -> NotebookFile:
    """A notebook with the source, type, nbgrader's mark (name and lock) and pictures of each cell, and nothing else.

    Raises:
        UnreadableError: the file is a link or a special file, too large, or not a notebook.
    """
    cells = [cell for cell in _raw_cells(path, _json(path)) if isinstance(cell, dict)]
    if len(cells) > limits.MAX_NOTEBOOK_CELLS:
        raise UnreadableError(path, say("it has more than {count} cells", count=limits.MAX_NOTEBOOK_CELLS))
    return notebook_of(*(_cell(cell, number) for number, cell in enumerate(cells)))


def notebook_of(*cells: Cell) -> NotebookFile:
    """A notebook of these cells."""
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [*cells]}


def unreadable(path: Path) -> UnreadableError | None:
    """Why a notebook can't be read; None where it can."""
    try:
        load_notebook(path)
    except UnreadableError as error:
        return error
    return None


def mark(cell: Cell) -> Mark:
    """nbgrader's mark of a loaded cell; empty where it has none."""
    return cell["metadata"].get("nbgrader", {})


def _json(path: Path) -> dict[str, object]:
    no_json = say("it is not valid JSON; perhaps saving it was interrupted")
    try:
        data = json.loads(_bytes(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError(path, say("it is not text in UTF-8")) from None
    except (ValueError, RecursionError):
        raise UnreadableError(path, no_json) from None
    except OSError as error:
        raise UnreadableError(path, say("{reason}", reason=error.strerror or "?")) from None
    if not isinstance(data, dict):
        raise UnreadableError(path, no_json)
    return data


def _bytes(path: Path) -> bytes:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(path, say("it is a link, a folder or a special file, not an ordinary file"))
    if status.st_size > limits.MAX_NOTEBOOK_BYTES:
        size = limits.MAX_NOTEBOOK_BYTES // 2**20
        raise UnreadableError(path, say("it is larger than {size} MB: clear its outputs", size=size))
    return path.read_bytes()


def _raw_cells(path: Path, data: dict[str, object]) -> list[object]:
    """The cells as they stand in the file; format 3 and older have them on worksheets."""
    cells = data.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = data.get("worksheets")
    if not isinstance(sheets, list):
        raise UnreadableError(path, say("it has no list of cells"))
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _cell(cell: dict[str, object], number: int) -> Cell:
    kind = cell.get("cell_type")
    kind = kind if isinstance(kind, str) and kind in KINDS else "markdown"
    whole: Cell = {"cell_type": kind, "id": f"cell-{number}", "metadata": _metadata(cell), "source": _source(cell)}
    if kind == "code":
        return {**whole, "execution_count": None, "outputs": []}
    return {**whole, "attachments": _attachments(cell)}


def _source(cell: dict[str, object]) -> str:
    # "input" is the source of a code cell in format 3
    source = cell.get("source", cell.get("input"))
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    # half of a surrogate pair can't be written to any file
    return text.encode("utf-8", "replace").decode("utf-8")


def _metadata(cell: dict[str, object]) -> Metadata:
    match cell.get("metadata"):
        case {"nbgrader": {"grade_id": str(name)} as found}:
            return {"nbgrader": {"grade_id": name, "locked": found.get("locked") is True}}
    return {}


def _attachments(cell: dict[str, object]) -> dict[str, dict[str, str]]:
    """The pictures in a cell, where they have the right form."""
    found = cell.get("attachments")
    pictures = found if isinstance(found, dict) else {}
    return {
        name: {kind: data for kind, data in picture.items() if isinstance(data, str)}
        for name, picture in pictures.items()
        if isinstance(picture, dict)
    }
