"""How long a process takes by itself: the clock stands still while it waits for a processor.

Where a machine has more to do than it can, a student's right answer must not come too late for that.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

# by the clock, a question may take as many times its limit; who waits that long, waits for something else
MAX_FACTOR = 40
_SHORTEST = 0.05


class Stopwatch:
    """The time that a process has for a question, from now on."""

    def __init__(self, pid: int, seconds: float) -> None:
        self._pid = pid
        self._seconds = seconds
        self._ran, self._waited = _run_and_wait(pid)
        self._started = time.monotonic()
        self._deadline = self._started + seconds

    def left(self) -> float:
        """The seconds until time is up, or has to be looked at again; 0 or less where it is up."""
        left = self._deadline - time.monotonic()
        if left <= 0 and (own := self.spent()) < self._seconds:
            left = max(self._seconds - own, _SHORTEST)
            last = self._started + MAX_FACTOR * self._seconds
            self._deadline = min(time.monotonic() + left, last)
            return self._deadline - time.monotonic()
        return left

    def spent(self) -> float:
        """The seconds so far, without those in which it waited for a processor."""
        elapsed = time.monotonic() - self._started
        ran, waited = _run_and_wait(self._pid)
        # several threads may have waited at once, or one while another ran
        idle = elapsed - (ran - self._ran)
        if waited is None or self._waited is None:
            # who computes now and then is not asleep
            return elapsed - idle if 0 < idle < 0.98 * elapsed else elapsed
        return elapsed - max(min(waited - self._waited, idle), 0.0)


def _run_and_wait(pid: int) -> tuple[float, float | None]:
    """For how many seconds all threads of a process ran, and waited for a processor; None where Linux doesn't tell."""
    ran = waited = 0
    for file in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        with contextlib.suppress(OSError, ValueError):
            running, waiting, _ = map(int, file.read_text().split())
            ran, waited = ran + running, waited + waiting
    return (ran / 1e9, waited / 1e9) if ran else (_ran(pid), None)


def _ran(pid: int) -> float:
    """For how many seconds a process ran, from where every Linux tells it."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0
