"""From cells to definitions: what is kept of them, and what is said of those that can't be read."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from support.cells import ReadCells, bound, graded, problem, run

from autograder.submission.read import read_submission
from autograder.submission.statements import read_definitions, with_effects

WriteNotebook = Callable[..., Path]


# --- what is kept


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("import numpy", ["numpy"]),
        ("import os.path as p, sys", ["p sys"]),
        ("from math import tau as t", ["t"]),
        ("from math import *", ["*"]),
        ("def f(): pass", ["f"]),
        ("async def f(): pass", ["f"]),
        ("class C: x = 1", ["C"]),
        ("a = b = 1", ["a b"]),
        ("a, (b, *c) = 1, (2, 3)", ["a b c"]),
        ("a: int = 1", ["a"]),
        ("a += 1", ["a"]),
        ("table[3] = 1", ["table"]),
        ("np.random.x = 1", ["np"]),
        ("f = lambda x: x", ["f"]),
        ("if True:\n    def f(): pass\nelse:\n    f = None", ["f"]),
        ("try:\n    import x\nexcept ImportError:\n    x = None", ["x"]),
        ("with open('x') as file:\n    a = 1", ["a file"]),
        ("for i in range(3): table[i] = i", ["i table"]),
        ("a = 1; b = 2", ["a", "b"]),
        ("print(n := 784)", ["n"]),
    ],
)
def test_a_statement_that_binds_names_is_kept(statement: str, names: list[str], submission_of: ReadCells) -> None:
    assert bound(submission_of(statement)) == names


@pytest.mark.parametrize(
    "statement",
    [
        "print(1)",
        "fit(x, y)",
        "f",
        "'text'",
        "1 / 0",
        "exit()",
        "assert f() == 1",
        "raise ValueError",
        "while True: pass",
        "if True: print(1)",
        "with open('x'): pass",
        "# a comment",
        "",
        "   \n\n",
    ],
)
def test_a_statement_that_binds_nothing_is_left_out(statement: str, submission_of: ReadCells) -> None:
    read = submission_of(statement)
    assert bound(read) == []
    assert not read.problems


def test_nothing_is_executed(submission_of: ReadCells, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    act = f"open({str(mark)!r}, 'w')"
    submission_of(f"{act}\nx = {act}\n@{act}\ndef f(y={act}): pass\nclass C:\n    {act}", f"!touch {mark}")
    assert not mark.exists()


def test_text_cells_are_no_code(submission_of: ReadCells) -> None:
    cells = [{"cell_type": kind, "source": "x = 1"} for kind in ("markdown", "raw", "nonsense", None, 3)]
    assert bound(submission_of(*cells)) == []


def test_assignments_in_a_locked_cell_are_left_out(submission_of: ReadCells) -> None:
    demonstration = graded("import numpy as np\ndata = np.zeros(3)\ndef show(): pass", "demo", locked=True)
    assert bound(submission_of(demonstration)) == ["np", "show"]


def test_deeply_nested_statements_are_read_once() -> None:
    nested = "".join(" " * depth + "if x:\n" for depth in range(90)) + " " * 90 + "print(1)"
    assert with_effects(read_definitions(nested, "cell 1")) == ()


# --- lines


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("import x\n\n\ndef f(a):\n    return 1 / 0", id="plain"),
        pytest.param("import x\r\n\r\n\r\ndef f(a):\r\n    return 1 / 0", id="CRLF"),
        pytest.param("import x\r\r\rdef f(a):\r    return 1 / 0", id="CR"),
        pytest.param("# é\n@g\n@h(1,\n   2)\ndef f(a): return 1 / 0", id="decorators"),
        pytest.param('"""text\n%text\n"""\ndef f(a):\n    return 1 / 0', id="long text"),
        pytest.param("%matplotlib inline\n\n!pip install x\ndef f(a):\n    return 1 / 0", id="magics"),
        pytest.param("\n\n%matplotlib inline\ndef f(a):\n    return 1 / 0", id="magic after blank lines"),
        pytest.param("%%time\n\n!ls\ndef f(a):\n    return 1 / 0", id="cell magic"),
        pytest.param("x = 1\f\n\n\n\ndef f(a): return 1 / 0", id="form feed"),
        pytest.param("x = '\u2028\x0b'\n\n\ndef f(a):\n    return 1 / 0", id="other line ends"),
    ],
)
def test_lines_are_numbered_as_in_the_cell(source: str, submission_of: ReadCells) -> None:
    (definition,) = [d for d in submission_of("y = 1", source).notebooks[0].definitions if "f" in d.binds]
    line = definition.source.split("\n").index(next(x for x in definition.source.split("\n") if "1 / 0" in x))
    assert (definition.where, line + 1) == ("cell 2", 5)


def test_a_source_may_be_a_list_of_lines(submission_of: ReadCells) -> None:
    read = submission_of({"source": ["def f():\n", "    return 1"]}, {"source": ["x = 1", None, 3]}, {"source": None})
    assert bound(read)[:2] == ["f", "x"]


# --- what reaches every function


@pytest.mark.parametrize(
    "line", ["np_config.enable_numpy_behavior()", "sys.setrecursionlimit(9)", 'setattr(np, "float", float)']
)
def test_settings_of_libraries_are_for_every_function(line: str, submission_of: ReadCells) -> None:
    (definition,) = read_definitions(line, "cell 1")
    assert definition.binds == {"*"}
    needed = submission_of(f"import np_config, sys, np\n{line}", "def f(): return 1").needed_by("f")
    assert [each.source.strip() for each in needed] == ["import np_config, sys, np", line, "def f(): return 1"]


# --- stubs


@pytest.mark.parametrize(
    ("body", "is_stub"),
    [
        ("raise NotImplementedError", True),
        ('"""Text."""\n    raise NotImplementedError("write here")', True),
        ("x = 1\n    raise NotImplementedError", True),
        ("raise NotImplementedError\n    return 1", True),
        ("return 1\n    raise NotImplementedError", False),
        ("if x: return 1\n    raise NotImplementedError", False),
        ("raise ValueError", False),
    ],
)
def test_a_stub_is_a_function_that_was_not_finished(body: str, is_stub: bool) -> None:
    (definition,) = read_definitions(f"def f(x):\n    {body}", "cell 1")
    assert definition.is_stub is is_stub


# --- broken cells


def test_a_syntax_error_costs_its_cell_alone(submission_of: ReadCells) -> None:
    read = submission_of("x = 1", "y = 2\ndef f(:\n    pass", "def f(): return 1")
    assert bound(read) == ["x", "f"]
    assert problem(read).startswith("mnist.ipynb, cell 2: line 2 is not valid Python (")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("x = 1\0", id="zero byte"),
        pytest.param("x = " + "(" * 5000, id="brackets"),
        pytest.param("x = " + "-" * 100_000 + "1", id="signs"),
        pytest.param("x = " + "f(" * 300 + ")" * 300, id="calls"),
        pytest.param("x = " + "9" * 10_000, id="number of many digits"),
        pytest.param("if True:\nx = 1", id="indentation"),
        pytest.param("x = 'text", id="open text"),
        pytest.param("print 'Python 2'; x = 1", id="Python 2"),
    ],
)
def test_an_unreadable_cell_costs_itself_alone(source: str, submission_of: ReadCells) -> None:
    read = submission_of("def f(): return 1", source)
    assert bound(read) == ["f"]
    assert "mnist.ipynb, cell 2" in problem(read)


@pytest.mark.parametrize(
    "cell",
    [
        {"metadata": None},
        {"metadata": []},
        {"metadata": {"nbgrader": None}},
        {"metadata": {"nbgrader": {"grade_id": None}}},
        {"metadata": {"nbgrader": {"grade_id": ["flatten"]}}},
        {"metadata": {"nbgrader": {"grade_id": {}, "locked": []}}},
        {"source": {"text": 1}},
        {"source": 3},
        {"cell_type": ["code"]},
    ],
    ids=str,
)
def test_damaged_cells_do_not_hurt_the_others(cell: Mapping[str, Any], submission_of: ReadCells) -> None:
    assert run(submission_of({"source": "x = 1", **cell}, "def f(): return 1")) == 1


def test_cells_that_are_no_objects_are_passed_over(notebook_file: WriteNotebook) -> None:
    path = notebook_file()
    path.write_text(json.dumps({"nbformat": 4, "cells": [None, 1, "x", [], {}]}))
    assert bound(read_submission(path)) == []


def test_a_warning_about_a_students_text_stays_inside(submission_of: ReadCells) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = submission_of("%cd x\ndef f(): return len('\\d') is 2", "def g(): return '\\d'")
    assert bound(read) == ["f", "g"]


@pytest.mark.parametrize("source", ["x = 1\n" * 1_000, "x ="], ids=["definitions", "broken cells"])
def test_a_notebook_made_to_be_slow_is_read_so_far(submission_of: ReadCells, source: str) -> None:
    submission = submission_of("def flatten_images(i): return i", *[source] * 100, "def fit_line(x, y): return 1, 2")
    assert submission.defines("flatten_images")
    assert not submission.defines("fit_line")
    assert len(submission.problems) < 30
    assert "were not read" in submission.problems[-1].text()


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("x = 1\n" * 3_000, id="lines"),
        pytest.param("x = '" + "a" * 200_000 + "'", id="characters"),
        pytest.param("%ls\n" * 400, id="magics"),
    ],
)
def test_a_cell_made_to_be_slow_costs_that_cell_alone(tmp_path: Path, source: str) -> None:
    cells = [
        {"cell_type": "code", "metadata": {}, "source": text} for text in (source, "def flatten_images(i): return i")
    ]
    path = tmp_path / "mnist.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}), encoding="utf-8")
    submission = read_submission(path)
    assert submission.defines("flatten_images")
    assert "cell 1" in submission.problems[0].text()
