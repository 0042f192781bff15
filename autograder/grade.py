"""What grading a submission yields: criteria, their checks, the points and the training behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from autograder.messages import Message

T = TypeVar("T")


class Outcome(StrEnum):
    """How a check ended. `ERROR` is the grader's own fault and never a student's."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    ERROR = "error"


class FailureKind(StrEnum):
    """Why a check failed."""

    WRONG = "wrong"
    MISSING = "missing"
    RAISED = "raised"
    NO_ANSWER = "no answer"
    UNREADABLE = "unreadable"
    TIME = "time"
    MEMORY = "memory"
    DIED = "died"
    NONSENSE = "nonsense"
    FOREIGN = "foreign"
    TOO_LARGE = "too large"

    @property
    def is_stop(self) -> bool:
        """Whether the student's process was stopped, or ended."""
        return self in (FailureKind.TIME, FailureKind.MEMORY, FailureKind.DIED, FailureKind.NONSENSE)


@dataclass(frozen=True)
class CheckResult:
    """One question about a submission, and its answer.

    `praise` is what passing it shows; only checks that are hard to pass have one. `kind` is that of a failure, None
    for other outcomes, and in a grade that was stored before checks had it.
    """

    name: str
    title: Message
    outcome: Outcome
    weight: float = 1.0
    message: Message | None = None
    hint: Message | None = None
    praise: Message | None = None
    kind: FailureKind | None = None

    def as_json(self, language: str) -> dict[str, Any]:
        return {
            "name": self.name,
            "title": self.title.text(language),
            "outcome": self.outcome.value,
            "message": self.message.text(language) if self.message else None,
            "hint": self.hint.text(language) if self.hint else None,
        }


@dataclass(frozen=True)
class Training:
    """One network's training as it counted: the validation accuracy it reached, and on what.

    `curve` is the way there: at each check, the epochs so far and the validation accuracy. `mistakes` are the first
    validation images that it took for another digit at its best check: their places in the data, and for which.
    `reference_used`: the network was the reference's, in place of one that is wrong or can't be rebuilt.
    """

    accuracy: float
    bar: float
    epochs: int
    parameters: int
    dataset: str
    device: str
    cached: bool
    curve: tuple[tuple[float, float], ...] = ()
    mistakes: tuple[tuple[int, int], ...] = ()
    reference_used: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "accuracy": round(self.accuracy, 4),
            "bar": self.bar,
            "epochs": self.epochs,
            "parameters": self.parameters,
            "dataset": self.dataset,
            "device": self.device,
            "cached": self.cached,
        }


@dataclass(frozen=True)
class CriterionResult:
    """A row of the rubric with the checks that decide it; `points` is the most it can give.

    `relies_on` names the criteria whose outcome was looked at, `training` is the one that counted for it.
    """

    name: str
    notebook: str
    points: float
    bonus: bool
    checks: tuple[CheckResult, ...]
    relies_on: tuple[str, ...] = ()
    training: Training | None = None

    @property
    def score(self) -> float | None:
        """The points earned, or None where a fault of the grader's leaves the score unknown."""
        if not self.checks or any(check.outcome is Outcome.ERROR for check in self.checks):
            return None
        whole = sum(check.weight for check in self.checks)
        passed = sum(check.weight for check in self.checks if check.outcome is Outcome.PASSED)
        return round(self.points * passed / whole, 2)

    def as_json(self, language: str) -> dict[str, Any]:
        return {
            "score": self.score,
            "max_score": self.points,
            "checks": [check.as_json(language) for check in self.checks],
        }


@dataclass(frozen=True)
class Grade:
    """All that is known of one submission after grading it."""

    submission: str
    assignment: str | None
    criteria: tuple[CriterionResult, ...]
    sandbox: str
    problems: tuple[Message, ...]
    seconds: float
    unread: tuple[Message, ...] = ()
    """The problems that left a notebook ungraded: its criteria are absent, and a person has to look."""

    @property
    def training(self) -> Training | None:
        return next((criterion.training for criterion in self.criteria if criterion.training), None)

    @property
    def complete(self) -> bool:
        """Whether every criterion that was asked for got a score."""
        return bool(self.criteria) and all(criterion.score is not None for criterion in self.criteria)

    @property
    def score(self) -> float | None:
        return self._total(bonus=False)

    @property
    def bonus(self) -> float | None:
        return self._total(bonus=True)

    @property
    def max_score(self) -> float:
        return sum((criterion.points for criterion in self.criteria if not criterion.bonus), 0.0)

    @property
    def max_bonus(self) -> float:
        return sum((criterion.points for criterion in self.criteria if criterion.bonus), 0.0)

    def _total(self, bonus: bool) -> float | None:
        if not self.complete:
            return None
        return round(sum((c.score or 0.0 for c in self.criteria if c.bonus is bonus), 0.0), 2)

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The object that the command line prints, one a submission."""
        return {
            "submission": self.submission,
            "assignment": self.assignment,
            "score": self.score,
            "max_score": self.max_score,
            "bonus": self.bonus,
            "max_bonus": self.max_bonus,
            "criteria": {criterion.name: criterion.as_json(language) for criterion in self.criteria},
            "training": self.training.as_json() if self.training else None,
            "sandbox": self.sandbox,
            "problems": [problem.text(language) for problem in self.problems],
            "seconds": round(self.seconds, 2),
        }


def to_json(value: Grade | CriterionResult | Training | Message) -> dict[str, Any]:
    """A result as JSON values, which `from_json` takes; its sentences stay free of any language."""
    written: dict[str, Any] = msgspec.to_builtins(value, enc_hook=_plain)
    return written


def from_json(kind: type[T], value: object) -> T:
    """The result that JSON values stand for. Raises ValueError where they stand for none."""
    return msgspec.convert(value, kind)


def _plain(value: Any) -> object:
    """NumPy's numbers become Python's; of anything else the text is kept."""
    return value.item() if hasattr(value, "item") else str(value)
