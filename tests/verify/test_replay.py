"""A replayed process answers as the real one did."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from verify.replay import Answers, Replay

from autograder.sandbox.jail import Sandbox
from autograder.sandbox.wire import Packet

COUNTER = "CALLS = []\ndef count(step):\n    CALLS.append(step)\n    return sum(CALLS)\n"
DEFINITION = Packet(
    {"ask": "define", "chunks": [{"source": COUNTER, "where": "cell 1", "names": ["count"]}], "seconds": 10.0}
)


def counts(replay: Replay, steps: Iterable[int]) -> list[int]:
    """What a function that adds up its arguments gives for one after the other."""
    process = replay.process()
    try:
        process.ask(DEFINITION, 10.0)
        asked = (Packet({"ask": "call", "function": "count", "keywords": {"step": step}}) for step in steps)
        return [int(process.ask(question, 10.0).arrays[0]) for question in asked]
    finally:
        process.close()


@pytest.fixture
def answers() -> Answers:
    return {}


def test_an_answer_depends_on_what_was_asked_before(sandbox: Sandbox, answers: Answers) -> None:
    assert counts(Replay(sandbox, answers), [1, 2, 1]) == [1, 3, 4]
    assert counts(Replay(sandbox, answers), [2, 1]) == [2, 3]


def test_a_new_question_follows_the_remembered_ones(sandbox: Sandbox, answers: Answers) -> None:
    counts(Replay(sandbox, answers), [1, 2])
    assert counts(Replay(sandbox, answers), [1, 2, 3, 4]) == [1, 3, 6, 10]


def test_the_same_questions_are_asked_once(sandbox: Sandbox, answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    first = counts(Replay(sandbox, answers), [1, 2])
    monkeypatch.delattr(Sandbox, "process")
    assert counts(Replay(sandbox, answers), [1, 2]) == first
