"""The gradebook as files: a table of everything, and files that Moodle and Canvas import unchanged.

The scores are those that count, with points given by hand, extra credit and late penalties, as in nbgrader. Both
systems clear a score if its cell is empty, so students without a score are left out of files for them. Their
documentation and their source say what a file must contain:

- https://docs.moodle.org/405/en/Grade_import, grade/import/csv/classes/load_data.php (the import of grades) and
  mod/assign/feedback/offline/importgradeslib.php (the worksheet) in https://github.com/moodle/moodle;
- https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807 and
  lib/gradebook_importer.rb in https://github.com/instructure/canvas-lms.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.gradebook.course import Course
from autograder.gradebook.student_marks import StudentMarks
from autograder.gradebook.tables import Person, read_people

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
WORKSHEET = ("Identifier", "Full name", "Email address", "Grade", "Maximum grade", "Last modified (grade)")
IMPORT = ("Username", "First name", "Last name", "Email address")
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


def export_csv(course: Course, table: Iterable[StudentMarks]) -> list[Path]:
    """Writes everything into one table, `grades.csv`: a row for each student and assignment."""
    table = list(table)
    criteria = list(dict.fromkeys(name for row in table for name in row.scores))
    header = ["student", "assignment", "submitted", *criteria]
    header += ["score", "max_score", "bonus", "max_bonus", "late_penalty", "days_late", "extra_credit", "review"]
    return [_write(course.root / "grades.csv", [header, *(_cells(row, criteria) for row in table)])]


def export_moodle(course: Course, table: Iterable[StudentMarks]) -> list[Path]:
    """Writes for each assignment a worksheet of students of Moodle downloads, and an import of grades of the others.

    One file can't be both: the import gives a row without a username to the student of the row before it.
    """
    people, written = read_people(course), []
    for name, rows in _by_assignment(map(_within, table)).items():
        sheet = [_for_worksheet(people[row.student], row) for row in rows if people[row.student].lms]
        others = [row for row in rows if not people[row.student].lms]
        if sheet:
            header = [*WORKSHEET, "Bonus", "Maximum bonus"]
            written.append(_write(course.root / f"grades-moodle-{name}.csv", [header, *sheet]))
        if others:
            written.append(_write(course.root / f"grades-moodle-import-{name}.csv", _for_import(people, others)))
    return written


def export_canvas(course: Course, table: Iterable[StudentMarks]) -> list[Path]:
    """Writes for each assignment a gradebook for Canvas: a column for the score, and one for the bonus as extra credit.

    Canvas finds students by `ID` if their work was collected from Canvas, otherwise by `SIS Login ID`.
    """
    people = read_people(course)
    return [
        _write(course.root / f"grades-canvas-{name}.csv", _for_canvas(people, rows))
        for name, rows in _by_assignment(table).items()
    ]


def _by_assignment(table: Iterable[StudentMarks]) -> dict[str, list[StudentMarks]]:
    """The rows with a score, by assignment."""
    found: dict[str, list[StudentMarks]] = {}
    for row in table:
        if row.score is not None:
            found.setdefault(row.assignment, []).append(row)
    return found


def _within(row: StudentMarks) -> StudentMarks:
    """Moves points above the maximum into the bonus: Moodle would refuse the whole import because of them."""
    above = max(0.0, (row.score or 0.0) - row.max_score)
    return replace(row, score=row.max_score, bonus=(row.bonus or 0.0) + above) if above else row


def _for_worksheet(person: Person, row: StudentMarks) -> list[object]:
    name = f"{person.first_name} {person.last_name}".strip() or person.login
    # Moodle writes a dash for "not graded yet"
    known = [f"Participant {person.lms}", name, person.email, _number(row.score), _number(row.max_score), "-"]
    return [*known, _number(row.bonus), _number(row.max_bonus)]


def _for_import(people: Mapping[str, Person], rows: Sequence[StudentMarks]) -> Iterator[Sequence[object]]:
    """The columns of Moodle's own export; the importing person maps them."""
    titles = _titles(rows)
    yield [*IMPORT, *titles]
    for row in rows:
        person = people[row.student]
        # a dash is no grade; an empty cell of a new column would be 0
        scores = [each or "-" for each in _points(row)[: len(titles)]]
        yield [person.login, person.first_name, person.last_name, person.email, *scores]


def _for_canvas(people: Mapping[str, Person], rows: Sequence[StudentMarks]) -> Iterator[Sequence[object]]:
    titles = _titles(rows)
    yield [*CANVAS, *titles]
    # a column with 0 points possible is extra credit
    possible = [_number(rows[0].max_score), "0"][: len(titles)]
    yield ["Points Possible", *[""] * (len(CANVAS) - 1), *possible]
    for row in rows:
        person = people[row.student]
        name = ", ".join(filter(None, (person.last_name, person.first_name))) or person.login
        yield [name, person.lms, "", "" if person.lms else person.login, "", *_points(row)[: len(titles)]]


def _titles(rows: Sequence[StudentMarks]) -> list[str]:
    """The titles of the columns of points: the score, and the bonus if there is any."""
    name = rows[0].assignment
    return [name, f"{name} bonus"] if any(row.max_bonus or row.bonus for row in rows) else [name]


def _points(row: StudentMarks) -> list[str]:
    return [_number(row.score), _number(row.bonus)]


def _number(value: float | None) -> str:
    """A number with at most two decimals, as many as those systems keep; empty if unknown."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _cells(row: StudentMarks, criteria: Sequence[str]) -> list[object]:
    submitted = f"{row.submitted.isoformat()}Z" if row.submitted else None
    scores = [row.scores.get(name) for name in criteria]
    totals = [row.score, row.max_score, row.bonus, row.max_bonus, row.late_penalty, row.days_late, row.extra_credit]
    return [row.student, row.assignment, submitted, *scores, *totals, "yes" if row.review else "no"]


def _write(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Writes a table in one step: completely, or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(map(_safe, rows))
    return unfinished.replace(path)


def _safe(cells: Sequence[object]) -> list[object]:
    """Puts an apostrophe before text that a spreadsheet would run as a formula, which a single dash is not."""
    return [f"'{cell}" if str(cell).startswith(FORMULA_STARTS) and cell != "-" else cell for cell in cells]
