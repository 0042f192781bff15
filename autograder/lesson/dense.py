"""The network of two hidden layers, as a check judges it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.lesson.activations import (
    _ACTIVATIONS,
    _OUTPUTS,
    _SPREADS,
    _TWICE,
    _in_words,
    _is_like,
    _softmax,
)
from autograder.lesson.kinds import Shape
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _shape_text,
)
from autograder.lesson.networks import (
    _draw_weights,
    _lay_out,
    _match_shapes,
    _settle_outputs,
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


class _DenseTrial:
    """What a network gave, with each way to hand out weights."""

    def __init__(
        self, inputs: Any, weights: list[Any], came: list[Any]
    ) -> None:
        self.inputs = inputs
        self.weights = weights
        self.came = came

    def gave(self, outputs: Any) -> bool:
        return any(_is_like(each, outputs) for each in self.came)

    def first(self, count: int) -> _DenseTrial:
        came = [each[:count] for each in self.came]
        return _DenseTrial(self.inputs[:count], self.weights, came)


def _expect_dense_activations(
    network: Any, rng: np.random.Generator
) -> None:
    """Fails the check where a network computes something else.

    A network has the shapes of its `weights`, and `predict` tells what
    it makes of inputs with such weights.
    """
    trials = [_try_dense(network, rng, spread) for spread in _SPREADS]
    if all(
        trial.gave(_dense_outputs(trial.inputs, trial.weights))
        for trial in trials
    ):
        return
    # By chance, other activations than the network's may give the same
    # in one trial, but not in all of them. A few images tell.
    few = [trial.first(20) for trial in trials]
    known = zip(
        *(_known_dense(trial.inputs, trial.weights) for trial in few),
        strict=True,
    )
    for same in known:
        if all(
            trial.gave(outputs)
            for trial, (_, outputs) in zip(few, same, strict=True)
        ):
            raise _other_activations(same[0][0])
    raise _other_numbers()


def _try_dense(
    network: Any, rng: np.random.Generator, spread: float
) -> _DenseTrial:
    # bright images and dark ones, which differ more than their noise
    inputs = rng.random((150, 784)) * rng.random((150, 1))
    weights = _draw_weights(_DENSE_WEIGHTS, rng, spread)
    weights = _settle_outputs(weights, _dense_hidden(inputs, weights))
    came = _in_any_order(network, inputs, weights)
    return _DenseTrial(inputs, weights, came)


def _in_any_order(
    network: Any, inputs: Any, weights: list[Any]
) -> list[Any]:
    """The outputs with each way to hand the weights out by shapes.

    Two biases have the same shape, and a square kernel has it either
    way round: (in, out) or (out, in).
    """
    own = sorted(network.weights) != sorted(_DENSE_WEIGHTS)
    square = weights[2]
    inputs = inputs.astype(np.float32)
    outputs = []
    for first, second in ((1, 3), (3, 1)):
        for inner in (square, square.T) if own else (square,):
            fitting = [
                weights[0],
                weights[first],
                inner,
                weights[second],
                weights[4],
                weights[5],
            ]
            ordered = _in_turn(network.weights, fitting)
            came = network.predict(inputs, ordered)
            outputs.append(came.astype(np.float64))
    return outputs


def _in_turn(shapes: list[Shape], weights: list[Any]) -> list[Any]:
    """The weights as the network keeps them."""
    left, ordered = list(weights), []
    matched = _match_shapes(shapes, _DENSE_WEIGHTS)
    for shape, wanted in zip(shapes, matched, strict=True):
        place = next(
            i for i, each in enumerate(left) if each.shape == wanted
        )
        ordered.append(_lay_out(left.pop(place), shape))
    return ordered


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
