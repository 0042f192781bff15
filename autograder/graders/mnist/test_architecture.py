"""Task 4: the network, judged by its built graph: what it computes and what it learns, not how it is written."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.blueprint import RefusedError
from autograder.checks import CheckFailed, expect, shape_text
from autograder.graders.mnist.network import Network
from autograder.messages import Message, say
from autograder.student import StudentError
from autograder.text import one_line

pytestmark = pytest.mark.criterion("architecture")

Floats = NDArray[np.float64]

WEIGHTS = [(784, 512), (512,), (512, 512), (512,), (512, 10), (10,)]
PARAMETERS = 669_706


@pytest.mark.check(weight=0)
def test_is_a_model(built: Any, network: Any) -> None:
    """`build_model` gives a Keras model"""
    if isinstance(network, StudentError):
        raise network
    if isinstance(network, RefusedError):
        raise CheckFailed(network.message, say("The task asks for two hidden layers of 512 neurons, and no more."))
    if network is None:
        hint = say("Does the function end with `return model`?")
        if built.get("is_class"):
            hint = say("A class came back, not a model: write parentheses after its name.")
        raise CheckFailed(
            say("`build_model` gave a {kind}, which is no Keras model", kind=one_line(built.get("type"), 60)), hint
        )


@pytest.mark.check(weight=4, needs=["is_a_model"])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 784 numbers and gives 10"""
    expect(
        [*network.inputs, *network.outputs] == [(None, 784), (None, 10)],
        say(
            "the network takes {inputs} and gives {outputs}; (None, 784) and (None, 10) were expected",
            inputs=", ".join(map(shape_text, network.inputs)),
            outputs=", ".join(map(shape_text, network.outputs)),
        ),
        say("A row of 784 pixels goes in; one probability for each of the 10 digits comes out."),
    )


@pytest.mark.check(weight=8, needs=["inputs_and_outputs"])
def test_hidden_layers(network: Network) -> None:
    """Between them are two dense layers of 512 neurons"""
    kernels = [shape for shape in network.weights if len(shape) == 2]
    expect(
        sorted(kernels) == sorted(shape for shape in WEIGHTS if len(shape) == 2),
        say(
            "the network has {count} hidden layers, of {units} neurons",
            count=max(len(kernels) - 1, 0),
            units=", ".join(str(shape[1]) for shape in kernels[:-1][:8]) or "0",
        ),
        say("Two `Dense` layers with `units=512` stand before the output layer."),
    )
    expect(
        sorted(network.weights) == sorted(WEIGHTS),
        say("the layers have other weights than dense layers with a bias each"),
        say("Leave `use_bias` as it is, and use `Dense` layers alone."),
    )


@pytest.mark.check(weight=6, needs=["hidden_layers"])
def test_activations(network: Network, rng: np.random.Generator) -> None:
    """The hidden layers use ReLU, and the output layer softmax"""
    weights = [rng.normal(0, 1 / np.sqrt(shape[0]), shape) for shape in WEIGHTS]
    inputs = rng.random((16, 784))
    came = _in_any_order(network, inputs, weights)
    if any(np.allclose(each, _forward(inputs, weights, "relu", "softmax"), atol=2e-3) for each in came):
        return
    for hidden, output in product(ACTIVATIONS, ACTIVATIONS):
        if any(np.allclose(each, _forward(inputs, weights, hidden, output), atol=2e-3) for each in came):
            raise CheckFailed(
                say("the hidden layers use {hidden}, and the output layer {output}", hidden=hidden, output=output),
                _activation_hint(hidden),
            )
    raise CheckFailed(
        say("with the same weights, the network gives other numbers than ReLU, ReLU and softmax do"),
        say('Give `activation="relu"` to both hidden layers and `activation="softmax"` to the output layer.'),
    )


def _in_any_order(network: Network, inputs: Floats, weights: list[Floats]) -> list[Floats]:
    """The outputs with each way to hand the weights out by their shapes: two biases have the same one."""
    outputs = []
    for swapped in (False, True):
        fitting = [weights[i] for i in ((0, 3, 2, 1, 4, 5) if swapped else range(6))]
        ordered = []
        for shape in network.weights:
            place = next(i for i, weight in enumerate(fitting) if weight.shape == shape)
            ordered.append(fitting.pop(place).astype(np.float32))
        outputs.append(network.predict(inputs.astype(np.float32), ordered).astype(np.float64))
    return outputs


def _activation_hint(hidden: str) -> Message:
    if hidden != "relu":
        return say('Give `activation="relu"` to both hidden layers.')
    return say('Give `activation="softmax"` to the output layer: it turns numbers into probabilities.')


def _forward(inputs: Floats, weights: list[Floats], hidden: str, output: str) -> Floats:
    values = ACTIVATIONS[hidden](inputs @ weights[0] + weights[1])
    values = ACTIVATIONS[hidden](values @ weights[2] + weights[3])
    return ACTIVATIONS[output](values @ weights[4] + weights[5])


def _softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "relu": lambda x: np.maximum(x, 0),
    "softmax": _softmax,
    "linear": lambda x: x,
    "sigmoid": lambda x: 1 / (1 + np.exp(-x)),
    "tanh": np.tanh,
    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "softplus": lambda x: np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0),
}


@pytest.mark.check(weight=4, needs=["hidden_layers"])
def test_parameters(network: Network) -> None:
    """669,706 parameters can be trained"""
    trainable = sum(int(np.prod(shape)) for shape in network.trainable)
    expect(
        trainable == PARAMETERS,
        say(
            "{came:,} parameters of the network can be trained; {wanted:,} were expected",
            came=trainable,
            wanted=PARAMETERS,
        ),
        say("Is a layer frozen (`trainable=False`)? Then it can't learn."),
    )


@pytest.mark.check(weight=3, needs=["inputs_and_outputs"])
def test_new_each_call(built: Any) -> None:
    """Each call builds a new network"""
    expect(
        built.get("fresh") is True,
        say("two calls of `build_model` gave networks that share their weights"),
        say("Create the model and its layers inside the function, not before it."),
    )
