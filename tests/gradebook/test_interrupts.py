"""Ctrl-C and SIGTERM in the middle of a step."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from autograder.gradebook.interrupts import STOPS, held_back

Done = list[str]


def work(done: Done, *stops: signal.Signals) -> None:
    with held_back():
        for stop in stops:
            signal.raise_signal(stop)
        done.append("step")


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    before = {stop: signal.signal(stop, signal.default_int_handler) for stop in STOPS}
    yield
    for stop, handler in before.items():
        signal.signal(stop, handler)


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_waits_until_the_step_is_done(stop: signal.Signals) -> None:
    done: Done = []
    with pytest.raises(KeyboardInterrupt):
        work(done, stop)
    assert done == ["step"]


def test_a_second_stop_does_not_wait() -> None:
    done: Done = []
    with pytest.raises(KeyboardInterrupt):
        work(done, signal.SIGINT, signal.SIGTERM)
    assert done == []


def test_a_stop_in_a_step_of_a_step_waits_for_the_outer_one() -> None:
    done: Done = []

    def outer() -> None:
        with held_back():
            work(done, signal.SIGINT)
            done.append("outer")

    with pytest.raises(KeyboardInterrupt):
        outer()
    assert done == ["step", "outer"]


def test_what_stood_before_handles_stops_afterwards() -> None:
    with held_back():
        pass
    assert all(signal.getsignal(stop) is signal.default_int_handler for stop in STOPS)


def test_a_step_that_fails_fails_as_ever() -> None:
    with pytest.raises(ZeroDivisionError), held_back():
        raise ZeroDivisionError


def test_other_threads_leave_signals_alone() -> None:
    def handler() -> object:
        with held_back():
            return signal.getsignal(signal.SIGINT)

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(handler).result() is signal.default_int_handler
