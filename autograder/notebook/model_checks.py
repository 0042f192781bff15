"""What the checks of both networks share."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.notebook.checks import _call_student, _run_student
from autograder.notebook.mistakes import _CheckFailed
from autograder.notebook.networks import (
    _expect_equal_answers,
    _expect_equal_sizes,
    _expect_own_weights,
    _failed_again,
    _no_model,
    _not_run,
)


class _Network:
    """A model that a student's function built, as a check sees it."""

    def __init__(self, function: str, shape: tuple[int, ...]) -> None:
        self._function = function
        self._model = _build(function)
        rng = np.random.default_rng(0)
        self.some = rng.random((20, *shape), "float32")
        inputs: Any = getattr(self._model, "inputs", None)
        if inputs:
            outputs: Any = self._model.outputs
            self.inputs = [tuple(tensor.shape) for tensor in inputs]
            self.outputs = [tuple(tensor.shape) for tensor in outputs]
        else:
            self.inputs = [(None, *shape)]
            self.outputs = [(None, *self.answers().shape[1:])]

    def answers(self) -> Any:
        """What it makes of some inputs."""
        outputs = self._asked(
            lambda: self._model(self.some, training=False)
        )
        if hasattr(outputs, "detach"):
            outputs = outputs.detach().cpu()
        return np.asarray(outputs, np.float64)

    def _asked(self, call: Any) -> Any:
        try:
            return _run_student(self._function, call)
        except _CheckFailed as failed:
            message = _not_run(failed.message)
            raise _CheckFailed(message, failed.hint) from None

    def weights(self) -> list[Any]:
        weights: Any = self._model.weights
        return [np.array(_on_cpu(weight)) for weight in weights]

    def shapes(self) -> list[tuple[int, ...]]:
        weights: Any = self._model.weights
        return [tuple(weight.shape) for weight in weights]

    def parameters(self) -> int:
        """How many numbers a training can change."""
        weights: Any = self._model.trainable_weights
        return sum(int(np.prod(weight.shape)) for weight in weights)

    def expect_steady(self) -> None:
        """Fails the check where the same images get other answers."""
        once, again = self.answers(), self.answers()
        _expect_equal_answers(np.allclose(once, again, atol=1e-3))

    def expect_fresh(self, shape: tuple[int, ...]) -> None:
        """Fails the check where another call gives no new network."""
        try:
            other = _Network(self._function, shape)
        except _CheckFailed as failed:
            raise _failed_again(failed.message) from None
        sizes = other.shapes() == self.shapes()
        _expect_own_weights(self._function, self._shares_with(other))
        _expect_equal_sizes(self._function, sizes)

    def _shares_with(self, other: _Network) -> bool:
        mine: Any = self._model.weights
        others: Any = other._model.weights
        known = {id(weight) for weight in mine}
        return any(id(weight) in known for weight in others)

    def show(self) -> None:
        """Prints its layers."""
        summary: Any = self._model.summary
        summary()


def _on_cpu(weight: Any) -> Any:
    value = getattr(weight, "value", weight)
    return value.detach().cpu() if hasattr(value, "detach") else value


def _build(function: str) -> Any:
    """The model that a student's function gives."""
    import keras

    model = _call_student(function)
    if isinstance(model, keras.Model):
        return model
    kind = getattr(model, "__name__", type(model).__name__)
    raise _no_model(function, kind, isinstance(model, type))
