"""What the tests share: a warm sandbox, an environment on the embedded digits, and the instructor's answers."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from autograder.authoring.fill_in import reference_answers
from autograder.grading.environment import Environment
from autograder.rubric import assignments
from autograder.sandbox.jail import Sandbox, choose_level
from autograder.submission.read import Submission, read_submission
from autograder.training.backend import load_keras
from autograder.training.dataset import digits
from autograder.training.sources import source_of
from autograder.training.train import SEEDS, Trainer

ROOT = Path(__file__).parent.parent
# Their few tests take longest: they begin first, so that no process is left alone with them at the end.
LONG = ("test_lab", "test_scheduler", "test_crash", "test_docs", "test_grade_class", "test_train")
# no test may book its students into somebody's gradebook
os.environ.pop("GRADEBOOK_URL", None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.stem not in LONG)


@pytest.fixture(scope="session", autouse=True)
def one_alembic() -> Iterator[None]:
    """For each new gradebook, nbgrader starts alembic, which takes seconds to say the same again."""
    from nbgrader import api

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", cache(api.get_alembic_version))
        yield


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """The strongest sandbox that works here, with TensorFlow imported once for all tests."""
    with Sandbox(choose_level()) as warm:
        warm.start()
        yield warm


@pytest.fixture(scope="session")
def tensorflow() -> None:
    """Keras with our settings, for tests that use Keras themselves."""
    load_keras()


@pytest.fixture(scope="session")
def tools(sandbox: Sandbox) -> Environment:
    load_keras()
    return Environment(sandbox, trainer_of)


@cache
def trainer_of(assignment: str) -> Trainer:
    """A trainer on the embedded digits, or on the data of another assignment, where a miss takes longer: one seed."""
    return Trainer(digits()) if assignment == "mnist" else Trainer(source_of(assignment).load(), SEEDS[:1])


@pytest.fixture(scope="session")
def reference() -> Mapping[str, str]:
    """The instructor's answers, by the name of their cell."""
    return {name: answer for each in assignments() for name, answer in reference_answers(ROOT, "en", each).items()}


@pytest.fixture
def notebook_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a notebook of the given code cells: a string is a source, a mapping any fields of the cell."""

    def write(*cells: str | Mapping[str, Any], name: str = "mnist.ipynb", **fields: Any) -> Path:
        empty: dict[str, Any] = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
        whole = [{**empty, **({"source": cell} if isinstance(cell, str) else cell)} for cell in cells]
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": whole, **fields}
        path = tmp_path / name
        path.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    return write


@pytest.fixture
def submission_of(notebook_file: Callable[..., Path]) -> Callable[..., Submission]:
    """Reads a submission of one notebook with the given code cells."""

    def read(*cells: str | Mapping[str, Any], **fields: Any) -> Submission:
        return read_submission(notebook_file(*cells, **fields))

    return read
