"""What other systems get, read back by the columns that they document."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from support.elsewhere import import_gradebook, import_grades, upload_worksheet

from autograder import __main__, gradebook
from autograder import commands as desk
from autograder.batch.progress import Lines
from autograder.commands import Desk
from autograder.gradebook import Course, Marks
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
def table() -> list[Marks]:
    """Their marks, of which some are not known."""
    return [
        replace(WHOLE, student="Ada Lovelace_123"),
        replace(WHOLE, student="odon", score=96.0, bonus=None),
        replace(WHOLE, student="late", score=None, late_penalty=30.0),
        replace(WHOLE, student="=cmd", score=70.0, late_penalty=30.0, bonus=0.0),
    ]


@pytest.fixture
def course(school: Course, table: list[Marks], monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course with the marks in its gradebook."""
    monkeypatch.setattr("autograder.gradebook.export.marks", lambda course: table)
    return school


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def written(course: Course, form: str) -> dict[str, Path]:
    return {path.name: path for path in gradebook.FORMATS[form](course)}


# --- Canvas

LOGINS = {"123": "Ada Lovelace_123", "4": "odon", "5": "late", "6": "'=cmd"}


def test_canvas_gets_its_own_columns_first_and_the_points_possible_second(course: Course) -> None:
    header, possible, *_ = read(written(course, "canvas")["grades-canvas-mnist.csv"])
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "mnist", "mnist bonus"]
    assert possible == ["Points Possible", "", "", "", "", "100", "0"]


def test_canvas_takes_scores_by_number_or_login_and_the_bonus_on_top(course: Course) -> None:
    (path,) = written(course, "canvas").values()
    after, possible = import_gradebook(path, LOGINS, {})
    assert possible == {"mnist": 100, "mnist bonus": 0}
    assert (after["Ada Lovelace_123", "mnist"], after["Ada Lovelace_123", "mnist bonus"]) == (87.5, 20)
    assert (after["odon", "mnist"], after["odon", "mnist bonus"]) == (96, None)


def test_a_score_that_is_not_known_changes_nothing_in_canvas(course: Course) -> None:
    before = {("late", "mnist"): 55.0, ("late", "mnist bonus"): 3.0}
    after, _ = import_gradebook(*written(course, "canvas").values(), LOGINS, before)
    assert before.items() <= after.items()


# --- Moodle


def test_moodle_takes_the_worksheet_of_those_whose_work_came_from_it(course: Course) -> None:
    path = written(course, "moodle")["grades-moodle-mnist.csv"]
    assert upload_worksheet(path, {"123": "ada", "124": "eve"}, {}, "mnist") == {("ada", "mnist"): 87.5}
    header, ada = read(path)
    assert dict(zip(header, ada, strict=True))["Full name"] == "Ada Lovelace"


def test_moodle_keeps_a_grade_that_it_has_unless_it_is_told_to_take_ours(course: Course) -> None:
    path, before = written(course, "moodle")["grades-moodle-mnist.csv"], {("ada", "mnist"): 50.0}
    assert upload_worksheet(path, {"123": "ada"}, before, "mnist") == before
    assert upload_worksheet(path, {"123": "ada"}, before, "mnist", overwrite=True) == {("ada", "mnist"): 87.5}


def test_moodle_imports_the_grades_of_all_others_by_their_username(course: Course) -> None:
    path = written(course, "moodle")["grades-moodle-import-mnist.csv"]
    before = {("late", "mnist"): 55.0}
    after = import_grades(path, ["odon", "late", "'=cmd"], before, ["mnist", "mnist bonus"])
    assert after == {
        **before,
        ("odon", "mnist"): 96,
        ("odon", "mnist bonus"): None,
        ("'=cmd", "mnist"): 70,
        ("'=cmd", "mnist bonus"): 0,
    }


def test_what_is_above_moodle_s_maximum_is_not_lost(course: Course, table: list[Marks]) -> None:
    table[:] = [
        replace(WHOLE, student="Ada Lovelace_123", score=101.5, bonus=None),
        replace(WHOLE, student="odon", score=103.0),
    ]
    files = written(course, "moodle")
    header, ada = read(files["grades-moodle-mnist.csv"])
    assert upload_worksheet(files["grades-moodle-mnist.csv"], {"123": "ada"}, {}, "mnist") == {("ada", "mnist"): 100}
    assert ada[header.index("Bonus")] == "1.5"
    after = import_grades(files["grades-moodle-import-mnist.csv"], ["odon"], {}, ["mnist", "mnist bonus"])
    assert after == {("odon", "mnist"): 100, ("odon", "mnist bonus"): 23}


def test_one_file_for_both_of_moodle_s_ways_would_give_a_grade_to_another_student(tmp_path: Path) -> None:
    both = tmp_path / "both.csv"
    both.write_text("Identifier,Username,mnist\n,odon,96\nParticipant 123,,87.5\n", encoding="utf-8")
    assert import_grades(both, ["odon"], {}, ["mnist"]) == {("odon", "mnist"): 87.5}


# --- all


def test_an_assignment_without_a_bonus_has_no_column_for_it(course: Course, table: list[Marks]) -> None:
    table[:] = [replace(WHOLE, student="odon", bonus=0.0, max_bonus=0.0)]
    assert read(written(course, "canvas")["grades-canvas-mnist.csv"])[0][5:] == ["mnist"]
    assert read(written(course, "moodle")["grades-moodle-import-mnist.csv"])[0][4:] == ["mnist"]


def test_each_assignment_has_files_of_its_own(course: Course, table: list[Marks]) -> None:
    table += [replace(WHOLE, student="odon", assignment="poetry")]
    assert set(written(course, "canvas")) == {"grades-canvas-mnist.csv", "grades-canvas-poetry.csv"}
    assert len(read(written(course, "canvas")["grades-canvas-poetry.csv"])) == 3


def test_whose_score_is_not_known_is_told(course: Course, monkeypatch: pytest.MonkeyPatch, table: list[Marks]) -> None:
    monkeypatch.setattr("autograder.commands.gradebook.marks", lambda course: table)
    monkeypatch.setattr("autograder.commands.gradebook.settle_penalties", lambda course: [])
    said: list[str] = []
    assert desk.export_class(Desk(course, board=Lines(said.append)), "moodle") == 0
    assert said[-1] == "left out, because their score is not known yet: late"
    assert desk.export_class(Desk(course, board=Lines(said.append)), "csv") == 0
    assert said[-1].startswith("table:")


@pytest.mark.parametrize("form", ["csv", "moodle", "canvas"])
def test_no_cell_is_a_formula(course: Course, form: str) -> None:
    cells = [cell for path in written(course, form).values() for row in read(path) for cell in row]
    assert "'=cmd" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@")) or (cell[:1] == "-" and cell != "-")]


def test_late_penalties_are_in_the_scores(course: Course) -> None:
    (path,) = written(course, "canvas").values()
    assert next(row for row in read(path) if row[0] == "'=cmd")[5] == "70"


def test_the_command_line_offers_every_format() -> None:
    assert set(__main__.FORMATS) == set(gradebook.FORMATS)


def test_an_empty_gradebook_is_told(school: Course) -> None:
    said: list[str] = []
    assert desk.export_class(Desk(school, board=Lines(said.append)), "canvas") == 2
    assert "make grade" in said[0]
