"""The rubric that students read: every criterion, check and point, from where they stand."""

from __future__ import annotations

import re

import pytest

from autograder.authoring.notebooks import source_notebooks
from autograder.authoring.rubric_page import page
from autograder.grading.specification import read_specification
from autograder.messages import LANGUAGES
from autograder.rubric import ROOT, assignments, read_rubric
from autograder.training.sources import source_of

each_assignment = pytest.mark.parametrize("assignment", assignments())


def rubric(assignment: str = "mnist", language: str = "en") -> str:
    return page(source_notebooks(ROOT, language, assignment), assignment, language)


def sections(text: str) -> list[str]:
    return text.split("\n## ")[1:]


def worth(section: str) -> list[float]:
    return [float(points) for points in re.findall(r"^\| ([\d.]+) \|", section, re.M)]


@each_assignment
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_checks_of_a_criterion_share_its_points(assignment: str, language: str) -> None:
    found, criteria = sections(rubric(assignment, language)), read_rubric(assignment).criteria
    assert [section.partition(":")[0] for section in found] == [criterion.name for criterion in criteria]
    assert [sum(worth(section)) for section in found] == pytest.approx([criterion.points for criterion in criteria])


@each_assignment
def test_the_titles_are_the_graders_own(assignment: str) -> None:
    text = rubric(assignment)
    for criterion in read_specification(assignment).values():
        assert criterion.title.text() in text
        assert all(check.title.text() in text for check in criterion.checks)


@pytest.mark.parametrize(
    ("assignment", "what"),
    [("mnist", "97% of the validation images of MNIST"), ("shapes", "85% of the validation images of the shapes")],
)
def test_the_bar_is_told(assignment: str, what: str) -> None:
    text = rubric(assignment)
    assert source_of(assignment).BAR.text() in text
    assert what in text


def test_what_comes_on_top_comes_last() -> None:
    assert sections(rubric())[-1].startswith("line: 20 bonus points")


def test_an_assignment_without_graders_has_no_specification() -> None:
    assert read_specification("small") == {}
