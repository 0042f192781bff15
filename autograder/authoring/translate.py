"""Keeps the translations beside the code: `python -m autograder.authoring.translate`.

Babel finds each `say("…")`; the titles of graders and of their checks, and the docstrings of functions that students
use, are sentences too. A new one waits in every language's `.po` file for its translation. The `.mo` files, which
`autograder.messages` reads, are compiled from them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract as messages
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from autograder.authoring.inclusion import FOLDER, KINDS, public_docstrings
from autograder.messages import LOCALE

PACKAGE = Path(__file__).parents[1]


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence of the code with the file it stands in, file by file from top to bottom."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if place.parts[:2] == ("commands", "examples") or place.stem == KINDS.rpartition(".")[2]:
            continue
        with path.open("rb") as file:
            found = [(line, str(text)) for line, text, *_ in messages("python", file, keywords={"say": None})]
        tree = ast.parse(path.read_bytes())
        found += public_docstrings(tree) if path.parent == FOLDER else _titles(tree)
        yield from ((text, f"{PACKAGE.name}/{place.as_posix()}") for _, text in sorted(found))


def extract(locale: Path = LOCALE) -> None:
    """Brings every `.po` file up to date: new sentences come in empty, sentences that nobody says any more go."""
    template = Catalog()
    for text, place in sentences():
        template.add(text, locations=[(place, 0)])
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        catalogue = read(path)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        for message in catalogue:
            # a {share:.0%} is no %-format, whatever Babel takes it for
            message.flags.discard("python-format")
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, include_lineno=False, ignore_obsolete=True)


def compile(locale: Path = LOCALE) -> None:
    """Writes a `.mo` file beside every `.po` file."""
    for path in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, read(path))


def read(path: Path) -> Catalog:
    """The catalogue of a `.po` file."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, abort_invalid=True)


def _titles(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What a grader asks for, and its checks; nothing where a module is none."""
    tests = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    if tests:
        yield 0, _first_line(tree)
        yield from ((node.lineno, _first_line(node)) for node in tests if _first_line(node))


def _first_line(node: ast.Module | ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0]


if __name__ == "__main__":
    extract()
    compile()
