"""How many workers there are, and the pool that lasts: what it does when they are lost is tested with the scheduler."""

from __future__ import annotations

import os
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from unittest import mock

import pytest

from autograder.batch import local
from autograder.batch.local import LastingPool

GIGABYTE = 2**30
MEMORY = f"MemTotal: {24 * 2**20} kB\nMemAvailable:    {20 * 2**20} kB\n"


@pytest.mark.parametrize(
    ("path", "files", "left"),
    [
        ("0::/", {}, 20),
        ("0::/a/b", {"a/memory.max": "max", "a/memory.current": GIGABYTE, "a/memory.stat": ""}, 20),
        (
            "0::/a/b",
            {
                "a/memory.max": 6 * GIGABYTE,
                "a/memory.current": 3 * GIGABYTE,
                "a/memory.stat": f"anon 5\ninactive_file {GIGABYTE}",
            },
            4,
        ),
        (
            "9:cpu:/c\n4:memory:/d",
            {
                "memory/memory.limit_in_bytes": 6 * GIGABYTE,
                "memory/memory.usage_in_bytes": GIGABYTE,
                "memory/memory.stat": "total_inactive_file 0",
            },
            5,
        ),
    ],
    ids=["no groups", "no limit", "version 2", "version 1, seen from inside"],
)
def test_workers_are_as_many_as_memory_is_left_for(
    path: str, files: dict[str, str | int], left: int, tmp_path: Path
) -> None:
    (tmp_path / "proc" / "self").mkdir(parents=True)
    (tmp_path / "proc" / "meminfo").write_text(MEMORY)
    (tmp_path / "proc" / "self" / "cgroup").write_text(f"{path}\n")
    for name, content in files.items():
        (tmp_path / "groups" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "groups" / name).write_text(f"{content}\n")
    assert local.memory_left(tmp_path / "proc", tmp_path / "groups") == left * GIGABYTE


def test_this_machine_has_memory_left() -> None:
    assert 0 < local.memory_left() < os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")


def other_work() -> str:
    return "done"


class Training:
    """Stands in for `train_network`, which takes its time."""

    def __call__(self) -> str:
        return "trained"


def test_replacing_workers_after_trainings_loses_no_task() -> None:
    made: list[Executor] = []

    def make() -> Executor:
        made.append(ThreadPoolExecutor(1))
        return made[-1]

    train = Training()
    with mock.patch.object(local, "train_network", train), LastingPool(make, trainings=2) as pool:
        futures = [
            pool.submit(task) for task in (train, other_work, train, other_work, train, other_work, train, train)
        ]
        assert [future.result() for future in futures].count("trained") == 5
    assert len(made) == 3
