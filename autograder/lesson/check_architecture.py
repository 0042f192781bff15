"""Task 4 of the digits: the network."""

from __future__ import annotations

import numpy as np

from autograder.lesson.checks import _task
from autograder.lesson.dense import (
    _PARAMETERS,
    _expect_784_to_10,
    _expect_dense_activations,
    _expect_two_hidden_layers,
)
from autograder.lesson.kinds import Found
from autograder.lesson.model_checks import _Network
from autograder.lesson.networks import _expect_parameters
from autograder.messages import say


@_task("architecture", 4, 5)
def _check_architecture() -> Found:
    network = _Network("build_model", (784,))
    _expect_784_to_10(network.inputs, network.outputs)
    _expect_two_hidden_layers(network.weights)
    network.expect_steady()
    if network.is_exact():
        _expect_dense_activations(network, np.random.default_rng(512))
    _expect_parameters(network.parameters(), _PARAMETERS)
    network.expect_fresh((784,))
    meaning = say(
        "784 numbers go in, and 10 probabilities come out. The network "
        "has not learnt anything yet: training will change its "
        "{count:,} parameters.",
        count=_PARAMETERS,
    )
    return meaning, network.show
