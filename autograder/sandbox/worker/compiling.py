"""Answers about how a student's function compiles a model: the settings, and what loss and metrics compute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from autograder.sandbox import wire
from autograder.sandbox.worker import values
from autograder.sandbox.worker.definitions import Namespace
from autograder.sandbox.worker.models import Model, limit_fit

Tensor = Any
"""A tensor of Keras's backend, which ships no types."""
Result = TypeVar("Result")
Batch = tuple[wire.Array, wire.Array]
"""One-hot labels and predictions, each (n, 10)."""


def compile_model(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Has a model compiled; gives the configuration of optimizer and loss, and the values of loss and metrics.

    `arrays` are labels and predictions in turn, each (n, 10); each pair of them gets its own values.
    """
    import keras

    model = keras.models.model_from_json(body["model"])
    with limit_fit():
        returned = namespace[body["function"]](model)
    compiled = returned if isinstance(returned, keras.Model) else model
    kind, attempt = values.type_name(returned), values.attempt
    if not getattr(compiled, "compiled", False):
        return {"type": kind, "compiled": False}, []
    batches = list(zip(arrays[::2], arrays[1::2], strict=True))
    lose = _loss_function(compiled, *batches[0])
    return {
        "type": kind,
        "compiled": True,
        "kept": attempt(lambda: _layers(compiled) == _layers(keras.models.model_from_json(body["model"]))),
        "emptied": attempt(lambda: not all(np.any(weight) for weight in compiled.get_weights() if weight.ndim > 1)),
        "optimizer": attempt(lambda: keras.optimizers.serialize(compiled.optimizer)),
        "loss": attempt(lambda: _serialize_loss(compiled.loss)),
        "loss_values": attempt(lambda: [float(np.mean(lose(*batch)[0])) for batch in batches]),
        "loss_teaches": attempt(lambda: bool(lose(*batches[0])[1])),
        "metrics": attempt(lambda: _metric_values(compiled, batches)),
        "eager": attempt(lambda: bool(compiled.run_eagerly)).get("value") is True,
        "fit": {} if _trains_as_usual(compiled) else attempt(lambda: _take_one_step(compiled)),
    }, []


def _layers(model: Model) -> list[object]:
    return [layer.get_config() for layer in model.layers]


def _serialize_loss(loss: object) -> object:
    import keras

    return loss if isinstance(loss, str) else keras.losses.serialize(loss)


def _loss_function(model: Model, labels: wire.Array, predictions: wire.Array) -> Callable[..., tuple[Tensor, Tensor]]:
    """The loss as training computes it from arrays of these shapes, and whether it has a gradient."""
    import keras

    if keras.backend.backend() != "tensorflow":
        return lambda labels, predictions: (model.compute_loss(y=labels, y_pred=predictions), True)
    import tensorflow as tf

    def lose(labels: Tensor, predictions: Tensor) -> tuple[Tensor, Tensor]:
        with tf.GradientTape() as tape:
            tape.watch(predictions)
            loss = model.compute_loss(y=labels, y_pred=predictions)
        return loss, tf.constant(tape.gradient(loss, predictions) is not None)

    return _as_keras_runs(lose, model.run_eagerly, labels, predictions)


def _metric_values(model: Model, batches: list[Batch]) -> list[dict[str, float]]:
    """The metrics by name, after each batch alone and at last after all of them together."""
    import keras

    def measure(labels: Tensor, predictions: Tensor) -> dict[str, Tensor]:
        named: dict[str, Tensor] = model.compute_metrics(None, labels, predictions)
        return named

    if keras.backend.backend() == "tensorflow":
        measure = _as_keras_runs(measure, model.run_eagerly, *batches[0])
    found = []
    for group in (*([batch] for batch in batches), batches):
        model.reset_metrics()
        named: dict[str, Tensor] = {}
        for batch in group:
            named = measure(*batch)
        scalars = {str(name): float(value) for name, value in named.items() if name != "loss" and np.ndim(value) == 0}
        found.append(scalars)
    return found


def _as_keras_runs(function: Callable[..., Result], eager: bool, *arrays: wire.Array) -> Callable[..., Result]:
    """Wraps a function of such arrays as `fit` runs it: eagerly, or as a graph for any number of rows."""
    import tensorflow as tf

    if not eager:
        signature = [tf.TensorSpec((None, *array.shape[1:]), array.dtype) for array in arrays]
        function = tf.function(function, autograph=False, input_signature=signature)
    return lambda *given: function(*map(tf.constant, given))


def _trains_as_usual(model: Model) -> bool:
    """Whether the optimizer and the learning rate are Keras's own, each batch is one step, and XLA compiles nothing."""
    rate = getattr(model.optimizer, "_learning_rate", None)
    parts = [model.optimizer, *([rate] if callable(rate) else [])]
    by_keras = all(type(part).__module__.startswith("keras.") for part in parts)
    return by_keras and model.steps_per_execution == 1 and not model.jit_compile


def _take_one_step(model: Model) -> None:
    inputs, outputs = (np.ones((2, *shape[1:]), np.float32) for shape in (model.input_shape, model.output_shape))
    model.fit(inputs, outputs / outputs.shape[1], batch_size=2, verbose=0)
