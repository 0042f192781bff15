"""The rubric that students read: every criterion, check and point, from where they stand."""

from __future__ import annotations

import re

import pytest

from autograder.marking import page, read_contracts
from autograder.messages import LANGUAGES
from autograder.release import ROOT, source_notebooks
from autograder.rubric import read_rubric

ROWS = read_rubric("mnist").rows


def rubric(language: str = "en") -> str:
    return page(source_notebooks(ROOT, language, "mnist"), "mnist", language)


def sections(text: str) -> list[str]:
    return text.split("\n## ")[1:]


def worth(section: str) -> list[float]:
    return [float(points) for points in re.findall(r"^\| ([\d.]+) \|", section, re.M)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_criterion_has_its_points_and_its_checks_share_them(language: str):
    found = sections(rubric(language))
    assert [section.partition(":")[0] for section in found] == [row.criterion for row in ROWS]
    assert [sum(worth(section)) for section in found] == pytest.approx([row.points for row in ROWS])


def test_the_titles_are_the_graders_own():
    text = rubric()
    for contract in read_contracts("mnist").values():
        assert contract.sentence.text() in text
        assert all(part.title.text() in text for part in contract.parts)


def test_the_bar_is_told():
    assert "97% of the validation images of MNIST, within 5 epochs" in rubric()


def test_what_comes_on_top_comes_last():
    assert sections(rubric())[-1].startswith("line: 20 points on top")


def test_an_assignment_without_graders_has_no_contracts():
    assert read_contracts("small") == {}
