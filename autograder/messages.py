"""Sentences for people, kept apart from their language until they are shown.

A grade is the same in every language, so it holds messages, not strings: a template, which is also the
gettext message id, and the values that go into it.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from numbers import Real
from pathlib import Path
from string import Formatter
from typing import Any

from autograder.hungarian import agree

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "hu")
# How a language writes numbers: the sign before the decimals, and the one between thousands.
NUMERALS = {"hu": (",", "\N{NO-BREAK SPACE}")}


@dataclass(frozen=True)
class Message:
    """A sentence in `str.format` syntax with its values; `text` puts it into a language.

    A value may itself be a message.
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """The sentence in `language`, in English where that language has no translation of it."""
        values = {
            name: value.text(language) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        text = _Sentence(language).vformat(_catalogue(language).gettext(self.template), (), values)
        return agree(text) if language == "hu" else text


def say(template: str, **values: Any) -> Message:
    """A message; the name that the translation tools look for."""
    return Message(template, values)


def number(value: Real | float, form: str, language: str) -> str:
    """A number in a format of `str.format`, as the language writes it."""
    text = format(value, form)
    point, group = NUMERALS.get(language, (".", ","))
    # where a space parts the thousands, four digits stay together
    together = group.isspace() and abs(float(value)) < 10_000
    return text.translate({ord("."): point, ord(","): "" if together else group})


class _Sentence(Formatter):
    """Fills a sentence in; numbers with a format are written for people, all other values as Python has them."""

    def __init__(self, language: str) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and isinstance(value, Real):
            return number(value, format_spec, self._language)
        return format(value, format_spec)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("autograder", LOCALE, [language], fallback=True)
