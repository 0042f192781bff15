"""Makes notebooks with answers of what instructors write, `solutions/<language>/<assignment>/*.md`.

`autograder.gradebook.release` makes the students' notebooks of them; `rubric.md` beside these is made of the graders'
titles. The same sources give the same bytes, every time.
"""

from __future__ import annotations

from pathlib import Path

import jupytext
import nbformat
from nbformat import NotebookNode

from autograder.authoring.handout import write_small_digits
from autograder.authoring.inclusion import include
from autograder.authoring.rubric_page import page
from autograder.grading.specification import read_specification
from autograder.messages import say

RUBRIC = "rubric.md"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# the line that Colab shows of a folded cell
TITLE = "# @title"
FOLDED = say("Just run this cell: you do not have to read its code.")


def languages(root: Path) -> list[str]:
    """The languages that the assignments are written in."""
    return sorted({path.parent.parent.name for path in root.glob("solutions/*/*/*.md")})


def assignment_names(root: Path, language: str) -> list[str]:
    """The assignments written in one language."""
    return sorted({path.parent.name for path in root.glob(f"solutions/{language}/*/*.md")})


def source_notebooks(root: Path, language: str, assignment: str) -> dict[str, NotebookNode]:
    """An assignment's notebooks with their answers in, by name."""
    folder = root / "solutions" / language / assignment
    return {path.stem: convert(path) for path in sorted(folder.glob("*.md"))}


def convert(source: Path) -> NotebookNode:
    """The notebook, answers included, that a Jupytext Markdown file in a language's folder describes."""
    notebook = jupytext.read(source, fmt="md")
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    if "autograder" in notebook.metadata:
        metadata["autograder"] = notebook.metadata["autograder"]
    notebook.metadata = nbformat.from_dict(metadata)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell, text in zip(code, include((cell.source for cell in code), source.parents[1].name), strict=True):
        cell.source = text
    for cell in code:
        if cell.metadata.get("jupyter", {}).get("source_hidden"):
            _fold_everywhere(cell, source.parents[1].name)
    for position, cell in enumerate(notebook.cells):
        # Jupytext's own note about blank lines in the source
        cell.metadata.pop("lines_to_next_cell", None)
        cell.id = cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell-{position:03d}"
    nbformat.validate(notebook)
    return notebook


def _fold_everywhere(cell: NotebookNode, language: str) -> None:
    """Folds a cell that JupyterLab folds in Colab too, under a line that both show, and leaves it out of exports."""
    cell.metadata.cellView = "form"
    # nbconvert's own mark for a cell whose code is not shown
    cell.metadata.transient = {"remove_source": True}
    first, _, rest = cell.source.partition("\n")
    if not first.startswith("#"):
        cell.source = f"{TITLE} {FOLDED.text(language)}\n{cell.source}"
    elif not first.startswith(TITLE):
        cell.source = f"{TITLE} {first.removeprefix('# ')}\n{rest}"


def write_sources(root: Path, destination: Path, language: str) -> list[Path]:
    """Writes the notebooks with answers of one language, and what is marked, to `destination/<assignment>/`."""
    written = []
    for assignment in assignment_names(root, language):
        folder = destination / assignment
        folder.mkdir(parents=True, exist_ok=True)
        notebooks = source_notebooks(root, language, assignment)
        for name, notebook in notebooks.items():
            nbformat.write(notebook, folder / f"{name}.ipynb")
            written.append(folder / f"{name}.ipynb")
        written += write_small_digits(notebooks.values(), folder)
        written += _write_rubric(root, folder, language)
    return written


def _write_rubric(root: Path, folder: Path, language: str) -> list[Path]:
    """Writes what is marked beside an assignment's notebooks, where there are graders that say it."""
    if not read_specification(folder.name):
        return []
    path = folder / RUBRIC
    path.write_text(page(source_notebooks(root, language, folder.name), folder.name, language), encoding="utf-8")
    return [path]
