"""A student's network as graders judge it: by its shapes, and by what it computes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder import limits
from autograder.grading.checks import CheckFailed, expect, number
from autograder.grading.student import Behaviour, Student, StudentError
from autograder.lesson.networks import _draw_weights as draw_weights
from autograder.lesson.networks import _expect_equal_answers as expect_equal_answers
from autograder.lesson.networks import _expect_equal_sizes as expect_equal_sizes
from autograder.lesson.networks import _expect_one_row_each as expect_one_row_each
from autograder.lesson.networks import _expect_own_weights as expect_own_weights
from autograder.lesson.networks import _expect_parameters
from autograder.lesson.networks import _failed_again as failed_again
from autograder.lesson.networks import _no_model as no_model
from autograder.lesson.networks import _not_run as not_run
from autograder.lesson.networks import _settle_outputs as settle_outputs
from autograder.messages import Message, say
from autograder.text import one_line
from autograder.training import backend
from autograder.training.model_config import RefusedError, rebuild_model

__all__ = [
    "Behaving",
    "Network",
    "Rebuilt",
    "draw_weights",
    "expect_alike_in_training",
    "expect_fresh",
    "expect_model",
    "expect_parameters",
    "expect_steady",
    "find_network",
    "settle_outputs",
]

Floats = NDArray[np.float32]
Shapes = list[tuple[int | None, ...]]


class Network(Protocol):
    """A network to be judged, wherever it runs."""

    inputs: Shapes
    outputs: Shapes
    weights: list[tuple[int, ...]]
    trainable: list[tuple[int, ...]]
    untrained: StudentError | None

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        """Its outputs, with these weights in place of its own."""
        ...


class Rebuilt:
    """A network rebuilt here from its configuration; `configuration` can be trained."""

    untrained: StudentError | None = None

    def __init__(self, configuration: str) -> None:
        self._model = rebuild_model(_in_32_bits(configuration))
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
            if backend.is_fault(error):
                raise
            # Keras raises nearly every kind of exception for layers of strange types, orders and sizes.
            raise CheckFailed(say("your network can't compute ({kind})", kind=type(error).__name__)) from None
        outputs = outputs.numpy() if hasattr(outputs, "numpy") else outputs
        return _as_outputs(outputs, len(inputs), self.outputs)


def _in_32_bits(configuration: Any) -> Any:
    """With fewer bits, a right network gives numbers that are too far from those which are wanted."""
    if not isinstance(configuration, str):
        return configuration
    return re.sub(r'"(mixed_)?b?float16"', '"float32"', configuration)


class Behaving:
    """A network with parts that are not Keras's own: it stays in the sandbox, and is judged by what it gives."""

    configuration = None
    untrained: StudentError | None = None

    def __init__(self, behave: Callable[..., Behaviour], inputs: tuple[int, ...]) -> None:
        self._behave = behave
        seen = behave(np.zeros((2, *inputs), np.float32))
        self.inputs: Shapes = [(None, *inputs)]
        self.outputs: Shapes = [(None, *seen.outputs.shape[1:])]
        self.weights = seen.weights
        self.trainable = seen.weights

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        return _as_outputs(self._behave(inputs, *weights).outputs, len(inputs), self.outputs)


def find_network(student: Student, function: str, built: Any, inputs: tuple[int, ...], eager: bool = False) -> Any:
    """The network that a builder gave for images of the shape `inputs`, to be judged here or in the sandbox.

    `built` is the answer of `student.build`, or the StudentError that it ended in; `eager` tells that it is compiled to
    run eagerly. In place of a network comes the StudentError or RefusedError that says why there is none, and None
    where something else than a model came.
    """
    if isinstance(built, StudentError):
        return built
    if "fresh" not in built:
        return None
    try:
        network = _find(partial(student.behave, function), built, inputs)
    except (StudentError, RefusedError) as error:
        return error
    if isinstance(network, Behaving) or built.get("is_own") is True:
        # how it is trained may be its own as well
        _try_to_train(network, partial(student.train, function, eager=eager), inputs)
    return network


def _find(behave: Callable[..., Behaviour], built: Any, inputs: tuple[int, ...]) -> Rebuilt | Behaving:
    try:
        return Rebuilt(built.get("model"))
    except RefusedError as refusal:
        if refusal.oversized:
            raise
    try:
        return Behaving(behave, inputs)
    except StudentError as error:
        raise StudentError(not_run(error.message), error.hint) from None


def _try_to_train(network: Rebuilt | Behaving, train: Callable[..., Any], inputs: tuple[int, ...]) -> None:
    """Finds out which of its weights a training reaches, or what it ends in: for a full batch, and for another one."""
    rng = np.random.default_rng(0)
    images = rng.random((40, *inputs)).astype(np.float32)
    categories = network.outputs[0][-1] or 1
    # a wider output is wrong by its shape: targets for it would only take memory
    if categories > limits.MAX_CATEGORIES:
        return
    try:
        network.trainable = train(images, np.eye(categories, dtype=np.float32)[rng.integers(0, categories, 40)])
    except StudentError as error:
        network.untrained = error


def expect_model(network: Any, function: str, built: Any, limits: Message) -> None:
    """Fails the check where a builder gave no network; `network` is what `find_network` found for it.

    `limits` is the hint for a network that is far too large.
    """
    if isinstance(network, StudentError):
        raise network
    if isinstance(network, RefusedError):
        raise CheckFailed(network.message, limits)
    if network is None:
        raise no_model(function, one_line(built.get("type"), 60), bool(built.get("is_class")))


def expect_parameters(network: Network, wanted: int) -> None:
    """Fails the check where another number of parameters can be trained, or the network can't be trained at all."""
    if network.untrained:
        raise CheckFailed(
            say("your network can be run, but it can't be trained: {reason}", reason=network.untrained.message),
            say(
                "Keras plans the training before it sees an image: it does not know yet how many images there "
                "are, or their values. Do not use NumPy, `if` and `for` on values, or `shape[0]` in the network "
                "and its activation functions. A `train_step` of your own takes `self, data` and returns the "
                "metrics."
            ),
        )
    _expect_parameters(sum(math.prod(shape) for shape in network.trainable), wanted)


def expect_fresh(function: str, built: Any) -> None:
    """Fails the check where two calls of a builder gave networks with the same weights, or of different sizes."""
    if isinstance(built.get("again"), StudentError):
        raise failed_again(built["again"].message)
    expect_own_weights(function, built.get("fresh") is not True)
    expect_equal_sizes(function, built.get("alike") is True)


def expect_steady(built: Any) -> None:
    """Fails the check where a network gives other numbers when it is asked about the same images again."""
    trial = built.get("trial")
    expect_equal_answers(trial is None or _is_close(trial["once"], trial["again"]))


def expect_alike_in_training(network: Network, built: Any) -> None:
    """Fails the check where a network computes no probabilities while it is trained, or others than afterwards.

    What has noise in it, as `Dropout` has, may differ; weights that a training does not reach are judged elsewhere.
    """
    trial = built.get("trial")
    if trial is None:
        return
    trained = trial["trained"]
    sums = trained.sum(axis=-1)
    expect(
        np.allclose(sums, 1, atol=1e-2),
        say(
            "during training, the numbers of your network for an image add up to {sum}, not to 1",
            sum=number(sums[0]),
        ),
        say("Softmax must always come last: no `Dropout` after it, and no `if training` around it."),
    )
    if sorted(network.trainable) != sorted(network.weights):
        return
    expect(
        _is_close(trained, trial["once"]) or not _is_close(trained, trial["trained again"]),
        say("during training, your network computes something different from what it computes afterwards"),
        say("The activation functions must not change during training: leave `training` to the layers of Keras."),
    )


def _is_close(some: NDArray[Any], others: NDArray[Any]) -> bool:
    return some.shape == others.shape and np.allclose(some, others, atol=1e-3)


def _as_outputs(outputs: Any, rows: int, shapes: Shapes) -> Floats:
    expect_one_row_each(outputs, rows, [(rows, *shape[1:]) for shape in shapes])
    return np.asarray(outputs)
