"""Keeps the translations beside the code: `python -m autograder.authoring.translate`.

Each sentence of the code, a `say("…")`, the title of a grader or of its check, or what is said of a function that
students use, gets its place in every language's
`.po` file, where it waits for its translation. The `.mo` files, which `autograder.messages` reads, are compiled from
them.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from autograder.authoring.inclusion import FOLDER, public_docstrings
from autograder.messages import LOCALE

PACKAGE = Path(__file__).parents[1]


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence of the code with the file it stands in, file by file from top to bottom."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE)
        if place.parts[0] != "examples":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            title = [(0, _title(tree))] if path.name.startswith("test_") else []
            described = public_docstrings(tree) if path.parent == FOLDER else ()
            found = sorted([*title, *described, *_sentences(tree)])
            yield from ((text, f"{PACKAGE.name}/{place.as_posix()}") for _, text in found)


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


def _sentences(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="say"), args=[ast.Constant(value=str(text))]):
                yield node.lineno, text
            case ast.FunctionDef(name=name) if name.startswith("test_") and (title := _title(node)):
                yield node.lineno, title


def _title(node: ast.Module | ast.FunctionDef) -> str:
    return (ast.get_docstring(node) or "").partition("\n")[0]


if __name__ == "__main__":
    extract()
    compile()
