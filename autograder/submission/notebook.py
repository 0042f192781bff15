"""A notebook's file, whatever it is: brought to the few fields that grading needs, or a sentence why not.

What comes out is a valid notebook of the newest format. Outputs, foreign metadata and whatever else a file may hold
stay behind, so nothing that reads it needs to be on its guard.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder import limits
from autograder.messages import Message, say

KINDS = ("code", "markdown", "raw")


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


def load_notebook(path: Path) -> dict[str, Any]:
    """A notebook in format 4, its cells with source, type, nbgrader's mark (id and lock) and pictures alone.

    Raises:
        UnreadableError: it is no file of its own, too large, or not a notebook.
    """
    cells = [cell for cell in _raw_cells(path, _json(path)) if isinstance(cell, dict)]
    if len(cells) > limits.MAX_NOTEBOOK_CELLS:
        raise UnreadableError(path, say("it has more than {count} cells", count=limits.MAX_NOTEBOOK_CELLS))
    return empty_notebook() | {"cells": [_cell(cell, number) for number, cell in enumerate(cells)]}


def empty_notebook() -> dict[str, Any]:
    """A notebook without cells."""
    return {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}


def unreadable(path: Path) -> UnreadableError | None:
    """Why a notebook that was handed in can't be read; None where it can."""
    try:
        load_notebook(path)
    except UnreadableError as error:
        return error
    return None


def mark(cell: Mapping[str, Any]) -> dict[str, Any]:
    """nbgrader's mark of a loaded cell; empty where it has none."""
    found: dict[str, Any] = cell["metadata"].get("nbgrader", {})
    return found


def _json(path: Path) -> dict[str, Any]:
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


def _raw_cells(path: Path, data: dict[str, Any]) -> list[Any]:
    """The cells as they stand in the file; format 3 and older have them on worksheets."""
    cells = data.get("cells")
    if isinstance(cells, list):
        return cells
    sheets = data.get("worksheets")
    if not isinstance(sheets, list):
        raise UnreadableError(path, say("it has no list of cells"))
    lists = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _cell(cell: dict[str, Any], number: int) -> dict[str, Any]:
    kind = cell.get("cell_type")
    kind = kind if kind in KINDS else "markdown"
    whole = {"cell_type": kind, "id": f"cell-{number}", "metadata": _metadata(cell), "source": _source(cell)}
    if kind == "code":
        return {**whole, "execution_count": None, "outputs": []}
    return {**whole, "attachments": _attachments(cell)}


def _source(cell: dict[str, Any]) -> str:
    # "input" is the source of a code cell in format 3
    source = cell.get("source", cell.get("input"))
    lines = source if isinstance(source, list) else [source]
    text = "".join(line for line in lines if isinstance(line, str))
    # half of a surrogate pair can't be written to any file
    return text.encode("utf-8", "replace").decode("utf-8")


def _metadata(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = found.get("grade_id") if isinstance(found, dict) else None
    if not isinstance(found, dict) or not isinstance(name, str):
        return {}
    return {"nbgrader": {"grade_id": name, "locked": found.get("locked") is True}}


def _attachments(cell: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The pictures in a cell, where they are as they should be."""
    found = cell.get("attachments")
    pictures = found if isinstance(found, dict) else {}
    return {
        name: {kind: data for kind, data in picture.items() if isinstance(data, str)}
        for name, picture in pictures.items()
        if isinstance(picture, dict)
    }
