"""Grades the same class with stock nbgrader: checks and training in the notebook, a kernel for every submission."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path

import nbformat
from benchmark.classes import Mixture
from benchmark.commands import run

from autograder.authoring.notebooks import convert
from autograder.training import dataset

SOURCE = Path(__file__).parent / "stock.md"
NBGRADER = [sys.executable, "-m", "nbgrader"]
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "stock"
c.Execute.timeout = {limit}
"""


def measure(work: Path, mixture: Mixture, sample: int, limit: int) -> dict[str, float]:
    """The seconds per submission of `nbgrader autograde`: for submissions that end, and for one with an endless loop.

    The start of the command, which a class needs once, is measured separately.
    """
    course = work / "stock"
    shutil.rmtree(course, ignore_errors=True)
    _prepare(course, limit)
    _nbgrader(course, "generate_assignment", "mnist")
    begin = _nbgrader(course, "autograde", "--version")
    ordinary = _autograde(course, mixture, list(islice(mixture.of_kind(loops=False), sample)))
    looping = _autograde(course, mixture, list(islice(mixture.of_kind(loops=True), 1)))
    return {
        "start": begin,
        "sample": sample,
        "limit": limit,
        "seconds": (ordinary - begin) / sample,
        "looping": looping - begin,
    }


def _prepare(course: Path, limit: int) -> None:
    folder = course / "source" / "mnist"
    folder.mkdir(parents=True)
    nbformat.write(convert(SOURCE), folder / "mnist.ipynb")
    (course / "nbgrader_config.py").write_text(CONFIG.format(limit=limit), encoding="utf-8")
    dataset.write_dataset(dataset.load(), course / "data.npz")


def _autograde(course: Path, mixture: Mixture, numbers: Sequence[int]) -> float:
    """The seconds for a class of these students alone."""
    shutil.rmtree(course / "submitted", ignore_errors=True)
    for number in numbers:
        _hand_in(course, f"student{number:04d}", mixture.answers(number))
    seconds = _nbgrader(course, "autograde", "mnist")
    for number in numbers:
        # nbgrader continues after a submission that it could not grade
        if not (course / "autograded" / f"student{number:04d}" / "mnist" / "mnist.ipynb").is_file():
            raise RuntimeError(f"stock nbgrader did not grade student {number}: see {course / 'log.txt'}")
    return seconds


def _hand_in(course: Path, student: str, answers: Mapping[str, str]) -> None:
    notebook = json.loads((course / "release" / "mnist" / "mnist.ipynb").read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell["source"] = answers[name]
    path = course / "submitted" / student / "mnist" / "mnist.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def _nbgrader(course: Path, *arguments: str) -> float:
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    environment = {"PATH": programs, "BENCH_DATA": str(course / "data.npz")}
    return run([*NBGRADER, *arguments], course, course / "log.txt", environment).seconds
