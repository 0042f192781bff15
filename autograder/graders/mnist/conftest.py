"""What the graders of this assignment share: the reference network, and the student's, as data."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from autograder.graders.language import (
    Answer,
    Builder,
    Compiled,
    CompileSettings,
    Floats,
    Student,
    StudentError,
    answer_of,
    default_adam,
    say,
    value_of,
)
from autograder.grading.answers import Built, NoModel
from autograder.lesson.compiling import _draw_probes as draw_probes
from autograder.training.model_config import RefusedError, TrainingConfig, rebuild_loss, rebuild_optimizer

PIXELS = 784
CATEGORIES = 10


@pytest.fixture(scope="session")
def builder() -> Builder:
    limits = say("The task asks for two hidden layers of 512 neurons each, and no more.")
    return Builder("build_model", (PIXELS,), limits)


@pytest.fixture(scope="session")
def reference() -> TrainingConfig:
    """The network and the settings that the exercise asks for, as the instructor's answers give them."""
    import keras

    model = keras.Sequential(
        [
            keras.Input((PIXELS,)),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(CATEGORIES, activation="softmax"),
        ]
    )
    return TrainingConfig(str(model.to_json()), default_adam(), json.dumps("categorical_crossentropy"))


@pytest.fixture(scope="session")
def probes() -> list[tuple[Floats, Floats]]:
    """Pairs of one-hot labels (40, 10) and predicted probabilities (40, 10), some right and some wrong."""
    return draw_probes()


@pytest.fixture(scope="session")
def compile_answer(
    student: Student, built: Answer[Built | NoModel], reference: TrainingConfig, probes: list[tuple[Floats, Floats]]
) -> Answer[Compiled]:
    """What the student's `compile_model` makes of the reference's network.

    It comes in the form that the student's own network has: a Sequential one has no input layer and no outputs' names.
    """
    model = reference.model
    if isinstance(built, Built) and built.configuration and built.type != "Sequential":
        model = _functional(reference.model)
    arrays = [array for pair in probes for array in pair]
    return answer_of(lambda: student.compile("compile_model", model, *arrays))


def _functional(configuration: str) -> str:
    """The configuration of the same layers as a functional network."""
    import keras

    model = keras.models.model_from_json(configuration)
    return str(keras.Model(model.inputs, model.outputs).to_json())


@pytest.fixture(scope="session")
def compiled(compile_answer: Answer[Compiled]) -> Compiled:
    """What the student's `compile_model` leaves; fails the check where it leaves nothing."""
    return value_of(compile_answer)


@pytest.fixture(scope="session")
def runs_eagerly(compile_answer: Answer[Compiled]) -> bool:
    """Whether the student's settings have the network run eagerly."""
    return isinstance(compile_answer, Compiled) and compile_answer.eager


@pytest.fixture(scope="session")
def settings(compile_answer: Answer[Compiled]) -> CompileSettings:
    """The student's compile settings, as far as they can be rebuilt."""
    if isinstance(compile_answer, StudentError):
        return CompileSettings(None, None)
    return CompileSettings(
        _rebuildable(compile_answer.optimizer, rebuild_optimizer), _rebuildable(compile_answer.loss, rebuild_loss)
    )


def _rebuildable(configuration: str | None, rebuild: Callable[[str], object]) -> str | None:
    try:
        if configuration:
            rebuild(configuration)
    except RefusedError:
        return None
    return configuration
