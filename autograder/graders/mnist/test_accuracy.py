"""Tasks 4 and 5 together: after we train it, your network reaches the required accuracy on the validation set."""

from __future__ import annotations

from dataclasses import replace

import pytest

from autograder.graders.language import (
    CheckFailed,
    CompileSettings,
    Examiner,
    Found,
    LocalNetwork,
    Training,
    TrainingConfig,
    TrainingPlan,
    TrainingResult,
    check,
    expect_training,
    say,
)
from autograder.lesson.reaching import _digits_hint as digits_hint
from autograder.lesson.reaching import _missed_digits as missed_digits
from autograder.training.dataset import name_of


@pytest.fixture
def plans(examiner: Examiner, found: Found, settings: CompileSettings, reference: TrainingConfig) -> list[TrainingPlan]:
    """What to train, in this order: the student's own work, then with a wrong step replaced by the reference's.

    A wrong step is only replaced where the other one is right, so that something of the student's is judged.
    """
    right_model, right_settings = examiner.passed("architecture"), examiner.passed("compile")
    model = found.configuration if isinstance(found, LocalNetwork) and _fits(found) else None
    if right_model and model is None:
        # It can't be rebuilt here, but has just been seen to compute what the reference's network computes.
        model = reference.model
    # A loss of the student's own that gives cross-entropy's values is cross-entropy.
    loss = settings.loss if not right_settings else reference.loss
    optimizer = settings.optimizer or (reference.optimizer if right_settings else None)
    configs = []
    if model and loss and optimizer:
        configs.append(TrainingConfig(model, optimizer, loss))
    if model and right_model and not right_settings:
        configs.append(replace(reference, model=model))
    if loss and optimizer and right_settings and not right_model:
        configs.append(TrainingConfig(reference.model, optimizer, loss))
    return [TrainingPlan(config, reference_used=config.model is reference.model) for config in configs]


def _fits(network: LocalNetwork) -> bool:
    return [*network.inputs, *network.outputs] == [(None, 784), (None, 10)]


_OTHER_ONE = say(
    "Once one of `build_model` and `compile_model` is right, we use a correct version of the other one here."
)
_BUILT_IN = say("Use only the layers, losses and optimizers that are built into Keras, with their usual settings.")


@check(weight=1, trains=True)
def test_reaches_the_bar(examiner: Examiner, plans: list[TrainingPlan]) -> None:
    """The trained network recognises enough of the validation digits"""
    examiner.train(plans, judge)


def judge(result: TrainingResult | None) -> None:
    """Fails the check where the training that counts misses the bar, or where there is none."""
    training = expect_training(result, _OTHER_ONE, _BUILT_IN)
    if training.accuracy < training.bar:
        raise _missed(training)


def _missed(training: Training) -> CheckFailed:
    dataset = name_of(training.dataset)
    if not training.reference_used:
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
