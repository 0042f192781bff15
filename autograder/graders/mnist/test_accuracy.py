"""Tasks 4 and 5 together: after we train it, your network reaches the required accuracy on the validation set."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from autograder.grade import Training
from autograder.grading.checks import CheckFailed
from autograder.grading.plugin import Examiner
from autograder.lesson.reaching import _digits_hint as digits_hint
from autograder.lesson.reaching import _missed_digits as missed_digits
from autograder.messages import say
from autograder.training.dataset import name_of
from autograder.training.model_config import RefusedError, TrainingConfig
from autograder.training.train import Trainer

pytestmark = pytest.mark.criterion("accuracy")


@dataclass(frozen=True)
class Attempt:
    """A network to train: how much of it is the student's decides how often a miss is tried again.

    `lent` tells that the network is the reference's.
    """

    blueprint: TrainingConfig
    last: bool
    lent: bool


@pytest.fixture
def attempts(
    examiner: Examiner, network: Any, settings: Any, reference_model: str, reference_settings: Any
) -> list[Attempt]:
    """What to train, in this order: the student's own work, then with a wrong step replaced by the reference's.

    A wrong step is only replaced where the other one is right, so that something of the student's is judged.
    """
    right_model, right_settings = examiner.passed("architecture"), examiner.passed("compile")
    model = network.configuration if _fits(network) else None
    if right_model and model is None:
        # It can't be rebuilt here, but has just been seen to compute what the reference's network computes.
        model = reference_model
    # A loss of the student's own that gives cross-entropy's values is cross-entropy.
    loss = settings.loss if not right_settings else reference_settings.loss
    optimizer = settings.optimizer or (reference_settings.optimizer if right_settings else None)
    pairs = []
    if model and loss and optimizer:
        pairs.append((model, optimizer, loss))
    if model and right_model and not right_settings:
        pairs.append((model, reference_settings.optimizer, reference_settings.loss))
    if right_settings and not right_model:
        pairs.append((reference_model, optimizer, loss))
    return [Attempt(TrainingConfig(*pair), pair is pairs[-1], pair[0] is reference_model) for pair in pairs]


def _fits(network: Any) -> bool:
    shapes = [*getattr(network, "inputs", ()), *getattr(network, "outputs", ())]
    return shapes == [(None, 784), (None, 10)]


@pytest.mark.check(weight=1)
def test_reaches_the_bar(examiner: Examiner, trainer: Trainer, attempts: list[Attempt]) -> None:
    """The trained network recognises enough of the validation digits"""
    missed, refused = None, None
    for attempt in attempts:
        try:
            training = trainer.train(attempt.blueprint, None if attempt.last else trainer.seeds[:1])
        except RefusedError as refusal:
            refused = refusal
            continue
        missed = replace(training, lent=attempt.lent)
        examiner.record(missed)
        if training.accuracy >= training.bar:
            return
    raise _missed(missed) if missed else _refused(refused)


def _refused(refused: RefusedError | None) -> CheckFailed:
    if refused:
        return CheckFailed(
            refused.message,
            say("Use only the layers, losses and optimizers that are built into Keras, with their usual settings."),
        )
    return CheckFailed(
        say("there is no network of yours that we can train"),
        say("Once one of `build_model` and `compile_model` is right, we use a correct version of the other one here."),
    )


def _missed(training: Training) -> CheckFailed:
    dataset = name_of(training.dataset)
    if not training.lent:
        return missed_digits(training.epochs, training.accuracy, dataset, training.bar)
    return CheckFailed(
        say(
            "after {epochs} epochs, a correct network with your settings recognised {accuracy:.2%} of the validation "
            "digits ({dataset}); at least {bar:.0%} are needed",
            epochs=training.epochs,
            accuracy=training.accuracy,
            dataset=dataset,
            bar=training.bar,
        ),
        digits_hint(),
    )
