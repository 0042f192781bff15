"""Grading: one submission in, one Grade out."""

from __future__ import annotations

import contextlib
import io
import resource
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from autograder.grade import CriterionResult, Grade
from autograder.grading.environment import Environment, environment
from autograder.grading.plugin import Examiner
from autograder.grading.training_check import TrainingCheck
from autograder.messages import say
from autograder.rubric import GRADERS
from autograder.sandbox.jail import SandboxError
from autograder.submission.read import Submission, SubmissionError, read_submission
from autograder.training.train import TrainingSteps, follow

# Nobody reads a terminal report; the others collect garbage five times a run, which takes as long as the checks.
UNUSED_PLUGINS = ("terminal", "unraisableexception", "threadexception")


def grade_submission(path: Path, tools: Environment, criteria: Collection[str] | None = None) -> Grade:
    """Grades one submission: a folder, or one notebook of it; by some criteria alone where they are named.

    What is wrong with the submission, or with the grader, stands in the Grade; nothing is raised for it.
    """
    started = time.monotonic()
    try:
        submission = read_submission(path)
    except SubmissionError as error:
        return refuse(path, error, tools.sandbox.level)
    grade = examine(submission, tools, wanted=criteria).grade
    return replace(grade, seconds=time.monotonic() - started)


def refuse(path: Path, error: SubmissionError, level: str) -> Grade:
    """The grade of what can't be read: it has no criteria, and says why."""
    return Grade(str(path), None, (), level, error.messages, 0.0)


@dataclass(frozen=True)
class GradingOutcome:
    """A grade as far as it is known, and the checks that wait for trainings.

    `memory` is the most that the process which examined it has held so far, in bytes.
    """

    grade: Grade
    waiting: tuple[TrainingCheck, ...] = ()
    memory: int = 0

    def complete(self, data: str) -> TrainingSteps[Grade]:
        """The steps to the whole grade; `data` names the dataset to train on."""
        grade = self.grade
        for check in self.waiting:
            grade = check.decide(grade, (yield from follow(check.plans, data)))
        return grade


def examine(
    submission: Submission,
    tools: Environment,
    known: Iterable[CriterionResult] = (),
    wanted: Collection[str] | None = None,
) -> GradingOutcome:
    """Examines a submission by every criterion that is not `known` already, or by those `wanted` alone."""
    started = time.monotonic()
    examiner = Examiner(submission, tools, known, wanted)
    try:
        if examiner.undecided():
            _run_graders(examiner)
    except SandboxError as error:
        examiner.faults.append(str(error))
    faults = (say("the grader failed: {fault}", fault=fault) for fault in examiner.faults)
    grade = Grade(
        submission=str(submission.path),
        assignment=submission.assignment,
        criteria=examiner.criteria(),
        sandbox=tools.sandbox.level,
        problems=(*submission.problems, *faults),
        seconds=time.monotonic() - started,
        unread=submission.unread,
    )
    # Linux counts it in kilobytes
    memory = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return GradingOutcome(grade, examiner.waiting(), memory)


def grade_one(path: Path) -> Grade:
    """Grades one submission in an environment of its own."""
    with environment() as tools:
        return grade_submission(path, tools)


def _run_graders(examiner: Examiner) -> None:
    """Runs pytest on the assignment's graders, in this process and without a word on its streams."""
    folder = GRADERS / examiner.submission.assignment
    options = ["-c", str(GRADERS / "pytest.ini"), "--rootdir", str(GRADERS), "-W", "ignore"]
    options += [word for plugin in UNUSED_PLUGINS for word in ("-p", f"no:{plugin}")]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        status = pytest.main([*options, str(folder)], plugins=[_Named(examiner)])
    if status not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        examiner.faults.append(f"pytest ended with status {int(status)}")


@dataclass(frozen=True)
class _Named:
    """Registers the examiner under the name that the plugin looks for, before it does."""

    examiner: Examiner

    @pytest.hookimpl(tryfirst=True)
    def pytest_configure(self, config: pytest.Config) -> None:
        config.pluginmanager.register(self.examiner, "examiner")
