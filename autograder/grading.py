"""Grading: one submission in, one Grade out."""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder import dataset
from autograder.grade import Grade
from autograder.messages import Message, say
from autograder.plugin import Examiner
from autograder.sandbox.jail import Sandbox, SandboxError, choose_level
from autograder.submission import SubmissionError, read_submission
from autograder.training import Trainer, share_gpu_memory

GRADERS = Path(__file__).parent / "graders"


@dataclass(frozen=True)
class Bench:
    """What every submission of a run is graded with: one sandbox, one dataset, trainings that are shared."""

    sandbox: Sandbox
    trainer: Trainer

    def grade(self, path: Path) -> Grade:
        """Grades one submission. What is wrong with it, or with the grader, stands in the Grade; nothing is raised."""
        started = time.monotonic()
        try:
            submission = read_submission(path)
        except SubmissionError as error:
            return self._ungraded(path, error.message, started)
        examiner = Examiner(submission, self.sandbox, self.trainer)
        problems = list(submission.problems)
        try:
            _run_graders(examiner)
        except SandboxError as error:
            examiner.faults.append(str(error))
        problems += [say("the grader failed: {fault}", fault=fault) for fault in examiner.faults]
        return Grade(
            str(path),
            submission.assignment,
            examiner.criteria(),
            examiner.training,
            self.sandbox.level,
            tuple(problems),
            time.monotonic() - started,
        )

    def _ungraded(self, path: Path, problem: Message, started: float) -> Grade:
        return Grade(str(path), None, (), None, self.sandbox.level, (problem,), time.monotonic() - started)


@contextlib.contextmanager
def bench(data: Path | None = None, level: str | None = None) -> Iterator[Bench]:
    """A bench at the sandbox level asked for (or SANDBOX's, or the strongest), with MNIST from `data`.

    Raises DatasetError for a data file that can't be used, SandboxUnavailableError where no level works.
    """
    with Sandbox(choose_level(level or os.environ.get("SANDBOX") or None)) as sandbox:
        # The warm process and this one import TensorFlow side by side.
        sandbox.start()
        share_gpu_memory()
        yield Bench(sandbox, Trainer(dataset.load(data)))


def grade_one(path: Path) -> Grade:
    """Grades one submission with a bench of its own."""
    with bench() as tools:
        return tools.grade(path)


def _run_graders(examiner: Examiner) -> None:
    """Runs pytest on the assignment's graders, in this process and without a word on its streams."""
    folder = GRADERS / examiner.submission.assignment
    options = ["-c", str(GRADERS / "pytest.ini"), "--rootdir", str(GRADERS), "-p", "no:terminal", "-W", "ignore"]
    plugins = _Named(examiner)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        status = pytest.main([*options, str(folder)], plugins=[plugins])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        examiner.faults.append(f"pytest ended with status {int(status)}")


@dataclass(frozen=True)
class _Named:
    """Registers the examiner under the name that the plugin looks for, before it does."""

    examiner: Examiner

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(self.examiner, "examiner")
