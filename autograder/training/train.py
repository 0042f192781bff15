"""Trains a network from its configuration; its accuracy is computed here, from the predictions alone."""

from __future__ import annotations

import math
from collections.abc import Generator, Iterator, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from autograder.grade import Training
from autograder.messages import Message, say
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

TrainingResult = Training | Message
"""A training, or the sentence that says why the network can't be trained."""


@dataclass(frozen=True)
class TrainingPlan:
    """A network to train, with other seeds as well if it misses the bar; whether it is the reference's."""

    config: TrainingConfig
    reference_used: bool = False


@dataclass(frozen=True)
class TrainingTask:
    """One training to do: a network from one seed, on the dataset of a name."""

    config: TrainingConfig
    seed: int
    data: str

    @cached_property
    def key(self) -> str:
        """Equal for tasks with the same result. Raises RefusedError."""
        return f"{self.config.digest()} {self.seed} {self.data}"


T = TypeVar("T")
TrainingSteps = Generator[TrainingTask, TrainingResult | None, T]
"""Yields one training after the other, is sent the result of each, and returns what they lead to."""


def follow(
    plans: Sequence[TrainingPlan], data: str, seeds: Sequence[int] = SEEDS
) -> TrainingSteps[TrainingResult | None]:
    """The steps to the training that counts; seeds other than the first are for the last plan.

    It is the first that reaches the bar, or else the best of the last network that can be trained; a refusal where
    none can be trained, and None where there are no plans.
    """
    counts: TrainingResult | None = None
    for plan in plans:
        best: TrainingResult | None = None
        for seed in seeds if plan is plans[-1] else seeds[:1]:
            result = yield from _ask_for(TrainingTask(plan.config, seed, data))
            if isinstance(result, Message):
                best = result
                break
            if not isinstance(best, Training) or result.accuracy > best.accuracy:
                best = replace(result, reference_used=plan.reference_used)
            if result.accuracy >= result.bar:
                return best
        if isinstance(best, Training) or not isinstance(counts, Training):
            counts = best
    return counts


def _ask_for(task: TrainingTask) -> TrainingSteps[TrainingResult]:
    try:
        assert task.key
    except RefusedError as refusal:
        return refusal.message
    result = yield task
    assert result is not None
    return result


@dataclass
class Trainer:
    """Trains networks on one dataset, each distinct one once; for all epochs where `full` asks for them."""

    data: Dataset
    seeds: tuple[int, ...] = SEEDS
    full: bool = False
    _done: MutableMapping[str, TrainingResult] = field(default_factory=dict)

    def train(self, plans: Sequence[TrainingPlan]) -> TrainingResult | None:
        """Carries plans out and returns the training that counts, as `follow` describes it."""
        trainings, result = follow(plans, self.data.name, self.seeds), None
        while True:
            try:
                task = trainings.send(result)
            except StopIteration as end:
                counts: TrainingResult | None = end.value
                return counts
            result = self._train_once(task)

    def _train_once(self, task: TrainingTask) -> TrainingResult:
        known = self._done.get(task.key)
        if known is None:
            self._done[task.key] = result = carry_out(task, self.data, self.full)
            return result
        return replace(known, cached=True) if isinstance(known, Training) else known


def carry_out(task: TrainingTask, data: Dataset, full: bool = False) -> TrainingResult:
    """Does one training. Raises the error where this machine failed."""
    try:
        return train(task.config, data, task.seed, full)
    except RefusedError as refusal:
        return refusal.message


def train(config: TrainingConfig, data: Dataset, seed: int, full: bool = False) -> Training:
    """Trains for at most 5 epochs in batches of 32, and stops as soon as the bar is reached, unless in `full`.

    The accuracy is the best at a check, so training in full never takes away a bar that was reached.
    Raises RefusedError where the network can't be rebuilt or trained, and the error itself where this machine failed.
    """
    import keras

    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    model = rebuild_model(config.model, seed)
    optimizer, loss = rebuild_optimizer(config.optimizer), rebuild_loss(config.loss)
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
