"""The graders' modules, with other sources in the place of their own for a while."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import mutants

from autograder.rubric import GRADERS, assignments

SHARED = [GRADERS / name for name in ("activations.py", "network.py", "scaling.py")]


def graders_of(assignment: str) -> list[Path]:
    """The modules of an assignment's graders, those first that others import from."""
    return [GRADERS / assignment / "conftest.py", *sorted((GRADERS / assignment).glob("test_*.py"))]


def every_grader() -> list[Path]:
    """All graders' modules in the order of their imports."""
    return [*SHARED, *(path for assignment in assignments() for path in graders_of(assignment))]


@cache
def source(path: Path) -> str:
    """What stands in a module's file."""
    return path.read_text(encoding="utf-8")


@contextmanager
def graders_as(sources: Mapping[Path, str]) -> Iterator[None]:
    """The graders' modules with these sources in the place of their own."""
    # Whatever imports from a changed module got its names when it was loaded.
    shared = any(path in SHARED or path.stem == "conftest" for path in sources)
    changed = every_grader() if shared else list(sources)
    try:
        for path in changed:
            _load(path, sources.get(path) or source(path))
        yield
    finally:
        for path in changed:
            _load(path, source(path))


def lines_passed(grade: Callable[[], object]) -> frozenset[tuple[str, int]]:
    """The graders' files and lines that run while `grade` does."""
    passed: set[tuple[str, int]] = set()
    with graders_as({path: mutants.telling(source(path)) for path in every_grader()}):
        for path in every_grader():
            setattr(_module(path), mutants.TELL, partial(_note, passed, str(path)))
        grade()
    return frozenset(passed)


def _note(passed: set[tuple[str, int]], path: str, line: int) -> None:
    passed.add((path, line))


def _load(path: Path, text: str) -> None:
    module = _module(path)
    for name in [name for name in vars(module) if not name.startswith("__")]:
        delattr(module, name)
    exec(compile(text, str(path), "exec"), vars(module))


@cache
def _module(path: Path) -> ModuleType:
    parts = path.relative_to(GRADERS).with_suffix("").parts
    return importlib.import_module(".".join(["autograder.graders", *parts]))
