"""What graders share of networks: weights that tell one activation from another, whatever the network computes with."""

from __future__ import annotations

import keras
import numpy as np
import pytest

from autograder.graders.network import Builder, LocalNetwork, find_network
from autograder.grading.answers import Built
from autograder.lesson.activations import _is_like as is_like
from autograder.lesson.activations import _softmax as softmax
from autograder.lesson.networks import _draw_weights as draw_weights
from autograder.lesson.networks import _settle_outputs as settle_outputs
from autograder.messages import say

SHAPES = [(20, 30), (30,), (30, 10), (10,)]
# TensorFlow takes its settings before the first tensor.
pytestmark = pytest.mark.usefixtures("tensorflow")
each_spread = pytest.mark.parametrize("spread", [0.3, 20.0])


@each_spread
def test_settled_outputs_leave_no_category_far_ahead(spread: float) -> None:
    rng = np.random.default_rng(5)
    weights = draw_weights(SHAPES, rng, spread)
    values = np.maximum(rng.random((50, 20)) @ weights[0] + weights[1], 0)
    settled = settle_outputs(weights, values)
    outputs = values @ settled[2] + settled[3]
    assert [weight.shape for weight in settled] == SHAPES
    assert np.allclose(outputs.mean(axis=0), 0)
    assert 0.01 < softmax(outputs).max(axis=1).mean() < 0.9


@pytest.mark.parametrize("policy", ["mixed_bfloat16", "mixed_float16", "float32"])
def test_a_network_is_judged_in_32_bits(policy: str) -> None:
    dense = keras.layers.Dense(10, "softmax", dtype=keras.dtype_policies.DTypePolicy(policy))
    network = LocalNetwork(Built("Sequential", keras.Sequential([keras.Input((20,)), dense]).to_json()))
    rng = np.random.default_rng(5)
    inputs, kernel, bias = (rng.normal(size=shape).astype(np.float32) for shape in ((7, 20), (20, 10), (10,)))
    assert is_like(network.predict(inputs, [kernel, bias]), softmax(inputs @ kernel + bias))


def test_the_configuration_that_is_trained_keeps_its_bits() -> None:
    text = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2, dtype="float16")]).to_json()
    assert LocalNetwork(Built("Sequential", text)).configuration == text


@pytest.mark.parametrize(("units", "trainings"), [(10, 1), (100_000, 0)])
def test_an_own_network_with_a_very_wide_output_is_not_trained(units: int, trainings: int) -> None:
    asked = []

    class Student:
        def train(self, *arguments: object, **keywords: object) -> list[tuple[int, ...]]:
            asked.append(arguments)
            return []

        def behave(self) -> None:
            raise AssertionError("it can be rebuilt")

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(units)]).to_json()
    built, builder = Built("Net", model, is_own=True), Builder("f", (4,), say("less"))
    assert isinstance(find_network(Student(), builder, built), LocalNetwork)  # type: ignore[arg-type]
    assert len(asked) == trainings
