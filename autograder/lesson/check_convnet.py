"""Task 3 of the shapes: the convolutional network."""

from __future__ import annotations

import numpy as np

from autograder.lesson.checks import _task
from autograder.lesson.convolving import (
    _CONV_PARAMETERS,
    _expect_conv_values,
    _expect_filters,
    _expect_image_to_10,
    _expect_maps,
)
from autograder.lesson.kinds import Found
from autograder.lesson.model_checks import _Network
from autograder.lesson.networks import _expect_parameters
from autograder.messages import say


@_task("convnet", 3, 3)
def _check_convnet() -> Found:
    shape = (28, 28, 1)
    network = _Network("build_convnet", shape)
    _expect_image_to_10(network.inputs, network.outputs)
    _expect_filters(network.weights)
    _expect_maps(network.weights)
    network.expect_steady()
    if network.is_exact():
        _expect_conv_values(network, np.random.default_rng(800))
    _expect_parameters(network.parameters(), _CONV_PARAMETERS)
    network.expect_fresh(shape)
    meaning = say(
        "An image goes in, and 10 probabilities come out. The network "
        "has not learnt anything yet: training will change its "
        "{count:,} parameters.",
        count=_CONV_PARAMETERS,
    )
    return meaning, network.show
