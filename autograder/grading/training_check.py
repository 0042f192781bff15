"""Checks that wait for the training of a network: they are decided where the training is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from autograder.grade import CheckResult, CriterionResult, FailureKind, Grade, Outcome, Training
from autograder.grading.checks import CheckFailed
from autograder.messages import Message
from autograder.training.train import TrainingPlan, TrainingResult

Judge = Callable[[TrainingResult | None], None]
"""Raises CheckFailed for a result that does not pass; a function of a module, because it is sent between processes."""


@dataclass(frozen=True)
class TrainingCheck:
    """A check that waits for trainings: its criterion if it passes, what is trained, how the result is judged."""

    criterion: CriterionResult
    name: str
    plans: tuple[TrainingPlan, ...]
    judge: Judge

    def decide(self, grade: Grade, result: TrainingResult | None) -> Grade:
        """The grade with this check's criterion in it."""
        checks = self.criterion.checks
        try:
            self.judge(result)
        except CheckFailed as failure:
            told = failure.message, failure.hint
            checks = tuple(_failed(check, *told) if check.name == self.name else check for check in checks)
        training = result if isinstance(result, Training) else None
        decided = replace(self.criterion, checks=checks, training=training)
        criteria = (decided if each.name == decided.name else each for each in grade.criteria)
        return replace(grade, criteria=tuple(criteria))


def _failed(check: CheckResult, message: Message, hint: Message | None) -> CheckResult:
    return replace(check, outcome=Outcome.FAILED, message=message, hint=hint, praise=None, kind=FailureKind.WRONG)
