"""Networks, as a check judges them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from autograder.lesson.activations import _TWICE, _is_like, _softmax
from autograder.lesson.kinds import (
    Array,
    CheckedNetwork,
    Choices,
    Shape,
    Singles,
)
from autograder.lesson.mistakes import _CheckFailed, _expect
from autograder.messages import Message, say


def _no_model(function: str, kind: str, is_class: bool) -> _CheckFailed:
    """What is said of a value that is no model, by its type's name."""
    if kind == "NoneType":
        return _CheckFailed(
            say(
                "`{function}` returned nothing (None)",
                function=function,
            ),
            say("Does your function end with `return model`?"),
        )
    hint = say(
        "Return the model itself (`return model`), not a part of it "
        "or a text about it."
    )
    if is_class:
        hint = say(
            "You returned a class, not a model: write parentheses "
            "after its name."
        )
    return _CheckFailed(
        say(
            "`{function}` returned a value of type {kind}, which is "
            "not a Keras model",
            function=function,
            kind=kind,
        ),
        hint,
    )


def _match_shapes(
    shapes: list[Shape], wanted: list[Shape]
) -> list[Shape]:
    """The shapes, each as the wanted one that it stands for.

    Layers of a student's own may keep (1, n) or (out, in).
    """
    return [
        next(
            (other for other in wanted if _stands_for(shape, other)),
            shape,
        )
        for shape in shapes
    ]


def _stands_for(shape: Shape, wanted: Shape) -> bool:
    return _long_axes(shape) in (_long_axes(wanted), wanted[::-1])


def _long_axes(shape: Shape) -> Shape:
    return tuple(size for size in shape if size > 1)


def _expect_parameters(trainable: int, wanted: int) -> None:
    """Fails the check where another number of parameters can learn."""
    _expect(
        trainable == wanted,
        say(
            "{came:,} parameters of your network can be trained; "
            "{wanted:,} were expected",
            came=trainable,
            wanted=wanted,
        ),
        say(
            "Is a layer frozen (`trainable=False`) or left out of "
            "the training? Does NumPy compute in it? Do all weights "
            "start at 0? Then it can't learn."
        ),
    )


def _not_run(reason: Message) -> Message:
    """What is said of a network that ends in an error."""
    return say(
        "you returned a network, but it could not be run: {reason}",
        reason=reason,
    )


def _failed_again(reason: Message) -> _CheckFailed:
    """What is said where only the first call gave a network."""
    return _CheckFailed(
        say("in the second call: {reason}", reason=reason), _NOT_OUTSIDE
    )


def _expect_own_weights(function: str, shared: bool) -> None:
    """Fails the check where two calls gave one network."""
    _expect(
        not shared,
        say(
            "two calls of `{function}` returned networks that share "
            "their weights",
            function=function,
        ),
        say(
            "Create the model and its layers inside the function, "
            "not outside it."
        ),
    )


def _expect_equal_sizes(function: str, equal: bool) -> None:
    """Fails the check where two calls gave different networks."""
    _expect(
        equal,
        say(
            "two calls of `{function}` returned networks of "
            "different sizes",
            function=function,
        ),
        _NOT_OUTSIDE,
    )


_NOT_OUTSIDE = say(
    "Does a call use up or change something outside the function? "
    "Create it inside the function."
)


def _expect_equal_answers(equal: bool) -> None:
    """Fails the check where a network has noise in it."""
    _expect(
        equal,
        say(
            "your network returned different numbers for the same "
            "images the second time"
        ),
        say(
            "Noise and `Dropout` are only for training: leave them "
            "to the layers of Keras, without `training=True`."
        ),
    )


def _expect_one_row_each(
    came: Array, rows: int, fitting: Sequence[object]
) -> None:
    """Fails the check where images did not get one row of one shape."""
    _expect(
        [np.shape(came)] == fitting,
        say(
            "for {rows} images, your network does not return one row "
            "per image",
            rows=rows,
        ),
    )


class _Trial:
    """What a network gives with some orders of drawn weights."""

    def __init__(
        self,
        network: CheckedNetwork,
        inputs: Array,
        weights: list[Array],
        orders: Iterable[list[Array]],
    ) -> None:
        self.inputs = inputs
        self.weights = weights
        given = inputs.astype(np.float32)
        self._came = [
            network.predict(given, _in_turn(network.weights, order))
            for order in orders
        ]

    def gave(self, outputs: Array) -> bool:
        """Whether it gave these for the first images."""
        return any(
            _is_like(came[: len(outputs)].astype(np.float64), outputs)
            for came in self._came
        )


def _in_turn(
    shapes: list[Shape], weights: list[Array]
) -> list[Singles]:
    """The weights as the network keeps them."""
    left, ordered = list(weights), []
    matched = _match_shapes(shapes, [each.shape for each in weights])
    for shape, wanted in zip(shapes, matched, strict=True):
        place = next(
            i for i, each in enumerate(left) if each.shape == wanted
        )
        ordered.append(_lay_out(left.pop(place), shape))
    return ordered


def _lay_out(weight: Array, shape: Shape) -> Singles:
    """A weight in a shape that stands for the weight's own."""
    turned = _long_axes(weight.shape) != _long_axes(shape)
    return np.asarray(
        weight.T if turned else weight, np.float32
    ).reshape(shape)


def _draw_weights(
    shapes: list[Shape],
    rng: np.random.Generator,
    spread: float,
) -> list[Array]:
    """Weights of layers with a kernel and a bias each, in turn.

    Kernels keep the size of what they pass on, and biases give the
    layers values of about `spread`.
    """
    kernels = [
        rng.normal(0, np.sqrt(2 / np.prod(shape[:-1])), shape)
        for shape in shapes[::2]
    ]
    biases = [rng.normal(0, spread, shape) for shape in shapes[1::2]]
    pairs = zip(kernels, biases, strict=True)
    return [weight for layer in pairs for weight in layer]


def _settle_outputs(weights: list[Array], values: Array) -> list[Array]:
    """The weights with others for the last layer.

    `values` (n, k) reach it. No category is far ahead then: a last
    layer that is drawn like the others gives nearly all inputs the same
    category, and whatever the layers before it compute, softmax makes
    it 1 and the others 0.
    """
    outputs = values @ weights[-2]
    common = outputs.mean(axis=0)
    # What all inputs have in common is not made small against what they
    # differ in, or 16-bit arithmetic would drown it.
    scale = 1.5 / max(
        outputs.std(axis=0).mean(), np.abs(common).mean() / 4
    )
    return [*weights[:-2], weights[-2] * scale, -common * scale]


def _expect_outputs(
    trials: list[_Trial],
    reach: Callable[[Array, list[Array]], Array],
    known: Callable[[Array, list[Array]], Choices],
    other: Callable[[tuple[str, ...]], _CheckFailed],
    few: int,
) -> None:
    """Fails the check where a network computes something else.

    `reach` gives what reaches its last layer, `known` what each choice
    of functions computes, by their names. `other` is the mistake where
    another choice fits, and where none does: without names.
    """
    if all(
        trial.gave(
            _softmax(
                reach(trial.inputs, trial.weights) @ trial.weights[-2]
                + trial.weights[-1]
            )
        )
        for trial in trials
    ):
        return
    # By chance, other choices than the network's may give the same in
    # one trial, but not in all of them. A few images tell.
    choices = (
        known(trial.inputs[:few], trial.weights) for trial in trials
    )
    for same in zip(*choices, strict=True):
        if all(
            trial.gave(outputs)
            for trial, (_, outputs) in zip(trials, same, strict=True)
        ):
            raise other(same[0][0])
    raise other(())


def _output_hint(output: str) -> Message:
    """What to do about another activation of the output layer."""
    if output == _TWICE:
        return say(
            "Use softmax only once: in the output layer, or as a "
            "layer of its own, but not both."
        )
    return say(
        'Use `activation="softmax"` in the output layer: it turns '
        "numbers into probabilities."
    )
