"""The time that a process is given: its own, on a machine that may have more to do than it can."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from autograder.sandbox import stopwatch
from autograder.sandbox.stopwatch import MAX_FACTOR, Stopwatch

BUSY = "import os, sys; os.sched_setaffinity(0, [int(sys.argv[1])])\nprint(flush=True)\nwhile True: pass"


class Machine:
    """A clock, and a process that runs and waits as a test says."""

    def __init__(self) -> None:
        self.clock = self.ran = self.waited = 0.0

    def go_on(self, *, ran: float = 0.0, waited: float = 0.0, asleep: float = 0.0) -> None:
        self.ran, self.waited = self.ran + ran, self.waited + waited
        self.clock += ran + waited + asleep


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine()
    machine.go_on(ran=3, waited=40)
    monkeypatch.setattr(time, "monotonic", lambda: machine.clock)
    monkeypatch.setattr(stopwatch, "_run_and_wait", lambda pid: (machine.ran, machine.waited))
    return machine


def test_what_a_process_computes_or_sleeps_counts(machine: Machine) -> None:
    watch = Stopwatch(1, 10.0)
    machine.go_on(ran=4, asleep=5)
    assert (watch.spent(), watch.left()) == (9, 1)
    machine.go_on(asleep=1)
    assert watch.left() <= 0


def test_what_it_waits_for_a_processor_does_not_count(machine: Machine) -> None:
    watch = Stopwatch(1, 10.0)
    machine.go_on(ran=4, waited=6)
    assert (watch.spent(), watch.left()) == (4, 6)
    machine.go_on(ran=5, waited=20)
    assert (watch.spent(), watch.left()) == (9, 1)
    machine.go_on(ran=1)
    assert watch.left() <= 0


def test_threads_that_keep_each_other_waiting_gain_nothing(machine: Machine) -> None:
    watch = Stopwatch(1, 10.0)
    machine.go_on(ran=10)
    machine.waited += 1000
    assert (watch.spent(), watch.left()) == (10, 0)


@pytest.mark.parametrize(("ran", "asleep", "spent"), [(4, 6, 4), (0.125, 9.875, 10), (10, 0, 10)])
def test_without_schedstat_a_process_that_computes_is_awake(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, ran: float, asleep: float, spent: float
) -> None:
    monkeypatch.setattr(stopwatch, "_run_and_wait", lambda pid: (machine.ran, None))
    watch = Stopwatch(1, 20.0)
    machine.go_on(ran=ran, asleep=asleep)
    assert watch.spent() == spent


def test_a_wait_has_an_end(machine: Machine) -> None:
    watch = Stopwatch(1, 10.0)
    machine.go_on(waited=10.0 * MAX_FACTOR - 1)
    assert 0 < watch.left() <= 1
    machine.go_on(waited=1)
    assert watch.left() <= 0


@pytest.fixture
def busy() -> Iterator[int]:
    """One of two processes that never end, on one and the same processor."""
    processor = str(min(os.sched_getaffinity(0)))
    with ExitStack() as stack:
        command = [sys.executable, "-c", BUSY, processor]
        both = [stack.enter_context(subprocess.Popen(command, stdout=subprocess.PIPE)) for _ in range(2)]
        for process in both:
            stack.callback(process.kill)
            assert process.stdout
            process.stdout.readline()
        yield both[0].pid


@pytest.mark.parametrize("told", [True, False], ids=["Linux tells of waits", "Linux does not"])
def test_on_a_shared_processor_less_than_wall_time_is_spent(
    busy: int, told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not told:
        monkeypatch.setattr(stopwatch, "_run_and_wait", lambda pid: (stopwatch._cpu_seconds(pid), None))
    watch, started = Stopwatch(busy, 1.0), time.monotonic()
    while watch.left() > 0:
        time.sleep(0.01)
    assert watch.spent() < 0.9 * (time.monotonic() - started)
