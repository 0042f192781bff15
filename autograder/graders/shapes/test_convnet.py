"""Task 3: the convolutional network. What counts is what it computes and what it can learn, not how it is written."""

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

pytestmark = pytest.mark.criterion("convnet")

Floats = NDArray[np.float64]

KERNELS: list[tuple[int, ...]] = [(3, 3, 1, 16), (3, 3, 16, 32)]
WEIGHTS: list[tuple[int, ...]] = [KERNELS[0], (16,), KERNELS[1], (32,), (800, 10), (10,)]
PARAMETERS = 12_810


@pytest.mark.check(weight=0)
def test_is_a_model(built: Any, network: Any) -> None:
    """`build_convnet` returns a Keras model"""
    expect_model(
        network, "build_convnet", built, say("The task asks for two convolutions, with 16 and 32 filters, and no more.")
    )


@pytest.mark.check(weight=5, needs=["is_a_model"])
def test_inputs_and_outputs(network: Network) -> None:
    """The network takes 28×28 pixels of one channel and returns 10 numbers"""
    expect(
        [shape[1:] for shape in [*network.inputs, *network.outputs]] == [(28, 28, 1), (10,)],
        say(
            "your network takes inputs of shape {inputs} and returns outputs of shape {outputs}; (None, 28, 28, "
            "1) and (None, 10) were expected",
            inputs=", ".join(map(shape_text, network.inputs)),
            outputs=", ".join(map(shape_text, network.outputs)),
        ),
        _shapes_hint(network),
    )


def _shapes_hint(network: Network) -> Message:
    if [len(shape) for shape in network.outputs] == [4]:
        return say("`Flatten` is missing: it puts everything that the filters found into one row for the output layer.")
    if [shape[1:] for shape in network.inputs] != [(28, 28, 1)]:
        return say("The input has the shape of one image, including its channel: `keras.Input(shape=(28, 28, 1))`.")
    return say("The output layer needs 10 units: one probability for each kind of shape.")


@pytest.mark.check(weight=9, needs=["is_a_model"])
def test_filters(network: Network) -> None:
    """It has one convolution with 16 filters of 3×3, and one with 32"""
    kernels = _kernels(network, axes=4)
    expect(
        sorted(kernels) == KERNELS,
        say(
            "filters in your network: {came}; {wanted} were expected",
            came=_filters_text(kernels[:8]) or "–",
            wanted=_filters_text(KERNELS),
        ),
        _filters_hint(kernels),
    )


def _kernels(network: Network, axes: int) -> list[tuple[int, ...]]:
    """The shapes of the weights of its convolutions, which have four axes, or of its dense layers, which have two."""
    return [shape for shape in liken(network.weights, WEIGHTS) if len(shape) == axes]


def _filters_text(kernels: list[tuple[int, ...]]) -> str:
    return ", ".join(f"{filters} ({rows}×{columns})" for rows, columns, _, filters in kernels)


def _filters_hint(kernels: list[tuple[int, ...]]) -> Message:
    if len(kernels) != 2:
        return say("You need two `Conv2D` layers, each followed by a `MaxPooling2D` layer.")
    if any(kernel[:2] != (3, 3) for kernel in kernels):
        return say("For filters of 3×3, write `kernel_size=3`.")
    return say("The first `Conv2D` layer has 16 filters; the second one, which takes the result of the first, has 32.")


@pytest.mark.check(weight=8, needs=["inputs_and_outputs", "filters"])
def test_maps(network: Network) -> None:
    """From each image, 5×5 positions with 32 values each reach the output layer"""
    kernels = _kernels(network, axes=2)
    expect(
        len(kernels) == 1,
        say("dense layers in your network: {count}; 1 was expected", count=len(kernels)),
        say("After `Flatten`, the output layer must be the only `Dense` layer."),
    )
    expect(
        kernels == [(800, 10)],
        say("{came} values of each image reach the output layer; 800 were expected", came=kernels[0][0]),
        _maps_hint(kernels[0][0]),
    )
    expect(
        sorted(liken(network.weights, WEIGHTS)) == sorted(WEIGHTS),
        say("the weights of your layers are not those of the layers in the task"),
        say("Leave `use_bias` at its default, and use only the layers of the task."),
    )


def _maps_hint(came: int) -> Message:
    if came in (7 * 7 * 32, 6 * 6 * 32):
        return say('Did you write `padding="same"`? Leave it out: the filters stay inside the image, so it shrinks.')
    if came in (24 * 24 * 32, 12 * 12 * 32, 11 * 11 * 32):
        return say("A `MaxPooling2D` layer is missing: each of the two `Conv2D` layers needs one after it.")
    if came == 32:
        return say("Global pooling leaves only one value per filter: `Flatten` keeps all of them.")
    return say(
        "With the layers of the task, 28 rows become 26, 13, 11 and 5. `model.summary()` shows what your layers do."
    )


@pytest.mark.check(
    weight=7,
    needs=["maps"],
    praise=say("We gave your network our own weights, and it computed exactly what the network in the task computes."),
)
def test_values(network: Network, built: Any, rng: np.random.Generator) -> None:
    """It computes what ReLU, max pooling and softmax compute"""
    expect_steady(built)
    trials = [_try(network, rng, spread) for spread in SPREADS]
    if not all(is_like(trial.came, _forward(trial.inputs, trial.weights)) for trial in trials):
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
    weights = settle_outputs(weights, _flattened(inputs, weights))
    wanted = liken(network.weights, WEIGHTS)
    ordered = [lay_out(weights[WEIGHTS.index(own)], shape) for own, shape in zip(wanted, network.weights, strict=True)]
    return Trial(inputs, weights, network.predict(inputs.astype(np.float32), ordered).astype(np.float64))


def _forward(inputs: Floats, weights: list[Floats]) -> Floats:
    """What the network that is asked for computes."""
    return softmax(_flattened(inputs, weights) @ weights[4] + weights[5])


def _flattened(inputs: Floats, weights: list[Floats]) -> Floats:
    """What reaches its last layer."""
    values = _largest(np.maximum(_convolve(inputs, weights[0]) + weights[1], 0))
    values = _largest(np.maximum(_convolve(values, weights[2]) + weights[3], 0))
    return values.reshape(len(values), -1)


def _convolve(images: Floats, kernel: Floats) -> Floats:
    """Each filter of a kernel (3, 3, channels, filters) at each place within images (n, rows, columns, channels)."""
    windows = np.lib.stride_tricks.sliding_window_view(images, kernel.shape[:2], axis=(1, 2))
    return np.tensordot(windows, kernel, axes=((4, 5, 3), (0, 1, 2)))


def _largest(maps: Floats) -> Floats:
    return np.asarray(_squares(maps).max(axis=(2, 4)))


def _mean(maps: Floats) -> Floats:
    return np.asarray(_squares(maps).mean(axis=(2, 4)))


def _squares(maps: Floats) -> Floats:
    """Maps (n, rows, columns, filters) by their squares of 2×2; a last row or column that is left over goes."""
    n, rows, columns, filters = maps.shape
    return maps[:, : rows // 2 * 2, : columns // 2 * 2].reshape(n, rows // 2, 2, columns // 2, 2, filters)


POOLINGS = {"max": _largest, "average": _mean}
Names = tuple[str, str, str, str, str]


def _known(inputs: Floats, weights: list[Floats]) -> Iterator[tuple[Names, Floats]]:
    """What it computes with each choice of activations and poolings, by their names."""
    values = _convolve(inputs, weights[0]) + weights[1]
    for first, early, maps in _pooled(values):
        inner = _convolve(maps, weights[2]) + weights[3]
        for second, late, small in _pooled(inner):
            outer = small.reshape(len(small), -1) @ weights[4] + weights[5]
            for output, last in {**ACTIVATIONS, **OUTPUTS}.items():
                yield (first, early, second, late, output), last(outer)


def _pooled(values: Floats) -> Iterator[tuple[str, str, Floats]]:
    for activation, function in ACTIVATIONS.items():
        for pooling, pool in POOLINGS.items():
            yield activation, pooling, pool(function(values))


def _explain(trials: list[Trial]) -> CheckFailed:
    # By chance, other choices than the network's may give the same in one trial, but not in all of them.
    known = zip(*(_known(trial.inputs, trial.weights) for trial in trials), strict=True)
    for same in known:
        if all(is_like(trial.came, outputs) for trial, (_, outputs) in zip(trials, same, strict=True)):
            first, early, second, late, output = names = same[0][0]
            return CheckFailed(
                say(
                    "your convolutions use {activations}, your pooling layers use {poolings}, and your output "
                    "layer uses {output}",
                    activations=", ".join(dict.fromkeys([first, second])),
                    poolings=", ".join(dict.fromkeys([early, late])),
                    output=in_words(output),
                ),
                _values_hint(names),
            )
    return CheckFailed(
        say("with the same weights, your network computes different numbers from those of the layers of the task"),
        say(
            'Use `activation="relu"` in both `Conv2D` layers and `activation="softmax"` in the output layer, and '
            "pass the result of each layer to the next one, once."
        ),
    )


def _values_hint(names: Names) -> Message:
    first, early, second, late, output = names
    if (first, second) != ("relu", "relu"):
        return say('Use `activation="relu"` in both `Conv2D` layers.')
    if "average" in (early, late):
        return say("`MaxPooling2D` keeps the largest of four values; `AveragePooling2D` takes their mean.")
    if output == TWICE:
        return say("Use softmax only once: in the output layer, or as a layer of its own, but not both.")
    return say('Use `activation="softmax"` in the output layer: it turns numbers into probabilities.')


@pytest.mark.check(weight=3, needs=["maps"])
def test_parameters(network: Network) -> None:
    """It has 12,810 trainable parameters"""
    expect_parameters(network, PARAMETERS)


@pytest.mark.check(weight=3, needs=["filters"])
def test_new_each_call(built: Any) -> None:
    """Each call builds a new network"""
    expect_fresh("build_convnet", built)
