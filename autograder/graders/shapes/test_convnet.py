"""Task 3: the convolutional network. What counts is what it computes and what it can learn, not how it is written."""

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
from autograder.notebook.convolving import _CONV_PARAMETERS as PARAMETERS
from autograder.notebook.convolving import _CONV_WEIGHTS as WEIGHTS
from autograder.notebook.convolving import _conv_maps as conv_maps
from autograder.notebook.convolving import _conv_outputs as conv_outputs
from autograder.notebook.convolving import _expect_filters as expect_filters
from autograder.notebook.convolving import _expect_image_to_10 as expect_image_to_10
from autograder.notebook.convolving import _expect_maps as expect_maps
from autograder.notebook.convolving import _known_conv as known_conv
from autograder.notebook.convolving import _other_choices as other_choices
from autograder.notebook.convolving import _other_values as other_values

pytestmark = pytest.mark.criterion("convnet")

Floats = NDArray[np.float64]


@pytest.mark.check(weight=0)
def test_is_a_model(built: Any, network: Any) -> None:
    """`build_convnet` returns a Keras model"""
    expect_model(
        network, "build_convnet", built, say("The task asks for two convolutions, with 16 and 32 filters, and no more.")
    )


@pytest.mark.check(weight=5, needs=["is_a_model"])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 28×28 pixels of one channel and returns 10 numbers"""
    expect_image_to_10(network.inputs, network.outputs)


@pytest.mark.check(weight=9, needs=["is_a_model"])
def test_filters(network: Network) -> None:
    """It has one convolution with 16 filters of 3×3, and one with 32"""
    expect_filters(network.weights)


@pytest.mark.check(weight=8, needs=["inputs_and_outputs", "filters"])
def test_maps(network: Network) -> None:
    """From each image, 5×5 positions with 32 values each reach the output layer"""
    expect_maps(network.weights)


@pytest.mark.check(
    weight=7,
    needs=["maps"],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_values(network: Network, built: Any, rng: np.random.Generator) -> None:
    """It computes what ReLU, max pooling and softmax compute"""
    expect_steady(built)
    trials = [_try(network, rng, spread) for spread in SPREADS]
    if not all(is_like(trial.came, conv_outputs(trial.inputs, trial.weights)) for trial in trials):
        raise _explain(trials)
    expect_alike_in_training(network, built)


@dataclass(frozen=True)
class Trial:
    """What the network gave for some inputs with some weights."""

    inputs: Floats
    weights: list[Floats]
    came: Floats


def _try(network: Network, rng: np.random.Generator, spread: float) -> Trial:
    # bright images and dark ones, which differ more than the noise in them
    inputs = rng.random((24, 28, 28, 1)) * rng.random((24, 1, 1, 1))
    weights = draw_weights(WEIGHTS, rng, spread)
    weights = settle_outputs(weights, conv_maps(inputs, weights))
    wanted = liken(network.weights, WEIGHTS)
    ordered = [lay_out(weights[WEIGHTS.index(own)], shape) for own, shape in zip(wanted, network.weights, strict=True)]
    return Trial(inputs, weights, network.predict(inputs.astype(np.float32), ordered).astype(np.float64))


def _explain(trials: list[Trial]) -> CheckFailed:
    # By chance, other choices than the network's may give the same in one trial, but not in all of them.
    known = zip(*(known_conv(trial.inputs, trial.weights) for trial in trials), strict=True)
    for same in known:
        if all(is_like(trial.came, outputs) for trial, (_, outputs) in zip(trials, same, strict=True)):
            return other_choices(same[0][0])
    return other_values()


@pytest.mark.check(weight=3, needs=["maps"])
def test_parameters(network: Network) -> None:
    """It has 12,810 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@pytest.mark.check(weight=3, needs=["filters"])
def test_new_each_call(built: Any) -> None:
    """Each call builds a new network"""
    expect_fresh("build_convnet", built)
