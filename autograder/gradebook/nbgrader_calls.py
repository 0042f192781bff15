"""Calls into nbgrader: its commands in this process, its gradebook, and the context that both need."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from traitlets.config import Config

from autograder.gradebook.course import Course, reachable
from autograder.gradebook.interrupts import held_back


def nbgrader_api(course: Course, changes: Config | None = None) -> NbGraderAPI:
    """nbgrader's commands in this process; as programs, each would take seconds to start."""
    config = course.own_settings()
    config.merge(course.config())
    config.NbGraderAPI.log_level = "ERROR"
    config.CourseDirectory.db_url = course.shared_url
    config.merge(changes or Config())
    return NbGraderAPI(config=config)


@contextmanager
def open_gradebook(course: Course) -> Iterator[Gradebook]:
    """Opens the gradebook for changes; creates it if there is none."""
    course.root.mkdir(parents=True, exist_ok=True)
    with nbgrader_step(), Gradebook(course.shared_url, course.course_id) as gradebook:
        yield gradebook


@contextmanager
def nbgrader_step() -> Iterator[None]:
    """The context of a step of nbgrader's; Ctrl-C takes effect when the step is done.

    Raises:
        GradebookError: the database is locked, full or out of reach.
    """
    with held_back(), long_nbgrader_step():
        yield


@contextmanager
def long_nbgrader_step() -> Iterator[None]:
    """The same for a step that Ctrl-C may stop: finds programs beside our Python, and hides nbgrader's warnings."""
    with own_programs_first(), reachable(), warnings.catch_warnings():
        # these are about nbgrader's code, which no instructor can change
        warnings.filterwarnings("ignore", module=r"nbgrader\.")
        # nbformat repairs these
        warnings.simplefilter("ignore", DuplicateCellId)
        warnings.simplefilter("ignore", MissingIDFieldWarning)
        yield


@contextmanager
def own_programs_first() -> Iterator[None]:
    """Puts our Python's folder first in PATH: nbgrader starts `alembic` by name when it creates a gradebook."""
    before = os.environ.get("PATH")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before or os.defpath])
    try:
        yield
    finally:
        if before is None:
            del os.environ["PATH"]
        else:
            os.environ["PATH"] = before
