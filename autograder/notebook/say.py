"""Sentences in a notebook, which writes numbers as its language does.

In a notebook, `_say` stands for `autograder.messages.say`: its
templates are translated already.
"""

from __future__ import annotations

import re as _re
from numbers import Real as _Real
from string import Formatter as _Formatter
from textwrap import fill as _wrap
from typing import Any

from autograder.notebook.hungarian import _agree

# `autograder.inclusion` writes the notebook's language here
_LANGUAGE = "en"
# what a reader copies from a sentence
_CODE = _re.compile(r"`[^`]*`|\w+\([^()]*\)")
# how a language writes numbers: the sign before the decimals, and the
# one between thousands
_NUMERALS = {"hu": (",", "\N{NO-BREAK SPACE}")}


def _number(
    value: _Real | float, form: str, language: str = _LANGUAGE
) -> str:
    """A number in a format of `str.format`, as the language has it."""
    text = format(value, form)
    point, group = _NUMERALS.get(language, (".", ","))
    # where a space parts the thousands, four digits stay together
    together = group.isspace() and abs(float(value)) < 10_000
    signs = {ord("."): point, ord(","): "" if together else group}
    return text.translate(signs)


class _Sentence(_Formatter):
    """Fills a sentence in; only numbers with a format are localized."""

    def __init__(self, language: str = _LANGUAGE) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and isinstance(value, _Real):
            return _number(value, format_spec, self._language)
        return format(value, format_spec)


def _fill(text: object, width: int = 64) -> str:
    """A text in lines that JupyterLab need not break within words.

    What is to be copied, such as `%pip install`, stays in one line.
    """
    glued = _CODE.sub(
        lambda code: code[0].replace(" ", "\0"), str(text)
    )
    lines = _wrap(
        glued, width, break_long_words=False, break_on_hyphens=False
    )
    return lines.replace("\0", " ")


def _tick(value: float, place: object = None) -> str:
    """A number at an axis; Matplotlib also gives its place there."""
    return _number(value, "g")


def _say(template: str, **values: Any) -> str:
    """The sentence with its values filled in."""
    text = _Sentence().vformat(template, (), values)
    return _agree(text) if _LANGUAGE == "hu" else text
