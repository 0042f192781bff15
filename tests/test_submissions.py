"""Right and wrong submissions get the grades that the corpus asks for (see `corpus`).

A selection is graded here, by the criteria that its cells can touch; `make verify` grades every one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from corpus import Case, cases

from autograder.bench import Bench

ONE_IN = 6


def selection(folder: str) -> tuple[Case, ...]:
    every = cases(folder)
    if folder == "correct":
        return every[::ONE_IN]
    return tuple({case.mistake: case for case in reversed(every)}.values())


@pytest.mark.parametrize("case", selection("correct") + selection("wrong"), ids=lambda case: case.name)
def test_submission_gets_the_grade_that_it_should(
    case: Case, tmp_path: Path, tools: Bench, reference: Mapping[str, str]
) -> None:
    grade = case.grade(tmp_path / "mnist", tools, reference, case.criteria)
    assert case.complaints(grade) == []


@pytest.mark.parametrize("folder", ["correct", "wrong"])
def test_corpus_names_cells_and_checks_that_there_are(folder: str, reference: Mapping[str, str]) -> None:
    for case in cases(folder):
        assert set(case.answers) <= set(reference), case.name
        assert bool(case.fails) == (folder == "wrong"), case.name
        assert bool(case.says) == (folder == "wrong"), case.name


def test_corpus_is_as_large_as_it_should_be() -> None:
    assert len(cases("correct")) >= 80
    assert len(cases("wrong")) >= 150
