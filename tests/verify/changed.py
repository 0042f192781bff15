"""Replaces the source of graders' modules for a while."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import numpy as np
from verify import mutants

from autograder.rubric import GRADERS, assignments

PACKAGE = GRADERS.parent
# The checks in the notebooks judge by these too. `mistakes`, `errors` and `checks` only word what graders say.
JUDGES = "activations flattening scaling encoding networks dense compiling lines choosing convolving preparing reaching"
SHARED = [
    *(PACKAGE / "lesson" / f"{name}.py" for name in JUDGES.split()),
    *(GRADERS / f"{name}.py" for name in ("network", "scaling", "language", "conftest")),
]


def graders_of(assignment: str) -> list[Path]:
    """The modules of an assignment's graders; those that others import come first."""
    return [GRADERS / assignment / "conftest.py", *sorted((GRADERS / assignment).glob("test_*.py"))]


def every_grader() -> list[Path]:
    """All modules of graders, in the order of their imports."""
    return [*SHARED, *(path for assignment in assignments() for path in graders_of(assignment))]


@cache
def source(path: Path) -> str:
    """The source of a module, as it is in its file."""
    return path.read_text(encoding="utf-8")


@contextmanager
def graders_as(sources: Mapping[Path, str]) -> Iterator[None]:
    """Loads the graders with these sources; loads the original ones again at the end."""
    # A module that imports from a changed one got the old names when it was loaded.
    shared = any(path in SHARED or path.stem == "conftest" for path in sources)
    changed = every_grader() if shared else list(sources)
    try:
        for path in changed:
            _load(path, sources.get(path) or source(path))
        yield
    finally:
        for path in changed:
            _load(path, source(path))


def told_by(grade: Callable[[], object]) -> dict[Path, set[mutants.Told]]:
    """What each file of the graders records while `grade` runs: lines that run, and truth values."""
    told: dict[Path, set[mutants.Told]] = {path: set() for path in every_grader()}
    # a module may call functions of another one while it is loaded
    for path in told:
        setattr(_module(path), mutants.TELL, partial(_note, told[path]))
    with graders_as({path: _telling(path) for path in told}):
        grade()
    return told


@cache
def _telling(path: Path) -> str:
    return mutants.telling(source(path))


def _note(told: set[mutants.Told], place: Any, *values: object) -> object:
    told.add((place, *(bool(value) if isinstance(value, (bool, np.bool_)) else None for value in values)))
    return values[0] if values else None


def _load(path: Path, text: str) -> None:
    module = _module(path)
    for name in [name for name in vars(module) if not name.startswith("__")]:
        delattr(module, name)
    exec(_compiled(text, str(path)), vars(module))


@lru_cache(maxsize=100)
def _compiled(text: str, path: str) -> CodeType:
    with warnings.catch_warnings():
        # Python warns of a mutant such as `True[0]`.
        warnings.simplefilter("ignore")
        return compile(text, path, "exec")


@cache
def _module(path: Path) -> ModuleType:
    return importlib.import_module(".".join(["autograder", *path.relative_to(PACKAGE).with_suffix("").parts]))
