"""Ctrl-C, and what ends a batch job, kept from the middle of a step, where libraries take it for their failure."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_back() -> Iterator[None]:
    """Has a stop wait until the step is done; a second one does not wait."""
    if threading.current_thread() is not threading.main_thread():
        # signals are the main thread's
        yield
        return
    held: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        held.append(number)
        restore()

    def restore() -> None:
        for stop, handler in earlier.items():
            signal.signal(stop, handler)

    # one that was not set from Python can't be put back
    earlier = {stop: handler for stop in STOPS if (handler := signal.getsignal(stop)) is not None}
    for stop in earlier:
        signal.signal(stop, hold)
    try:
        yield
    finally:
        restore()
    for number in held:
        signal.raise_signal(number)
