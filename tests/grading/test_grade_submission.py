"""Whole submissions through the real sandbox, the real graders and real training, on the embedded digits."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from autograder.authoring.fill_in import hand_in
from autograder.grade import Grade, Outcome
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.sandbox.jail import Sandbox
from autograder.training.dataset import load
from autograder.training.train import Trainer

ROOT = Path(__file__).parents[2]
FUNCTIONS = {
    "mnist": {
        "flatten_images": "flatten",
        "normalize_images": "normalize",
        "encode_labels": "one_hot",
        "build_model": "architecture",
        "compile_model": "compile",
        "fit_line": "line",
    },
    "shapes": {"prepare_images": "prepare", "choose_validation": "hold_out", "build_convnet": "convnet"},
}


@pytest.fixture
def graded(tmp_path: Path, tools: Environment, reference: Mapping[str, str]) -> Callable[..., Grade]:
    """Grades the reference's answers with some of them replaced."""

    def grade(**answers: str) -> Grade:
        return grade_submission(hand_in(tmp_path / "mnist", {**reference, **answers}), tools)

    return grade


def scores(grade: Grade) -> dict[str, float | None]:
    return {criterion.name: criterion.score for criterion in grade.criteria}


def lost(grade: Grade) -> set[str]:
    return {criterion.name for criterion in grade.criteria if criterion.score != criterion.points}


@pytest.mark.parametrize(("assignment", "bonus"), [("mnist", 20), ("shapes", 0)])
def test_reference_gets_every_point(
    assignment: str, bonus: float, tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    grade = grade_submission(hand_in(tmp_path / assignment, reference, assignment=assignment), tools)
    assert (grade.score, grade.bonus) == (100, bonus), grade.as_json()
    assert not grade.problems


@pytest.mark.parametrize("assignment", FUNCTIONS)
def test_untouched_assignment_gets_none_and_is_told_what_to_do(
    assignment: str, tmp_path: Path, tools: Environment
) -> None:
    grade = grade_submission(hand_in(tmp_path / assignment, {}, assignment=assignment), tools)
    assert (grade.score, grade.bonus) == (0, 0)
    first = {criterion.name: criterion.checks[0] for criterion in grade.criteria}
    for function, criterion in FUNCTIONS[assignment].items():
        assert str(first[criterion].message) == f"you have not written `{function}` yet"
        assert "NotImplementedError" in str(first[criterion].hint)
    assert grade.training is None


@pytest.mark.parametrize(("function", "criterion"), FUNCTIONS["mnist"].items())
def test_one_wrong_function_loses_that_criterion_alone(
    graded: Callable[..., Grade], reference: Mapping[str, str], function: str, criterion: str
) -> None:
    signature = reference[function].split(":\n")[0].strip().splitlines()[-1]
    grade = graded(**{function: f"{signature}:\n    return 'nothing of use'"})
    assert lost(grade) == {criterion}
    assert scores(grade)[criterion] == 0


def test_points_are_never_taken_twice_for_a_smaller_network(
    graded: Callable[..., Grade], reference: Mapping[str, str]
) -> None:
    grade = graded(build_model=reference["build_model"].replace("512", "128"))
    assert lost(grade) == {"architecture"}
    assert grade.training
    assert grade.training.parameters < 669_706, "the student's own network is trained, not the reference's"


def test_one_output_and_a_forged_metric_get_nothing(
    tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    answers = {
        "build_model": "def build_model():\n"
        "    return keras.Sequential([keras.Input((784,)), keras.layers.Dense(1, activation='softmax')])",
        "compile_model": "class Sure(keras.metrics.Metric):\n"
        "    def update_state(self, *a, **k): pass\n"
        "    def result(self): return 1.0\n"
        "def compile_model(model):\n"
        "    model.compile(loss='mse', metrics=[Sure(name='accuracy')])\n"
        "    return model",
    }
    grade = grade_submission(hand_in(tmp_path / "mnist", {**reference, **answers}), tools)
    assert lost(grade) == {"architecture", "compile", "accuracy"}
    assert [scores(grade)[name] for name in ("architecture", "compile", "accuracy")] == [0, 0, 0]


def test_a_forged_metric_alone_loses_its_own_check(graded: Callable[..., Grade]) -> None:
    grade = graded(
        compile_model="def compile_model(model):\n"
        "    model.compile(loss='categorical_crossentropy', metrics=[lambda y, p: 1.0])\n"
        "    return model"
    )
    assert lost(grade) == {"compile"}
    failed = [c.name for row in grade.criteria for c in row.checks if c.outcome is Outcome.FAILED]
    assert failed == ["metric"]


def test_an_array_equal_to_everything_gets_nothing(graded: Callable[..., Grade]) -> None:
    friendly = (
        "class Friendly(np.ndarray):\n"
        "    def __eq__(self, other): return True\n"
        "    def __ne__(self, other): return False\n"
        "    def __array_ufunc__(self, *a, **k): return True\n"
    )
    grade = graded(
        flatten_images=f"{friendly}def flatten_images(images):\n    return np.zeros((1, 784)).view(Friendly)",
        encode_labels="def encode_labels(labels, num_categories=10):\n"
        "    return np.zeros((len(labels), 10)).view(Friendly)",
    )
    assert scores(grade)["flatten"] == 0
    assert (scores(grade)["one_hot"] or 0.0) < 15


def test_code_around_the_functions_costs_nothing(
    tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    added = [
        "history = build_model().fit(x_train, y_train, epochs=1000)",
        "while True:\n    pass",
        "1 / 0",
        "import IPython\nIPython.Application.instance().kernel.do_shutdown(True)",
        "%%bash\nsleep 1000",
        "!sleep 1000",
        "import time; time.sleep(1000)",
    ]
    grade = grade_submission(hand_in(tmp_path / "mnist", reference, added), tools)
    assert (grade.score, grade.bonus) == (100, 20)


def test_one_notebook_alone_is_asked_for_its_criteria_alone(
    tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    folder = hand_in(tmp_path / "mnist", reference)
    bonus = grade_submission(folder / "bonus.ipynb", tools)
    assert scores(bonus) == {"line": 20}
    assert (bonus.score, bonus.max_score, bonus.bonus, bonus.max_bonus) == (0, 0, 20, 20)


def test_a_grade_is_the_same_when_it_is_given_again(tmp_path: Path, tools: Environment) -> None:
    wrong = {"fit_line": "def fit_line(x, y):\n    return 5.0, 14.0"}
    folder = hand_in(tmp_path / "mnist", wrong)
    first, second = (grade_submission(folder / "bonus.ipynb", tools).as_json() for _ in range(2))
    assert first["criteria"] == second["criteria"]


def test_a_fault_of_the_grader_is_loud_and_no_zero(
    tmp_path: Path, tools: Environment, reference: Mapping[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **keywords: object) -> None:
        raise RuntimeError("the grader is broken")

    monkeypatch.setattr("autograder.grading.student.Student.call", broken)
    grade = grade_submission(hand_in(tmp_path / "mnist", reference) / "bonus.ipynb", tools)
    assert not grade.complete
    assert grade.bonus is None
    assert "the grader is broken" in grade.problems[0].text()
    assert grade.criteria[0].checks[0].outcome is Outcome.ERROR


@pytest.mark.parametrize("level", ["landlock"])
def test_weaker_level_gives_the_same_grade_and_names_itself(
    tmp_path: Path, reference: Mapping[str, str], level: str
) -> None:
    with Sandbox(level) as sandbox:
        grade = grade_submission(
            hand_in(tmp_path / "mnist", reference) / "bonus.ipynb", Environment(sandbox, lambda _: Trainer(load()))
        )
    assert grade.bonus == 20
    assert grade.as_json()["sandbox"] == level


def test_the_graders_run_as_plain_pytest(tmp_path: Path, reference: Mapping[str, str]) -> None:
    folder = hand_in(tmp_path / "mnist", {**reference, "fit_line": "def fit_line(x, y):\n    return 0, 0"})
    command = ["pytest", "autograder/graders/mnist", "--submission", str(folder / "bonus.ipynb")]
    run = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "1 passed" in run.stdout
    assert "3 failed" in run.stdout


def test_plain_pytest_judges_a_submission_in_this_repository() -> None:
    command = [sys.executable, "-m", "pytest", "autograder/graders/mnist", "--submission", "assignments/en/mnist"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    # the line's points are asked for in a fixture, which is an error to pytest
    assert "6 failed, 20 skipped, 1 error" in run.stdout.splitlines()[-1], run.stdout + run.stderr


def test_plain_pytest_without_a_submission_says_what_is_missing() -> None:
    command = [sys.executable, "-m", "pytest", "autograder/graders/mnist"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "give --submission PATH" in run.stderr + run.stdout
    assert run.returncode == 4


@pytest.mark.skipif(not os.environ.get("MNIST_NPZ"), reason="MNIST_NPZ names no file with the real MNIST")
def test_reference_gets_every_point_on_the_real_mnist(
    tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    data = load(Path(os.environ["MNIST_NPZ"]))
    grade = grade_submission(
        hand_in(tmp_path / "mnist", reference), Environment(tools.sandbox, lambda _: Trainer(data))
    )
    assert (grade.score, grade.bonus) == (100, 20)
    assert grade.training
    assert grade.training.accuracy >= 0.97
    assert grade.training.dataset == "mnist"
