"""What is known without nbgrader: it has to be what nbgrader says."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from nbgrader.api import Base
from nbgrader.exchange.default import Exchange
from sqlalchemy import TableClause
from support.courses import always, grade_of, hand_in

from autograder.gradebook import tables
from autograder.gradebook.already_written import are_penalties_settled, is_collected
from autograder.gradebook.course import SHARED_EXCHANGE, Course
from autograder.gradebook.late_penalties import settle_penalties
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.steps import collect, prepare, write_grades
from autograder.gradebook.tables import read_submissions
from autograder.rubric import ASSIGNMENTS

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

DUE = datetime(2024, 5, 6, 12, tzinfo=UTC)
PER_DAY = "c.AssignLatePenalties.plugin_class = 'autograder.gradebook.late_penalties.PerDay'"
OWN_RULE = "c.AssignLatePenalties.plugin_class = 'nbgrader.plugins.latesubmission.LateSubmissionPlugin'"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with one student, who handed in two days late."""
    root = tmp_path_factory.mktemp("course")
    course = Course(root, exchange=root / "exchange")
    prepare(course, "mnist")
    folder = hand_in(course, "ben")
    (folder / "timestamp.txt").write_text((DUE + timedelta(days=2)).isoformat(), encoding="utf-8")
    assert write_grades(course, "mnist", ["ben"], always(grade_of(half=("flatten",)))) == {"ben": None}
    with open_gradebook(course) as book:
        book.update_or_create_assignment("mnist", duedate=DUE.isoformat())
        grade = book.find_grade("line", "bonus", "mnist", "ben")
        grade.manual_score, grade.extra_credit = 12.5, 0.5
        book.find_comment("flatten_images", "mnist", "mnist", "ben").manual_comment = "Short."
        book.db.commit()
    return course


@pytest.mark.parametrize("table", [each for each in vars(tables).values() if isinstance(each, TableClause)], ids=str)
def test_nbgrader_has_the_tables_and_columns(table: TableClause) -> None:
    theirs = Base.metadata.tables[table.name]
    assert {column.name for column in table.columns} <= {column.name for column in theirs.columns}


def test_rows_are_what_nbgrader_reads(course: Course) -> None:
    (row,) = read_submissions(course)
    with open_gradebook(course) as book:
        submission = book.find_submission("mnist", "ben")
        assert (row.student, row.submitted) == (submission.student_id, submission.timestamp)
        assert row.seconds_late == submission.total_seconds_late == 2 * 86_400
        theirs = {notebook.name: notebook for notebook in submission.notebooks}
        assert [notebook.name for notebook in row.notebooks] == sorted(theirs)
        for notebook in row.notebooks:
            scores = {grade.name: grade.score for grade in theirs[notebook.name].grades}
            assert {name: grade.score for name, grade in notebook.grades.items()} == scores
            comments = {each.name: each.manual_comment for each in theirs[notebook.name].comments}
            assert notebook.comments == {name: text for name, text in comments.items() if text}


def test_an_extension_counts_as_nbgrader_counts_it(course: Course) -> None:
    with open_gradebook(course) as book:
        book.grant_extension("mnist", "ben", days=1)
        assert read_submissions(course)[0].seconds_late == book.find_submission("mnist", "ben").total_seconds_late
        book.find_submission("mnist", "ben").extension = None
        book.db.commit()


def test_a_course_without_a_gradebook_has_no_rows_and_gets_none(tmp_path: Path) -> None:
    assert read_submissions(Course(tmp_path)) == ()
    assert list(tmp_path.iterdir()) == []


def test_penalties_are_settled_until_points_or_rule_change(course: Course) -> None:
    config = course.root / "nbgrader_config.py"
    config.write_text(f"c = get_config()\n{PER_DAY}\n", encoding="utf-8")
    assert not are_penalties_settled(course)
    assert settle_penalties(course) == (("ben", "mnist"),)
    assert are_penalties_settled(course)
    with open_gradebook(course) as book:
        book.find_grade("flatten", "mnist", "mnist", "ben").manual_score = 1.0
        book.db.commit()
    assert not are_penalties_settled(course)
    settle_penalties(course)
    config.write_text(f"c = get_config()\n{PER_DAY}\nc.PerDay.percent = 20\n", encoding="utf-8")
    assert not are_penalties_settled(course)


def test_penalties_of_a_rule_of_one_s_own_are_never_settled(course: Course) -> None:
    (course.root / "nbgrader_config.py").write_text(f"c = get_config()\n{OWN_RULE}\n", encoding="utf-8")
    settle_penalties(course)
    assert not are_penalties_settled(course)


def test_what_was_collected_waits_no_more_until_more_comes(course: Course) -> None:
    def submit(student: str, day: int) -> Path:
        folder = course.inbound / f"{student}+mnist+2024-01-0{day} 10:00:00.000000 UTC+abc"
        shutil.copytree(ASSIGNMENTS / "en" / "mnist", folder)
        (folder / "timestamp.txt").write_text(f"2024-01-0{day} 10:00:00.000000 UTC")
        return folder

    assert is_collected(course, "mnist"), "there is no exchange"
    submit("ann", 1)
    assert not is_collected(course, "mnist")
    assert collect(course, "mnist") == 1
    assert is_collected(course, "mnist")
    submit("ann", 2)
    assert not is_collected(course, "mnist")
    assert collect(course, "mnist") == 1
    shutil.rmtree(course.submission("ann", "mnist"))
    assert not is_collected(course, "mnist")


def test_what_could_not_be_collected_is_told_again(course: Course) -> None:
    (course.inbound / "eve+mnist+not a time+abc").mkdir(parents=True)
    for _ in range(2):
        collect(course, "mnist")
        assert not is_collected(course, "mnist")


def test_the_shared_exchange_is_nbgrader_s() -> None:
    assert str(SHARED_EXCHANGE) == Exchange.class_traits()["root"].default_value
