"""Delays Ctrl-C and SIGTERM during a step: in the middle of one, libraries take them for a failure of their own."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

STOPS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def held_back() -> Iterator[None]:
    """Delays the first signal until the step is done; a second one takes effect at once."""
    if threading.current_thread() is not threading.main_thread():
        # only the main thread handles signals
        yield
        return
    held: list[int] = []

    def hold(number: int, frame: FrameType | None) -> None:
        held.append(number)
        restore()

    def restore() -> None:
        for stop, handler in earlier.items():
            signal.signal(stop, handler)

    # a handler that was not set from Python can't be restored
    earlier = {stop: handler for stop in STOPS if (handler := signal.getsignal(stop)) is not None}
    for stop in earlier:
        signal.signal(stop, hold)
    try:
        yield
    finally:
        restore()
    for number in held:
        signal.raise_signal(number)
