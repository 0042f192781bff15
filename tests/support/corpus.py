"""The corpus: right and wrong submissions as students write them, each with the points it must keep and lose.

`tests/submissions/correct` and `wrong` hold small submissions of `mnist`, as `autograder.authoring.fill_in` reads
them, and `tests/submissions/NAME/correct` and `wrong` those of another assignment; a cell that is not named holds the
instructor's answer. The first lines of a wrong one say what must happen:

    # fails: normalize/whatever_the_batch     a check that must fail; all others must pass, or need a failed one
    # says: Divide by the number 255          a part of the message or hint that the student must get
    # never says: The line is close           a part of a message or hint that the student must not get
    # problems: is not valid Python           a part of a problem that must be reported; no other may be
    # trains: the student's own network       whose network is trained; or `the reference's network`
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.authoring.fill_in import MARK, hand_in, read_answers
from autograder.grade import Grade, Outcome
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.rubric import read_rubric

FOLDER = Path(__file__).parents[1] / "submissions"
HEADS = ("fails", "says", "never says", "problems", "trains")
# The criteria of an assignment that examine its network; one of them trains it.
NETWORKS = {
    "mnist": frozenset({"architecture", "compile", "accuracy"}),
    "shapes": frozenset({"convnet", "recognition"}),
}
TRAINED = frozenset({"accuracy", "recognition"})
TOUCHED = {
    "flatten_images": frozenset({"flatten"}),
    "normalize_images": frozenset({"normalize"}),
    "encode_labels": frozenset({"one_hot"}),
    "build_model": NETWORKS["mnist"],
    "compile_model": NETWORKS["mnist"],
    "fit_line": frozenset({"line"}),
    "prepare_images": frozenset({"prepare"}),
    "choose_validation": frozenset({"hold_out"}),
    "build_convnet": NETWORKS["shapes"],
}


@dataclass(frozen=True)
class Case:
    """One submission of the corpus, and what its first lines expect."""

    assignment: str
    name: str
    answers: Mapping[str, str]
    added: list[str]
    fails: frozenset[str]
    says: list[str]
    never_says: list[str]
    problems: list[str]
    trains: list[str]

    @classmethod
    def read(cls, path: Path) -> Case:
        text = path.read_text(encoding="utf-8")
        head = text.split(MARK)[0]
        fails, *said = (re.findall(rf"^# {word}: (.+)$", head, re.M) for word in HEADS)
        above = path.parent.parent
        assignment = "mnist" if above == FOLDER else above.name
        answers, added = read_answers(text)
        if not answers and not added:
            raise ValueError(f"{path} has no cell: a line `{MARK} NAME` stands above each")
        return cls(assignment, path.stem, answers, added, frozenset(fails), *said)

    @property
    def mistake(self) -> tuple[frozenset[str], frozenset[str]]:
        """The kind of mistake: a quick test takes one submission of each kind."""
        return frozenset(self.answers), self.fails

    @property
    def criteria(self) -> frozenset[str]:
        """The criteria that its cells can change; if it only adds cells, that may be any."""
        if not self.answers:
            return frozenset(criterion.name for criterion in read_rubric(self.assignment).criteria)
        return frozenset[str]().union(*(TOUCHED[cell] for cell in self.answers))

    def grade(
        self, folder: Path, tools: Environment, reference: Mapping[str, str], criteria: Collection[str] | None = None
    ) -> Grade:
        """Hands it in to `folder`, with the reference's answers in the other cells, and grades it."""
        hand_in(folder, {**reference, **self.answers}, self.added, assignment=self.assignment)
        return grade_submission(folder, tools, criteria)

    def complaints(self, grade: Grade) -> list[str]:
        """What is wrong with its grade, by all criteria or by some."""
        lost = failed(grade)
        graded = {criterion.name for criterion in grade.criteria}
        fails = {name for name in self.fails if name.split("/")[0] in graded}
        wrong = [f"{name} did not fail" for name in sorted(fails - lost.keys())]
        wrong += [f"{name} failed: {lost[name]}" for name in sorted(lost.keys() - fails)]
        told = "\n".join(lost.values())
        wrong += [f"somebody said: {part}" for part in self.never_says if part in told]
        if fails == self.fails:
            wrong += [f"nobody said: {part}" for part in self.says if part not in told]
        unharmed = graded - {name.split("/")[0] for name in self.fails}
        wrong += [
            f"{each.name} gave {each.score} of {each.points}"
            for each in grade.criteria
            if each.name in unharmed and each.score != each.points
        ]
        if TRAINED & unharmed and grade.training is None:
            wrong.append("a network passed the bar, but no training is reported")
        if grade.training and self.trains:
            told_of = "the reference's network" if grade.training.reference_used else "the student's own network"
            wrong += [f"{told_of} was trained, not {whose}" for whose in self.trains if whose != told_of]
        return wrong + self._problems(grade)

    def _problems(self, grade: Grade) -> list[str]:
        problems = "\n".join(problem.text() for problem in grade.problems)
        if problems and not self.problems:
            return [f"an unexpected problem: {problems}"]
        return [f"no problem said: {part}" for part in self.problems if part not in problems]


@cache
def cases(folder: str) -> tuple[Case, ...]:
    """The submissions in a folder of the corpus: `correct`, `wrong`, `shapes/correct`, …"""
    return tuple(Case.read(path) for path in sorted((FOLDER / folder).glob("*.py")))


def failed(grade: Grade) -> dict[str, str]:
    """The checks that ended in failure or error, each with what the student reads."""
    return {
        f"{criterion.name}/{check.name}": "\n".join(part.text() for part in (check.message, check.hint) if part)
        for criterion in grade.criteria
        for check in criterion.checks
        if check.outcome not in (Outcome.PASSED, Outcome.SKIPPED)
    }
