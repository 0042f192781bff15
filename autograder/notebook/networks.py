"""Networks, as a check judges them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.messages import Message, say
from autograder.notebook.activations import (
    _ACTIVATIONS,
    _OUTPUTS,
    _softmax,
)
from autograder.notebook.mistakes import _CheckFailed


def _no_model(function: str, kind: str, is_class: bool) -> _CheckFailed:
    """What is said of a value that is no model, by its type's name."""
    if kind == "NoneType":
        return _CheckFailed(
            say(
                "`{function}` gave nothing back (None)",
                function=function,
            ),
            say("Does the function end with `return model`?"),
        )
    hint = say(
        "`return model` gives the model itself back, not a part of "
        "it or a text about it."
    )
    if is_class:
        hint = say(
            "A class came back, not a model: write parentheses after "
            "its name."
        )
    return _CheckFailed(
        say(
            "`{function}` gave a value of type {kind}, which is no "
            "Keras model",
            function=function,
            kind=kind,
        ),
        hint,
    )


def _match_shapes(
    shapes: list[tuple[int, ...]], wanted: list[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """The shapes, each as the wanted one that it stands for.

    Layers of a student's own may keep (1, n) or (out, in).
    """
    return [
        next(
            (other for other in wanted if _stands_for(shape, other)),
            shape,
        )
        for shape in shapes
    ]


def _stands_for(
    shape: tuple[int, ...], wanted: tuple[int, ...]
) -> bool:
    return _long_axes(shape) in (_long_axes(wanted), wanted[::-1])


def _long_axes(shape: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(size for size in shape if size > 1)


def _lay_out(weight: Any, shape: tuple[int, ...]) -> Any:
    """A weight in a shape that stands for the weight's own."""
    turned = _long_axes(weight.shape) != _long_axes(shape)
    return np.asarray(
        weight.T if turned else weight, np.float32
    ).reshape(shape)


_DENSE_WEIGHTS = [
    (784, 512),
    (512,),
    (512, 512),
    (512,),
    (512, 10),
    (10,),
]


def _activation_hint(names: tuple[str, str, str]) -> Message:
    if names[:2] != ("relu", "relu"):
        return say('Give `activation="relu"` to both hidden layers.')
    if names[2] == "softmax of softmax":
        return say(
            "Softmax once is enough: give it to the output layer, or "
            "as a layer of its own, not both."
        )
    return say(
        'Give `activation="softmax"` to the output layer: it turns '
        "numbers into probabilities."
    )


def _dense_outputs(inputs: Any, weights: list[Any]) -> Any:
    """What the network that is asked for computes."""
    return _softmax(
        _dense_hidden(inputs, weights) @ weights[4] + weights[5]
    )


def _dense_hidden(inputs: Any, weights: list[Any]) -> Any:
    """What reaches its last layer."""
    values = np.maximum(inputs @ weights[0] + weights[1], 0)
    return np.maximum(values @ weights[2] + weights[3], 0)


def _known_dense(
    inputs: Any, weights: list[Any]
) -> Iterator[tuple[tuple[str, str, str], Any]]:
    """What each choice of activation functions computes, by names."""
    values = inputs @ weights[0] + weights[1]
    for first, function in _ACTIVATIONS.items():
        inner = function(values) @ weights[2] + weights[3]
        for second, activation in _ACTIVATIONS.items():
            outer = activation(inner) @ weights[4] + weights[5]
            for output, last in {**_ACTIVATIONS, **_OUTPUTS}.items():
                yield (first, second, output), last(outer)
