"""Convolutional networks, as a check judges them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from autograder.lesson.activations import (
    _ACTIVATIONS,
    _OUTPUTS,
    _SPREADS,
    _in_words,
)
from autograder.lesson.errors import _WITH_CHANNEL
from autograder.lesson.kinds import (
    Array,
    BatchShape,
    CheckedNetwork,
    Choices,
    Shape,
)
from autograder.lesson.mistakes import (
    _CheckFailed,
    _expect,
    _shape_text,
)
from autograder.lesson.networks import (
    _draw_weights,
    _expect_outputs,
    _match_shapes,
    _output_hint,
    _settle_outputs,
    _Trial,
)
from autograder.messages import Message, say

_KERNELS: list[Shape] = [(3, 3, 1, 16), (3, 3, 16, 32)]


_CONV_WEIGHTS: list[Shape] = [
    _KERNELS[0],
    (16,),
    _KERNELS[1],
    (32,),
    (800, 10),
    (10,),
]


def _conv_shapes_hint(
    inputs: list[BatchShape], outputs: list[BatchShape]
) -> Message:
    if [len(shape) for shape in outputs] == [4]:
        return say(
            "`Flatten` is missing: it puts everything that the "
            "filters found into one row for the output layer."
        )
    if [shape[1:] for shape in inputs] != [(28, 28, 1)]:
        return _WITH_CHANNEL
    return say(
        "The output layer needs 10 units: one probability for each "
        "kind of shape."
    )


def _filters_text(kernels: list[Shape]) -> str:
    return ", ".join(
        f"{filters} ({rows}×{columns})"
        for rows, columns, _, filters in kernels
    )


def _filters_hint(kernels: list[Shape]) -> Message:
    if len(kernels) != 2:
        return say(
            "You need two `Conv2D` layers, each followed by a "
            "`MaxPooling2D` layer."
        )
    if any(kernel[:2] != (3, 3) for kernel in kernels):
        return say("For filters of 3×3, write `kernel_size=3`.")
    return say(
        "The first `Conv2D` layer has 16 filters; the second one, "
        "which takes the result of the first, has 32."
    )


def _maps_hint(came: int) -> Message:
    if came in (7 * 7 * 32, 6 * 6 * 32):
        return say(
            'Did you write `padding="same"`? Leave it out: the '
            "filters stay inside the image, so it shrinks."
        )
    if came in (24 * 24 * 32, 12 * 12 * 32, 11 * 11 * 32):
        return say(
            "A `MaxPooling2D` layer is missing: each of the two "
            "`Conv2D` layers needs one after it."
        )
    if came == 32:
        return say(
            "Global pooling leaves only one value per filter: "
            "`Flatten` keeps all of them."
        )
    return say(
        "With the layers of the task, 28 rows become 26, 13, 11 and "
        "5. `model.summary()` shows what your layers do."
    )


_CONV_PARAMETERS = 12_810


def _expect_image_to_10(
    inputs: list[BatchShape], outputs: list[BatchShape]
) -> None:
    """Fails the check where images or answers have another shape."""
    _expect(
        [shape[1:] for shape in [*inputs, *outputs]]
        == [(28, 28, 1), (10,)],
        say(
            "your network takes inputs of shape {inputs} and returns "
            "outputs of shape {outputs}; (None, 28, 28, 1) and "
            "(None, 10) were expected",
            inputs=", ".join(map(_shape_text, inputs)),
            outputs=", ".join(map(_shape_text, outputs)),
        ),
        _conv_shapes_hint(inputs, outputs),
    )


def _expect_filters(shapes: list[Shape]) -> None:
    """Fails the check where the filters are not those of the task."""
    kernels = _kernels(shapes, axes=4)
    _expect(
        sorted(kernels) == _KERNELS,
        say(
            "filters in your network: {came}; {wanted} were expected",
            came=_filters_text(kernels[:8]) or "–",
            wanted=_filters_text(_KERNELS),
        ),
        _filters_hint(kernels),
    )


def _kernels(shapes: list[Shape], axes: int) -> list[Shape]:
    """The weights of convolutions (4 axes) or dense layers (2)."""
    matched = _match_shapes(shapes, _CONV_WEIGHTS)
    return [shape for shape in matched if len(shape) == axes]


def _expect_maps(shapes: list[Shape]) -> None:
    """Fails the check where not 800 values reach the output layer."""
    kernels = _kernels(shapes, axes=2)
    _expect(
        len(kernels) == 1,
        say(
            "dense layers in your network: {count}; 1 was expected",
            count=len(kernels),
        ),
        say(
            "After `Flatten`, the output layer must be the only "
            "`Dense` layer."
        ),
    )
    _expect(
        kernels == [(800, 10)],
        say(
            "{came} values of each image reach the output layer; 800 "
            "were expected",
            came=kernels[0][0],
        ),
        _maps_hint(kernels[0][0]),
    )
    _expect(
        sorted(_match_shapes(shapes, _CONV_WEIGHTS))
        == sorted(_CONV_WEIGHTS),
        say(
            "the weights of your layers are not those of the layers "
            "in the task"
        ),
        say(
            "Leave `use_bias` at its default, and use only the "
            "layers of the task."
        ),
    )


def _expect_conv_values(
    network: CheckedNetwork, rng: np.random.Generator
) -> None:
    """Fails the check where a network computes something else."""
    _expect_outputs(
        [_try_conv(network, rng, spread) for spread in _SPREADS],
        _conv_maps,
        _known_conv,
        _other_choices,
        few=24,
    )


def _try_conv(
    network: CheckedNetwork, rng: np.random.Generator, spread: float
) -> _Trial:
    # bright images and dark ones, which differ more than their noise
    inputs = rng.random((24, 28, 28, 1)) * rng.random((24, 1, 1, 1))
    weights = _draw_weights(_CONV_WEIGHTS, rng, spread)
    weights = _settle_outputs(weights, _conv_maps(inputs, weights))
    return _Trial(network, inputs, weights, [weights])


def _other_choices(names: tuple[str, ...]) -> _CheckFailed:
    """What is said of other activations and poolings, by names."""
    if not names:
        return _CheckFailed(
            say(
                "with the same weights, your network computes "
                "different numbers from those of the layers of the task"
            ),
            say(
                'Use `activation="relu"` in both `Conv2D` layers and '
                '`activation="softmax"` in the output layer, and pass '
                "the result of each layer to the next one, once."
            ),
        )
    first, early, second, late, output = names
    return _CheckFailed(
        say(
            "your convolutions use {activations}, your pooling "
            "layers use {poolings}, and your output layer uses "
            "{output}",
            activations=", ".join(dict.fromkeys([first, second])),
            poolings=", ".join(dict.fromkeys([early, late])),
            output=_in_words(output),
        ),
        _conv_values_hint(names),
    )


def _conv_maps(inputs: Array, weights: list[Array]) -> Array:
    """What reaches its last layer."""
    values = _largest_of_squares(
        np.maximum(_convolve(inputs, weights[0]) + weights[1], 0)
    )
    values = _largest_of_squares(
        np.maximum(_convolve(values, weights[2]) + weights[3], 0)
    )
    return values.reshape(len(values), -1)


def _convolve(images: Array, kernel: Array) -> Array:
    """Each filter at each place within the images.

    The kernel is (3, 3, channels, filters), the images are
    (n, rows, columns, channels).
    """
    windows = np.lib.stride_tricks.sliding_window_view(
        images, kernel.shape[:2], axis=(1, 2)
    )
    return np.tensordot(windows, kernel, axes=((4, 5, 3), (0, 1, 2)))


def _largest_of_squares(maps: Array) -> Array:
    return np.asarray(_squares(maps).max(axis=(2, 4)))


def _mean_of_squares(maps: Array) -> Array:
    return np.asarray(_squares(maps).mean(axis=(2, 4)))


def _squares(maps: Array) -> Array:
    """Maps (n, rows, columns, filters) by their squares of 2×2.

    A last row or column that is left over goes.
    """
    n, rows, columns, filters = maps.shape
    return maps[:, : rows // 2 * 2, : columns // 2 * 2].reshape(
        n, rows // 2, 2, columns // 2, 2, filters
    )


_POOLINGS = {"max": _largest_of_squares, "average": _mean_of_squares}


def _known_conv(inputs: Array, weights: list[Array]) -> Choices:
    """What each choice of activations and poolings computes."""
    values = _convolve(inputs, weights[0]) + weights[1]
    for first, early, maps in _pooled(values):
        inner = _convolve(maps, weights[2]) + weights[3]
        for second, late, small in _pooled(inner):
            outer = (
                small.reshape(len(small), -1) @ weights[4] + weights[5]
            )
            for output, last in {**_ACTIVATIONS, **_OUTPUTS}.items():
                yield (first, early, second, late, output), last(outer)


def _pooled(values: Array) -> Iterator[tuple[str, str, Array]]:
    for activation, function in _ACTIVATIONS.items():
        for pooling, pool in _POOLINGS.items():
            yield activation, pooling, pool(function(values))


def _conv_values_hint(names: tuple[str, ...]) -> Message:
    first, early, second, late, output = names
    if (first, second) != ("relu", "relu"):
        return say('Use `activation="relu"` in both `Conv2D` layers.')
    if "average" in (early, late):
        return say(
            "`MaxPooling2D` keeps the largest of four values; "
            "`AveragePooling2D` takes their mean."
        )
    return _output_hint(output)
