"""Sentences for people, without a language until they are shown.

A grade is the same in every language, so it contains messages instead of strings. A message is a template, which is
also the gettext message id, and the values to format it with.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from numbers import Real
from pathlib import Path
from typing import Any

from autograder.wording import _agree as agree
from autograder.wording import _number as number
from autograder.wording import _Sentence as Sentence

__all__ = ["LANGUAGES", "LOCALE", "Message", "number", "say", "translation"]

LOCALE = Path(__file__).parent / "locale"
LANGUAGES = ("en", "hu")


@dataclass(frozen=True)
class Message:
    """A sentence in `str.format` syntax, and its values, which may be messages themselves."""

    template: str
    values: Mapping[str, Message | str | int | float | bool] = field(default_factory=dict)

    def text(self, language: str = "en") -> str:
        """The sentence in `language`; in English if there is no translation."""
        values = {
            name: value.text(language) if isinstance(value, Message) else value for name, value in self.values.items()
        }
        text = Sentence(language).vformat(translation(self.template, language), (), values)
        return agree(text) if language == "hu" else text

    def __str__(self) -> str:
        return self.text()


def say(template: str, **values: Any) -> Message:
    """A message. Values other than numbers and messages become text. Translation tools look for calls of `say`."""
    texts = {name: str(value) for name, value in values.items() if not isinstance(value, (Message, str, Real))}
    return Message(template, values | texts)


def translation(template: str, language: str) -> str:
    """A template in `language`; in English if there is no translation."""
    return _catalogue(language).gettext(template)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("autograder", LOCALE, [language], fallback=True)
