"""Makes the students' notebooks from the instructors' sources.

`autograder.authoring.notebooks` converts the sources into notebooks with answers, nbgrader turns these into
`assignments/<language>/<assignment>/*.ipynb`, and `autograder.authoring.handout` adds the other files for students.
Equal sources give equal bytes.
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
    """Writes the students' files to `destination/<language>/<assignment>/`, and lists them."""
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
    """Makes the students' version with nbgrader, in a temporary course with its own gradebook."""
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
    """Copies the released files to their folder, and removes the ones of before."""
    destination.mkdir(parents=True, exist_ok=True)
    for stale in _handed_out(destination):
        stale.unlink()
    return [Path(shutil.copyfile(path, destination / path.name)) for path in _handed_out(released)]


def _handed_out(folder: Path) -> list[Path]:
    return [*sorted(folder.glob("*.ipynb")), *folder.glob(RUBRIC), *folder.glob(SMALL_DIGITS)]
