"""The student, as the graders see one: functions that look callable and run in the sandbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

from autograder import limits
from autograder.grade import FailureKind
from autograder.grading.answers import (
    Array,
    Behaviour,
    BrokenDefinition,
    Built,
    Compiled,
    NoModel,
    Reply,
    Result,
    Shape,
    Trial,
    read_configuration,
    read_for,
    read_shapes,
)
from autograder.grading.student_errors import Raised, StudentError, stopped, too_slow
from autograder.lesson.errors import _missing as missing
from autograder.lesson.errors import _returned_no_numbers as returned_no_numbers
from autograder.lesson.errors import _returned_nothing as returned_nothing
from autograder.messages import say
from autograder.sandbox import wire
from autograder.sandbox.jail import Sandbox, StoppedError, StudentProcess
from autograder.submission.read import Submission
from autograder.text import one_line
from autograder.training.model_config import exceeds_limits


class Student:
    """Asks one submission's functions, each in a process of its own.

    A process serves until it is stopped, or another function is asked; the next question gets a new one.
    """

    def __init__(self, submission: Submission, sandbox: Sandbox) -> None:
        self._submission = submission
        self._sandbox = sandbox
        self._process: StudentProcess | None = None
        self._serves = ""
        self._broken: list[BrokenDefinition] = []
        self._timed_out: dict[str, StudentError] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def __getattr__(self, function: str) -> Callable[..., Result]:
        """`student.flatten_images(images)` asks the student's function of that name."""
        if function.startswith("_"):
            raise AttributeError(function)
        return partial(self.call, function)

    def close(self) -> None:
        """Ends the process that is still there; the next question gets a new one."""
        if self._process:
            self._process.close()
        self._process = None

    def call(
        self, function: str, *arrays: Array, seconds: float | None = None, layout: str = "", **keywords: float
    ) -> Result:
        """The array of numbers that a function returns. Raises StudentError where it returns none."""
        question = {"ask": "call", "function": function, "keywords": keywords, "layout": layout}
        with nullcontext() if seconds else self._counted(function):
            answer = self._ask(function, question, arrays, seconds or limits.CALL_SECONDS)
        with read_for(function):
            if answer.body.get("none"):
                raise StudentError(*returned_nothing(function))
            kind = one_line(answer.body["type"], 60)
            if not answer.arrays:
                raise StudentError(*returned_no_numbers(function, kind))
            return Result(answer.arrays[0], kind, bool(answer.body["modified"]))

    def build(self, function: str, inputs: Shape) -> Built | NoModel:
        """What a model builder returns, for images of the shape `inputs`."""
        first = self._ask_to_build("build", function, inputs)
        if "model" not in first:
            return NoModel.read(first)
        with read_for(function):
            kind, configuration = one_line(first.get("type"), 60), read_configuration(first["model"])
        built = Built(kind, configuration, is_own=first.get("is_own") is True)
        if configuration and exceeds_limits(configuration):
            return built
        trial = self._ask_to_build("trial", function, inputs).get("trial")
        second = self._ask_to_build("build again", function, inputs)
        if "fresh" not in second:
            return NoModel.read(second)
        again = self._raised(function, second["again"]) if second.get("again") else None
        fresh, alike = second["fresh"] is True, second.get("alike") is True
        with read_for(function):
            return replace(built, fresh=fresh, alike=alike, again=again, trial=Trial.read(trial))

    def _ask_to_build(self, ask: str, function: str, inputs: Shape) -> Reply:
        return self._ask(function, {"ask": ask, "function": function, "inputs": inputs}, (), limits.BUILD_SECONDS).body

    def behave(self, function: str, inputs: Array, *weights: Array) -> Behaviour:
        """What the network of a model builder, given these weights by their shapes, makes of the inputs."""
        answer = self._ask(function, {"ask": "behave", "function": function}, (inputs, *weights), limits.BUILD_SECONDS)
        with read_for(function):
            return Behaviour(answer.arrays[0], read_shapes(answer.body["weights"]))

    def train(self, function: str, inputs: Array, targets: Array, eager: bool) -> list[Shape]:
        """The shapes of the weights that a short training of a model builder's network changes, run eagerly or not."""
        question = {"ask": "train", "function": function, "eager": eager}
        answer = self._ask(function, question, (inputs, targets), limits.BUILD_SECONDS)
        with read_for(function):
            return read_shapes(answer.body["trainable"])

    def compile(self, function: str, model: str, *probes: Array) -> Compiled:
        """What compiling a model (given as configuration) leaves.

        `probes` are pairs of labels and predictions, one after the other.
        """
        question = {"ask": "compile", "function": function, "model": model}
        reply = self._ask(function, question, probes, limits.COMPILE_SECONDS).body
        with read_for(function):
            return Compiled.read(reply, len(probes) // 2)

    def _ask(self, function: str, question: dict[str, Any], arrays: tuple[Array, ...], seconds: float) -> wire.Packet:
        if not self._submission.defines(function):
            raise self._missing(function)
        if function in self._timed_out:
            raise self._timed_out[function]
        try:
            answer = self._process_for(function).ask(wire.Packet(question, arrays), seconds)
        except StoppedError as stop:
            self.close()
            error = stopped(function, stop, question["ask"])
            if error.kind is FailureKind.TIME:
                # asking again would only cost that time again
                self._timed_out[function] = error
            raise error from None
        if "raised" in answer.body:
            raise self._raised(function, answer.body["raised"])
        return answer

    @contextmanager
    def _counted(self, function: str) -> Iterator[None]:
        """Counts the seconds that a function takes: many calls just within their limit would add up to minutes."""
        if self._seconds[function] > limits.ALL_CALLS_SECONDS:
            self._timed_out[function] = too_slow(function, self._seconds[function])
        try:
            yield
        finally:
            self._seconds[function] += self._process.took if self._process else 0.0

    def _process_for(self, function: str) -> StudentProcess:
        """The process with what this function needs, and nothing that only other functions need."""
        if self._process is None or self._serves != function:
            self.close()
            self._process, self._serves, self._broken = self._sandbox.process(), function, []
            needed = self._submission.needed_by(function)
            chunks = [{"source": d.source, "where": d.where, "names": sorted(d.binds)} for d in needed]
            question = {"ask": "define", "chunks": chunks, "seconds": limits.DEFINE_SECONDS}
            answer = self._process.ask(wire.Packet(question), limits.DEFINE_SECONDS)
            with read_for(function):
                self._broken = [BrokenDefinition.read(broken) for broken in answer.body["failed"]]
        return self._process

    def _missing(self, function: str) -> StudentError:
        if cell := self._submission.lost(function):
            return StudentError(cell.loses(function), cell.hint, FailureKind.MISSING)
        hint = say("Fill in the cell of the notebook that starts with `def {function}(`.", function=function)
        if self._submission.problems:
            hint = self._submission.problems[0]
        return StudentError(missing(function), hint, FailureKind.MISSING)

    def _raised(self, function: str, described: Any) -> StudentError:
        """What is said of an exception, or of that of a definition which explains it."""
        with read_for(function):
            raised = Raised.read(described)
            causes = (broken.raised for broken in self._broken if broken.explains(function, raised))
            raised = next(causes, raised)
        return raised.error(function)
