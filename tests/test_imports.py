"""Imports run one way, room by room, found in the syntax tree of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "autograder"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if PACKAGE / "commands" / "examples" not in path.parents)

# Each room may import those before it, and what lies in it.
ROOMS = """
limits wording messages store sandbox lesson grade rubric text submission fingerprint training grading graders
pages authoring batch gradebook report commands __main__
""".split()
ALONE = {"sandbox": {"sandbox"}, "lesson": {"lesson", "messages", "wording"}}
NBGRADER = ("gradebook",)


def name_of(path: Path) -> str:
    """A module's name within the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name: str) -> str:
    return name.partition(".")[0]


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


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def ours(path: Path) -> set[str]:
    """What a module imports of the package, by names within it."""
    return {name.removeprefix("autograder.") for name in imports(path) if within(name, ("autograder",))}


def modules(*packages: str) -> list[Path]:
    return [path for path in MODULES if within(name_of(path), packages)]


def test_every_room_has_its_place_in_the_order() -> None:
    assert {room_of(name_of(path)) for path in MODULES} - {""} == set(ROOMS)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import a.b, c", {"a.b", "c"}),
        ("from a import b as x, c", {"a.b", "a.c"}),
        ("def f():\n    from .wire import Packet", {"autograder.sandbox.wire.Packet"}),
        ("from .. import grade", {"autograder.grade"}),
        ("if False:\n    from a import *", {"a.*"}),
    ],
)
def test_imports_of_every_form_are_found(source: str, found: set[str]) -> None:
    assert set(_imported(ast.parse(source), PACKAGE / "sandbox" / "jail.py")) == found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_those_below_it(room: str) -> None:
    allowed = ALONE.get(room) or {*ROOMS[: ROOMS.index(room) + 1]}
    imported = {(name_of(path), name) for path in modules(room) for name in ours(path)}
    assert {(by, name) for by, name in imported if room_of(name) not in allowed} == set()


@pytest.mark.parametrize("path", modules("sandbox.worker"), ids=name_of)
def test_the_worker_imports_only_the_wire_and_itself(path: Path) -> None:
    assert [name for name in ours(path) if not within(name, ("sandbox.wire", "sandbox.worker"))] == []


def test_the_wire_imports_nothing_of_ours() -> None:
    assert ours(PACKAGE / "sandbox" / "wire.py") == set()


@pytest.mark.parametrize("path", modules("graders"), ids=name_of)
def test_graders_know_no_sandbox(path: Path) -> None:
    assert [name for name in ours(path) if within(name, ("sandbox", "grading.grade_submission"))] == []


@pytest.mark.parametrize("path", [path for path in MODULES if not within(name_of(path), NBGRADER)], ids=name_of)
def test_only_the_gradebook_knows_nbgrader(path: Path) -> None:
    assert [name for name in imports(path) if within(name, ("nbgrader",))] == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_imports_a_main_module(path: Path) -> None:
    assert [name for name in imports(path) if "__main__" in name.split(".")] == []
