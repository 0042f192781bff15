"""A student's network as graders judge it: by its shapes, and by what it computes."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

import numpy as np

from autograder import limits
from autograder.grade import FailureKind, Training
from autograder.grading.answers import Array, Behaviour, Built, Floats, NoModel, Shape
from autograder.grading.checks import CheckFailed, expect, number
from autograder.grading.student import Student
from autograder.grading.student_errors import Answer, StudentError
from autograder.lesson.networks import _expect_equal_answers as expect_equal_answers
from autograder.lesson.networks import _expect_equal_sizes as expect_equal_sizes
from autograder.lesson.networks import _expect_one_row_each as expect_one_row_each
from autograder.lesson.networks import _expect_own_weights as expect_own_weights
from autograder.lesson.networks import _expect_parameters
from autograder.lesson.networks import _failed_again as failed_again
from autograder.lesson.networks import _no_model as no_model
from autograder.lesson.networks import _not_run as not_run
from autograder.messages import Message, say
from autograder.training import backend
from autograder.training.model_config import RefusedError, rebuild_model
from autograder.training.train import TrainingResult

BatchShape = tuple[int | None, ...]


@dataclass(frozen=True)
class Builder:
    """The function that an assignment asks to build a network: for images of the shape `inputs`.

    `limits` is the hint for a network that is far too large.
    """

    function: str
    inputs: Shape
    limits: Message


@dataclass(frozen=True)
class CompileSettings:
    """Optimizer and loss as Keras's JSON; None for one that can't be rebuilt."""

    optimizer: str | None
    loss: str | None


class Network(Protocol):
    """A network to be judged, wherever it runs.

    `inputs` and `outputs` are shapes (None, …) of batches, `weights` and `trainable` those of weights. `untrained` is
    the error that a training ended in.
    """

    built: Built
    inputs: list[BatchShape]
    outputs: list[BatchShape]
    weights: list[Shape]
    trainable: list[Shape]
    untrained: StudentError | None

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        """Its outputs (n, …) for inputs (n, …), with these weights in place of its own."""
        ...


class LocalNetwork:
    """A network rebuilt here from its configuration, which can be trained. Raises RefusedError where it can't be."""

    untrained: StudentError | None = None

    def __init__(self, built: Built) -> None:
        self.built = built
        self.configuration = built.configuration or ""
        # With fewer bits, a right network gives numbers that are too far from the expected ones.
        self._model = rebuild_model(re.sub(r'"(mixed_)?b?float16"', '"float32"', self.configuration))
        self.inputs: list[BatchShape] = [tuple(tensor.shape) for tensor in self._model.inputs]
        self.outputs: list[BatchShape] = [tuple(tensor.shape) for tensor in self._model.outputs]
        self.weights: list[Shape] = [tuple(weight.shape) for weight in self._model.weights]
        self.trainable: list[Shape] = [tuple(weight.shape) for weight in self._model.trainable_weights]

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


class SandboxedNetwork:
    """A network with parts that are not Keras's own: it stays in the sandbox, and is judged by what it returns."""

    untrained: StudentError | None = None

    def __init__(self, built: Built, behave: Callable[..., Behaviour], inputs: Shape) -> None:
        self.built = built
        self._behave = behave
        seen = behave(np.zeros((2, *inputs), np.float32))
        self.inputs: list[BatchShape] = [(None, *inputs)]
        self.outputs: list[BatchShape] = [(None, *seen.outputs.shape[1:])]
        self.weights = self.trainable = seen.weights

    def predict(self, inputs: Floats, weights: list[Floats]) -> Floats:
        return _as_outputs(self._behave(inputs, *weights).outputs, len(inputs), self.outputs)


Found = LocalNetwork | SandboxedNetwork | NoModel | StudentError | RefusedError
"""The network that a builder returned, or what came in place of one."""


def find_network(student: Student, builder: Builder, built: Answer[Built | NoModel], eager: bool = False) -> Found:
    """The network that a builder returned, to be judged here or in the sandbox.

    `built` is what `student.build` came to; `eager` tells that the network is compiled to run eagerly.
    """
    if isinstance(built, (StudentError, NoModel)):
        return built
    try:
        network = _find(partial(student.behave, builder.function), built, builder.inputs)
    except (StudentError, RefusedError) as error:
        return error
    if isinstance(network, SandboxedNetwork) or built.is_own:
        # how it is trained may be its own as well
        _try_to_train(network, partial(student.train, builder.function, eager=eager), builder.inputs)
    return network


def _find(behave: Callable[..., Behaviour], built: Built, inputs: Shape) -> LocalNetwork | SandboxedNetwork:
    try:
        return LocalNetwork(built)
    except RefusedError as refusal:
        if refusal.kind is FailureKind.TOO_LARGE:
            raise
    try:
        return SandboxedNetwork(built, behave, inputs)
    except StudentError as error:
        raise StudentError(not_run(error.message), error.hint, error.kind) from None


def _try_to_train(
    network: LocalNetwork | SandboxedNetwork, train: Callable[[Floats, Floats], list[Shape]], inputs: Shape
) -> None:
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


def default_adam() -> str:
    """The configuration of Adam with its default learning rate, as JSON."""
    import keras

    return json.dumps(keras.optimizers.serialize(keras.optimizers.Adam()))


def expect_model(found: Found, builder: Builder) -> Network:
    """The network that was found; fails the check where there is none."""
    if isinstance(found, StudentError):
        raise found
    if isinstance(found, RefusedError):
        raise StudentError(found.message, builder.limits, found.kind)
    if isinstance(found, NoModel):
        raise no_model(builder.function, found.type, found.is_class)
    return found


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


def expect_training(result: TrainingResult | None, nothing: Message, refused: Message) -> Training:
    """The training that counts; fails the check where there is none.

    `nothing` is the hint where there was nothing to train, `refused` where it could not be trained.
    """
    if result is None:
        raise CheckFailed(say("there is no network of yours that we can train"), nothing)
    if isinstance(result, Message):
        raise CheckFailed(result, refused)
    return result


def expect_fresh(network: Network, builder: Builder) -> None:
    """Fails the check where two calls of a builder returned networks with the same weights, or of different sizes."""
    if network.built.again:
        raise failed_again(network.built.again.message)
    expect_own_weights(builder.function, not network.built.fresh)
    expect_equal_sizes(builder.function, network.built.alike)


def expect_steady(network: Network) -> None:
    """Fails the check where a network returns other numbers when it is asked about the same images again."""
    trial = network.built.trial
    expect_equal_answers(trial is None or _is_close(trial.once, trial.again))


def expect_alike_in_training(network: Network) -> None:
    """Fails the check where a network computes no probabilities while it is trained, or others than afterwards.

    What has noise in it, as `Dropout` has, may differ; weights that a training does not reach are judged elsewhere.
    """
    trial = network.built.trial
    if trial is None:
        return
    sums = trial.trained.sum(axis=-1)
    expect(
        np.allclose(sums, 1, atol=1e-2),
        say(
            "during training, the numbers of your network for an image add up to {sum}, not to 1",
            sum=number(sums.flat[0]),
        ),
        say("Softmax must always come last: no `Dropout` after it, and no `if training` around it."),
    )
    if sorted(network.trainable) != sorted(network.weights):
        return
    expect(
        _is_close(trial.trained, trial.once) or not _is_close(trial.trained, trial.trained_again),
        say("during training, your network computes something different from what it computes afterwards"),
        say("The activation functions must not change during training: leave `training` to the layers of Keras."),
    )


def _is_close(some: Array, others: Array) -> bool:
    return some.shape == others.shape and np.allclose(some, others, atol=1e-3)


def _as_outputs(outputs: Any, rows: int, shapes: list[BatchShape]) -> Floats:
    expect_one_row_each(outputs, rows, [(rows, *shape[1:]) for shape in shapes])
    return np.asarray(outputs)
