"""The measurements as a page and a picture; parts that were not measured yet are left out."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

Figures = dict[str, Any]

# the promised figures are for classes of these sizes
FEW, MANY = "100", "1000"
PICTURE = "benchmark.svg"
SETTINGS: dict[Any, Any] = {"svg.hashsalt": "benchmark", "svg.fonttype": "none", "font.family": "sans-serif"}


def write(figures: Figures, folder: Path) -> None:
    """Writes the page and its picture."""
    text = "\n".join(_lines(figures))
    (folder / "benchmark.md").write_text(f"{text.rstrip()}\n", encoding="utf-8")
    (folder / PICTURE).write_text(_picture(figures), encoding="utf-8")


def _lines(figures: Figures) -> Iterator[str]:
    machine, mixture = figures["machine"], figures["mixture"]
    yield "# Benchmark\n"
    yield "Written by `make bench`, on one machine:\n"
    yield f"- {machine['cpu']}, {machine['cores']} cores, {machine['memory']:.0f} GiB, {machine['system']}"
    yield f"- {machine['versions']}"
    yield f"- data: {machine['data']}; load average at the start: {machine['load']:.1f}"
    yield from _commits(figures.get("commits", {}))
    yield (
        f"- the class: {mixture['networks']} distinct networks in turn, one submission of {mixture['one_loop_in']} "
        "with an endless loop, no two submissions alike\n"
    )
    yield "All times are those of the whole command, with its start.\n"
    yield "| run | submissions | s | s a submission | MiB of the grading process |\n|---|---:|---:|---:|---:|"
    yield from _rows(figures)
    yield f"\n![Seconds for classes of several sizes]({PICTURE})\n"
    yield from _stock(figures.get("stock"))
    yield from _promises(figures)
    yield from _single(figures.get("single"))


def _commits(measured: dict[str, str]) -> Iterator[str]:
    """The commit of the run; if parts were measured again, the commit of each part."""
    parts = {commit: [part for part in measured if measured[part] == commit] for commit in measured.values()}
    told = "; ".join(f"{', '.join(names)} at {commit}" for commit, names in parts.items())
    if parts:
        yield f"- measured {'in one run at ' + next(iter(parts)) if len(parts) == 1 else 'in several runs: ' + told}"


def _rows(figures: Figures) -> Iterator[str]:
    stock = figures.get("stock")
    if stock:
        yield _row(f"stock nbgrader, sample of {stock['sample']}", "", "", stock["seconds"])
        yield _row("stock nbgrader, one with an endless loop", "", "", stock["looping"])
    cold = figures.get("cold", {})
    for size in sorted(cold, key=int):
        yield _measured("cold", cold[size])
    for part, name in (
        ("again", "again, unchanged"),
        ("changed", f"again, grader `{figures.get('changed', {}).get('grader')}` changed"),
        ("cluster", "cold, two Dask workers"),
        ("serial", "cold, one process"),
        ("killed", "finished after `kill -9` in the middle"),
    ):
        if part in figures:
            yield _measured(name, figures[part])
    if earlier := figures.get("before"):
        yield _measured(f"cold, at {earlier['commit']}; here {earlier['now']:.1f} s by turns", earlier)


def _measured(name: str, run: Figures) -> str:
    return _row(name, run["size"], f"{run['seconds']:.1f}", run["seconds"] / run["size"], f"{run['peak']:.0f}")


def _row(name: str, size: Any, seconds: str, each: float, peak: str = "") -> str:
    return f"| {name} | {size} | {seconds} | {each:.2f} | {peak} |"


def _stock(stock: Figures | None) -> Iterator[str]:
    if stock:
        yield (
            "Stock nbgrader runs [a notebook](../tests/benchmark/stock.md) with the checks, hidden tests and five "
            f"epochs in it, {stock['limit']} s at most a cell, so that a training is not cut off. Its times are of "
            f"`nbgrader autograde` less the {stock['start']:.1f} s of its start, which a class has once; feedback "
            "pages, which ours include, would come on top.\n"
        )


def _promises(figures: Figures) -> Iterator[str]:
    yield "## Goals\n"
    yield "| | measured | goal |\n|---|---|---|"
    cold, stock, again = figures.get("cold", {}), figures.get("stock"), figures.get("again")
    if stock and FEW in cold:
        yield from _throughput(stock, cold[FEW], figures["mixture"]["one_loop_in"])
    if again:
        yield (
            f"| finding out that a class of {again['size']} is unchanged, the whole command, to `import nbgrader.api` "
            f"| {again['seconds']:.2f} s, {again['seconds'] / again['nbgrader']:.2f} of {again['nbgrader']:.2f} s "
            "(medians of five) | at most 1.5 s, 0.60 |"
        )
        yield (
            f"| finding out that a class of {again['size']} is unchanged, without the start of the command "
            f"| {again['inside']:.2f} s (median of five, the slowest {again['slowest']:.2f} s); "
            f"{'nothing' if again['untouched'] else 'SOMETHING'} was converted again "
            "| at most 1 s, nothing |"
        )
    if FEW in cold and MANY in cold:
        each = {size: cold[size]["seconds"] / int(size) for size in (FEW, MANY)}
        yield (
            f"| cost of a submission in a class of {MANY}, relative to a class of {FEW} "
            f"| {each[MANY] / each[FEW]:.2f} | at most 1.20 |"
        )
        yield (
            f"| memory of the grading process for {MANY}, relative to that for {FEW} "
            f"| {cold[MANY]['peak'] / cold[FEW]['peak']:.2f} | flat |"
        )
    step = (figures.get("single") or {}).get("step")
    if step:
        yield (
            f"| a training step of the reference, {step['taken']:.2f} ms of one core, relative to its lower bound: "
            f"matrix products {step['products']:.2f} ms, the optimizer's memory traffic {step['traffic']:.2f} ms "
            f"| {step['ratio']:.2f} | at most 2 |"
        )
    for runs, same in figures.get("equal", {}).items():
        yield f"| every grade of the runs {runs} | {'equal' if same else 'DIFFERENT'} | equal to the last digit |"
    yield ""


def _throughput(stock: Figures, ours: Figures, one_loop_in: int) -> Iterator[str]:
    each = ours["seconds"] / ours["size"]
    mixed = stock["seconds"] + (stock["looping"] - stock["seconds"]) / one_loop_in
    yield (
        f"| throughput relative to stock nbgrader, ours with endless loops, stock without "
        f"| {stock['seconds'] / each:.0f} times | at least 40 times |"
    )
    yield f"| the same, both with endless loops | {mixed / each:.0f} times | |"


def _single(single: Figures | None) -> Iterator[str]:
    if single:
        yield "## One submission\n"
        yield "| what | median s | from – to |\n|---|---:|---|"
        for name, times in single["times"].items():
            yield f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} – {max(times):.2f} |"


def _picture(figures: Figures) -> str:
    """Seconds by the size of the class, both on logarithmic scales."""
    with rc_context(SETTINGS):
        figure = Figure(figsize=(7, 4.5), layout="constrained")
        axes = figure.subplots()
        cold = sorted(figures.get("cold", {}).values(), key=lambda run: int(run["size"]))
        sizes = [run["size"] for run in cold] or [1]
        if "stock" in figures:
            seconds = [size * figures["stock"]["seconds"] for size in sizes]
            axes.plot(sizes, seconds, "--", color="#b3261e", label="stock nbgrader (sample, times the size)")
        if cold:
            axes.plot(sizes, [run["seconds"] for run in cold], "o-", color="#1a5fb4", label="cold")
        for part, sign in (("cluster", "s"), ("changed", "^"), ("again", "v")):
            if part in figures:
                axes.plot(figures[part]["size"], figures[part]["seconds"], sign, markersize=8, label=NAMES[part])
        axes.set(xscale="log", yscale="log", xlabel="submissions", ylabel="seconds, start included")
        axes.grid(alpha=0.3)
        if axes.get_legend_handles_labels()[0]:
            axes.legend(frameon=False)
        file = StringIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
        return file.getvalue()


NAMES = {"cluster": "two Dask workers", "changed": "one grader changed", "again": "unchanged"}
