"""The time that definitions are given, in a process that may have many threads, on a machine that may be busy."""

from __future__ import annotations

import time

import pytest

from autograder.sandbox.worker.definitions import Clock


class Machine:
    """A clock, and how long all threads of this process ran."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.clock = self.ran = 0.0
        monkeypatch.setattr(time, "monotonic", lambda: self.clock)
        monkeypatch.setattr(time, "process_time", lambda: self.ran)


@pytest.mark.parametrize(
    ("passed", "ran", "left"),
    [
        pytest.param(2.0, 2.0, 8.0, id="it computes"),
        pytest.param(2.0, 0.0, 8.0, id="it sleeps"),
        pytest.param(8.0, 2.0, 8.0, id="it waits for a processor"),
        pytest.param(2.0, 128.0, 8.0, id="64 threads compute"),
    ],
)
def test_a_definition_spends_its_own_time(
    passed: float, ran: float, left: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine, clock = Machine(monkeypatch), Clock(10.0)
    with clock.half():
        machine.clock, machine.ran = passed, ran
    assert clock.left == left
