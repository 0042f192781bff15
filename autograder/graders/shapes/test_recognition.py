"""Task 3, put to use: after we train it, your network recognises shapes that it has never seen."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pytest

from autograder.graders.network import Rebuilt
from autograder.grading.checks import CheckFailed
from autograder.grading.plugin import Examiner
from autograder.lesson.reaching import _missed_shapes as missed_shapes
from autograder.messages import say
from autograder.training.model_config import RefusedError, TrainingConfig
from autograder.training.train import Trainer

pytestmark = pytest.mark.criterion("recognition")


@dataclass(frozen=True)
class Attempt:
    """A network to train; `lent` tells that it is the reference's."""

    blueprint: TrainingConfig
    lent: bool


@pytest.fixture
def attempt(examiner: Examiner, network: Any, rng: np.random.Generator) -> Attempt | None:
    """The student's network, right or wrong; None where there is none that can be trained.

    One that is right but can't be rebuilt here computes what the reference's does: that one is trained in its place.
    """
    if _fits(network):
        loss = SCORES if _gives_scores(network, rng) else PROBABILITIES
        return Attempt(TrainingConfig(network.configuration, _adam(), json.dumps(loss)), lent=False)
    if examiner.passed("convnet"):
        return Attempt(TrainingConfig(_reference_model(), _adam(), json.dumps(PROBABILITIES)), lent=True)
    return None


PROBABILITIES = "categorical_crossentropy"
SCORES = {"module": "keras.losses", "class_name": "CategoricalCrossentropy", "config": {"from_logits": True}}


def _fits(network: Any) -> bool:
    """Whether it takes the pixels of an image, in whatever shape, and gives a number for each kind."""
    if not isinstance(network, Rebuilt):
        return False
    pixels = [math.prod(size or 0 for size in shape[1:]) for shape in network.inputs]
    return pixels == [784] and [shape[1:] for shape in network.outputs] == [(10,)]


def _gives_scores(network: Rebuilt, rng: np.random.Generator) -> bool:
    """Whether softmax is missing: that point is lost already, and the network may still learn."""
    weights = [rng.normal(0, 0.1, shape).astype(np.float32) for shape in network.weights]
    images = rng.random((8, *network.inputs[0][1:]), np.float32)
    return bool((network.predict(images, weights) < 0).any())


def _adam() -> str:
    import keras

    return json.dumps(keras.optimizers.serialize(keras.optimizers.Adam()))


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


@pytest.mark.check(weight=1)
def test_reaches_the_bar(examiner: Examiner, trainer: Trainer, attempt: Attempt | None) -> None:
    """The trained network recognises enough of the validation images"""
    if attempt is None:
        raise CheckFailed(
            say("there is no network of yours that we can train"),
            say("It has to take 28×28 pixels and return 10 numbers: the checks of `convnet` say more."),
        )
    try:
        training = trainer.train(attempt.blueprint)
    except RefusedError as refusal:
        raise CheckFailed(
            refusal.message, say("Use only the layers that are built into Keras, with their usual settings.")
        ) from None
    examiner.record(replace(training, lent=attempt.lent))
    if training.accuracy < training.bar:
        raise missed_shapes(training.epochs, training.accuracy, training.bar)
