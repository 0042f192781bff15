"""A student's network as graders judge it: by its shapes, and by what it computes."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from autograder import backend
from autograder.blueprint import RefusedError, rebuild_model
from autograder.checks import CheckFailed, expect, number
from autograder.messages import Message, say
from autograder.student import Behaviour, Student, StudentError
from autograder.text import one_line

# a wider output is wrong by its shape: targets for it would only take memory
MAX_CATEGORIES = 1000
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
            raise CheckFailed(say("the network can't compute ({kind})", kind=type(error).__name__)) from None
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
        raise StudentError(
            say("a network came, but it could not be asked: {reason}", reason=error.message), error.hint
        ) from None


def _try_to_train(network: Rebuilt | Behaving, train: Callable[..., Any], inputs: tuple[int, ...]) -> None:
    """Finds out which of its weights a training reaches, or what it ends in: for a full batch, and for another one."""
    rng = np.random.default_rng(0)
    images = rng.random((40, *inputs)).astype(np.float32)
    categories = network.outputs[0][-1] or 1
    if categories > MAX_CATEGORIES:
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
        raise _no_model(function, built)


def _no_model(function: str, built: Any) -> CheckFailed:
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


def expect_parameters(network: Network, wanted: int) -> None:
    """Fails the check where another number of parameters can be trained, or the network can't be trained at all."""
    if network.untrained:
        raise CheckFailed(
            say("the network computes, but can't be trained: {reason}", reason=network.untrained.message),
            say(
                "Keras plans a training before it sees an image: how many images there are, and their values, are not "
                "known then. Leave NumPy, `if` and `for` over values, and `shape[0]` out of the network and its "
                "activation functions. A `train_step` of your own takes `self, data`, and gives the metrics back."
            ),
        )
    trainable = sum(math.prod(shape) for shape in network.trainable)
    expect(
        trainable == wanted,
        say(
            "{came:,} parameters of the network can be trained; {wanted:,} were expected",
            came=trainable,
            wanted=wanted,
        ),
        say(
            "Is a layer frozen (`trainable=False`) or left out of the training, does NumPy compute in it, or do all "
            "weights begin at 0? Then it can't learn."
        ),
    )


def expect_fresh(function: str, built: Any) -> None:
    """Fails the check where two calls of a builder gave networks with the same weights, or of different sizes."""
    outside = say("Does a call use up or change something that stands outside the function? Create it inside.")
    if isinstance(built.get("again"), StudentError):
        raise CheckFailed(say("at the second call, {reason}", reason=built["again"].message), outside)
    expect(
        built.get("fresh") is True,
        say("two calls of `{function}` gave networks that share their weights", function=function),
        say("Create the model and its layers inside the function, not before it."),
    )
    expect(
        built.get("alike") is True,
        say("two calls of `{function}` gave networks of different sizes", function=function),
        outside,
    )


def expect_steady(built: Any) -> None:
    """Fails the check where a network gives other numbers when it is asked about the same images again."""
    trial = built.get("trial")
    expect(
        trial is None or _is_close(trial["once"], trial["again"]),
        say("asked twice about the same images, the network gave different numbers"),
        say("Noise and `Dropout` are for the training alone: leave them to Keras's layers, without `training=True`."),
    )


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
            "while it is trained, the network's numbers for an image add up to {sum}, not to 1",
            sum=number(sums[0]),
        ),
        say("Softmax comes last at all times: no `Dropout` after it, and no `if training` around it."),
    )
    if sorted(network.trainable) != sorted(network.weights):
        return
    expect(
        _is_close(trained, trial["once"]) or not _is_close(trained, trial["trained again"]),
        say("while it is trained, the network computes something else than afterwards"),
        say("The activation functions are the same at all times: leave `training` to Keras's layers."),
    )


def _is_close(some: NDArray[Any], others: NDArray[Any]) -> bool:
    return some.shape == others.shape and np.allclose(some, others, atol=1e-3)


def liken(shapes: list[tuple[int, ...]], wanted: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """The shapes, each as the wanted one that it stands for: layers of a student's own may keep (1, n) or (out, in)."""
    return [next((other for other in wanted if _stands_for(shape, other)), shape) for shape in shapes]


def _stands_for(shape: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return _long_axes(shape) in (_long_axes(wanted), wanted[::-1])


def _long_axes(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(size for size in shape if size > 1)


def lay_out(weight: NDArray[Any], shape: tuple[int, ...]) -> Floats:
    """A weight as a network keeps it, in a shape that stands for the weight's own."""
    turned = _long_axes(weight.shape) != _long_axes(shape)
    return np.asarray(weight.T if turned else weight, np.float32).reshape(shape)


def draw_weights(shapes: list[tuple[int, ...]], rng: np.random.Generator, spread: float) -> list[NDArray[np.float64]]:
    """Weights of layers with a kernel and a bias each, whose shapes come in turn.

    Kernels keep the size of what they pass on, and biases give the layers values of about `spread`.
    """
    kernels = [rng.normal(0, np.sqrt(2 / math.prod(shape[:-1])), shape) for shape in shapes[::2]]
    biases = [rng.normal(0, spread, shape) for shape in shapes[1::2]]
    return [weight for layer in zip(kernels, biases, strict=True) for weight in layer]


def settle_outputs(weights: list[NDArray[np.float64]], values: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """The same weights with others for the last layer, which `values` (n, k) reach: no category is far ahead.

    A last layer that is drawn like the others gives nearly all inputs the same category: whatever the layers before it
    compute, softmax makes it 1 and the others 0.
    """
    outputs = values @ weights[-2]
    common = outputs.mean(axis=0)
    # What all inputs have in common is not made small against what they differ in, or 16-bit arithmetic would drown it.
    scale = 1.5 / max(outputs.std(axis=0).mean(), np.abs(common).mean() / 4)
    return [*weights[:-2], weights[-2] * scale, -common * scale]


def _as_outputs(outputs: Any, rows: int, shapes: Shapes) -> Floats:
    fitting = [(rows, *shape[1:]) for shape in shapes]
    expect(
        [np.shape(outputs)] == fitting,
        say("for {rows} images, the network does not give one row each", rows=rows),
    )
    return np.asarray(outputs)
