"""The languages say the same: every sentence is translated, and the notebooks' code differs in its words alone."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from nbformat import NotebookNode
from support.exercise import EACH_NOTEBOOK, source_notebook

from autograder.authoring import translate
from autograder.authoring.notebooks import languages
from autograder.messages import LANGUAGES, LOCALE
from autograder.rubric import ROOT

OTHERS = [language for language in LANGUAGES if language != "en"]
TRANSLATED = [(language, name) for language, name in EACH_NOTEBOOK if language != "en"]


def source(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "autograder.po"


def translations(catalogue: Catalog) -> dict[str, str]:
    return {str(message.id): str(message.string) for message in catalogue if message.id}


def placeholders(text: str) -> set[tuple[str, str | None, str | None]]:
    """What is filled in: name, format and conversion."""
    return {(name, spec, conversion) for _, name, spec, conversion in Formatter().parse(text) if name is not None}


def without_words(code: str) -> str:
    """Code with its strings emptied; of an f-string the values stay, in whatever order the language needs them."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            values = [value for value in node.values if isinstance(value, ast.FormattedValue)]
            node.values = sorted(values, key=ast.dump)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(tree)


def described(cells: Iterable[NotebookNode]) -> list[tuple[str, str, object]]:
    return [(cell.id, cell.cell_type, cell.metadata) for cell in cells]


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_the_code_is_in_the_catalogue(language: str) -> None:
    known = translations(translate.read(source(language))).keys()
    assert {text for text, _ in translate.sentences()} == known, "run `python -m autograder.authoring.translate`"


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_is_translated(language: str) -> None:
    messages = [message for message in translate.read(source(language)) if message.id]
    assert [message.id for message in messages if message.fuzzy or not message.string] == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_fill_in_the_same_values(language: str) -> None:
    pairs = translations(translate.read(source(language))).items()
    assert [text for text, translated in pairs if placeholders(text) != placeholders(translated)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_translations_quote_the_same_code(language: str) -> None:
    def quoted(text: str) -> set[str]:
        return set(re.findall(r"`[^`]+`", text))

    pairs = translations(translate.read(source(language))).items()
    assert [text for text, translated in pairs if not quoted(text) <= quoted(translated)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_compiled_catalogue_is_up_to_date(language: str) -> None:
    with source(language).with_suffix(".mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    wanted = translations(translate.read(source(language)))
    assert {text: compiled.gettext(text) for text in wanted} == wanted, "run `python -m autograder.authoring.translate`"


@pytest.mark.parametrize("language", OTHERS)
def test_translating_again_changes_nothing(language: str, tmp_path: Path) -> None:
    shutil.copytree(LOCALE, tmp_path, dirs_exist_ok=True)
    translate.extract(tmp_path)
    translate.compile(tmp_path)
    again = tmp_path / source(language).relative_to(LOCALE)
    assert again.read_bytes() == source(language).read_bytes(), "run `python -m autograder.authoring.translate`"
    assert again.with_suffix(".mo").read_bytes() == source(language).with_suffix(".mo").read_bytes()


def test_new_sentences_wait_for_their_translation(tmp_path: Path) -> None:
    path = tmp_path / "hu" / "LC_MESSAGES" / "autograder.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid "student"\nmsgstr "diák"\n\nmsgid "nobody says this"\nmsgstr "ezt senki"\n', encoding="utf-8"
    )
    translate.extract(tmp_path)
    found = translations(translate.read(path))
    assert found["student"] == "diák"
    assert found["not graded"] == ""
    assert "nobody says this" not in found


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package that a test writes."""
    folder = tmp_path / "autograder"
    monkeypatch.setattr(translate, "PACKAGE", folder)
    monkeypatch.setattr(translate, "FOLDER", folder / "lesson")
    (folder / "lesson").mkdir(parents=True)
    return folder


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('x = say("a")', ["a"]),
        ('x = say(\n    "a long "\n    "sentence", n=say("b"), m=2\n)', ["a long sentence", "b"]),
        ("x = say(first(title))", []),
        ("def say(template):\n    pass", []),
        ("x = say('a', what=f'{n} rows')", ["a"]),
    ],
)
def test_sentences_are_what_the_code_says(code: str, found: list[str], package: Path) -> None:
    (package / "module.py").write_text(code, encoding="utf-8")
    assert sorted(text for text, _ in translate.sentences()) == found


def test_titles_of_graders_are_sentences(package: Path) -> None:
    checks = 'def test_rows():\n    """Rows.\n\n    Why."""\n\n\ndef test_none():\n    pass\n'
    (package / "test_flatten.py").write_text(f'"""Flattens.\n\nMore."""\n\n\n{checks}', encoding="utf-8")
    assert list(translate.sentences()) == [(text, "autograder/test_flatten.py") for text in ("Flattens.", "Rows.")]


def test_descriptions_of_what_students_use_are_sentences(package: Path) -> None:
    code = 'def draw():\n    """Draws it.\n\n    Well."""\n\n\ndef _draw():\n    """Draws."""\n'
    (package / "lesson" / "pad.py").write_text(code, encoding="utf-8")
    assert [text for text, _ in translate.sentences()] == ["Draws it.\n\nWell."]


def test_no_sentence_stands_inside_an_f_string() -> None:
    """Babel reads f-strings as text, whatever Python: a sentence there would never be translated."""
    inside = [
        f"{path.relative_to(translate.PACKAGE)}:{call.lineno}"
        for path in translate.PACKAGE.rglob("*.py")
        if "examples" not in path.parts
        for text in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "say"
    ]
    assert inside == []


def test_every_language_has_its_notebooks() -> None:
    assert languages(ROOT) == sorted(LANGUAGES)


@pytest.mark.parametrize(("language", "name"), TRANSLATED)
def test_notebooks_have_the_same_cells(language: str, name: str) -> None:
    here, there = (source_notebook(of, name) for of in (language, "en"))
    assert described(here.cells) == described(there.cells)


@pytest.mark.parametrize(("language", "name"), TRANSLATED)
def test_notebooks_have_the_same_code(language: str, name: str) -> None:
    here, there = (source_notebook(of, name) for of in (language, "en"))
    for cell, original in zip(here.cells, there.cells, strict=True):
        if cell.cell_type == "code":
            assert without_words(cell.source) == without_words(original.source), cell.id


@pytest.mark.parametrize(("language", "name"), TRANSLATED)
def test_no_prose_is_left_untranslated(language: str, name: str) -> None:
    here, there = (source_notebook(of, name) for of in (language, "en"))
    pairs = zip(here.cells, there.cells, strict=True)
    same = [cell.id for cell, original in pairs if cell.source == original.source and cell.cell_type == "markdown"]
    assert same == []
