"""The rubric of an assignment, read from where its points stand: the nbgrader cells of the released notebooks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ASSIGNMENTS = ROOT / "assignments"
GRADERS = ROOT / "autograder" / "graders"


@dataclass(frozen=True)
class RubricCriterion:
    """One criterion of the rubric: the id of its nbgrader grade cell, its points and notebook."""

    name: str
    points: float
    notebook: str
    bonus: bool


@dataclass(frozen=True)
class Rubric:
    """Every criterion of one assignment, and every function that it asks for, in the notebooks' order."""

    assignment: str
    criteria: tuple[RubricCriterion, ...]
    functions: tuple[str, ...] = ()

    @cached_property
    def notebooks(self) -> tuple[str, ...]:
        """The notebooks' names without suffix, the main one first."""
        return tuple(dict.fromkeys(each.notebook for each in self.criteria))


def assignments() -> tuple[str, ...]:
    """The names of all assignments that are released in this repository."""
    return tuple(sorted({folder.name for folder in ASSIGNMENTS.glob("*/*") if any(folder.glob("*.ipynb"))}))


def read_rubric(assignment: str) -> Rubric:
    """Reads an assignment's rubric from its released notebooks; the languages' points are equal."""
    folder = next(iter(sorted(ASSIGNMENTS.glob(f"*/{assignment}"))), None)
    if folder is None:
        raise FileNotFoundError(f"no released notebooks for {assignment!r} under {ASSIGNMENTS}: run `make release`")
    paths = sorted(folder.glob("*.ipynb"))
    return _read(assignment, tuple((path, path.stat().st_mtime_ns) for path in paths))


@cache
def _read(assignment: str, files: tuple[tuple[Path, int], ...]) -> Rubric:
    """The rubric of notebooks that were last written at these times: a class asks for it again and again."""
    notebooks = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path, _ in files}
    every = [each for name, notebook in notebooks.items() for each in criteria(name, notebook)]
    functions = [function for notebook in notebooks.values() for function in _functions(notebook)]
    return Rubric(assignment, tuple(sorted(every, key=lambda each: each.bonus)), tuple(functions))


def grader_files(assignment: str) -> dict[str, Path]:
    """The graders of an assignment, `test_CRITERION.py`, by the criteria that they judge."""
    return {path.stem.removeprefix("test_"): path for path in sorted((GRADERS / assignment).glob("test_*.py"))}


def criteria(name: str, notebook: Any) -> list[RubricCriterion]:
    """The criteria of one notebook, in its order."""
    bonus = bool(notebook["metadata"].get("autograder", {}).get("bonus"))
    cells = [cell["metadata"].get("nbgrader", {}) for cell in notebook["cells"]]
    return [RubricCriterion(cell["grade_id"], float(cell["points"]), name, bonus) for cell in cells if _is_graded(cell)]


def _functions(notebook: Any) -> list[str]:
    """The functions that a notebook leaves to be written, each in a solution cell of its name."""
    marked = [(cell["metadata"].get("nbgrader", {}), cell) for cell in notebook["cells"]]
    answers = [(mark["grade_id"], cell) for mark, cell in marked if mark.get("solution") and not mark.get("grade")]
    return [name for name, cell in answers if f"def {name}(" in "".join(cell["source"])]


def _is_graded(cell: dict[str, Any]) -> bool:
    return bool(cell.get("grade")) and float(cell.get("points", 0)) > 0
