"""The drawings that look into a network and its training."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.colorbar import Colorbar
from numpy.typing import ArrayLike

from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Array
from autograder.messages import say


def show_weights(before: Array, after: Array) -> None:
    """Shows the weights of the ten neurons that changed the most.

    before, after: the first layer's weights, (784, units)
    """
    before, after = np.asarray(before), np.asarray(after)
    change = np.abs(after - before).mean(axis=0)
    chosen = np.argsort(-change)[:10]
    _draw_weights_of(chosen, before, after)
    told = [_neuron_text(neuron, change, after) for neuron in chosen]
    show_figure(
        say(
            "The weights of ten neurons as pictures of 28×28. Before "
            "the training they are noise, all between {low:.2f} and "
            "{high:.2f}. After it there are light and dark spots and "
            "strokes: {neurons}.",
            low=before[:, chosen].min(),
            high=before[:, chosen].max(),
            neurons="; ".join(told),
        )
    )


def _draw_weights_of(
    chosen: Array, before: Array, after: Array
) -> None:
    """Draws the weights of some neurons, before above after."""
    top = np.percentile(np.abs(after[:, chosen]), 99.5)
    figure, axes = plt.subplots(
        2,
        len(chosen),
        figsize=(8, 2.9),
        layout="constrained",
        squeeze=False,
    )
    for (row, column), ax in np.ndenumerate(axes):
        drawn = ax.imshow(
            (before, after)[row][:, chosen[column]].reshape(28, 28),
            cmap="gray",
            vmin=-top,
            vmax=top,
        )
        ax.set_xticks([])
        ax.set_yticks([])
    for ax, neuron in zip(axes[0], chosen, strict=True):
        ax.set_title(f"{neuron}", fontsize=11)
    axes[0, 0].set_ylabel(str(say("before")), fontsize=12)
    axes[1, 0].set_ylabel(str(say("after")), fontsize=12)
    figure.suptitle(
        str(say("Weights of the ten neurons that changed the most"))
    )
    _draw_scale(
        figure.colorbar(
            drawn, ax=axes, location="bottom", shrink=0.6, aspect=40
        ),
        top,
    )


def _draw_scale(bar: Colorbar, top: float) -> None:
    bar.set_ticks(
        [-top, 0, top],
        labels=[
            str(say("negative: ink lowers the sum")),
            "0",
            str(say("positive: ink raises the sum")),
        ],
        fontsize=11,
    )


def _neuron_text(neuron: int, change: Array, after: Array) -> str:
    weights = after[:, neuron]
    text = say(
        "neuron {neuron}: changed by {change:.3f} on average, "
        "now from {low:.2f} ({low_place}) to {high:.2f} "
        "({high_place})",
        neuron=neuron,
        change=change[neuron],
        low=weights.min(),
        low_place=_place(weights.argmin()),
        high=weights.max(),
        high_place=_place(weights.argmax()),
    )
    return str(text)


def _place(pixel: np.intp) -> str:
    row, column = divmod(int(pixel), 28)
    return str(
        say(
            "row {row}, column {column}", row=row + 1, column=column + 1
        )
    )


def show_rates(histories: dict[float, ArrayLike]) -> None:
    """Shows how the loss fell for several learning rates.

    histories: a learning rate → the loss after each epoch
    """
    _, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
    told = []
    styles = ["o:", "s-", "^--", "D-."]
    for style, (rate, values) in zip(
        styles * 9, histories.items(), strict=False
    ):
        losses = np.asarray(values, dtype=float)
        epochs = range(1, len(losses) + 1)
        label = say("learning rate {rate:g}", rate=rate)
        ax.plot(epochs, losses, style, label=str(label), linewidth=2)
        ax.set_xticks(epochs)
        numbers = [say("{loss:.2f}", loss=loss) for loss in losses]
        told.append(f"{label}: {'; '.join(map(str, numbers))}")
    ax.set_ylim(0, 3)
    ax.set_xlabel(str(say("epoch")), fontsize=12)
    title = say("loss on the training images")
    ax.set_ylabel(str(title), fontsize=12)
    ax.yaxis.set_major_formatter(
        lambda loss, _: str(say("{loss:.1f}", loss=loss))
    )
    ax.grid(alpha=0.4)
    ax.legend(fontsize=12)
    show_figure(
        say(
            "The loss after each epoch. {curves}.",
            curves=". ".join(told),
        )
    )
