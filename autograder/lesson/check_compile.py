"""Task 5 of the digits: what the network is trained with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.lesson.checks import _call_student, _task
from autograder.lesson.compiling import (
    _draw_probes,
    _expect_accuracy,
    _expect_compiled,
    _expect_cross_entropy,
    _expect_same_layers,
    _expect_trainable,
    _no_metric,
    _uncomputable_loss,
)
from autograder.lesson.errors import _words
from autograder.lesson.kinds import (
    Array,
    Found,
    Layer,
    Model,
    Probe,
    Tensor,
)
from autograder.lesson.model_checks import _short_trainings
from autograder.messages import say


@_task("compile", 5, 5)
def _check_compile() -> Found:
    import keras

    model = _plain_network()
    layers = list(model.layers)
    with _short_trainings():
        returned = _call_student("compile_model", model)
    if isinstance(returned, keras.Model):
        model = returned
    done = bool(getattr(model, "compiled", False))
    _expect_compiled(done, not done or model.optimizer is not None)
    _expect_same_layers(
        len(layers) == len(model.layers)
        and all(map(_is_alike, layers, model.layers))
    )
    probes = _draw_probes()
    _expect_cross_entropy(_losses(model, probes), probes)
    answers = _metrics(model, probes)
    _expect_accuracy(answers, probes)
    _expect_trainable(_reason(lambda: _train(model)))
    meaning = say(
        "The loss is categorical cross-entropy, and a metric measures "
        "the share of right guesses: the network can be trained."
    )
    return meaning, lambda: None


def _plain_network() -> Model:
    """The network that the exercise asks for, in the student's form."""
    import keras

    model: Model = keras.Sequential(
        [
            keras.Input((784,)),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(512, activation="relu"),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    try:
        own = globals()["build_model"]()
        plain = isinstance(own, keras.Sequential)
    except Exception:
        plain = True
    if not plain:
        model = keras.Model(model.inputs, model.outputs)
    return model


def _is_alike(layer: Layer, other: Layer) -> bool:
    """Whether a layer is as it was before the model was compiled."""
    before = layer.get_config(), layer.trainable
    return before == (other.get_config(), True)


def _losses(model: Model, probes: list[Probe]) -> list[float]:
    try:
        return [
            float(
                np.mean(
                    _plain(
                        model.compute_loss(
                            None, _tensor(labels), _tensor(shares)
                        )
                    )
                )
            )
            for labels, shares in probes
        ]
    except Exception as error:
        raise _uncomputable_loss(_told(error)) from None


def _metrics(
    model: Model, probes: list[Probe]
) -> list[dict[str, float]]:
    """What the metrics say of each pair, and of all together."""
    groups = [*([probe] for probe in probes), probes]
    try:
        answers = [_measure(model, group) for group in groups]
    except Exception as error:
        raise _no_metric(_told(error), _words(error)) from None
    if not answers[0]:
        raise _no_metric("", None)
    return answers


def _measure(model: Model, probes: list[Probe]) -> dict[str, float]:
    model.reset_metrics()
    values: Mapping[str, Tensor] = {}
    for labels, shares in probes:
        values = model.compute_metrics(
            None, _tensor(labels), _tensor(shares), None
        )
    model_metrics = {
        str(name): _plain(value) for name, value in values.items()
    }
    return {
        name: float(value)
        for name, value in model_metrics.items()
        if name != "loss" and np.ndim(value) == 0
    }


def _train(model: Model) -> None:
    """Takes one step of training."""
    images = np.ones((2, 784), "float32")
    targets = np.full((2, 10), 0.1, "float32")
    model.fit(images, targets, batch_size=2, verbose=0)


def _reason(call: Callable[[], None]) -> str:
    """What a call ends in, in brackets; nothing where it works."""
    try:
        call()
    except Exception as error:
        return _told(error)
    return ""


def _told(error: BaseException) -> str:
    words = _words(error, 120)
    kind = type(error).__name__
    return f" ({kind}: {words})" if words else f" ({kind})"


def _tensor(array: Array) -> Any:
    import keras

    return keras.ops.convert_to_tensor(array)


def _plain(value: Tensor) -> Any:
    import keras

    return keras.ops.convert_to_numpy(value)
