"""Runs programs and measures them, from before their start to after their end."""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_POLL_SECONDS = 0.05


class FailedError(Exception):
    """A measured program failed; the text says where its output is."""


@dataclass(frozen=True)
class Ran:
    """The measurements of a program, its start included; `peak` is the memory of its own process, in MiB."""

    seconds: float
    peak: float
    output: str


def run(command: list[str], folder: Path, log: Path, environment: Mapping[str, str] | None = None) -> Ran:
    """Runs a program in a folder until it ends. Raises FailedError if it fails."""
    log.parent.mkdir(parents=True, exist_ok=True)
    started, peak = time.monotonic(), 0.0
    with log.open("w", encoding="utf-8") as file, start(command, folder, file.fileno(), environment) as process:
        while process.poll() is None:
            peak = max(peak, _peak(process.pid))
            time.sleep(_POLL_SECONDS)
    seconds = time.monotonic() - started
    if process.returncode:
        raise FailedError(f"`{' '.join(command[1:4])} …` ended with {process.returncode}: see {log}")
    return Ran(seconds, peak, log.read_text(encoding="utf-8"))


def start(
    command: list[str], folder: Path, output: int, environment: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=output, stderr=subprocess.STDOUT
    )


def _peak(pid: int) -> float:
    """The peak memory of a process without its children, in MiB."""
    with suppress(OSError):
        found = re.search(r"VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text())
        return int(found[1]) / 1024 if found else 0.0
    return 0.0
