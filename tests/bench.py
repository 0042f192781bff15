"""`make bench`: what grading costs on this machine, as a Markdown table. Real sandbox, real training."""

from __future__ import annotations

import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from autograder.bench import Bench, bench
from autograder.grading import grade_submission
from autograder.handin import hand_in, reference_answers

ROOT = Path(__file__).parent.parent
REPEATS = 5


def main() -> None:
    """Prints a row a figure: the median and the range of several runs, in seconds."""
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    print("| what | median s | from – to |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        work = hand_in(Path(folder) / "mnist", reference_answers(ROOT))
        for name, times in _measured(work):
            print(f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} – {max(times):.2f} |", flush=True)


def _measured(work: Path) -> Iterator[tuple[str, list[float]]]:
    started = time.perf_counter()
    with bench() as tools:
        tools.sandbox.process().close()
        yield "start: TensorFlow here and in the sandbox, data", [time.perf_counter() - started]
        yield "a fresh confined process", _times(lambda: tools.sandbox.process().close())
        yield f"training to the bar on {tools.trainer.data.name}, and all checks", [_grade(work, tools)]
        yield "all checks of a submission whose network is trained already", _times(lambda: _grade(work, tools))
        yield "the bonus notebook alone", _times(lambda: _grade(work / "bonus.ipynb", tools))


def _grade(path: Path, tools: Bench) -> float:
    started = time.perf_counter()
    if not grade_submission(path, tools).complete:
        raise SystemExit("the reference did not get a grade: run `make test`")
    return time.perf_counter() - started


def _times(run: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return times


if __name__ == "__main__":
    main()
