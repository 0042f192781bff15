"""Puts answers into the released notebooks, as a student would, and hands them in as a submission's folder.

Answers are a text of cells, each under a line `# %% NAME`: the cell NAME of the notebook gets that source. A cell
under a bare `# %%` is one that the student added. The example class and the test submissions are written so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from autograder.rubric import ASSIGNMENTS

MARK = "# %%"


def read_answers(text: str) -> tuple[dict[str, str], list[str]]:
    """The named cells' sources, and the sources of the cells that were added."""
    named: dict[str, str] = {}
    added: list[str] = []
    for block in f"\n{text}".split(f"\n{MARK}")[1:]:
        name, _, source = block.partition("\n")
        if name.strip():
            named[name.strip()] = source.strip("\n")
        else:
            added.append(source.strip("\n"))
    return named, added


def reference_answers(root: Path, language: str = "en", assignment: str = "mnist") -> dict[str, str]:
    """The instructor's answers, by the name of their cell."""
    from autograder.authoring.notebooks import source_notebooks

    cells = [cell for notebook in source_notebooks(root, language, assignment).values() for cell in notebook.cells]
    solutions = [cell for cell in cells if cell.metadata.get("nbgrader", {}).get("solution")]
    return {str(cell.metadata["nbgrader"]["grade_id"]): str(cell.source) for cell in solutions}


def hand_in(
    folder: Path,
    answers: Mapping[str, str],
    added: list[str] | None = None,
    language: str = "en",
    assignment: str = "mnist",
) -> Path:
    """Writes the filled-in notebooks to `folder` and returns it; cells without an answer stay as released."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ASSIGNMENTS / language / assignment).glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            name = cell["metadata"].get("nbgrader", {}).get("grade_id")
            if name in answers:
                cell["source"] = answers[name]
        if not notebook["metadata"].get("autograder"):
            notebook["cells"] += [_code_cell(source, number) for number, source in enumerate(added or [])]
        (folder / path.name).write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    return folder


def _code_cell(source: str, number: int) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "id": f"added-{number}",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
    }
