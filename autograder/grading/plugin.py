"""The pytest plugin of the hidden graders: puts a submission before the checks and collects their outcomes."""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from autograder.grade import CheckResult, CriterionResult, FailureKind, Outcome, Training
from autograder.grading.checks import CheckFailed
from autograder.grading.environment import Environment, environment
from autograder.grading.specification import CheckSpec, check_spec, criterion_name
from autograder.grading.student import Student
from autograder.grading.student_errors import StudentError
from autograder.grading.training_check import Judge, TrainingCheck
from autograder.messages import Message, say
from autograder.rubric import RubricCriterion, read_rubric
from autograder.submission.read import Submission, read_submission
from autograder.training.train import TrainingPlan


class Examiner:
    """Examines one submission: holds what the graders' fixtures give, and records how each check ended.

    `known` are criteria that were decided before, and are not examined again. Criteria that are not among the `wanted`
    ones are left out; by default, all that were handed in are examined. Where the environment has no trainers, a
    criterion that trains has no checks in the end; what it waits for stands in `waiting`.
    """

    def __init__(
        self,
        submission: Submission,
        tools: Environment,
        known: Iterable[CriterionResult] = (),
        wanted: Collection[str] | None = None,
    ) -> None:
        self.submission = submission
        self.faults: list[str] = []
        self._asked = [each for each in _handed_in(submission) if wanted is None or each.name in wanted]
        self._known = {criterion.name: criterion for criterion in known}
        self.student = Student(submission, tools.sandbox)
        self._trainer = tools.trainers(submission.assignment) if tools.trainers else None
        self._unmet: dict[str, Message] = {}
        self._checks: dict[str, list[CheckResult]] = {each.name: [] for each in self._asked}
        self._relies_on: dict[str, set[str]] = {each.name: set() for each in self._asked}
        self._trainings: dict[str, Training] = {}
        self._planned: dict[str, tuple[str, tuple[TrainingPlan, ...], Judge]] = {}
        self._current = self._check = ""

    def criteria(self) -> tuple[CriterionResult, ...]:
        """The criteria with their checks, as far as they were run."""
        decided = (self._known.get(each.name) or self._decided(each) for each in self._asked)
        return tuple(replace(each, checks=()) if each.name in self._planned else each for each in decided)

    def waiting(self) -> tuple[TrainingCheck, ...]:
        """The checks that are left to be decided by trainings."""
        asked = {each.name: each for each in self._asked}
        return tuple(TrainingCheck(self._decided(asked[name]), *planned) for name, planned in self._planned.items())

    def undecided(self) -> list[str]:
        """The criteria that are to be asked."""
        return [each.name for each in self._asked if each.name not in self._known]

    def passed(self, criterion: str) -> bool:
        """Whether every check of a criterion ran before now and passed."""
        self._relies_on[self._current].add(criterion)
        known = self._known.get(criterion)
        checks = known.checks if known else self._checks.get(criterion, [])
        return bool(checks) and all(check.outcome is Outcome.PASSED for check in checks)

    def train(self, plans: Sequence[TrainingPlan], judge: Judge) -> None:
        """Has networks trained, and the result judged: here and now, or later by who has the trainers.

        The last statement of a check. What is not trained here passes for now.
        """
        if plans and not self._trainer:
            self._planned[self._current] = self._check, tuple(plans), judge
            return
        result = self._trainer.train(plans) if self._trainer else None
        if isinstance(result, Training):
            self._trainings[self._current] = result
        judge(result)

    def _decided(self, asked: RubricCriterion) -> CriterionResult:
        name = asked.name
        checks, relies_on = tuple(self._checks[name]), tuple(sorted(self._relies_on[name]))
        return CriterionResult(
            name, asked.notebook, asked.points, asked.bonus, checks, relies_on, self._trainings.get(name)
        )

    # --- hooks

    def pytest_collection_modifyitems(self, items: list[pytest.Function]) -> None:
        order = self.undecided()
        asked = (item for item in items if criterion_name(item.module) in order)
        items[:] = sorted(asked, key=lambda item: order.index(criterion_name(item.module)))

    def pytest_runtest_setup(self, item: pytest.Function) -> None:
        self._current, self._check = criterion_name(item.module), _spec(item).name
        for check in self._checks[self._current]:
            if check.name in _spec(item).needs and check.outcome is not Outcome.PASSED:
                self._unmet[item.nodeid] = say("skipped: it needs “{title}” to pass first", title=check.title)
                pytest.skip(self._unmet[item.nodeid].text())

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Function, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        if call.when == "call" or (call.when == "setup" and call.excinfo):
            self._checks[self._current].append(self._judge(item, call))
        return report

    def _judge(self, item: pytest.Function, call: pytest.CallInfo[None]) -> CheckResult:
        spec = _spec(item)
        outcome, message, hint, kind = Outcome.PASSED, None, None, None
        error = call.excinfo.value if call.excinfo else None
        if item.nodeid in self._unmet:
            outcome, message = Outcome.SKIPPED, self._unmet[item.nodeid]
        elif isinstance(error, (CheckFailed, StudentError)):
            outcome, message, hint = Outcome.FAILED, error.message, error.hint
            kind = error.kind if isinstance(error, StudentError) else FailureKind.WRONG
        elif error is not None:
            self.faults.append(f"{item.nodeid}: {type(error).__name__}: {error}")
            outcome, message = Outcome.ERROR, say("the grader failed here; this is not your fault")
        praise = spec.praise if outcome is Outcome.PASSED else None
        return CheckResult(spec.name, spec.title, outcome, spec.weight, message, hint, praise, kind)


def _handed_in(submission: Submission) -> list[RubricCriterion]:
    notebooks = {notebook.name for notebook in submission.notebooks}
    return [each for each in read_rubric(submission.assignment).criteria if each.notebook in notebooks]


def _spec(item: pytest.Function) -> CheckSpec:
    spec = check_spec(item.function)
    if spec is None:
        raise pytest.UsageError(f"{item.nodeid} is no check: mark it with `@check(…)`")
    return spec


# --- fixtures of the graders


@pytest.fixture(scope="session")
def examiner(pytestconfig: pytest.Config) -> Examiner:
    found = pytestconfig.pluginmanager.get_plugin("examiner")
    assert isinstance(found, Examiner)
    return found


@pytest.fixture(scope="session")
def student(examiner: Examiner) -> Generator[Student, None, None]:
    yield examiner.student
    examiner.student.close()


@pytest.fixture
def rng(examiner: Examiner, request: pytest.FixtureRequest) -> np.random.Generator:
    """Random numbers of this submission and this check: the same at every regrade, no student's beforehand."""
    seed = [*examiner.submission.digest.encode(), *request.node.name.encode()]
    return np.random.default_rng(seed)


# --- plain pytest: `pytest autograder/graders/NAME --submission PATH` ---------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grading")
    group.addoption("--submission", metavar="PATH", help="the submission folder or notebook to grade")
    group.addoption("--data", metavar="FILE.npz", help="MNIST; Keras's own or the embedded digits by default")


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--submission")
    if path is None or config.pluginmanager.get_plugin("examiner"):
        return
    data = config.getoption("--data")
    stack = ExitStack()
    config.add_cleanup(stack.close)
    tools = stack.enter_context(environment(Path(data) if data else None))
    examiner = Examiner(read_submission(Path(path)), tools)
    config.pluginmanager.register(examiner, "examiner")


def pytest_collection(session: pytest.Session) -> None:
    if not session.config.pluginmanager.get_plugin("examiner"):
        raise pytest.UsageError("no submission to grade: give --submission PATH")
