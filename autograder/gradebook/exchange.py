"""Collecting from the exchange, where anyone may have put anything."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import ignore_patterns

from autograder.messages import say


class Collect(ExchangeCollect):  # type: ignore[misc]
    """Collects as nbgrader does, but regular files alone, and no submission stops those after it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.collected: list[str] = []

    def _path_to_record(self, path: str) -> dict[str, Any]:
        try:
            record: dict[str, Any] = super()._path_to_record(path)
        except Exception:
            # an empty name is passed over below; nbgrader would stop for the whole class
            record = {"username": "", "filename": Path(path).name, "timestamp": datetime.min}
        return record

    def copy_files(self) -> None:
        for record in self.src_records:
            self.src_records: list[dict[str, Any]] = [record]
            try:
                self._refuse(record)
                super().copy_files()
            except Exception as error:
                problem = say("{name} was not collected: {error}", name=record["filename"], error=error)
                self.log.error(problem.text())

    def do_copy(self, src: str, dest: str, log: Any = None) -> None:
        size, most = self.get_size(src), 1000 * self.coursedir.max_dir_size
        if size > most:
            raise ValueError(say("it has {size} bytes, more than {most}", size=size, most=most).text())
        shutil.copytree(src, dest, ignore=self._left_out)
        self.collected.append(Path(dest).parent.name)

    def _refuse(self, record: dict[str, Any]) -> None:
        if not record["username"].strip(".") or (Path(self.inbound_path) / record["filename"]).is_symlink():
            raise ValueError(say("it is no submission by nbgrader").text())

    def _left_out(self, folder: str, names: list[str]) -> list[str]:
        """What is not copied: what nbgrader leaves out, links, and what is neither file nor folder."""
        odd = [name for name in names if not _is_regular(Path(folder, name))]
        course = self.coursedir
        by_name = ignore_patterns(course.ignore, course.include, course.max_file_size, self.log)
        return odd + list(by_name(folder, [name for name in names if name not in odd]))


def _is_regular(path: Path) -> bool:
    return not path.is_symlink() and (path.is_file() or path.is_dir())
