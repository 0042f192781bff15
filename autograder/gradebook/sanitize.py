"""What is put right in a submitted notebook before it is graded: nbgrader's sanitizing, our part of it."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook, Notebook
from nbgrader.nbgraderformat import SCHEMA_VERSION
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.gradebook.preprocessors import NotGraded, Resources, submitted_notebook
from autograder.messages import say


class RefuseLinks(NbGraderPreprocessor):  # type: ignore[misc]
    """Refuses a symbolic link in place of a submission: it may show anything that the instructor can read.

    Raises:
        NotGraded: the submitted notebook is no file of the `submitted` folder's own.
    """

    language = Unicode("en").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        path = submitted_notebook(self, resources["nbgrader"])
        submitted = path.parents[2]
        if path.resolve() != submitted.resolve() / path.relative_to(submitted):
            problem = say("{path} is a symbolic link: put the student's own file in its place.", path=path)
            raise NotGraded(problem, self.language)
        return nb, resources


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Puts nbgrader's marks on the cells back to what the gradebook knows, whatever the student's file says.

    A copied cell loses its mark, a cell of another type gets its type back, a deleted grade cell is added at
    the end; nbgrader itself stops at the first and gives no grade for the last. All other metadata goes.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(where["notebook"], where["assignment"])
            marks = _marks(notebook)
            sources = {cell.name: cell.source for cell in notebook.source_cells}
        nb = nbformat.v4.upgrade(nb, from_version=nb.nbformat, from_minor=nb.nbformat_minor)
        unseen = dict(marks)
        # nbgrader, too, holds the last of several cells with one name for the real one
        nb.cells = [_restored(cell, unseen) for cell in reversed(nb.cells)][::-1]
        nb.cells += [_cell(mark, sources[name]) for name, mark in unseen.items() if mark["grade"]]
        nb.metadata = nbformat.from_dict({"language_info": {"name": "python"}})
        for position, cell in enumerate(nb.cells):
            cell.id = f"cell-{position}"
        return nb, resources


def _marks(notebook: Notebook) -> dict[str, dict[str, Any]]:
    """nbgrader's metadata of every cell that the gradebook knows of a notebook, by the cell's name."""
    points = {cell.name: cell.max_score for cell in (*notebook.grade_cells, *notebook.task_cells)}
    graded = {cell.name for cell in notebook.grade_cells}
    tasks = {cell.name for cell in notebook.task_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    return {
        cell.name: {
            "schema_version": SCHEMA_VERSION,
            "grade_id": cell.name,
            "cell_type": cell.cell_type,
            "grade": cell.name in graded,
            "solution": cell.name in solutions,
            "task": cell.name in tasks,
            "locked": cell.locked,
            "checksum": cell.checksum,
            **({"points": points[cell.name]} if cell.name in points else {}),
        }
        for cell in notebook.source_cells
    }


def _restored(cell: NotebookNode, unseen: dict[str, dict[str, Any]]) -> NotebookNode:
    """The cell with its mark, which is taken from `unseen`, or without any where it has no right to one."""
    claimed = cell.metadata.get("nbgrader")
    cell.metadata = NotebookNode()
    name = claimed.get("grade_id") if isinstance(claimed, dict) else None
    mark = unseen.pop(name, None) if isinstance(name, str) else None
    if mark is None:
        return cell
    if cell.cell_type != mark["cell_type"]:
        return _cell(mark, cell.source)
    cell.metadata["nbgrader"] = nbformat.from_dict(mark)
    return cell


def _cell(mark: dict[str, Any], source: str) -> NotebookNode:
    make = new_code_cell if mark["cell_type"] == "code" else new_markdown_cell
    return make(source, metadata=nbformat.from_dict({"nbgrader": mark}))
