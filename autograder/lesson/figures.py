"""The first figures of the lesson, each with a text alternative."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from autograder.lesson.kinds import Array
from autograder.messages import say


def show_figure(description: object, **options: object) -> None:
    """Shows the figure drawn last, described for screen readers."""
    from html import escape

    from IPython.core.pylabtools import retina_figure
    from IPython.display import display

    text = str(description)
    png, size = retina_figure(plt.gcf(), base64=True)
    plt.close()
    html = (
        f'<img alt="{escape(text)}" width="{size["width"]}" '
        'style="max-width: 100%; height: auto" '
        f'src="data:image/png;base64,{png}">'
    )
    data = {"image/png": png, "text/html": html, "text/plain": text}
    display(data, raw=True, **options)


def show_digits(images: Array, labels: Array) -> None:
    """Shows the first 40 images in four rows of ten."""
    axes = _digit_grid(4, 10, 0.75)
    for ax, image in zip(axes, images, strict=False):
        _draw_digit(ax, image)
    plt.gcf().suptitle(str(say("40 handwritten digits")))
    show_figure(
        say(
            "40 handwritten digits in four rows of ten. "
            "Their labels, row by row: {rows}.",
            rows=_in_rows(labels),
        )
    )


def show_guesses(images: Array, guesses: Array, labels: Array) -> None:
    """Shows 40 images, each with the network's guess.

    A wrong guess has a cross, a frame and the right digit.
    """
    guesses, labels = np.asarray(guesses), np.asarray(labels)
    guesses, labels = guesses[:40], labels[:40]
    wrong = np.flatnonzero(guesses != labels)
    right = len(labels) - len(wrong)
    for ax, *digit in zip(
        _digit_grid(4, 10, 0.98),
        images,
        guesses,
        labels,
        strict=False,
    ):
        _draw_guess(ax, *digit)
    title = say(
        "{right} of {count} guesses are right ✓, "
        "{wrong} wrong ✗ (in a frame)",
        right=right,
        count=len(labels),
        wrong=len(wrong),
    )
    plt.gcf().suptitle(str(title))
    show_figure(
        say(
            "{right} of {count} handwritten digits were guessed "
            "right. The guesses, row by row: {rows}. "
            "Wrong: {mistakes}.",
            right=right,
            count=len(labels),
            rows=_in_rows(guesses),
            mistakes="; ".join(
                _guess_text(place, guesses, labels) for place in wrong
            )
            or "–",
        )
    )


def _guess_text(place: np.intp, guesses: Array, labels: Array) -> str:
    """Where a wrong guess is, and what should be there."""
    text = say(
        "row {row}, number {column}: {guess}, not {label}",
        row=place // 10 + 1,
        column=place % 10 + 1,
        guess=guesses[place],
        label=labels[place],
    )
    return str(text)


def show_numbers(image: Array, label: int) -> None:
    """Shows an image as a picture and as numbers.

    The numbers are those inside the frame: the digit without the
    empty rows and columns around it.
    """
    image = np.asarray(image)
    rows = np.flatnonzero(image.any(axis=1))
    columns = np.flatnonzero(image.any(axis=0))
    top, bottom = rows[0], rows[-1] + 1
    first, last = columns[0], columns[-1] + 1
    _, (left, right) = plt.subplots(
        1, 2, figsize=(8, 6), width_ratios=(1, 3), layout="constrained"
    )
    left.imshow(image, cmap="gray", vmin=0, vmax=255)
    _draw_box(left, first, top, last - first, bottom - top)
    left.set_title(str(say("What we see: a picture")))
    part = image[top:bottom, first:last]
    right.imshow(part, cmap="gray_r", vmin=0, vmax=765)
    _write_cells(right, part, min(9.5, 190 / max(part.shape)))
    right.set_title(
        str(say("What the computer has: numbers (in the frame)"))
    )
    plt.setp((left, right), xticks=[], yticks=[])
    middle = (top + bottom) // 2
    show_figure(
        say(
            "A handwritten {label}: on the left as a picture of "
            "28×28 pixels, on the right the numbers of its middle "
            "part, {rows} rows of {columns}. All others are 0. "
            "Row {row} of the image is: {numbers}.",
            label=label,
            rows=bottom - top,
            columns=last - first,
            row=middle + 1,
            numbers=" ".join(map(str, image[middle])),
        )
    )


def _draw_box(
    ax: Axes, column: int, row: int, width: int, height: int
) -> None:
    """Draws a dashed frame around some pixels of an image."""
    from matplotlib.patches import Rectangle

    ax.add_patch(
        Rectangle(
            (column - 0.5, row - 0.5),
            width,
            height,
            fill=False,
            edgecolor="white",
            linestyle="--",
        )
    )


def _write_cells(
    ax: Axes,
    table: Array,
    size: float,
    bold: ArrayLike = False,
    form: str = "",
) -> None:
    """Writes each number of a table where the table's image has it."""
    is_bold = np.broadcast_to(bold, table.shape)
    for (row, column), value in np.ndenumerate(table):
        ax.text(
            column,
            row,
            f"{value:{form}}",
            ha="center",
            va="center",
            fontsize=size,
            weight="bold" if is_bold[row, column] else "normal",
        )


def show_table(
    table: ArrayLike,
    columns: Sequence[object],
    rows: Sequence[object] | Array,
) -> None:
    """Shows a one-hot table: a dark cell for 1, a light one for 0."""
    table = np.asarray(table)
    height, width = table.shape
    size = (1.2 + 0.6 * width, 0.6 + 0.36 * height)
    _, ax = plt.subplots(figsize=size, layout="constrained")
    ax.imshow(table, cmap="Blues", vmin=0, vmax=1.6, aspect="auto")
    _write_cells(ax, table, 12, table != 0, form="g")
    ax.set_xticks(range(width), [str(name) for name in columns])
    ax.set_yticks(range(height), [str(name) for name in rows])
    ax.tick_params(length=0, labelsize=12)
    ax.xaxis.tick_top()
    told = [
        f"{name}: {' '.join(f'{value:g}' for value in row)}"
        for name, row in zip(rows, table, strict=False)
    ]
    show_figure(
        say(
            "A table with the columns {columns}. Its rows: {rows}.",
            columns=", ".join(map(str, columns)),
            rows="; ".join(told),
        )
    )


def _digit_grid(rows: int, columns: int, height: float) -> list[Axes]:
    """Empty axes for digits, eight inches wide, row by row."""
    size = (8, rows * height + 0.4)
    _, axes = plt.subplots(
        rows, columns, figsize=size, layout="constrained"
    )
    for ax in axes.flat:
        ax.axis("off")
    return list(axes.flat)


def _draw_digit(ax: Axes, image: Array) -> None:
    ax.imshow(np.reshape(image, (28, 28)), cmap="gray")


def _draw_guess(ax: Axes, image: Array, guess: int, label: int) -> None:
    _draw_digit(ax, image)
    if guess == label:
        ax.set_title(f"✓ {guess}", fontsize=11)
        return
    title = say("✗ {guess}, not {label}", guess=guess, label=label)
    ax.set_title(str(title), fontsize=10, color="#b00020")
    _draw_frame(ax)


def _draw_frame(ax: Axes) -> None:
    """Puts a thick frame around an image."""
    ax.axis("on")
    ax.set_xticks([])
    ax.set_yticks([])
    for side in ax.spines.values():
        side.set(color="#b00020", linewidth=4)


def _in_rows(digits: Array) -> str:
    """40 digits as text: a semicolon after each row of ten."""
    rows = [digits[start : start + 10] for start in range(0, 40, 10)]
    return "; ".join(
        ", ".join(map(str, row)) for row in rows if len(row)
    )
