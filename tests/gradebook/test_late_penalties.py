"""Late work: what nbgrader's settings make of it, after grading too, and where it is shown."""

from __future__ import annotations

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from support.courses import always, grade_of, hand_in

from autograder.batch.progress import Lines
from autograder.commands.export import export as export_class
from autograder.commands.report import report as report_class
from autograder.commands.session import Options, Session
from autograder.gradebook.course import Course
from autograder.gradebook.late_penalties import PerDay, settle_penalties
from autograder.gradebook.marks import read_marks
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.steps import prepare, write_feedback, write_grades
from autograder.gradebook.student_marks import StudentMarks

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

DUE = datetime(2024, 5, 6, 12, tzinfo=UTC)
PER_DAY = """
c = get_config()
c.AssignLatePenalties.plugin_class = "autograder.gradebook.late_penalties.PerDay"
c.PerDay.percent = 10
c.PerDay.free_days = 1
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A class with a rule for late work: one in time, one two days late, one who did not hand in by the exchange."""
    course = Course(tmp_path_factory.mktemp("course"))
    (course.root / "nbgrader_config.py").write_text(PER_DAY, encoding="utf-8")
    prepare(course, "mnist")
    for student, hours in (("ann", -1), ("ben", 48), ("cat", None)):
        folder = hand_in(course, student)
        if hours is not None:
            (folder / "timestamp.txt").write_text((DUE + timedelta(hours=hours)).isoformat(), encoding="utf-8")
    write_grades(course, "mnist", ["ann", "ben", "cat"], always(grade_of(half=("flatten",))))
    write_feedback(course, "mnist", ["ann", "ben", "cat"])
    return course


@pytest.fixture(autouse=True)
def due(course: Course) -> None:
    """The due date, which is set after the grading; nobody has an extension or points by hand."""
    with open_gradebook(course) as book:
        book.update_or_create_assignment("mnist", duedate=DUE.isoformat())
        book.find_submission("mnist", "ben").extension = None
        grade = book.find_grade("flatten", "mnist", "mnist", "ben")
        grade.manual_score, grade.extra_credit = None, None
        book.db.commit()
    settle_penalties(course)


def marks_of(course: Course) -> dict[str, StudentMarks]:
    return {row.student: row for row in read_marks(course)}


def told(course: Course, form: str = "csv") -> str:
    """What the report and the export tell on the terminal."""
    said: list[str] = []
    assert report_class(Session(course, console=Lines(said.append))) == 0
    assert export_class(Session(course, Options(format=form), Lines(said.append))) == 0
    return "\n".join(said)


def text_of(path: Path) -> str:
    return " ".join(BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").get_text(" ").split())


def test_a_due_date_that_is_set_after_grading_counts(course: Course) -> None:
    marks = marks_of(course)
    assert (marks["ben"].days_late, marks["ben"].late_penalty) == (2.0, 11.5)
    assert (marks["ben"].score, marks["ben"].bonus) == (85.5, 18.0)
    for student in ("ann", "cat"):
        assert (marks[student].days_late, marks[student].late_penalty, marks[student].score) == (0.0, 0.0, 95.0)


def test_who_changed_is_told_once(course: Course) -> None:
    with open_gradebook(course) as book:
        book.update_or_create_assignment("mnist", duedate=None)
    assert settle_penalties(course) == (("ben", "mnist"),)
    assert settle_penalties(course) == ()


def test_an_extension_moves_the_due_date(course: Course) -> None:
    with open_gradebook(course) as book:
        book.grant_extension("mnist", "ben", days=2)
    settle_penalties(course)
    assert (marks_of(course)["ben"].days_late, marks_of(course)["ben"].score) == (0.0, 95.0)


def test_points_by_hand_and_extra_credit_are_late_too(course: Course) -> None:
    with open_gradebook(course) as book:
        grade = book.find_grade("flatten", "mnist", "mnist", "ben")
        grade.manual_score, grade.extra_credit = 10.0, 5.0
        book.db.commit()
    told(course)
    assert (marks_of(course)["ben"].score, marks_of(course)["ben"].extra_credit) == (94.5, 5.0)


def test_report_feedback_and_table_show_it(course: Course, capfd: pytest.CaptureFixture[str]) -> None:
    with open_gradebook(course) as book:
        book.update_or_create_assignment("mnist", duedate=(DUE - timedelta(days=1)).isoformat())
    told(course)
    assert capfd.readouterr() == ("", "")
    report = text_of(course.root / "report.html")
    assert "days late: 3" in report
    assert "late penalty: 23 points, already subtracted from the scores" in report
    assert "Late penalty −19 Total 76 / 100" in text_of(course.root / "feedback" / "ben" / "mnist" / "mnist.html")
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        ben = next(row for row in csv.DictReader(file) if row["student"] == "ben")
    assert (ben["score"], ben["late_penalty"], ben["days_late"], ben["extra_credit"]) == ("76.0", "23.0", "3.0", "0.0")


@pytest.mark.parametrize(
    ("days", "penalty"),
    [(0.5, 0.0), (1.0, 0.0), (1.001, 10.0), (2.0, 10.0), (2.5, 20.0), (300.0, 100.0)],
)
def test_a_day_that_was_begun_costs_a_part_of_the_score(days: float, penalty: float) -> None:
    assert PerDay(percent=10, free_days=1).late_submission_penalty("ben", 100.0, days * 86_400) == penalty
