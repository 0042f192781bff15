"""The student, as the graders see one: functions that look callable and run in the sandbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from autograder import limits
from autograder.lesson.errors import _TRAINS as TRAINS
from autograder.lesson.errors import _endless as endless
from autograder.lesson.errors import _error_hint as error_hint
from autograder.lesson.errors import _missing as missing
from autograder.lesson.errors import _not_written as not_written
from autograder.lesson.errors import _raised_error as raised_error
from autograder.lesson.errors import _returned_no_numbers as returned_no_numbers
from autograder.lesson.errors import _returned_nothing as returned_nothing
from autograder.messages import Message, say
from autograder.sandbox import wire
from autograder.sandbox.jail import Sandbox, StoppedError, StudentProcess
from autograder.submission.read import Submission
from autograder.text import one_line
from autograder.training.model_config import exceeds_limits


class StudentError(Exception):
    """A question that a student's code could not answer: the sentence about it, and a hint."""

    def __init__(self, message: Message, hint: Message | None = None) -> None:
        super().__init__(message.text())
        self.message = message
        self.hint = hint


class UnfinishedError(StudentError):
    """The function is missing, or still the stub that was handed out."""


class TimedOutError(StudentError):
    """The function did not return in its time; asking it again would only cost that time again."""


@dataclass(frozen=True)
class Result:
    """What a function gave: its value as an array of numbers, its type's name, and its manners."""

    value: NDArray[Any]
    type: str
    modified: bool


@dataclass(frozen=True)
class Behaviour:
    """What a network that can't be rebuilt here gave for some inputs, and the shapes of its weights."""

    outputs: NDArray[Any]
    weights: list[tuple[int, ...]]


class Student:
    """Asks one submission's functions, each in a process of its own.

    A process serves until it is stopped, or another function is asked; the next question gets a fresh one.
    """

    def __init__(self, submission: Submission, sandbox: Sandbox) -> None:
        self._submission = submission
        self._sandbox = sandbox
        self._process: StudentProcess | None = None
        self._serves = ""
        self._broken: list[dict[str, Any]] = []
        self._timed_out: dict[str, TimedOutError] = {}
        self._seconds: defaultdict[str, float] = defaultdict(float)

    def __getattr__(self, function: str) -> Callable[..., Result]:
        """`student.flatten_images(images)` asks the student's function of that name."""
        if function.startswith("_"):
            raise AttributeError(function)
        return partial(self.call, function)

    def close(self) -> None:
        """Ends the process that is still there."""
        if self._process:
            self._process.close()
        self._process = None

    def call(
        self, function: str, *arrays: NDArray[Any], seconds: float | None = None, layout: str = "", **keywords: Any
    ) -> Result:
        """The array of numbers that a function gives. Raises StudentError where it gives none."""
        question = {"ask": "call", "function": function, "keywords": keywords, "layout": layout}
        with nullcontext() if seconds else self._counted(function):
            answer = self._ask(function, question, arrays, seconds or limits.CALL_SECONDS)
        with _as_announced(function):
            if answer.body.get("none"):
                raise StudentError(*returned_nothing(function))
            if not answer.arrays:
                raise self._not_numbers(function, answer.body)
            return Result(answer.arrays[0], one_line(answer.body["type"], 60), bool(answer.body["modified"]))

    def build(self, function: str, inputs: tuple[int, ...]) -> dict[str, Any]:
        """What a model builder gives: `type`, and for a model its `model` configuration, and more about it.

        `fresh` and `alike` compare it with what a second call built; `again` is the StudentError which that ended in.
        `trial` has what it made of some inputs, asked `once` and `again`, and while it was `trained`. A model whose
        configuration is beyond the limits is neither run nor built again.
        """
        first = self._ask_to_build("build", function, inputs)
        if "model" not in first:
            return first
        if exceeds_limits(first["model"]):
            return {**first, "fresh": False, "alike": False, "again": None, "trial": None}
        trial = self._ask_to_build("trial", function, inputs).get("trial")
        second = self._ask_to_build("build again", function, inputs)
        if "fresh" not in second:
            return second
        compared = {name: second.get(name) for name in ("fresh", "alike")}
        again = self._raised(function, second["again"]) if second.get("again") else None
        with _as_announced(function):
            return {**first, **compared, "again": again, "trial": _trial(trial)}

    def _ask_to_build(self, ask: str, function: str, inputs: tuple[int, ...]) -> dict[str, Any]:
        return self._ask(function, {"ask": ask, "function": function, "inputs": inputs}, (), limits.BUILD_SECONDS).body

    def behave(self, function: str, inputs: NDArray[Any], *weights: NDArray[Any]) -> Behaviour:
        """What the network of a model builder, given these weights by their shapes, makes of the inputs."""
        answer = self._ask(function, {"ask": "behave", "function": function}, (inputs, *weights), limits.BUILD_SECONDS)
        with _as_announced(function):
            return Behaviour(answer.arrays[0], [_shape(shape) for shape in answer.body["weights"]])

    def train(self, function: str, inputs: NDArray[Any], targets: NDArray[Any], eager: bool) -> list[tuple[int, ...]]:
        """The shapes of the weights that a short training of a model builder's network changes, run eagerly or not."""
        question = {"ask": "train", "function": function, "eager": eager}
        answer = self._ask(function, question, (inputs, targets), limits.BUILD_SECONDS)
        with _as_announced(function):
            return [_shape(shape) for shape in answer.body["trainable"]]

    def compile(self, function: str, model: str, *probes: NDArray[Any]) -> dict[str, Any]:
        """What compiling a model (given as configuration) leaves: settings, and values on the probes."""
        question = {"ask": "compile", "function": function, "model": model}
        return self._ask(function, question, probes, limits.COMPILE_SECONDS).body

    def _ask(
        self, function: str, body: dict[str, Any], arrays: tuple[NDArray[Any], ...], seconds: float
    ) -> wire.Packet:
        if not self._submission.defines(function):
            raise self._missing(function)
        if function in self._timed_out:
            raise self._timed_out[function]
        try:
            answer = self._process_for(function).ask(wire.Packet(body, arrays), seconds)
        except StoppedError as stop:
            raise self._stopped(function, stop, body["ask"]) from None
        if "raised" in answer.body:
            raise self._raised(function, answer.body["raised"])
        return answer

    @contextmanager
    def _counted(self, function: str) -> Iterator[None]:
        """Counts the seconds that a function takes: many calls just within their limit would add up to minutes."""
        if self._seconds[function] > limits.ALL_CALLS_SECONDS:
            self._timed_out[function] = _too_slow(function, self._seconds[function])
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
            with _as_announced(function):
                self._broken = list(answer.body["failed"])
        return self._process

    def _missing(self, function: str) -> UnfinishedError:
        if cell := self._submission.lost(function):
            return UnfinishedError(cell.loses(function), cell.hint)
        hint = say("Fill in the cell of the notebook that starts with `def {function}(`.", function=function)
        if self._submission.problems:
            hint = self._submission.problems[0]
        return UnfinishedError(missing(function), hint)

    def _stopped(self, function: str, stop: StoppedError, ask: str) -> StudentError:
        self.close()
        if stop.reason == "time":
            self._timed_out[function] = _endless(function, stop.limit, ask)
            return self._timed_out[function]
        return _ended(function, stop)

    def _raised(self, function: str, raised: Any) -> StudentError:
        with _as_announced(function):
            for broken in self._broken:
                if function in broken["names"] or _is_missed(broken["names"], raised):
                    raised = broken["raised"]
                    break
            error = _Raised.read(raised)
        # PyTorch's and Keras's own lines raise it as well
        if error.kind == "NotImplementedError" and "NotImplementedError" in error.code:
            return UnfinishedError(*not_written(function))
        return StudentError(error.message(function), error.hint())

    def _not_numbers(self, function: str, body: dict[str, Any]) -> StudentError:
        return StudentError(*returned_no_numbers(function, one_line(body["type"], 60)))


def _endless(function: str, seconds: float, ask: str = "call") -> TimedOutError:
    message, hint = endless(function, seconds)
    return TimedOutError(message, hint if ask == "call" else TRAINS)


def _too_slow(function: str, seconds: float) -> TimedOutError:
    return TimedOutError(
        say("stopped: the calls of `{function}` took {seconds:.0f} s together", seconds=seconds, function=function),
        say("Could its loops take far fewer steps, or could NumPy do their work?"),
    )


def _ended(function: str, stop: StoppedError) -> StudentError:
    """What is said of a process that is gone, but not for its time."""
    if stop.reason == "memory":
        size = stop.limit / 2**30
        return StudentError(
            say("stopped: `{function}` used more than {size:.0f} GB of memory", function=function, size=size),
            say("Does a list or an array grow without end?"),
        )
    if stop.reason == "nonsense":
        return StudentError(
            say("stopped: `{function}` wrote something where only its result may go", function=function),
            say("Do not use files or network connections; the function only has to return its result."),
        )
    return StudentError(
        say("the process that ran `{function}` ended without a result", function=function),
        say("Leave out calls such as `exit()` and `os._exit()`; the function only has to return its result."),
    )


def tells_of_a_stop(message: Message) -> bool:
    """Whether a sentence says that a function had to be stopped, or ended its process."""
    return message.template.startswith(("stopped", "the process that ran"))


def _is_missed(names: list[str], raised: dict[str, Any]) -> bool:
    """Whether a cell that failed, which gives these names, is why a function met a name without a value."""
    # what a cell gives is not known where it imports everything of a module
    return raised["kind"] == "NameError" and (not names or any(f"'{name}'" in raised["text"] for name in names))


@dataclass(frozen=True)
class _Raised:
    """An exception in a student's code, as the sandbox tells it."""

    kind: str
    text: str
    cell: str
    line: int
    code: str

    @classmethod
    def read(cls, raised: dict[str, Any]) -> _Raised:
        return cls(
            one_line(raised["kind"], 60),
            one_line(raised["text"], 300),
            one_line(raised.get("where") or "", 40).removeprefix("cell "),
            min(int(raised.get("line") or 0), 10**6),
            one_line(raised.get("code") or "", 120),
        )

    def message(self, function: str) -> Message:
        told = f"{self.kind}: {self.text}" if self.text else self.kind
        place = say("cell {cell}, line {line}: `{code}`", cell=self.cell, line=self.line, code=self.code)
        return raised_error(function, told, place if self.line else None)

    def hint(self) -> Message:
        told = f"{self.kind}{'' if self.line else ' of the call'}: {self.text}"
        return error_hint(told)


def _trial(given: Any) -> dict[str, NDArray[Any]] | None:
    if given is None:
        return None
    trial = {name: np.asarray(given[name], np.float64) for name in ("once", "again", "trained", "trained again")}
    if trial["once"].shape != trial["again"].shape:
        raise ValueError(given)
    # what gives no row for each image is told by the shape of its outputs
    return trial if trial["trained"].ndim > 1 else None


def _shape(sizes: Any) -> tuple[int, ...]:
    if not all(isinstance(size, int) and 0 <= size < 2**31 for size in sizes) or len(sizes) > 8:
        raise ValueError(sizes)
    return tuple(sizes)


@contextmanager
def _as_announced(function: str) -> Iterator[None]:
    """Takes an answer that has not the form it should have for what it is: no answer."""
    try:
        yield
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError):
        raise StudentError(say("`{function}` returned a result that can't be read", function=function)) from None
