"""The style of our pictures: SVG in the colours of the page around it, with the same bytes every time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from markupsafe import Markup
from matplotlib.figure import Figure
from matplotlib.ticker import Formatter, FuncFormatter

from autograder.messages import Message, number

# Matplotlib knows no CSS variables, so each of these colours stands for one variable of the page.
INK, GOOD, BAD, GRID, PART, GROUND = "#000001", "#000002", "#000003", "#000004", "#000005", "#000006"
SERIES = ("#000011", "#000012", "#000013", "#000014", "#000015", "#000016")
COLOURS = {
    INK: "var(--muted)",
    GOOD: "var(--passed)",
    BAD: "var(--failed)",
    GRID: "var(--line)",
    PART: "var(--part)",
    GROUND: "var(--ground)",
    **{drawn: f"var(--series-{number})" for number, drawn in enumerate(SERIES, start=1)},
}
SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "feedback",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "text.color": INK,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": INK,
    "ytick.color": INK,
    "axes.labelcolor": INK,
}


class Percents(Formatter):
    """Formats fractions on an axis as percentages of a language, with as many decimals as they need."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __call__(self, x: float, pos: int | None = None) -> str:
        return self.format_ticks([x])[0]

    def format_ticks(self, values: Sequence[float]) -> list[str]:
        shares = [100 * value for value in values]
        decimals = next((n for n in range(3) if all(abs(share - round(share, n)) < 1e-6 for share in shares)), 3)
        return [number(value, f".{decimals}%", self._language) for value in values]


def whole_numbers(language: str) -> FuncFormatter:
    """Formats large numbers on an axis."""
    return FuncFormatter(lambda value, position: number(value, ",.0f", language))


def as_svg(figure: Figure, title: str, numbers: str) -> Markup:
    """The `svg` element, with a title; `numbers` says what it shows to readers who can't see it."""
    file = StringIO()
    figure.savefig(file, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    text = file.getvalue()
    for drawn, shown in COLOURS.items():
        text = text.replace(drawn, shown)
    # A page has several pictures, so each needs an id of its own; the same id each time keeps the bytes the same.
    name = f"picture-{hashlib.sha256(f'{title}{numbers}'.encode()).hexdigest()[:12]}"
    opening, _, rest = text[text.index("<svg") :].partition(">")
    opening = opening.replace("<svg", f'<svg role="img" aria-labelledby="{name}" aria-describedby="{name}-numbers"')
    told = Markup('<title id="{name}">{title}</title><desc id="{name}-numbers">{numbers}</desc>')
    return Markup(f"{opening}>") + told.format(name=name, title=title, numbers=numbers) + Markup(rest)


def listed(parts: Iterable[Message], language: str) -> str:
    """Joins sentences or parts of one."""
    return "; ".join(part.text(language) for part in parts)
