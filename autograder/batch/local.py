"""Runs the tasks in processes of this machine."""

from __future__ import annotations

import multiprocessing
import os
import re
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from autograder.batch.scheduler import WorkerPool
from autograder.batch.worker import read_once, train_network
from autograder.training.dataset import Dataset, write_dataset

# TensorFlow in the worker, TensorFlow in its sandbox, a training, and a student's own memory
_BYTES_A_WORKER = 3 * 2**30
# TensorFlow keeps some 17 MB of every program that it has compiled, for as long as its process lives
_TRAININGS_A_WORKER = 50


@contextmanager
def local(data: Iterable[Dataset], jobs: int | None = None) -> Iterator[WorkerPool]:
    """Processes of this machine, as many as `jobs` or as cores and memory allow; one training at a time a GPU."""
    width = jobs or width_of_this_machine()
    gpus = len(list(Path("/dev").glob("nvidia[0-9]*")))
    with tempfile.TemporaryDirectory(prefix="datasets-") as folder:
        for each in data:
            write_dataset(each, Path(folder) / f"{each.name}.npz")
        find = partial(read_once, Path(folder))
        with LastingPool(lambda: _pool(width, hide_gpus=bool(gpus)), width * _TRAININGS_A_WORKER) as graders:
            if not gpus:
                yield WorkerPool(graders, graders, find, width)
                return
            with LastingPool(lambda: _pool(gpus, hide_gpus=False), gpus * _TRAININGS_A_WORKER) as trainers:
                yield WorkerPool(graders, trainers, find, width)


def width_of_this_machine() -> int:
    """The number of workers: one per core, as far as memory allows."""
    return max(1, min(len(os.sched_getaffinity(0)), memory_left() // _BYTES_A_WORKER))


def memory_left(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """The bytes that new processes can have: of the machine's memory, and within the limits of our control groups."""
    told = dict(re.findall(r"^(\w+): +(\d+) kB$", (proc / "meminfo").read_text(), re.MULTILINE))
    left = [int(told["MemAvailable"]) * 1024]
    for controllers, path in re.findall(r"^\d+:(.*):/(.*)$", (proc / "self/cgroup").read_text(), re.MULTILINE):
        if controllers in ("", "memory"):
            group = groups / controllers / path
            # in a container, what is told as a path from outside may be the root
            places = [group, *group.parents][: len(Path(path).parts) + 1]
            left += [size for place in places for size in _left_in(place)]
    return max(0, min(left))


def _left_in(group: Path) -> Iterator[int]:
    """The bytes left in a control group of version 1 or 2; yields nothing where it has no limit."""
    for limit, usage, cache in (
        ("memory.max", "memory.current", "inactive_file"),
        ("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
    ):
        with suppress(OSError, ValueError):
            stat = dict(line.split() for line in (group / "memory.stat").read_text().splitlines())
            # the cache of files goes where memory is needed
            taken = int((group / usage).read_text()) - int(stat.get(cache, 0))
            yield int((group / limit).read_text()) - taken


class LastingPool(Executor):
    """A pool that is replaced when one of its workers died, and after a number of trainings."""

    def __init__(self, make: Callable[[], Executor], trainings: int) -> None:
        self._make = make
        self._pool = make()
        self._trainings = trainings
        self._trained = 0

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        if task is train_network:
            if self._trained == self._trainings:
                self._renew(wait=True)
            self._trained += 1
        try:
            return self._pool.submit(task, *arguments, **keywords)
        except BrokenExecutor:
            self._renew(wait=False)
            return self._pool.submit(task, *arguments, **keywords)

    def _renew(self, wait: bool) -> None:
        self._pool.shutdown(wait, cancel_futures=not wait)
        self._pool, self._trained = self._make(), 0

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        # who is interrupted does not wait for what nobody will read
        self.shutdown(wait=kind is None, cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self._pool.shutdown(wait, cancel_futures=cancel_futures)


def _pool(width: int, hide_gpus: bool) -> Executor:
    """Processes forked from one that has imported TensorFlow but not used it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.batch.preload"])
    return ProcessPoolExecutor(width, mp_context=context, initializer=begin_work, initargs=(hide_gpus,))


def begin_work(hide_gpus: bool) -> None:
    """Initialises a worker: it ends with its parent process, and not before."""
    # Ctrl-C is for the process that they work for, without which they end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if hide_gpus:
        os.environ["CUDA_VISIBLE_DEVICES"] = "-1"


def _end_with_parent() -> None:
    """Ends this process as soon as its parent has ended, in whatever way."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
