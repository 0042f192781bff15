"""The class report as a file of the course."""

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
    """Writes the report on these marks; whole, or not at all, or not again where it would say the same. Gives its path.

    `last` is the run that the marks are from, and `data` the file that it trained on, where one was named; `similar`
    asks which submissions are alike.
    """
    path, run = course.root / NAME, last.run if last else None
    overviews = [_overview(course, name, marks, last, similar) for name in sorted({row.assignment for row in marks})]
    written = digest(repr(overviews), repr(run), course.language, str(data), fingerprint.of_pages("report"))
    if course.store.get(_WRITTEN) != [written, _stamp(path)]:
        unfinished = path.with_name(f".{NAME}.{os.getpid()}.part")
        # Matplotlib, which draws for it, takes a second to import
        from autograder.report.page import render

        page = render(overviews, run, course.language, _validation(overviews, data))
        unfinished.write_text(page, encoding="utf-8")
        unfinished.replace(path)
        with suppress(OSError):
            course.store.put(_WRITTEN, [written, _stamp(path)])
    return path


def _stamp(path: Path) -> list[int]:
    """When a file was last written, and how long it is; nothing where there is none."""
    with suppress(OSError):
        status = path.stat()
        return [status.st_mtime_ns, status.st_size]
    return []


def _validation(overviews: Sequence[Overview], data: Path | None) -> dict[str, Labelled]:
    """The validation images that the networks of each assignment were judged on, where they lie at hand."""
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
        # who handed in nothing that can be read is named elsewhere
        with suppress(SubmissionError):
            works[student] = code_for(read_submission(course.submission(student, assignment)), functions)
    released = read_submission(rubric.ASSIGNMENTS / course.language / assignment)
    stubs = [definition.source for notebook in released.notebooks for definition in notebook.definitions]
    return find_pairs(works, {*answers.values(), *stubs})


def _pages(course: Course, row: StudentMarks) -> dict[str, str]:
    """The addresses of a student's feedback pages, as links from the report."""
    pages = feedback_pages(course, row.student, row.assignment)
    return {name: quote(path.as_posix()) for name, path in pages.items()}
