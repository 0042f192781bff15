"""`make bench`: grades a synthetic class with stock nbgrader and with this repository, in one run on one machine.

Prints its progress, and writes docs/benchmark.md and its picture after every part. `BENCH="--parts again,changed"`
repeats some parts and keeps the results of the others; `BENCH=--quick` shows in minutes that all parts work, and
writes its page to build/bench.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmark import ours, page, single, stock
from benchmark.classes import ROOT, Mixture
from benchmark.commands import FailedError

from autograder.training import dataset

WORK = ROOT / "build" / "bench"
LIBRARIES = ("tensorflow", "keras", "numpy", "nbgrader", "SQLAlchemy", "distributed")


class Bench:
    """The parts of the benchmark. Each returns its measurements; some add to those of other parts."""

    def __init__(self, options: argparse.Namespace, work: Path, figures: dict[str, Any]) -> None:
        self.figures = figures
        self._options = options
        self._work = work
        self._mixture = Mixture(options.networks, options.one_loop_in)

    def stock(self) -> dict[str, Any]:
        return stock.measure(self._work, self._mixture, self._options.sample, self._options.limit)

    def cold(self) -> dict[str, Any]:
        runs: dict[str, Any] = self.figures.setdefault("cold", {})
        for size in self._options.sizes:
            runs[str(size)] = self._class(size).hand_in().grade()
            tell(f"  {size}: {runs[str(size)]['seconds']:.1f} s, {runs[str(size)]['peak']:.0f} MiB")
        return runs

    def before(self) -> dict[str, Any]:
        run = ours.before(self._class(self._options.main, "before"), self._options.before)
        return {**run, "commit": commit(self._options.before)}

    def again(self) -> dict[str, Any]:
        return ours.again(self._class(self._options.main).require())

    def changed(self) -> dict[str, Any]:
        return ours.changed(self._class(self._options.main).require(), self._work)

    def cluster(self) -> dict[str, Any]:
        graded, fresh = (self._class(self._options.main, name) for name in ("course", "cluster"))
        run = ours.cluster(fresh, self._work)
        self._compare("in parallel and on the cluster", graded, fresh)
        return run

    def serial(self) -> dict[str, Any]:
        graded, fresh = (self._class(min(self._options.sizes), name) for name in ("course", "serial"))
        run = fresh.hand_in().grade("--jobs", "1")
        self._compare("in parallel and in one process", graded, fresh)
        return run

    def killed(self) -> dict[str, Any]:
        graded, fresh = (self._class(min(self._options.sizes), name) for name in ("course", "killed"))
        run = ours.killed(fresh)
        self._compare("in parallel and after a kill", graded, fresh)
        return run

    def single(self) -> dict[str, Any]:
        return single.measure()

    def _class(self, size: int, name: str = "course") -> ours.Class:
        return ours.Class(self._work, size, self._mixture, name)

    def _compare(self, runs: str, *classes: ours.Class) -> None:
        one, other = (each.grades() for each in classes)
        same = one == other and len(one) == classes[0].size
        self.figures.setdefault("equal", {})[runs] = same
        if not same:
            raise FailedError(f"the grades {runs} differ")


PARTS = ("stock", "cold", "again", "cluster", "changed", "serial", "killed", "single")
# this part needs a clone at an earlier commit
EXTRA = ("before",)


def main(arguments: list[str] | None = None) -> int:
    options = _options(arguments)
    work = WORK / "quick" if options.quick else WORK
    work.mkdir(parents=True, exist_ok=True)
    kept = work / "figures.json"
    figures = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() and options.parts != PARTS else {}
    figures |= {"machine": machine(), "mixture": {"networks": options.networks, "one_loop_in": options.one_loop_in}}
    bench, failed = Bench(options, work, figures), []
    for part in options.parts:
        tell(f"{part} …")
        try:
            figures[part] = _timed(part, getattr(bench, part))
            figures.setdefault("commits", {})[part] = commit()
        except Exception as error:
            # the other parts are still worth running
            failed.append(part)
            tell(f"! {part}: {type(error).__name__}: {error}")
        kept.write_text(json.dumps(figures, indent=1), encoding="utf-8")
        page.write(figures, work if options.quick else ROOT / "docs")
    tell(f"written: {(work if options.quick else ROOT / 'docs') / 'benchmark.md'}")
    return 1 if failed else 0


def _timed(part: str, measure: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    started = time.monotonic()
    figures = measure()
    tell(f"{part}: {time.monotonic() - started:.0f} s in all")
    return figures


def tell(text: str) -> None:
    print(text, flush=True)


def commit(repository: Path = ROOT) -> str:
    """The measured commit, marked as dirty if the code was changed since; changes of the page don't count."""
    parts = ("autograder", "assignments", "solutions", "tests")
    changed = _git(repository, "status", "--porcelain", "--untracked-files=no", "--", *parts)
    return (_git(repository, "describe", "--always") or "unknown") + ("-dirty" if changed else "")


def _git(repository: Path, *words: str) -> str:
    command = ["git", "-C", str(repository), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def machine() -> dict[str, Any]:
    """The machine and the versions that the times depend on."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return {
        "cpu": _cpu(),
        "cores": len(os.sched_getaffinity(0)),
        "memory": memory,
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "versions": f"Python {platform.python_version()}, {versions}",
        "data": dataset.peek().name,
        "load": ours.load(),
    }


def _cpu() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description="Measures what grading costs on this machine.")
    parser.add_argument("--quick", action="store_true", help="a tiny class: shows that all parts work")
    parser.add_argument("--parts", type=_names, default=PARTS, help=f"some of {','.join(PARTS)}; all by default")
    parser.add_argument("--sizes", type=_numbers, help="sizes of the classes (10,100,1000)")
    parser.add_argument("--main", type=int, help="the size for all parts but `cold` (100)")
    parser.add_argument("--networks", type=int, help="distinct networks in a class (10)")
    parser.add_argument("--one-loop-in", type=int, default=50, help="one submission of so many never ends (50)")
    parser.add_argument("--sample", type=int, help="submissions without a loop for stock nbgrader (2)")
    parser.add_argument("--limit", type=int, default=180, help="seconds a cell of stock nbgrader's may take (180)")
    parser.add_argument("--before", type=Path, help="a clone at an earlier commit, measured alternately with this one")
    options = parser.parse_args(arguments)
    if options.before and options.parts == PARTS:
        options.parts += EXTRA
    usual = {"sizes": (10, 100, 1000), "main": 100, "networks": 10, "sample": 2}
    quick = {"sizes": (4, 6), "main": 6, "networks": 2, "sample": 1}
    for name, value in (quick if options.quick else usual).items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if unknown := set(names) - {*PARTS, *EXTRA}:
        raise argparse.ArgumentTypeError(f"no such part: {', '.join(sorted(unknown))}")
    return names


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
