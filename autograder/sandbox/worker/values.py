"""Results and exceptions of a student's code as plain data: arrays of numbers, and JSON."""

from __future__ import annotations

import builtins
import linecache
import re
import traceback
from collections.abc import Callable, ValuesView
from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np

from autograder.sandbox import wire

Reply = tuple[wire.Body, list[wire.Array]]
"""The JSON object and the arrays of one answer."""

# Keras and TensorFlow wrap the text of an exception in these.
_WRAPPINGS = (
    re.compile(r"Exception encountered when calling .*?\(\)\.\s+(.*?)\s*(?:Arguments received by|$)", re.DOTALL),
    re.compile(r"Graph execution error:.*\n(.*?)\n\s*\[\[", re.DOTALL),
)


def as_data(result: object) -> Reply:
    """Converts a function's result to one array.

    Gives no array for None (`none` is set) and for a result that is not numbers (`dtype` says what it is).
    """
    if result is None:
        return {"none": True}, []
    try:
        to_numpy = getattr(result, "numpy", None)
        array = _as_array(to_numpy() if callable(to_numpy) else result)
    except (TypeError, ValueError):
        return {"dtype": "object"}, []
    # The npy format has no bfloat16 or float8, and the size of a long double differs between machines.
    foreign = array.dtype.kind == "V" or array.dtype == np.longdouble
    array = array.astype(np.float64 if foreign else array.dtype.newbyteorder("="), copy=False)
    if array.dtype not in wire.DTYPES:
        return {"dtype": str(array.dtype)[:80]}, []
    return {}, [array]


def _as_array(result: Any) -> wire.Array:
    """Converts to an array; of a nested list such as [[[5.1]], [14.5]], which `get_weights` gives, the bare numbers."""
    try:
        array: wire.Array = np.asarray(list(result) if isinstance(result, ValuesView) else result)
    except ValueError:
        array = np.asarray([np.squeeze(part) for part in result])
    exact = array.dtype == object and all(isinstance(value, (Real, Decimal)) for value in array.flat)
    return array.astype(np.float64) if exact else array


def type_name(value: object) -> str:
    """The name of a value's type; of a class, its own name."""
    return value.__name__ if isinstance(value, type) else type(value).__name__


def attempt(compute: Callable[[], object]) -> wire.Body:
    """Computes a value: `{"value": …}`, or `{"raised": …}` with the description of the exception."""
    try:
        return {"value": compute()}
    except Exception as error:
        return {"raised": describe_error(error)}


def describe_error(error: BaseException) -> wire.Body:
    """Describes an exception: its kind, its text, and the last line of the student's that it passed through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("<")]
    last = next((frame for frame in reversed(frames) if frame.filename in linecache.cache), None)
    if last is None and isinstance(error, SyntaxError) and error.filename in linecache.cache:
        last = traceback.FrameSummary(error.filename, error.lineno, "")
    return {
        "kind": type(error).__name__,
        "text": _text_of(error)[:2000],
        "where": last.filename.strip("<>") if last else None,
        "line": last.lineno if last else None,
        "code": (linecache.getline(last.filename, last.lineno or 0) or "").strip()[:300] if last else None,
    }


def _text_of(error: BaseException) -> str:
    try:
        text = builtins.str(error)
    except Exception as another:
        return type(another).__name__
    found = (pattern.search(text[:100_000]) for pattern in _WRAPPINGS)
    return next((match[1] for match in found if match), text)
