"""What other systems get, read back by the columns that they document."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from pkgutil import resolve_name

import pytest
from support.elsewhere import import_gradebook, import_grades, upload_worksheet

from autograder.batch.progress import Lines
from autograder.commands import FORMATS
from autograder.commands.export import export as export_class
from autograder.commands.session import Options, Session
from autograder.gradebook.course import Course
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.student_marks import StudentMarks
from autograder.rubric import read_rubric

Table = list[StudentMarks]

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

SCORES = {criterion.name: criterion.points for criterion in read_rubric("mnist").criteria}
WHOLE = StudentMarks("", "mnist", datetime(2024, 5, 6), SCORES, 87.5, 100.0, 20.0, 20.0, 0.0, False)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with a participant of Moodle or Canvas, two who are known by their login, and one named to be run."""
    course = Course(tmp_path_factory.mktemp("course"))
    with open_gradebook(course) as book:
        book.add_student("Ada Lovelace_123", first_name="Ada", last_name="Lovelace", lms_user_id="123")
        for name in ("odon", "late", "=cmd"):
            book.add_student(name)
    return course


@pytest.fixture
def table() -> Table:
    """Their marks, of which some are not known."""
    return [
        replace(WHOLE, student="Ada Lovelace_123"),
        replace(WHOLE, student="odon", score=96.0, bonus=None),
        replace(WHOLE, student="late", score=None, late_penalty=30.0),
        replace(WHOLE, student="=cmd", score=70.0, late_penalty=30.0, bonus=0.0),
    ]


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(course: Course, table: Table, form: str) -> dict[str, Path]:
    return {path.name: path for path in resolve_name(FORMATS[form])(course, table)}


# --- Canvas

LOGINS = {"123": "Ada Lovelace_123", "4": "odon", "5": "late", "6": "'=cmd"}


def test_canvas_has_its_columns_first_then_points_possible(school: Course, table: Table) -> None:
    header, possible, *_ = read(written(school, table, "canvas")["grades-canvas-mnist.csv"])
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "mnist", "mnist bonus"]
    assert possible == ["Points Possible", "", "", "", "", "100", "0"]


def test_canvas_takes_scores_by_number_or_login_plus_bonus(school: Course, table: Table) -> None:
    (path,) = written(school, table, "canvas").values()
    after, possible = import_gradebook(path, LOGINS, {})
    assert possible == {"mnist": 100, "mnist bonus": 0}
    assert (after["Ada Lovelace_123", "mnist"], after["Ada Lovelace_123", "mnist bonus"]) == (87.5, 20)
    assert (after["odon", "mnist"], after["odon", "mnist bonus"]) == (96, None)


def test_a_score_that_is_not_known_changes_nothing_in_canvas(school: Course, table: Table) -> None:
    before = {("late", "mnist"): 55.0, ("late", "mnist bonus"): 3.0}
    (path,) = written(school, table, "canvas").values()
    after, _ = import_gradebook(path, LOGINS, before)
    assert before.items() <= after.items()


# --- Moodle


def test_moodle_takes_the_worksheet_of_its_own_students(school: Course, table: Table) -> None:
    path = written(school, table, "moodle")["grades-moodle-mnist.csv"]
    assert upload_worksheet(path, {"123": "ada", "124": "eve"}, {}, "mnist") == {("ada", "mnist"): 87.5}
    header, ada = read(path)
    assert dict(zip(header, ada, strict=True))["Full name"] == "Ada Lovelace"


def test_moodle_keeps_its_own_grade_unless_told_to_take_ours(school: Course, table: Table) -> None:
    path, before = written(school, table, "moodle")["grades-moodle-mnist.csv"], {("ada", "mnist"): 50.0}
    assert upload_worksheet(path, {"123": "ada"}, before, "mnist") == before
    assert upload_worksheet(path, {"123": "ada"}, before, "mnist", overwrite=True) == {("ada", "mnist"): 87.5}


def test_moodle_imports_all_other_grades_by_username(school: Course, table: Table) -> None:
    path = written(school, table, "moodle")["grades-moodle-import-mnist.csv"]
    before = {("late", "mnist"): 55.0}
    after = import_grades(path, ["odon", "late", "'=cmd"], before, ["mnist", "mnist bonus"])
    assert after == {
        **before,
        ("odon", "mnist"): 96,
        ("odon", "mnist bonus"): None,
        ("'=cmd", "mnist"): 70,
        ("'=cmd", "mnist bonus"): 0,
    }


def test_what_is_above_moodle_s_maximum_is_not_lost(school: Course, table: Table) -> None:
    table[:] = [
        replace(WHOLE, student="Ada Lovelace_123", score=101.5, bonus=None),
        replace(WHOLE, student="odon", score=103.0),
    ]
    files = written(school, table, "moodle")
    header, ada = read(files["grades-moodle-mnist.csv"])
    assert upload_worksheet(files["grades-moodle-mnist.csv"], {"123": "ada"}, {}, "mnist") == {("ada", "mnist"): 100}
    assert ada[header.index("Bonus")] == "1.5"
    after = import_grades(files["grades-moodle-import-mnist.csv"], ["odon"], {}, ["mnist", "mnist bonus"])
    assert after == {("odon", "mnist"): 100, ("odon", "mnist bonus"): 23}


def test_one_file_for_both_ways_of_moodle_would_mix_students_up(tmp_path: Path) -> None:
    both = tmp_path / "both.csv"
    both.write_text("Identifier,Username,mnist\n,odon,96\nParticipant 123,,87.5\n", encoding="utf-8")
    assert import_grades(both, ["odon"], {}, ["mnist"]) == {("odon", "mnist"): 87.5}


# --- all


def test_an_assignment_without_a_bonus_has_no_column_for_it(school: Course, table: Table) -> None:
    table[:] = [replace(WHOLE, student="odon", bonus=0.0, max_bonus=0.0)]
    assert read(written(school, table, "canvas")["grades-canvas-mnist.csv"])[0][5:] == ["mnist"]
    assert read(written(school, table, "moodle")["grades-moodle-import-mnist.csv"])[0][4:] == ["mnist"]


def test_each_assignment_has_files_of_its_own(school: Course, table: Table) -> None:
    table += [replace(WHOLE, student="odon", assignment="poetry")]
    assert set(written(school, table, "canvas")) == {"grades-canvas-mnist.csv", "grades-canvas-poetry.csv"}
    assert len(read(written(school, table, "canvas")["grades-canvas-poetry.csv"])) == 3


def test_whose_score_is_not_known_is_told(school: Course, monkeypatch: pytest.MonkeyPatch, table: Table) -> None:
    monkeypatch.setattr("autograder.commands.export.read_marks", lambda course: table)
    monkeypatch.setattr("autograder.commands.session.Session.settle_penalties", lambda session: [])
    said: list[str] = []
    assert export_class(Session(school, Options(format="moodle"), Lines(said.append))) == 0
    assert said[-1] == "left out, because their score is not known yet: late"
    assert export_class(Session(school, Options(format="csv"), Lines(said.append))) == 0
    assert said[-1].startswith("table:")


@pytest.mark.parametrize("form", ["csv", "moodle", "canvas"])
def test_no_cell_is_a_formula(school: Course, table: Table, form: str) -> None:
    cells = [cell for path in written(school, table, form).values() for row in read(path) for cell in row]
    assert "'=cmd" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell[:1] == "-" and cell != "-")]


def test_late_penalties_are_in_the_scores(school: Course, table: Table) -> None:
    (path,) = written(school, table, "canvas").values()
    assert next(row for row in read(path) if row[0] == "'=cmd")[5] == "70"


def test_an_empty_gradebook_is_told(school: Course) -> None:
    said: list[str] = []
    assert export_class(Session(school, Options(format="canvas"), Lines(said.append))) == 2
    assert "make grade" in said[0]
