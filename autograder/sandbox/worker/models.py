"""Answers about the Keras model that a student's function builds: its configuration, and what it computes."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from autograder.sandbox import wire
from autograder.sandbox.worker import values
from autograder.sandbox.worker.definitions import Namespace

Model = Any
"""A `keras.Model` or one of its layers: Keras ships no types."""
Weight = Any
"""A `keras.Variable`, or a NumPy array."""

# `fit` may train for this long in a function that only builds or compiles a model: an epoch of MNIST, in batches of 32.
MAX_BATCHES = 1875
# The rest of the answer has to fit into the same JSON object.
_MAX_CONFIGURATION = wire.MAX_JSON - 10_000
# The built model waits under this key for further questions; student code can't bind such a name.
_BUILT = "<built>"


def build(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Builds a model and gives its configuration, from which the grader decides whether the model may run.

    A model without a configuration runs only where nothing else creates its variables.
    """
    built = namespace[_BUILT] = _Built.by(namespace[body["function"]], tuple(body["inputs"]))
    return built.described, []


def trial(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Runs the model that `build` built on four random inputs."""
    inputs = np.random.default_rng(0).random((4, *body["inputs"]), np.float32)
    return {"trial": values.attempt(partial(_try_out, namespace[_BUILT].model, inputs)).get("value")}, []


def build_again(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Builds a second model.

    `fresh` says whether it shares nothing with the first, `alike` whether its variables have the same shapes, and
    `again` describes the exception where there was one.
    """
    # Building may change the first model, but all that is asked about it has been answered by now.
    first = namespace[_BUILT]
    second = values.attempt(partial(_Built.by, namespace[body["function"]], tuple(body["inputs"])))
    if "raised" in second:
        return {"fresh": False, "alike": False, "again": second["raised"]}, []
    other = second["value"]
    if other.model is None:
        return other.described, []
    fresh = first.model is not other.model and not first.variables & other.variables
    return {"fresh": fresh, "alike": first.shapes == other.shapes, "again": None}, []


def behave(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Builds a model, assigns each of its variables the first given weight of the same shape, and runs it.

    `arrays` are the inputs (n, …) and the weights. Only models that can't be traced as a graph are asked this.
    """
    model = namespace[body["function"]]()
    inputs, weights = arrays[0], list(arrays[1:])
    model(inputs[:1], training=False)
    for variable in model.weights:
        fitting = next((i for i, weight in enumerate(weights) if weight.shape == tuple(variable.shape)), None)
        if fitting is not None:
            variable.assign(weights.pop(fitting))
    described, data = values.as_data(model(inputs, training=False))
    return {**described, "weights": _shapes(model.weights)}, data


def train(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Builds a model and trains it for one epoch; gives the shapes of the weights that the training changed.

    `arrays` are inputs (n, …) and targets (n, k). A model with its own `compile` is not trained.
    """
    import keras

    model, (inputs, targets) = namespace[body["function"]](), arrays
    model(inputs[:1], training=False)
    if type(model).compile is not keras.Model.compile:
        return {"trainable": _shapes(model.trainable_weights)}, []
    before = [np.array(weight) for weight in model.trainable_weights]
    model.compile("adam", "categorical_crossentropy", run_eagerly=bool(body["eager"]), auto_scale_loss=False)
    model.fit(inputs, targets, batch_size=32, verbose=0)
    pairs = zip(model.trainable_weights, before, strict=True)
    return {"trainable": _shapes(weight for weight, old in pairs if not np.array_equal(np.array(weight), old))}, []


@contextmanager
def limit_fit() -> Iterator[None]:
    """Raises TimeoutError in a `fit` after MAX_BATCHES: a limit of seconds would depend on the machine."""
    import keras

    class BatchLimit(keras.callbacks.Callback):  # type: ignore[misc]
        left = MAX_BATCHES

        def on_train_batch_end(self, batch: int, logs: object = None) -> None:
            self.left -= int(self.model.steps_per_execution)
            if self.left < 0:
                raise TimeoutError(f"still training after {MAX_BATCHES} batches")

    def fit(*arguments: object, **keywords: object) -> object:
        call = inspect.signature(original).bind(*arguments, **keywords)
        call.arguments["callbacks"] = [call.arguments.get("callbacks") or [], BatchLimit()]
        return original(*call.args, **call.kwargs)

    original = keras.Model.fit
    keras.Model.fit = fit
    try:
        yield
    finally:
        del keras.Model.fit


@dataclass(frozen=True)
class _Built:
    """What a builder returned: `model` is None where that is no Keras model; `described` goes into the answer.

    `variables` are the ids of the model's variables.
    """

    model: Model
    described: wire.Body
    variables: frozenset[int] = frozenset()
    shapes: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def by(cls, function: Callable[[], object], inputs: tuple[int, ...]) -> _Built:
        import keras

        with limit_fit():
            model: Model = function()
        kind = values.type_name(model)
        if not isinstance(model, keras.Model):
            return cls(None, {"type": kind, "is_class": isinstance(model, type)})
        # Tracing also creates the variables of a model that waits for its first input.
        trace = values.attempt(partial(_configuration, model, inputs))
        if "raised" in trace and not getattr(model, "inputs", None):
            values.attempt(partial(model, np.zeros((1, *inputs), np.float32)))
        configuration = trace.get("value")
        if configuration and len(json.dumps(configuration)) > _MAX_CONFIGURATION:
            # Keras writes weights that no layer holds into the configuration as numbers.
            configuration = None
        described = {
            "type": kind,
            "is_own": type(model).__module__ == "__main__",
            "model": configuration,
        }
        variables = frozenset(id(variable) for variable in model.variables)
        return cls(model, described, variables, tuple(tuple(variable.shape) for variable in model.variables))


def _try_out(model: Model, inputs: wire.Array) -> dict[str, list[object]]:
    """The model's outputs for the same inputs, twice as in use and twice as in training."""
    ways = {"once": False, "again": False, "trained": True, "trained again": True}
    return {name: np.asarray(model(inputs, training=training), np.float32).tolist() for name, training in ways.items()}


def _configuration(model: Model, inputs: tuple[int, ...]) -> str:
    """The model as one functional graph of layers, as JSON, whichever of Keras's interfaces it was written with."""
    import keras

    activations = (getattr(layer, "activation", None) for layer in _layers_at_any_depth(model))
    if any(getattr(activation, "__module__", "") == "__main__" for activation in activations):
        raise ValueError("a function of the student's own, which may have the name of one of Keras's")
    if not getattr(model, "inputs", None) and isinstance(model, keras.Sequential):
        model.build((None, *inputs))
    if not getattr(model, "inputs", None):
        entrance = keras.Input(inputs)
        # `__call__` runs Keras's own checks of a model, but only `call` can be traced.
        model(entrance)
        traced = keras.Model(entrance, model.call(entrance))
        if {id(variable) for variable in traced.variables} - {id(variable) for variable in model.variables}:
            raise ValueError("layers that the model does not hold, so that it would not learn")
        return str(traced.to_json())
    return str(keras.Model(model.inputs, model.outputs).to_json())


def _layers_at_any_depth(model: Model) -> Iterator[Model]:
    for layer in model.layers:
        yield layer
        if hasattr(layer, "layers"):
            yield from _layers_at_any_depth(layer)


def _shapes(weights: Iterable[Weight]) -> list[list[int]]:
    return [[int(size) for size in weight.shape] for weight in weights]
