"""Derives what students get from what instructors write.

`autograder.authoring.notebooks` makes notebooks with answers of the sources, and nbgrader turns these into
`assignments/<language>/<assignment>/*.ipynb`; `autograder.authoring.handout` adds what else students need. The same
sources give the same bytes, every time.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from autograder.authoring.handout import SMALL_DIGITS, write_start
from autograder.authoring.notebooks import RUBRIC, assignment_names, languages, write_sources
from autograder.authoring.stub import stub
from autograder.gradebook.nbgrader_calls import own_programs_first


def release(root: Path, destination: Path) -> list[Path]:
    """Writes what students get to `destination/<language>/<assignment>/`, and lists it."""
    return [path for language in languages(root) for path in _release_language(root, destination, language)]


def _release_language(root: Path, destination: Path, language: str) -> list[Path]:
    with TemporaryDirectory() as folder:
        course = Path(folder)
        write_sources(root, course / "source", language)
        for assignment in assignment_names(root, language):
            _generate(course, assignment, language)
        placed = [
            path
            for assignment in assignment_names(root, language)
            for path in _place(course / "release" / assignment, destination / language / assignment)
        ]
    return [*placed, *write_start(root, destination / language, language)]


def _generate(course: Path, assignment: str, language: str) -> None:
    """Has nbgrader make the students' version, in a course of its own with a gradebook of its own."""
    config = Config()
    config.ClearSolutions.code_stub = {"python": stub(language)}
    config.CourseDirectory.root = str(course)
    config.CourseDirectory.db_url = f"sqlite:///{course / 'gradebook.db'}"
    config.NbGraderAPI.log_level = "ERROR"
    with own_programs_first():
        result = NbGraderAPI(config=config).generate_assignment(assignment)
    if not result["success"]:
        details = f"{result.get('log')}\n{result['error']}"
        raise RuntimeError(f"nbgrader could not release {assignment!r}:\n{details}")


def _place(released: Path, destination: Path) -> list[Path]:
    """Puts what is released where they belong, in place of those that were there."""
    destination.mkdir(parents=True, exist_ok=True)
    for stale in _handed_out(destination):
        stale.unlink()
    return [Path(shutil.copyfile(path, destination / path.name)) for path in _handed_out(released)]


def _handed_out(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("*.ipynb")), *folder.glob(RUBRIC), *folder.glob(SMALL_DIGITS)]
