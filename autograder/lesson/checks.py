"""`check("flatten")`: whether an answer is right, in plain words.

The check of a task is a function that asks the student's function. It
raises `_CheckFailed`, or tells what was found to be right.
"""

from __future__ import annotations

import linecache as _linecache
import threading as _threading
import warnings as _warnings
from collections.abc import Callable
from collections.abc import ValuesView as _ValuesView
from decimal import Decimal as _Decimal
from numbers import Real as _Real
from typing import Any

import numpy as np

from autograder.lesson.errors import (
    _endless,
    _error_hint,
    _missing,
    _not_written,
    _raised_error,
    _returned_no_numbers,
    _returned_nothing,
    _words,
)
from autograder.lesson.kinds import Array, Judge, Result
from autograder.lesson.mistakes import _CheckFailed
from autograder.messages import Message, say
from autograder.wording import _fill

# seconds: a busy computer may be slow
_PATIENCE = 60
# by the name of a check: what checks it, and what is said then
_TASKS: dict[str, tuple[Judge, Message, Message]] = {}


class _NotYet(Exception):  # noqa: N818  a student's way to a solution
    """An answer that is not right yet: why, and the next step."""

    def __init__(self, *parts: object) -> None:
        """Keeps its parts, which begin lines of their own."""
        self._parts = [str(part) for part in parts]
        super().__init__(" ".join(self._parts))

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows: the sentence, without lines of ours."""
        text = "\n".join(map(_fill, self._parts))
        # bold, for red is hard to read where the page is dark
        return [f"\x1b[1m{text[0]}\x1b[0m{text[1:]}"]


def check(name: str) -> None:
    """Says whether your answer to a task is right, and shows it."""
    if name not in _TASKS:
        raise _NotYet(
            say(
                "✗ There is no check with this name. "
                "The checks are: {names}",
                names=", ".join(_TASKS),
            )
        )
    judge, right, wrong = _TASKS[name]
    try:
        with _warnings.catch_warnings(), np.errstate(all="ignore"):
            _warnings.simplefilter("ignore")
            meaning, show = judge()
    except _CheckFailed as failed:
        raise _NotYet(*_refusal(wrong, failed)) from None
    except Exception as error:
        # an answer that no check thought of: no traceback helps anybody
        unknown = _unknown(error)
        raise _NotYet(*_refusal(wrong, unknown)) from None
    print(right)
    print(_fill(meaning))
    show()


def _task(
    name: str, number: int, count: int | None = None
) -> Callable[[Judge], Judge]:
    """Makes a function the check of a task; `count` tasks there are.

    The function gives a sentence that says what is right, and a
    function that shows it.
    """
    task = say("Task {number}", number=number)
    if count:
        task = say(
            "Task {number} of {count}", number=number, count=count
        )

    def add(judge: Judge) -> Judge:
        right = say("✓ {task} is right", task=task)
        _TASKS[name] = judge, right, say("✗ {task}", task=task)
        return judge

    return add


def _goal(
    name: str,
) -> Callable[[Judge], Judge]:
    """Makes a function the check of a trained network."""

    def add(judge: Judge) -> Judge:
        right = say("✓ Your network is good enough")
        wrong = say("✗ Your network is not good enough yet")
        _TASKS[name] = judge, right, wrong
        return judge

    return add


def _refusal(head: Message, failed: _CheckFailed) -> list[Message]:
    """A mistake, and where there is one, the hint."""
    mistake = say(
        "{head}: {message}.", head=head, message=failed.message
    )
    return [mistake] if failed.hint is None else [mistake, failed.hint]


def _unknown(error: Exception) -> _CheckFailed:
    """What is said where the check itself ends in an error."""
    told = f"{type(error).__name__}: {_words(error)}"
    return _CheckFailed(
        say("your answer could not be checked ({error})", error=told),
        _error_hint(""),
    )


class _Answer:
    """What a function gave: an array, its type's name, its manners."""

    def __init__(self, value: Array, kind: str, modified: bool) -> None:
        self.value = value
        self.kind = kind
        self.modified = modified


def _ask_student(
    function: str,
    *arrays: Array,
    seconds: float | None = None,
    **keywords: object,
) -> _Answer:
    """The numbers that the student's function gives for arrays."""
    given = [array.copy() for array in arrays]
    result = _call_student(
        function, *given, seconds=seconds, **keywords
    )
    pairs = zip(arrays, given, strict=True)
    modified = not all(np.array_equal(*pair) for pair in pairs)
    kind = getattr(result, "__name__", type(result).__name__)
    if result is None:
        raise _CheckFailed(*_returned_nothing(function))
    try:
        value = _as_array(result)
    except (TypeError, ValueError):
        value = None
    if value is None or value.dtype.kind not in "biuf":
        raise _CheckFailed(*_returned_no_numbers(function, kind))
    return _Answer(value, kind, modified)


def _call_student(
    function: str,
    *given: object,
    seconds: float | None = None,
    **keywords: object,
) -> object:
    """What the student's function returns."""
    found = globals().get(function)
    if not callable(found):
        raise _CheckFailed(
            _missing(function),
            say(
                "Run the cell that starts with `def {function}(`. If "
                "it ends in an error, correct that first.",
                function=function,
            ),
        )
    return _run_student(
        function, lambda: found(*given, **keywords), seconds
    )


def _run_student(
    function: str,
    call: Callable[[], Result],
    seconds: float | None = None,
) -> Result:
    """What a call gives that runs code of the student's function."""
    stopped: list[bool] = []
    seconds = seconds or _PATIENCE
    stop = _threading.Timer(seconds, lambda: _stop(stopped))
    stop.daemon = True
    stop.start()
    try:
        return call()
    except KeyboardInterrupt:
        if not stopped:
            raise
        raise _CheckFailed(*_endless(function, seconds)) from None
    except (Exception, SystemExit) as error:
        raise _raised(function, error) from None
    finally:
        stop.cancel()


def _stop(stopped: list[bool]) -> None:
    """Stops what the main thread does, as the square button does."""
    import _thread

    stopped.append(True)
    _thread.interrupt_main()


def _raised(function: str, error: BaseException) -> _CheckFailed:
    """What is said of an error in code of the student's function."""
    line, code = _place_of(error)
    kind, words = type(error).__name__, _words(error)
    if kind == "NotImplementedError" and kind in code:
        return _CheckFailed(*_not_written(function))
    told = f"{kind}: {words}" if words else kind
    outside = "" if line else " of the call"
    place = say("line {line}: `{code}`", line=line, code=code)
    return _CheckFailed(
        _raised_error(function, told, place if line else None),
        _error_hint(f"{kind}{outside}: {words}"),
    )


def _place_of(error: BaseException) -> tuple[int, str]:
    """The last line of the notebook that an error came through.

    Lines of the checks do not count; 0 where there is no other.
    """
    trace, line, file = error.__traceback__, 0, ""
    judges = [judge for judge, *_ in _TASKS.values()]
    ours = {each.__code__.co_filename for each in (check, *judges)}
    while trace:
        code = trace.tb_frame.f_code
        shared = trace.tb_frame.f_globals is globals()
        if shared and code.co_filename not in ours:
            line, file = trace.tb_lineno, code.co_filename
        trace = trace.tb_next
    return line, _linecache.getline(file, line).strip()[:120]


def _as_array(result: Any) -> Array:
    """Numbers in whatever form, as an array."""
    if callable(getattr(result, "numpy", None)):
        result = result.numpy()
    if isinstance(result, _ValuesView):
        result = list(result)
    try:
        array = np.asarray(result)
    except ValueError:
        array = np.asarray([np.squeeze(part) for part in result])
    kinds = _Real, _Decimal
    numbers = all(isinstance(value, kinds) for value in array.flat)
    # bfloat16 is of kind V
    if array.dtype.kind == "V" or (array.dtype.kind == "O" and numbers):
        array = array.astype(np.float64)
    return array


def _first_image() -> Array | None:
    """The notebook's first image; None where there is none."""
    images = globals().get("x_train", globals().get("images", ()))
    if np.shape(images)[1:] == (28, 28) and len(np.asarray(images)):
        return np.array(images[0])
    return None
