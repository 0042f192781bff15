"""The tasks of a worker process: grading a submission, training a network.

A worker imports TensorFlow once and keeps one warm sandbox for all submissions that it grades.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.grade import Grade
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import GradingOutcome, examine
from autograder.sandbox.jail import Sandbox
from autograder.submission.read import Submission
from autograder.training.backend import load_keras
from autograder.training.dataset import Dataset, read_dataset
from autograder.training.train import TrainingResult, TrainingTask, carry_out

# A sandbox serves one student at a time, and Keras has one session a process; a Dask worker may have threads.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class GradingTask:
    """A submission to grade; the criteria of an earlier grade that have a score are not examined again."""

    submission: Submission
    earlier: Grade | None = None


def examine_submission(task: GradingTask, level: str) -> GradingOutcome:
    """Examines a submission as far as it goes without training."""
    with _ONE_AT_A_TIME:
        load_keras()
        known = [each for each in task.earlier.criteria if each.score is not None] if task.earlier else []
        return examine(task.submission, Environment(_sandbox(level)), known)


def train_network(task: TrainingTask, find: Callable[[str], Dataset], full: bool = False) -> TrainingResult:
    """Trains a network on the data that is found by its name."""
    with _ONE_AT_A_TIME:
        load_keras()
        return carry_out(task, find(task.data), full)


@cache
def _sandbox(level: str) -> Sandbox:
    sandbox = Sandbox(level)
    atexit.register(sandbox.close)
    sandbox.start()
    return sandbox


@cache
def read_once(folder: Path, name: str) -> Dataset:
    """The data of a file in a folder, which a worker reads for all of its trainings."""
    return read_dataset(folder / f"{name}.npz")
