"""What travels between the two sides comes over whole; whatever else arrives is refused, and cheaply."""

from __future__ import annotations

import io
import json
import pickle
import struct
from collections.abc import Callable
from contextlib import nullcontext, suppress
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.lib import format as npy
from numpy.typing import NDArray
from support.fuzz import at_most, fuzz

from autograder.sandbox import wire
from autograder.sandbox.wire import Packet, WireError

FRAME = struct.Struct("!IQ")
REFUSED = (WireError, EOFError)


def reader(data: bytes) -> Callable[[int], bytes]:
    stream = io.BytesIO(data)

    def read(size: int) -> bytes:
        piece = stream.read(size)
        if len(piece) < size:
            raise EOFError
        return piece

    return read


def receive(data: bytes) -> Packet:
    return wire.receive(reader(data))


def framed(head: bytes, arrays: bytes = b"") -> bytes:
    return FRAME.pack(len(head), len(arrays)) + head + arrays


def with_blob(blob: bytes) -> bytes:
    return framed(json.dumps({"body": {}, "sizes": [len(blob)]}).encode(), blob)


def npy_blob(descr: str, shape: str, data: bytes = b"", fortran: str = "False") -> bytes:
    header = f"{{'descr': {descr}, 'fortran_order': {fortran}, 'shape': {shape}, }}".ljust(117).encode() + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def saved(array: NDArray[Any], version: tuple[int, int] | None = None) -> bytes:
    stream = io.BytesIO()
    npy.write_array(stream, array, version=version)
    return stream.getvalue()


def numbers(dtype: str, shape: tuple[int, ...]) -> NDArray[Any]:
    return np.arange(np.prod(shape, dtype=int)).reshape(shape).astype(dtype)


# --- what comes over whole


@pytest.mark.parametrize("shape", [(), (0,), (3, 0, 2), (1,), (5,), (3, 4), (2, 3, 4)], ids=str)
@pytest.mark.parametrize("dtype", sorted(dtype.name for dtype in wire.DTYPES))
def test_an_array_comes_over_whole(dtype: str, shape: tuple[int, ...]) -> None:
    array = numbers(dtype, shape)
    (received,) = receive(wire.encode(Packet({}, (array,)))).arrays
    assert received.dtype == array.dtype
    assert received.shape == shape
    np.testing.assert_array_equal(received, array)


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.asfortranarray(numbers("float32", (3, 4))), id="Fortran order"),
        pytest.param(numbers("int64", (6, 4))[::2, ::-1], id="strided"),
        pytest.param(np.broadcast_to(np.float16(2), (3, 5)), id="broadcast"),
        pytest.param(np.array([np.nan, np.inf, -np.inf, -0.0, 5e-324]), id="special values"),
        pytest.param(np.array([2**64 - 1, 0], np.uint64), id="extremes"),
    ],
)
def test_an_array_of_any_layout_comes_over_whole(array: NDArray[Any]) -> None:
    (received,) = receive(wire.encode(Packet({}, (array,)))).arrays
    np.testing.assert_array_equal(received, array)
    np.testing.assert_array_equal(np.signbit(received), np.signbit(array))


def test_a_received_array_can_be_written_to() -> None:
    (received,) = receive(wire.encode(Packet({}, (numbers("uint8", (3,)),)))).arrays
    received[0] = 7
    assert received[0] == 7


def test_a_body_and_its_arrays_keep_their_order() -> None:
    body = {"text": "é × \u2028", "list": [1, 2.5, None, True], "nested": {"a": {}}}
    arrays = tuple(numbers("int32", (n,)) for n in range(4))
    received = receive(wire.encode(Packet(body, arrays)))
    assert received.body == body
    assert [array.shape for array in received.arrays] == [(0,), (1,), (2,), (3,)]


def test_two_packets_follow_each_other() -> None:
    read = reader(wire.encode(Packet({"first": 1}, (numbers("uint8", (3,)),))) + wire.encode(Packet({"second": 2})))
    assert [wire.receive(read).body, wire.receive(read).body] == [{"first": 1}, {"second": 2}]


# --- what is not sent


@pytest.mark.parametrize(
    "array",
    [
        pytest.param(np.array([None]), id="object"),
        pytest.param(np.array([1j]), id="complex"),
        pytest.param(np.array(["a"]), id="text"),
        pytest.param(np.array([b"a"]), id="bytes"),
        pytest.param(np.zeros(1, "datetime64[s]"), id="dates"),
        pytest.param(np.zeros(1, [("a", "f4")]), id="records"),
        pytest.param(np.zeros(1, np.longdouble), id="long double"),
    ],
)
def test_an_array_of_anything_but_numbers_is_not_sent(array: NDArray[Any]) -> None:
    with pytest.raises(WireError, match="does not travel"):
        wire.encode(Packet({}, (array,)))


@pytest.mark.parametrize(
    "packet",
    [
        pytest.param(Packet({"text": "x" * wire.MAX_JSON}), id="body"),
        pytest.param(Packet({}, (np.zeros(wire.MAX_ARRAYS, np.uint8),)), id="array"),
    ],
)
def test_what_the_other_side_would_refuse_is_not_sent(packet: Packet) -> None:
    with pytest.raises(WireError, match="too long"):
        wire.encode(packet)


# --- what is refused


@pytest.mark.parametrize("lengths", [(wire.MAX_JSON + 1, 0), (10, wire.MAX_ARRAYS + 1), (2**32 - 1, 2**64 - 1)])
def test_too_long_a_message_is_refused_unread(lengths: tuple[int, int]) -> None:
    asked: list[int] = []

    def read(size: int) -> bytes:
        asked.append(size)
        return FRAME.pack(*lengths)

    with pytest.raises(WireError, match="too long"):
        wire.receive(read)
    assert asked == [FRAME.size]


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half"),
        pytest.param(b"\xff\xfe", id="not UTF-8"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"3", id="a number"),
        pytest.param(b"{}", id="no body"),
        pytest.param(b'{"body": {}}', id="no sizes"),
        pytest.param(b'{"body": [], "sizes": []}', id="body no object"),
        pytest.param(b'{"body": {}, "sizes": {}}', id="sizes no list"),
        pytest.param(b'{"body": {}, "sizes": 0}', id="sizes a number"),
        pytest.param(b'{"body": {}, "sizes": [0.0]}', id="size no integer"),
        pytest.param(b'{"body": {}, "sizes": [false]}', id="size a bool"),
        pytest.param(b'{"body": {}, "sizes": [-5, 5]}', id="size negative"),
        pytest.param(b'{"body": {}, "sizes": [1]}', id="size of nothing"),
        pytest.param(b'{"body": {}, "sizes": [%d]}' % 10**30, id="size enormous"),
        pytest.param(b"9" * 100_000, id="a number of many digits"),
        pytest.param(b"[" * 1_000_000, id="nested lists"),
        pytest.param(b'{"body":' * 100_000, id="nested objects"),
    ],
)
def test_a_head_in_another_form_is_refused(head: bytes) -> None:
    with pytest.raises(WireError):
        receive(framed(head))


@pytest.mark.parametrize(
    "blob",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\x93NUMPY", id="magic alone"),
        pytest.param(pickle.dumps([1]), id="pickle"),
        pytest.param(saved(np.array([{}, 1])), id="pickled objects"),
        pytest.param(npy_blob("'|O'", "(1,)", pickle.dumps(1)), id="object dtype"),
        pytest.param(saved(np.array([1j])), id="complex"),
        pytest.param(saved(np.array(["text"])), id="text"),
        pytest.param(saved(np.zeros(2, [("a", "f4")])), id="records"),
        pytest.param(saved(np.zeros(2, "M8[s]")), id="dates"),
        pytest.param(saved(np.zeros(2, ">f8")), id="other byte order"),
        pytest.param(saved(np.zeros(2), (2, 0)), id="npy 2.0"),
        pytest.param(saved(np.zeros(2), (3, 0)), id="npy 3.0"),
        pytest.param(npy_blob("()", "(0,)"), id="empty descr"),
        pytest.param(npy_blob("[('a', '<f4', (10**9,))]", "(0,)"), id="descr of a record"),
        pytest.param(npy_blob("'<f4'", "(0L,)"), id="Python 2"),
        pytest.param(npy_blob("'<f4'", "(0, ")[:60], id="header cut short"),
        pytest.param(npy_blob("'<f4'", "(3,)", bytes(12)).replace(b"'shape'", b"'shame'"), id="no shape"),
        pytest.param(npy_blob("'<f4'", "(3,)", bytes(12), fortran="'True'"), id="order no bool"),
        pytest.param(npy_blob("'<f4'", "(-1,)"), id="negative shape"),
        pytest.param(npy_blob("'<f4'", "(-1, -3)", bytes(12)), id="negative twice"),
        pytest.param(npy_blob("'<f4'", "(1e3,)", bytes(4000)), id="shape no integer"),
        pytest.param(npy_blob("'<f4'", "(10**9,)"), id="shape an expression"),
        pytest.param(npy_blob("'<f8'", f"({10**11},)"), id="enormous shape"),
        pytest.param(npy_blob("'<f8'", f"({2**32}, {2**32})"), id="shape that overflows"),
        pytest.param(npy_blob("'<f8'", f"(0, {2**62}, {2**62})"), id="empty and enormous"),
        pytest.param(npy_blob("'<f8'", f"({'9' * 190},)"), id="shape of many digits"),
        pytest.param(npy_blob("'|b1'", "(" + "1, " * 64 + ")", bytes(1)), id="too many dimensions"),
        pytest.param(npy_blob("'<f4'", "(3,)", bytes(11)), id="data too short"),
        pytest.param(npy_blob("'<f4'", "(3,)", bytes(13)), id="data too long"),
        pytest.param(npy_blob("'<f4'", "()"), id="no data for a scalar"),
        pytest.param(npy_blob("'<f4'", "(" * 500 + ")" * 500), id="nested shape"),
    ],
)
def test_what_is_no_array_of_numbers_is_refused(blob: bytes) -> None:
    with pytest.raises(WireError):
        receive(with_blob(blob))


def test_an_array_by_itself_passes_the_helpers_of_this_module() -> None:
    (array,) = receive(with_blob(npy_blob("'<f4'", "(3,)", bytes(12)))).arrays
    np.testing.assert_array_equal(array, np.zeros(3, "f4"))


@pytest.mark.parametrize("cut", [0, 5, 11, 12, 20, -130, -1])
def test_a_truncated_message_raises_the_readers_own_error(cut: int) -> None:
    with pytest.raises(EOFError):
        receive(wire.encode(Packet({"a": 1}, (np.zeros(3),)))[:cut])


@pytest.mark.parametrize(("count", "taken"), [(wire.MAX_ARRAY_COUNT, True), (wire.MAX_ARRAY_COUNT + 1, False)])
def test_a_message_has_so_many_arrays(count: int, taken: bool) -> None:
    blob = npy_blob("'<f4'", "(0,)")
    data = framed(json.dumps({"body": {}, "sizes": [len(blob)] * count}).encode(), blob * count)
    with nullcontext() if taken else pytest.raises(WireError):
        assert len(receive(data).arrays) == count


@pytest.mark.parametrize(("depth", "taken"), [(wire.MAX_DEPTH - 2, True), (wire.MAX_DEPTH + 1, False), (500, False)])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}")], ids=["lists", "objects"])
def test_a_body_is_so_deep(opening: str, closing: str, depth: int, taken: bool) -> None:
    data = framed(f'{{"body": {{"a": {opening * depth}1{closing * depth}}}, "sizes": []}}'.encode())
    with nullcontext() if taken else pytest.raises(WireError):
        assert receive(data).arrays == ()


# --- whatever comes


MEGABYTE = 2**20
SAMPLE = wire.encode(Packet({"type": "list", "n": [1, {}]}, (numbers("float32", (2, 3)), numbers("uint8", ()))))
HEADERS = st.text("{}'()[]:, 0123456789<>|=fiuObdescrfortran_orderhpTFalse\n\\-.L#", max_size=120)


def refused_or_read(data: bytes) -> None:
    # what is announced must not be allocated before it has come
    with suppress(*REFUSED), at_most(100 * len(data) + MEGABYTE):
        assert isinstance(receive(data), Packet)


@fuzz(1000)
@given(st.binary(max_size=300))
def test_random_bytes_are_refused_or_read(data: bytes) -> None:
    refused_or_read(data)
    refused_or_read(framed(data))
    refused_or_read(with_blob(data))


@fuzz(1000)
@given(HEADERS)
def test_random_array_headers_are_refused_or_read(header: str) -> None:
    text = header.encode()
    refused_or_read(with_blob(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + bytes(8)))


@fuzz(1000)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_changed_bytes_are_refused_or_read(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    refused_or_read(bytes(data))
