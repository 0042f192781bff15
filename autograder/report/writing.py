"""Writes the class report into the course's folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from autograder import fingerprint, rubric
from autograder.authoring.fill_in import reference_answers
from autograder.gradebook.course import Course
from autograder.gradebook.handed_in import feedback_pages
from autograder.gradebook.student_marks import StudentMarks
from autograder.report.last_run import LastRun
from autograder.report.similarity import Pair, code_for, find_pairs, functions_of
from autograder.report.statistics import Overview, StudentRow
from autograder.store import digest
from autograder.submission.read import SubmissionError, read_submission
from autograder.training.dataset import Labelled
from autograder.training.sources import source_of

NAME = "report.html"
_WRITTEN = digest("report")


def write_report(
    course: Course, marks: Sequence[StudentMarks], last: LastRun | None, data: Path | None = None, similar: bool = False
) -> Path:
    """Writes the report on these marks in one step, unless it is up to date, and returns its path.

    `last` is the run that gave the marks, `data` the file with its training data, if one was named; `similar` adds the
    pairs of similar submissions.
    """
    path, run = course.root / NAME, last.run if last else None
    overviews = [_overview(course, name, marks, last, similar) for name in sorted({row.assignment for row in marks})]
    written = digest(repr(overviews), repr(run), course.language, str(data), fingerprint.of_pages("report"))
    if course.store.get(_WRITTEN) != [written, _stamp(path)]:
        unfinished = path.with_name(f".{NAME}.{os.getpid()}.part")
        # it imports Matplotlib, which takes a second
        from autograder.report.page import render

        page = render(overviews, run, course.language, _validation(overviews, data))
        unfinished.write_text(page, encoding="utf-8")
        unfinished.replace(path)
        with suppress(OSError):
            course.store.put(_WRITTEN, [written, _stamp(path)])
    return path


def _stamp(path: Path) -> list[int]:
    """The modification time and the size of a file; empty if there is none."""
    with suppress(OSError):
        status = path.stat()
        return [status.st_mtime_ns, status.st_size]
    return []


def _validation(overviews: Sequence[Overview], data: Path | None) -> dict[str, Labelled]:
    """The validation images of each assignment that has networks, if its data is on this machine."""
    names = {each.rubric.assignment: each.networks[0].training.dataset for each in overviews if each.networks}
    found = {name: source_of(name).validation_part(data_name, data) for name, data_name in names.items()}
    return {name: part for name, part in found.items() if part}


def _overview(
    course: Course, assignment: str, marks: Sequence[StudentMarks], last: LastRun | None, similar: bool
) -> Overview:
    rows = [row for row in marks if row.assignment == assignment]
    grades = last.grades if last else {}
    return Overview(
        rubric.read_rubric(assignment),
        tuple(StudentRow(row, _pages(course, row)) for row in rows),
        {student: grade for (student, name), grade in grades.items() if name == assignment},
        _alike(course, assignment, [row.student for row in rows]) if similar else None,
    )


def _alike(course: Course, assignment: str, students: Iterable[str]) -> tuple[Pair, ...]:
    answers = reference_answers(rubric.ROOT, course.language, assignment)
    functions = functions_of(answers.values())
    works = {}
    for student in students:
        # the report names students without readable work elsewhere
        with suppress(SubmissionError):
            works[student] = code_for(read_submission(course.submission(student, assignment)), functions)
    released = read_submission(rubric.ASSIGNMENTS / course.language / assignment)
    stubs = [definition.source for notebook in released.notebooks for definition in notebook.definitions]
    return find_pairs(works, {*answers.values(), *stubs})


def _pages(course: Course, row: StudentMarks) -> dict[str, str]:
    """The links from the report to a student's feedback pages."""
    pages = feedback_pages(course, row.student, row.assignment)
    return {name: quote(path.as_posix()) for name, path in pages.items()}
