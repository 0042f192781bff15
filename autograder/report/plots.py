"""The pictures of the class report: SVG in the page's colours, also for people who can't tell red from green."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import LogLocator, MaxNLocator

from autograder.messages import Message, say
from autograder.pages.drawing import (
    BAD,
    GOOD,
    GRID,
    GROUND,
    INK,
    PART,
    SERIES,
    SETTINGS,
    Percents,
    as_svg,
    listed,
    whole_numbers,
)
from autograder.report.statistics import CriterionCounts, DistinctNetwork, counted

# In inches: narrower than a phone, so that the text stays readable there. Larger screens scale it up.
WIDTH = 4.0
STYLE = {**SETTINGS, "font.size": 9.5}
BINS = 10
STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (1, 1)))


def distribution(scores: Sequence[float], language: str) -> Markup:
    """A histogram of the scores, which are fractions of the points."""
    counts = [0] * BINS
    for score in scores:
        counts[min(int(score * BINS), BINS - 1)] += 1
    with rc_context(STYLE):
        figure, axes = _figure(2.6)
        bars = axes.bar([(bin_ + 0.5) / BINS for bin_ in range(BINS)], counts, 0.9 / BINS, color=GOOD)
        axes.bar_label(bars, [str(count) if count else "" for count in counts], color=INK, padding=2)
        axes.set(xlabel=say("share of the points").text(language), ylabel=say("students").text(language))
        axes.set_xlim(0, 1)
        axes.margins(y=0.12)
        axes.xaxis.set_major_formatter(Percents(language))
        axes.yaxis.set_major_locator(MaxNLocator(integer=True, nbins=4))
        numbers = [
            say(
                "{low:.0%} to {high:.0%} of the points: {students}",
                low=bin_ / BINS,
                high=(bin_ + 1) / BINS,
                students=counted(count),
            )
            for bin_, count in enumerate(counts)
        ]
        return as_svg(figure, say("Scores").text(language), listed(numbers, language))


def by_criterion(criteria: Sequence[CriterionCounts], language: str) -> Markup:
    """How many students have full, part and no points for each criterion, in bars of several colours and patterns."""
    parts = (
        (say("full points"), [each.full for each in criteria], GOOD, ""),
        (say("a part"), [each.part for each in criteria], PART, ""),
        (say("none"), [each.none for each in criteria], BAD, "////"),
        (say("not known"), [each.unknown for each in criteria], GRID, "...."),
    )
    names = [each.criterion.name for each in criteria]
    with rc_context({**STYLE, "hatch.color": GROUND}):
        figure, axes = _figure(0.9 + 0.3 * len(criteria))
        left = [0] * len(criteria)
        for label, counts, colour, hatch in parts:
            if any(counts):
                axes.barh(
                    names,
                    counts,
                    0.72,
                    left,
                    color=colour,
                    edgecolor=GROUND,
                    hatch=hatch,
                    label=label.text(language),
                )
            left = [start + count for start, count in zip(left, counts, strict=True)]
        axes.invert_yaxis()
        axes.set(xlabel=say("students").text(language))
        axes.margins(x=0)
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=5))
        figure.legend(loc="outside upper left", ncols=4, frameon=False, handlelength=1.2, columnspacing=1.2)
        return as_svg(
            figure, say("Criterion by criterion").text(language), listed(map(_counts_in_words, criteria), language)
        )


def sizes(networks: Sequence[DistinctNetwork], language: str) -> Markup:
    """The accuracy of each distinct network against its number of parameters; larger markers mean more students."""
    bar = networks[0].training.bar
    with rc_context(STYLE):
        figure, axes = _figure(2.8)
        for reached, colour, marker in ((True, GOOD, "o"), (False, BAD, "X")):
            these = [each for each in networks if (each.training.accuracy >= bar) is reached]
            axes.scatter(
                [each.training.parameters for each in these],
                [each.training.accuracy for each in these],
                [30 + 12 * len(each.students) for each in these],
                color=colour,
                marker=marker,
                alpha=0.75,
                linewidths=0,
            )
        axes.set_xscale("log")
        low, high = (pick(each.training.parameters for each in networks) for pick in (min, max))
        axes.set_xlim(low / 2.5, high * 2.5)
        # Within a decade, one power of ten would stand alone on the axis.
        axes.xaxis.set_major_locator(LogLocator(subs=(1, 3) if high < 10 * low else (1,)))
        axes.xaxis.set_major_formatter(whole_numbers(language))
        axes.xaxis.set_minor_formatter(lambda value, position: "")
        axes.set(xlabel=say("parameters").text(language))
        _accuracies(axes, bar, language)
        return as_svg(
            figure, say("Accuracy and size").text(language), listed(map(_accuracy_in_words, networks), language)
        )


def curves(networks: Sequence[DistinctNetwork], language: str) -> Markup:
    """The learning curve of each distinct network; the most frequent stand out, and the rest are thin lines."""
    frequent, others = networks[: len(SERIES)], networks[len(SERIES) :]
    with rc_context(STYLE):
        figure, axes = _figure(3.0 + 0.17 * len(frequent))
        for each in others:
            axes.plot(*zip(*each.training.curve, strict=True), color=GRID, linewidth=1, zorder=1)
        for each, colour, style in zip(frequent, SERIES, STYLES, strict=False):
            label = label_of(each).text(language)
            epochs, accuracies = zip(*each.training.curve, strict=True)
            axes.plot(epochs, accuracies, color=colour, linestyle=style, linewidth=2, label=label, marker="o", ms=3)
        axes.set_xlim(0, max(each.training.epochs for each in networks))
        axes.set(xlabel=say("epochs").text(language))
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        _accuracies(axes, networks[0].training.bar, language)
        figure.legend(loc="outside lower left", frameon=False, handlelength=3)
        return as_svg(figure, say("How they learned").text(language), listed(_curves_in_words(frequent), language))


def label_of(network: DistinctNetwork) -> Message:
    """The label of a network: its size, and how many students built it."""
    parameters, students = network.training.parameters, counted(len(network.students))
    return say("{parameters:,} parameters: {students}", parameters=parameters, students=students)


def _counts_in_words(counts: CriterionCounts) -> Message:
    return say(
        "{criterion}: full points {full}, a part {part}, none {none}, not known {unknown}",
        criterion=counts.criterion.name,
        full=counts.full,
        part=counts.part,
        none=counts.none,
        unknown=counts.unknown,
    )


def _accuracy_in_words(network: DistinctNetwork) -> Message:
    return say(
        "{parameters:,} parameters: {accuracy:.1%}, {students}",
        parameters=network.training.parameters,
        accuracy=network.training.accuracy,
        students=counted(len(network.students)),
    )


def _curves_in_words(networks: Sequence[DistinctNetwork]) -> Iterator[Message]:
    for each in networks:
        yield label_of(each)
        for epochs, accuracy in each.training.curve:
            yield say("epoch {epochs:g}: {accuracy:.1%}", epochs=epochs, accuracy=accuracy)


def _figure(height: float) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    return figure, figure.subplots()


def _accuracies(axes: Axes, bar: float, language: str) -> None:
    """Formats the axis of accuracies, and draws a line at the required accuracy."""
    axes.axhline(bar, color=BAD, linestyle="--", linewidth=1.2, zorder=0)
    needed = say("needed: {bar:.0%}", bar=bar).text(language)
    axes.annotate(
        needed, (1, bar), (0, 2), axes.get_yaxis_transform(), "offset points", color=BAD, ha="right", va="bottom"
    )
    axes.set(ylabel=say("validation accuracy").text(language))
    axes.margins(y=0.15)
    axes.yaxis.set_major_formatter(Percents(language))
    axes.grid(axis="y", color=GRID)
    # else a line of the grid crosses the dots
    axes.set_axisbelow(True)
