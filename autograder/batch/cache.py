"""Grades and trainings of earlier runs, by what decides them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from autograder import fingerprint
from autograder.batch.run import Settings
from autograder.grade import Grade, Training, from_json, to_json
from autograder.messages import Message
from autograder.store import Store, digest
from autograder.training.dataset import Dataset
from autograder.training.train import TrainingResult, TrainingTask


class GradeCache:
    """The store, as a run over a class uses it; one that is `write_only` finds nothing of earlier runs.

    `problem` is the last error in writing: it only costs time later.
    """

    def __init__(self, store: Store, settings: Settings, write_only: bool = False) -> None:
        self._store = store
        self._settings = settings
        self._write_only = write_only
        self.problem: OSError | None = None

    def grade(self, folder: Path) -> Grade | None:
        """An earlier grade, without the checks of each criterion whose grader has changed since."""
        try:
            value = self._get(self._grade_key(folder))
            grade, graders = from_json(Grade, value["grade"]), value["graders"]
        except (KeyError, TypeError, ValueError):
            return None
        if (grade.problems or grade.unread) and grade.submission != str(folder):
            # they name files of somebody who handed in the same
            return None
        current = fingerprint.of_criteria(str(grade.assignment))
        if graders.keys() != current.keys():
            return None
        stale = {name for name in current if current[name] != graders[name]}
        criteria = (replace(c, checks=()) if stale & {c.name, *c.relies_on} else c for c in grade.criteria)
        return replace(grade, submission=str(folder), criteria=tuple(criteria))

    def keep_grade(self, folder: Path, grade: Grade) -> None:
        """Writes a complete grade; one that is not is left out."""
        if grade.complete:
            graders = fingerprint.of_criteria(str(grade.assignment))
            self._put(self._grade_key(folder), {"grade": to_json(grade), "graders": graders})

    def training(self, task: TrainingTask) -> TrainingResult | None:
        """What came of a training in an earlier run."""
        value = self._get(self._training_key(task))
        try:
            if value is None:
                return None
            if "refused" in value:
                return from_json(Message, value["refused"])
            return replace(from_json(Training, value), cached=True)
        except (KeyError, TypeError, ValueError):
            return None

    def keep_training(self, task: TrainingTask, result: TrainingResult) -> None:
        value = to_json(result)
        self._put(self._training_key(task), {"refused": value} if isinstance(result, Message) else value)

    def _get(self, key: str) -> Any:
        return None if self._write_only else self._store.get(key)

    def _put(self, key: str, value: Any) -> None:
        try:
            self._store.put(key, value)
        except OSError as error:
            self.problem = error

    def _grade_key(self, folder: Path) -> str:
        # a folder of another name may hold any assignment
        own = self._settings.data.get(folder.name)
        decides = self._decides([own] if own else self._settings.data.values())
        return digest("grade", fingerprint.of_files(folder, "*.ipynb"), folder.name, self._settings.level, decides)

    def _training_key(self, task: TrainingTask) -> str:
        data = (data for data in self._settings.data.values() if data.name == task.data)
        return digest("training", task.key, self._decides(data))

    def _decides(self, data: Iterable[Dataset]) -> Any:
        bars = sorted({(each.name, each.bar) for each in data})
        return [fingerprint.of_engine(), bars, self._settings.full]
