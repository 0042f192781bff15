"""What a Hungarian sentence only knows once its values are in it.

A translation writes `a(z) {name}` and `{number}-(a)s`; `_agree` makes
them `az encode_labels` and `5-ös`.
"""

from __future__ import annotations

import re as _re

_ARTICLE = _re.compile(r"\b([Aa])\(z\)(\s+[`„“\"'(\[]*)(\w[^\W_]*)")
_ENDING = _re.compile(r"(\d+)-\(a\)s")
_VOWELS = frozenset("aáeéiíoóöőuúüű")
# letters whose names begin with a vowel, such as "em" and "iksz": so
# begins a word without vowels
_SPOKEN_WITH_A_VOWEL = _VOWELS | frozenset("flmnrsxy")
# English words that are spoken with a consonant first
_SPOKEN_WITH_A_CONSONANT = frozenset({"one", "ones"})
_UNITS = dict(
    zip("123456789", "es es as es ös os es as es".split(), strict=True)
)
_TENS = dict(
    zip("123456789", "es as as es es as es as es".split(), strict=True)
)


def _agree(sentence: str) -> str:
    """The sentence with articles and endings as its values ask for."""
    sentence = _ENDING.sub(
        lambda found: f"{found[1]}-{_number_ending(found[1])}", sentence
    )
    return _ARTICLE.sub(
        lambda found: (
            found[1]
            + ("z" if _begins_with_a_vowel(found[3]) else "")
            + found[2]
            + found[3]
        ),
        sentence,
    )


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


def _number_ending(number: str) -> str:
    if int(number) == 0:
        return "s"
    kept = number.rstrip("0")
    zeros = len(number) - len(kept)
    if zeros == 0:
        return _UNITS[kept[-1]]
    # tízes, húszas; százas; ezres
    return {1: _TENS[kept[-1]], 2: "as"}.get(zeros, "es")
