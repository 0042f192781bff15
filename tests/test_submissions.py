"""Right and wrong submissions as students write them, each with the points it must keep and lose.

`tests/submissions/correct` and `wrong` hold small submissions as `autograder.handin` reads them; a cell that is not
named holds the instructor's answer. The first lines of a wrong one say what must happen:

    # fails: normalize/whatever_the_batch     a check that must fail; every other one must pass, or need a failed one
    # says: Divide by the number 255          a part of the message or hint that the student must get
    # problems: is not valid Python           a part of a problem that must be told; no other may be

By default a selection is graded, by the criteria that its cells can touch. FULL=1 grades them all by every criterion.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from autograder import plugin
from autograder.bench import Bench
from autograder.grade import Grade, Outcome
from autograder.grading import grade_submission
from autograder.handin import MARK, hand_in, read_answers
from autograder.rubric import Row
from autograder.submission import Submission

FOLDER = Path(__file__).parent / "submissions"
FULL = bool(os.environ.get("FULL"))
ONE_IN = 6
NETWORK = {"architecture", "compile", "accuracy"}
TOUCHED = {
    "flatten_images": {"flatten"},
    "normalize_images": {"normalize"},
    "encode_labels": {"one_hot"},
    "build_model": NETWORK,
    "compile_model": NETWORK,
    "fit_line": {"line"},
}


@dataclass(frozen=True)
class Case:
    """One submission of the corpus, and what its first lines ask for."""

    name: str
    answers: Mapping[str, str]
    added: list[str]
    fails: frozenset[str]
    says: list[str]
    problems: list[str]

    @classmethod
    def read(cls, path: Path) -> Case:
        text = path.read_text(encoding="utf-8")
        head = text.split(MARK)[0]
        fails, says, problems = (re.findall(rf"^# {word}: (.+)$", head, re.M) for word in ("fails", "says", "problems"))
        return cls(path.stem, *read_answers(text), frozenset(fails), says, problems)

    @property
    def mistake(self) -> tuple[frozenset[str], frozenset[str]]:
        """What kind of mistake it is: one of each is enough for a quick look."""
        return frozenset(self.answers), self.fails


def cases(folder: str) -> list[Case]:
    return [Case.read(path) for path in sorted((FOLDER / folder).glob("*.py"))]


def selection(folder: str) -> list[Case]:
    every = cases(folder)
    if FULL:
        return every
    if folder == "correct":
        return every[::ONE_IN]
    return list({case.mistake: case for case in reversed(every)}.values())


def named(case: Case) -> str:
    return case.name


@pytest.fixture
def graded(tmp_path: Path, tools: Bench, reference: Mapping[str, str], monkeypatch: pytest.MonkeyPatch):
    """Grades a case."""

    def grade(case: Case) -> Grade:
        folder = hand_in(tmp_path / "mnist", {**reference, **case.answers}, case.added)
        if not FULL:
            touched = {criterion for cell in case.answers for criterion in TOUCHED[cell]}
            monkeypatch.setattr(plugin, "_asked_for", asked_for(touched, plugin._asked_for))
        return grade_submission(folder, tools)

    return grade


def asked_for(criteria: set[str], every):
    def some(submission: Submission) -> list[Row]:
        return [row for row in every(submission) if row.criterion in criteria]

    return some


def failed(grade: Grade) -> dict[str, str]:
    """The failed checks, each with what the student reads."""
    return {
        f"{criterion.name}/{check.name}": "\n".join(part.text() for part in (check.message, check.hint) if part)
        for criterion in grade.criteria
        for check in criterion.checks
        if check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)
    }


@pytest.mark.parametrize("case", selection("correct"), ids=named)
def test_right_submission_keeps_every_point(graded, case: Case):
    grade = graded(case)
    assert failed(grade) == {}
    assert all(criterion.score == criterion.points for criterion in grade.criteria)
    assert not grade.problems


@pytest.mark.parametrize("case", selection("wrong"), ids=named)
def test_wrong_submission_loses_what_it_should_and_is_told_why(graded, case: Case):
    grade = graded(case)
    lost = failed(grade)
    assert set(lost) == case.fails, lost
    told = "\n".join(lost.values())
    assert [part for part in case.says if part not in told] == [], told
    problems = "\n".join(problem.text() for problem in grade.problems)
    assert bool(problems) == bool(case.problems), problems
    assert [part for part in case.problems if part not in problems] == []
    unharmed = {criterion.name for criterion in grade.criteria} - {name.split("/")[0] for name in case.fails}
    assert all(criterion.score == criterion.points for criterion in grade.criteria if criterion.name in unharmed)


@pytest.mark.parametrize("folder", ["correct", "wrong"])
def test_corpus_names_cells_and_checks_that_there_are(folder: str, reference: Mapping[str, str]):
    for case in cases(folder):
        assert set(case.answers) <= set(reference), case.name
        assert bool(case.fails) == (folder == "wrong"), case.name
        assert bool(case.says) == (folder == "wrong"), case.name


def test_corpus_is_as_large_as_it_should_be():
    assert len(cases("correct")) >= 80
    assert len(cases("wrong")) >= 150
