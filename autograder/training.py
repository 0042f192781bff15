"""Training: from a blueprint to the validation accuracy, computed here and from the predictions alone."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np

from autograder.blueprint import Blueprint, RefusedError, rebuild_loss, rebuild_model, rebuild_optimizer
from autograder.dataset import Dataset
from autograder.grade import Training
from autograder.messages import say

EPOCHS = 5
BATCH = 32
CATEGORIES = 10
SEEDS = (20, 21, 22)
_CHECKS_AN_EPOCH = 5


@dataclass(frozen=True)
class Job:
    """One training to do: a network from one seed."""

    blueprint: Blueprint
    seed: int

    @cached_property
    def key(self) -> str:
        """Equal for jobs with the same result. Raises RefusedError."""
        return f"{self.blueprint.digest()} {self.seed}"


class TrainingNeeded(Exception):  # noqa: N818  no error: somebody else trains, and the question is asked again
    """A training has to be done elsewhere before its accuracy is known."""

    def __init__(self, job: Job) -> None:
        super().__init__(job.key)
        self.job = job


@dataclass
class Trainer:
    """Trains blueprints on one dataset, each distinct one once."""

    data: Dataset
    seeds: tuple[int, ...] = SEEDS
    full: bool = False
    _done: dict[str, Training] = field(default_factory=dict)

    def train(self, blueprint: Blueprint, seeds: tuple[int, ...] | None = None) -> Training:
        """The first training that reaches the bar, or the best of all seeds. Raises RefusedError."""
        best = None
        for seed in seeds or self.seeds:
            training = self._train_once(blueprint, seed)
            if training.accuracy >= self.data.bar:
                return training
            best = training if best is None or training.accuracy > best.accuracy else best
        assert best is not None
        return best

    def _train_once(self, blueprint: Blueprint, seed: int) -> Training:
        key = f"{blueprint.digest()} {seed}"
        if key in self._done:
            return replace(self._done[key], cached=True)
        self._done[key] = train(blueprint, self.data, seed)
        return self._done[key]


def train(blueprint: Blueprint, data: Dataset, seed: int, full: bool = False) -> Training:
    """Trains for at most 5 epochs in batches of 32, and stops as soon as the bar is reached.

    Raises RefusedError where the blueprint can't be rebuilt or trained.
    """
    import keras

    keras.utils.clear_session()
    keras.utils.set_random_seed(seed)
    model = rebuild_model(blueprint.model)
    steps = -(-len(data.x_train) // BATCH)
    checks = _CHECKS_AN_EPOCH if steps % _CHECKS_AN_EPOCH == 0 else 1
    optimizer, loss = rebuild_optimizer(blueprint.optimizer), rebuild_loss(blueprint.loss)
    progress = _stop_at_the_bar(data)
    try:
        model.compile(optimizer=optimizer, loss=loss, steps_per_execution=steps // checks)
        model.fit(
            _batches(data, seed),
            epochs=EPOCHS * checks,
            steps_per_epoch=steps // checks,
            callbacks=[progress],
            shuffle=False,  # the batches are shuffled already
            verbose=0,
        )
    except Exception as error:
        # Data and steps are ours and always the same: Keras raises for settings that it can't train with.
        raise RefusedError(say("the network can't be trained ({kind})", kind=type(error).__name__)) from None
    return Training(
        accuracy=progress.best,
        bar=data.bar,
        epochs=-(-progress.checks // checks),
        parameters=model.count_params(),
        dataset=data.name,
        device=device(),
        cached=False,
    )


def device() -> str:
    """What trains here: "GPU" where TensorFlow finds one, "CPU" otherwise."""
    import tensorflow as tf

    return "GPU" if tf.config.list_physical_devices("GPU") else "CPU"


def load_tensorflow() -> None:
    """Imports TensorFlow without its notices, and has it take GPU memory as it needs it, not all at once."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["KERAS_BACKEND"] = "tensorflow"
    with _errors_unheard():
        import tensorflow as tf

    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)


@contextlib.contextmanager
def _errors_unheard() -> Iterator[None]:
    """TensorFlow's C++ writes to descriptor 2 before any level of its log can be set."""
    sys.stderr.flush()
    kept, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)


def _as_inputs(images: Any) -> Any:
    return (images.reshape(len(images), -1) / np.float32(255)).astype(np.float32)


def _batches(data: Dataset, seed: int) -> Any:
    import tensorflow as tf

    labels = np.eye(CATEGORIES, dtype=np.float32)[data.y_train]
    pairs = tf.data.Dataset.from_tensor_slices((_as_inputs(data.x_train), labels))
    shuffled = pairs.shuffle(len(labels), seed=seed, reshuffle_each_iteration=True)
    return shuffled.batch(BATCH).repeat().prefetch(tf.data.AUTOTUNE)


def _stop_at_the_bar(data: Dataset) -> Any:
    """A Keras callback that measures validation accuracy at each check: `best` so far, and `checks` made."""
    import keras

    inputs = _as_inputs(data.x_valid)

    class StopAtTheBar(keras.callbacks.Callback):  # type: ignore[misc]
        best = 0.0
        checks = 0

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            guesses = self.model.predict(inputs, batch_size=1000, verbose=0).argmax(axis=1)
            self.best = max(self.best, float((guesses == data.y_valid).mean()))
            self.checks = epoch + 1
            self.model.stop_training = self.best >= data.bar

    return StopAtTheBar()
