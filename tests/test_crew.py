"""The pool that lasts: what it does when workers are lost is tested with the cohort."""

from __future__ import annotations

from concurrent.futures import Executor, ThreadPoolExecutor
from unittest import mock

from autograder import crew
from autograder.crew import LastingPool


def other_work() -> str:
    return "done"


class Training:
    """Stands in for `train_network`, which takes its time."""

    def __call__(self) -> str:
        return "trained"


def test_workers_are_replaced_after_so_many_trainings_and_what_was_under_way_is_done() -> None:
    made: list[Executor] = []

    def make() -> Executor:
        made.append(ThreadPoolExecutor(1))
        return made[-1]

    train = Training()
    with mock.patch.object(crew, "train_network", train), LastingPool(make, trainings=2) as pool:
        futures = [
            pool.submit(task) for task in (train, other_work, train, other_work, train, other_work, train, train)
        ]
        assert [future.result() for future in futures].count("trained") == 5
    assert len(made) == 3
