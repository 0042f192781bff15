"""The notebooks as students meet them, in a real Jupyter kernel; `test_lab` has those that are solved."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import exercise
from support.exercise import (
    EACH_NOTEBOOK,
    FIRST,
    drawing_cells,
    drawn_cells,
    graded_cells,
    handed_out,
    outputs,
    printed,
    released,
    run,
    solved,
)

from autograder.authoring.notebooks import languages, source_notebooks
from autograder.rubric import ROOT

WAIT_FOR_THE_STUDENT = {"prepare_data", "plot_curves", "plot_mistakes", "plot_confusion", "plot_weights"}


@pytest.fixture
def no_download(tmp_path: Path) -> Iterator[None]:
    with exercise.no_download(tmp_path):
        yield


@pytest.mark.usefixtures("no_download")
def test_bonus_notebook_needs_no_sliders(tmp_path: Path) -> None:
    (tmp_path / "ipywidgets.py").write_text("raise ImportError", encoding="utf-8")
    notebook = run(solved("en", "bonus"), tmp_path)
    assert outputs(notebook, "error") == {}
    assert "Use the cell above" in printed(notebook, "sliders")


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_links_lead_somewhere(language: str, name: str) -> None:
    text = "\n".join(cell.source for cell in released(language, name).cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)]*)\)", text)
    assert [link for link in links if not re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?", link)] == []
    assert "http://" not in text
    named = set(re.findall(r"`(\w+\.ipynb)`", text))
    folder = handed_out(language, name).parent
    assert [file for file in named if not (folder / file).is_file()] == []


@pytest.mark.usefixtures("no_download")
@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK if os.environ.get("FULL") else FIRST)
def test_untouched_notebook_says_what_to_do(language: str, name: str, tmp_path: Path) -> None:
    before = released(language, name)
    notebook = run(released(language, name), tmp_path, allow_errors=True)
    errors = {cell: outs[0] for cell, outs in outputs(notebook, "error").items()}
    checks = graded_cells(before)
    assert checks <= errors.keys()
    assert {errors[cell].ename for cell in checks} <= {"_NotYet", "_CheckFailed"}
    given = {cell.id for cell in before.cells if cell.metadata.get("nbgrader", {}).get("locked")} - checks
    # what shows the student's own work waits for it, and says so
    waiting = given & errors.keys()
    assert waiting <= WAIT_FOR_THE_STUDENT
    assert {errors[cell].ename for cell in waiting} <= {"NotImplementedError", "NameError"}
    assert (given - waiting) & drawing_cells(before) <= drawn_cells(notebook)


@pytest.mark.usefixtures("no_download")
@pytest.mark.skipif("MNIST_NPZ" in os.environ, reason="real MNIST was asked for")
@pytest.mark.parametrize("language", languages(ROOT))
def test_notebook_tells_that_it_falls_back_on_the_small_digits(language: str, tmp_path: Path) -> None:
    notebook = released(language, "mnist")
    last = next(number for number, cell in enumerate(notebook.cells) if cell.id == "load_data")
    notebook.cells = notebook.cells[: last + 1]
    said = printed(run(notebook, tmp_path), "load_data")
    assert "1,797" in said or "1797" in said


def reference(name: str) -> Any:
    """The reference answer's function, ready to be called."""
    cells = [cell for book in source_notebooks(ROOT, "en", "mnist").values() for cell in book.cells]
    namespace: dict[str, Any] = {"np": np}
    exec(next(cell.source for cell in cells if cell.id == name), namespace)
    return namespace[name]


LINES = {
    "two points": ([0, 9], [5, -4]),
    "narrow": ([7, 7.5, 8, 9], [1, 0, 3, 2]),
    "very narrow": ([8.999, 9.0, 9.0], [1, 2, 5]),
    "far away": ([0, 1, 2, 3], [1e6, 1e6 + 2, 1e6 + 1, 1e6 + 5]),
    "steep": ([0, 3, 6, 9], [-3e5, 1e5, 2e5, 9e5]),
    "flat": ([1, 2, 3, 4], [0.1, 0.1, 0.2, 0.1]),
    "repeated": ([4, 4, 4, 5], [1, 2, 3, 9]),
    "many": (np.linspace(0, 9, 5000), np.sin(np.linspace(0, 9, 5000))),
}


@pytest.mark.parametrize("points", LINES.values(), ids=LINES)
def test_reference_line_is_within_one_percent_of_the_best(points: tuple[Any, Any]) -> None:
    x, y = (np.asarray(values, dtype=float) for values in points)
    m, b = reference("fit_line")(x, y)
    best = np.polynomial.Polynomial.fit(x, y, 1)
    assert ((m * x + b - y) ** 2).mean() <= 1.01 * ((best(x) - y) ** 2).mean() + 1e-9
