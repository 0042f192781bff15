"""Runs a notebook's definitions in one namespace, each within a share of the time that is left."""

from __future__ import annotations

import ast
import linecache
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import zip_longest
from typing import Any

from autograder.sandbox import wire
from autograder.sandbox.worker import values

Namespace = dict[str, Any]
"""The global names of the student's module `__main__`."""


def define(namespace: Namespace, body: wire.Body, arrays: tuple[wire.Array, ...]) -> values.Reply:
    """Runs the definitions in order, within `seconds`; `failed` lists those that raised, and the rest still run.

    One that raised NameError runs again at the end: students need not run cells in the order in which they stand.
    One that takes more than half of the time that is left, as a training would, is stopped.
    """
    clock = Clock(0.9 * body["seconds"])
    failed = _execute_all(namespace, body["chunks"], clock)
    early = [
        chunk
        for chunk, raised in failed
        if raised["kind"] == "NameError" and not any(name in namespace for name in chunk["names"])
    ]
    if early:
        failed = [pair for pair in failed if pair[0] not in early] + _execute_all(namespace, early, clock)
    return {"failed": [{"names": chunk["names"], "raised": raised} for chunk, raised in failed]}, []


class Clock:
    """A budget of seconds: of process time, or of wall time while the process hardly computes.

    Wall time alone would count what a busy machine spends elsewhere. Process time alone would count every thread.
    """

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def half(self) -> Iterator[None]:
        """Raises TimeoutError in a block that takes more than half of what is left."""
        share, passed, ran = max(self.left / 2, 0.01), _since(time.monotonic), _since(time.process_time)

        def spent() -> float:
            return passed() if ran() < passed() / 10 else min(ran(), passed())

        def check(*_: object) -> None:
            if spent() > 0.9 * share:
                raise TimeoutError(f"not finished after {share:.0f} s")

        signal.signal(signal.SIGALRM, check)
        signal.setitimer(signal.ITIMER_REAL, share, share / 4)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self.left -= spent()


def _since(clock: Callable[[], float]) -> Callable[[], float]:
    started = clock()
    return lambda: clock() - started


def _execute_all(namespace: Namespace, chunks: list[wire.Body], clock: Clock) -> list[tuple[wire.Body, wire.Body]]:
    """Runs definitions; gives those that failed, each with the description of its exception."""
    failed = []
    for chunk in chunks:
        filename = f"<{chunk['where']}>"
        _cache_lines(filename, chunk["source"])
        try:
            with clock.half():
                _execute(chunk["source"], filename, namespace)
        except BaseException as error:
            failed.append((chunk, values.describe_error(error)))
    return failed


def _execute(source: str, filename: str, namespace: Namespace) -> None:
    """Runs a definition; without evaluating its type hints where they name something that is not defined."""
    try:
        exec(compile(source, filename, "exec", dont_inherit=True), namespace)
    except (NameError, AttributeError):
        if not isinstance(ast.parse(source).body[0], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            raise
        exec(compile(source, filename, "exec", annotations.compiler_flag, dont_inherit=True), namespace)


def _cache_lines(filename: str, source: str) -> None:
    """Gives tracebacks the lines of a definition.

    All definitions of a cell share a filename, and each has blank lines where the others stand: the lines are merged.
    """
    pairs = zip_longest(source.split("\n"), linecache.getlines(filename), fillvalue="")
    lines = [new if new.strip() else old for new, old in pairs]
    linecache.cache[filename] = (0, None, lines, filename)
