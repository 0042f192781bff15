"""Task 3: the convolutional network. What counts is what it computes and what it can learn, not how it is written."""

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
from autograder.lesson.convolving import _CONV_PARAMETERS as PARAMETERS
from autograder.lesson.convolving import _expect_conv_values as expect_conv_values
from autograder.lesson.convolving import _expect_filters as expect_filters
from autograder.lesson.convolving import _expect_image_to_10 as expect_image_to_10
from autograder.lesson.convolving import _expect_maps as expect_maps


@check(weight=0)
def test_is_a_model(found: Found, builder: Builder) -> None:
    """`build_convnet` returns a Keras model"""
    expect_model(found, builder)


@check(weight=5, needs=[test_is_a_model])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 28×28 pixels of one channel and returns 10 numbers"""
    expect_image_to_10(network.inputs, network.outputs)


@check(weight=9, needs=[test_is_a_model])
def test_filters(network: Network) -> None:
    """It has one convolution with 16 filters of 3×3, and one with 32"""
    expect_filters(network.weights)


@check(weight=8, needs=[test_inputs_and_outputs, test_filters])
def test_maps(network: Network) -> None:
    """From each image, 5×5 positions with 32 values each reach the output layer"""
    expect_maps(network.weights)


@check(
    weight=7,
    needs=[test_maps],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_values(network: Network, rng: np.random.Generator) -> None:
    """It computes what ReLU, max pooling and softmax compute"""
    expect_steady(network)
    expect_conv_values(network, rng)
    expect_alike_in_training(network)


@check(weight=3, needs=[test_maps])
def test_parameters(network: Network) -> None:
    """It has 12,810 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@check(weight=3, needs=[test_filters])
def test_new_each_call(network: Network, builder: Builder) -> None:
    """Each call builds a new network"""
    expect_fresh(network, builder)
