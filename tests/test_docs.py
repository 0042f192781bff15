"""What the documents tell people to run is there to be run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "docs" / "first-week.md", ROOT / "docs" / "CONTRIBUTING.md"]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
SETTINGS = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_make_target_and_setting_is_known(path: Path) -> None:
    commands = re.findall(r"(?:`|\$ )make ([^`#\n]+)", path.read_text(encoding="utf-8"))
    assert commands
    for command in commands:
        target, *settings = command.split()
        assert target in TARGETS, command
        assert {name for name, _, value in (each.partition("=") for each in settings) if value} <= SETTINGS, command


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_file_that_is_named_is_there(path: Path) -> None:
    named = re.findall(r"`((?:autograder|tests|docs|solutions)/[\w./]+)`", path.read_text(encoding="utf-8"))
    assert [
        name for name in named if not (ROOT / name).exists() and not re.search(r"[A-Z]{3}|solutions/\w+/", name)
    ] == []
