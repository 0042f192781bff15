"""The page for engineers says what the code is, and its grader grades."""

from __future__ import annotations

import ast
import builtins
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
import pytest
from support.clone import clone
from test_imports import MODULES, PACKAGE, ROOMS

from autograder.authoring.notebooks import convert
from autograder.rubric import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
ELSEWHERE = {"NbGraderException": "nbgrader"}
GRADE = """
import json, sys
from pathlib import Path
from autograder.grade import to_json
from autograder.grading.environment import environment
from autograder.grading.grade_submission import grade_submission
with environment() as tools:
    for path in sys.argv[1:]:
        print(json.dumps(to_json(grade_submission(Path(path), tools, ["double"]))))
"""


def section(title: str) -> str:
    """What stands below a heading."""
    (text,) = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return str(text)


def rows(text: str) -> list[list[str]]:
    """The cells of a table's rows, without its head."""
    lines = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines[1:]]


def test_rooms_stand_in_their_order() -> None:
    assert [room.strip("`") for room, *_ in rows(section("The rooms"))] == ROOMS


@pytest.mark.parametrize("where", [pytest.param(where, id=word) for word, _, where in rows(section("Words"))])
def test_a_word_stands_where_the_page_says(where: str) -> None:
    file, *names = re.findall(r"`([^`]+)`", where)
    assert names
    assert set(names) <= defined_in(PACKAGE / file)


def defined_in(path: Path) -> set[str]:
    """The names that a module binds itself."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    made = {node.name for node in body if isinstance(node, (ast.ClassDef, ast.FunctionDef))}
    return made | {target.id for node in body for target in targets(node) if isinstance(target, ast.Name)}


def targets(node: ast.stmt) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []


# --- exceptions


@cache
def exceptions() -> dict[str, tuple[str, str]]:
    """The exceptions of the package: for each, its base and its file."""
    classes = {
        node.name: (ast.unparse(node.bases[0]).rpartition(".")[2], path.relative_to(PACKAGE).as_posix())
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and node.bases
    }

    def is_exception(name: str) -> bool:
        known = getattr(builtins, name, None)
        if isinstance(known, type):
            return issubclass(known, BaseException)
        return name in ELSEWHERE or (name in classes and is_exception(classes[name][0]))

    return {name: where for name, where in classes.items() if is_exception(name)}


def drawn() -> Iterator[tuple[str, tuple[str, str]]]:
    """The page's tree: for each exception, what it stands below, and its file."""
    (tree,) = re.findall(r"```text\n(.*?)```", section("Exceptions"), re.DOTALL)
    above: list[str] = []
    for line in tree.splitlines():
        indent, name, file = re.fullmatch(r"([│├└─ ]*)(\w+) *(\S*)", line).groups()  # type: ignore[union-attr]
        depth = len(indent) // 4
        above[depth:] = [name]
        if depth:
            yield name, (above[depth - 1], file)


def test_tree_has_every_exception() -> None:
    tree = dict(drawn())
    assert {name: tree.pop(name, None) for name in ELSEWHERE} == {
        name: ("Exception", file) for name, file in ELSEWHERE.items()
    }
    assert tree == exceptions()


def test_every_exception_is_explained() -> None:
    assert [name.strip("`") for name, _ in rows(section("Exceptions"))] == [
        name for name, _ in drawn() if name not in ELSEWHERE
    ]


# --- the grader


def blocks() -> tuple[str, str]:
    """The page's cells, as the source of a notebook, and its grader."""
    text = section("A grader to try")
    (cells,) = re.findall(r"^````markdown\n(.*?)^````$", text, re.MULTILINE | re.DOTALL)
    (grader,) = re.findall(r'^```python\n(""".*?)^```$', text, re.MULTILINE | re.DOTALL)
    return str(cells), str(grader)


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the page's criterion makes of three answers, in a copy of the repository to which it was added."""
    root = clone(tmp_path_factory.mktemp("repository"))
    cells, grader = blocks()
    source = root / "solutions" / "en" / "shapes" / "shapes.md"
    source.write_text(f"{source.read_text(encoding='utf-8')}\n{cells}", encoding="utf-8")
    notebook = convert(source)
    nbformat.write(notebook, root / "assignments" / "en" / "shapes" / "shapes.ipynb")
    (root / "autograder" / "graders" / "shapes" / "test_double.py").write_text(grader, encoding="utf-8")
    (own,) = [cell for cell in notebook.cells if cell.id == "double_all"]
    answers = {
        "right": own.source,
        "half": "def double_all(numbers):\n    return 2 * numbers.ravel()",
        "untouched": "def double_all(numbers):\n    raise NotImplementedError",
    }
    paths = []
    for name, answer in answers.items():
        path = root / "submitted" / name / "shapes" / "shapes.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({**notebook, "cells": [{**own, "source": answer}]}), encoding="utf-8")
        paths.append(str(path.parent))
    run = subprocess.run([sys.executable, "-c", GRADE, *paths], cwd=root, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    found = [json.loads(line)["criteria"] for line in run.stdout.splitlines()]
    return {name: criterion for name, (criterion,) in zip(answers, found, strict=True)}


def ended(criterion: dict[str, Any]) -> dict[str, str]:
    return {check["name"]: check["outcome"] for check in criterion["checks"]}


def test_the_grader_passes_a_right_answer(graded: dict[str, dict[str, Any]]) -> None:
    right = graded["right"]
    assert (right["name"], right["points"]) == ("double", 8.0)
    assert ended(right) == {"values": "passed", "shape": "passed"}
    assert [check["weight"] for check in right["checks"]] == [3.0, 1.0]
    assert right["checks"][1]["praise"]["template"] in blocks()[1]


def test_the_grader_fails_a_half_right_answer(graded: dict[str, dict[str, Any]]) -> None:
    half = graded["half"]
    assert ended(half) == {"values": "passed", "shape": "failed"}
    assert half["checks"][1]["message"]["values"] == {"given": "(3, 4, 5)", "actual": "(60,)"}


def test_the_grader_skips_what_needs_more(graded: dict[str, dict[str, Any]]) -> None:
    untouched = graded["untouched"]
    assert ended(untouched) == {"values": "failed", "shape": "skipped"}
    assert untouched["checks"][0]["kind"] == "missing"
