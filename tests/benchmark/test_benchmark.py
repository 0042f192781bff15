"""The benchmark's synthetic class and page; `make bench` itself takes too long for a test."""

from __future__ import annotations

from pathlib import Path

from benchmark import page
from benchmark.classes import Mixture

from autograder.authoring.notebooks import convert

BENCH = Path(__file__).parent
RUN = {"size": 100, "seconds": 150.0, "peak": 300.0, "trained": 10}


def test_no_two_submissions_are_alike_and_networks_come_in_turn() -> None:
    mixture = Mixture(networks=3, one_loop_in=10)
    answers = [mixture.answers(number) for number in range(10)]
    assert len({str(each) for each in answers}) == 10
    assert len({each["build_model"] for each in answers}) == 3
    assert [number for number in range(10) if "while True" in answers[number]["encode_labels"]] == [3]
    assert next(mixture.of_kind(loops=True)) == 3


def test_the_stock_notebook_has_the_cells_of_the_exercise() -> None:
    notebook = convert(BENCH / "stock.md")
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells]
    solutions = {mark["grade_id"] for mark in marks if mark.get("solution")}
    # the training stands in cells of its own there
    assert solutions == set(Mixture(1, 50).answers(0)) - {"training"}
    assert sum(mark.get("points", 0) for mark in marks) == 120


def figures(**parts: object) -> dict[str, object]:
    machine = {"cpu": "a CPU", "cores": 2, "memory": 8.0, "system": "Linux", "versions": "Python", "data": "mnist"}
    commits = {"stock": "abc", "cold": "abc", "again": "def"}
    mixture = {"networks": 10, "one_loop_in": 50}
    return {"machine": {**machine, "load": 0.1}, "mixture": mixture, "commits": commits, **parts}


def test_page_shows_what_is_known_so_far(tmp_path: Path) -> None:
    page.write(figures(), tmp_path)
    assert "a CPU" in (tmp_path / "benchmark.md").read_text(encoding="utf-8")
    assert (tmp_path / "benchmark.svg").read_text(encoding="utf-8").startswith("<?xml")


def test_page_compares_with_stock_without_its_loops(tmp_path: Path) -> None:
    stock = {"start": 4.0, "sample": 2, "limit": 180, "seconds": 75.0, "looping": 400.0}
    again = {**RUN, "seconds": 1.2, "nbgrader": 2.4, "inside": 0.8, "slowest": 0.9, "untouched": True}
    cold = {"100": RUN, "1000": {**RUN, "size": 1000, "seconds": 1600.0, "peak": 310.0}}
    page.write(figures(stock=stock, cold=cold, again=again, equal={"here and there": False}), tmp_path)
    text = (tmp_path / "benchmark.md").read_text(encoding="utf-8")
    assert "measured in several runs: stock, cold at abc; again at def" in text
    assert "| 50 times | at least 40 times |" in text
    assert "1.20 s, 0.50 of 2.40 s (medians of five)" in text
    assert "0.80 s (median of five, the slowest 0.90 s); nothing was converted" in text
    assert "| 1.07 | at most 1.20 |" in text
    assert "here and there | DIFFERENT |" in text
