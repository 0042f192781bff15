"""The environment: what every submission of a run is graded with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder import rubric
from autograder.sandbox.jail import Sandbox, choose_level
from autograder.training.backend import load_keras
from autograder.training.sources import source_of
from autograder.training.train import Trainer


@dataclass(frozen=True)
class Environment:
    """One warm sandbox, and for each assignment a trainer with a cache; without trainers, checks wait for trainings."""

    sandbox: Sandbox
    trainers: Callable[[str], Trainer] | None = None


@contextmanager
def environment(data: Path | None = None, level: str | None = None, full: bool = False) -> Iterator[Environment]:
    """An environment at the sandbox level asked for (or SANDBOX's, or the strongest), with MNIST from `data`.

    `full` trains every network for all epochs.
    Raises DatasetError for a data file that can't be used, SandboxUnavailableError where no level works.
    """
    with Sandbox(choose_level(level or os.environ.get("SANDBOX") or None)) as sandbox:
        for assignment in rubric.assignments():
            source_of(assignment).peek(data)
        # The warm process and this one import TensorFlow side by side.
        sandbox.start()
        load_keras()
        yield Environment(sandbox, cache(lambda assignment: Trainer(source_of(assignment).load(data), full=full)))
