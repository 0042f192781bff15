"""Runs a notebook's visible checks as its author would: in a Jupyter kernel, from top to bottom.

Only for the student's own machine or for trusted work: there is no sandbox here.
"""

from __future__ import annotations

import math
import re
import time
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty
from typing import Any

import nbformat
from nbclient.exceptions import CellControlSignal
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError, ValidationError
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput, Execute, NbGraderPreprocessor
from nbgrader.validator import Validator
from traitlets.config import Config

from autograder.gradebook.autograde.grader import Resources
from autograder.gradebook.course import GradebookError, give_time
from autograder.gradebook.feedback.outline import outline
from autograder.gradebook.nbgrader_calls import long_nbgrader_step
from autograder.messages import Message, say
from autograder.submission.notebook import UnreadableError, load_notebook
from autograder.text import plain

_ERROR = re.compile(r"[\w.]*(?:Error|Exception|Exit|Interrupt|StopIteration|Warning)\b")
_BROKEN = (ValidationError, SchemaTooOldError, SchemaTooNewError, nbformat.ValidationError)


@dataclass(frozen=True)
class Failure:
    """A failed check: the heading above it, and the end of its error."""

    title: str
    error: str


@dataclass(frozen=True)
class Validation:
    """The result of a notebook's visible checks; `changed` are cells that students must not change."""

    checks: int
    failures: tuple[Failure, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not (self.failures or self.changed)


class SkipTheRest(NbGraderPreprocessor):  # type: ignore[misc]
    """Skips the cells after the last check: they can't change a check, and the last one shuts the kernel down."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        last = max((number for number, cell in enumerate(nb.cells) if utils.is_grade(cell)), default=-1)
        for cell in nb.cells[last + 1 :]:
            cell.metadata["tags"] = [*cell.metadata.get("tags", []), "skip-execution"]
        return nb, resources


class RunNotebook(Execute):  # type: ignore[misc]
    """nbgrader's run of a notebook, without its waits for messages that have already arrived.

    For output widgets, nbclient sends messages to the kernel while it waits for the end of a cell. It misses messages
    that arrive meanwhile, and would wait for them until its timeout. So widgets are switched off here.
    """

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)
        self.comm_open_handlers: dict[str, object] = {}

    def start_new_kernel_client(self) -> Any:
        client = super().start_new_kernel_client()
        for channel in (client.shell_channel, client.iopub_channel):
            channel.get_msg = partial(_ask_again, channel.get_msg)
        return client


async def _ask_again(get_msg: Callable[..., Awaitable[object]], timeout: float | None = None) -> object:
    """The next message. Asks again each second, since a socket signals each message only once."""
    end = math.inf if timeout is None else time.monotonic() + timeout
    while True:
        try:
            return await get_msg(timeout=min(1.0, max(0.0, end - time.monotonic())))
        except Empty:
            if time.monotonic() >= end:
                raise


def run_checks(path: Path) -> Validation:
    """Runs a notebook's visible checks; the file stays as it is.

    Raises:
        GradebookError: there is no such notebook, it has no check, or it could not be run to its end.
    """
    cells = _cells(path)
    checks = [cell for cell in cells if utils.is_grade(cell)]
    if not checks:
        raise GradebookError(say("{path} has no checks.", path=path))
    with long_nbgrader_step():
        result = _run(path.resolve())
    return Validation(
        len(checks),
        tuple(Failure(_title(cells, each["source"]), _end(each["raw_error"])) for each in result.get("failed", [])),
        tuple(_name(cells, each["source"]) for kind in ("changed", "type_changed") for each in result.get(kind, [])),
    )


def report_validation(validation: Validation, language: str) -> Iterator[str]:
    """The lines that report the result to the student."""
    for name in validation.changed:
        yield "✗ " + say("The cell `{name}` was changed, but it is not one of yours.", name=name).text(language)
    for failure in validation.failures:
        yield f"✗ {plain(failure.title)}"
        yield from (f"    {line}" for line in plain(failure.error).splitlines())
    yield _conclusion(validation).text(language)


def _conclusion(validation: Validation) -> Message:
    if validation.changed:
        return say("Download the notebook again, and copy only your own code into it; then the checks can be run.")
    if validation.failures:
        failed = len(validation.failures)
        return say("Visible checks that failed: {failed} of {count}.", failed=failed, count=validation.checks)
    return say(
        "All visible checks passed: {count}. The hidden tests call your functions with more inputs.",
        count=validation.checks,
    )


def _cells(path: Path) -> list[NotebookNode]:
    if not path.exists():
        raise GradebookError(say("there is no file {path}.", path=path))
    try:
        load_notebook(path)
        cells: list[NotebookNode] = nbformat.read(path, as_version=4).cells
    except UnreadableError as error:
        raise GradebookError(say("{path} is not a notebook: {reason}.", path=path, reason=error.reason)) from None
    except Exception as error:  # nbformat fails on broken files in many ways
        reason = plain(str(error), 200)
        raise GradebookError(say("{path} is not a notebook: {reason}.", path=path, reason=reason)) from None
    return cells


def _run(path: Path) -> dict[str, list[dict[str, str]]]:
    config = Config()
    give_time(config)
    # a notebook saved elsewhere may name a kernel that only that machine has
    config.RunNotebook.kernel_name = "python3"
    # hides its advice about the transport, which does not concern students
    config.RunNotebook.extra_arguments = ["--IPKernelApp.log_level=40"]
    validator = Validator(config=config)
    validator.preprocessors = [CheckCellMetadata, ClearOutput, SkipTheRest, RunNotebook]
    try:
        found: dict[str, list[dict[str, str]]] = validator.validate(str(path))
    except _BROKEN as error:
        raise GradebookError(
            say("{path} is damaged: {reason}. Download it again.", path=path, reason=_end(str(error)))
        ) from None
    except (RuntimeError, CellControlSignal):
        raise GradebookError(
            say("the kernel stopped before {path} had finished: does a cell shut it down?", path=path)
        ) from None
    return found


def _title(cells: Iterable[NotebookNode], source: str) -> str:
    name = _name(cells, source)
    return next((task.title for task in outline(cells).tasks if task.name == name), "") or name


def _name(cells: Iterable[NotebookNode], source: str) -> str:
    """The name of the cell with that source, which is all that nbgrader reports."""
    marked = (cell for cell in cells if "nbgrader" in cell.metadata)
    return next((str(cell.metadata.nbgrader.grade_id) for cell in marked if cell.source.strip() == source), "?")


def _end(traceback: str) -> str:
    """The last exception of a traceback with its message, or its last line if there is no exception.

    A message of our checks is kept whole: its lines may begin with the name of an exception.
    """
    lines = strip_ansi(traceback).strip().splitlines() or ["?"]
    if lines[0].startswith("✗"):
        return "\n".join(lines)
    starts = [number for number, line in enumerate(lines) if _ERROR.match(line)]
    return "\n".join(lines[starts[-1] if starts else -1 :])
