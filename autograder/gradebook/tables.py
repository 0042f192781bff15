"""Reads the rows of nbgrader's gradebook without nbgrader, which takes seconds to import. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import (
    Boolean,
    Connection,
    DateTime,
    Interval,
    Row,
    column,
    create_engine,
    inspect,
    select,
    table,
)

from autograder.gradebook.connections import is_file
from autograder.gradebook.course import Course, reachable

_ASSIGNMENT = table("assignment", column("id"), column("name"), column("duedate", DateTime))
_NOTEBOOK = table("notebook", column("id"), column("name"), column("assignment_id"))
_CELL = table("base_cell", column("id"), column("name"), column("notebook_id"))
_GRADE_CELL = table("grade_cells", column("id"))
_STUDENT = table("student", *map(column, ("id", "last_name", "first_name", "email", "lms_user_id")))
_SUBMISSION = table(
    "submitted_assignment",
    *map(column, ("id", "assignment_id", "student_id")),
    column("timestamp", DateTime),
    column("extension", Interval),
)
_SUBMITTED = table(
    "submitted_notebook", *map(column, ("id", "assignment_id", "notebook_id", "late_submission_penalty"))
)
_GRADE = table(
    "grade",
    *map(column, ("notebook_id", "cell_id", "auto_score", "manual_score", "extra_credit")),
    column("needs_manual_grade", Boolean),
)
_COMMENT = table("comment", *map(column, ("notebook_id", "cell_id", "manual_comment")))


@dataclass(frozen=True)
class GradeRow:
    """The points of a cell: the grader's, a person's, and a person's extra credit."""

    auto_score: float | None
    manual_score: float | None
    extra_credit: float | None
    needs_manual_grade: bool

    @property
    def score(self) -> float | None:
        """The points that count; None if nobody has given any yet."""
        return known_score(self.auto_score, self.manual_score, self.extra_credit)


@dataclass(frozen=True)
class NotebookRow:
    """A submitted notebook: its late penalty, its grades and a person's comments by the cells' names."""

    name: str
    late_penalty: float
    grades: Mapping[str, GradeRow]
    comments: Mapping[str, str]


@dataclass(frozen=True)
class SubmissionRow:
    """A submission: its time, and the seconds after the due date, with extensions."""

    student: str
    assignment: str
    submitted: datetime | None
    seconds_late: float
    notebooks: tuple[NotebookRow, ...]


@dataclass(frozen=True)
class Person:
    """A row of the gradebook's list of students; unknown fields are empty.

    `lms` is the student's number in Canvas, or the participant's number in Moodle.
    """

    login: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms: str = ""


def read_submissions(course: Course) -> tuple[SubmissionRow, ...]:
    """Every submission in the gradebook, by assignment and student."""
    with _connected(course) as connection:
        if connection is None:
            return ()
        notebooks = _notebooks(connection)
        joined = select(_SUBMISSION, _ASSIGNMENT.c.name, _ASSIGNMENT.c.duedate).join(
            _ASSIGNMENT, _SUBMISSION.c.assignment_id == _ASSIGNMENT.c.id
        )
        rows = [
            SubmissionRow(row.student_id, row.name, row.timestamp, _seconds_late(row), tuple(notebooks[row.id]))
            for row in connection.execute(joined)
        ]
    return tuple(sorted(rows, key=lambda row: (row.assignment, row.student)))


def read_criteria(course: Course, assignment: str) -> set[str]:
    """The names of an assignment's cells with points."""
    names = (
        select(_CELL.c.name)
        .join(_GRADE_CELL, _GRADE_CELL.c.id == _CELL.c.id)
        .join(_NOTEBOOK, _CELL.c.notebook_id == _NOTEBOOK.c.id)
        .join(_ASSIGNMENT, _NOTEBOOK.c.assignment_id == _ASSIGNMENT.c.id)
        .where(_ASSIGNMENT.c.name == assignment)
    )
    with _connected(course) as connection:
        return set(connection.scalars(names)) if connection else set()


def read_people(course: Course) -> dict[str, Person]:
    """The gradebook's list of students, by login."""
    with _connected(course) as connection:
        rows = connection.execute(select(_STUDENT)) if connection else ()
        return {login: Person(login, *(value or "" for value in rest)) for login, *rest in rows}


def known_score(auto_score: float | None, manual_score: float | None, extra_credit: float | None) -> float | None:
    """The points that count for a cell; None if nobody gave any, for which nbgrader has 0."""
    given = auto_score if manual_score is None else manual_score
    return None if given is None else round(given + (extra_credit or 0.0), 2)


def _notebooks(connection: Connection) -> Mapping[str, list[NotebookRow]]:
    """The submitted notebooks, by the ids of their submissions."""
    grades: defaultdict[str, dict[str, GradeRow]] = defaultdict(dict)
    comments: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with_name = select(_GRADE, _CELL.c.name).join(_CELL, _GRADE.c.cell_id == _CELL.c.id).order_by(_CELL.c.name)
    for notebook, _, *points, name in connection.execute(with_name):
        grades[notebook][name] = GradeRow(*points)
    with_name = select(_COMMENT, _CELL.c.name).join(_CELL, _COMMENT.c.cell_id == _CELL.c.id).order_by(_CELL.c.name)
    for notebook, _, text, name in connection.execute(with_name):
        if text:
            comments[notebook][name] = text
    found: defaultdict[str, list[NotebookRow]] = defaultdict(list)
    with_name = select(_SUBMITTED, _NOTEBOOK.c.name).join(_NOTEBOOK, _SUBMITTED.c.notebook_id == _NOTEBOOK.c.id)
    for id_, submission, _, penalty, name in connection.execute(with_name.order_by(_NOTEBOOK.c.name)):
        found[submission].append(NotebookRow(name, float(penalty or 0.0), grades[id_], comments[id_]))
    return found


def _seconds_late(row: Row[tuple[object, ...]]) -> float:
    """The seconds after the due date, as in nbgrader."""
    if row.timestamp is None or row.duedate is None:
        return 0.0
    late: timedelta = row.timestamp - row.duedate - (row.extension or timedelta())
    return max(0.0, late.total_seconds())


@contextmanager
def _connected(course: Course) -> Iterator[Connection | None]:
    """A connection to the gradebook; None if there is no gradebook yet. Raises GradebookError."""
    url = course.gradebook_url
    if is_file(url) and not Path(str(url.database)).is_file():
        # SQLite would create it
        yield None
        return
    with reachable():
        engine = create_engine(course.shared_url)
        try:
            with engine.connect() as connection:
                yield connection if inspect(connection).has_table(_GRADE.name) else None
        finally:
            engine.dispose()
