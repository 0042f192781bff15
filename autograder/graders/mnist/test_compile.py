"""Task 5: loss and metric. What counts is the values that they give for labels and predictions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import CheckFailed, expect, number
from autograder.messages import Message, say
from autograder.student import StudentError
from autograder.text import one_line

pytestmark = pytest.mark.criterion("compile")

Floats = NDArray[np.float32]
Probes = list[tuple[Floats, Floats]]


@pytest.mark.check(weight=0)
def test_is_compiled(compiled: Any) -> None:
    """`compile_model` compiles the model"""
    if isinstance(compiled, StudentError):
        raise compiled
    expect(
        compiled.get("compiled") is True,
        say("after `compile_model(model)`, the model is not compiled"),
        say("Call `model.compile(...)` in the function, and return the model."),
    )
    expect(
        compiled.get("optimizer") != {"value": None},
        say("you compiled the model without an optimizer, so it can't be trained"),
        say('Give `model.compile` an optimizer, for example `optimizer="adam"`.'),
    )
    reason = _reason(compiled.get("fit"))
    expect(
        not reason,
        say("compiled with these settings, the model can't be trained{reason}", reason=reason),
        say(
            "`optimizer`, `loss` and `metrics` are enough. Keras turns the optimizer and its learning rate into "
            "a graph before training: do not use NumPy, `if` or `float` in them."
        ),
    )
    expect(
        compiled.get("kept") != {"value": False} and compiled.get("emptied") != {"value": True},
        say("the layers of the compiled model are not the layers of the model that your function was given"),
        say(
            "`compile_model` only sets the loss, the optimizer and the metrics: do not change the layers, or "
            "which of them can be trained."
        ),
    )


@pytest.mark.check(weight=6, needs=["is_compiled"])
def test_loss(compiled: Any, probes: Probes) -> None:
    """The loss is categorical cross-entropy on probabilities"""
    came = _values(compiled.get("loss_values"))
    if came is None:
        reason = _reason(compiled.get("loss_values"))
        raise CheckFailed(
            say("your loss can't be computed from one-hot labels and probabilities{reason}", reason=reason),
            _uncomputable_hint(reason),
        )
    wanted = [_cross_entropy(labels, predictions) for labels, predictions in probes]
    if not _is_near(came, wanted):
        raise CheckFailed(
            say(
                "for the same labels and predictions, your loss is {came}; categorical cross-entropy is {wanted}",
                came=number(came[0]),
                wanted=number(wanted[0]),
            ),
            _loss_hint(came, probes),
        )
    expect(
        compiled.get("loss_teaches") != {"value": False},
        say("the values of your loss are right, but a network can't learn from it: it has no gradient"),
        BY_KERAS,
    )


BY_KERAS = say(
    "Compute the loss with TensorFlow or Keras (`keras.ops.log` instead of `np.log`): a network can't learn from "
    "what NumPy computes."
)


def _reason(part: Any) -> str:
    match part:
        case {"raised": {"kind": kind, "text": text}}:
            return f" ({one_line(kind, 40)}{': ' if text else ''}{one_line(text, 120)})"
    return ""


def _uncomputable_hint(reason: str) -> Message:
    if "No loss to compute" in reason:
        return say('You gave `model.compile` no loss: add `loss="categorical_crossentropy"`.')
    if "symbolic" in reason:
        return BY_KERAS
    if "None values" in reason or "operand type" in reason:
        return say(
            "Keras plans the training before it knows the number of images: use `keras.ops.mean` instead of "
            "dividing by `shape[0]`."
        )
    if "string" in reason or "loss_weights" in reason:
        return say("The arguments are mixed up: write their names, `optimizer=…, loss=…, metrics=[…]`.")
    if "Could not interpret" in reason:
        return say('Check the spelling: `loss="categorical_crossentropy"`.')
    return say(
        'The labels are one-hot encoded: use `loss="categorical_crossentropy"`, not the loss whose name '
        "starts with `sparse_`."
    )


def _loss_hint(came: list[float], probes: Probes) -> Message:
    def is_like(loss: Callable[[Floats, Floats], float]) -> bool:
        return _is_near(came, [loss(y, p) for y, p in probes])

    if is_like(lambda y, p: -_cross_entropy(y, p)):
        return say("The sign of your loss is reversed: the better the prediction, the smaller the loss should be.")
    if is_like(lambda y, p: len(y) * _cross_entropy(y, p)):
        return say("This is the sum over the images, not their mean: leave `reduction` at its default.")
    if _is_smoothed(came, probes):
        return say("The task asks for plain cross-entropy, without `label_smoothing`.")
    if is_like(_cross_entropy_of_logits):
        return say("`from_logits=True` is for networks without softmax; this network already returns probabilities.")
    if is_like(lambda y, p: float(((y - p) ** 2).mean())):
        return say("Mean squared error is for predicting numbers; for categories, use cross-entropy.")
    if is_like(_binary_cross_entropy):
        return say("Binary cross-entropy is for yes-or-no questions; here there are ten categories.")
    return say('Use the loss that the text describes: `loss="categorical_crossentropy"`.')


def _is_near(came: list[float], wanted: list[float]) -> bool:
    return bool(np.allclose(came, wanted, rtol=1e-3))


def _cross_entropy(labels: Floats, predictions: Floats) -> float:
    return float(-(labels * np.log(predictions)).sum(axis=1).mean())


def _is_smoothed(came: list[float], probes: Probes) -> bool:
    """Label smoothing draws the loss towards that of equal labels for all categories, by the same share everywhere."""
    plain = np.array([_cross_entropy(labels, predictions) for labels, predictions in probes])
    equal = np.array([_cross_entropy(np.full_like(labels, 0.1), predictions) for labels, predictions in probes])
    shares = (np.array(came) - plain) / (equal - plain)
    return bool(np.allclose(shares, shares[0], atol=1e-2))


def _cross_entropy_of_logits(labels: Floats, predictions: Floats) -> float:
    logs = predictions - np.log(np.exp(predictions).sum(axis=1, keepdims=True))
    return float(-(labels * logs).sum(axis=1).mean())


def _binary_cross_entropy(labels: Floats, predictions: Floats) -> float:
    return float(-(labels * np.log(predictions) + (1 - labels) * np.log(1 - predictions)).mean())


@pytest.mark.check(
    weight=4,
    needs=["is_compiled"],
    praise=say("Your metric counts right guesses correctly, over several batches too."),
)
def test_metric(compiled: Any, probes: Probes) -> None:
    """The metric measures the share of right guesses"""
    answers = _metrics(compiled.get("metrics"), len(probes) + 1)
    wanted = _and_of_all([(labels.argmax(1) == predictions.argmax(1)).mean() for labels, predictions in probes])
    expect(
        answers,
        say(
            "you compiled the model without a metric that can be computed{reason}",
            reason=_reason(compiled.get("metrics")),
        ),
        _missing_hint(compiled.get("metrics")),
    )
    came = {name: [answer.get(name, np.nan) for answer in answers] for name in answers[0]}
    if any(np.allclose(values, wanted) for values in came.values()):
        return
    # where the first metric is wrong, be it for several batches alone
    place = next(i for i, value in enumerate(next(iter(came.values()))) if not np.isclose(value, wanted[i]))
    shown = {one_line(name, 40): came[name][place] for name in list(came)[:3]}
    raise CheckFailed(
        _metric_says(_named(shown), wanted[place], place == len(probes)),
        _metric_hint(list(came.values()), wanted, probes),
    )


def _named(values: dict[str, float]) -> Message:
    """Each value behind its name."""
    names = {f"name_{i}": name for i, name in enumerate(values)}
    numbers = {f"value_{i}": number(value) for i, value in enumerate(values.values())}
    template = ", ".join(f"{{name_{i}}} = {{value_{i}}}" for i in range(len(values)))
    return Message(template, {**names, **numbers})


def _metric_says(shown: Message, wanted: float, of_all: bool) -> Message:
    if of_all:
        return say(
            "for each batch on its own, your metric is right; but when {wanted:.1%} of the guesses in several "
            "batches together are right, it reports {came}",
            wanted=wanted,
            came=shown,
        )
    return say(
        "when {wanted:.1%} of the guesses are right, your metric reports {came}",
        wanted=wanted,
        came=shown,
    )


def _and_of_all(shares: list[Any]) -> list[float]:
    """What is told of each batch, and of all together: they are of one size."""
    return [*map(float, shares), float(np.mean(shares))]


def _missing_hint(metrics: Any) -> Message:
    match metrics:
        case {"raised": {"text": str(text)}} if "Could not interpret" in text:
            return say('Check the spelling: `metrics=["accuracy"]`.')
        case {"raised": {"text": str(text)}} if "Incompatible shapes" in text:
            return say(
                'The labels are one-hot encoded: use `metrics=["accuracy"]`, not the metric whose name '
                "starts with `sparse_`."
            )
        case {"raised": _}:
            return say(
                "Compute your own metric with TensorFlow or Keras, for any number of images: NumPy and Python "
                'can\'t see the values during training. `metrics=["accuracy"]` is enough.'
            )
    return say('Add `metrics=["accuracy"]` to `model.compile`.')


def _metric_hint(came: list[list[float]], wanted: list[float], probes: Probes) -> Message:
    def is_like(values: list[float]) -> bool:
        return any(np.allclose(each, values) for each in came)

    if is_like([0.0] * len(wanted)):
        return say(
            "This metric counts numbers that are exactly equal to the labels, but a probability rarely is: "
            '`metrics=["accuracy"]` compares the categories.'
        )
    if is_like([1 - value for value in wanted]):
        return say("This is the share of wrong guesses: accuracy is the share of right ones.")
    if is_like(_and_of_all([((predictions > 0.5) == labels).mean() for labels, predictions in probes])):
        return say(
            "This metric looks at each of the ten numbers on its own, and most of them are 0: "
            '`metrics=["accuracy"]` looks at the category.'
        )
    if any(np.allclose(each[:-1], wanted[:-1]) for each in came):
        return say("Your metric only looks at the last batch: it has to add up over all batches.")
    return say('`metrics=["accuracy"]` is enough: Keras picks the accuracy that fits one-hot labels.')


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
