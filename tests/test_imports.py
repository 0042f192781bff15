"""Imports run one way, found in the syntax tree of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "autograder"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if PACKAGE / "examples" not in path.parents)

# What stands below grading: it may be used by everything above, and knows nothing of it.
FOUNDATION = "autograder.backend autograder.messages autograder.grade autograder.text".split()
FOUNDATION += (
    "autograder.rubric autograder.notebooks autograder.submission autograder.sandbox autograder.student".split()
)
FOUNDATION += "autograder.blueprint autograder.dataset autograder.store".split()
FOUNDATION += (
    "autograder.definitions autograder.effects autograder.scopes autograder.notebook autograder.syntax_errors".split()
)
NBGRADER = ("autograder.gradebook", "autograder.release")


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> set[str]:
    """The full names that a module imports, with each name that it imports from a module."""
    return set(_imported(ast.parse(path.read_text(encoding="utf-8")), path))


def _imported(tree: ast.Module, path: Path) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = ".".join([*path.relative_to(ROOT).parts[: -node.level]]) if node.level else ""
            module = ".".join(filter(None, (above, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def within(name: str, packages: tuple[str, ...] | list[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def ours(path: Path) -> set[str]:
    return {name for name in imports(path) if within(name, ["autograder"])}


def modules(*packages: str) -> list[Path]:
    return [path for path in MODULES if within(name_of(path), packages)]


def test_the_modules_are_found() -> None:
    assert {"autograder.sandbox.worker.answers", "autograder.gradebook"} <= {name_of(path) for path in MODULES}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import a.b, c", {"a.b", "c"}),
        ("from a import b as x, c", {"a.b", "a.c"}),
        ("def f():\n    from .wire import Packet", {"autograder.sandbox.wire.Packet"}),
        ("from .. import grading", {"autograder.grading"}),
        ("if False:\n    from a import *", {"a.*"}),
    ],
)
def test_imports_of_every_form_are_found(source: str, found: set[str]) -> None:
    assert set(_imported(ast.parse(source), PACKAGE / "sandbox" / "jail.py")) == found


@pytest.mark.parametrize("path", modules("autograder.sandbox.worker"), ids=name_of)
def test_the_worker_imports_nothing_of_ours_but_the_wire_and_itself(path: Path) -> None:
    allowed = ["autograder.sandbox.wire", "autograder.sandbox.worker"]
    assert [name for name in ours(path) if not within(name, allowed)] == []


def test_the_wire_imports_nothing_of_ours() -> None:
    assert ours(PACKAGE / "sandbox" / "wire.py") == set()


@pytest.mark.parametrize("path", modules("autograder.sandbox"), ids=name_of)
def test_the_sandbox_imports_nothing_of_ours_but_itself(path: Path) -> None:
    assert [name for name in ours(path) if not within(name, ["autograder.sandbox"])] == []


@pytest.mark.parametrize("path", modules(*FOUNDATION), ids=name_of)
def test_what_grading_is_built_on_does_not_know_it(path: Path) -> None:
    assert [name for name in ours(path) if not within(name, FOUNDATION)] == []


@pytest.mark.parametrize("path", modules("autograder.notebook"), ids=name_of)
def test_what_notebooks_get_imports_only_itself_and_sentences(path: Path) -> None:
    allowed = ["autograder.notebook", "autograder.messages.say", "autograder.messages.Message"]
    assert [name for name in ours(path) if not within(name, allowed)] == []


@pytest.mark.parametrize("path", modules("autograder.graders"), ids=name_of)
def test_the_graders_know_no_sandbox_and_no_gradebook(path: Path) -> None:
    above = [
        "autograder.sandbox",
        "autograder.grading",
        "autograder.cohort",
        "autograder.gradebook",
        "autograder.report",
    ]
    assert [name for name in ours(path) if within(name, above)] == []


@pytest.mark.parametrize("path", [path for path in MODULES if not within(name_of(path), NBGRADER)], ids=name_of)
def test_nbgrader_is_known_to_the_gradebook_and_the_release_alone(path: Path) -> None:
    assert [name for name in imports(path) if within(name, ["nbgrader"])] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_a_main_module(path: Path) -> None:
    assert [name for name in imports(path) if "__main__" in name.split(".")] == []
