"""The data of an assignment: the module `data` in its folder of graders."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from autograder.messages import Message
from autograder.training.dataset import Dataset, Labelled


class Source(Protocol):
    """The names that the module `data` of an assignment defines.

    The name of a dataset identifies its content: a dataset with other images or labels has another name.
    """

    BAR: Message
    """The rubric's sentence about the required accuracy."""

    def peek(self, path: Path | None = None) -> Dataset:
        """The dataset that `load` will most likely give, without its images; reads no file.

        Raises:
            DatasetError: the named file is missing.
        """
        ...

    def load(self, path: Path | None = None) -> Dataset:
        """The data to train and to validate on; `path` is the file that `--data` names.

        Raises:
            DatasetError: the data can't be used.
        """
        ...

    def validation_part(self, name: str, path: Path | None = None) -> Labelled | None:
        """The validation images and labels of the dataset `name`; None if they are not on this machine."""
        ...


def source_of(assignment: str) -> Source:
    """The source of an assignment's data."""
    return cast(Source, import_module(f"autograder.graders.{assignment}.data"))
