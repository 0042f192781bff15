"""A student's network as graders judge it: by its shapes, and by what it computes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder.blueprint import RefusedError, rebuild_model
from autograder.checks import CheckFailed, expect
from autograder.messages import say
from autograder.student import Behaviour, Student, StudentError
from autograder.text import one_line

Floats = NDArray[np.float32]
Shapes = list[tuple[int | None, ...]]


class Network(Protocol):
    """A network to be judged, wherever it runs."""

    inputs: Shapes
    outputs: Shapes
    weights: list[tuple[int, ...]]
    trainable: list[tuple[int, ...]]

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        """Its outputs, with these weights in place of its own."""
        ...


class Rebuilt:
    """A network rebuilt here from its configuration; `configuration` can be trained."""

    def __init__(self, configuration: str) -> None:
        self._model = rebuild_model(configuration)
        self.configuration = configuration
        self.inputs = [tuple(tensor.shape) for tensor in self._model.inputs]
        self.outputs = [tuple(tensor.shape) for tensor in self._model.outputs]
        self.weights = [tuple(weight.shape) for weight in self._model.weights]
        self.trainable = [tuple(weight.shape) for weight in self._model.trainable_weights]

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        try:
            for variable, weight in zip(self._model.weights, weights, strict=True):
                variable.assign(weight)
            # Called as it is, a small batch takes a hundredth of the time of Keras's own `predict`.
            outputs = self._model(inputs, training=False)
        except Exception as error:
            # Keras raises nearly every kind of exception for layers of strange types, orders and sizes.
            raise CheckFailed(say("the network can't compute ({kind})", kind=type(error).__name__)) from None
        outputs = outputs.numpy() if hasattr(outputs, "numpy") else outputs
        return _as_outputs(outputs, len(inputs), self.outputs)


class Behaving:
    """A network with parts that are not Keras's own: it stays in the sandbox, and is judged by what it gives."""

    configuration = None

    def __init__(self, behave: Callable[..., Behaviour], inputs: tuple[int, ...]) -> None:
        self._behave = behave
        seen = behave(np.zeros((2, *inputs), np.float32))
        self.inputs: Shapes = [(None, *inputs)]
        self.outputs: Shapes = [(None, *seen.outputs.shape[1:])]
        self.weights = seen.weights
        self.trainable = seen.trainable

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        return _as_outputs(self._behave(inputs, *weights).outputs, len(inputs), self.outputs)


def find_network(student: Student, function: str, built: Any, inputs: tuple[int, ...]) -> Any:
    """The network that a builder gave for images of the shape `inputs`, to be judged here or in the sandbox.

    `built` is the answer of `student.build`, or the StudentError that it ended in. In place of a network comes the
    StudentError or RefusedError that says why there is none, and None where something else than a model came.
    """
    if isinstance(built, StudentError):
        return built
    if "fresh" not in built:
        return None
    try:
        return Rebuilt(built.get("model"))
    except RefusedError as refusal:
        if refusal.oversized:
            return refusal
    except StudentError as error:
        return error
    try:
        return Behaving(partial(student.behave, function), inputs)
    except StudentError as error:
        return error


def no_model(function: str, built: Any) -> CheckFailed:
    """What is said where a builder gave something else than a model; `built` is the answer of `student.build`."""
    kind = one_line(built.get("type"), 60)
    if kind == "NoneType":
        return CheckFailed(
            say("`{function}` gave nothing back (None)", function=function),
            say("Does the function end with `return model`?"),
        )
    hint = say("`return model` gives the model itself back, not a part of it or a text about it.")
    if built.get("is_class"):
        hint = say("A class came back, not a model: write parentheses after its name.")
    return CheckFailed(
        say("`{function}` gave a value of type {kind}, which is no Keras model", function=function, kind=kind), hint
    )


def _as_outputs(outputs: Any, rows: int, shapes: Shapes) -> Floats:
    fitting = [(rows, *shape[1:]) for shape in shapes]
    expect(
        [np.shape(outputs)] == fitting,
        say("for {rows} images, the network does not give one row each", rows=rows),
    )
    return np.asarray(outputs)
