"""How a language writes numbers, and what a Hungarian sentence only knows once its values are in it.

A translation writes `a(z) {name}` and `{number}-(a)s`; `_agree` makes them `az encode_labels` and `5-ös`.

`autograder.messages` is made of this, and notebooks have a copy, in lines that are not too long for them. There `_say`
stands for `autograder.messages.say`: its templates are translated already.
"""

from __future__ import annotations

import re as _re
from numbers import Real as _Real
from string import Formatter as _Formatter
from textwrap import fill as _wrap
from typing import Any

# `autograder.authoring.inclusion` writes the notebook's language here
_LANGUAGE = "en"
# what a reader copies from a sentence
_CODE = _re.compile(r"`[^`]*`|\w+\([^()]*\)")
# how a language writes numbers: the sign before the decimals, and the one between thousands
_NUMERALS = {"hu": (",", "\N{NO-BREAK SPACE}")}

_ARTICLE = _re.compile(r"\b([Aa])\(z\)(\s+[`„“\"'(\[]*)(\w[^\W_]*)")
_ENDING = _re.compile(r"(\d+)-\(a\)s")
_VOWELS = frozenset("aáeéiíoóöőuúüű")
# letters whose names begin with a vowel, such as "em" and "iksz": so begins a word without vowels
_SPOKEN_WITH_A_VOWEL = _VOWELS | frozenset("flmnrsxy")
# English words that are spoken with a consonant first
_SPOKEN_WITH_A_CONSONANT = frozenset({"one", "ones"})
# of one to nine, and of ten to ninety
_UNITS = ["", *"es es as es ös os es as es".split()]
_TENS = ["", *"es as as es es as es as es".split()]


def _say(template: str, **values: Any) -> str:
    """The sentence with its values filled in."""
    text = _Sentence().vformat(template, (), values)
    return _agree(text) if _LANGUAGE == "hu" else text


class _Sentence(_Formatter):
    """Fills a sentence in; only numbers with a format are localized."""

    def __init__(self, language: str = _LANGUAGE) -> None:
        self._language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and isinstance(value, _Real):
            return _number(value, format_spec, self._language)
        return format(value, format_spec)


def _number(value: _Real | float, form: str, language: str = _LANGUAGE) -> str:
    """A number in a format of `str.format`, as the language has it."""
    text = format(value, form)
    point, group = _NUMERALS.get(language, (".", ","))
    # where a space parts the thousands, four digits stay together
    together = group.isspace() and abs(float(value)) < 10_000
    signs = {ord("."): point, ord(","): "" if together else group}
    return text.translate(signs)


def _fill(text: object, width: int = 64) -> str:
    """A text in lines that JupyterLab need not break within words.

    What is to be copied, such as `%pip install`, stays in one line.
    """
    text = str(text)
    glued = _CODE.sub(lambda code: code[0].replace(" ", "\0"), text)
    lines = _wrap(
        glued,
        width,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines.replace("\0", " ")


def _tick(value: float, place: object = None) -> str:
    """A number at an axis; Matplotlib also gives its place there."""
    return _number(value, "g")


def _agree(sentence: str) -> str:
    """The sentence with articles and endings as its values ask for."""
    sentence = _ENDING.sub(_with_ending, sentence)
    return _ARTICLE.sub(_with_article, sentence)


def _with_article(found: _re.Match[str]) -> str:
    z = "z" if _begins_with_a_vowel(found[3]) else ""
    return found[1] + z + found[2] + found[3]


def _begins_with_a_vowel(word: str) -> bool:
    digits = _re.match(r"\d*", word)
    if digits and digits[0]:
        # öt, ötven, ötszáz; egy, ezer and egymillió, but tíz and száz
        one = word[0] == "1" and len(digits[0]) % 3 == 1
        return word[0] == "5" or one
    word = word.lower()
    if word in _SPOKEN_WITH_A_CONSONANT:
        return False
    if len(word) > 1 and _VOWELS & set(word):
        return word[0] in _VOWELS
    return word[0] in _SPOKEN_WITH_A_VOWEL


def _with_ending(found: _re.Match[str]) -> str:
    number = found[1]
    kept = number.rstrip("0")
    zeros = len(number) - len(kept)
    if not kept:
        ending = "s"
    elif zeros == 0:
        ending = _UNITS[int(kept[-1])]
    else:
        # tízes, húszas; százas; ezres
        ending = {1: _TENS[int(kept[-1])], 2: "as"}.get(zeros, "es")
    return f"{number}-{ending}"
