"""Grades and trainings as JSON values and back, to be kept or sent; sentences stay free of any language."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from autograder.grade import Check, Criterion, FailureKind, Grade, Outcome, Training
from autograder.messages import Message


def write_grade(grade: Grade) -> dict[str, Any]:
    """A grade as JSON values, which `read_grade` takes."""
    return {
        **{name: getattr(grade, name) for name in ("submission", "assignment", "sandbox", "seconds")},
        "criteria": [write_criterion(criterion) for criterion in grade.criteria],
        "problems": [write_message(problem) for problem in grade.problems],
        "unread": [write_message(problem) for problem in grade.unread],
    }


def read_grade(value: dict[str, Any]) -> Grade:
    """The grade of a value. Raises KeyError, TypeError or ValueError where it is none."""
    return Grade(
        value["submission"],
        value["assignment"],
        tuple(read_criterion(criterion) for criterion in value["criteria"]),
        value["sandbox"],
        tuple(read_message(problem) for problem in value["problems"]),
        value["seconds"],
        tuple(read_message(problem) for problem in value["unread"]),
    )


def write_training(training: Training) -> dict[str, Any]:
    return asdict(training)


def read_training(value: dict[str, Any]) -> Training:
    curve = tuple((float(epochs), float(accuracy)) for epochs, accuracy in value["curve"])
    # what was kept before trainings kept their mistakes has none
    mistakes = tuple((int(place), int(guess)) for place, guess in value.get("mistakes", ()))
    return Training(**{**value, "curve": curve, "mistakes": mistakes})


def write_message(message: Message) -> dict[str, Any]:
    values = {name: _plain(value) for name, value in message.values.items()}
    return {"say": message.template, "values": values}


def read_message(value: dict[str, Any]) -> Message:
    values = {name: read_message(part) if isinstance(part, dict) else part for name, part in value["values"].items()}
    return Message(value["say"], values)


def _plain(value: Any) -> Any:
    """A value that a sentence shows, as JSON keeps it: NumPy's numbers become Python's, paths become text."""
    if isinstance(value, Message):
        return write_message(value)
    if hasattr(value, "item"):
        value = value.item()
    return value if isinstance(value, (bool, int, float, str)) else str(value)


def write_criterion(criterion: Criterion) -> dict[str, Any]:
    """A criterion as JSON values, which `read_criterion` takes."""
    training = criterion.training
    return {
        **{name: getattr(criterion, name) for name in ("name", "notebook", "points", "bonus")},
        "checks": [_write_check(check) for check in criterion.checks],
        "relies_on": list(criterion.relies_on),
        "training": write_training(training) if training else None,
    }


def read_criterion(value: dict[str, Any]) -> Criterion:
    """The criterion of a value. Raises KeyError, TypeError or ValueError where it is none."""
    return Criterion(
        value["name"],
        value["notebook"],
        value["points"],
        value["bonus"],
        tuple(_read_check(check) for check in value["checks"]),
        tuple(value["relies_on"]),
        read_training(value["training"]) if value["training"] else None,
    )


def _write_check(check: Check) -> dict[str, Any]:
    said = {name: getattr(check, name) for name in ("title", "message", "hint", "praise")}
    return {
        **{name: getattr(check, name) for name in ("name", "weight")},
        "outcome": check.outcome.value,
        "kind": check.kind,
        **{name: _maybe(write_message, message) for name, message in said.items()},
    }


def _read_check(value: dict[str, Any]) -> Check:
    # what was kept before checks had praise has none
    said = {name: _maybe(read_message, value.get(name)) for name in ("message", "hint", "praise")}
    kind = _maybe(FailureKind, value.get("kind"))
    return Check(
        value["name"], read_message(value["title"]), Outcome(value["outcome"]), value["weight"], **said, kind=kind
    )


def _maybe(convert: Any, value: Any) -> Any:
    return None if value is None else convert(value)
