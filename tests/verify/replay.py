"""A sandbox that remembers answers: students are asked the same questions in the same order once, however often.

Graders that differ in their verdicts alone ask the same questions, so that grading by a changed one costs nothing
but its own arithmetic. An answer may depend on what was asked before it, as that of a function which adds to a list.
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
    """Stands in for a warm sandbox; `answers` are those that it remembers, with the seconds that they took."""

    def __init__(self, sandbox: Sandbox, answers: Answers) -> None:
        self.level = sandbox.level
        self._sandbox = sandbox
        self._answers = answers

    def process(self) -> ReplayedProcess:
        return ReplayedProcess(self._sandbox, self._answers)


class ReplayedProcess:
    """Stands in for a student's process; where a question is new, a real one is started, and asked all of them."""

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
