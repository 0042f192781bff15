"""The network of two hidden layers, as a check judges it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from autograder.lesson.activations import (
    _ACTIVATIONS,
    _OUTPUTS,
    _SPREADS,
    _in_words,
)
from autograder.lesson.kinds import (
    Array,
    BatchShape,
    CheckedNetwork,
    Choices,
    Shape,
)
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _shape_text,
)
from autograder.lesson.networks import (
    _draw_weights,
    _expect_outputs,
    _match_shapes,
    _output_hint,
    _settle_outputs,
    _Trial,
)
from autograder.messages import Message, say

_DENSE_WEIGHTS = [
    (784, 512),
    (512,),
    (512, 512),
    (512,),
    (512, 10),
    (10,),
]


_PARAMETERS = 669_706


def _expect_784_to_10(
    inputs: list[BatchShape], outputs: list[BatchShape]
) -> None:
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


def _expect_two_hidden_layers(shapes: list[Shape]) -> None:
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
    _expect_biases(weights)


def _expect_biases(weights: list[Shape]) -> None:
    """Fails the check where right kernels stand among others."""
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


def _expect_dense_activations(
    network: CheckedNetwork, rng: np.random.Generator
) -> None:
    """Fails the check where a network computes something else.

    A network has the shapes of its `weights`, and `predict` tells what
    it makes of inputs with such weights.
    """
    _expect_outputs(
        [_try_dense(network, rng, spread) for spread in _SPREADS],
        _dense_hidden,
        _known_dense,
        _other_activations,
        few=20,
    )


def _try_dense(
    network: CheckedNetwork, rng: np.random.Generator, spread: float
) -> _Trial:
    # bright images and dark ones, which differ more than their noise
    inputs = rng.random((150, 784)) * rng.random((150, 1))
    weights = _draw_weights(_DENSE_WEIGHTS, rng, spread)
    weights = _settle_outputs(weights, _dense_hidden(inputs, weights))
    orders = _dense_orders(network.weights, weights)
    return _Trial(network, inputs, weights, orders)


def _dense_orders(
    shapes: list[Shape], weights: list[Array]
) -> Iterator[list[Array]]:
    """Each way to hand the weights out by shapes.

    Two biases have the same shape, and a square kernel has it either
    way round: (in, out) or (out, in).
    """
    own = sorted(shapes) != sorted(_DENSE_WEIGHTS)
    kernel, one, square, two, *last = weights
    for first, second in ((one, two), (two, one)):
        for inner in (square, square.T) if own else (square,):
            yield [kernel, first, inner, second, *last]


def _other_activations(names: tuple[str, ...]) -> _CheckFailed:
    """What is said of other activation functions, by their names."""
    if not names:
        return _CheckFailed(
            say(
                "with the same weights, your network computes "
                "different numbers from those of ReLU, ReLU and softmax"
            ),
            say(
                'Use `activation="relu"` in both hidden layers and '
                '`activation="softmax"` in the output layer, and pass '
                "the result of each layer to the next one, once."
            ),
        )
    first, second, output = names
    hidden: str | Message = first
    if first != second:
        hidden = say("{first} and {second}", first=first, second=second)
    hint = _output_hint(output)
    if (first, second) != ("relu", "relu"):
        hint = say('Use `activation="relu"` in both hidden layers.')
    return _CheckFailed(
        say(
            "your hidden layers use {hidden}, and your output layer "
            "uses {output}",
            hidden=hidden,
            output=_in_words(output),
        ),
        hint,
    )


def _dense_hidden(inputs: Array, weights: list[Array]) -> Array:
    """What reaches its last layer."""
    values = np.maximum(inputs @ weights[0] + weights[1], 0)
    values = np.maximum(values @ weights[2] + weights[3], 0)
    return np.asarray(values)


def _known_dense(inputs: Array, weights: list[Array]) -> Choices:
    """What each choice of activation functions computes, by names."""
    values = inputs @ weights[0] + weights[1]
    for first, function in _ACTIVATIONS.items():
        inner = function(values) @ weights[2] + weights[3]
        for second, activation in _ACTIVATIONS.items():
            outer = activation(inner) @ weights[4] + weights[5]
            for output, last in {**_ACTIVATIONS, **_OUTPUTS}.items():
                yield (first, second, output), last(outer)
