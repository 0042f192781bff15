"""Types for the annotations of this package: no notebook has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from autograder.messages import Message

Result = TypeVar("Result")
# what is right, in words, and what shows it
Found: TypeAlias = tuple[Message, Callable[[], None]]
Judge: TypeAlias = Callable[[], Found]

# when a hint fits, and what it says
Hints: TypeAlias = Sequence[tuple[Callable[..., object], Message]]

Shape: TypeAlias = tuple[int, ...]
BatchShape: TypeAlias = tuple[int | None, ...]
# numbers of any type, as a student's function may give them
Array: TypeAlias = NDArray[Any]
# the name of a file, or what it holds
Picture: TypeAlias = str | Path | Array
Bytes: TypeAlias = NDArray[np.uint8]
Floats: TypeAlias = NDArray[np.float64]
Singles: TypeAlias = NDArray[np.float32]
# one-hot labels and probabilities, (n, 10) both
Probe: TypeAlias = tuple[Singles, Singles]
# what each choice of a network's functions computes, by their names
Choices: TypeAlias = Iterator[tuple[tuple[str, ...], Array]]
# images and labels, to train with and to test with
Dataset: TypeAlias = tuple[tuple[Array, Array], tuple[Array, Array]]


class CheckedNetwork(Protocol):
    """A network as a check judges it, wherever it is."""

    @property
    def weights(self) -> list[Shape]: ...

    def predict(
        self, inputs: Singles, weights: list[Singles]
    ) -> Array: ...


class Tensor(Protocol):
    """What the lesson asks of Keras's tensors and variables."""

    @property
    def shape(self) -> Sequence[int]: ...

    def assign(self, value: Array) -> object: ...


class Layer(Protocol):
    """What the lesson asks of Keras's layers."""

    trainable: bool
    compute_dtype: object

    def get_config(self) -> dict[str, object]: ...


class Model(Protocol):
    """What the lesson asks of Keras's models."""

    layers: list[Layer]
    inputs: list[Tensor]
    outputs: list[Tensor]
    weights: list[Tensor]
    trainable_weights: list[Tensor]
    optimizer: object

    def __call__(self, inputs: Array, training: bool) -> Tensor: ...

    def compute_loss(
        self, x: None, y: Tensor, y_pred: Tensor
    ) -> Tensor: ...

    def compute_metrics(
        self, x: None, y: Tensor, y_pred: Tensor, sample_weight: None
    ) -> Mapping[str, Tensor]: ...

    def reset_metrics(self) -> None: ...

    def fit(
        self, x: Array, y: Array, *, batch_size: int, verbose: int
    ) -> object: ...

    def summary(
        self, *, line_length: int, print_fn: Callable[[str], None]
    ) -> None: ...


class Shell(Protocol):
    """What the lesson asks of Jupyter's shell."""

    def showtraceback(
        self,
        error: tuple[
            type[BaseException], BaseException, TracebackType | None
        ],
        *,
        tb_offset: int | None,
    ) -> None: ...
