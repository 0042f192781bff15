"""A grade comes back from its JSON values as it was; what is damaged is told by a ValueError."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

import numpy as np
import pytest

from autograder.grade import CheckResult, CriterionResult, Grade, Outcome, Training, from_json, to_json
from autograder.messages import Message, say

TRAINING = Training(0.97, 0.95, 2, 669_706, "mnist", "CPU", False, ((0.5, 0.91), (1.0, 0.97)), ((3, 5), (8, 1)), True)
CHECK = CheckResult(
    "rows", say("Keeps {n} rows", n=3), Outcome.FAILED, 2.0, say("It gave {what}.", what=say("nothing"))
)
CRITERION = CriterionResult("accuracy", "mnist", 25.0, False, (CHECK,), ("compile",), TRAINING)
GRADE = Grade("ada/mnist", "mnist", (CRITERION,), "none", (say("It is late."),), 1.5, (say("It can't be read."),))


def through_json(value: Any) -> Any:
    return json.loads(json.dumps(to_json(value)))


@pytest.mark.parametrize("value", [GRADE, CRITERION, TRAINING, CHECK.title], ids=lambda value: type(value).__name__)
def test_results_come_back_as_they_were(value: object) -> None:
    assert from_json(type(value), through_json(value)) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [(np.int64(3), "3"), (np.float32(0.5), "0.5"), ((2, 3), "(2, 3)"), (PurePosixPath("a/b"), "a/b"), (None, "None")],
)
def test_values_of_sentences_come_back_as_shown(value: object, shown: str) -> None:
    message = say("{value}", value=value)
    assert message.text() == from_json(Message, through_json(message)).text() == shown


def test_what_was_kept_before_a_field_was_added_is_read() -> None:
    value = through_json(GRADE)
    del value["unread"], value["criteria"][0]["training"]["mistakes"], value["criteria"][0]["checks"][0]["praise"]
    assert from_json(Grade, value).training == replace(TRAINING, mistakes=())


@pytest.mark.parametrize(
    "damage",
    [
        {"criteria": None},
        {"criteria": [3]},
        {"criteria": [through_json(CRITERION) | {"checks": [{"name": "rows"}]}]},
        {"criteria": [through_json(CRITERION) | {"training": {"curve": [[1]]}}]},
        {"problems": [{"template": "{x}", "values": {"x": [1]}}]},
        {"seconds": "long"},
    ],
)
def test_a_damaged_grade_is_a_value_error(damage: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_json(Grade, through_json(GRADE) | damage)


@pytest.mark.parametrize("value", [None, [], "x", 7, {}])
def test_what_is_no_grade_is_a_value_error(value: object) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_json(Grade, value)
