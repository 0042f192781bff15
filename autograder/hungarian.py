"""What a Hungarian sentence can only know once its values are in it: the article, and the ending of a number.

A translation writes `a(z) {name}` and `{number}-(a)s`; `agree` makes them `az encode_labels` and `5-ös`.
"""

from __future__ import annotations

import re

_ARTICLE = re.compile(r"\b([Aa])\(z\)(\s+[`„“\"'(\[]*)(\w[^\W_]*)")
_ENDING = re.compile(r"(\d+)-\(a\)s")
_VOWELS = frozenset("aáeéiíoóöőuúüű")
# letters whose names begin with a vowel, such as "em" and "iksz": so begins a word without vowels
_SPOKEN_WITH_A_VOWEL = _VOWELS | frozenset("flmnrsxy")
_UNITS = {"1": "es", "2": "es", "3": "as", "4": "es", "5": "ös", "6": "os", "7": "es", "8": "as", "9": "es"}
_TENS = {"1": "es", "2": "as", "3": "as", "4": "es", "5": "es", "6": "as", "7": "es", "8": "as", "9": "es"}


def agree(sentence: str) -> str:
    """The sentence with its articles and endings as its values ask for them."""
    sentence = _ENDING.sub(lambda found: f"{found[1]}-{_ending(found[1])}", sentence)
    return _ARTICLE.sub(
        lambda found: f"{found[1]}{'z' if _begins_with_a_vowel(found[3]) else ''}{found[2]}{found[3]}", sentence
    )


def _begins_with_a_vowel(word: str) -> bool:
    digits = re.match(r"\d*", word)
    if digits and digits[0]:
        # öt, ötven, ötszáz; egy, ezer and egymillió, but tíz and száz
        return word[0] == "5" or (word[0] == "1" and len(digits[0]) % 3 == 1)
    word = word.lower()
    return word[0] in (_VOWELS if len(word) > 1 and _VOWELS & set(word) else _SPOKEN_WITH_A_VOWEL)


def _ending(number: str) -> str:
    if int(number) == 0:
        return "s"
    kept = number.rstrip("0")
    zeros = len(number) - len(kept)
    if zeros == 0:
        return _UNITS[kept[-1]]
    # tízes, húszas; százas; ezres
    return {1: _TENS[kept[-1]], 2: "as"}.get(zeros, "es")
