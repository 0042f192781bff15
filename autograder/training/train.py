"""Training: from a blueprint to the validation accuracy, computed here and from the predictions alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grade import Training
from autograder.messages import say
from autograder.training import backend
from autograder.training.dataset import Dataset, Images
from autograder.training.model_config import (
    RefusedError,
    TrainingConfig,
    rebuild_loss,
    rebuild_model,
    rebuild_optimizer,
)

EPOCHS = 5
BATCH = 32
SEEDS = (20, 21, 22)
_CHECKS_AN_EPOCH = 5
_PREDICTED_AT_ONCE = 1000
_KEPT_MISTAKES = 24


@dataclass(frozen=True)
class Job:
    """One training to do: a network from one seed, on the dataset of a name."""

    blueprint: TrainingConfig
    seed: int
    data: str

    @cached_property
    def key(self) -> str:
        """Equal for jobs with the same result. Raises RefusedError."""
        return f"{self.blueprint.digest()} {self.seed} {self.data}"


class TrainingNeeded(Exception):  # noqa: N818  no error: somebody else trains, and the question is asked again
    """A training has to be done elsewhere before its accuracy is known."""

    def __init__(self, job: Job) -> None:
        super().__init__(job.key)
        self.job = job


@dataclass
class Trainer:
    """Trains blueprints on one dataset, each distinct one once; all epochs of it where `full` asks for them."""

    data: Dataset
    seeds: tuple[int, ...] = SEEDS
    full: bool = False
    _done: MutableMapping[str, Training] = field(default_factory=dict)

    def train(self, blueprint: TrainingConfig, seeds: tuple[int, ...] | None = None) -> Training:
        """The first training that reaches the bar, or the best of all seeds. Raises RefusedError."""
        best = None
        for seed in seeds or self.seeds:
            training = self._train_once(blueprint, seed)
            if training.accuracy >= self.data.bar:
                return training
            best = training if best is None or training.accuracy > best.accuracy else best
        assert best is not None
        return best

    def _train_once(self, blueprint: TrainingConfig, seed: int) -> Training:
        key = Job(blueprint, seed, self.data.name).key
        if key in self._done:
            return replace(self._done[key], cached=True)
        self._done[key] = train(blueprint, self.data, seed, self.full)
        return self._done[key]


def train(blueprint: TrainingConfig, data: Dataset, seed: int, full: bool = False) -> Training:
    """Trains for at most 5 epochs in batches of 32, and stops as soon as the bar is reached, unless in `full`.

    The accuracy is the best at a check, so training in full never takes away a bar that was reached.
    Raises RefusedError where the blueprint can't be rebuilt or trained, and the error itself where this machine failed.
    """
    import keras

    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    model = rebuild_model(blueprint.model, seed)
    optimizer, loss = rebuild_optimizer(blueprint.optimizer), rebuild_loss(blueprint.loss)
    try:
        model.compile(optimizer=optimizer, loss=loss)
        with backend.gpu_lock():
            looks = tuple(_looks(model, data, seed, full))
    except Exception as error:
        if backend.is_fault(error):
            raise
        # Data and steps are ours and always the same: Keras raises for settings that it can't train with.
        raise RefusedError(say("the network can't be trained ({kind})", kind=type(error).__name__)) from None
    best = max(looks, key=lambda look: look.accuracy)
    return Training(
        accuracy=best.accuracy,
        bar=data.bar,
        epochs=math.ceil(looks[-1].epochs),
        parameters=model.count_params(),
        dataset=data.name,
        device=backend.device(),
        cached=False,
        curve=tuple((look.epochs, look.accuracy) for look in looks),
        mistakes=best.mistakes,
    )


@dataclass(frozen=True)
class Look:
    """How far a network is: the epochs so far, the validation accuracy, and its first mistakes."""

    epochs: float
    accuracy: float
    mistakes: tuple[tuple[int, int], ...]


def _looks(model: Any, data: Dataset, seed: int, full: bool) -> Iterator[Look]:
    """Trains the model, and looks at it at each check."""
    targets = np.eye(data.categories, dtype=np.float32)[data.y_train]
    run = backend.training_loop(model, as_inputs(data.x_train, model.input_shape), targets)
    for epoch, order in enumerate(_orders(len(targets), seed)):
        parts = np.array_split(order, min(_CHECKS_AN_EPOCH, len(order)))
        for number, part in enumerate(parts, start=1):
            run(part)
            look = _look(model, data, epoch + number / len(parts))
            yield look
            if look.accuracy >= data.bar and not full:
                return


def _look(model: Any, data: Dataset, epochs: float) -> Look:
    # a `predict` of all would take longer to set up than to compute
    parts = np.array_split(data.x_valid, math.ceil(len(data.x_valid) / _PREDICTED_AT_ONCE))
    guesses = np.concatenate(
        [model.predict_on_batch(as_inputs(part, model.input_shape)).argmax(axis=1) for part in parts]
    )
    right = guesses == data.y_valid
    places = np.flatnonzero(~right)[:_KEPT_MISTAKES]
    return Look(epochs, float(right.mean()), tuple((int(place), int(guesses[place])) for place in places))


def _orders(count: int, seed: int) -> Iterator[NDArray[np.int32]]:
    """For each epoch the rows of its batches, (steps, 32); the last batch is filled up with rows of the first."""
    shuffled = np.random.default_rng(seed)
    steps = -(-count // BATCH)
    for _ in range(EPOCHS):
        yield np.resize(shuffled.permutation(count).astype(np.int32), (steps, BATCH))


def as_inputs(images: Images, shape: tuple[int | None, ...] = (None, -1)) -> NDArray[np.float32]:
    """What a network that takes this shape is given for images: fractions, by default in one row an image."""
    sizes = (-1 if size is None else size for size in shape[1:])
    return np.divide(images.reshape(len(images), *sizes), 255, dtype=np.float32)
