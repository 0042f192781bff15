"""The rubric is what stands in the released notebooks, in their order."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder import rubric
from autograder.rubric import RubricCriterion, read_rubric

Release = Callable[..., None]


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Writes a released notebook with the given nbgrader cells to a folder of its own."""
    monkeypatch.setattr(rubric, "ASSIGNMENTS", tmp_path)

    def write(path: str, *cells: dict[str, Any], bonus: bool = False) -> None:
        metadata = {"autograder": {"bonus": True}} if bonus else {}
        marked = [{"metadata": {"nbgrader": cell}, "source": ""} for cell in cells]
        notebook = {"metadata": metadata, "cells": [*marked, {"metadata": {}}]}
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(json.dumps(notebook))

    return write


def graded(name: str, points: float) -> dict[str, Any]:
    return {"grade_id": name, "grade": True, "points": points}


def test_the_assignment_has_the_agreed_points() -> None:
    rows = {each.name: (each.points, each.notebook, each.bonus) for each in read_rubric("mnist").criteria}
    assert rows == {
        "flatten": (10, "mnist", False),
        "normalize": (15, "mnist", False),
        "one_hot": (15, "mnist", False),
        "architecture": (25, "mnist", False),
        "compile": (10, "mnist", False),
        "accuracy": (25, "mnist", False),
        "line": (20, "bonus", True),
    }


@pytest.mark.parametrize("assignment", rubric.assignments())
def test_every_language_has_the_same_points(assignment: str) -> None:
    folders = sorted(rubric.ASSIGNMENTS.glob(f"*/{assignment}"))
    read = [
        [rubric.criteria(path.stem, json.loads(path.read_text())) for path in sorted(each.glob("*.ipynb"))]
        for each in folders
    ]
    assert read
    assert all(rows == read[0] for rows in read)


def test_cells_without_points_are_no_criteria(release: Release) -> None:
    solution = {"grade_id": "fill_in", "grade": False, "solution": True, "points": 5}
    release("en/sums/sums.ipynb", graded("add", 3), graded("look", 0), solution, {"grade_id": "text"})
    assert read_rubric("sums").criteria == (RubricCriterion("add", 3.0, "sums", False),)


def test_the_bonus_comes_last_and_the_rest_in_order(release: Release) -> None:
    release("en/sums/a.ipynb", graded("extra", 1), bonus=True)
    release("en/sums/c.ipynb", graded("third", 1))
    release("en/sums/b.ipynb", graded("second", 1), graded("first", 2))
    read = read_rubric("sums")
    assert [criterion.name for criterion in read.criteria] == ["second", "first", "third", "extra"]
    assert read.notebooks == ("b", "c", "a")


def test_assignments_are_those_with_notebooks_in_any_language(release: Release, tmp_path: Path) -> None:
    release("hu/sums/sums.ipynb")
    release("en/mnist/mnist.ipynb")
    release("hu/mnist/mnist.ipynb")
    (tmp_path / "en" / "empty").mkdir()
    assert rubric.assignments() == ("mnist", "sums")


def test_an_unreleased_assignment_is_named_with_the_next_step(release: Release) -> None:
    with pytest.raises(FileNotFoundError, match=r"'sums'.*make release"):
        read_rubric("sums")
