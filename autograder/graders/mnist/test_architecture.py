"""Task 4: the network. What counts is what it computes and what it can learn, not how it is written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, shape_text
from autograder.graders.activations import ACTIVATIONS, OUTPUTS, SPREADS, TWICE, in_words, is_like, softmax
from autograder.graders.network import (
    Network,
    draw_weights,
    expect_alike_in_training,
    expect_fresh,
    expect_model,
    expect_parameters,
    expect_steady,
    lay_out,
    liken,
    settle_outputs,
)
from autograder.messages import Message, say

pytestmark = pytest.mark.criterion("architecture")

Floats = NDArray[np.float64]

WEIGHTS = [(784, 512), (512,), (512, 512), (512,), (512, 10), (10,)]
PARAMETERS = 669_706
# so many images tell which of the known functions it was
FEW = 20


@pytest.mark.check(weight=0)
def test_is_a_model(built: Any, network: Any) -> None:
    """`build_model` returns a Keras model"""
    limits = say("The task asks for two hidden layers of 512 neurons each, and no more.")
    expect_model(network, "build_model", built, limits)


@pytest.mark.check(weight=4, needs=["is_a_model"])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 784 numbers and returns 10"""
    expect(
        [shape[1:] for shape in [*network.inputs, *network.outputs]] == [(784,), (10,)],
        say(
            "your network takes inputs of shape {inputs} and returns outputs of shape {outputs}; (None, 784) and "
            "(None, 10) were expected",
            inputs=", ".join(map(shape_text, network.inputs)),
            outputs=", ".join(map(shape_text, network.outputs)),
        ),
        say("A row of 784 pixels goes in; one probability for each of the 10 digits comes out."),
    )


@pytest.mark.check(weight=8, needs=["inputs_and_outputs"])
def test_hidden_layers(network: Network) -> None:
    """It has two hidden dense layers of 512 neurons each"""
    expect(
        network.weights,
        say("your network has no trainable weights"),
        say(
            "Create the layers in `__init__`, keep each one as `self.…` or in a list there, and create your own "
            "weights with `add_weight`."
        ),
    )
    weights = liken(network.weights, WEIGHTS)
    kernels = [shape for shape in weights if len(shape) == 2]
    expect(
        sorted(kernels) == sorted(shape for shape in WEIGHTS if len(shape) == 2),
        say(
            "hidden layers in your network: {count}; neurons in them: {units}",
            count=max(len(kernels) - 1, 0),
            units=", ".join(str(shape[1]) for shape in kernels[:-1][:8]) or "–",
        ),
        say("Put two `Dense` layers with `units=512` before the output layer."),
    )
    expect(
        sorted(weights) == sorted(WEIGHTS),
        say("the weights of your layers are not those of `Dense` layers with biases"),
        say("Leave `use_bias` at its default, and use only `Dense` layers."),
    )


@pytest.mark.check(
    weight=6,
    needs=["hidden_layers"],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_activations(network: Network, built: Any, rng: np.random.Generator) -> None:
    """The hidden layers use ReLU, and the output layer uses softmax"""
    expect_steady(built)
    trials = [_try(network, rng, spread) for spread in SPREADS]
    if not all(trial.gave(_forward(trial.inputs, trial.weights)) for trial in trials):
        raise _explain(trials)
    expect_alike_in_training(network, built)


@dataclass(frozen=True)
class Trial:
    """What the network gave for some inputs, with each way to hand out some weights."""

    inputs: Floats
    weights: list[Floats]
    came: list[Floats]

    def gave(self, outputs: Floats) -> bool:
        return any(is_like(each, outputs) for each in self.came)

    def first(self, count: int) -> Trial:
        return Trial(self.inputs[:count], self.weights, [each[:count] for each in self.came])


def _try(network: Network, rng: np.random.Generator, spread: float) -> Trial:
    # bright images and dark ones, which differ more than the noise in them
    inputs = rng.random((150, 784)) * rng.random((150, 1))
    weights = draw_weights(WEIGHTS, rng, spread)
    weights = settle_outputs(weights, _hidden(inputs, weights))
    return Trial(inputs, weights, _in_any_order(network, inputs, weights))


def _explain(trials: list[Trial]) -> CheckFailed:
    # By chance, other activations than the network's may give the same in one trial, but not in all of them.
    few = [trial.first(FEW) for trial in trials]
    known = zip(*(_known(trial.inputs, trial.weights) for trial in few), strict=True)
    for same in known:
        if all(trial.gave(outputs) for trial, (_, outputs) in zip(few, same, strict=True)):
            names = same[0][0]
            first, second, output = names
            hidden = first if first == second else say("{first} and {second}", first=first, second=second)
            return CheckFailed(
                say(
                    "your hidden layers use {hidden}, and your output layer uses {output}",
                    hidden=hidden,
                    output=in_words(output),
                ),
                _activation_hint(names),
            )
    return CheckFailed(
        say("with the same weights, your network computes different numbers from those of ReLU, ReLU and softmax"),
        say(
            'Use `activation="relu"` in both hidden layers and `activation="softmax"` in the output layer, and '
            "pass the result of each layer to the next one, once."
        ),
    )


def _in_any_order(network: Network, inputs: Floats, weights: list[Floats]) -> list[Floats]:
    """The outputs with each way to hand the weights out by their shapes.

    Two biases have the same shape, and a square kernel has it either way round: (in, out) or (out, in).
    """
    own = sorted(network.weights) != sorted(WEIGHTS)
    outputs = []
    for first, second in ((1, 3), (3, 1)):
        for inner in (weights[2], weights[2].T) if own else (weights[2],):
            fitting = [weights[0], weights[first], inner, weights[second], weights[4], weights[5]]
            outputs.append(network.predict(inputs.astype(np.float32), _in_turn(network, fitting)).astype(np.float64))
    return outputs


def _in_turn(network: Network, weights: list[Floats]) -> list[NDArray[np.float32]]:
    """The weights as the network keeps them."""
    left, ordered = list(weights), []
    for shape, wanted in zip(network.weights, liken(network.weights, WEIGHTS), strict=True):
        place = next(i for i, weight in enumerate(left) if weight.shape == wanted)
        ordered.append(lay_out(left.pop(place), shape))
    return ordered


def _activation_hint(names: tuple[str, str, str]) -> Message:
    if names[:2] != ("relu", "relu"):
        return say('Use `activation="relu"` in both hidden layers.')
    if names[2] == TWICE:
        return say("Use softmax only once: in the output layer, or as a layer of its own, but not both.")
    return say('Use `activation="softmax"` in the output layer: it turns numbers into probabilities.')


def _forward(inputs: Floats, weights: list[Floats]) -> Floats:
    """What the network that is asked for computes."""
    return softmax(_hidden(inputs, weights) @ weights[4] + weights[5])


def _hidden(inputs: Floats, weights: list[Floats]) -> Floats:
    """What reaches its last layer."""
    values = np.maximum(inputs @ weights[0] + weights[1], 0)
    return np.maximum(values @ weights[2] + weights[3], 0)


def _known(inputs: Floats, weights: list[Floats]) -> Iterator[tuple[tuple[str, str, str], Floats]]:
    """What it computes with each choice of activation functions, by their names."""
    values = inputs @ weights[0] + weights[1]
    for first, function in ACTIVATIONS.items():
        inner = function(values) @ weights[2] + weights[3]
        for second, activation in ACTIVATIONS.items():
            outer = activation(inner) @ weights[4] + weights[5]
            for output, last in {**ACTIVATIONS, **OUTPUTS}.items():
                yield (first, second, output), last(outer)


@pytest.mark.check(weight=4, needs=["hidden_layers"])
def test_parameters(network: Network) -> None:
    """It has 669,706 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@pytest.mark.check(weight=3, needs=["hidden_layers"])
def test_new_each_call(built: Any) -> None:
    """Each call builds a new network"""
    expect_fresh("build_model", built)
