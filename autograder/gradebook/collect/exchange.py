"""Collects from the exchange, where anyone may have put anything."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns

from autograder import limits
from autograder.gradebook.collect.tidy import NOTEBOOK, TIMESTAMP, is_regular, tidy
from autograder.messages import say

Record = dict[str, Any]
"""nbgrader's data on a waiting submission: its student, folder and time."""


class Collect(ExchangeCollect):  # type: ignore[misc]
    """Collects as nbgrader does, but follows no links, and goes on after a bad submission."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.collected: list[str] = []
        self.failed: list[str] = []

    def _path_to_record(self, path: str) -> Record:
        try:
            record: Record = super()._path_to_record(path)
        except Exception:
            # an empty name is refused below; nbgrader would stop for the whole class
            record = {"username": "", "filename": Path(path).name, "timestamp": datetime.min}
        return record

    def copy_files(self) -> None:
        for record in self.src_records:
            self.src_records: list[Record] = [record]
            try:
                self._refuse(record)
                super().copy_files()
            except Exception as error:
                problem = say("{name} was not collected: {error}", name=record["filename"], error=error)
                self.log.error(problem.text())
                self.failed.append(record["filename"])

    def do_copy(self, src: str, dest: str, log: object = None) -> None:
        shutil.copytree(src, dest, symlinks=True, ignore=self._left_out(src), copy_function=_copy)
        # the copy of a read-only folder would be read-only, too
        os.chmod(dest, os.stat(dest).st_mode | stat.S_IRWXU)
        for message in tidy(Path(dest)):
            self.log.error(message.text())
        self.collected.append(Path(dest).parent.name)

    def _refuse(self, record: Record) -> None:
        if not record["username"].strip(".") or (Path(self.inbound_path) / record["filename"]).is_symlink():
            raise ValueError(say("it was not submitted with nbgrader").text())

    def _left_out(self, source: str) -> Callable[[str, list[str]], list[str]]:
        """What is not copied: what nbgrader leaves out, links and special files, but never a notebook.

        If a submission is too large, only its notebooks are copied.
        """
        course = self.coursedir
        by_name = ignore_patterns(course.ignore, course.include, course.max_file_size, self.log)
        too_large = self.get_size(source) > 1000 * course.max_dir_size

        def left_out(folder: str, names: list[str]) -> list[str]:
            others = [name for name in names if not name.endswith(NOTEBOOK)]
            if too_large:
                return [name for name in others if name != TIMESTAMP]
            odd = [name for name in others if not is_regular(Path(folder, name))]
            return odd + list(by_name(folder, [name for name in others if name not in odd]))

        return left_out


def _copy(source: str, target: str) -> None:
    """Copies a file; an unreadable one is replaced by an empty file, since a missing notebook would count as 0."""
    path = Path(source)
    size = path.stat().st_size
    if path.is_file() and size <= limits.MAX_NOTEBOOK_BYTES and os.access(path, os.R_OK):
        shutil.copy2(source, target)
        return
    Path(target).touch()
    os.truncate(target, min(size, limits.MAX_NOTEBOOK_BYTES + 1))
