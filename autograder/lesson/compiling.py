"""Loss and metric, judged by the values that they give."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from autograder.lesson.errors import _first_hint
from autograder.lesson.kinds import Hints, Probe, Singles
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _hint_for,
    _number_text,
)
from autograder.messages import Message, say

_BY_KERAS = say(
    "Compute the loss with TensorFlow or Keras (`keras.ops.log` "
    "instead of `np.log`): a network can't learn from what NumPy "
    "computes."
)
_LOSS_HINTS = (
    (
        "No loss to compute",
        say(
            "You gave `model.compile` no loss: add "
            '`loss="categorical_crossentropy"`.'
        ),
    ),
    ("symbolic", _BY_KERAS),
    (
        "None values|operand type",
        say(
            "Keras plans the training before it knows the number of "
            "images: use `keras.ops.mean` instead of dividing by "
            "`shape[0]`."
        ),
    ),
    (
        "string|loss_weights",
        say(
            "The arguments are mixed up: write their names, "
            "`optimizer=…, loss=…, metrics=[…]`."
        ),
    ),
    (
        "Could not interpret",
        say('Check the spelling: `loss="categorical_crossentropy"`.'),
    ),
    (
        "",
        say(
            "The labels are one-hot encoded: use "
            '`loss="categorical_crossentropy"`, not the loss whose '
            "name starts with `sparse_`."
        ),
    ),
)
_METRIC_HINTS = (
    (
        "Could not interpret",
        say('Check the spelling: `metrics=["accuracy"]`.'),
    ),
    (
        "Incompatible shapes",
        say(
            "The labels are one-hot encoded: use "
            '`metrics=["accuracy"]`, not the metric whose name '
            "starts with `sparse_`."
        ),
    ),
    (
        "",
        say(
            "Compute your own metric with TensorFlow or Keras, for "
            "any number of images: NumPy and Python can't see the "
            'values during training. `metrics=["accuracy"]` is '
            "enough."
        ),
    ),
)


def _draw_probes() -> list[Probe]:
    """Pairs of one-hot labels and probabilities, both (40, 10).

    Some of the guesses are right and some wrong.
    """
    rng = np.random.default_rng(669_706)
    pairs = []
    for right in (0.2, 0.5, 0.8):
        labels = rng.integers(0, 10, 40)
        hits = rng.random(40) < right
        guesses = np.where(hits, labels, rng.integers(0, 10, 40))
        scores = rng.random((40, 10)) + 2.0 * np.eye(10)[guesses]
        shares = scores / scores.sum(axis=1, keepdims=True)
        codes = np.eye(10, dtype=np.float32)[labels]
        pairs.append((codes, shares.astype(np.float32)))
    return pairs


def _expect_compiled(compiled: bool, optimizer: bool) -> None:
    """Fails the check where a model can't be trained as it is."""
    _expect(
        compiled,
        say("after `compile_model(model)`, the model is not compiled"),
        say(
            "Call `model.compile(...)` in the function, and return "
            "the model."
        ),
    )
    _expect(
        optimizer,
        say(
            "you compiled the model without an optimizer, so it "
            "can't be trained"
        ),
        say(
            "Give `model.compile` an optimizer, for example "
            '`optimizer="adam"`.'
        ),
    )


def _expect_trainable(reason: str) -> None:
    """Fails the check where a training ends in an error."""
    _expect(
        not reason,
        say(
            "compiled with these settings, the model can't be "
            "trained{reason}",
            reason=reason,
        ),
        say(
            "`optimizer`, `loss` and `metrics` are enough. Keras "
            "plans the steps of the optimizer before training: do "
            "not use NumPy, `if` or `float` in the optimizer or its "
            "learning rate."
        ),
    )


def _expect_same_layers(same: bool) -> None:
    """Fails the check where the layers were changed."""
    _expect(
        same,
        say(
            "the layers of the compiled model are not the layers of "
            "the model that your function was given"
        ),
        say(
            "`compile_model` only sets the loss, the optimizer and "
            "the metrics: do not change the layers, or which of them "
            "can be trained."
        ),
    )


def _uncomputable_loss(reason: str) -> _CheckFailed:
    """What is said of a loss that ends in an error."""
    return _CheckFailed(
        say(
            "your loss can't be computed from one-hot labels and "
            "probabilities{reason}",
            reason=reason,
        ),
        _first_hint(_LOSS_HINTS, reason),
    )


def _expect_cross_entropy(
    came: list[float], probes: list[Probe]
) -> None:
    """Fails the check where the loss has other values."""
    wanted = [_cross_entropy(*probe) for probe in probes]
    if _is_nearly(came, wanted):
        return
    raise _CheckFailed(
        say(
            "for the same labels and predictions, your loss is "
            "{came}; categorical cross-entropy is {wanted}",
            came=_number_text(came[0]),
            wanted=_number_text(wanted[0]),
        ),
        _hint_for(_LOSS_MISTAKES, came, probes)
        or say(
            "Use the loss that the text describes: "
            '`loss="categorical_crossentropy"`.'
        ),
    )


def _expect_teaching(teaches: bool) -> None:
    """Fails the check where a loss has no gradient."""
    _expect(
        teaches,
        say(
            "the values of your loss are right, but Keras can't "
            "compute how to change the weights to make it smaller (it "
            "has no gradient)"
        ),
        _BY_KERAS,
    )


def _no_metric(reason: str, words: str | None) -> _CheckFailed:
    """What is said where no metric can be computed.

    `words` are those of the error, None where there is no metric.
    """
    hint = say('Add `metrics=["accuracy"]` to `model.compile`.')
    if words is not None:
        hint = _first_hint(_METRIC_HINTS, words)
    return _CheckFailed(
        say(
            "you compiled the model without a metric that can be "
            "computed{reason}",
            reason=reason,
        ),
        hint,
    )


def _expect_accuracy(
    answers: list[dict[str, float]],
    probes: list[Probe],
    shorten: Callable[[str], str] = lambda name: name[:40],
) -> None:
    """Fails the check where no metric is the share of right guesses.

    The metrics come for each pair, and for all of them together.
    """
    shares = [
        (labels.argmax(1) == predictions.argmax(1)).mean()
        for labels, predictions in probes
    ]
    wanted = _and_of_all(shares)
    came = {
        name: [answer.get(name, np.nan) for answer in answers]
        for name in answers[0]
    }
    if any(np.allclose(values, wanted) for values in came.values()):
        return
    # where the first metric is wrong, be it for several batches alone
    first = next(iter(came.values()))
    place = next(
        i
        for i, value in enumerate(first)
        if not np.isclose(value, wanted[i])
    )
    shown = {
        shorten(name): came[name][place] for name in list(came)[:3]
    }
    raise _CheckFailed(
        _metric_says(
            _named(shown), wanted[place], place == len(probes)
        ),
        _hint_for(_METRIC_MISTAKES, list(came.values()), wanted, probes)
        or say(
            '`metrics=["accuracy"]` is enough: Keras picks the '
            "accuracy that fits one-hot labels."
        ),
    )


def _is_nearly(came: list[float], wanted: list[float]) -> bool:
    return bool(np.allclose(came, wanted, rtol=1e-3))


def _cross_entropy(labels: Singles, predictions: Singles) -> float:
    return float(-(labels * np.log(predictions)).sum(axis=1).mean())


def _is_smoothed(came: list[float], probes: list[Probe]) -> bool:
    """Whether label smoothing explains the loss.

    It draws the loss towards that of equal labels for all categories,
    by the same share everywhere.
    """
    plain = np.array(
        [
            _cross_entropy(labels, predictions)
            for labels, predictions in probes
        ]
    )
    equal = np.array(
        [
            _cross_entropy(np.full_like(labels, 0.1), predictions)
            for labels, predictions in probes
        ]
    )
    shares = (np.array(came) - plain) / (equal - plain)
    return bool(np.allclose(shares, shares[0], atol=1e-2))


def _cross_entropy_of_logits(
    labels: Singles, predictions: Singles
) -> float:
    logs = predictions - np.log(
        np.exp(predictions).sum(axis=1, keepdims=True)
    )
    return float(-(labels * logs).sum(axis=1).mean())


def _binary_cross_entropy(
    labels: Singles, predictions: Singles
) -> float:
    return float(
        -(
            labels * np.log(predictions)
            + (1 - labels) * np.log(1 - predictions)
        ).mean()
    )


def _gives(
    loss: Callable[[Singles, Singles], float],
) -> Callable[[list[float], list[Probe]], bool]:
    """Whether a loss gives what came."""
    return lambda came, probes: _is_nearly(
        came, [loss(*probe) for probe in probes]
    )


_LOSS_MISTAKES: Hints = (
    (
        _gives(lambda y, p: -_cross_entropy(y, p)),
        say(
            "The sign of your loss is reversed: the better the "
            "prediction, the smaller the loss should be."
        ),
    ),
    (
        _gives(lambda y, p: len(y) * _cross_entropy(y, p)),
        say(
            "This is the sum over the images, not their mean: leave "
            "`reduction` at its default."
        ),
    ),
    (
        _is_smoothed,
        say(
            "The task asks for plain cross-entropy, without "
            "`label_smoothing`."
        ),
    ),
    (
        _gives(_cross_entropy_of_logits),
        say(
            "`from_logits=True` is for networks without softmax; "
            "this network already returns probabilities."
        ),
    ),
    (
        _gives(lambda y, p: float(((y - p) ** 2).mean())),
        say(
            "Mean squared error is for predicting numbers; for "
            "categories, use cross-entropy."
        ),
    ),
    (
        _gives(_binary_cross_entropy),
        say(
            "Binary cross-entropy is for yes-or-no questions; here "
            "there are ten categories."
        ),
    ),
)


def _named(values: dict[str, float]) -> Message:
    """Each value behind its name."""
    pairs = [
        say(
            "{name} = {value}",
            name=name,
            value=_number_text(value),
        )
        for name, value in values.items()
    ]
    shown = pairs[0]
    for pair in pairs[1:]:
        shown = say("{some}, {more}", some=shown, more=pair)
    return shown


def _metric_says(
    shown: Message, wanted: float, of_all: bool
) -> Message:
    if of_all:
        return say(
            "for each batch on its own, your metric is right; but "
            "when {wanted:.1%} of the guesses in several batches "
            "together are right, it reports {came}",
            wanted=wanted,
            came=shown,
        )
    return say(
        "when {wanted:.1%} of the guesses are right, your metric "
        "reports {came}",
        wanted=wanted,
        came=shown,
    )


def _and_of_all(shares: list[float]) -> list[float]:
    """What is told of each batch, and of all, which have one size."""
    return [*map(float, shares), float(np.mean(shares))]


_METRIC_MISTAKES: Hints = (
    (
        lambda came, wanted, _: _has(came, [0.0] * len(wanted)),
        say(
            "This metric counts numbers that are exactly equal to "
            "the labels, but a probability rarely is: "
            '`metrics=["accuracy"]` compares the categories.'
        ),
    ),
    (
        lambda came, wanted, _: _has(came, [1 - x for x in wanted]),
        say(
            "This is the share of wrong guesses: accuracy is the "
            "share of right ones."
        ),
    ),
    (
        lambda came, _, probes: _has(came, _shares_of_numbers(probes)),
        say(
            "This metric looks at each of the ten numbers on its "
            'own, and most of them are 0: `metrics=["accuracy"]` '
            "looks at the category."
        ),
    ),
    (
        lambda came, wanted, _: _has(
            [values[:-1] for values in came], wanted[:-1]
        ),
        say(
            "Your metric only looks at the last batch: it has to "
            "add up the results of all batches."
        ),
    ),
)


def _has(came: list[list[float]], values: list[float]) -> bool:
    """Whether one of several metrics has these values."""
    return any(np.allclose(each, values) for each in came)


def _shares_of_numbers(probes: list[Probe]) -> list[float]:
    """How many of all numbers are right, taken one by one."""
    return _and_of_all(
        [
            ((predictions > 0.5) == labels).mean()
            for labels, predictions in probes
        ]
    )
