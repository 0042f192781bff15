"""The last grading of a class, saved in the store: the report needs it, and the gradebook does not have it."""

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
    """How a class was graded: when (ISO 8601), at which level of the sandbox, and with which data and bars; the costs.

    `memory` is the peak memory in bytes of a process that examined submissions; 0 if there was none.
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
    """A run, and its grades by student and assignment."""

    run: Run
    grades: Mapping[tuple[str, str], Grade]


def describe_data(bars: Mapping[str, float], language: str) -> str:
    """The names of datasets, each with the required accuracy."""
    told = (say("{data} (required accuracy: {bar:.0%})", data=name_of(name), bar=bar) for name, bar in bars.items())
    return ", ".join(each.text(language) for each in told)


def keep(store: Store, last: LastRun) -> None:
    """Saves a run, and replaces the one before. Raises OSError."""
    grades = [[*whose, to_json(grade)] for whose, grade in last.grades.items()]
    store.put(_KEY, {"run": asdict(last.run), "grades": grades})


def recall(store: Store) -> LastRun | None:
    """The saved run; None if there is none, or if it can't be read."""
    value = store.get(_KEY)
    try:
        grades = {(student, name): from_json(Grade, grade) for student, name, grade in value["grades"]}
        return LastRun(Run(**value["run"]), grades)
    except (KeyError, TypeError, ValueError):
        return None
