"""What students see of a notebook's checks: `python -m autograder validate`, in a real Jupyter kernel."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from nbgrader.utils import compute_checksum

from autograder.__main__ import main
from autograder.authoring.fill_in import hand_in
from autograder.gradebook.course import GradebookError
from autograder.gradebook.validate import run_checks

# nbgrader's schema check uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

CHECK = "assert answer() == 42, f'The answer should be 42, but it is\\n{answer()}.'"
OUTPUT_WIDGETS = """
from ipywidgets import FloatSlider, interact
for number in range(8):
    interact(lambda value: print(value), value=FloatSlider(value=number))
"""


def marked(source: str, name: str, **fields: object) -> nbformat.NotebookNode:
    """A cell of nbgrader's, as it is released."""
    plain = {"grade": False, "locked": True, "solution": False, "task": False, "schema_version": 3, "grade_id": name}
    cell = new_code_cell(source, metadata={"nbgrader": {**plain, **fields}})
    if cell.metadata.nbgrader.locked:
        cell.metadata.nbgrader.checksum = compute_checksum(cell)
    return cell


def small(folder: Path, answer: str, check: str = CHECK, *, after: str = "pass") -> Path:
    """A notebook of one task, its answer and its check."""
    graded = marked(CHECK, "answer_check", grade=True, points=5)
    graded.source = check
    cells = [
        new_markdown_cell("# A notebook\n\n## Task 1: the answer"),
        marked(f"def answer():\n    {answer}", "answer", locked=False, solution=True),
        graded,
        new_code_cell(after),
    ]
    path = folder / "small.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main(["validate", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def words(text: str) -> str:
    """The text, wherever its lines are broken."""
    return " ".join(text.split())


def test_checks_that_pass(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = small(tmp_path, "return 42", after=OUTPUT_WIDGETS + "import os; os._exit(1)")
    before = path.read_bytes()
    status, out, err = run(capsys, path)
    assert (status, err) == (0, "")
    assert out == f"{path}:\nAll visible checks passed: 1. The hidden tests call your functions with more inputs.\n"
    assert path.read_bytes() == before


def test_check_that_fails_is_named_with_the_end_of_its_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, small(tmp_path, "return 41"))
    assert (status, err) == (1, "")
    assert out.splitlines()[1:] == [
        "✗ Task 1: the answer",
        "    AssertionError: The answer should be 42, but it is",
        "    41.",
        "Visible checks that failed: 1 of 1.",
    ]


def test_it_speaks_the_course_s_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, small(tmp_path, "return 41"), "--language", "hu")
    assert "A látható ellenőrzések közül nem sikerült: 1 (összesen 1 van)." in out


def test_changed_check_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, small(tmp_path, "return 41", check="assert answer() == 41"))
    assert status == 1
    assert "The cell `answer_check` was changed" in out
    assert "Download the notebook again" in out


def test_widgets_that_hold_output_do_not_keep_it_waiting(tmp_path: Path) -> None:
    assert run_checks(small(tmp_path, f"pass\n{OUTPUT_WIDGETS}\ndef answer():\n    return 42")).passed


def test_kernel_that_is_shut_down_too_early_is_told(tmp_path: Path) -> None:
    with pytest.raises(GradebookError, match="the kernel stopped"):
        run_checks(small(tmp_path, "import os; os._exit(1)"))


def test_user_errors_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, empty, cut = (tmp_path / name for name in ("notes.txt", "empty.ipynb", "cut.ipynb"))
    text.write_text("hello")
    nbformat.write(new_notebook(), empty)
    cut.write_text(json.dumps({"nbformat": 4, "cells": [{"cell_type": "code"}]}))
    for path in (tmp_path / "nobody.ipynb", tmp_path, text, empty, cut):
        status, out, err = run(capsys, path)
        assert (status, out) == (2, "")
        assert str(path) in err
        assert len(err.splitlines()) == 1


def test_one_bad_notebook_does_not_hide_another(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, tmp_path / "nobody.ipynb", small(tmp_path, "return 41"))
    assert status == 2
    assert "✗ Task 1" in out


@pytest.mark.parametrize("language", ["en", "hu"])
def test_bonus_notebook(
    language: str, tmp_path: Path, reference: Mapping[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path = hand_in(tmp_path / "right", reference, language=language) / "bonus.ipynb"
    assert run(capsys, path, "--language", language)[0] == 0
    path = hand_in(tmp_path / "untouched", {}, language=language) / "bonus.ipynb"
    status, out, _ = run(capsys, path, "--language", language)
    assert status == 1
    assert "✗ Task 6" in out or "✗ 6. feladat" in out
    assert ("you have not written `fit_line` yet" if language == "en" else "még nem írtad meg: `fit_line`") in words(
        out
    )


def test_data_is_found_from_the_notebook_s_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MNIST_NPZ", "elsewhere.npz")
    run(capsys, "nobody.ipynb", "--data", "mnist.npz")
    assert os.environ["MNIST_NPZ"] == str(tmp_path / "mnist.npz")
