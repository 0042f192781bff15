"""The grades of a class: those that an earlier run has found, and those that have to be worked out."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import chain
from pathlib import Path

from autograder.batch.cache import GradeCache
from autograder.batch.scheduler import Progress, Scheduler, WorkerPool
from autograder.batch.worker import Settings
from autograder.commands.session import Options, Session
from autograder.grade import Grade
from autograder.messages import say
from autograder.report.last_run import describe_data
from autograder.training.dataset import Dataset
from autograder.training.sources import source_of


def class_grades(
    session: Session, level: str, folders: Mapping[Path, str], progress: Progress
) -> tuple[Settings, Iterator[tuple[Path, Grade]]]:
    """The grade of every folder, and what it is graded with; what is known is reused before anybody works.

    `folders` are those of the submissions, each with its assignment.
    """
    options = session.options
    expected = {name: source_of(name).peek(options.data) for name in sorted(set(folders.values()))}
    settings = Settings(level, expected, options.full)
    earlier = {} if options.regrade else _recalled(GradeCache(session.course.store, settings), folders)
    needed = sorted({folders[folder] for folder in folders if folder not in earlier})
    if not needed:
        return settings, _reused(session, earlier, progress)
    data = {name: source_of(name).load(options.data) for name in needed}
    as_expected = {name for name in expected if name not in data or data[name].name == expected[name].name}
    earlier = {folder: grade for folder, grade in earlier.items() if folders[folder] in as_expected}
    bare = {name: each.without_images() for name, each in data.items()}
    settings = replace(settings, data={**expected, **bare})
    missing = [folder for folder in folders if folder not in earlier]
    worked_out = _worked_out(session, missing, settings, list(data.values()), progress)
    return settings, chain(worked_out, _reused(session, earlier, progress))


def _recalled(cache: GradeCache, folders: Iterable[Path]) -> dict[Path, Grade]:
    grades = ((folder, cache.grade(folder)) for folder in folders)
    return {folder: grade for folder, grade in grades if grade and grade.complete}


def _reused(session: Session, earlier: dict[Path, Grade], progress: Progress) -> Iterator[tuple[Path, Grade]]:
    if earlier:
        session.say(say("{count} grades reused: nothing that affects them has changed", count=len(earlier)))
    progress.reused += len(earlier)
    yield from earlier.items()


def _worked_out(
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
    from autograder.batch.local import local

    return local(data, options.jobs)
