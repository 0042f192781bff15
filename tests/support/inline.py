"""An executor that runs its tasks at once, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from autograder.batch.scheduler import WorkerPool
from autograder.training.dataset import Dataset


class Inline(Executor):
    """Each task is finished, or has failed, before `submit` returns."""

    def submit(self, task: Callable[..., Any], /, *arguments: Any, **keywords: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(task(*arguments, **keywords))
        except Exception as error:
            future.set_exception(error)
        return future


def workers(data: Iterable[Dataset]) -> AbstractContextManager[WorkerPool]:
    """A worker pool of this process alone."""
    return nullcontext(WorkerPool(Inline(), Inline(), {each.name: each for each in data}.__getitem__, 1))
