"""The gradebook as files for other programs: a table of everything, and what Moodle and Canvas import as it is.

Scores are those that count: points given by hand, extra credit and late penalties are in them, as nbgrader has them.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.gradebook.course import Course
from autograder.gradebook.marks import Marks, marks

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
MOODLE = (
    *("Identifier", "Full name", "Username", "Email address", "Grade", "Maximum grade"),
    *("Last modified (grade)", "Bonus", "Maximum bonus"),
)
CANVAS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")


@dataclass(frozen=True)
class Person:
    """Who a student is elsewhere: as the gradebook's list of students has it; "" where it does not know.

    `lms` is Canvas's number of the student, or Moodle's of the participant.
    """

    login: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    lms: str = ""


def export_csv(course: Course) -> list[Path]:
    """Everything in one table, `grades.csv`: a row for each student and assignment."""
    table = marks(course)
    criteria = list(dict.fromkeys(name for row in table for name in row.scores))
    header = ["student", "assignment", "submitted", *criteria]
    header += ["score", "max_score", "bonus", "max_bonus", "late_penalty", "days_late", "extra_credit", "review"]
    return [_write(course.root / "grades.csv", [header, *(_cells(row, criteria) for row in table)])]


def export_moodle(course: Course) -> list[Path]:
    """For each assignment a grading worksheet, which Moodle's import of grades takes just as well.

    The worksheet goes by `Identifier`, where the work was collected from Moodle; the import by `Username`.
    """
    people = _people(course)
    return [
        _write(course.root / f"grades-moodle-{name}.csv", [MOODLE, *(_for_moodle(people[r.student], r) for r in rows)])
        for name, rows in _by_assignment(marks(course)).items()
    ]


def export_canvas(course: Course) -> list[Path]:
    """One gradebook for Canvas, with a column for each assignment, and one for its bonus, which is extra credit there.

    Canvas goes by `ID`, where the work was collected from Canvas, or by `SIS Login ID`.
    """
    people, rows = _people(course), _by_assignment(marks(course))
    header, most = [*CANVAS], ["Points Possible", *[""] * (len(CANVAS) - 1)]
    for name, of_assignment in rows.items():
        header += [name, f"{name} bonus"]
        # what has no points possible only adds to the others
        most += [_number(of_assignment[0].max_score), "0"]
    students = sorted({row.student for of_assignment in rows.values() for row in of_assignment})
    lines = [_for_canvas(people[student], list(rows.values())) for student in students]
    return [_write(course.root / "grades-canvas.csv", [header, most, *lines])]


FORMATS: dict[str, Callable[[Course], list[Path]]] = {
    "csv": export_csv,
    "moodle": export_moodle,
    "canvas": export_canvas,
}


def _people(course: Course) -> dict[str, Person]:
    with course.gradebook() as gradebook:
        return {
            each.id: Person(
                each.id, each.last_name or "", each.first_name or "", each.email or "", each.lms_user_id or ""
            )
            for each in gradebook.students
        }


def _by_assignment(table: Iterable[Marks]) -> dict[str, list[Marks]]:
    found: dict[str, list[Marks]] = {}
    for row in table:
        found.setdefault(row.assignment, []).append(row)
    return found


def _for_moodle(person: Person, row: Marks) -> list[object]:
    identifier = f"Participant {person.lms}" if person.lms else ""
    name = f"{person.first_name} {person.last_name}".strip() or person.login
    known = [identifier, name, "" if person.lms else person.login, person.email]
    # a dash is what Moodle itself writes where nothing was graded before
    return [*known, _number(row.score), _number(row.max_score), "-", _number(row.bonus), _number(row.max_bonus)]


def _for_canvas(person: Person, assignments: Sequence[Sequence[Marks]]) -> list[object]:
    name = ", ".join(filter(None, (person.last_name, person.first_name))) or person.login
    cells: list[object] = [name, person.lms, "", "" if person.lms else person.login, ""]
    for rows in assignments:
        row = next((row for row in rows if row.student == person.login), None)
        cells += [_number(row.score), _number(row.bonus)] if row else ["", ""]
    return cells


def _number(value: float | None) -> str:
    """A number with a point, and no more places than those systems keep; nothing where it is not known."""
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def _cells(row: Marks, criteria: Sequence[str]) -> list[object]:
    submitted = f"{row.submitted.isoformat()}Z" if row.submitted else None
    scores = [row.scores.get(name) for name in criteria]
    totals = [row.score, row.max_score, row.bonus, row.max_bonus, row.late_penalty, row.days_late, row.extra_credit]
    return [row.student, row.assignment, submitted, *scores, *totals, "yes" if row.review else "no"]


def _write(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    """Writes a table whole, or not at all."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    with unfinished.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(map(_safe, rows))
    return unfinished.replace(path)


def _safe(cells: Sequence[object]) -> list[object]:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; a lone dash is none."""
    return [f"'{cell}" if str(cell).startswith(FORMULA_STARTS) and cell != "-" else cell for cell in cells]
