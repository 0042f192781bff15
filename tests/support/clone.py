"""A copy of this repository as instructors have it, in which `make` finds the environment that the tests run in."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from autograder.rubric import ROOT

PARTS = (
    *("Makefile", "pyproject.toml", "requirements.lock", "nbgrader_config.py"),
    *("autograder", "classroom", "solutions", "assignments"),
)
VENV = Path(sys.executable).parent.parent
# variables of another gradebook, exchange or MNIST, and of a `make` that started the tests, are not passed on
NOT_PASSED_ON = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "GRADEBOOK_URL", "MNIST_NPZ", "COURSE_LANGUAGE")

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make here")


def clone(folder: Path) -> Path:
    """Copies everything that `make` needs for a class into a folder."""
    for path in (ROOT / name for name in PARTS):
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, folder)
    return folder


def make(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs `make` in a copy until it ends."""
    command, settings = _command(words), _settings(folder, environment)
    return subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)


@contextmanager
def making(folder: Path, *words: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Runs `make` in a copy; at the end, stops it and all processes that it started."""
    command, settings = _command(words), _settings(folder, environment)
    with (folder / "make.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=settings, stdout=log, stderr=log, start_new_session=True)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def _command(words: tuple[str, ...]) -> list[str]:
    # the environment exists already
    return ["make", "--no-print-directory", f"--old-file={VENV}/.ready", f"VENV={VENV}", *words]


def _settings(folder: Path, environment: dict[str, str]) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    own = {"EXCHANGE": str(folder / "exchange"), "KERAS_HOME": str(folder), "https_proxy": "http://127.0.0.1:9"}
    return {**inherited, **own, **environment}
