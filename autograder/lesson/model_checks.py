"""What the checks of both networks share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager as _contextmanager
from typing import Any

import numpy as np

from autograder.lesson.checks import _call_student, _run_student
from autograder.lesson.kinds import (
    Array,
    BatchShape,
    Floats,
    Model,
    Shape,
    Singles,
    Tensor,
)
from autograder.lesson.mistakes import _CheckFailed
from autograder.lesson.networks import (
    _expect_equal_answers,
    _expect_equal_sizes,
    _expect_one_row_each,
    _expect_own_weights,
    _failed_again,
    _no_model,
    _not_run,
)

_MOST_BATCHES = 1875


class _Network:
    """A model that a student's function built, as a check sees it."""

    def __init__(self, function: str, shape: Shape) -> None:
        self._function = function
        self._model = _build(function)
        rng = np.random.default_rng(0)
        self._some = rng.random((20, *shape), "float32")
        inputs = getattr(self._model, "inputs", None)
        if inputs:
            outputs = self._model.outputs
            self.inputs: list[BatchShape] = [
                tuple(tensor.shape) for tensor in inputs
            ]
            self.outputs: list[BatchShape] = [
                tuple(tensor.shape) for tensor in outputs
            ]
        else:
            self.inputs = [(None, *shape)]
            came = self._answers(self._some)
            self.outputs = [(None, *came.shape[1:])]

    @property
    def weights(self) -> list[Shape]:
        """The shapes of its weights."""
        return [tuple(each.shape) for each in self._variables()]

    def predict(self, inputs: Array, weights: list[Singles]) -> Array:
        """What it makes of inputs, with these weights for a moment."""
        variables = self._variables()
        before = [np.array(_on_cpu(each)) for each in variables]
        try:
            for variable, weight in zip(
                variables, weights, strict=True
            ):
                variable.assign(weight)
            came = self._answers(inputs)
        finally:
            for variable, weight in zip(variables, before, strict=True):
                variable.assign(weight)
        rows = len(inputs)
        fitting = [(rows, *shape[1:]) for shape in self.outputs]
        _expect_one_row_each(came, rows, fitting)
        return came

    def parameters(self) -> int:
        """How many numbers a training can change."""
        weights = self._model.trainable_weights
        return sum(int(np.prod(weight.shape)) for weight in weights)

    def expect_steady(self) -> None:
        """Fails the check where the same images get other answers."""
        once = self._answers(self._some)
        again = self._answers(self._some)
        equal = once.shape == again.shape
        _expect_equal_answers(
            equal and np.allclose(once, again, atol=1e-3)
        )

    def expect_fresh(self, shape: Shape) -> None:
        """Fails the check where another call gives no new network."""
        try:
            other = _Network(self._function, shape)
        except _CheckFailed as failed:
            raise _failed_again(failed.message) from None
        mine = {id(each) for each in self._variables()}
        shared = any(id(each) in mine for each in other._variables())
        _expect_own_weights(self._function, shared)
        _expect_equal_sizes(
            self._function, other.weights == self.weights
        )

    def is_exact(self) -> bool:
        """Whether its numbers are exact enough to be compared.

        With 16 bits, those of a right network may differ too much.
        """
        layers = self._model.layers
        types = {str(layer.compute_dtype) for layer in layers}
        return not types & {"float16", "bfloat16"}

    def show(self) -> None:
        """Prints its layers."""
        # as plain text: the colours of its table are too pale to read
        self._model.summary(line_length=64, print_fn=print)

    def _variables(self) -> list[Tensor]:
        """Its weights; a single number is no weight of a layer."""
        weights = self._model.weights
        return [each for each in weights if len(each.shape)]

    def _answers(self, inputs: Array) -> Floats:
        try:
            came = _run_student(
                self._function,
                lambda: self._model(inputs, training=False),
            )
        except _CheckFailed as failed:
            message = _not_run(failed.message)
            raise _CheckFailed(message, failed.hint) from None
        return np.asarray(_on_cpu(came), np.float64)


def _on_cpu(weight: object) -> Any:
    value = getattr(weight, "value", weight)
    return value.detach().cpu() if hasattr(value, "detach") else value


def _build(function: str) -> Model:
    """The model that a student's function gives."""
    import keras

    with _short_trainings():
        built = _call_student(function)
    if isinstance(built, keras.Model):
        model: Model = built
        return model
    kind = getattr(built, "__name__", type(built).__name__)
    raise _no_model(function, kind, isinstance(built, type))


@_contextmanager
def _short_trainings() -> Iterator[None]:
    """Stops a `fit` after as many batches as the hidden tests do."""
    import keras

    class Limit(keras.callbacks.Callback):  # type: ignore[misc]
        left = _MOST_BATCHES

        def on_train_batch_end(
            self, batch: int, logs: object = None
        ) -> None:
            self.left -= int(self.model.steps_per_execution)
            if self.left < 0:
                words = f"still training after {_MOST_BATCHES} batches"
                raise TimeoutError(words)

    def fit(*arguments: Any, **keywords: Any) -> Any:
        callbacks = [keywords.get("callbacks") or [], Limit()]
        return whole(*arguments, **{**keywords, "callbacks": callbacks})

    whole = keras.Model.fit
    keras.Model.fit = fit
    try:
        yield
    finally:
        keras.Model.fit = whole
