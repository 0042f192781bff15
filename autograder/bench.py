"""The bench: what every submission of a run is graded with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder import dataset
from autograder.backend import load_keras
from autograder.sandbox.jail import Sandbox, choose_level
from autograder.training import Trainer


@dataclass(frozen=True)
class Bench:
    """One warm sandbox, and one trainer whose trainings are shared."""

    sandbox: Sandbox
    trainer: Trainer


@contextmanager
def bench(data: Path | None = None, level: str | None = None, full: bool = False) -> Iterator[Bench]:
    """A bench at the sandbox level asked for (or SANDBOX's, or the strongest), with MNIST from `data`.

    `full` trains every network for all epochs.
    Raises DatasetError for a data file that can't be used, SandboxUnavailableError where no level works.
    """
    with Sandbox(choose_level(level or os.environ.get("SANDBOX") or None)) as sandbox:
        named = dataset.load_named(data)
        # The warm process and this one import TensorFlow side by side.
        sandbox.start()
        load_keras()
        yield Bench(sandbox, Trainer(named or dataset.load(), full=full))
