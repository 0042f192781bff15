"""The class report as a file of the course."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from autograder import gradebook, rubric
from autograder.dataset import Labelled
from autograder.gradebook import Course, Marks
from autograder.report.kept import Kept
from autograder.report.overview import Overview, Student
from autograder.report.page import render
from autograder.sources import source_of

NAME = "report.html"


def write_report(course: Course, marks: Sequence[Marks], kept: Kept | None, data: Path | None = None) -> Path:
    """Writes the report on these marks; whole, or not at all. Gives its path.

    `kept` is the run that the marks are from, and `data` the file that it trained on, where one was named.
    """
    overviews = [_overview(course, name, marks, kept) for name in sorted({row.assignment for row in marks})]
    path = course.root / NAME
    unfinished = path.with_name(f".{NAME}.{os.getpid()}.part")
    unfinished.write_text(
        render(overviews, kept.run if kept else None, course.language, _validation(overviews, data)), encoding="utf-8"
    )
    return unfinished.replace(path)


def _validation(overviews: Sequence[Overview], data: Path | None) -> dict[str, Labelled]:
    """The validation images that the networks of each assignment were judged on, where they lie at hand."""
    found = {}
    for overview in overviews:
        name = overview.rubric.assignment
        part = (
            source_of(name).validation_part(overview.networks[0].training.dataset, data) if overview.networks else None
        )
        if part:
            found[name] = part
    return found


def _overview(course: Course, assignment: str, marks: Sequence[Marks], kept: Kept | None) -> Overview:
    rows = [row for row in marks if row.assignment == assignment]
    grades = kept.grades if kept else {}
    return Overview(
        rubric.read_rubric(assignment),
        tuple(Student(row, _pages(course, row)) for row in rows),
        {student: grade for (student, name), grade in grades.items() if name == assignment},
    )


def _pages(course: Course, row: Marks) -> dict[str, str]:
    """The addresses of a student's feedback pages, as links from the report."""
    pages = gradebook.feedback_pages(course, row.student, row.assignment)
    return {name: quote(path.as_posix()) for name, path in pages.items()}
