"""The drawings that explain the network."""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Array
from autograder.messages import say
from autograder.wording import _tick


def show_network() -> None:
    """Shows the network's layers, from the inputs to the outputs."""
    columns = [
        (say("input layer"), say("784 values"), 9),
        (say("hidden layer"), say("512 neurons"), 7),
        (say("hidden layer"), say("512 neurons"), 7),
        (say("output layer"), say("10 neurons"), 10),
    ]
    heights = [_heights(shown) for *_, shown in columns]
    _, ax = plt.subplots(figsize=(8, 4.6), layout="constrained")
    for column in range(3):
        _draw_connections(ax, column, *heights[column : column + 2])
    for column, (name, size, shown) in enumerate(columns):
        _draw_neurons(ax, column, heights[column])
        text = f"{name}\n{size}"
        ax.text(
            column, 1.15, text, ha="center", va="bottom", fontsize=12
        )
        if shown != 10:
            ax.text(
                column, 0, "⋮", ha="center", va="center", fontsize=22
            )
    for digit, height in enumerate(reversed(heights[3])):
        ax.text(3.12, height, f"{digit}?", va="center", fontsize=12)
    ax.set_xlim(-0.45, 3.45)
    ax.set_ylim(-1.1, 1.5)
    ax.axis("off")
    show_figure(
        say(
            "The network, from left to right: the input layer with "
            "784 values, two hidden layers with 512 neurons each, the "
            "output layer with 10 neurons, one for each digit. Each "
            "neuron is connected to everything in the layer before."
        )
    )


def _draw_connections(
    ax: Axes, column: int, starts: list[float], ends: list[float]
) -> None:
    """Connects each neuron of a layer with each of the next one."""
    for start in starts:
        for end in ends:
            ax.plot(
                [column, column + 1],
                [start, end],
                color="lightgray",
                linewidth=0.6,
                zorder=1,
            )


def _draw_neurons(ax: Axes, column: int, heights: list[float]) -> None:
    ax.scatter(
        [column] * len(heights),
        heights,
        s=230,
        color="white",
        edgecolor="black",
        zorder=2,
    )


def _heights(shown: int) -> list[float]:
    """Where a layer's neurons stand; a long one has a gap."""
    places = np.linspace(-1, 1, shown)
    return [y for y in places.tolist() if shown == 10 or abs(y) > 0.01]


def show_relu() -> None:
    """Shows ReLU, and next to it a weighted sum of three ReLUs."""
    t = np.linspace(-3, 3, 301)
    _, (left, right) = plt.subplots(
        1, 2, figsize=(8, 3), layout="constrained"
    )
    left.plot(t, _relu(t), linewidth=2)
    left.set_title(str(say("ReLU: negative becomes 0")))
    bent = _relu(t + 2) - 2 * _relu(t) + 2.5 * _relu(t - 1.5)
    right.plot(t, bent, linewidth=2)
    right.plot([-2, 0, 1.5], [0, 2, 0.5], "o", color="black")
    title = say("three ReLUs, weighted and added up:\nthree bends")
    right.set_title(str(title))
    for ax in (left, right):
        ax.yaxis.set_major_formatter(_tick)
        ax.grid(alpha=0.4)
    show_figure(
        say(
            "Left: ReLU is 0 for every number below 0; for the others "
            "it is the number itself. Right: three ReLUs, weighted "
            "and added up, make one line with three bends, at -2, 0 "
            "and 1.5. It is 0 at first, rises to 2, falls to 0.5 and "
            "rises again."
        )
    )


def _relu(values: Array) -> Array:
    return np.maximum(values, 0)
