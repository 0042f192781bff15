"""Right and wrong submissions get the grades that the corpus asks for (see `corpus`).

A selection is graded here, by the criteria that its cells can touch; `make verify` grades every one.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from support.corpus import TRAINED, Case, cases

from autograder.grading.environment import Environment

ONE_IN = 10
SIZES = {"correct": 200, "wrong": 300, "shapes/correct": 10, "shapes/wrong": 30}
each_folder = pytest.mark.parametrize("folder", SIZES)


def selection(folder: str) -> tuple[Case, ...]:
    every = cases(folder)
    if folder.endswith("correct"):
        return every[::ONE_IN]
    return tuple({case.mistake: case for case in reversed(every)}.values())


def criteria(case: Case) -> frozenset[str]:
    """What its cells can touch; the larger networks are trained where it is that what the case is about."""
    trains = case.assignment == "mnist" or case.trains
    return case.criteria if trains else case.criteria - TRAINED


@pytest.mark.parametrize("case", [case for folder in SIZES for case in selection(folder)], ids=lambda case: case.name)
def test_submission_gets_the_grade_that_it_should(
    case: Case, tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    grade = case.grade(tmp_path / case.assignment, tools, reference, criteria(case))
    assert case.complaints(grade) == []


@each_folder
def test_corpus_names_cells_and_checks_that_there_are(folder: str, reference: Mapping[str, str]) -> None:
    for case in cases(folder):
        assert set(case.answers) <= set(reference), case.name
        assert bool(case.fails) == folder.endswith("wrong"), case.name
        assert bool(case.says) == folder.endswith("wrong"), case.name


@each_folder
def test_corpus_is_as_large_as_it_should_be(folder: str) -> None:
    assert len(cases(folder)) >= SIZES[folder]
