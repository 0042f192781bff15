"""Where the data of an assignment comes from: the module `data` among its graders."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from autograder.messages import Message
from autograder.training.dataset import Dataset, Labelled


class Source(Protocol):
    """What the module `data` of an assignment has.

    A dataset's name stands for its content: other images or labels have another name.
    """

    BAR: Message
    """The sentence of the rubric that tells the accuracy that is asked for."""

    def peek(self, path: Path | None = None) -> Dataset:
        """What `load` will most likely give, without its images, in no time. Raises DatasetError."""
        ...

    def load(self, path: Path | None = None) -> Dataset:
        """The data to train and to validate on; `path` is the file that `--data` names. Raises DatasetError."""
        ...

    def validation_part(self, name: str, path: Path | None = None) -> Labelled | None:
        """The validation images and labels of the dataset of a name, where they lie at hand."""
        ...


def source_of(assignment: str) -> Source:
    """The source of an assignment's data."""
    return cast(Source, import_module(f"autograder.graders.{assignment}.data"))
