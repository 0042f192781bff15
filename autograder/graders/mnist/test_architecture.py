"""Task 4: the network. What counts is what it computes and what it can learn, not how it is written."""

from __future__ import annotations

import numpy as np

from autograder.graders.language import (
    Builder,
    Found,
    Network,
    check,
    expect_alike_in_training,
    expect_fresh,
    expect_model,
    expect_parameters,
    expect_steady,
    say,
)
from autograder.lesson.dense import _PARAMETERS as PARAMETERS
from autograder.lesson.dense import _expect_784_to_10 as expect_784_to_10
from autograder.lesson.dense import _expect_dense_activations as expect_dense_activations
from autograder.lesson.dense import _expect_two_hidden_layers as expect_two_hidden_layers


@check(weight=0)
def test_is_a_model(found: Found, builder: Builder) -> None:
    """`build_model` returns a Keras model"""
    expect_model(found, builder)


@check(weight=4, needs=[test_is_a_model])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 784 numbers and returns 10"""
    expect_784_to_10(network.inputs, network.outputs)


@check(weight=8, needs=[test_inputs_and_outputs])
def test_hidden_layers(network: Network) -> None:
    """It has two hidden dense layers of 512 neurons each"""
    expect_two_hidden_layers(network.weights)


@check(
    weight=6,
    needs=[test_hidden_layers],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_activations(network: Network, rng: np.random.Generator) -> None:
    """The hidden layers use ReLU, and the output layer uses softmax"""
    expect_steady(network)
    expect_dense_activations(network, rng)
    expect_alike_in_training(network)


@check(weight=4, needs=[test_hidden_layers])
def test_parameters(network: Network) -> None:
    """It has 669,706 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@check(weight=3, needs=[test_hidden_layers])
def test_new_each_call(network: Network, builder: Builder) -> None:
    """Each call builds a new network"""
    expect_fresh(network, builder)
