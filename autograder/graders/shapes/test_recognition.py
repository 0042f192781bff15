"""Task 3, put to use: after we train it, your network recognises shapes that it has never seen."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest

from autograder.graders.language import (
    Examiner,
    Found,
    LocalNetwork,
    TrainingConfig,
    TrainingPlan,
    TrainingResult,
    check,
    default_adam,
    expect_training,
    say,
)
from autograder.lesson.reaching import _missed_shapes as missed_shapes


@pytest.fixture
def plans(examiner: Examiner, found: Found, rng: np.random.Generator) -> list[TrainingPlan]:
    """The student's network, right or wrong; nothing where there is none that can be trained.

    One that is right but can't be rebuilt here computes what the reference's does: that one is trained in its place.
    """
    if isinstance(found, LocalNetwork) and _fits(found):
        loss = SCORES if _gives_scores(found, rng) else PROBABILITIES
        return [TrainingPlan(TrainingConfig(found.configuration, default_adam(), json.dumps(loss)))]
    if examiner.passed("convnet"):
        config = TrainingConfig(_reference_model(), default_adam(), json.dumps(PROBABILITIES))
        return [TrainingPlan(config, reference_used=True)]
    return []


PROBABILITIES = "categorical_crossentropy"
SCORES = {"module": "keras.losses", "class_name": "CategoricalCrossentropy", "config": {"from_logits": True}}


def _fits(network: LocalNetwork) -> bool:
    """Whether it takes the pixels of an image, in whatever shape, and returns a number for each kind."""
    pixels = [math.prod(size or 0 for size in shape[1:]) for shape in network.inputs]
    return pixels == [784] and [shape[1:] for shape in network.outputs] == [(10,)]


def _gives_scores(network: LocalNetwork, rng: np.random.Generator) -> bool:
    """Whether softmax is missing: that point is lost already, and the network may still learn."""
    weights = [rng.normal(0, 0.1, shape).astype(np.float32) for shape in network.weights]
    images = rng.random((8, *(size or 0 for size in network.inputs[0][1:])), np.float32)
    return bool((network.predict(images, weights) < 0).any())


def _reference_model() -> str:
    """The configuration of the network that the exercise asks for."""
    import keras

    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(16, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )
    return str(model.to_json())


_IN_AND_OUT = say("It has to take 28×28 pixels and return 10 numbers: the checks of `convnet` say more.")
_BUILT_IN = say("Use only the layers that are built into Keras, with their usual settings.")


@check(weight=1, trains=True)
def test_reaches_the_bar(examiner: Examiner, plans: list[TrainingPlan]) -> None:
    """The trained network recognises enough of the validation images"""
    examiner.train(plans, judge)


def judge(result: TrainingResult | None) -> None:
    """Fails the check where the training that counts misses the bar, or where there is none."""
    training = expect_training(result, _IN_AND_OUT, _BUILT_IN)
    if training.accuracy < training.bar:
        raise missed_shapes(training.epochs, training.accuracy, training.bar)
