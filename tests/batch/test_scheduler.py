"""A class graded by executors of several kinds: the same grades; each network is trained once, nothing graded twice."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from support import inline
from support.servers import Dask, a_cluster

from autograder import fingerprint
from autograder.authoring.fill_in import hand_in
from autograder.batch import local
from autograder.batch import worker as tasks
from autograder.batch.cache import GradeCache
from autograder.batch.run import Progress, Settings
from autograder.batch.scheduler import Scheduler, WorkerPool
from autograder.batch.worker import GradingTask
from autograder.grade import Grade, to_json
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import GradingOutcome, grade_submission
from autograder.sandbox.jail import choose_level
from autograder.store import Store
from autograder.training.backend import load_keras
from autograder.training.dataset import Dataset, digits
from autograder.training.train import Trainer

SMALL = "def build_model():\n    return Sequential([Input((784,)), Dense(64, 'relu'), Dense(10, 'softmax')])"
RMSPROP = """def compile_model(model):
    model.compile("rmsprop", "categorical_crossentropy", ["accuracy"])
    return model
"""
CHANGES: Mapping[str, Mapping[str, str]] = {
    "right": {},
    "copied": {},
    "wrong": {"normalize_images": "def normalize_images(images):\n    return images / 100"},
    "small": {"build_model": SMALL},
    "rmsprop": {"compile_model": RMSPROP},
    "endless": {"encode_labels": "def encode_labels(labels, num_categories=10):\n    import os\n    os._exit(1)"},
}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory, reference: Mapping[str, str]) -> list[Path]:
    root = tmp_path_factory.mktemp("class")
    return [hand_in(root / name / "mnist", {**reference, **change}) for name, change in CHANGES.items()]


@pytest.fixture(scope="module")
def data() -> Dataset:
    return digits()


@pytest.fixture(scope="module")
def settings(data: Dataset) -> Settings:
    return Settings(choose_level(), {"mnist": data.without_images()})


@pytest.fixture(scope="module")
def one_by_one(folders: list[Path], tools: Environment) -> dict[str, Any]:
    """What grading each submission by itself gives."""
    assert tools.trainers
    trainer = Trainer(tools.trainers("mnist").data)
    return {
        folder.parent.name: comparable(grade_submission(folder, replace(tools, trainers=lambda _: trainer)))
        for folder in folders
    }


def comparable(grade: Grade) -> Any:
    """All of a grade but where it lay, how long it took, and who paid for the training."""
    value = to_json(grade) | {"submission": "", "seconds": 0}
    for criterion in value["criteria"]:
        if criterion["training"]:
            criterion["training"]["cached"] = False
    return value


def by_name(grades: Iterator[tuple[Path, Grade]]) -> dict[str, Any]:
    return {folder.parent.name: comparable(grade) for folder, grade in grades}


def test_processes_give_the_grades_of_one_by_one(
    folders: list[Path], data: Dataset, settings: Settings, one_by_one: Mapping[str, Any], tmp_path: Path
) -> None:
    cache, progress = GradeCache(Store(tmp_path), settings), Progress()
    with local.local([data], 2) as workers:
        grades = by_name(Scheduler(workers, settings, cache, progress).grade(folders))
    assert grades == one_by_one
    assert (progress.graded, progress.trained) == (len(CHANGES), 3), "each distinct network once"
    idle, progress = WorkerPool(Refusing(), Refusing(), lambda name: data, 1), Progress()
    assert by_name(Scheduler(idle, settings, cache, progress).grade(folders)) == one_by_one
    assert (progress.graded, progress.reused) == (0, len(CHANGES))


def test_a_message_that_names_a_file_is_not_shared(
    folders: list[Path], settings: Settings, tools: Environment, tmp_path: Path
) -> None:
    first, second = (shutil.copytree(folders[0], tmp_path / name / "mnist") for name in ("anna", "bence"))
    (first / "scratch.ipynb").write_text("{")
    (second / "scratch.ipynb").write_text("{")
    cache = GradeCache(Store(tmp_path / "store"), settings)
    cache.keep_grade(first, grade_submission(first, tools, {"flatten"}))
    assert cache.grade(first)
    assert cache.grade(second) is None


class Refusing(Executor):
    """Nobody is there to work."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        raise AssertionError(f"{task.__name__} was asked for")


@pytest.fixture
def here(tools: Environment, data: Dataset, monkeypatch: pytest.MonkeyPatch) -> WorkerPool:
    """Workers of this process, in the sandbox that is warm."""
    load_keras()
    monkeypatch.setattr(tasks, "_sandbox", lambda level: tools.sandbox)
    return WorkerPool(inline.Inline(), inline.Inline(), lambda name: data, 1)


def test_a_changed_grader_asks_again_what_it_judges(
    here: WorkerPool, folders: list[Path], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = GradeCache(Store(tmp_path), settings)
    list(Scheduler(here, settings, cache).grade(folders[2:3]))
    current = fingerprint.of_criteria("mnist")
    monkeypatch.setattr(fingerprint, "of_criteria", lambda assignment: {**current, "flatten": "changed"})
    asked: list[GradingTask] = []

    def examine(task: GradingTask, level: str) -> GradingOutcome:
        asked.append(task)
        return tasks.examine_submission(task, level)

    monkeypatch.setattr("autograder.batch.scheduler.examine_submission", examine)
    list(Scheduler(here, settings, cache).grade(folders[2:3]))
    (task,) = asked
    assert task.earlier
    assert {each.name for each in task.earlier.criteria if each.score is None} == {"flatten"}


def test_what_relies_on_a_changed_criterion_is_asked_again(
    here: WorkerPool, folders: list[Path], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = GradeCache(Store(tmp_path), settings)
    list(Scheduler(here, settings, cache).grade(folders[:1]))
    current = fingerprint.of_criteria("mnist")
    monkeypatch.setattr(fingerprint, "of_criteria", lambda assignment: {**current, "compile": "changed"})
    recalled = cache.grade(folders[0])
    assert recalled is not None
    assert {criterion.name for criterion in recalled.criteria if criterion.score is None} == {"compile", "accuracy"}


class Losing(Executor):
    """Loses a worker whenever the submission of a certain folder is examined, and all that is under way with it."""

    def __init__(self, name: str, times: int) -> None:
        self._name, self._times = name, times
        self._inline = inline.Inline()

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        guilty = isinstance(arguments[0], GradingTask) and arguments[0].submission.path.parent.name == self._name
        if guilty and self._times > 0:
            self._times -= 1
            future: Future[Any] = Future()
            future.set_exception(BrokenExecutor("a process was killed"))
            return future
        return self._inline.submit(task, *arguments, **keywords)


@pytest.mark.parametrize(("times", "fault"), [(1, False), (3, True)], ids=["by chance", "again and again"])
def test_a_lost_worker_costs_its_submission_alone(
    times: int, fault: bool, here: WorkerPool, folders: list[Path], settings: Settings, tmp_path: Path
) -> None:
    cut = [folder / "bonus.ipynb" for folder in folders]
    assert all(path.is_file() for path in cut)
    workers = replace(here, graders=Losing("wrong", times), width=4)
    grades = dict(Scheduler(workers, settings, GradeCache(Store(tmp_path), settings)).grade(folders[1:3]))
    assert grades[folders[1]].complete
    assert grades[folders[2]].complete is not fault
    assert (
        "the process that graded it stopped 3 times" in str([p.text() for p in grades[folders[2]].problems])
    ) is fault


def test_a_fault_of_ours_is_no_grade_and_is_tried_again(
    here: WorkerPool, folders: list[Path], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: Any) -> None:
        raise ZeroDivisionError("a bug")

    cache = GradeCache(Store(tmp_path), settings)
    with monkeypatch.context() as patch:
        patch.setattr("autograder.batch.scheduler.examine_submission", fail)
        ((_, grade),) = Scheduler(here, settings, cache).grade(folders[:1])
    assert not grade.complete
    assert "ZeroDivisionError: a bug" in grade.problems[-1].text()
    assert cache.grade(folders[0]) is None


# --- a cluster


@pytest.fixture
def dask() -> Iterator[Dask]:
    with a_cluster() as dask:
        yield dask


@pytest.mark.filterwarnings("ignore")
def test_a_cluster_grades_the_same_when_a_worker_is_killed(
    dask: Dask,
    folders: list[Path],
    data: Dataset,
    settings: Settings,
    one_by_one: Mapping[str, Any],
    tmp_path: Path,
) -> None:
    from autograder.batch.dask import cluster

    first, _ = dask.start_worker(), dask.start_worker()
    grades: dict[str, Any] = {}
    with cluster(dask.address, [data]) as workers:
        for folder, grade in Scheduler(workers, settings, GradeCache(Store(tmp_path), settings)).grade(folders):
            grades[folder.parent.name] = comparable(grade)
            first.kill()
    assert [grade["problems"] for grade in grades.values() if grade["problems"]] == []
    assert grades == one_by_one


@pytest.mark.filterwarnings("ignore")
def test_a_late_worker_has_the_data_when_all_others_are_gone(dask: Dask, data: Dataset) -> None:
    from autograder.batch.dask import cluster

    first = dask.start_worker()
    with cluster(dask.address, [data]) as workers:
        dask.start_worker()
        first.kill()
        first.wait()
        found = workers.trainers.submit(workers.find, data.name).result()
    assert np.array_equal(found.x_train, data.x_train)
