"""Text for people: safe for pages and terminals, whatever a student's code wrote into it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from autograder import limits
from autograder.grade import CheckResult, CriterionResult, Outcome
from autograder.messages import Message, say

SIGNS = {Outcome.PASSED: "✓", Outcome.FAILED: "✗", Outcome.SKIPPED: "–", Outcome.ERROR: "!"}
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c|$)"  # OSC: titles, links
    r"|\x1b[ -/]*[0-~]"
)


def plain(text: str, longest: int = limits.MAX_TEXT_CHARACTERS) -> str:
    """The text without escape sequences and invisible characters, cut to at most `longest` characters."""
    text = _ESCAPE_SEQUENCE.sub("", text[: 4 * longest])
    visible = "".join(char for char in text if char in "\n\t" or unicodedata.category(char)[0] != "C")
    return visible if len(visible) <= longest else visible[: longest - 1] + "…"


def one_line(text: object, longest: int) -> str:
    """As `plain`, on a single line."""
    return " ".join(plain(str(text), longest).split())


def points(value: float | None) -> Message:
    """Points without trailing zeros; a dash for None."""
    return Message("—") if value is None else Message("{value:g}", {"value": value})


def epochs(count: int) -> Message:
    """A number of epochs, in words."""
    return say("1 epoch") if count == 1 else say("{count} epochs", count=count)


def criterion_report(criterion: CriterionResult, language: str) -> str:
    """The checks of one criterion, each with a sign, the title and, if there are any, a message and a hint.

    All skipped checks share one line.
    """
    head = say(
        "{criterion}: {score} of {points} points",
        criterion=criterion.name,
        score=points(criterion.score),
        points=points(criterion.points),
    )
    run = [check for check in criterion.checks if check.outcome is not Outcome.SKIPPED]
    lines = [head.text(language), *(line for check in run for line in _lines(check, language))]
    if len(run) < len(criterion.checks):
        lines.append(f"{SIGNS[Outcome.SKIPPED]} {skipped(len(criterion.checks) - len(run)).text(language)}")
    return "\n".join(lines) + "\n"


def skipped(count: int) -> Message:
    """A number of skipped checks, in words."""
    if count == 1:
        return say("1 check was skipped: a check above has to pass first")
    return say("{count} checks were skipped: a check above has to pass first", count=count)


def _lines(check: CheckResult, language: str) -> Iterator[str]:
    yield f"{SIGNS[check.outcome]} {plain(check.title.text(language))}"
    if check.message:
        yield from _indented(check.message.text(language))
    if check.hint and check.outcome is not Outcome.PASSED:
        yield from _indented(say("Hint: {hint}", hint=check.hint).text(language))


def _indented(text: str) -> Iterator[str]:
    return (f"    {line}" for line in plain(text).splitlines())
