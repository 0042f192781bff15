"""What a student's process answers, read once from its replies.

A student's code may have changed every byte of a reply, so each part is checked for its type and form here, and
nowhere else. `read_for` makes a malformed reply the student's error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading.student_errors import Raised, StudentError, unreadable
from autograder.text import one_line

Array = NDArray[Any]
Floats = NDArray[np.float32]
Shape = tuple[int, ...]
Reply = Mapping[str, Any]
"""The JSON of a reply: any of its parts may be missing, or have another type."""

MAX_AXES = 8


@contextmanager
def read_for(function: str) -> Iterator[None]:
    """Turns a malformed reply into a StudentError."""
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        raise unreadable(function) from None


@dataclass(frozen=True)
class Result:
    """What a call of a function returned, as an array of numbers of any shape.

    `type` is the name of its type, `modified` tells whether the function wrote into its arguments.
    """

    value: Array
    type: str
    modified: bool


@dataclass(frozen=True)
class BrokenDefinition:
    """A definition of a student's that raised an exception, and the names that it would have bound."""

    names: tuple[str, ...]
    raised: Raised

    @classmethod
    def read(cls, reply: Reply) -> BrokenDefinition:
        return cls(tuple(str(name) for name in _list(reply["names"])), Raised.read(reply["raised"]))

    def explains(self, function: str, raised: Raised) -> bool:
        """Whether it is why a function is not defined, or why it met a name without a value."""
        if function in self.names:
            return True
        # what a cell binds is not known where it imports everything of a module
        missed = not self.names or any(f"'{name}'" in raised.text for name in self.names)
        return raised.kind == "NameError" and missed


@dataclass(frozen=True)
class NoModel:
    """What a model builder returned in place of a model, by the name of its type."""

    type: str
    is_class: bool

    @classmethod
    def read(cls, reply: Reply) -> NoModel:
        return cls(one_line(reply.get("type"), 60), bool(reply.get("is_class")))


@dataclass(frozen=True)
class Trial:
    """What a network returned for the same four images: twice as it is used, and twice as it is trained.

    Each is (4, …); `once` and `again` have one shape.
    """

    once: Array
    again: Array
    trained: Array
    trained_again: Array

    @classmethod
    def read(cls, reply: object) -> Trial | None:
        """The trial of a reply, or None where there is none, or one of no rows: its outputs' shape tells that."""
        if reply is None:
            return None
        parts = ("once", "again", "trained", "trained again")
        trial = cls(*(np.asarray(_dict(reply)[part], np.float64) for part in parts))
        if trial.once.shape != trial.again.shape:
            raise ValueError("one network, asked twice, with outputs of two shapes")
        return trial if trial.trained.ndim > 1 and trial.trained.size else None


@dataclass(frozen=True)
class Built:
    """A model that a builder returned, with the name of its class; `is_own` tells that the class is the student's.

    `configuration` is Keras's JSON, None for a model that can't be told as layers of Keras's. `fresh` and `alike`
    compare it with the model of a second call: whether they share no weights, and whether their weights have the same
    shapes; `again` is the error that the second call ended in. A model whose configuration is beyond the limits was
    neither tried nor built again.
    """

    type: str
    configuration: str | None
    is_own: bool = False
    fresh: bool = False
    alike: bool = False
    again: StudentError | None = None
    trial: Trial | None = None


@dataclass(frozen=True)
class Behaviour:
    """What a network that stays in the sandbox returned for n images, (n, …), and the shapes of its weights."""

    outputs: Array
    weights: list[Shape]


@dataclass(frozen=True)
class Compiled:
    """What compiling a model left.

    `optimizer` and `loss` are Keras's JSON, None where they can't be told so. `losses` are the loss's values for each
    of n pairs of labels and predictions; `metrics` has the metrics' values by their names, for each pair and, last,
    for all pairs together. In place of what can't be computed stands the exception. `untrainable` is the exception
    that a step of training ended in.
    """

    has_optimizer: bool
    optimizer: str | None
    loss: str | None
    keeps_layers: bool
    losses: tuple[float, ...] | Raised
    has_gradient: bool
    metrics: tuple[dict[str, float], ...] | Raised
    eager: bool
    untrainable: Raised | None

    @classmethod
    def read(cls, reply: Reply, pairs: int) -> Compiled:
        losses, metrics, step = (_value(reply[part]) for part in ("loss_values", "metrics", "fit"))
        return cls(
            has_optimizer=reply["optimizer"] != {"value": None},
            optimizer=_json(reply["optimizer"]),
            loss=_json(reply["loss"]),
            keeps_layers=reply["kept"] != {"value": False} and reply["emptied"] != {"value": True},
            losses=losses if isinstance(losses, Raised) else tuple(map(_float, _list(losses, pairs))),
            has_gradient=reply["loss_teaches"] != {"value": False},
            metrics=metrics if isinstance(metrics, Raised) else tuple(map(_floats, _list(metrics, pairs + 1))),
            eager=reply["eager"] is True,
            untrainable=step if isinstance(step, Raised) else None,
        )


def read_configuration(value: object) -> str | None:
    """A model's configuration, which is only taken for text here: `training.model_config` checks what it says."""
    if value is not None and not isinstance(value, str):
        raise TypeError("no configuration")
    return value


def read_shapes(value: object) -> list[Shape]:
    """The shapes of weights."""
    return [_shape(_list(sizes)) for sizes in _list(value)]


def _shape(sizes: list[object]) -> Shape:
    if len(sizes) > MAX_AXES:
        raise ValueError("no shape of a weight")
    return tuple(_size(size) for size in sizes)


def _size(size: object) -> int:
    if not isinstance(size, int) or not 0 <= size < 2**31:
        raise ValueError("no size of a weight's axis")
    return size


def _value(part: object) -> object:
    """What stands in a part of a reply: a value, or the exception that came in its place."""
    told = _dict(part)
    return Raised.read(told["raised"]) if "raised" in told else told.get("value")


def _json(part: object) -> str | None:
    value = _value(part)
    return None if value is None or isinstance(value, Raised) else json.dumps(value)


def _list(value: object, count: int | None = None) -> list[Any]:
    if not isinstance(value, list) or count not in (None, len(value)):
        raise TypeError("no list of so many")
    return value


def _dict(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _float(value: object) -> float:
    if not isinstance(value, float):
        raise TypeError("no floating-point number")
    return value


def _floats(value: object) -> dict[str, float]:
    return {name: _float(number) for name, number in _dict(value).items()}
