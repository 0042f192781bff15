"""Task 5: loss and metric. What counts is the values that they give for labels and predictions."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder.grading.specification import check
from autograder.grading.student import StudentError
from autograder.lesson.compiling import _expect_accuracy as expect_accuracy
from autograder.lesson.compiling import _expect_compiled as expect_compiled
from autograder.lesson.compiling import _expect_cross_entropy as expect_cross_entropy
from autograder.lesson.compiling import _expect_same_layers as expect_same_layers
from autograder.lesson.compiling import _expect_teaching as expect_teaching
from autograder.lesson.compiling import _expect_trainable as expect_trainable
from autograder.lesson.compiling import _no_metric as no_metric
from autograder.lesson.compiling import _uncomputable_loss as uncomputable_loss
from autograder.messages import say
from autograder.text import one_line

Floats = NDArray[np.float32]
Probes = list[tuple[Floats, Floats]]


@check(weight=0)
def test_is_compiled(compiled: Any) -> None:
    """`compile_model` compiles the model"""
    if isinstance(compiled, StudentError):
        raise compiled
    expect_compiled(compiled.get("compiled") is True, compiled.get("optimizer") != {"value": None})
    expect_trainable(_reason(compiled.get("fit")))
    expect_same_layers(compiled.get("kept") != {"value": False} and compiled.get("emptied") != {"value": True})


@check(weight=6, needs=[test_is_compiled])
def test_loss(compiled: Any, probes: Probes) -> None:
    """The loss is categorical cross-entropy on probabilities"""
    came = _values(compiled.get("loss_values"))
    if came is None:
        raise uncomputable_loss(_reason(compiled.get("loss_values")))
    expect_cross_entropy(came, probes)
    expect_teaching(compiled.get("loss_teaches") != {"value": False})


def _reason(part: Any) -> str:
    match part:
        case {"raised": {"kind": kind, "text": text}}:
            return f" ({one_line(kind, 40)}{': ' if text else ''}{one_line(text, 120)})"
    return ""


@check(
    weight=4,
    needs=[test_is_compiled],
    praise=say("Your metric counts right guesses correctly, even over several batches."),
)
def test_metric(compiled: Any, probes: Probes) -> None:
    """The metric measures the share of right guesses"""
    answers = _metrics(compiled.get("metrics"), len(probes) + 1)
    if not answers:
        raise no_metric(_reason(compiled.get("metrics")), compiled.get("metrics"))
    expect_accuracy(answers, probes, lambda name: one_line(name, 40))


def _values(part: Any) -> list[float] | None:
    match part:
        case {"value": [float() as first, float() as second, float() as third]}:
            return [first, second, third]
    return None


def _metrics(part: Any, count: int) -> list[dict[str, float]]:
    match part:
        case {"value": [*answers]} if len(answers) == count and all(isinstance(each, dict) for each in answers):
            numbers = [_numbers(answer) for answer in answers]
            return numbers if numbers[0] else []
    return []


def _numbers(answer: dict[str, Any]) -> dict[str, float]:
    return {name: value for name, value in answer.items() if isinstance(value, float)}
