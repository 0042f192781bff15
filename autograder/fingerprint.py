"""What decides a grade, as digests: the files of a submission, the graders, the engine, the data."""

from __future__ import annotations

import hashlib
import platform
import re
import stat
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from autograder import limits, rubric
from autograder.store import digest

PACKAGE = Path(__file__).parent
# These stand beside or above grading: the graders have digests of their own, the others decide no point.
APART = ("graders", "gradebook", "report", "examples", "locale")
NOTEBOOK = PACKAGE / "lesson"
_FROM_NOTEBOOK = re.compile(r"from autograder\.lesson\.(\w+) import")
LIBRARIES = ("keras", "numpy", "scikit-learn", "tensorflow")


def of_files(folder: Path, pattern: str) -> str:
    """The digest of the files that were handed in: their names and every byte of them."""
    return digest([(path.name, _content(path)) for path in sorted(folder.glob(pattern))])


@cache
def of_engine() -> str:
    """The digest of all code that grades, and of the libraries that decide what a training reaches."""
    files = [path for path in PACKAGE.rglob("*.py") if path.relative_to(PACKAGE).parts[0] not in APART]
    files = [path for path in files if path.parent != NOTEBOOK or path in _shared_with_notebooks()]
    return digest(_sources(files), [version(name) for name in LIBRARIES], platform.python_version())


def of_sources(repository: Path, language: str) -> str:
    """The digest of what instructors wrote in one language."""
    folder = repository / "solutions" / language
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest([(path.relative_to(folder).as_posix(), _sha256(path)) for path in paths])


@cache
def of_pages(*others: str) -> str:
    """The digest of all code that writes the gradebook and the pages, all sentences, and `others` of our parts."""
    files = [
        path
        for part in ("gradebook", "locale", "pages", *others)
        for path in (PACKAGE / part).rglob("*.*")
        if path.is_file()
    ]
    files = [path for path in files if path.suffix != ".pyc"]
    return digest(_sources(files), of_engine())


@cache
def of_criteria(assignment: str) -> dict[str, str]:
    """For each criterion, the digest of its points, its grader `test_CRITERION.py`, and what the graders share."""
    folder = rubric.GRADERS / assignment
    graders = rubric.grader_files(assignment)
    own = [path for path in folder.rglob("*.py") if path not in graders.values()]
    shared = _sources([*own, *rubric.GRADERS.glob("*.py")])
    return {row.criterion: _of_row(row, graders, shared) for row in rubric.read_rubric(assignment).rows}


@cache
def _shared_with_notebooks() -> frozenset[Path]:
    """The modules of `autograder.lesson` that grading imports, with those that they import themselves."""
    outside = [path for path in PACKAGE.rglob("*.py") if path.parent != NOTEBOOK]
    found, left = set[Path](), outside
    while left:
        names = {name for path in left for name in _FROM_NOTEBOOK.findall(path.read_text(encoding="utf-8"))}
        left = [path for name in names if (path := NOTEBOOK / f"{name}.py") not in found]
        found |= set(left)
    return frozenset(found)


def _of_row(row: rubric.Row, graders: dict[str, Path], shared: Any) -> str:
    # one whose grader has another name is regraded when any of them changes
    own = [graders[row.criterion]] if row.criterion in graders else list(graders.values())
    return digest(row.points, row.notebook, row.bonus, _sources(own), shared)


def _sources(paths: list[Path]) -> list[tuple[str, str]]:
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
