"""Hungarian articles and endings agree with the values in a sentence."""

from __future__ import annotations

import pytest

from autograder.wording import _agree as agree


@pytest.mark.parametrize(
    "word", ["encode_labels", "`images`", "„Az eredmény”", "1. sor", "5", "50", "5000", "1000", "x", "np"]
)
def test_the_article_before_a_vowel_is_az(word: str) -> None:
    assert agree(f"a(z) {word}") == f"az {word}"


@pytest.mark.parametrize(
    "word", ["flatten_images", "`labels`", "0", "2. sor", "10", "100", "18", "150", "b", "`one_hot`", "ones"]
)
def test_the_article_before_a_consonant_is_a(word: str) -> None:
    assert agree(f"A(z) {word}") == f"A {word}"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("0", "0-s"),
        ("1", "1-es"),
        ("3", "3-as"),
        ("5", "5-ös"),
        ("6", "6-os"),
        ("10", "10-es"),
        ("20", "20-as"),
        ("25", "25-ös"),
        ("100", "100-as"),
        ("1000", "1000-es"),
    ],
)
def test_a_number_takes_the_ending_that_it_is_read_with(number: str, word: str) -> None:
    assert agree(f"a {number}-(a)s kategória") == f"a {word} kategória"


def test_a_sentence_without_such_places_stays_as_it_is() -> None:
    assert agree("A háló (a tiéd) az 5. cellában áll.") == "A háló (a tiéd) az 5. cellában áll."
