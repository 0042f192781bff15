"""Many submissions, by any `concurrent.futures.Executor`: each asked once, each network trained once, nothing twice.

A submission is examined as far as it goes without training. The networks that it waits for are trained, each
distinct one once for all, and the submission is asked what is left. What is decided is kept in a store: a run
that was stopped goes on from there, and a changed grader asks again only what it judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder import fingerprint
from autograder.batch.worker import Question, Settings, examine_submission, train_network
from autograder.grade import Grade, Training, from_json, to_json
from autograder.grading.grade_submission import Examination, refuse
from autograder.messages import Message, say
from autograder.store import Store, digest
from autograder.submission.read import Submission, SubmissionError, read_submission
from autograder.training.dataset import Dataset
from autograder.training.train import Job

# Work that was under way when a worker was lost is tried again by itself; what then loses workers is at fault.
ATTEMPTS = 2
# So many submissions a worker are asked at once; so many wait for trainings before more are read.
WINDOW = 4
MOST_PARKED = 1000


@dataclass(frozen=True)
class Crew:
    """Who works: an executor that examines, one that trains, how these find data by its name, and how many work."""

    examiners: Executor
    trainers: Executor
    find: Callable[[str], Dataset]
    width: int


@dataclass
class Progress:
    """How far a run is: submissions graded in this run and taken over, and the same of trainings.

    `memory` is the most bytes that a process which examines has held.
    """

    graded: int = 0
    reused: int = 0
    trained: int = 0
    recalled: int = 0
    memory: int = 0

    @property
    def done(self) -> int:
        return self.graded + self.reused


class Memory:
    """The store, as a cohort uses it: grades by what decides them, trainings by what decides these.

    A `forgetful` one recalls nothing of earlier runs, and keeps what this one finds.
    """

    def __init__(self, store: Store, settings: Settings, forgetful: bool = False) -> None:
        self._store = store
        self._forgetful = forgetful
        self.problem: OSError | None = None
        self._settings = settings

    def recall(self, folder: Path) -> Grade | None:
        """An earlier grade, without the checks of each criterion whose grader has changed since."""
        try:
            value = self._recall(self._key(folder))
            grade, graders = from_json(Grade, value["grade"]), value["graders"]
        except (KeyError, TypeError, ValueError):
            return None
        if (grade.problems or grade.unread) and grade.submission != str(folder):
            # they name files of somebody who handed in the same
            return None
        current = fingerprint.of_criteria(str(grade.assignment))
        if graders.keys() != current.keys():
            return None
        stale = {name for name in current if current[name] != graders[name]}
        criteria = (replace(c, checks=()) if stale & {c.name, *c.relies_on} else c for c in grade.criteria)
        return replace(grade, submission=str(folder), criteria=tuple(criteria))

    def keep(self, folder: Path, grade: Grade) -> None:
        if not grade.complete:
            return
        graders = fingerprint.of_criteria(str(grade.assignment))
        self._put(self._key(folder), {"grade": to_json(grade), "graders": graders})

    def recall_training(self, job: Job) -> Training | Message | None:
        value = self._recall(self._training_key(job))
        try:
            if value is None:
                return None
            if "refused" in value:
                return from_json(Message, value["refused"])
            return replace(from_json(Training, value), cached=True)
        except (KeyError, TypeError, ValueError):
            return None

    def keep_training(self, job: Job, outcome: Training | Message) -> None:
        value = to_json(outcome)
        if isinstance(outcome, Message):
            value = {"refused": value}
        self._put(self._training_key(job), value)

    def _recall(self, key: str) -> Any:
        return None if self._forgetful else self._store.get(key)

    def _put(self, key: str, value: Any) -> None:
        """Not to remember costs time alone: a full disk is no reason to stop."""
        try:
            self._store.put(key, value)
        except OSError as error:
            self.problem = error

    def _key(self, folder: Path) -> str:
        # a folder of another name may hold any assignment
        own = self._settings.data.get(folder.name)
        decides = self._decides([own] if own else self._settings.data.values())
        return digest("grade", fingerprint.of_files(folder, "*.ipynb"), folder.name, self._settings.level, decides)

    def _training_key(self, job: Job) -> str:
        data = (data for data in self._settings.data.values() if data.name == job.data)
        return digest("training", job.key, self._decides(data))

    def _decides(self, data: Iterable[Dataset]) -> Any:
        bars = sorted({(each.name, each.bar) for each in data})
        return [fingerprint.of_engine(), bars, self._settings.full]


@dataclass(frozen=True)
class Exam:
    """A submission under way: what is known of its grade, and how often a worker was lost over it."""

    folder: Path
    submission: Submission
    grade: Grade | None = None
    attempts: int = 0


@dataclass(frozen=True)
class Lesson:
    """A training under way."""

    job: Job
    attempts: int = 0


class Cohort:
    """One run over many submissions."""

    def __init__(self, crew: Crew, settings: Settings, memory: Memory, progress: Progress | None = None) -> None:
        self.progress = progress or Progress()
        self._crew = crew
        self._settings = settings
        self._memory = memory
        self._running: dict[Future[Any], Exam | Lesson] = {}
        self._suspects: list[Exam | Lesson] = []
        self._outcomes: dict[str, Training | Message] = {}
        self._parked: dict[str, list[Exam]] = {}
        self._done: list[tuple[Path, Grade]] = []

    def grade(self, folders: Iterable[Path]) -> Iterator[tuple[Path, Grade]]:
        """The grade of each folder, in the order in which they are done. What goes wrong stands in the grade."""
        waiting = iter(folders)
        while self._ask_more(waiting) or self._running or self._done:
            yield from self._done
            self._done.clear()
            finished, _ = wait(self._running, return_when=FIRST_COMPLETED) if self._running else ((), ())
            for future in finished:
                self._take(self._running.pop(future), future)

    def _ask_more(self, waiting: Iterator[Path]) -> bool:
        """Keeps the workers busy; whether anything came of it."""
        if self._suspects:
            if not self._running:
                self._start(self._suspects.pop())
            return True
        came = False
        while self._has_room():
            folder = next(waiting, None)
            if folder is None:
                break
            self._begin(folder)
            came = True
        return came

    def _has_room(self) -> bool:
        asked = sum(isinstance(work, Exam) for work in self._running.values())
        parked = sum(map(len, self._parked.values()))
        return asked < WINDOW * self._crew.width and parked < MOST_PARKED

    def _begin(self, folder: Path) -> None:
        earlier = self._memory.recall(folder)
        if earlier and earlier.complete:
            self.progress.reused += 1
            self._done.append((folder, earlier))
            return
        try:
            self._start(Exam(folder, read_submission(folder), earlier))
        except SubmissionError as error:
            self._finish(folder, refuse(folder, error, self._settings.level))

    def _start(self, work: Exam | Lesson) -> None:
        self._running[self._submit(work)] = work

    def _submit(self, work: Exam | Lesson) -> Future[Any]:
        if isinstance(work, Lesson):
            return self._crew.trainers.submit(train_network, work.job, self._crew.find, self._settings.full)
        known = [c for c in work.grade.criteria if c.score is not None] if work.grade else []
        question = Question(work.submission, tuple(known), dict(self._outcomes))
        return self._crew.examiners.submit(examine_submission, question, self._settings)

    def _take(self, work: Exam | Lesson, future: Future[Any]) -> None:
        try:
            result = future.result()
        except (BrokenExecutor, CancelledError):
            if work.attempts < ATTEMPTS:
                self._suspects.append(replace(work, attempts=work.attempts + 1))
            else:
                self._fail(work, say("the process that graded it stopped {count} times", count=work.attempts + 1))
        except Exception as error:
            self._fail(work, say("{kind}: {text}", kind=type(error).__name__, text=str(error)))
        else:
            if isinstance(work, Lesson):
                self._learn(work.job, result)
            else:
                self._proceed(work, result)

    def _proceed(self, exam: Exam, examination: Examination) -> None:
        """What an examination gave: a grade that is done, or trainings to wait for."""
        exam = replace(exam, grade=examination.grade)
        self.progress.memory = max(self.progress.memory, examination.memory)
        if not examination.needed:
            self._finish(exam.folder, examination.grade)
            return
        job = examination.needed[0]
        if job.key in self._outcomes:
            self._start(exam)
            return
        waiting = self._parked.setdefault(job.key, [])
        waiting.append(exam)
        if len(waiting) > 1:
            return
        recalled = self._memory.recall_training(job)
        if recalled is None:
            self._start(Lesson(job))
        else:
            self.progress.recalled += 1
            self._resume(job, recalled)

    def _learn(self, job: Job, outcome: Training | Message) -> None:
        self.progress.trained += 1
        self._memory.keep_training(job, outcome)
        self._resume(job, outcome)

    def _resume(self, job: Job, outcome: Training | Message) -> None:
        """Goes on with the submissions that waited for a training; the first of them is the one that it cost."""
        self._outcomes[job.key] = outcome
        for exam in self._parked.pop(job.key, []):
            self._start(exam)
            if isinstance(outcome, Training):
                self._outcomes[job.key] = replace(outcome, cached=True)

    def _fail(self, work: Exam | Lesson, reason: Message) -> None:
        """A fault of ours: the grade says so, and is no grade until it is mended."""
        exams = self._parked.pop(work.job.key, []) if isinstance(work, Lesson) else [work]
        for exam in exams:
            empty = Grade(str(exam.folder), exam.submission.assignment, (), self._settings.level, (), 0.0)
            grade = exam.grade or empty
            fault = say("the grader failed: {fault}", fault=reason)
            self._finish(exam.folder, replace(grade, problems=(*grade.problems, fault)))

    def _finish(self, folder: Path, grade: Grade) -> None:
        self.progress.graded += 1
        self._memory.keep(folder, grade)
        self._done.append((folder, grade))
