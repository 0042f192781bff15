"""Helpers for tests that read a submission from a few cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.submission.read import Submission

ReadCells = Callable[..., Submission]


def graded(source: str, criterion: str, **nbgrader: Any) -> dict[str, Any]:
    """A grade cell of nbgrader's."""
    return {"source": source, "metadata": {"nbgrader": {"grade_id": criterion, **nbgrader}}}


def bound(read: Submission) -> list[str]:
    """The names that are bound, statement by statement."""
    return [" ".join(sorted(d.binds)) for notebook in read.notebooks for d in notebook.definitions]


def needed(read: Submission, function: str = "f") -> list[str]:
    """The sources of all definitions that a function needs."""
    return [definition.source.strip() for definition in read.needed_by(function)]


def run(read: Submission, function: str = "f") -> Any:
    """Calls a function without arguments, outside of the sandbox: these cells are harmless."""
    namespace: dict[str, Any] = {}
    for definition in read.needed_by(function):
        exec(definition.source, namespace)
    return namespace[function]()


def problem(read: Submission) -> str:
    (message,) = read.problems
    return message.text()
