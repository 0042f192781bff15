"""Trains the reference with many seeds: how much of the distance from the bar is chance?

`python tests/verify/seeds.py digits shapes` prints rows of the table in `docs/accuracy.md`; `mnist` takes long.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from autograder.grade import Training
from autograder.graders.shapes import data as shapes
from autograder.training.backend import load_keras
from autograder.training.dataset import Dataset, digits, load
from autograder.training.model_config import TrainingConfig
from autograder.training.train import Trainer, TrainingPlan, train

SEEDS = range(20)


def reference_config(name: str) -> TrainingConfig:
    """The reference network for a data set, compiled as in the solution."""
    import keras

    model = keras.Sequential([*LAYERS[name](), keras.layers.Dense(10, "softmax")])
    adam = keras.optimizers.serialize(keras.optimizers.Adam())
    return TrainingConfig(model.to_json(), json.dumps(adam), json.dumps("categorical_crossentropy"))


def _dense() -> list[Any]:
    from keras import Input, layers

    return [Input((784,)), layers.Dense(512, "relu"), layers.Dense(512, "relu")]


def _convolutional() -> list[Any]:
    from keras import Input, layers

    first, second = layers.Conv2D(16, 3, activation="relu"), layers.Conv2D(32, 3, activation="relu")
    return [Input((28, 28, 1)), first, layers.MaxPooling2D(), second, layers.MaxPooling2D(), layers.Flatten()]


LAYERS = {"digits": _dense, "mnist": _dense, "shapes": _convolutional}
LOADS = {"digits": digits, "mnist": load, "shapes": shapes.load}


@cache
def trainer(name: str) -> Trainer | None:
    """A trainer on a data set; None if MNIST is not available."""
    data = LOADS[name]()
    return Trainer(data) if data.name == name else None


def misses(name: str, seed: int) -> list[str]:
    """The complaint about a training of the reference; empty if it reaches the bar."""
    on = trainer(name)
    if on is None:
        return []
    training = replace(on, seeds=(seed,)).train([TrainingPlan(reference_config(name))])
    assert isinstance(training, Training), training
    return [] if training.accuracy >= training.bar else [f"reached {training.accuracy:.4f}, not {training.bar}"]


def row(data: Dataset, seeds: Iterable[int] = SEEDS) -> str:
    """A row of the table: the best accuracy of five epochs, and the epoch that passed the bar."""
    config = reference_config(data.name)
    best = [train(config, replace(data, bar=2.0), seed).accuracy for seed in seeds]
    epochs = [train(config, data, seed).epochs for seed in seeds]
    cells = [data.name, f"{data.bar:.0%}", *_spread(best, "{:.2%}".format), *_spread(epochs, "{:g}".format)]
    return f"| {' | '.join(cells)} |"


def _spread(values: list[float] | list[int], written: Callable[[float], str]) -> list[str]:
    return [written(each) for each in (min(values), statistics.median(values), max(values))]


if __name__ == "__main__":
    load_keras()
    for on in map(trainer, sys.argv[1:]):
        print(row(on.data) if on else "MNIST is not available here", flush=True)
