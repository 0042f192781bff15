"""The network of two hidden layers, as a check judges it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.messages import Message, say
from autograder.notebook.activations import (
    _ACTIVATIONS,
    _OUTPUTS,
    _TWICE,
    _in_words,
    _is_like,
    _softmax,
)
from autograder.notebook.mistakes import (
    _CheckFailed,
    _expect,
    _shape_text,
)
from autograder.notebook.networks import _lay_out, _match_shapes

_DENSE_WEIGHTS = [
    (784, 512),
    (512,),
    (512, 512),
    (512,),
    (512, 10),
    (10,),
]


_PARAMETERS = 669_706


def _expect_784_to_10(inputs: Any, outputs: Any) -> None:
    """Fails the check where images or answers have another shape."""
    _expect(
        [shape[1:] for shape in [*inputs, *outputs]] == [(784,), (10,)],
        say(
            "your network takes inputs of shape {inputs} and returns "
            "outputs of shape {outputs}; (None, 784) and (None, 10) "
            "were expected",
            inputs=", ".join(map(_shape_text, inputs)),
            outputs=", ".join(map(_shape_text, outputs)),
        ),
        say(
            "A row of 784 pixels goes in; one probability for each "
            "of the 10 digits comes out."
        ),
    )


def _expect_two_hidden_layers(shapes: list[tuple[int, ...]]) -> None:
    """Fails the check where the weights are not those of the task."""
    _expect(
        shapes,
        say("your network has no trainable weights"),
        say(
            "Create the layers in `__init__`, keep each one as "
            "`self.…` or in a list there, and create your own "
            "weights with `add_weight`."
        ),
    )
    weights = _match_shapes(shapes, _DENSE_WEIGHTS)
    kernels = [shape for shape in weights if len(shape) == 2]
    _expect(
        sorted(kernels)
        == sorted(shape for shape in _DENSE_WEIGHTS if len(shape) == 2),
        say(
            "hidden layers in your network: {count}; neurons in "
            "them: {units}",
            count=max(len(kernels) - 1, 0),
            units=", ".join(str(shape[1]) for shape in kernels[:-1][:8])
            or "–",
        ),
        say(
            "Put two `Dense` layers with `units=512` before the "
            "output layer."
        ),
    )
    _expect(
        sorted(weights) == sorted(_DENSE_WEIGHTS),
        say(
            "the weights of your layers are not those of `Dense` "
            "layers with biases"
        ),
        say(
            "Leave `use_bias` at its default, and use only `Dense` "
            "layers."
        ),
    )


def _other_activations(names: tuple[str, str, str]) -> _CheckFailed:
    """What is said of other activation functions, by their names."""
    first, second, output = names
    hidden: Any = first
    if first != second:
        hidden = say("{first} and {second}", first=first, second=second)
    return _CheckFailed(
        say(
            "your hidden layers use {hidden}, and your output layer "
            "uses {output}",
            hidden=hidden,
            output=_in_words(output),
        ),
        _activation_hint(names),
    )


def _other_numbers() -> _CheckFailed:
    """What is said of a network that computes something unknown."""
    return _CheckFailed(
        say(
            "with the same weights, your network computes different "
            "numbers from those of ReLU, ReLU and softmax"
        ),
        say(
            'Use `activation="relu"` in both hidden layers and '
            '`activation="softmax"` in the output layer, and pass '
            "the result of each layer to the next one, once."
        ),
    )


def _expect_dense_outputs(
    inputs: Any, outputs: Any, weights: list[Any]
) -> None:
    """Fails the check where a network computes something else.

    Its weights come as it keeps them: a square kernel may lie either
    way round, and two biases have one shape.
    """
    found = [_as_asked(weights, *order) for order in ((0, 1), (1, 0))]
    found += [[*each[:2], each[2].T, *each[3:]] for each in found]
    if any(
        _is_like(outputs, _dense_outputs(inputs, each))
        for each in found
    ):
        return
    for each in found:
        for names, known in _known_dense(inputs, each):
            if _is_like(outputs, known):
                raise _other_activations(names)
    raise _other_numbers()


def _as_asked(weights: list[Any], first: int, second: int) -> list[Any]:
    """The weights in the order and the shapes of the task."""
    shapes = _match_shapes(
        [weight.shape for weight in weights], _DENSE_WEIGHTS
    )
    by_shape: dict[Any, list[Any]] = {}
    for weight, shape in zip(weights, shapes, strict=True):
        by_shape.setdefault(shape, []).append(_lay_out(weight, shape))
    biases = by_shape[(512,)]
    return [
        by_shape[(784, 512)][0],
        biases[first],
        by_shape[(512, 512)][0],
        biases[second],
        by_shape[(512, 10)][0],
        by_shape[(10,)][0],
    ]


def _activation_hint(names: tuple[str, str, str]) -> Message:
    if names[:2] != ("relu", "relu"):
        return say('Use `activation="relu"` in both hidden layers.')
    if names[2] == _TWICE:
        return say(
            "Use softmax only once: in the output layer, or as a "
            "layer of its own, but not both."
        )
    return say(
        'Use `activation="softmax"` in the output layer: it turns '
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
