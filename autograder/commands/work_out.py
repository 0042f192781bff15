"""The grades that no earlier run has found: worked out by processes of this machine or of a cluster."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from autograder.batch.cache import GradeCache
from autograder.batch.local import local
from autograder.batch.run import Progress, Settings
from autograder.batch.scheduler import Scheduler, WorkerPool
from autograder.commands.session import Options, Session
from autograder.grade import Grade
from autograder.messages import say
from autograder.report.last_run import describe_data
from autograder.training.dataset import Dataset


def work_out(
    session: Session, folders: list[Path], settings: Settings, data: list[Dataset], progress: Progress
) -> Iterator[tuple[Path, Grade]]:
    started, language = time.monotonic(), session.course.language
    cache = GradeCache(session.course.store, settings, write_only=session.options.regrade)
    described = describe_data({each.name: each.bar for each in data}, language)
    session.say(say("sandbox: {level}; data: {data}", level=settings.level, data=described))
    watched = session.console.watch(progress, len(folders), language)
    with _workers(session.options, data) as workers, watched as graded:
        for folder, grade in Scheduler(workers, settings, cache, progress).grade(folders):
            graded(folder.parent.name, grade)
            yield folder, grade
    if cache.problem:
        session.say(say("! the grades could not be saved for the next run: {reason}", reason=cache.problem.strerror))
    session.say(
        say(
            "{count} submissions in {seconds:.0f} s; {trained} networks trained, {reused} reused",
            count=len(folders),
            seconds=time.monotonic() - started,
            trained=progress.trained,
            reused=progress.recalled,
        )
    )


def _workers(options: Options, data: Iterable[Dataset]) -> AbstractContextManager[WorkerPool]:
    if options.cluster:
        # Dask is needed by those alone who have a cluster
        from autograder.batch.dask import cluster

        return cluster(options.cluster, data)
    return local(data, options.jobs)
