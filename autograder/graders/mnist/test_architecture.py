"""Task 4: the network. What counts is what it computes and what it can learn, not how it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed
from autograder.graders.activations import SPREADS, is_like
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
from autograder.messages import say
from autograder.notebook.dense import _DENSE_WEIGHTS as WEIGHTS
from autograder.notebook.dense import _PARAMETERS as PARAMETERS
from autograder.notebook.dense import _dense_hidden as dense_hidden
from autograder.notebook.dense import _dense_outputs as dense_outputs
from autograder.notebook.dense import _expect_784_to_10 as expect_784_to_10
from autograder.notebook.dense import _expect_two_hidden_layers as expect_two_hidden_layers
from autograder.notebook.dense import _known_dense as known_dense
from autograder.notebook.dense import _other_activations as other_activations
from autograder.notebook.dense import _other_numbers as other_numbers

pytestmark = pytest.mark.criterion("architecture")

Floats = NDArray[np.float64]

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
    expect_784_to_10(network.inputs, network.outputs)


@pytest.mark.check(weight=8, needs=["inputs_and_outputs"])
def test_hidden_layers(network: Network) -> None:
    """It has two hidden dense layers of 512 neurons each"""
    expect_two_hidden_layers(network.weights)


@pytest.mark.check(
    weight=6,
    needs=["hidden_layers"],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_activations(network: Network, built: Any, rng: np.random.Generator) -> None:
    """The hidden layers use ReLU, and the output layer uses softmax"""
    expect_steady(built)
    trials = [_try(network, rng, spread) for spread in SPREADS]
    if not all(trial.gave(dense_outputs(trial.inputs, trial.weights)) for trial in trials):
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
    weights = settle_outputs(weights, dense_hidden(inputs, weights))
    return Trial(inputs, weights, _in_any_order(network, inputs, weights))


def _explain(trials: list[Trial]) -> CheckFailed:
    # By chance, other activations than the network's may give the same in one trial, but not in all of them.
    few = [trial.first(FEW) for trial in trials]
    known = zip(*(known_dense(trial.inputs, trial.weights) for trial in few), strict=True)
    for same in known:
        if all(trial.gave(outputs) for trial, (_, outputs) in zip(few, same, strict=True)):
            return other_activations(same[0][0])
    return other_numbers()


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


@pytest.mark.check(weight=4, needs=["hidden_layers"])
def test_parameters(network: Network) -> None:
    """It has 669,706 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@pytest.mark.check(weight=3, needs=["hidden_layers"])
def test_new_each_call(built: Any) -> None:
    """Each call builds a new network"""
    expect_fresh("build_model", built)
