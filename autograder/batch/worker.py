"""What a worker process is asked to do: examine a submission, or train a network. Any executor can run these.

A worker imports TensorFlow once and keeps one warm sandbox for all submissions that it examines.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.grade import Criterion, Training
from autograder.grading.environment import Bench
from autograder.grading.grade_submission import Examination, examine
from autograder.messages import Message
from autograder.sandbox.jail import Sandbox
from autograder.submission.read import Submission
from autograder.training.backend import load_keras
from autograder.training.dataset import Dataset, read_dataset
from autograder.training.model_config import RefusedError, TrainingConfig
from autograder.training.train import Job, Trainer, TrainingNeeded, train

Outcomes = Mapping[str, Training | Message]
"""What training jobs came to, by their keys: a training, or the sentence that says why there can't be one."""

# A sandbox serves one student at a time, and Keras has one session a process; a Dask worker may have threads.
_ONE_AT_A_TIME = threading.Lock()


@dataclass(frozen=True)
class Question:
    """A submission to examine: the criteria that are known already, and the trainings done since it was asked."""

    submission: Submission
    known: tuple[Criterion, ...]
    outcomes: Outcomes


@dataclass(frozen=True)
class Settings:
    """What all submissions of a run are graded with; `data` has each assignment's dataset, without its images."""

    level: str
    data: Mapping[str, Dataset]
    full: bool = False


@dataclass
class Ledger(Trainer):
    """A trainer that looks trainings up. Raises TrainingNeeded for one that it does not find."""

    outcomes: Outcomes | None = None

    def _train_once(self, blueprint: TrainingConfig, seed: int) -> Training:
        job = Job(blueprint, seed, self.data.name)
        outcome = (self.outcomes or {}).get(job.key)
        if outcome is None:
            raise TrainingNeeded(job)
        if isinstance(outcome, Message):
            raise RefusedError(outcome)
        return outcome


def examine_submission(question: Question, settings: Settings) -> Examination:
    """Examines a submission as far as the trainings known allow."""
    with _ONE_AT_A_TIME:
        load_keras()
        data = settings.data[question.submission.assignment]
        trainer = Ledger(data, full=settings.full, outcomes=question.outcomes)
        return examine(question.submission, Bench(_sandbox(settings.level), lambda _: trainer), question.known)


def train_network(job: Job, find: Callable[[str], Dataset], full: bool = False) -> Training | Message:
    """Trains a network on the data that is found by its name; gives the sentence where it can't be trained."""
    with _ONE_AT_A_TIME:
        load_keras()
        try:
            return train(job.blueprint, find(job.data), job.seed, full)
        except RefusedError as refusal:
            return refusal.message


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
