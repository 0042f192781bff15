"""Questions and answers as bytes: a JSON object and arrays in NumPy's npy format, never pickle.

A message is a frame of two lengths (4 and 8 bytes, big-endian), the JSON, and the arrays one after the other.
The reader checks each length before it reads that many bytes.
"""

from __future__ import annotations

import io
import json
import math
import re
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.lib import format as npy
from numpy.typing import NDArray

MAX_JSON = 4 * 2**20
MAX_ARRAYS = 64 * 2**20
MAX_ARRAY_COUNT = 64
MAX_DEPTH = 40
DTYPES = frozenset(
    np.dtype(name) for name in "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64".split()
)

Array = NDArray[Any]
"""An array of any shape and dtype."""
Body = dict[str, Any]
"""A JSON object."""

_FRAME = struct.Struct("!IQ")
# `_encode_array` writes no other header. NumPy's own reader accepts more, and raises nearly any exception.
_NPY_HEADER = re.compile(
    rb"\x93NUMPY\x01\x00..\{'descr': '(.{2,3})', 'fortran_order': (True|False), 'shape': \(([\d, ]{0,200})\), \} *\n",
    re.DOTALL,
)
_DTYPES_BY_NAME = {dtype.str.encode(): dtype for dtype in DTYPES}


class WireError(Exception):
    """The bytes are not a message: too long, cut short, not JSON, or not an array of numbers."""


@dataclass(frozen=True)
class Packet:
    """One question or one answer."""

    body: Body
    arrays: tuple[Array, ...] = field(default=())


def encode(packet: Packet) -> bytes:
    """The packet as bytes.

    Raises:
        WireError: the other side would refuse the packet.
    """
    _check_lengths(0, sum(array.nbytes for array in packet.arrays))
    blobs = [_encode_array(array) for array in packet.arrays]
    head = json.dumps({"body": packet.body, "sizes": [len(blob) for blob in blobs]}).encode()
    size = sum(map(len, blobs))
    _check_lengths(len(head), size)
    return b"".join([_FRAME.pack(len(head), size), head, *blobs])


def receive(read: Callable[[int], bytes]) -> Packet:
    """Reads one packet; `read(n)` must return exactly n bytes or raise.

    Raises:
        WireError: the bytes are not a packet.
    """
    head_length, size = _FRAME.unpack(read(_FRAME.size))
    _check_lengths(head_length, size)
    return _decode(read(head_length), read(size))


def _check_lengths(head: int, arrays: int) -> None:
    if head > MAX_JSON or arrays > MAX_ARRAYS:
        raise WireError(f"a message of {head} bytes of JSON and {arrays} bytes of arrays is too long")


def _decode(head: bytes, blobs: bytes) -> Packet:
    try:
        message = json.loads(head)
        body, sizes = message["body"], message["sizes"]
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise WireError(f"not a JSON message: {type(error).__name__}") from None
    if not isinstance(body, dict) or not _are_sizes(sizes) or sum(sizes) != len(blobs) or _is_deep(body):
        raise WireError("the message does not have the parts it announces")
    arrays, start = [], 0
    for size in sizes:
        arrays.append(_decode_array(blobs[start : start + size]))
        start += size
    return Packet(body, tuple(arrays))


def _is_deep(value: object) -> bool:
    """Whether a value is nested too deep: a function that walks through it could run out of stack."""
    level = [value]
    for _ in range(MAX_DEPTH):
        level = [child for part in level for child in _children(part)]
    return bool(level)


def _children(part: object) -> Iterable[object]:
    return part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()


def _are_sizes(sizes: object) -> bool:
    return (
        isinstance(sizes, list)
        and len(sizes) <= MAX_ARRAY_COUNT
        and all(type(size) is int and size >= 0 for size in sizes)
    )


def _encode_array(array: Array) -> bytes:
    if array.dtype not in DTYPES:
        raise WireError(f"an array of {array.dtype} does not travel")
    stream = io.BytesIO()
    npy.write_array(stream, np.asarray(array), version=(1, 0), allow_pickle=False)
    return stream.getvalue()


def _decode_array(blob: bytes) -> Array:
    header = _NPY_HEADER.match(blob)
    dtype = _DTYPES_BY_NAME.get(header[1]) if header else None
    if header is None or dtype is None:
        raise WireError("not an npy array of numbers")
    shape, start = tuple(map(int, re.findall(rb"\d+", header[3]))), header.end()
    # The product of the other sizes is bounded too: NumPy refuses (0, 10**30), although it is empty.
    if len(shape) > 16 or math.prod(filter(None, shape)) > MAX_ARRAYS:
        raise WireError("an array of a shape that does not travel")
    if math.prod(shape) * dtype.itemsize != len(blob) - start:
        raise WireError("an array whose length is not that of its shape")
    flat = np.frombuffer(bytearray(blob), dtype, math.prod(shape), start) if blob[start:] else np.empty(0, dtype)
    return flat.reshape(shape, order="F" if header[2] == b"True" else "C")
