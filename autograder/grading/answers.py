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
    def read(cls, reply: Reply | None) -> Trial | None:
        """The trial of a reply, or None where there is none, or one of no rows: its outputs' shape tells that."""
        if reply is None:
            return None
        parts = ("once", "again", "trained", "trained again")
        trial = cls(*(np.asarray(reply[part], np.float64) for part in parts))
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
    """What compiling a model left; `done` tells whether it is compiled, without which nothing else is known.

    `optimizer` and `loss` are Keras's JSON, None where they can't be told so. `losses` are the loss's values for each
    of n pairs of labels and predictions; `metrics` has the metrics' values by their names, for each pair and, last,
    for all pairs together. In place of what can't be computed stands the exception, or nothing where there is none
    to compute. `untrainable` is the exception that a step of training ended in.

    A malformed part of a reply costs only that part.
    """

    done: bool
    has_optimizer: bool = True
    optimizer: str | None = None
    loss: str | None = None
    keeps_layers: bool = True
    losses: tuple[float, ...] | Raised = ()
    has_gradient: bool = True
    metrics: tuple[dict[str, float], ...] | Raised = ()
    eager: bool = False
    untrainable: Raised | None = None

    @classmethod
    def read(cls, reply: Reply, pairs: int) -> Compiled:
        if reply.get("compiled") is not True:
            return cls(done=False)
        step = _value(reply.get("fit"))
        return cls(
            done=True,
            has_optimizer=reply.get("optimizer") != {"value": None},
            optimizer=_json(reply.get("optimizer")),
            loss=_json(reply.get("loss")),
            keeps_layers=reply.get("kept") != {"value": False} and reply.get("emptied") != {"value": True},
            losses=_read_losses(reply.get("loss_values"), pairs),
            has_gradient=reply.get("loss_teaches") != {"value": False},
            metrics=_read_metrics(reply.get("metrics"), pairs + 1),
            eager=reply.get("eager") is True,
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


def _read_losses(part: object, count: int) -> tuple[float, ...] | Raised:
    match _value(part):
        case Raised() as raised:
            return raised
        case [*values] if len(values) == count and all(isinstance(value, float) for value in values):
            return tuple(values)
    return ()


def _read_metrics(part: object, count: int) -> tuple[dict[str, float], ...] | Raised:
    match _value(part):
        case Raised() as raised:
            return raised
        case [*answers] if len(answers) == count and all(isinstance(answer, dict) for answer in answers):
            numbers = [{name: n for name, n in answer.items() if isinstance(n, float)} for answer in answers]
            return tuple(numbers) if numbers[0] else ()
    return ()


def _value(part: object) -> Any:
    """What stands in a part of a reply: a value, or the exception that came in its place."""
    match part:
        case {"raised": described}:
            return Raised.read(described)
        case {"value": value}:
            return value
    return None


def _json(part: object) -> str | None:
    value = _value(part)
    return None if value is None or isinstance(value, Raised) else json.dumps(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return value
