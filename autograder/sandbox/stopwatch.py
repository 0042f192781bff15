"""Measures the time that a process takes itself: wall time, without the time that it waits for a processor.

So a right answer does not run into its timeout because the machine is busy.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

# A question may take this many times its timeout in wall time: a process that waits longer waits for something else.
MAX_FACTOR = 40
_SHORTEST = 0.05


class Stopwatch:
    """A timeout of `seconds` for the process `pid`, from now on."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._pid = pid
        self._seconds = seconds
        self._ran, self._waited = _run_and_wait(pid)
        self._started = time.monotonic()
        self._deadline = self._started + seconds

    def left(self) -> float:
        """The seconds until the timeout, or until it has to be computed again; 0 or less after the timeout."""
        left = self._deadline - time.monotonic()
        if left <= 0 and (own := self.spent()) < self._seconds:
            left = max(self._seconds - own, _SHORTEST)
            last = self._started + MAX_FACTOR * self._seconds
            self._deadline = min(time.monotonic() + left, last)
            return self._deadline - time.monotonic()
        return left

    def spent(self) -> float:
        """The seconds so far, without those in which the process waited for a processor."""
        elapsed = time.monotonic() - self._started
        ran, waited = _run_and_wait(self._pid)
        # Several threads may have waited at once, or one while another ran.
        idle = elapsed - (ran - self._ran)
        if waited is None or self._waited is None:
            # A process that computed now and then waited for a processor; one that hardly computed slept.
            return elapsed - idle if 0 < idle < 0.98 * elapsed else elapsed
        return elapsed - max(min(waited - self._waited, idle), 0.0)


def _run_and_wait(pid: int) -> tuple[float, float | None]:
    """The seconds that all threads of a process ran, and that they waited for a processor (None if unknown)."""
    ran = waited = 0
    for file in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, ValueError):
            running, waiting, _ = map(int, file.read_text().split())
            ran, waited = ran + running, waited + waiting
    return (ran / 1e9, waited / 1e9) if ran else (_cpu_seconds(pid), None)


def _cpu_seconds(pid: int) -> float:
    """The seconds that a process ran, from a file that every Linux has."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0
