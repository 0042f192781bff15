"""Tidies submissions before nbgrader copies and grades them; deletes nothing.

nbgrader follows links, waits forever on a pipe, copies all files beside the notebooks, and ignores a notebook with
another name. So links, special files and large files are moved to `build/set-aside`, and a renamed notebook gets its
name back. An unreadable notebook stays: it is reported, and a person has to look.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from traitlets.log import get_logger

from autograder import limits
from autograder.messages import Message, say
from autograder.rubric import assignments, read_rubric
from autograder.submission.read import SubmissionError, find_notebooks

NOTEBOOK = ".ipynb"
TIMESTAMP = "timestamp.txt"
# the format of `nbgrader submit`
_STAMP = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{6})? UTC")


def tidy(folder: Path) -> tuple[Message, ...]:
    """Tidies `submitted/STUDENT/ASSIGNMENT`, and reports what was done."""
    try:
        told = [*_without_links(folder), *_set_aside(folder), *_renamed(folder)]
    except OSError as error:
        told = [say("{path} could not be tidied: {reason}", path=folder, reason=error.strerror or "?")]
    return tuple(told)


def before_autograde(assignment: str, student: str, notebooks: list[str]) -> None:
    """nbgrader's `pre_convert_hook`: tidies one submission, and corrects its list of notebooks.

    When nbgrader grades a class, the student's name is a pattern; so the folder is taken from the notebooks.
    """
    if not notebooks:
        return
    folder, listed = Path(notebooks[0]).parent, list(notebooks)
    before = set(folder.glob(f"*{NOTEBOOK}"))
    # if this fails, nbgrader must not continue with the old list
    notebooks.clear()
    for message in tidy(folder):
        get_logger().error(message.text())
    after = set(folder.glob(f"*{NOTEBOOK}"))
    notebooks += sorted({path for path in listed if Path(path) in after} | {str(path) for path in after - before})


def is_regular(path: Path) -> bool:
    """Whether it is a regular file or folder: no link, pipe or device."""
    mode = path.lstat().st_mode
    return stat.S_ISREG(mode) or stat.S_ISDIR(mode)


def _without_links(folder: Path) -> Iterator[Message]:
    """Replaces a link with an empty folder: it may point to anything that the instructor can read."""
    for path in (folder.parent, folder):
        if path.is_symlink():
            yield _move(path, folder, say("it is a link"))
            folder.mkdir(parents=True)


def _set_aside(folder: Path) -> Iterator[Message]:
    for parent, folders, files in os.walk(folder):
        for name in sorted((*folders, *files)):
            path = Path(parent, name)
            reason = None if path.suffix == NOTEBOOK and path.parent == folder else _why_not_copied(path)
            if reason:
                yield _move(path, folder, reason)


def _why_not_copied(path: Path) -> Message | None:
    """Why nbgrader must not copy a file beside the notebooks; None if it may."""
    if not is_regular(path):
        return say("it is a link or a special file")
    if path.is_dir():
        return None
    if path.stat().st_size > limits.MAX_NOTEBOOK_BYTES:
        return say("it is larger than {size} MB", size=limits.MAX_NOTEBOOK_BYTES // 2**20)
    if not os.access(path, os.R_OK):
        return say("there is no permission to read it")
    if path.name == TIMESTAMP and not _is_date(path):
        return say("there is no date in it")
    return None


def _is_date(path: Path) -> bool:
    try:
        text = path.read_text(encoding="utf-8").strip()
        if not text:
            return True
        if _STAMP.fullmatch(text):
            return bool(datetime.fromisoformat(text.removesuffix(" UTC")))
        # nbgrader takes seconds to import, and its own timestamps do not need it
        from nbgrader.utils import parse_utc

        return bool(parse_utc(text))
    except (ValueError, OverflowError):
        return False


def _move(path: Path, folder: Path, reason: Message) -> Message:
    submitted = folder.parents[1]
    # on the same file system, where even a pipe can be moved
    place = submitted.resolve().parent / "build" / "set-aside" / path.relative_to(submitted)
    place.parent.mkdir(parents=True, exist_ok=True)
    free, number = place, 1
    while os.path.lexists(free):
        number += 1
        free = place.with_name(f"{place.name}.{number}")
    path.rename(free)
    return say("{path} was moved to {place}: {reason}", path=path, place=free, reason=reason)


def _renamed(folder: Path) -> Iterator[Message]:
    if folder.name not in assignments():
        return
    if all((folder / f"{name}{NOTEBOOK}").exists() for name in read_rubric(folder.name).notebooks):
        return
    try:
        found = find_notebooks(folder, folder.name)
    except SubmissionError:
        # there is none, which the grading reports
        return
    for name, path in found.items():
        if path.stem != name:
            path.rename(folder / f"{name}{NOTEBOOK}")
            yield say("{path} was renamed: it is the notebook {name}", path=path, name=f"{name}{NOTEBOOK}")
