"""Collecting what was downloaded elsewhere: the zip that Moodle or Canvas gives for an assignment, or a folder.

What lies in it is first copied, file by file and under limits, to a place of its own: nothing is unpacked to where a
name in a zip points, no link is followed, and what no name says the student of is told and left out. nbgrader's own
zip collector then puts each file where it belongs.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import IO

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.plugins import FileNameCollectorPlugin
from traitlets.config import Config

from autograder.gradebook.course import Course, GradebookError, at_work
from autograder.gradebook.intake import NOTEBOOK, tidy
from autograder.messages import Message, say
from autograder.notebooks import MAX_BYTES
from autograder.text import one_line

MAX_FILES = 20_000
MAX_TOTAL = 4 * 2**30
# In the order in which they are tried, from the start of a path: who it is from, and what it is.
PATTERNS = {
    # "Ada Lovelace_12345_assignsubmission_file_/mnist.ipynb", or the same with the name of the file after it
    "moodle": r"(?:[^/]+/)*?(?P<name>[^/]+)_(?P<number>\d+)_assignsubmission_file(?:_?/(?:[^/]+/)*|_)(?P<file>[^/]+)",
    # "lovelaceada_LATE_123_4567_mnist-1.ipynb": Canvas numbers what is handed in again
    "canvas": r"(?:[^/]+/)*?(?P<name>[^/]+?)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>[^/]+?)(?:-\d+)?",
    # "ada/mnist/mnist.ipynb", as in `submitted`, or "ada/mnist.ipynb"
    "folder": r"(?:[^/]+/)*?(?!{assignment}/)(?P<name>[^/]+)/(?:{assignment}/)?(?P<file>[^/]+)",
}


@dataclass(frozen=True)
class Origin:
    """What a file's name says of it: the student, the name of the notebook, and the student's number elsewhere."""

    student: str
    notebook: str
    number: str = ""


@dataclass(frozen=True)
class Found:
    """A file of a download: its path there, and how to read it."""

    path: PurePosixPath
    size: int
    content: IO[bytes]


def origin_of(path: PurePosixPath, assignment: str) -> Origin | None:
    """Who a notebook is from, by its path; None where no known form of path fits."""
    for pattern in PATTERNS.values():
        whole = pattern.replace("{assignment}", re.escape(assignment)) + re.escape(NOTEBOOK)
        found = re.fullmatch(whole, str(path))
        if found:
            parts = found.groupdict()
            number = parts.get("number", "")
            student = "_".join(filter(None, (parts["name"].strip(), number)))
            return None if student.startswith(".") else Origin(student, parts["file"], number)
    return None


class ByPath(FileNameCollectorPlugin):  # type: ignore[misc]
    """Tells nbgrader's collector whose a file is that `collect_download` has put in its place: STUDENT/NAME.ipynb."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name}


def collect_download(course: Course, assignment: str, source: Path) -> tuple[int, tuple[Message, ...]]:
    """Puts each student's files of a zip or a folder into `submitted`; tells of how many, and what was left out.

    What a student had handed in before is replaced.

    Raises:
        GradebookError: it is neither, or not what a school's system gives: too much of it, or a name that leaves it.
    """
    with TemporaryDirectory(prefix="collect-", dir=_room(course)) as place, _opened(source) as files:
        extracted = Path(place, assignment, "extracted")
        told, origins = [], []
        for found in files:
            if _is_hidden(found.path):
                continue
            origin = origin_of(found.path, assignment)
            target = extracted / origin.student / f"{origin.notebook}{NOTEBOOK}" if origin else None
            if origin is None or target is None:
                told.append(_left_out(found.path))
            elif target.exists():
                told.append(say("{path} was left out: there is another file of that name", path=_shown(found.path)))
            else:
                _copy(found, target)
                origins.append(origin)
        if origins:
            _hand_over(course, assignment, place)
    students = {origin.student: origin.number for origin in origins}
    _note_numbers(course, {student: number for student, number in students.items() if number})
    told += [message for student in students for message in tidy(course.submission(student, assignment))]
    return len(students), tuple(told)


def _note_numbers(course: Course, numbers: Mapping[str, str]) -> None:
    """Keeps each student's number of the school's system, by which that will know the scores."""
    if not numbers:
        return
    with course.gradebook() as gradebook:
        for student, number in numbers.items():
            gradebook.update_or_create_student(student, lms_user_id=number)


def _room(course: Course) -> Path:
    folder = course.root / "build"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _hand_over(course: Course, assignment: str, place: str) -> None:
    changes = Config()
    changes.ZipCollectApp.downloaded_directory = place
    changes.ZipCollectApp.force = True
    changes.ZipCollectApp.log_level = "ERROR"
    config = course.config()
    config.merge(changes)
    app = ZipCollectApp(config=config, collector_plugin=ByPath)
    app.coursedir.assignment_id = assignment
    with at_work():
        app.init_plugins()
        app.process_extracted_files()


def _copy(found: Found, target: Path) -> None:
    """Copies a notebook; one that is too large only keeps its place, as a missing one would count as 0."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        if found.size > MAX_BYTES:
            os.truncate(file.fileno(), MAX_BYTES + 1)
            return
        # whatever size it says it has
        file.write(found.content.read(MAX_BYTES + 1))


@contextmanager
def _opened(source: Path) -> Iterator[Iterator[Found]]:
    """The files of a zip or a folder."""
    if source.is_dir():
        yield _in_folder(source)
        return
    try:
        with zipfile.ZipFile(source) as archive:
            yield _in_zip(archive, source)
    except FileNotFoundError:
        raise GradebookError(say("{path}: there is no such file or folder; check the path", path=source)) from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        problem = say("{path} can't be read as a zip: {reason}", path=source, reason=one_line(error, 200))
        raise GradebookError(problem) from None


def _in_folder(source: Path) -> Iterator[Found]:
    for parent, folders, names in os.walk(source):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if not stat.S_ISREG(path.lstat().st_mode):
                raise _refused(source, path.relative_to(source), say("it is a link or a special file"))
            with path.open("rb") as content:
                yield Found(PurePosixPath(path.relative_to(source)), path.stat().st_size, content)


def _in_zip(archive: zipfile.ZipFile, source: Path) -> Iterator[Found]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > MAX_FILES or sum(member.file_size for member in members) > MAX_TOTAL:
        limits = {"files": MAX_FILES, "size": MAX_TOTAL // 2**30}
        raise GradebookError(say("{path} holds more than {files} files or {size} GB", path=source, **limits))
    for member in members:
        path = PurePosixPath(member.filename)
        mode = member.external_attr >> 16
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise _refused(source, path, say("it is a link or a special file"))
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename:
            raise _refused(source, path, say("its name leads out of the zip"))
    for member in members:
        with archive.open(member) as content:
            yield Found(PurePosixPath(member.filename), member.file_size, content)


def _refused(source: Path, path: object, reason: Message) -> GradebookError:
    told = say("{source} was not collected: {path}: {reason}", source=source, path=_shown(path), reason=reason)
    return GradebookError(told)


def _shown(path: object) -> str:
    return one_line(path, 200)


def _is_hidden(path: PurePosixPath) -> bool:
    """Whether a program put it there, as Jupyter and macOS do, and not a student."""
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _left_out(path: PurePosixPath) -> Message:
    return say(
        "{path} was left out: no notebook, or its name does not tell whose it is (Moodle's and Canvas's names do, and "
        "STUDENT/NAME.ipynb)",
        path=_shown(path),
    )
