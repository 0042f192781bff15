"""The first step of nbgrader's sanitizing: restores its metadata of the cells from the gradebook."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.api import Gradebook, Notebook
from nbgrader.nbgraderformat import SCHEMA_VERSION
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.gradebook.autograde.grader import Resources
from autograder.submission.notebook import mark


class RestoreCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Restores nbgrader's metadata of the cells from the gradebook, whatever the student's file says.

    A copied cell loses its metadata, a cell of another type gets its type back, a deleted grade cell is added at the
    end. nbgrader itself would stop at a copied cell and give no grade for a deleted one. Other metadata is removed.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_notebook(where["notebook"], where["assignment"])
            marks = _marks(notebook)
            sources = {cell.name: cell.source for cell in notebook.source_cells}
        unseen = dict(marks)
        # of several cells with one name the last one counts, as in nbgrader
        nb.cells = [_restored(cell, unseen) for cell in reversed(nb.cells)][::-1]
        nb.cells += [_cell(known, sources[name]) for name, known in unseen.items() if known["grade"]]
        nb.metadata = nbformat.from_dict({"language_info": {"name": "python"}})
        for position, cell in enumerate(nb.cells):
            cell.id = f"cell-{position}"
        return nb, resources


def _marks(notebook: Notebook) -> dict[str, dict[str, object]]:
    """nbgrader's metadata of the cells of a notebook, from the gradebook, by the cell's name."""
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


def _restored(cell: NotebookNode, unseen: dict[str, dict[str, object]]) -> NotebookNode:
    """The cell with its metadata, which is removed from `unseen`; without any if it is a copy or unknown."""
    name = mark(cell).get("grade_id", "")
    cell.metadata = NotebookNode()
    known = unseen.pop(name, None)
    if known is None:
        return cell
    if cell.cell_type != known["cell_type"]:
        return _cell(known, cell.source)
    cell.metadata["nbgrader"] = nbformat.from_dict(known)
    return cell


def _cell(known: dict[str, object], source: str) -> NotebookNode:
    make = new_code_cell if known["cell_type"] == "code" else new_markdown_cell
    return make(source, metadata=nbformat.from_dict({"nbgrader": known}))
