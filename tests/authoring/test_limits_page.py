"""The table of limits in docs/security.md: it has each limit, as the code keeps it."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from support.clone import clone

from autograder import limits
from autograder.authoring.limits_page import PAGE, table
from autograder.lesson import model_checks
from autograder.sandbox import wire
from autograder.sandbox.worker import models
from autograder.sandbox.worker.confine import Limits


def names_of(module: object) -> list[str]:
    return [name for name, value in vars(module).items() if name.isupper() and isinstance(value, (int, float))]


def test_the_page_has_the_table() -> None:
    assert f"<!-- limits: begin -->\n{table()}\n<!-- limits: end -->" in PAGE.read_text(encoding="utf-8")


def test_the_command_writes_the_table_and_nothing_else(tmp_path: Path) -> None:
    root = clone(tmp_path)
    page = root / "docs" / PAGE.name
    page.parent.mkdir()
    page.write_text(PAGE.read_text(encoding="utf-8").replace(table(), "another"), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "autograder.authoring.limits_page"], cwd=root, check=True)
    assert page.read_bytes() == PAGE.read_bytes()


@pytest.mark.parametrize("name", names_of(limits))
def test_each_limit_is_in_the_table(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = table()
    monkeypatch.setattr(limits, name, 3 * getattr(limits, name))
    assert table() != before


@pytest.mark.parametrize("name", names_of(wire))
def test_each_limit_of_an_answer_is_in_the_table(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = table()
    monkeypatch.setattr(wire, name, 3 * getattr(wire, name))
    assert table() != before


@pytest.mark.parametrize("name", [field.name for field in fields(Limits)])
def test_each_limit_of_the_process_is_in_the_table(name: str) -> None:
    other = replace(Limits(), **{name: 3 * getattr(Limits(), name)})
    assert table(other) != table()


def test_a_fit_is_as_long_in_the_notebook_as_here() -> None:
    assert model_checks._MOST_BATCHES == models.MAX_BATCHES
