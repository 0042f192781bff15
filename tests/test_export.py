"""What other systems get, read back by the columns that they document."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from autograder import __main__, desk, gradebook
from autograder.desk import Desk
from autograder.gradebook import Course, Marks
from autograder.progress import Lines
from autograder.rubric import read_rubric

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

SCORES = {row.criterion: row.points for row in read_rubric("mnist").rows}
WHOLE = Marks("", "mnist", datetime(2024, 5, 6), SCORES, 87.5, 100.0, 20.0, 20.0, 0.0, False)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a participant of Moodle or Canvas, two who are known by their login, and one named to be run."""
    course = Course(tmp_path_factory.mktemp("course"))
    with course.gradebook() as book:
        book.add_student("Ada Lovelace_123", first_name="Ada", last_name="Lovelace", lms_user_id="123")
        for name in ("odon", "late", "=cmd"):
            book.add_student(name)
    return course


@pytest.fixture
def course(school: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The same with their marks, of which some are not known."""
    table = [
        replace(WHOLE, student="Ada Lovelace_123"),
        replace(WHOLE, student="odon", score=96.0, bonus=None),
        replace(WHOLE, student="late", score=None, late_penalty=30.0),
        replace(WHOLE, student="=cmd", score=70.0, late_penalty=30.0, bonus=0.0),
    ]
    monkeypatch.setattr("autograder.gradebook.export.marks", lambda course: table)
    return school


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_canvas_gets_its_own_columns_first_and_the_points_possible_second(course: Course) -> None:
    (path,) = gradebook.FORMATS["canvas"](course)
    header, possible, *_ = read(path)
    assert header[:5] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert header[5:] == ["mnist", "mnist bonus"]
    assert possible == ["Points Possible", "", "", "", "", "100", "0"]


def test_canvas_finds_its_students_by_number_or_login(course: Course) -> None:
    (path,) = gradebook.FORMATS["canvas"](course)
    rows = {row[0]: row[1:] for row in read(path)[2:]}
    assert rows["Lovelace, Ada"] == ["123", "", "", "", "87.5", "20"]
    assert rows["odon"] == ["", "", "odon", "", "96", ""]


def test_a_score_that_is_not_known_changes_nothing(course: Course) -> None:
    (path,) = gradebook.FORMATS["canvas"](course)
    assert next(row for row in read(path) if row[0] == "late")[5:] == ["", "20"]


def test_moodle_gets_a_worksheet_with_the_columns_that_it_looks_for(course: Course) -> None:
    (path,) = gradebook.FORMATS["moodle"](course)
    header, *rows = read(path)
    assert {"Identifier", "Grade", "Last modified (grade)", "Username"} <= set(header)
    ada, odon, *_ = (dict(zip(header, row, strict=True)) for row in rows)
    assert (ada["Identifier"], ada["Full name"], ada["Username"]) == ("Participant 123", "Ada Lovelace", "")
    assert (ada["Grade"], ada["Maximum grade"], ada["Last modified (grade)"]) == ("87.5", "100", "-")
    assert (odon["Identifier"], odon["Username"], odon["Grade"], odon["Bonus"]) == ("", "odon", "96", "")


@pytest.mark.parametrize("form", ["csv", "moodle", "canvas"])
def test_no_cell_is_a_formula(course: Course, form: str) -> None:
    for path in gradebook.FORMATS[form](course):
        cells = [cell for row in read(path) for cell in row]
        assert "'=cmd" in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell[:1] == "-" and cell != "-")]


def test_late_penalties_are_in_the_scores(course: Course) -> None:
    (path,) = gradebook.FORMATS["canvas"](course)
    assert next(row for row in read(path) if row[0] == "'=cmd")[5] == "70"


def test_the_command_line_offers_every_format() -> None:
    assert set(__main__.FORMATS) == set(gradebook.FORMATS)


def test_an_empty_gradebook_is_told(school: Course) -> None:
    said: list[str] = []
    assert desk.export_class(Desk(school, board=Lines(said.append)), "canvas") == 2
    assert "make grade" in said[0]
