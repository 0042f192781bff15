"""What stands in a student's notebook where the instructor's answer was."""

from __future__ import annotations

import textwrap

from autograder.messages import say

UNSOLVED = say(
    "Your code is still missing here. Write it in place of these lines, then run this cell and the check below it."
)


def stub(language: str) -> str:
    """The lines that raise `NotImplementedError` with a sentence that says what to do."""
    # in a function, with its quotes, each line is 72 columns wide at most
    *lines, last = textwrap.wrap(UNSOLVED.text(language), 61)
    quoted = "\n    ".join([*(_quoted(f"{line} ") for line in lines), _quoted(last)])
    return f"raise NotImplementedError(\n    {quoted}\n)"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
