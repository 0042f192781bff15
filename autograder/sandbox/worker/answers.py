"""Answers the grader's questions inside the sandbox: calls a student's functions and sends back plain data.

Student code shares this process and may change every line of it. So nobody trusts what is sent from here: it counts
as the student's own answer, and as nothing else.
"""

from __future__ import annotations

import socket
import sys
import types
from collections.abc import Callable

import numpy as np

from autograder.sandbox import wire
from autograder.sandbox.worker import compiling, definitions, models, values
from autograder.sandbox.worker.definitions import Namespace


def serve(connection: socket.socket) -> None:
    """Answers questions, one after the other, until the other side closes the connection."""
    module = types.ModuleType("__main__")
    # Notebooks call these two, which have nothing to show here.
    module.__dict__.update(display=lambda *a, **k: None, get_ipython=lambda: None)
    sys.modules["__main__"] = module
    while True:
        try:
            question = wire.receive(lambda size: _receive_exactly(connection, size))
        except EOFError:
            return
        body, arrays = _reply_to(module.__dict__, question)
        connection.sendall(_encode(body, arrays))


def _receive_exactly(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        piece = connection.recv(min(size - len(data), 2**20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)


def _reply_to(namespace: Namespace, question: wire.Packet) -> values.Reply:
    body = question.body
    try:
        return _ASKS[body["ask"]](namespace, body, question.arrays)
    except BaseException as error:
        return {"raised": values.describe_error(error)}, []


def _encode(body: wire.Body, arrays: list[wire.Array]) -> bytes:
    try:
        return wire.encode(wire.Packet(body, tuple(arrays)))
    except (wire.WireError, TypeError, ValueError) as error:
        return wire.encode(wire.Packet({"raised": values.describe_error(error)}))


def _call_function(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Calls a function with the arrays as positional arguments; `modified` says whether it wrote into them."""
    given = [_arrange(array.copy(), body.get("layout", "")) for array in arrays]
    for array in given:
        array.flags.writeable = body.get("layout") != "read-only"
    result = namespace[body["function"]](*given, **body.get("keywords", {}))
    modified = any(
        not np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        for before, after in zip(arrays, given, strict=True)
    )
    described, data = values.as_data(result)
    return {"type": values.type_name(result), "modified": modified, **described}, data


def _arrange(array: wire.Array, layout: str) -> wire.Array:
    if layout != "non-contiguous" or array.ndim == 0:
        return array
    wide = np.zeros((array.shape[0] * 2, *array.shape[1:]), array.dtype)
    wide[::2] = array
    return wide[::2]


_ASKS: dict[str, Callable[[Namespace, wire.Body, tuple[wire.Array, ...]], values.Reply]] = {
    "define": definitions.define,
    "call": _call_function,
    "build": models.build,
    "trial": models.trial,
    "build again": models.build_again,
    "behave": models.behave,
    "train": models.train,
    "compile": compiling.compile_model,
}
