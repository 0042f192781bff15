"""The grades of a class: those that an earlier run has found, and those that have to be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from autograder.batch.cache import GradeCache
from autograder.batch.run import Progress, Settings
from autograder.commands.session import Session
from autograder.grade import Grade
from autograder.messages import say
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
    cache = GradeCache(session.course.store, settings, write_only=options.regrade)
    cached = ((folder, cache.grade(folder)) for folder in folders)
    earlier = {folder: grade for folder, grade in cached if grade and grade.complete}
    needed = sorted({folders[folder] for folder in folders if folder not in earlier})
    if not needed:
        return settings, _reused(session, earlier, progress)
    data = {name: source_of(name).load(options.data) for name in needed}
    as_expected = {name for name in expected if name not in data or data[name].name == expected[name].name}
    earlier = {folder: grade for folder, grade in earlier.items() if folders[folder] in as_expected}
    bare = {name: each.without_images() for name, each in data.items()}
    settings = replace(settings, data={**expected, **bare})
    missing = [folder for folder in folders if folder not in earlier]
    # imports what grades
    from autograder.commands.work_out import work_out

    worked_out = work_out(session, missing, settings, list(data.values()), progress)
    return settings, chain(worked_out, _reused(session, earlier, progress))


def _reused(session: Session, earlier: dict[Path, Grade], progress: Progress) -> Iterator[tuple[Path, Grade]]:
    if earlier:
        session.say(say("{count} grades reused: nothing that affects them has changed", count=len(earlier)))
    progress.reused += len(earlier)
    yield from earlier.items()
