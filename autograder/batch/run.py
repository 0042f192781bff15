"""One run over many submissions: what all are graded with, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from autograder.training.dataset import Dataset


@dataclass(frozen=True)
class Settings:
    """What all submissions of a run are graded with; `data` has each assignment's dataset, without its images."""

    level: str
    data: Mapping[str, Dataset]
    full: bool = False


@dataclass
class Progress:
    """How far a run is: submissions graded in this run and reused from the cache, and the same of trainings.

    `memory` is the most bytes that a process which examines has held.
    """

    graded: int = 0
    reused: int = 0
    trained: int = 0
    recalled: int = 0
    memory: int = 0

    @property
    def done(self) -> int:
        return self.graded + self.reused
