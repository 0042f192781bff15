"""What is said of a student's code that gives no answer, as errors of the student's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from autograder.grade import FailureKind
from autograder.lesson.errors import _TRAINS as TRAINS
from autograder.lesson.errors import _endless as endless
from autograder.lesson.errors import _error_hint as error_hint
from autograder.lesson.errors import _not_written as not_written
from autograder.lesson.errors import _raised_error as raised_error
from autograder.messages import Message, say
from autograder.sandbox.jail import StoppedError
from autograder.text import one_line


class StudentError(Exception):
    """A question that a student's code could not answer: the sentence about it, a hint, and the kind of failure."""

    def __init__(
        self, message: Message, hint: Message | None = None, kind: FailureKind = FailureKind.NO_ANSWER
    ) -> None:
        super().__init__(message.text())
        self.message = message
        self.hint = hint
        self.kind = kind


Value = TypeVar("Value")
Answer: TypeAlias = Value | StudentError
"""What a question to a student's code came to: a value, or the error that says why there is none."""


def answer_of(ask: Callable[[], Value]) -> Answer[Value]:
    """What a question comes to."""
    try:
        return ask()
    except StudentError as error:
        return error


def value_of(answer: Answer[Value]) -> Value:
    """The value of an answer. Raises the StudentError where there is none."""
    if isinstance(answer, StudentError):
        raise answer
    return answer


@dataclass(frozen=True)
class Raised:
    """An exception in a student's code, as the sandbox describes it: where it came from is unknown where `line` is 0.

    `text` has any length, and any characters.
    """

    kind: str
    text: str
    cell: str
    line: int
    code: str

    @classmethod
    def read(cls, described: Mapping[str, object]) -> Raised:
        """The exception of a reply's JSON. Raises KeyError, TypeError, ValueError or OverflowError where it is none."""
        line = described.get("line") or 0
        if not isinstance(line, (int, float)):
            raise TypeError("no number of a line")
        return cls(
            one_line(described["kind"], 60),
            str(described["text"]),
            one_line(described.get("where") or "", 40).removeprefix("cell "),
            min(int(line), 10**6),
            one_line(described.get("code") or "", 120),
        )

    @property
    def words(self) -> str:
        """Its text on one line, short enough for a sentence."""
        return one_line(self.text, 300)

    @property
    def in_brackets(self) -> str:
        """It in a few words, for the end of a sentence about something else."""
        words = one_line(self.text, 120)
        return f" ({one_line(self.kind, 40)}{': ' if self.text else ''}{words})"

    def error(self, function: str) -> StudentError:
        """What is said where a function raised it."""
        # PyTorch's and Keras's own lines raise it as well
        if self.kind == "NotImplementedError" and "NotImplementedError" in self.code:
            return StudentError(*not_written(function), FailureKind.MISSING)
        told = f"{self.kind}: {self.words}" if self.words else self.kind
        place = say("cell {cell}, line {line}: `{code}`", cell=self.cell, line=self.line, code=self.code)
        message = raised_error(function, told, place if self.line else None)
        hint = error_hint(f"{self.kind}{'' if self.line else ' of the call'}: {self.words}")
        return StudentError(message, hint, FailureKind.RAISED)


def stopped(function: str, stop: StoppedError, ask: str) -> StudentError:
    """What is said of a process that is gone; `ask` is the question that it was asked."""
    kind = FailureKind(stop.reason)
    if kind is FailureKind.TIME:
        message, hint = endless(function, stop.limit)
        return StudentError(message, hint if ask == "call" else TRAINS, kind)
    if kind is FailureKind.MEMORY:
        size = stop.limit / 2**30
        return StudentError(
            say("stopped: `{function}` used more than {size:.0f} GB of memory", function=function, size=size),
            say("Does a list or an array grow without end?"),
            kind,
        )
    if kind is FailureKind.NONSENSE:
        return StudentError(
            say("stopped: `{function}` wrote something where only its result may go", function=function),
            say("Do not use files or network connections; the function only has to return its result."),
            kind,
        )
    return StudentError(
        say("the process that ran `{function}` ended without a result", function=function),
        say("Leave out calls such as `exit()` and `os._exit()`; the function only has to return its result."),
        kind,
    )


def too_slow(function: str, seconds: float) -> StudentError:
    """What is said where all calls of a function together took too long."""
    return StudentError(
        say("stopped: the calls of `{function}` took {seconds:.0f} s together", seconds=seconds, function=function),
        say("Could its loops take far fewer steps, or could NumPy do their work?"),
        FailureKind.TIME,
    )


def unreadable(function: str) -> StudentError:
    """What is said of a reply that has not the form of an answer."""
    return StudentError(
        say("`{function}` returned a result that can't be read", function=function), kind=FailureKind.UNREADABLE
    )
