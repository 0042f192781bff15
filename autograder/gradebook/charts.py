"""Pictures of a grade for the feedback page: SVG that takes the page's colours, the same bytes every time."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO
from typing import Any

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from autograder.grade import Training
from autograder.messages import say

# Matplotlib knows no CSS variables, so each of its colours stands for one of the page's
INK, CURVE, BAR, GRID = "#000001", "#000002", "#000003", "#000004"
COLOURS = {INK: "var(--muted)", CURVE: "var(--passed)", BAR: "var(--failed)", GRID: "var(--line)"}
SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "feedback",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.labelcolor": INK,
}


@lru_cache(maxsize=64)
def learning_curve(training: Training, language: str) -> Markup:
    """The validation accuracy over the epochs, and the bar that was to be reached; a class shares most of them."""
    epochs, accuracies = zip(*training.curve, strict=True)
    with rc_context(SETTINGS):
        figure = Figure(figsize=(6, 3.2), layout="constrained")
        axes = figure.subplots()
        axes.plot(epochs, accuracies, color=CURVE, marker="o", markersize=4, linewidth=2, clip_on=False)
        axes.axhline(training.bar, color=BAR, linestyle="--", linewidth=1.5)
        needed = say("needed: {bar:.0%}", bar=training.bar).text(language)
        # beside the picture, where no curve runs through it
        axes.text(1.02, training.bar, needed, color=BAR, va="center", transform=axes.get_yaxis_transform())
        axes.set(xlabel=say("epochs").text(language), ylabel=say("validation accuracy").text(language))
        axes.set_xlim(0, training.epochs)
        axes.margins(y=0.15)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=None))
        axes.grid(axis="y", color=GRID)
        return _svg(figure)


def describe_curve(training: Training, language: str) -> str:
    """The same in a sentence."""
    return say(
        "In our training the network recognised {accuracy:.1%} of the validation digits within {epochs} epochs; "
        "{bar:.0%} were needed ({dataset}).",
        accuracy=training.accuracy,
        epochs=training.epochs,
        bar=training.bar,
        dataset=training.dataset,
    ).text(language)


def _svg(figure: Figure) -> Markup:
    """The element alone; its caption tells what it shows."""
    file = StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    for drawn, shown in COLOURS.items():
        text = text.replace(drawn, shown)
    return Markup(text[text.index("<svg") :].replace("<svg", '<svg aria-hidden="true"', 1))
