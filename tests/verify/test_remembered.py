"""The cache that workers share."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from verify import remembered
from verify.remembered import Remembered, forget_all

from autograder.sandbox.jail import StoppedError
from autograder.sandbox.wire import Packet


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(remembered, "FOLDER", tmp_path / "verify")


def test_answers_come_back_whole() -> None:
    Remembered("answers")["key"] = Packet({"type": "ndarray"}, (np.arange(6).reshape(2, 3),))
    answer = Remembered("answers")["key"]
    assert answer.body == {"type": "ndarray"}
    assert np.array_equal(answer.arrays[0], [[0, 1, 2], [3, 4, 5]])


def test_so_do_limits_that_were_passed() -> None:
    Remembered("answers")["key"] = StoppedError("time", 2.5)
    stopped = Remembered("answers")["key"]
    assert (stopped.reason, stopped.limit) == ("time", 2.5)


def test_what_nobody_found_out_is_missing() -> None:
    known = Remembered("answers")
    assert known.get("key") is None
    with pytest.raises(KeyError):
        known["key"]


def test_an_entry_can_be_replaced_and_deleted() -> None:
    known = Remembered("answers")
    known["key"] = 1
    known["key"] = 2
    assert dict(known) == {"key": 2}
    del known["key"]
    assert len(known) == 0


def test_a_new_run_knows_nothing() -> None:
    Remembered("answers")["key"] = 1
    forget_all()
    assert "key" not in Remembered("answers")
