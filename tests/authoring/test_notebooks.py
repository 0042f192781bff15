"""Notebooks with answers, made of their Markdown."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.exercise import SMALL_SOURCE, SMALL_TASK, small_repository

from autograder.authoring.notebooks import convert, write_sources
from autograder.rubric import ROOT


def test_sources_are_written_with_their_answers(tmp_path: Path) -> None:
    paths = write_sources(ROOT, tmp_path, "en")
    assert {tmp_path / "mnist" / name for name in ("mnist.ipynb", "bonus.ipynb", "rubric.md")} <= set(paths)
    assert "BEGIN SOLUTION" in (tmp_path / "mnist" / "mnist.ipynb").read_text(encoding="utf-8")


def test_cells_without_a_name_are_numbered(tmp_path: Path) -> None:
    repository = small_repository(tmp_path, SMALL_SOURCE)
    assert [cell.id for cell in convert(repository / SMALL_TASK).cells] == ["cell-000", "half"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("1 + 1", "# @title Just run this cell: you do not have to read its code.\n1 + 1"),
        ("# @title One\n1", "# @title One\n1"),
    ],
)
def test_cells_that_jupyterlab_folds_are_folded_in_colab(code: str, shown: str, tmp_path: Path) -> None:
    cell = f'```python jupyter={{"source_hidden": true}}\n{code}\n```\n'
    repository = small_repository(tmp_path, f"{cell}\nText.\n\n```python\n2\n```\n")
    folded, _, other = convert(repository / SMALL_TASK).cells
    assert (folded.source, folded.metadata.cellView) == (shown, "form")
    assert (other.source, "cellView" in other.metadata) == ("2", False)
