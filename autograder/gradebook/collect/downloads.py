"""Collects a download: the zip file of Moodle or Canvas for an assignment, or a folder.

Its files are first copied one by one, under limits, to a temporary folder: paths in a zip file decide nothing about
where files are written, links are not followed, and files without a student's name are reported and left out.
nbgrader's zip collector then moves each file to its folder.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from nbgrader.apps.zipcollectapp import ZipCollectApp
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import FileNameCollectorPlugin
from traitlets.config import Config

from autograder import limits
from autograder.gradebook.collect.tidy import NOTEBOOK, tidy
from autograder.gradebook.course import Course, GradebookError
from autograder.gradebook.nbgrader_calls import nbgrader_step, open_gradebook
from autograder.messages import Message, say
from autograder.text import one_line

# In the order in which they are tried: the student and the file, from a path. The names are made by
# mod/assign/classes/downloader.php in https://github.com/moodle/moodle (before 4.1 with a "_" at the folder's end; the
# name is "Participant" where marking is anonymous), and by lib/content_zipper.rb in
# https://github.com/instructure/canvas-lms.
PATTERNS = {
    # "Ada Lovelace_12345_assignsubmission_file/mnist.ipynb", or the same with the name of the file after it
    "moodle": r"(?:[^/]+/)*?(?P<name>[^/]+)_(?P<number>\d+)_assignsubmission_file(?:_?/(?:[^/]+/)*|_)(?P<file>[^/]+)",
    # "anon_fd14f_4567_mnist.ipynb": marked anonymously, so there is no number to return scores by
    "canvas, anonymous": r"(?:[^/]+/)*?(?:LATE_)?(?P<name>anon_[^/_]+)_\d+_(?P<file>[^/]+?)(?:-\d+)?",
    # "lovelaceada_LATE_123_4567_mnist-1.ipynb": Canvas numbers repeated submissions
    "canvas": r"(?:[^/]+/)*?(?P<name>[^/]+?)(?:_LATE)?_(?P<number>\d+)_\d+_(?P<file>[^/]+?)(?:-\d+)?",
    # "ada/mnist/mnist.ipynb", as in `submitted`, or "ada/mnist.ipynb"
    "folder": r"(?:[^/]+/)*?(?!{assignment}/)(?P<name>[^/]+)/(?:{assignment}/)?(?P<file>[^/]+)",
}


@dataclass(frozen=True)
class Origin:
    """What a file's path says: the student, the name of the notebook, and the student's number in the other system."""

    student: str
    notebook: str
    number: str = ""


@dataclass(frozen=True)
class Found:
    """A file of a download: its path there, and its content, up to one byte more than a notebook may have.

    That byte marks it as too large. It is still collected, since a missing notebook would count as 0.
    """

    path: PurePosixPath
    content: bytes


def origin_of(path: PurePosixPath, assignment: str) -> Origin | None:
    """The origin of a notebook by its path; None if the path has no known form."""
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
    """Tells nbgrader's collector the student of a file that `collect_download` has copied: STUDENT/NAME.ipynb."""

    def collect(self, submitted_file: str) -> dict[str, str]:
        path = Path(submitted_file)
        return {"student_id": path.parent.name, "file_id": path.name}


def collect_download(course: Course, assignment: str, source: Path) -> tuple[int, tuple[Message, ...]]:
    """Copies each student's files of a zip file or a folder into `submitted`, in place of earlier ones.

    Returns the number of students, and messages about files that were left out.

    Raises:
        GradebookError: it is neither, it is too large, or it contains a link or a path that leads out of it.
    """
    build = course.root.resolve() / "build"
    build.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="collect-", dir=build) as place:
        numbers, told = _sort(source, assignment, Path(place, assignment, "extracted"))
        if numbers:
            _hand_over(course, assignment, place)
    _note_numbers(course, {student: number for student, number in numbers.items() if number})
    told += [message for student in numbers for message in tidy(course.submission(student, assignment))]
    return len(numbers), tuple(told)


def assignments_in(source: Path, notebooks: Mapping[str, Collection[str]]) -> set[str]:
    """The assignments that the files of a zip file or a folder belong to; `notebooks` has the names of each one's.

    Raises:
        GradebookError: it is neither, it is too large, or it contains a link or a path that leads out of it.
    """
    paths = [found.path for found in _files(source)]
    return {
        assignment
        for assignment, names in notebooks.items()
        for origin in (origin_of(path, assignment) for path in paths)
        if origin and origin.notebook in names
    }


def _sort(source: Path, assignment: str, place: Path) -> tuple[dict[str, str], list[Message]]:
    """Copies each notebook into its student's folder; returns each student's number, and what was left out."""
    numbers: dict[str, str] = {}
    told = []
    for found in _files(source):
        origin = origin_of(found.path, assignment)
        if any(part.startswith((".", "__MACOSX")) for part in found.path.parts):
            # made by Jupyter or macOS, not by a student
            continue
        if origin is None:
            told.append(
                say(
                    "{path} was left out: it is not a notebook, or its name does not say whose it is (names from "
                    "Moodle and Canvas do, and STUDENT/NAME.ipynb does)",
                    path=_shown(found.path),
                )
            )
            continue
        path = place / origin.student / f"{origin.notebook}{NOTEBOOK}"
        if path.exists():
            told.append(say("{path} was left out: there is another file with that name", path=_shown(found.path)))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.content)
        numbers[origin.student] = origin.number
    return numbers, told


def _note_numbers(course: Course, numbers: Mapping[str, str]) -> None:
    """Saves each student's number in the school's system, by which scores are returned."""
    if not numbers:
        return
    with open_gradebook(course) as gradebook:
        for student, number in numbers.items():
            gradebook.update_or_create_student(student, lms_user_id=number)


def _hand_over(course: Course, assignment: str, place: str) -> None:
    changes = Config()
    changes.ZipCollectApp.downloaded_directory = str(Path(place).relative_to(course.root.resolve()))
    changes.ZipCollectApp.force = True
    changes.ZipCollectApp.log_level = "ERROR"
    config = course.config()
    config.merge(changes)
    app = ZipCollectApp(config=config, collector_plugin=ByPath)
    app.coursedir = CourseDirectory(parent=app)
    app.coursedir.assignment_id = assignment
    with nbgrader_step():
        app.init_plugins()
        app.process_extracted_files()


def _files(source: Path) -> Iterator[Found]:
    """The files of a zip file or a folder."""
    if source.is_dir():
        yield from _in_folder(source)
        return
    try:
        with zipfile.ZipFile(source) as archive:
            yield from _in_zip(archive, source)
    except FileNotFoundError:
        raise GradebookError(say("{path}: there is no such file or folder; check the path", path=source)) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        problem = say("{path} can't be read as a zip file: {reason}", path=source, reason=one_line(error, 200))
        raise GradebookError(problem) from None


def _in_folder(source: Path) -> Iterator[Found]:
    for parent, folders, names in os.walk(source):
        folders.sort()
        for name in sorted(names):
            path = Path(parent, name)
            if not stat.S_ISREG(path.lstat().st_mode):
                raise _refused(source, path.relative_to(source), say("it is a link or a special file"))
            with path.open("rb") as content:
                yield Found(PurePosixPath(path.relative_to(source)), content.read(limits.MAX_NOTEBOOK_BYTES + 1))


def _in_zip(archive: zipfile.ZipFile, source: Path) -> Iterator[Found]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    size = sum(member.file_size for member in members)
    if len(members) > limits.MAX_DOWNLOAD_FILES or size > limits.MAX_DOWNLOAD_BYTES:
        problem = say(
            "{path} contains more than {files} files or {size} GB",
            path=source,
            files=limits.MAX_DOWNLOAD_FILES,
            size=limits.MAX_DOWNLOAD_BYTES // 2**30,
        )
        raise GradebookError(problem)
    for member in members:
        path = PurePosixPath(member.filename)
        mode = member.external_attr >> 16
        if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
            raise _refused(source, path, say("it is a link or a special file"))
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename:
            raise _refused(source, path, say("its path leads out of the zip file"))
    for member in members:
        with archive.open(member) as content:
            yield Found(PurePosixPath(member.filename), content.read(limits.MAX_NOTEBOOK_BYTES + 1))


def _refused(source: Path, path: object, reason: Message) -> GradebookError:
    told = say("{source} was not collected: {path}: {reason}", source=source, path=_shown(path), reason=reason)
    return GradebookError(told)


def _shown(path: object) -> str:
    return one_line(path, 200)
