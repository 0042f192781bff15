"""What `make grade` does for a class, in a temporary course."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from autograder.authoring.fill_in import hand_in
from autograder.batch.progress import Lines
from autograder.commands.grade_class import EXAMPLES, grade_class, level_for_examples
from autograder.commands.report import report as report_class
from autograder.commands.session import Session
from autograder.gradebook.course import Course
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.rubric import ROOT

# nbgrader's database layer uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")


class Run:
    """One run over a course: its exit status, what it said, and its table."""

    def __init__(self, root: Path, course: Course | None = None) -> None:
        self.said: list[str] = []
        self.course = course or Course(root, exchange=root / "exchange", cache=root / "cache")
        self.status = grade_class(Session(self.course, console=Lines(self.said.append)))
        self.text = "\n".join(self.said)

    def rows(self, root: Path) -> dict[str, dict[str, str]]:
        with (root / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {row["student"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, reference: Mapping[str, str]) -> tuple[Path, Run]:
    """A class with a right submission, an untouched one, a damaged one, and a folder of an unknown assignment.

    Its root is a relative path, as on the command line.
    """
    root = Path(os.path.relpath(tmp_path_factory.mktemp("course")))
    line_alone = {"fit_line": reference["fit_line"]}
    for student, answers in (("ann", line_alone), ("ben", {}), ("cut", {})):
        hand_in(root / "submitted" / student / "mnist", answers)
    (root / "submitted" / "cut" / "mnist" / "mnist.ipynb").write_text('{"cells": [')
    (root / "submitted" / "ann" / "poetry").mkdir()
    return root, Run(root)


def test_each_submission_that_can_be_graded_is_booked(mixed: tuple[Path, Run]) -> None:
    root, run = mixed
    rows = run.rows(root)
    assert (rows["ann"]["score"], rows["ann"]["bonus"]) == ("0.0", "20.0")
    assert (rows["ben"]["score"], rows["ben"]["bonus"]) == ("0.0", "0.0")


def test_one_that_can_not_be_read_is_named_and_is_no_zero(mixed: tuple[Path, Run]) -> None:
    root, run = mixed
    assert run.status == 2
    assert any("cut" in line and "not valid JSON" in line for line in run.said)
    assert run.rows(root)["cut"]["score"] == ""


def test_a_folder_of_no_assignment_is_named(mixed: tuple[Path, Run]) -> None:
    assert any("poetry" in line and "mnist" in line for line in mixed[1].said)


def test_the_table_and_the_level_in_force_are_shown(mixed: tuple[Path, Run]) -> None:
    text = mixed[1].text
    assert "sandbox: bubblewrap" in text or "sandbox: landlock" in text
    assert re.search(r"data: (MNIST|the small digits) \(required accuracy: \d\d%\)", text)
    table = next(line for line in mixed[1].said if "ben" in line and "ann" in line)
    assert "flatten" in table.splitlines()[1]


def test_graded_students_get_a_feedback_page(mixed: tuple[Path, Run]) -> None:
    root, _ = mixed
    page = (root / "feedback" / "ben" / "mnist" / "mnist.html").read_text(encoding="utf-8")
    assert "you have not written <code>flatten_images</code> yet" in page


def test_the_report_shows_the_class_and_who_needs_a_person(mixed: tuple[Path, Run]) -> None:
    root, run = mixed
    text = " ".join(BeautifulSoup((root / "report.html").read_text(encoding="utf-8"), "html.parser").get_text().split())
    assert "3 graded, 0 reused" in text
    assert "mnist.ipynb can't be read: it is not valid JSON" in text.split("Scores")[1]
    assert str(root / "report.html") in run.text


def test_reporting_again_gives_the_same_report(mixed: tuple[Path, Run]) -> None:
    root, run = mixed
    before = (root / "report.html").read_bytes()
    assert report_class(Session(run.course, console=Lines(list[str]().append))) == 0
    assert (root / "report.html").read_bytes() == before


def test_with_nothing_submitted_the_example_class_is_graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "examples" / "mnist"
    kept.mkdir(parents=True)
    for name in ("csilla", "hanna"):
        (kept / f"{name}.py").write_text(
            (EXAMPLES / "mnist" / f"{name}.py").read_text(encoding="utf-8"), encoding="utf-8"
        )
    monkeypatch.setattr("autograder.commands.grade_class.EXAMPLES", kept.parent)
    run = Run(tmp_path)
    assert run.status == 0
    assert "Nothing has been submitted yet" in run.text
    rows = run.rows(tmp_path / "build" / "example")
    assert float(rows["csilla"]["score"]) == 96
    assert float(rows["csilla"]["bonus"]) == 20
    assert float(rows["hanna"]["score"]) == 0
    assert not (tmp_path / "gradebook.db").exists()


def test_the_example_class_runs_where_no_sandbox_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.sandbox.jail.why_not", lambda level: "not on this machine")
    assert level_for_examples(Session(Course(tmp_path), console=Lines(list[str]().append))) == "none"


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class that was graded, and has not changed since."""
    root = tmp_path_factory.mktemp("unchanged")
    hand_in(root / "submitted" / "ben" / "mnist", {})
    assert Run(root).status == 0
    return root


def modules_of(root: Path) -> tuple[str, set[str]]:
    """What `make grade` says of a class, and which packages it imports for that."""
    code = "import sys; from autograder.__main__ import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", code, "course", "grade", "--root", str(root)]
    settings = {**os.environ, "EXCHANGE": str(root / "exchange")}
    ran = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    return ran.stdout, set(ran.stderr.split())


def test_an_unchanged_class_is_told_without_heavy_imports(graded: Path) -> None:
    said, imported = modules_of(graded)
    assert "1 grades reused" in said
    for heavy in ("keras", "tensorflow", "nbgrader", "sklearn", "matplotlib", "jsonschema", "pytest", "rich", "jinja2"):
        assert heavy not in imported
    assert "sqlalchemy.orm" not in imported


def test_a_mark_given_by_hand_is_noticed_without_nbgrader(graded: Path) -> None:
    with open_gradebook(Course(graded)) as book:
        book.find_grade("flatten", "mnist", "mnist", "ben").manual_score = 7.0
        book.db.commit()
    said, imported = modules_of(graded)
    assert "nbgrader" not in imported
    assert re.search(r"ben +7 ", said)
    assert "7 points by hand, 0 by the grader" in (graded / "report.html").read_text(encoding="utf-8")


def test_a_deleted_page_is_written_again(graded: Path) -> None:
    page = graded / "feedback" / "ben" / "mnist" / "mnist.html"
    shutil.rmtree(page.parent)
    modules_of(graded)
    assert page.is_file()
