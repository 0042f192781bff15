"""Runs the tasks on a Dask cluster; every worker has the data, one that joins late too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial

from distributed import Client, Worker, WorkerPlugin, get_worker

from autograder.batch.scheduler import WorkerPool
from autograder.training.dataset import Dataset


class Held(WorkerPlugin):  # type: ignore[misc]  # Dask has no types
    """Data that the scheduler hands to every worker, to one that joins late too.

    Scattered data would be lost with the worker that has its last copy, and Dask thins copies out.
    """

    def __init__(self, data: Mapping[str, Dataset]) -> None:
        self.data = data

    def setup(self, worker: Worker) -> None:
        """Keeps the plugin, and with it the data, and does nothing."""


def held_data(plugin: str, name: str) -> Dataset:
    """The dataset of a name that a plugin holds, on a worker that runs a task."""
    held: Held = get_worker().plugins[plugin]
    return held.data[name]


@contextmanager
def cluster(address: str, data: Iterable[Dataset]) -> Iterator[WorkerPool]:
    """The workers of a Dask cluster, each of which has this package; those that declare `GPU` train, if any do.

    The data travels to each worker once.
    """
    with Client(address) as client:
        workers = client.scheduler_info(n_workers=-1)["workers"].values()
        trains = {"GPU": 1} if any("GPU" in worker["resources"] for worker in workers) else {}
        name = f"data of {client.id}"
        client.register_plugin(Held({each.name: each for each in data}), name)
        try:
            trainers = client.get_executor(pure=False, resources=trains)
            yield WorkerPool(client.get_executor(pure=False), trainers, partial(held_data, name), max(1, len(workers)))
        finally:
            client.unregister_worker_plugin(name)
