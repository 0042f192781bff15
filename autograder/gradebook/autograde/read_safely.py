"""Makes nbgrader read a submitted notebook as the grader does."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict

from autograder import limits
from autograder.gradebook.autograde.grader import Resources, submitted_notebook
from autograder.submission.notebook import UnreadableError, load_notebook, notebook_of


class ReadSafely(NotebookExporter):  # type: ignore[misc]
    """Reads a submitted notebook as the grader does; an unreadable one is replaced by an empty one."""

    def from_filename(
        self, filename: str, resources: Resources | None = None, **keywords: object
    ) -> tuple[str, Resources]:
        path, resources = Path(filename), resources or {}
        if path != submitted_notebook(self, resources["nbgrader"]):
            # nbgrader's own copy of the notebook
            whole: tuple[str, Resources] = super().from_filename(filename, resources, **keywords)
            return whole
        try:
            notebook = load_notebook(path)
        except UnreadableError:
            # WriteGrades writes the reason
            notebook = notebook_of()
        for cell in notebook["cells"]:
            if len(cell["source"]) > limits.MAX_CELL_CHARACTERS:
                # a cell that is too long is not graded, and would take minutes to show
                cell["source"] = cell["source"][:1000] + "…"
        resources["metadata"] = ResourcesDict(name=path.stem, path=str(path.parent))
        exported: tuple[str, Resources] = self.from_notebook_node(nbformat.from_dict(notebook), resources)
        return exported
