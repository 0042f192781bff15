"""Explains to beginners why a cell is not valid Python, and what to do about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from autograder.messages import Message, say

LOOK_THERE = say("Run this cell in the notebook: Python marks the place. The mistake is there, or just before it.")
CLOSE = say("Each opening bracket needs a closing one of the same kind: count them from left to right.")
INDENT = say("Lines that belong together start in the same column: indent the body of a function by four spaces.")
QUOTE = say("A text starts and ends with the same quotation mark, on one line: look for the one that is missing.")
_KNOWN = (
    (r"'(.)' was never closed", say("the bracket `{sign}` was never closed"), CLOSE),
    (r"unmatched '(.)'", say("the bracket `{sign}` has no opening bracket"), CLOSE),
    (
        r"closing parenthesis '(.)' does not match",
        say("the bracket `{sign}` does not match the opening bracket"),
        CLOSE,
    ),
    (r"unterminated|EOF while scanning", say("a text in quotes is not closed"), QUOTE),
    (r"expected an indented block", say("an indented line is missing"), INDENT),
    (r"unexpected indent|unindent", say("the lines are not indented in the same way"), INDENT),
    (
        r"inconsistent use of tabs",
        say("tabs and spaces are mixed"),
        say("Delete the spaces and tabs at the start of each line, and indent the lines again with spaces only."),
    ),
    (
        r"expected ':'",
        say("a colon is missing"),
        say("Lines with `def`, `for`, `while`, `if` and `else` end with a colon."),
    ),
    (
        r"forgot a comma",
        say("perhaps a comma is missing"),
        say("Put commas between arguments, and between the items of a list."),
    ),
    (
        r"Missing parentheses in call",
        say("a call has no parentheses"),
        say("Put the arguments of a function into parentheses, as in `print(x)`."),
    ),
    (
        r"cannot assign|meant '=='",
        say("there is an `=` where no value can be stored"),
        say("`=` gives a name to a value; `==` compares two values."),
    ),
)


@dataclass(frozen=True)
class BrokenCell:
    """A cell that can't be read as Python: its number, the reason, a hint, and the functions in it."""

    number: int
    reason: Message
    hint: Message
    line: int = 0
    functions: frozenset[str] = field(default_factory=frozenset)

    def loses(self, function: str) -> Message:
        """The sentence about a function that is written in this cell."""
        if not self.line:
            return say(
                "cell {cell} can't be read ({reason}), so there is no `{function}`",
                cell=self.number,
                reason=self.reason,
                function=function,
            )
        return say(
            "cell {cell} is not valid Python (line {line}: {reason}), so `{function}` could not be read",
            cell=self.number,
            line=self.line,
            reason=self.reason,
            function=function,
        )

    def problem(self, notebook: str) -> Message:
        """The sentence about the cell, with the file that it is in."""
        if not self.line:
            return say(
                "{notebook}, cell {cell} can't be read ({reason}), so nothing in this cell counts",
                notebook=notebook,
                cell=self.number,
                reason=self.reason,
            )
        return say(
            "{notebook}, cell {cell}: line {line} is not valid Python ({reason}), so nothing in this cell counts",
            notebook=notebook,
            cell=self.number,
            line=self.line,
            reason=self.reason,
        )


def explain(reason: str) -> tuple[Message, Message]:
    """A common reason of Python's why a cell is not valid, in words for beginners, and a hint; others as they are."""
    for pattern, told, hint in _KNOWN:
        if found := re.search(pattern, reason):
            return Message(told.template, {"sign": found[1]} if found.groups() else {}), hint
    return say("`{reason}`", reason=reason), LOOK_THERE


def functions_in(source: str, marked: str) -> frozenset[str]:
    """The functions that a source, valid or not, begins to define, and the one that its cell is meant for."""
    return frozenset(re.findall(r"\bdef[ \t]+(\w+)", source)) | ({marked} if marked else frozenset())
