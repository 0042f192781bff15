"""Grades the class with this repository's command: cold, unchanged, with a changed grader, on a cluster."""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmark.classes import ROOT, Mixture, write_class
from benchmark.commands import FailedError, run, start

# Measures a run without its start: the same function, after the imports.
AGAIN = """
import sys, time
from pathlib import Path
from autograder.gradebook.course import Course
from autograder.commands.grade_class import grade_class
from autograder.commands.session import Session
from autograder.batch.progress import Lines
started = time.monotonic()
course = Course(Path(sys.argv[1]), exchange=Path(sys.argv[1]) / "exchange")
grade_class(Session(course, console=Lines(lambda text: None)))
print(time.monotonic() - started)
"""
CHANGED = "normalize"
TIMES = 5
TURNS = 3


class Class:
    """A synthetic class in a folder of its own."""

    def __init__(self, work: Path, size: int, mixture: Mixture, name: str = "course") -> None:
        self.root = work / f"{name}-{size}"
        self.size = size
        self._mixture = mixture

    def hand_in(self) -> Class:
        """Writes all submissions again, and removes everything else."""
        shutil.rmtree(self.root, ignore_errors=True)
        write_class(self.root, self.size, self._mixture)
        return self

    def grade(self, *options: str, repository: Path = ROOT) -> dict[str, Any]:
        """Runs the command; returns its measurements and the number of trainings that it printed."""
        ran = run(self.command(*options), repository, self.root / "log.txt", self.environment)
        worked = re.search(r"submissions in (\d+) s; (\d+) networks trained", ran.output)
        return {
            "size": self.size,
            "seconds": ran.seconds,
            "peak": ran.peak,
            "trained": int(worked[2]) if worked else 0,
        }

    def command(self, *options: str) -> list[str]:
        return [sys.executable, "-m", "autograder", "course", "grade", "--root", str(self.root), *options]

    @property
    def environment(self) -> dict[str, str]:
        return {"EXCHANGE": str(self.root / "exchange"), "PYTHONUNBUFFERED": "1"}

    def require(self) -> Class:
        """The class itself, if an earlier run has graded it. Raises FailedError otherwise."""
        if not (self.root / "grades.csv").is_file():
            raise FailedError(f"{self.root} is not graded yet: run the part `cold` first")
        return self

    def grades(self) -> dict[str, Any]:
        """Every grade in the store by its key, without times and paths. The key covers submission, graders and data."""
        found = ((path.stem, json.loads(path.read_bytes())) for path in self.root.glob("build/store/*/*.json"))
        return {
            key: _comparable(value["grade"]) for key, value in found if isinstance(value, dict) and "grade" in value
        }

    def pages(self) -> dict[str, int]:
        """The modification time of each file that nbgrader writes."""
        made = (path for step in ("autograded", "feedback") for path in self.root.glob(f"{step}/*/*/*"))
        return {str(path): path.stat().st_mtime_ns for path in made}


def _comparable(grade: Any) -> Any:
    grade |= {"seconds": 0, "submission": ""}
    for criterion in grade["criteria"]:
        if criterion["training"]:
            criterion["training"]["cached"] = False
    return grade


def again(graded: Class) -> dict[str, Any]:
    """Grades the unchanged class again: the whole command, its work without the start, and an import of nbgrader."""
    before = graded.pages()
    log = graded.root / "again.txt"
    whole, nbgrader = [], []
    for _ in range(TIMES):
        whole.append(graded.grade())
        nbgrader.append(run([sys.executable, "-c", "import nbgrader.api"], ROOT, log).seconds)
    command = [sys.executable, "-c", AGAIN, str(graded.root)]
    inside = [float(run(command, ROOT, log, graded.environment).output.split()[-1]) for _ in range(TIMES)]
    return {
        **sorted(whole, key=lambda each: each["seconds"])[TIMES // 2],
        "nbgrader": statistics.median(nbgrader),
        "inside": statistics.median(inside),
        "slowest": max(inside),
        "untouched": graded.pages() == before,
    }


def before(fresh: Class, repository: Path) -> dict[str, Any]:
    """Grades the class with another clone and with this one alternately: other load on the machine affects both."""
    runs = [(fresh.hand_in().grade(repository=repository), fresh.hand_in().grade()) for _ in range(TURNS)]
    earlier, now = ([run["seconds"] for run in each] for each in zip(*runs, strict=True))
    return {**runs[0][0], "seconds": statistics.median(earlier), "now": statistics.median(now)}


def changed(graded: Class, work: Path) -> dict[str, Any]:
    """Grades the class with one grader changed, in a copy of the repository."""
    copy = work / "repository"
    shutil.rmtree(copy, ignore_errors=True)
    for part in ("autograder", "assignments", "solutions"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    with (copy / "autograder" / "graders" / "mnist" / f"test_{CHANGED}.py").open("a", encoding="utf-8") as file:
        file.write("\n# changed\n")
    return {**graded.grade(repository=copy), "grader": CHANGED}


def cluster(fresh: Class, work: Path) -> dict[str, Any]:
    """Grades the class on a Dask cluster: a scheduler and two workers, each a process on this machine."""
    with _dask(work, 2) as address:
        return fresh.hand_in().grade("--cluster", address)


def killed(fresh: Class) -> dict[str, Any]:
    """Kills a run when half of it is done, and measures the run that finishes it."""
    fresh.hand_in()
    half = f"[{fresh.size // 2}/"
    log = fresh.root / "killed.txt"
    with log.open("wb") as file, start(fresh.command(), ROOT, file.fileno(), fresh.environment) as process:
        while process.poll() is None and half not in log.read_text(encoding="utf-8"):
            time.sleep(0.2)
        process.kill()
    return fresh.grade()


@contextmanager
def _dask(work: Path, workers: int) -> Iterator[str]:
    described = work / "scheduler.json"
    described.unlink(missing_ok=True)
    python = [sys.executable, "-W", "ignore", "-m"]
    quiet = ["--no-dashboard"]
    scheduler = ["distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    commands = [[*python, *scheduler, "--scheduler-file", str(described), *quiet]]
    worker = ["distributed.cli.dask_worker", "--scheduler-file", str(described), "--nthreads", "1", "--no-nanny"]
    commands += [[*python, *worker, "--local-directory", str(work), *quiet]] * workers
    with (work / "dask.txt").open("wb") as log:
        processes: list[subprocess.Popen[bytes]] = []
        try:
            for command in commands:
                processes.append(start(command, ROOT, log.fileno(), {"PYTHONPATH": str(ROOT)}))
                _wait_for(described, processes)
            yield _address_with(described, workers)
        finally:
            for process in processes:
                process.kill()
                process.wait()


def _wait_for(described: Path, processes: list[subprocess.Popen[bytes]]) -> None:
    deadline = time.monotonic() + 120
    while not described.is_file():
        if processes[0].poll() is not None or time.monotonic() > deadline:
            raise FailedError(f"no Dask scheduler could be started: see {described.with_name('dask.txt')}")
        time.sleep(0.1)


def _address_with(described: Path, workers: int) -> str:
    """The address of the scheduler, when all its workers have joined."""
    from distributed import Client

    address = str(json.loads(described.read_text(encoding="utf-8"))["address"])
    with Client(address) as client:
        client.wait_for_workers(workers, timeout=300)
    return address


def load() -> float:
    """The load average of the last minute."""
    return os.getloadavg()[0]
