"""What decides a grade, as digests: the files of a submission, the rooms of the code that grades, the graders.

There any change counts, a comment as well: to compare syntax trees would cost each run some tenths of a second.
Elsewhere no change counts.
"""

from __future__ import annotations

import hashlib
import platform
import re
import stat
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder import limits, rubric
from autograder.store import digest

PACKAGE = Path(__file__).parent
# with the modules that they import; graders decide one criterion each and have digests of their own
ROOMS = ("submission", "sandbox", "training", "grading")
LIBRARIES = ("keras", "numpy", "scikit-learn", "tensorflow")
_IMPORT = re.compile(
    r"^[ \t]*(?:from|import)[ \t]+autograder\b([.\w]*)(?:[ \t]+import[ \t]+(\([^)]*\)|.*))?", re.MULTILINE
)


def of_files(folder: Path, pattern: str) -> str:
    """The digest of the files that were handed in: their names and every byte of them."""
    return digest([(path.name, _content(path)) for path in sorted(folder.glob(pattern))])


@cache
def of_engine() -> str:
    """The digest of the rooms that grade, and of the libraries that decide what a training reaches."""
    graders = PACKAGE / "graders"
    files = [path for path in _with_imports(*ROOMS, graders.name) if graders not in path.parents]
    return digest(_sources(files), [version(name) for name in LIBRARIES], platform.python_version())


def of_sources(repository: Path, language: str) -> str:
    """The digest of what instructors wrote in one language."""
    folder = repository / "solutions" / language
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest([(path.relative_to(folder).as_posix(), _sha256(path)) for path in paths])


@cache
def of_pages(*others: str) -> str:
    """The digest of the rooms that write the gradebook and the pages, and of `others`; and of all sentences."""
    rooms = ("gradebook", "pages", *others)
    beside = (path for room in (*rooms, "locale") for path in (PACKAGE / room).rglob("*.*"))
    # Python writes its bytecode there, under passing names
    files = {path for path in beside if path.is_file() and path.parent.name != "__pycache__"}
    return digest(_sources(files | _with_imports(*rooms)), of_engine())


@cache
def of_criteria(assignment: str) -> dict[str, str]:
    """For each criterion, the digest of its points, its grader `test_CRITERION.py`, and what the graders share."""
    folder = rubric.GRADERS / assignment
    graders = rubric.grader_files(assignment)
    own = [path for path in folder.rglob("*.py") if path not in graders.values()]
    shared = _sources([*own, *rubric.GRADERS.glob("*.py")])
    return {each.name: _of_criterion(each, graders, shared) for each in rubric.read_rubric(assignment).criteria}


def _with_imports(*rooms: str) -> set[Path]:
    """The modules of these rooms, and every module of the package that they import, directly or not."""
    modules = {_name(path): path for path in PACKAGE.rglob("*.py")}
    found, waiting = set[Path](), [path for room in rooms for path in (PACKAGE / room).rglob("*.py")]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [modules[name] for name in _imported(path.read_text(encoding="utf-8")) if name in modules]
    return found


def _name(path: Path) -> str:
    """A module's name within the package."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(source: str) -> Iterator[str]:
    """The names within the package, of modules or of what is in them, that a module imports."""
    for module, names in _IMPORT.findall(source):
        name = module.removeprefix(".")
        yield from filter(None, [name, *(f"{name}.{each}".removeprefix(".") for each in re.findall(r"\w+", names))])


def _of_criterion(criterion: rubric.RubricCriterion, graders: dict[str, Path], shared: Any) -> str:
    # one whose grader has another name is regraded when any of them changes
    own = [graders[criterion.name]] if criterion.name in graders else list(graders.values())
    return digest(criterion.points, criterion.notebook, criterion.bonus, _sources(own), shared)


def _sources(paths: Iterable[Path]) -> list[tuple[str, str]]:
    return [(path.relative_to(PACKAGE).as_posix(), _sha256(path)) for path in sorted(paths)]


def _content(path: Path) -> str:
    status = path.lstat()
    if not stat.S_ISREG(status.st_mode) or status.st_size > limits.MAX_NOTEBOOK_BYTES:
        return f"not read: {stat.S_IFMT(status.st_mode)}, {status.st_size} bytes"
    return _sha256(path)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"not read: {error.strerror}"
