"""The last grading of a class, kept beside its grades: what a report tells that no gradebook holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from autograder.grade import Grade, from_json, to_json
from autograder.messages import say
from autograder.store import Store, digest
from autograder.training.dataset import name_of

_KEY = digest("class")


@dataclass(frozen=True)
class Run:
    """How a class was graded: when (ISO 8601), behind what, on which data with which bar, and what it cost.

    `memory` is the most bytes that a process which examines submissions has held, 0 where none was needed.
    """

    when: str
    level: str
    data: Mapping[str, float]
    seconds: float = 0.0
    graded: int = 0
    reused: int = 0
    trained: int = 0
    recalled: int = 0
    memory: int = 0


@dataclass(frozen=True)
class LastRun:
    """A run, and the grade of each student's work, by student and assignment."""

    run: Run
    grades: Mapping[tuple[str, str], Grade]


def describe_data(bars: Mapping[str, float], language: str) -> str:
    """The names of datasets with the accuracy that is asked for on each."""
    told = (say("{data} (required accuracy: {bar:.0%})", data=name_of(name), bar=bar) for name, bar in bars.items())
    return ", ".join(each.text(language) for each in told)


def keep(store: Store, last: LastRun) -> None:
    """Keeps it in place of an earlier one. Raises OSError."""
    grades = [[*whose, to_json(grade)] for whose, grade in last.grades.items()]
    store.put(_KEY, {"run": asdict(last.run), "grades": grades})


def recall(store: Store) -> LastRun | None:
    """What the last run kept; None where there is nothing, or nothing that can still be read."""
    value = store.get(_KEY)
    try:
        grades = {(student, name): from_json(Grade, grade) for student, name, grade in value["grades"]}
        return LastRun(Run(**value["run"]), grades)
    except (KeyError, TypeError, ValueError):
        return None
