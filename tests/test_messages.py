"""A sentence keeps its values apart from its words, and both from the language."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from autograder import messages
from autograder.messages import say


def catalogue(texts: Mapping[str, str]) -> bytes:
    """A compiled gettext catalogue, as msgfmt would make it."""
    entries = sorted({"": "Content-Type: text/plain; charset=UTF-8\n", **texts}.items())
    texts_in_order = [word.encode() for column in zip(*entries, strict=True) for word in column]
    start = 28 + 8 * len(texts_in_order)
    head, body = b"", b""
    for text in texts_in_order:
        head += struct.pack("<2I", len(text), start + len(body))
        body += text + b"\0"
    return struct.pack("<7I", 0x950412DE, 0, len(entries), 28, 28 + 8 * len(entries), 0, 0) + head + body


@pytest.fixture
def hungarian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "hu" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    texts = {"{n} of {whole} is right": "{whole} közül {n} jó", "cell {number}": "{number}. cella"}
    (folder / "autograder.mo").write_bytes(catalogue(texts))
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    messages._catalogue.cache_clear()
    yield
    messages._catalogue.cache_clear()


def test_a_message_is_its_template_with_the_values() -> None:
    assert say("{n} of {whole:.1f} is right", n=1, whole=2).text() == "1 of 2.0 is right"


def test_a_value_is_never_taken_for_a_template() -> None:
    assert say("got {value}", value="{0} {secret} {value.__class__}").text() == "got {0} {secret} {value.__class__}"


def test_a_value_may_be_a_message() -> None:
    assert say("see {where}", where=say("cell {number}", number=say("{n}", n=3))).text() == "see cell 3"


@pytest.mark.usefixtures("hungarian")
def test_a_message_is_translated_with_its_values_moved() -> None:
    message = say("{n} of {whole} is right", n=1, whole=say("cell {number}", number=2))
    assert message.text("hu") == "2. cella közül 1 jó"
    assert message.text("en") == "1 of cell 2 is right"


@pytest.mark.usefixtures("hungarian")
def test_a_message_without_translation_is_in_english() -> None:
    assert say("no {such} sentence", such="known").text("hu") == "no known sentence"


def test_a_language_without_catalogue_is_in_english() -> None:
    assert say("plain").text("xx") == "plain"


@pytest.mark.parametrize(
    ("template", "value", "english", "hungarian"),
    [
        ("{n:.1%}", 0.9731, "97.3%", "97,3%"),
        ("{n:,}", 669_706, "669,706", "669\N{NO-BREAK SPACE}706"),
        ("{n:,}", 5130, "5,130", "5130"),
        ("{n:.0f}", np.float32(3), "3", "3"),
        ("{n:g}", 8.5, "8.5", "8,5"),
        ("{n}", 0.5, "0.5", "0.5"),
        ("{n}", "0.5, 1,5", "0.5, 1,5", "0.5, 1,5"),
        ("{n!r:>5}", 0.5, "  0.5", "  0.5"),
    ],
)
def test_numbers_are_written_as_the_language_does(template: str, value: object, english: str, hungarian: str) -> None:
    assert say(template, n=value).text("en") == english
    assert say(template, n=value).text("hu") == hungarian


def test_equal_messages_are_equal() -> None:
    assert say("{a}", a=1) == say("{a}", a=1) != say("{a}", a=2)
