"""Task 2 of the digits: integers become fractions from 0 to 1."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

from autograder.lesson.checks import _ask_student, _first_image, _task
from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Array, Found
from autograder.lesson.scaling import (
    _draw_dark,
    _expect_black_and_white,
    _expect_divided,
    _expect_floats,
    _expect_independent,
    _expect_same_shape,
    _expect_unmodified,
)
from autograder.messages import say
from autograder.wording import _tick


@_task("normalize", 2, 5)
def _check_normalize() -> Found:
    rng = np.random.default_rng(255)
    images = rng.integers(0, 256, (6, 28, 28))
    images[:, 0, :2] = 0, 255
    for dtype in ("uint8", "int64"):
        given = images.astype(dtype)
        scaled = _scaled(given)
        _expect_floats(scaled)
        _expect_black_and_white(scaled, given)
        _expect_divided(scaled, given)
    for dark in _draw_dark(rng):
        bright = np.full_like(dark[:1], 255)
        alone = _scaled(dark)
        mixed = _scaled(np.concatenate([dark, bright]))
        _expect_independent(dark, alone, mixed[: len(dark)])
        _expect_divided(alone, dark)
    for shape in ((7, 784), (3,)):
        row = rng.integers(0, 256, shape, "uint8")
        row.flat[:2] = 0, 255
        _expect_divided(_scaled(row), row)
    _expect_unmodified(
        _ask_student("normalize_images", images).modified
    )
    meaning = say(
        "Black became 0, white became 1, and every grey a number in "
        "between: its value divided by 255, in dark images too."
    )
    return meaning, _show_scaled


def _scaled(images: Array) -> Array:
    """What the student's function gives, where its shape is right."""
    answer = _ask_student("normalize_images", images)

    def count_one_more() -> int:
        more = np.concatenate([images, images[:1]])
        return len(
            np.atleast_1d(_ask_student("normalize_images", more).value)
        )

    _expect_same_shape(
        answer.value.shape, answer.kind, images.shape, count_one_more
    )
    return answer.value


def _show_scaled() -> None:
    """Shows a digit before it is normalised and after."""
    image = _first_image()
    if image is None:
        return
    scaled = _scaled(image[np.newaxis])[0]
    figure, axes = plt.subplots(
        1, 2, figsize=(8, 3.4), layout="constrained"
    )
    titles = say("before"), say("after")
    for ax, picture, title in zip(
        axes, (image, scaled), titles, strict=True
    ):
        shades = ax.imshow(picture, cmap="gray")
        bar = figure.colorbar(shades, ax=ax)
        bar.ax.yaxis.set_major_formatter(_tick)
        ax.set_title(str(title))
    show_figure(
        say(
            "The same digit twice: before, with values from {low} to "
            "{high}; after, with values from {lowest:.2f} to "
            "{highest:.2f}.",
            low=image.min(),
            high=image.max(),
            lowest=float(scaled.min()),
            highest=float(scaled.max()),
        )
    )
