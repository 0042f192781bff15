"""What the known activation functions compute, and how nearly a network has to agree with them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from autograder.messages import Message, say

Floats = NDArray[np.float64]


def is_like(came: Floats, wanted: Floats) -> bool:
    """Equal but for the rounding of 16-bit and TF32 arithmetic, where a leaky ReLU is already another one."""
    return bool(np.allclose(came, wanted, rtol=0.02, atol=1e-5))


def softmax(x: Floats) -> Floats:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -60, 60))))


# Small values tell ReLU from its smooth relatives, large ones from those with a ceiling.
SPREADS = (0.3, 300.0)
ACTIVATIONS: dict[str, Callable[[Floats], Floats]] = {
    "relu": lambda x: np.maximum(x, 0),
    "softmax": softmax,
    "linear": lambda x: x,
    "sigmoid": sigmoid,
    "tanh": np.tanh,
    "elu": lambda x: np.where(x > 0, x, np.expm1(np.minimum(x, 0))),
    "leaky_relu": lambda x: np.where(x > 0, x, 0.2 * x),
    "silu": lambda x: x * sigmoid(x),
    "softplus": lambda x: np.log1p(np.exp(-np.abs(x))) + np.maximum(x, 0),
}
TWICE = "softmax twice"
OUTPUTS: dict[str, Callable[[Floats], Floats]] = {
    TWICE: lambda x: softmax(softmax(x)),
    "log_softmax": lambda x: np.log(softmax(x)),
}


def in_words(name: str) -> str | Message:
    """An activation's name for a sentence: Keras's own, but where there is none."""
    return say("softmax twice") if name == TWICE else name
