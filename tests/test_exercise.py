"""The notebooks as students meet them: run from top to bottom in a real Jupyter kernel.

On the embedded digits, or on real MNIST where MNIST_NPZ names its file: in English, and in every language with FULL=1.
"""

from __future__ import annotations

import os
import re
import resource
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.release import ROOT, languages, source_notebooks

EACH_NOTEBOOK = [(language, name) for language in languages(ROOT) for name in ("mnist", "bonus")]
DRAWS = ("show_figure(", "draw_guesses(", "try_line(")


@pytest.fixture
def no_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keras finds neither MNIST in its cache nor a way to fetch it."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")


def released(language: str, name: str) -> NotebookNode:
    return nbformat.read(ROOT / "assignments" / language / "mnist" / f"{name}.ipynb", as_version=4)


def solved(language: str, name: str) -> NotebookNode:
    """The released notebook with the reference answers put into its stubs."""
    answers = {cell.id: cell.source for cell in source_notebooks(ROOT, language, "mnist")[name].cells}
    notebook = released(language, name)
    for cell in notebook.cells:
        if "NotImplementedError" in cell.source:
            cell.source = answers[cell.id]
    return notebook


def run(notebook: NotebookNode, folder: Path, allow_errors: bool = False) -> NotebookNode:
    """Runs a notebook from its first cell to its last, which shuts the kernel down."""
    settings = {"timeout": 900, "startup_timeout": 300, "iopub_timeout": 60, "allow_errors": allow_errors}
    resources = {"metadata": {"path": str(folder)}}
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    NotebookClient(notebook, kernel_name="python3", resources=resources, **settings).execute()
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("seconds of processor time:", ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime)
    return notebook


def outputs(notebook: NotebookNode, kind: str) -> dict[str, list[NotebookNode]]:
    """The outputs of one kind, by cell."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    found = {cell.id: [out for out in cell.outputs if out.output_type == kind] for cell in code}
    return {cell: outs for cell, outs in found.items() if outs}


def drawing_cells(notebook: NotebookNode) -> set[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.id for cell in code if any(line.startswith(DRAWS) for line in cell.source.splitlines())}


def drawn_cells(notebook: NotebookNode) -> set[str]:
    shown = outputs(notebook, "display_data")
    return {cell for cell, outs in shown.items() if any("image/png" in out.data for out in outs)}


def descriptions(notebook: NotebookNode) -> list[str]:
    """What people who can't see the figures are told, of each."""
    figures = [out for outs in outputs(notebook, "display_data").values() for out in outs if "image/png" in out.data]
    for figure in figures:
        assert f'<img alt="{escape(figure.data["text/plain"])}" src="data:image/png;base64,' in figure.data["text/html"]
    return [figure.data["text/plain"] for figure in figures]


def graded_cells(notebook: NotebookNode) -> set[str]:
    return {cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")}


def printed(notebook: NotebookNode, cell: str) -> str:
    return "".join(out.text for out in outputs(notebook, "stream").get(cell, []))


@pytest.mark.usefixtures("no_download")
@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_solved_notebook_runs_from_top_to_bottom(
    language: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if language != "en" and not os.environ.get("FULL"):
        # the code is the same, and the training takes minutes
        monkeypatch.delenv("MNIST_NPZ", raising=False)
    notebook = run(solved(language, name), tmp_path)
    streams = [out for outs in outputs(notebook, "stream").values() for out in outs]
    assert [out.text for out in streams if out.name == "stderr"] == []
    assert outputs(notebook, "error") == {}
    assert drawing_cells(notebook) == drawn_cells(notebook) - {"sliders"}
    assert all(printed(notebook, cell) for cell in graded_cells(notebook))
    told = descriptions(notebook)
    assert len(told) >= len(drawing_cells(notebook))
    assert all(len(text) > 20 for text in told)
    assert len({*told}) == len(told) - (name == "bonus")  # the sliders start where the cell before them stands
    if name == "mnist":
        assert validation_accuracy(notebook) >= (0.97 if "MNIST_NPZ" in os.environ else 0.85)
    else:
        assert "sliders" in drawn_cells(notebook)


def validation_accuracy(notebook: NotebookNode) -> float:
    """The best epoch's, as the check of the accuracy prints it."""
    found = re.search(r"(\d+\.\d+)%", printed(notebook, "accuracy"))
    assert found
    return float(found[1]) / 100


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
    assert [file for file in named if not (ROOT / "assignments" / language / "mnist" / file).is_file()] == []


@pytest.mark.usefixtures("no_download")
@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_untouched_notebook_says_what_to_do(language: str, name: str, tmp_path: Path) -> None:
    before = released(language, name)
    notebook = run(released(language, name), tmp_path, allow_errors=True)
    errors = {cell: outs[0] for cell, outs in outputs(notebook, "error").items()}
    checks = graded_cells(before)
    assert checks <= errors.keys()
    assert {errors[cell].ename for cell in checks} <= {"NotImplementedError", "AssertionError"}
    given = {cell.id for cell in before.cells if cell.metadata.get("nbgrader", {}).get("locked")} - checks
    assert given & errors.keys() == set()
    assert given & drawing_cells(before) <= drawn_cells(notebook)


@pytest.mark.usefixtures("no_download")
@pytest.mark.skipif("MNIST_NPZ" in os.environ, reason="real MNIST was asked for")
@pytest.mark.parametrize("language", languages(ROOT))
def test_notebook_says_so_when_it_falls_back_on_the_small_digits(language: str, tmp_path: Path) -> None:
    notebook = released(language, "mnist")
    last = next(number for number, cell in enumerate(notebook.cells) if cell.id == "load_data")
    notebook.cells = notebook.cells[: last + 1]
    said = printed(run(notebook, tmp_path), "load_data")
    assert "scikit-learn" in said
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
