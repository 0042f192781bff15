"""The mistakes of novices are answered in words that fit, in the notebook and by the hidden graders the same."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
from support.visible import CHECK_OF, visible_checks

from autograder.authoring.fill_in import MARK, hand_in
from autograder.grade import Outcome
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.messages import LANGUAGES, Message, translation

FOLDER = Path(__file__).parents[1] / "novices"
FEWEST = 81
ASSIGNMENTS = {"prepare": "shapes", "hold_out": "shapes", "convnet": "shapes"}


@dataclass(frozen=True)
class Mistake:
    """An answer as a novice writes it, and the template of the sentence that fits it."""

    check: str
    name: str
    says: str
    everywhere: bool
    source: str

    @property
    def cell(self) -> str:
        return next(cell for cell, check in CHECK_OF.items() if check == self.check)

    def __str__(self) -> str:
        return f"{self.check}-{self.name}"


def read() -> Iterator[Mistake]:
    for path in sorted(FOLDER.glob("*.py")):
        for block in path.read_text(encoding="utf-8").split(MARK)[1:]:
            name, _, text = block.strip().partition("\n")
            head = re.match(r"(# only here\n)?# says: (.+)\n", text)
            assert head, f"{path.stem}/{name} does not say what is said"
            yield Mistake(path.stem, name.strip(), head[2], not head[1], text[head.end() :])


MISTAKES = tuple(read())
each_mistake = pytest.mark.parametrize("mistake", MISTAKES, ids=str)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mistakes make TensorFlow and Keras warn."""
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)


def fits(template: str, language: str, text: str) -> bool:
    """Whether a sentence ends with that of a template, whatever its values are."""
    parts = Formatter().parse(translation(template, language))
    pattern = "".join(re.escape(words) + (".*?" if name is not None else "") for words, name, _, _ in parts)
    return bool(re.search(f"[.?!] {pattern}$", text, re.DOTALL))


def templates(message: Message | None) -> Iterator[str]:
    """The template of a message, and those of the messages in it."""
    if message:
        yield message.template
        for value in message.values.values():
            yield from templates(value if isinstance(value, Message) else None)


def test_there_are_enough_of_them() -> None:
    assert len({(mistake.check, mistake.source) for mistake in MISTAKES}) == len(MISTAKES) >= FEWEST


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("language", LANGUAGES)
@each_mistake
def test_the_notebook_answers_in_words_that_fit(
    mistake: Mistake, language: str, monkeypatch: pytest.MonkeyPatch, tensorflow: None
) -> None:
    checks = visible_checks(language)
    with checks.cells(mistake.source):
        monkeypatch.setitem(checks.names, "_PATIENCE", 2 if "while" in mistake.source else 60)
        answer = checks.refusal(mistake.check)
    assert answer.startswith("✗"), "it passed"
    assert "\n" not in answer
    assert fits(mistake.says, language, answer), answer


@pytest.mark.parametrize("mistake", [each for each in MISTAKES if each.everywhere], ids=str)
def test_the_hidden_grader_says_the_same(
    mistake: Mistake, tmp_path: Path, tools: Environment, reference: Mapping[str, str]
) -> None:
    assignment = ASSIGNMENTS.get(mistake.check, "mnist")
    folder = hand_in(tmp_path / assignment, {**reference, mistake.cell: mistake.source}, assignment=assignment)
    (criterion,) = grade_submission(folder, tools, {mistake.check}).criteria
    failed = [check for check in criterion.checks if check.outcome is Outcome.FAILED]
    assert failed
    said = {text for check in failed for part in (check.message, check.hint) for text in templates(part)}
    assert mistake.says in said, said
