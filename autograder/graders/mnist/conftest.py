"""What the graders of this assignment share: the reference network, and the student's, as data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.graders.network import find_network
from autograder.grading.student import Student, StudentError
from autograder.lesson.compiling import _draw_probes as draw_probes
from autograder.training.model_config import RefusedError, rebuild_loss, rebuild_optimizer

PIXELS = 784
CATEGORIES = 10

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Settings:
    """Compile settings as JSON; None for a part that can't be rebuilt."""

    optimizer: str | None
    loss: str | None


@pytest.fixture(scope="session")
def reference_model() -> str:
    """The configuration of the network that the exercise asks for, as the instructor's answer builds it."""
    import keras

    model = keras.Sequential(
        [
            keras.Input((PIXELS,)),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(CATEGORIES, activation="softmax"),
        ]
    )
    return str(model.to_json())


@pytest.fixture(scope="session")
def reference_settings() -> Settings:
    import keras

    optimizer = keras.optimizers.serialize(keras.optimizers.Adam())
    return Settings(json.dumps(optimizer), json.dumps("categorical_crossentropy"))


@pytest.fixture(scope="session")
def built(student: Student) -> Any:
    """What the student's `build_model` gives, or the StudentError that it ended in."""
    try:
        return student.build("build_model", (PIXELS,))
    except StudentError as error:
        return error


@pytest.fixture(scope="session")
def network(student: Student, compiled: Any, built: Any) -> Any:
    """The student's network, or what there is in place of one."""
    eager = isinstance(compiled, dict) and compiled.get("eager") is True
    return find_network(student, "build_model", built, (PIXELS,), eager)


@pytest.fixture(scope="session")
def probes() -> list[tuple[Floats, Floats]]:
    """Pairs of one-hot labels (40, 10) and predicted probabilities (40, 10), some right and some wrong."""
    return draw_probes()


@pytest.fixture(scope="session")
def compiled(student: Student, built: Any, reference_model: str, probes: list[tuple[Floats, Floats]]) -> Any:
    """What the student's `compile_model` makes of the reference's network, or the StudentError it ended in.

    It comes in the form that the student's own network has: a Sequential one has no input layer and no outputs' names.
    """
    model = reference_model
    if isinstance(built, dict) and built.get("model") and built["type"] != "Sequential":
        model = _functional(reference_model)
    try:
        return student.compile("compile_model", model, *(array for pair in probes for array in pair))
    except StudentError as error:
        return error


def _functional(configuration: str) -> str:
    """The configuration of the same layers as a functional network."""
    import keras

    model = keras.models.model_from_json(configuration)
    return str(keras.Model(model.inputs, model.outputs).to_json())


@pytest.fixture(scope="session")
def settings(compiled: Any) -> Settings:
    """The student's compile settings, as far as they can be rebuilt."""
    if isinstance(compiled, StudentError) or not compiled.get("compiled"):
        return Settings(None, None)
    return Settings(
        _rebuildable(compiled.get("optimizer"), rebuild_optimizer), _rebuildable(compiled.get("loss"), rebuild_loss)
    )


def _rebuildable(part: Any, rebuild: Any) -> str | None:
    try:
        text = json.dumps(part["value"])
        rebuild(text)
    except (RefusedError, KeyError, TypeError, ValueError, RecursionError):
        return None
    return text
