"""The gallery: every message about a wrong submission of the corpus, in all languages side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.grade import CheckResult, Grade, Outcome
from autograder.messages import LANGUAGES, Message
from autograder.text import plain

PATH = Path(__file__).parent / "messages.md"
HEAD = """# Messages for wrong answers

For each wrong submission of `tests/submissions`, what its student reads about the first check that failed: the check's
title, the message and the hint. Accuracies are rounded to tens. `make verify` compares this page with the real grades;
`tests/verify` writes it with `--write`.
"""


@dataclass(frozen=True)
class Entry:
    """One failed check of one submission."""

    submission: str
    check: str
    told: tuple[Message, ...]


def entries(submission: str, grade: Grade) -> list[Entry]:
    """The first failed check of each criterion of a grade."""
    found = []
    for criterion in grade.criteria:
        failed = [check for check in criterion.checks if check.outcome is Outcome.FAILED]
        found += [Entry(submission, f"{criterion.name}/{check.name}", _told(check)) for check in failed[:1]]
    return found


def _told(check: CheckResult) -> tuple[Message, ...]:
    return tuple(_rounded(part) for part in (check.title, check.message, check.hint) if part)


def _rounded(message: Message) -> Message:
    """The message with its accuracy rounded, since that differs from machine to machine."""
    accuracy = message.values.get("accuracy")
    if not isinstance(accuracy, float):
        return message
    return replace(message, values={**message.values, "accuracy": round(accuracy, 1)})


def page(found: Iterable[Entry]) -> str:
    """The page, sorted by submission."""
    lines = [HEAD, "| submission, check | " + " | ".join(LANGUAGES) + " |", "|---|" + "---|" * len(LANGUAGES)]
    lines += [_row(entry) for entry in sorted(found, key=lambda entry: (entry.submission, entry.check))]
    return "\n".join(lines) + "\n"


def _row(entry: Entry) -> str:
    cells = [f"{entry.submission}<br>`{entry.check}`", *("<br>".join(_lines(entry, each)) for each in LANGUAGES)]
    return f"| {' | '.join(cells)} |"


def _lines(entry: Entry, language: str) -> Iterator[str]:
    title, *rest = (_escaped(part.text(language)) for part in entry.told)
    yield f"**{title}**"
    yield from rest


def _escaped(text: str) -> str:
    """Escapes a text for Markdown, except between backquotes."""
    parts = plain(text).replace("\n", " ").replace("|", "\\|").split("`")
    outside = [re.sub(r"([*_<\[\]])", r"\\\1", part) if i % 2 == 0 else part for i, part in enumerate(parts)]
    return "`".join(outside)
