"""Text that people read: fit for a page and a terminal, whatever a student's code put into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from autograder import limits
from autograder.grade import Check, Criterion, Outcome
from autograder.messages import Message, say

SIGNS = {Outcome.PASSED: "✓", Outcome.FAILED: "✗", Outcome.SKIPPED: "–", Outcome.ERROR: "!"}
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)"  # OSC: titles, links
    r"|\x1b[ -/]*[0-~]"
)


def plain(text: str, longest: int = limits.MAX_TEXT_CHARACTERS) -> str:
    """The text without escape sequences and invisible characters, cut to a readable length."""
    text = _ESCAPE_SEQUENCE.sub("", text[: 4 * longest])
    kept = "".join(sign for sign in text if sign in "\n\t" or unicodedata.category(sign)[0] != "C")
    return kept if len(kept) <= longest else kept[: longest - 1] + "…"


def one_line(text: object, longest: int) -> str:
    """The same on a single line."""
    return " ".join(plain(str(text), longest).split())


def points(value: float | None) -> Message:
    """Points without needless zeros; a dash where there are none."""
    return Message("—") if value is None else Message("{value:g}", {"value": value})


def epochs(count: int) -> Message:
    """So many epochs, in words that fit the number."""
    return say("1 epoch") if count == 1 else say("{count} epochs", count=count)


def criterion_report(criterion: Criterion, language: str) -> str:
    """The checks of one criterion: sign and title and, where there is something to say, message and hint.

    Those that were skipped, as they build on another one, are one line.
    """
    head = say(
        "{criterion}: {score} of {points} points",
        criterion=criterion.name,
        score=points(criterion.score),
        points=points(criterion.points),
    )
    made = [check for check in criterion.checks if check.outcome is not Outcome.SKIPPED]
    lines = [head.text(language), *(line for check in made for line in _lines(check, language))]
    if len(made) < len(criterion.checks):
        lines.append(f"{SIGNS[Outcome.SKIPPED]} {skipped(len(criterion.checks) - len(made)).text(language)}")
    return "\n".join(lines) + "\n"


def skipped(count: int) -> Message:
    """So many checks that were not made."""
    if count == 1:
        return say("1 check was skipped: a check above has to pass first")
    return say("{count} checks were skipped: a check above has to pass first", count=count)


def _lines(check: Check, language: str) -> Iterator[str]:
    yield f"{SIGNS[check.outcome]} {plain(check.title.text(language))}"
    if check.message:
        yield from _indented(check.message.text(language))
    if check.hint and check.outcome is not Outcome.PASSED:
        yield from _indented(say("Hint: {hint}", hint=check.hint).text(language))


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}" for line in plain(text).splitlines())
