"""The lesson's measure: how much a student reads before something learns, and how easily it is read."""

from __future__ import annotations

import ast
import itertools
import re
from collections import Counter
from collections.abc import Iterable

import pytest
from nbformat import NotebookNode
from support.exercise import EACH_NOTEBOOK, graded_cells, released, source_notebook

from autograder.authoring.notebooks import languages
from autograder.rubric import ROOT

LANGUAGES = languages(ROOT)
WIDTH = 72


def words(cells: Iterable[NotebookNode]) -> int:
    """The words of the text, hints included; what stands in code is not counted."""
    text = "\n".join(re.sub(r"<[^>]+>", "", cell.source) for cell in cells if cell.cell_type == "markdown")
    return sum(bool(re.search(r"\w", word)) for word in text.split())


def before(notebook: NotebookNode, code: str) -> list[NotebookNode]:
    """The cells above the first one whose code has this in it."""
    found = [number for number, cell in enumerate(notebook.cells) if cell.cell_type == "code" and code in cell.source]
    return list(notebook.cells[: found[0]])


def paragraphs(notebook: NotebookNode) -> list[str]:
    """The text in pieces that are read in one go: tables are none, and each item of a list is one."""
    text = "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    pieces = re.split(r"\n\s*\n|\n(?=[-\d])", text)
    return [piece for piece in pieces if not piece.startswith("|")]


def section(notebook: NotebookNode, number: int) -> str:
    """The text under the last headings, counted from the end of the notebook."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return re.split(r"^##+ ", text, flags=re.MULTILINE)[number]


@pytest.mark.parametrize("language", LANGUAGES)
def test_first_guesses_come_within_300_words(language: str) -> None:
    assert 0 < words(before(source_notebook(language, "mnist"), "show_guesses(x_valid")) <= 300


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_training_comes_within_900_words(language: str) -> None:
    cells = before(source_notebook(language, "mnist"), "model.fit(")
    shown = [re.sub(r"<details>.*?</details>", "", cell.source, flags=re.DOTALL) for cell in cells]
    visible = [NotebookNode(cell, source=source) for cell, source in zip(cells, shown, strict=True)]
    assert words(visible) <= 900
    # whoever opens every hint reads little more
    assert words(cells) <= 1000


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_no_paragraph_is_longer_than_60_words(language: str, name: str) -> None:
    long = [piece for piece in paragraphs(released(language, name)) if len(piece.split()) > 60]
    assert long == []


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_code_fits_a_narrow_window(language: str, name: str) -> None:
    code = [cell for cell in released(language, name).cells if cell.cell_type == "code"]
    assert [(cell.id, line) for cell in code for line in cell.source.splitlines() if len(line) > WIDTH] == []


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_a_check_is_one_line_to_the_student(language: str, name: str) -> None:
    notebook = released(language, name)
    checks = {cell.id: cell.source for cell in notebook.cells if cell.id in graded_cells(notebook)}
    assert checks == {name: f'check("{name}")' for name in checks}


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_long_code_is_folded(language: str, name: str) -> None:
    given = [cell for cell in released(language, name).cells if cell.metadata.get("nbgrader", {}).get("locked")]
    long = [cell for cell in given if len(cell.source.splitlines()) > 12]
    assert [cell.id for cell in long if not cell.metadata.get("jupyter", {}).get("source_hidden")] == []


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_each_task_has_hints_in_three_steps(language: str, name: str) -> None:
    cells = released(language, name).cells
    tasks = {
        cell.id: above.source.count("<details>")
        for above, cell in itertools.pairwise(cells)
        if cell.metadata.get("nbgrader", {}).get("solution")
    }
    assert tasks == dict.fromkeys(tasks, 3)


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_no_helper_takes_the_name_of_another(language: str, name: str) -> None:
    code = [cell.source for cell in released(language, name).cells if cell.cell_type == "code"]
    nodes = [node for source in code for node in ast.parse(source).body]
    names = Counter(node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef))
    assert [each for each, count in names.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_glossary_has_the_terms_in_both_languages(language: str) -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", section(source_notebook(language, "mnist"), -3), re.MULTILINE)
    assert len(rows) - 1 >= 15
    pairs = {frozenset(row) for row in rows[1:]}
    others = re.findall(r"^\| (.+?) \| (.+?) \| .+ \|$", section(source_notebook("en", "mnist"), -3), re.MULTILINE)
    assert pairs == {frozenset(row) for row in others[1:]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_read_on_names_23_places_once_each(language: str) -> None:
    links = re.findall(r"\]\((\S+?)\)", section(source_notebook(language, "mnist"), -2))
    assert len(links) == len(set(links)) >= 23
    assert [link for link in links if not re.fullmatch(r"https://[\w.-]+\.[a-z]{2,}/\S*", link)] == []
