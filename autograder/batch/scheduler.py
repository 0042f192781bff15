"""Grades many submissions in parallel, by any `concurrent.futures.Executor`; caches grades and trainings.

A submission is examined once. Where its grade depends on trainings, it waits for them; each distinct training is
done once for all submissions. A run that was stopped goes on from the cache, and a changed grader only examines
again what it judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.batch.cache import GradeCache
from autograder.batch.run import Progress, Settings
from autograder.batch.worker import GradingTask, examine_submission, train_network
from autograder.grade import Grade, Training
from autograder.grading.grade_submission import GradingOutcome, refuse
from autograder.messages import Message, say
from autograder.submission.read import Submission, SubmissionError, read_submission
from autograder.training.dataset import Dataset
from autograder.training.train import TrainingResult, TrainingSteps, TrainingTask

# A task that was under way when a worker died is retried alone so often, then it is reported as failed.
RETRIES = 2
# So many submissions a worker are examined at once; so many wait for trainings before more are read.
WINDOW = 4
MOST_WAITING = 1000


@dataclass(frozen=True)
class WorkerPool:
    """Executors that grade and train, how these find data by its name, and how many workers there are."""

    graders: Executor
    trainers: Executor
    find: Callable[[str], Dataset]
    width: int


@dataclass(frozen=True)
class Waiting:
    """A submission that waits for a training: its grade so far, and the steps that lead to the whole one."""

    folder: Path
    grade: Grade
    steps: TrainingSteps[Grade]


@dataclass(frozen=True)
class Attempt:
    """A task under way, and how often a worker died over it."""

    task: GradingTask | TrainingTask
    losses: int = 0


class Scheduler:
    """One run over many submissions."""

    def __init__(
        self, workers: WorkerPool, settings: Settings, cache: GradeCache, progress: Progress | None = None
    ) -> None:
        self.progress = progress or Progress()
        self._workers = workers
        self._settings = settings
        self._cache = cache
        self._running: dict[Future[Any], Attempt] = {}
        self._suspects: list[Attempt] = []
        self._results: dict[str, TrainingResult] = {}
        self._waiting: dict[str, list[Waiting]] = {}
        self._done: list[tuple[Path, Grade]] = []

    def grade(self, folders: Iterable[Path]) -> Iterator[tuple[Path, Grade]]:
        """The grade of each folder, in the order in which they are done. What goes wrong stands in the grade."""
        unread = iter(folders)
        while self._submit_more(unread) or self._running or self._done:
            yield from self._done
            self._done.clear()
            finished, _ = wait(self._running, return_when=FIRST_COMPLETED) if self._running else ((), ())
            for future in finished:
                self._take(self._running.pop(future), future)

    def _submit_more(self, unread: Iterator[Path]) -> bool:
        """Submits more work; returns True if there was any."""
        if self._suspects:
            if not self._running:
                self._start(self._suspects.pop())
            return True
        found = False
        while self._has_room():
            folder = next(unread, None)
            if folder is None:
                break
            self._begin(folder)
            found = True
        return found

    def _has_room(self) -> bool:
        examined = sum(isinstance(attempt.task, GradingTask) for attempt in self._running.values())
        return examined < WINDOW * self._workers.width and sum(map(len, self._waiting.values())) < MOST_WAITING

    def _begin(self, folder: Path) -> None:
        earlier = self._cache.grade(folder)
        if earlier and earlier.complete:
            self.progress.reused += 1
            self._done.append((folder, earlier))
            return
        try:
            self._start(Attempt(GradingTask(read_submission(folder), earlier)))
        except SubmissionError as error:
            self._finish(folder, refuse(folder, error, self._settings.level))

    def _start(self, attempt: Attempt) -> None:
        task, workers, settings = attempt.task, self._workers, self._settings
        if isinstance(task, TrainingTask):
            future: Future[Any] = workers.trainers.submit(train_network, task, workers.find, settings.full)
        else:
            future = workers.graders.submit(examine_submission, task, settings.level)
        self._running[future] = attempt

    def _take(self, attempt: Attempt, future: Future[Any]) -> None:
        try:
            result = future.result()
        except (BrokenExecutor, CancelledError):
            losses = attempt.losses + 1
            if losses <= RETRIES:
                self._suspects.append(Attempt(attempt.task, losses))
            else:
                self._fail(attempt.task, say("the process that graded it stopped {count} times", count=losses))
        except Exception as error:
            self._fail(attempt.task, _described(error))
        else:
            if isinstance(attempt.task, TrainingTask):
                self.progress.trained += 1
                self._cache.keep_training(attempt.task, result)
                self._spread(attempt.task, result)
            else:
                self._proceed(attempt.task.submission, result)

    def _proceed(self, submission: Submission, outcome: GradingOutcome) -> None:
        self.progress.memory = max(self.progress.memory, outcome.memory)
        data = self._settings.data[submission.assignment].name
        self._go_on(Waiting(submission.path, outcome.grade, outcome.complete(data)))

    def _go_on(self, waiting: Waiting, result: TrainingResult | None = None) -> None:
        """Takes a submission to the next training that is not done yet, or to its whole grade."""
        try:
            task = waiting.steps.send(result)
            while task.key in self._results:
                task = waiting.steps.send(self._results[task.key])
        except StopIteration as end:
            self._finish(waiting.folder, end.value)
        except Exception as error:
            self._finish(waiting.folder, waiting.grade, _described(error))
        else:
            self._wait_for(task, waiting)

    def _wait_for(self, task: TrainingTask, waiting: Waiting) -> None:
        group = self._waiting.setdefault(task.key, [])
        group.append(waiting)
        if len(group) > 1:
            return
        recalled = self._cache.training(task)
        if recalled is None:
            self._start(Attempt(task))
        else:
            self.progress.recalled += 1
            self._spread(task, recalled)

    def _spread(self, task: TrainingTask, result: TrainingResult) -> None:
        """Goes on with the submissions that wait for a training; the first of them is the one that it cost."""
        cached = replace(result, cached=True) if isinstance(result, Training) else result
        self._results[task.key] = cached
        for waiting in self._waiting.pop(task.key):
            self._go_on(waiting, result)
            result = cached

    def _fail(self, task: GradingTask | TrainingTask, fault: Message) -> None:
        if isinstance(task, TrainingTask):
            for waiting in self._waiting.pop(task.key):
                self._finish(waiting.folder, waiting.grade, fault)
        else:
            path, assignment = task.submission.path, task.submission.assignment
            empty = Grade(str(path), assignment, (), self._settings.level, (), 0.0)
            self._finish(path, task.earlier or empty, fault)

    def _finish(self, folder: Path, grade: Grade, fault: Message | None = None) -> None:
        """A fault is ours: the grade says so, and is no grade until it is mended."""
        if fault:
            grade = replace(grade, problems=(*grade.problems, say("the grader failed: {fault}", fault=fault)))
        self.progress.graded += 1
        self._cache.keep_grade(folder, grade)
        self._done.append((folder, grade))


def _described(error: Exception) -> Message:
    return say("{kind}: {text}", kind=type(error).__name__, text=str(error))
