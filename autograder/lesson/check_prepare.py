"""Task 1 of the shapes: images get a channel, and fractions."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np

from autograder.lesson.checks import _ask_student, _first_image, _task
from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Array, Found
from autograder.lesson.mistakes import _expect_to_depend
from autograder.lesson.preparing import _expect_one_channel
from autograder.lesson.scaling import (
    _draw_dark,
    _expect_divided,
    _expect_floats,
    _expect_independent,
    _expect_unmodified,
)
from autograder.messages import say
from autograder.wording import _tick


@_task("prepare", 1, 3)
def _check_prepare() -> Found:
    rng = np.random.default_rng(28)
    for n in (2, 1, 30):
        images, others = rng.integers(0, 256, (2, n, 28, 28), "uint8")
        prepared = _prepared(images)
        _expect_to_depend("images", prepared, _prepared(others))
    for dtype in ("uint8", "int64"):
        images = rng.integers(0, 256, (6, 28, 28)).astype(dtype)
        images[:, 0, :2] = 0, 255
        prepared = _prepared(images)
        _expect_floats(prepared)
        _expect_divided(prepared[..., 0], images)
    for dark in _draw_dark(rng):
        bright = np.full_like(dark[:1], 255)
        mixed = _prepared(np.concatenate([dark, bright]))[..., 0]
        alone = _prepared(dark)[..., 0]
        _expect_independent(dark, alone, mixed[: len(dark)])
        _expect_divided(alone, dark)
    _expect_unmodified(_ask_student("prepare_images", images).modified)
    meaning = say(
        "Each image kept its rows and columns and got one channel; its "
        "values now lie between 0 and 1."
    )
    return meaning, _show_prepared


def _prepared(images: Array) -> Array:
    """What the student's function gives, where its shape is right."""
    answer = _ask_student("prepare_images", images)

    def count_one_more() -> int:
        more = np.concatenate([images, images[:1]])
        return len(
            np.atleast_1d(_ask_student("prepare_images", more).value)
        )

    _expect_one_channel(
        answer.value.shape, answer.kind, images.shape, count_one_more
    )
    return answer.value


def _show_prepared() -> None:
    """Shows an image before and after, with the range of its values."""
    image = _first_image()
    if image is None:
        return
    prepared = _prepared(image[np.newaxis])[0]
    figure, axes = plt.subplots(
        1, 2, figsize=(8, 3.4), layout="constrained"
    )
    for ax, picture in zip(
        axes, (image, prepared[..., 0]), strict=True
    ):
        shades = ax.imshow(picture, cmap="gray")
        bar = figure.colorbar(shades, ax=ax)
        bar.ax.yaxis.set_major_formatter(_tick)
    axes[0].set_title(
        str(say("before: shape {shape}", shape="(28, 28)"))
    )
    axes[1].set_title(
        str(say("after: shape {shape}", shape="(28, 28, 1)"))
    )
    show_figure(
        say(
            "The same image twice: before, with values from {low} to "
            "{high}; after, with values from {lowest:.2f} to "
            "{highest:.2f} and one channel.",
            low=image.min(),
            high=image.max(),
            lowest=float(prepared.min()),
            highest=float(prepared.max()),
        )
    )
