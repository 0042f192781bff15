"""The importers of Moodle and Canvas: their rules, as far as they matter for a table of points.

Each function takes the users and the scores that the system has, and returns the scores after the import. The rules are
from the source of the importers:

- mod/assign/feedback/offline/importgradeslib.php and locallib.php, grade/import/csv/classes/load_data.php and
  lib/csvlib.class.php in https://github.com/moodle/moodle;
- lib/gradebook_importer.rb and ui/features/gradebook_uploads in https://github.com/instructure/canvas-lms.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

Scores = Mapping[tuple[str, str], float | None]
"""Scores by student and column; None for no score."""


class RefusedError(Exception):
    """The whole file is refused, and nothing changes."""


def upload_worksheet(
    path: Path, participants: Mapping[str, str], before: Scores, column: str, most: float = 100, overwrite: bool = False
) -> Scores:
    """Moodle, in English: *Upload grading worksheet* of an assignment, whose participants have numbers of its own."""
    header, *rows = _moodle(path)
    if not {"Identifier", "Grade", "Last modified (grade)"} <= set(header):
        raise RefusedError("no grading worksheet")
    after = dict(before)
    for cells in (dict(zip(header, row, strict=True)) for row in rows):
        # PHP cuts the length of "Participant " off, whatever stands there
        number = cells["Identifier"][len("Participant ") :]
        if not number.isdigit():
            raise RefusedError("the database is asked for a participant by something that is no number")
        student, grade = participants.get(number), cells["Grade"]
        # "-" in "Last modified (grade)" counts as long ago
        stale = before.get((student or "", column)) is not None and not overwrite
        if student and grade and 0 <= float(grade) <= most and not stale:
            after[student, column] = float(grade)
    return after


def import_grades(path: Path, usernames: Sequence[str], before: Scores, items: Sequence[str]) -> Scores:
    """Moodle: *Grades > Import > CSV file*, mapped from `Username`; all of it is imported, or nothing.

    `items` are the columns that become grades.
    """
    header, *rows = _moodle(path)
    if "Username" not in header or not set(items) <= set(header):
        raise RefusedError("nothing to map from, or to")
    after, student = dict(before), ""
    for cells in (dict(zip(header, row, strict=True)) for row in rows):
        # without a username, Moodle goes on with the student of the row before
        student = cells["Username"] or student
        if student not in usernames:
            raise RefusedError(f"user {student!r} is not found")
        for item in items:
            after[student, item] = _grade(cells[item], new=(student, item) not in before)
    return after


def import_gradebook(path: Path, logins: Mapping[str, str], before: Scores) -> tuple[Scores, Mapping[str, float]]:
    """Canvas: *Gradebook > Import*, for users by their number; the scores, and the points possible of each column."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    if "Student" not in header[0] or "ID" not in header[1]:
        raise RefusedError("invalid header row")
    if header[2:5] != ["SIS User ID", "SIS Login ID", "Section"]:
        raise RefusedError("the columns before the assignments are not those that are counted")
    after, possible = dict(before), {}
    for row in rows:
        if "Points Possible" in row[0]:
            possible = {column: float(cell) for column, cell in zip(header[5:], row[5:], strict=True)}
            continue
        student = _canvas_user(row, logins)
        for column, cell in zip(header[5:], row[5:], strict=True):
            # an empty cell also changes the score
            after[student, column] = float(cell) if cell.strip() not in ("", "-") else None
    return after, possible


def _moodle(path: Path) -> list[list[str]]:
    """A table as Moodle reads it: UTF-8 and commas, the defaults of its forms; all rows as long as the first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        table = [[cell.strip() for cell in row] for row in csv.reader(file)]
    if not table or {len(row) for row in table} != {len(table[0])} or not all(table[0]):
        raise RefusedError("the columns do not fit")
    return table


def _grade(cell: str, new: bool) -> float | None:
    """A cell of Moodle's import: a dash is no grade, and so is an empty cell, unless the column is made of it."""
    if cell in ("", "-"):
        return 0.0 if new and not cell else None
    try:
        grade = float(cell)
    except ValueError:
        raise RefusedError(f"{cell!r} is no grade") from None
    if grade > 100:
        raise RefusedError(f"{cell} is more than any grade may be")
    return grade


def _canvas_user(row: Sequence[str], logins: Mapping[str, str]) -> str:
    name, number, _, login, *_ = row
    if number:
        if number not in logins:
            raise RefusedError(f"no user has the number {number}: a person is asked who that is")
        return logins[number]
    if login not in logins.values():
        raise RefusedError(f"who is {name}, {login}? A person is asked")
    return login
