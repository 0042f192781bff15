"""Pictures of a grade for the feedback page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.grade import Training
from autograder.messages import Message, say
from autograder.pages.drawing import BAD, GOOD, GRID, SETTINGS, Percents, as_svg, listed
from autograder.text import epochs
from autograder.training.dataset import name_of


@lru_cache(maxsize=64)
def learning_curve(training: Training, language: str) -> Markup:
    """The validation accuracy over the epochs, and the bar. Cached, as many students share a curve."""
    steps, accuracies = zip(*training.curve, strict=True)
    with rc_context(SETTINGS):
        figure = Figure(figsize=(4.2, 2.6), layout="constrained")
        axes = figure.subplots()
        axes.plot(steps, accuracies, color=GOOD, marker="o", markersize=4, linewidth=2, clip_on=False)
        axes.axhline(training.bar, color=BAD, linestyle="--", linewidth=1.5)
        needed = say("needed: {bar:.0%}", bar=training.bar).text(language)
        # beside the axes, where no curve crosses it
        axes.text(1.02, training.bar, needed, color=BAD, va="center", transform=axes.get_yaxis_transform())
        axes.set(xlabel=say("epochs").text(language), ylabel=say("validation accuracy").text(language))
        axes.set_xlim(0, training.epochs)
        axes.margins(y=0.15)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.yaxis.set_major_formatter(Percents(language))
        axes.grid(axis="y", color=GRID)
        return as_svg(figure, say("Learning curve").text(language), f"{listed(_steps(training), language)}; {needed}")


def _steps(training: Training) -> Iterator[Message]:
    for step, accuracy in training.curve:
        yield say("epoch {epochs:g}: {accuracy:.1%}", epochs=step, accuracy=accuracy)


def describe_curve(training: Training, language: str) -> str:
    """The learning curve in a sentence, which says whose network it was."""
    told = say(
        "We trained your network: within {epochs}, it recognised {accuracy:.1%} of the validation images "
        "({dataset}); {bar:.0%} were needed."
    )
    if training.reference_used:
        told = say(
            "We trained a network of ours in place of yours: within {epochs}, it recognised {accuracy:.1%} of "
            "the validation images ({dataset}); {bar:.0%} were needed."
        )
    return say(
        told.template,
        accuracy=training.accuracy,
        epochs=epochs(training.epochs),
        bar=training.bar,
        dataset=name_of(training.dataset),
    ).text(language)
