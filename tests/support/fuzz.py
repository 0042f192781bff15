"""The number of cases for tests with random input: few by default, FUZZ for a long run."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from hypothesis import HealthCheck, settings

CASES = os.environ.get("FUZZ")


def fuzz(cases: int) -> Callable[[Any], Any]:
    """Settings for a test of that many cases, the same at every run; with FUZZ=N for N new ones."""
    return settings(
        max_examples=int(CASES) if CASES else cases,
        derandomize=not CASES,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@contextmanager
def at_most(most: int) -> Iterator[None]:
    """Fails if Python allocates more than that many bytes at once."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= most, f"{peak} bytes of memory"
