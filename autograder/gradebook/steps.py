"""The steps of a course that use nbgrader, in the order of an instructor's work."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from glob import escape
from pathlib import Path

from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from autograder.authoring.notebooks import write_sources
from autograder.grade import Grade
from autograder.gradebook.already_written import is_collected, is_prepared, note_collected, note_prepared, waiting
from autograder.gradebook.autograde.grader import (
    Grader,
    NotGraded,
    ask_for_review,
    grade_on_the_spot,
    require_complete,
)
from autograder.gradebook.course import Course, GradebookError, out_of_reach
from autograder.gradebook.nbgrader_calls import nbgrader_api, nbgrader_step, open_gradebook
from autograder.messages import say
from autograder.rubric import ROOT, read_rubric
from autograder.submission.notebook import unreadable
from autograder.submission.read import no_notebook
from autograder.text import plain

Result = Mapping[str, object]
"""What nbgrader returns from a step: `success`, and `error` and `log` as text."""

# the beginning of a database driver's error in SQLAlchemy
_DATABASE_ERROR = re.compile(r"\((sqlite3|psycopg2)\.")
# nbgrader's log indents all but the first line of an entry by four
_EXCEPTION = re.compile(r"^(?: {4})?(?:\w+\.)*(\w+): (.+)$", re.MULTILINE)


def prepare(course: Course, assignment: str) -> None:
    """Writes an assignment's notebooks, cells and points into the gradebook; its scores stay.

    Raises:
        GradebookError: nbgrader refuses, for example because cells changed after submissions were graded.
    """
    if is_prepared(course, assignment):
        return
    shutil.rmtree(course.sources, ignore_errors=True)
    write_sources(ROOT, course.sources, course.language)
    with nbgrader_step():
        result = nbgrader_api(course).generate_assignment(assignment, force=True, create=True)
    _require(result, assignment)
    note_prepared(course, assignment)


def release(course: Course, assignment: str) -> None:
    """Puts an assignment into the exchange for students to fetch, and replaces an earlier version.

    Raises:
        GradebookError: nbgrader refuses; the text says why.
    """
    prepare(course, assignment)
    changes = Config()
    changes.ExchangeReleaseAssignment.force = True
    with nbgrader_step():
        result = nbgrader_api(course, changes).release_assignment(assignment)
    _require(result, assignment)


def collect(course: Course, assignment: str) -> int:
    """Collects an assignment from the exchange, and returns the number of new submissions."""
    if is_collected(course, assignment):
        return 0
    waited = waiting(course, assignment)
    api = nbgrader_api(course)
    api.coursedir.assignment_id = assignment
    step = api.exchange.Collect(coursedir=api.coursedir, authenticator=api.authenticator, parent=api)
    with nbgrader_step():
        step.start()
    if not step.failed:
        note_collected(course, assignment, waited)
    return len(step.collected)


def write_grades(
    course: Course, assignment: str, students: Iterable[str], grader: Grader | None = None
) -> dict[str, str | None]:
    """Writes the points of each student; returns None or the reason of a failure for each.

    A submission is written completely or not at all, except for an unreadable notebook, which gets no score and is
    marked for review. If nothing is written, the scores of an earlier run stay in the gradebook, marked for review.
    Without a grader, each notebook is graded now.
    """
    changes = Config()
    changes.WriteGrades.grader = _whole_submission(
        grader or cache(grade_on_the_spot), read_rubric(assignment).notebooks, course.language
    )
    api = nbgrader_api(course, changes)
    return {student: _write_grade(api, course, assignment, student) for student in students}


def write_feedback(course: Course, assignment: str, students: Iterable[str]) -> dict[str, str | None]:
    """Writes each student's feedback pages; returns None or the reason of a failure for each."""
    api = nbgrader_api(course)
    return {student: _feedback_one(api, course, assignment, student) for student in students}


def release_feedback(course: Course, assignment: str, students: Iterable[str]) -> dict[str, str | None]:
    """Gives the feedback pages to students of the exchange; returns None or the reason of a failure for each."""
    api = nbgrader_api(course)
    return {student: _release_one(api, course, assignment, student) for student in students}


@nbgrader_step()
def _write_grade(api: NbGraderAPI, course: Course, assignment: str, student: str) -> str | None:
    folder = course.submission(student, assignment)
    # nbgrader would use the name as a pattern, which may match other students
    if escape(student) != student:
        return say("{folder}: rename it, without any of * ? [ in its name.", folder=folder).text(course.language)
    if any(folder.glob("*.ipynb")):
        problem = _problem(api.autograde(assignment, student, force=True, create=True), folder, course.language)
    else:
        problem = no_notebook(folder).text(course.language)
    if problem:
        with open_gradebook(course) as gradebook:
            ask_for_review(gradebook, assignment, student)
    return problem


@nbgrader_step()
def _feedback_one(api: NbGraderAPI, course: Course, assignment: str, student: str) -> str | None:
    if not (course.root / "autograded" / student / assignment).is_dir():
        problem = say("{student} has no grade yet: run `make grade`.", student=student)
        return problem.text(course.language)
    result = api.generate_feedback(assignment, student, force=True)
    return _problem(result, course.submission(student, assignment), course.language)


@nbgrader_step()
def _release_one(api: NbGraderAPI, course: Course, assignment: str, student: str) -> str | None:
    folder = course.root / "feedback" / student / assignment
    if not folder.is_dir():
        problem = say("{student} has no feedback page yet: run `make feedback`.", student=student)
        return problem.text(course.language)
    # only `nbgrader submit` writes this file, and without it the page can't be fetched
    if not (folder / "submission_secret.txt").is_file():
        return say(
            "{student} did not submit through the exchange: send them the pages in {folder}.",
            student=student,
            folder=folder,
        ).text(course.language)
    return _problem(api.release_feedback(assignment, student), folder, course.language)


def _whole_submission(grader: Grader, notebooks: Sequence[str], language: str) -> Grader:
    """A grader that returns a notebook's grade only if all readable notebooks have a complete one."""

    def grade(path: Path, notebook: str) -> Grade:
        files = {name: path.with_name(f"{name}.ipynb") for name in notebooks}
        grades = {name: grader(file, name) for name, file in files.items() if not unreadable(file)}
        for each in grades.values():
            require_complete(each, language)
        return grades[notebook]

    return grade


def _require(result: Result, assignment: str) -> None:
    if not result["success"]:
        _, cause = _cause(result)
        raise GradebookError(say("nbgrader does not accept {assignment}: {cause}.", assignment=assignment, cause=cause))


def _problem(result: Result, folder: Path, language: str) -> str | None:
    """The message that says why a step of nbgrader's failed; None if it did not."""
    if result["success"]:
        return None
    kind, cause = _cause(result)
    if kind == NotGraded.__name__:
        return say("{folder} was not graded. {cause}.", folder=folder, cause=cause).text(language)
    return say(
        "nbgrader could not use {folder}: {cause}. Correct it or ask for it again, then repeat this step.",
        folder=folder,
        cause=cause,
    ).text(language)


def _cause(result: Result) -> tuple[str, str]:
    """The type and text of the exception that stopped nbgrader; it is in the log, often not in the error.

    Raises:
        KeyboardInterrupt: it was Ctrl-C, which nbgrader takes for a failed submission.
        GradebookError: the database does not answer, so that it is useless to continue.
    """
    log, error = str(result.get("log", "")), str(result.get("error", "")).rstrip()
    if error.endswith("KeyboardInterrupt"):
        raise KeyboardInterrupt
    _, _, traceback = (log if "Traceback" in log else error).rpartition("Traceback")
    found = _EXCEPTION.search(traceback)
    kind, cause = found.groups() if found else ("", error or log)
    if _DATABASE_ERROR.match(cause):
        raise out_of_reach(cause)
    return kind, plain(cause).strip().rstrip(".")
