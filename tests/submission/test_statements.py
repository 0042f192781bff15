"""From a cell to its definitions: what is kept of it, and what becomes of magics."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.submission.read import Submission
from autograder.submission.statements import read_definitions, with_effects

ReadCells = Callable[..., Submission]


def bound(read: Submission) -> list[str]:
    """The names that are bound, statement by statement."""
    return [" ".join(sorted(d.binds)) for notebook in read.notebooks for d in notebook.definitions]


def graded(source: str, criterion: str, **nbgrader: Any) -> dict[str, Any]:
    return {"source": source, "metadata": {"nbgrader": {"grade_id": criterion, **nbgrader}}}


def run(read: Submission) -> Any:
    """What the function `f` gives; for the harmless cells of these tests."""
    namespace: dict[str, Any] = {}
    for definition in read.needed_by("f"):
        exec(definition.source, namespace)
    return namespace["f"]()


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


# --- magics


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "!pip install numpy",
        "?len",
        "len?",
        "len??",
        "%time print(1)",
        "x = !ls",
        "%cd /tmp",
        "!ls &",
    ],
)
def test_a_magic_does_not_cost_its_cell(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"{magic}\ndef f(): return 1\n{magic}")
    assert run(read) == 1
    assert not read.problems


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%prun", "\n\n%%time"])
def test_a_cell_magic_that_runs_python_keeps_the_definitions(magic: str, submission_of: ReadCells) -> None:
    assert run(submission_of(f"{magic}\ndef f(): return 1")) == 1


@pytest.mark.parametrize("magic", ["%%bash", "%%writefile f.py", "%%html", "%%javascript", "%%script python", "%%"])
def test_a_cell_in_another_language_defines_nothing(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"{magic}\ndef f(): return 1\nif [ x ]; then y; fi")
    assert bound(read) == []
    assert not read.problems


@pytest.mark.parametrize(
    "magic",
    [
        "pip install numpy",
        "conda install -y numpy",
        "cd ..",
        "ls *.png",
        "ls -la",
        "mkdir figures",
        "matplotlib inline",
        "time fit(x)",
        "load_ext autoreload",
        "autoreload 2",
        "who int",
        "pwd",
    ],
)
def test_a_magic_without_its_sign_does_not_cost_its_cell(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"!ls\n{magic}\ndef f(): return 1\n{magic}", f"{magic}\npip install x")
    assert run(read) == 1
    assert not read.problems


@pytest.mark.parametrize("word", ["time", "who", "cat"])
@pytest.mark.parametrize(
    "form", ["{0} = 1", "{0}: int = 1", "{0}, b = 1, 2", "{0} = 3; {0} -= 2", "{0} = [1]; {0} = {0} [0]"]
)
def test_a_name_that_is_called_like_a_magic_stays_a_name(word: str, form: str, submission_of: ReadCells) -> None:
    read = submission_of(f"!ls\n{form.format(word)}\ndef f(): return {word}")
    assert run(read) == 1


def test_text_that_reads_like_a_magic_does_not_mend_a_broken_cell(submission_of: ReadCells) -> None:
    read = submission_of("time f(x)\nx = = 1", "pips install x")
    assert len(read.problems) == 2


def test_cell_magics_may_stand_one_below_the_other(submission_of: ReadCells) -> None:
    assert run(submission_of("%%capture\n%%time\ndef f(): return 1")) == 1


def test_what_is_defined_to_be_timed_again_and_again_is_gone_after_it(submission_of: ReadCells) -> None:
    assert bound(submission_of("%%timeit\ndef f(): return 1", "x = 1")) == ["x"]


def test_a_timed_line_keeps_the_names_that_it_binds(submission_of: ReadCells) -> None:
    assert run(submission_of("%time x = 1\ndef f(): return x")) == 1


def test_a_magic_in_a_function_does_nothing(submission_of: ReadCells) -> None:
    assert run(submission_of("def f():\n    %matplotlib inline\n    !ls\n    return 1")) == 1


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
