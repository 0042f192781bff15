"""A sandbox with cached answers: no student's process is asked the same questions in the same order twice.

A mutant of a grader that only judges differently asks the same questions, so that it is run without a process. The key
of an answer covers all questions before it: an answer may depend on them, as with a function that appends to a list.
"""

from __future__ import annotations

import hashlib
from collections.abc import MutableMapping
from contextlib import suppress

from autograder.sandbox import wire
from autograder.sandbox.jail import Sandbox, StoppedError, StudentProcess

Answer = wire.Packet | StoppedError
Answers = MutableMapping[str, tuple[Answer, float]]


class Replay:
    """Stands in for a started sandbox. `answers` is the cache: each answer with the seconds that it took."""

    def __init__(self, sandbox: Sandbox, answers: Answers) -> None:
        self.level = sandbox.level
        self._sandbox = sandbox
        self._answers = answers

    def process(self) -> ReplayedProcess:
        return ReplayedProcess(self._sandbox, self._answers)


class ReplayedProcess:
    """Stands in for a student's process. For a new question it starts a real one, and repeats the earlier questions."""

    def __init__(self, sandbox: Sandbox, answers: Answers) -> None:
        self._sandbox = sandbox
        self._answers = answers
        self._history = hashlib.sha256()
        self._unasked: list[tuple[wire.Packet, float]] = []
        self._process: StudentProcess | None = None
        self.took = 0.0

    def ask(self, question: wire.Packet, seconds: float) -> wire.Packet:
        self._history.update(wire.encode(question))
        self._unasked.append((question, seconds))
        key = self._history.hexdigest()
        known = self._answers.get(key)
        if known is None:
            known = self._answers[key] = self._ask()
        answer, self.took = known
        if isinstance(answer, StoppedError):
            raise answer
        return answer

    def close(self) -> None:
        if self._process:
            self._process.close()
            self._process = None

    def _ask(self) -> tuple[Answer, float]:
        self._process = self._process or self._sandbox.process()
        *earlier, latest = self._unasked
        self._unasked.clear()
        for each in earlier:
            with suppress(StoppedError):
                self._process.ask(*each)
        try:
            return self._process.ask(*latest), self._process.took
        except StoppedError as stop:
            return stop, self._process.took
