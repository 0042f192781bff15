"""What statements and functions change beyond themselves, and so what comes along with a function that reads it."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable

import pytest
from support.cells import ReadCells, needed, run

from autograder.submission.statements import read_definitions, with_effects

READS = "def f(): return TABLE"
ROWS = "TABLE = [[0], [0]]"


def mutates(source: str) -> set[str]:
    """What the last statement of a cell mutates by calls."""
    return set(with_effects(read_definitions(source, "cell 1"))[-1].mutates)


CLASS = """class Registry:
    def __init__(self): self.rows = []
    def add(self, function):
        self.rows.append(function())
        return function
"""


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["def g():\n    global TABLE\n    TABLE = [1]", "g()"], id="global statement"),
        pytest.param(["TABLE = None", "def g():\n    global TABLE\n    TABLE = [1]", "_ = g()"], id="assigned"),
        pytest.param(["TABLE = []", "def g(): TABLE.append(1)", "g()"], id="method"),
        pytest.param(["TABLE = [0]", "def g(): TABLE[0] = 1", "g()"], id="brackets"),
        pytest.param(["TABLE = [0, 1]", "def g():\n    del TABLE[0]", "g()"], id="del"),
        pytest.param(["TABLE = [0]", "def g(t): t[0] = 1", "g(TABLE)"], id="argument"),
        pytest.param(["TABLE = [0]", "def g(n, *, t): t[0] = n", "g(1, t=TABLE)"], id="keyword"),
        pytest.param(["TABLE = []", "def g(*ts):\n    for t in ts: t.append(1)", "g([], TABLE)"], id="any position"),
        pytest.param(
            ["TABLE = []", "def g(**ts):\n    for t in ts.values(): t.append(1)", "g(a=TABLE)"], id="any keyword"
        ),
        pytest.param(["TABLE = []", "def g(t):\n    t += [1]", "g(TABLE)"], id="added to"),
        pytest.param(
            ["TABLE = []", "def g(t=None):\n    if t is None:\n        t = []\n    t.append(1)", "g(TABLE)"],
            id="default",
        ),
        pytest.param(["import bisect", "TABLE = []", "def g(t): bisect.insort(t, 1)", "g(TABLE)"], id="first argument"),
        pytest.param(["TABLE = []", "def h(n, u): u.append(n)", "def g(t): h(1, t)", "g(TABLE)"], id="passed on"),
        pytest.param(["TABLE = []", "def h(u): u.append(1)", "def g(): h(TABLE)", "g()"], id="passed from inside"),
        pytest.param(["TABLE = []", "def g(): h()", "def h(): TABLE.append(1)", "g()"], id="called by another"),
        pytest.param(["TABLE = []", "def g(t):\n    def h(): t.append(1)\n    h()", "g(TABLE)"], id="nested function"),
        pytest.param(
            ["TABLE = [[]]", "def g(t):\n    row = t[0]\n    row.append(1)", "g(TABLE)\nTABLE = TABLE[0]"], id="part"
        ),
        pytest.param(["TABLE = []", "g = lambda t: t.append(1)", "g(TABLE)"], id="lambda"),
        pytest.param(["TABLE = []", "def g(n): TABLE.append(n)", "list(map(g, [1]))"], id="handed to map"),
        pytest.param(["TABLE = []", "def g(n): TABLE.append(n)", "for n in [1]: g(n)"], id="loop"),
        pytest.param(["TABLE = []", "def g(n): TABLE.append(n)", "if TABLE == []:\n    g(1)"], id="condition"),
        pytest.param(["TABLE = []", "def g(n): TABLE.append(n)", "try:\n    g(1)\nfinally:\n    pass"], id="try"),
        pytest.param(["TABLE = []", "def g(n): TABLE.append(n)", "_ = [g(n) for n in [1]]"], id="comprehension"),
        pytest.param(
            ["TABLE = []", "def g(h):\n    TABLE.append(h())\n    return h", "@g\ndef one(): return 1"], id="decorator"
        ),
        pytest.param(
            [
                "TABLE = []",
                "def g(n):\n    def d(h):\n        TABLE.append(n)\n        return h\n    return d",
                "@g(1)\ndef one(): pass",
            ],
            id="decorator that is called",
        ),
        pytest.param(
            [f"{CLASS}r = Registry()", "@r.add\ndef one(): return 1", "TABLE = r.rows"], id="decorator of an object"
        ),
        pytest.param([f"{CLASS}r = Registry()\ndef g(): r.add(lambda: 1)", "g()", "TABLE = r.rows"], id="own method"),
        pytest.param(["TABLE = []", "class C:\n    def __init__(self, t): t.append(1)", "C(TABLE)"], id="new object"),
        pytest.param(
            ["TABLE = []", "class C:\n    def g(self): TABLE.append(1)", "C().g()"], id="method writes a global"
        ),
        pytest.param(["TABLE = []", "add = TABLE.append", "add(1)"], id="bound method"),
        pytest.param(["TABLE = []", "def g(t):\n    add = t.append\n    add(1)", "g(TABLE)"], id="bound method inside"),
        pytest.param(["TABLE = []", "d = {'a': TABLE}", "d.setdefault('a', []).append(1)"], id="setdefault"),
        pytest.param(["globals()['TABLE'] = [1]"], id="all names"),
        pytest.param(["def g(): globals().update(TABLE=[1])", "g()"], id="all names, inside"),
        pytest.param(["exec('TABLE = [1]')"], id="written in a text"),
        pytest.param(
            ["TABLE = []", "class B:\n    def __init_subclass__(cls): TABLE.append(1)", "class C(B): pass"],
            id="subclass",
        ),
    ],
)
def test_a_table_that_an_own_function_fills_comes_filled(cells: list[str], submission_of: ReadCells) -> None:
    unneeded = "scratch = 1 / 0"
    assert run(submission_of(unneeded, *cells, unneeded, READS)) == [1]


def test_rows_of_a_table_are_the_table(submission_of: ReadCells) -> None:
    assert run(submission_of(ROWS, "for i, row in enumerate(TABLE): row[0] = i", READS)) == [[0], [1]]
    assert run(submission_of(ROWS, "for row, i in zip(TABLE, [3, 4]): row[0] = i", READS)) == [[3], [4]]


NUMPY = "import numpy as np\nTABLE = np.zeros(4)"


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["np.add(TABLE, 1, TABLE)"], id="last argument"),
        pytest.param(["flat = TABLE.reshape(2, 2)", "flat[:] = 1"], id="view"),
        pytest.param(["for value in np.nditer(TABLE, op_flags=['readwrite']):\n    value[...] = 1"], id="nditer"),
    ],
)
def test_an_array_that_numpy_fills_comes_filled(cells: list[str], submission_of: ReadCells) -> None:
    assert run(submission_of(NUMPY, *cells, READS)).tolist() == [1, 1, 1, 1]


TRAIN = "def train(model, images, epochs=5):\n    return model.fit(images / 255, epochs)"
SHOW = """def show(images, n=3):
    figure, axes = plt.subplots(n)
    for ax, image in zip(axes, images):
        ax.imshow(image)
        ax.axis("off")
    plt.show()
"""


@pytest.mark.parametrize(
    ("function", "call"),
    [
        pytest.param(TRAIN, "train(model, TABLE)", id="training"),
        pytest.param(TRAIN, "train(model, images=TABLE)", id="training by keyword"),
        pytest.param(TRAIN, "history = train(model, TABLE, 3)", id="history"),
        pytest.param(f"{TRAIN}\ndef main(): train(model, TABLE)", "main()", id="main"),
        pytest.param(f"import matplotlib.pyplot as plt\n{SHOW}", "show(TABLE)", id="plot"),
        pytest.param("def g(t):\n    t = t.copy()\n    t[0] = 1\n    return t", "changed = g(TABLE)", id="copy"),
        pytest.param("def g(t):\n    rows = [row + 1 for row in t]\n    rows.append(1)", "g(TABLE)", id="new list"),
        pytest.param("def g():\n    TABLE = []\n    TABLE.append(1)", "g()", id="local variable"),
        pytest.param("def g(t): return sorted(t)", "g(TABLE)", id="reads"),
        pytest.param("def g(n): LOG.append(n)", "g(TABLE)", id="log"),
        pytest.param("def g(t, log): log.append(len(t))", "g(TABLE, LOG)", id="other argument"),
    ],
)
def test_a_call_that_leaves_what_is_read_is_left_out(function: str, call: str, submission_of: ReadCells) -> None:
    assert needed(submission_of("TABLE = [3, 1, 2]\nLOG = []", function, call, READS)) == ["TABLE = [3, 1, 2]", READS]


def test_a_call_below_the_function_counts_only_if_nothing_else(submission_of: ReadCells) -> None:
    fill = "def fill():\n    global TABLE\n    TABLE = [1]"
    assert needed(submission_of("TABLE = []", fill, READS, "fill()")) == ["TABLE = []", READS]
    assert run(submission_of(fill, READS, "fill()")) == [1]


def test_what_a_locked_cell_calls_in_a_condition_is_left_out(submission_of: ReadCells) -> None:
    fill = "def fill(): TABLE.append(1)"
    mark = {"nbgrader": {"grade_id": "sliders", "locked": True}}
    sliders = {"source": "try:\n    fill()\nexcept ImportError:\n    def redraw(): pass", "metadata": mark}
    assert needed(submission_of("TABLE = []", fill, sliders, READS)) == ["TABLE = []", READS]


def test_a_function_that_sets_a_global_needs_no_other_value(submission_of: ReadCells) -> None:
    build = "def f():\n    global model\n    model = [1]\n    return model"
    assert needed(submission_of(build, "model = f()\nhistory = model.fit(images)")) == [build]


def test_a_function_that_counts_needs_the_first_value(submission_of: ReadCells) -> None:
    count = "def f():\n    global calls\n    calls = calls + 1\n    return calls"
    assert run(submission_of(count, "calls = 0")) == 1


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("def g(a, b, c): b.append(c)\ng(x, y, z)", {"y", "g()"}),
        ("def g(a, b): a[0], b.c = 1, 2\ng(x[0].d, [y, z])", {"x", "y", "z", "g()"}),
        ("def g(a): a.sort()\ng(x or y)", {"x", "y", "g()"}),
        ("def g(a): a.sort()\ng(x.copy())", {"x", "g()"}),
        ("class C:\n    def g(self, a): a.sort()\nc.g(x)", {"c", "x", ".g()"}),
        ("class C:\n    @staticmethod\n    def g(a): a.sort()\nC.g(x)", {"C", "x", "C()", ".g()"}),
        ("def g(): pass\n@g\n@registry.add\n@app.route('/')\ndef h(): pass", {"registry", "app", "g()"}),
        ("np.add.at(x, 3, 1)", {"np", "x"}),
        ("np.add(a, b, out=x)", {"np", "a", "b", "x"}),
        ("y = np.add(a, b, out=x)", {"np", "x"}),
    ],
)
def test_what_a_call_changes_is_told_by_name(source: str, names: set[str]) -> None:
    assert mutates(source) - {"C()"} == names - {"C()"}


def test_a_chain_of_functions_is_followed_to_its_end(submission_of: ReadCells) -> None:
    chain = "\n".join(f"def g{i}(t): return g{i + 1}(t)" for i in range(998))
    read = submission_of("TABLE = []", chain, "def g998(t): t.append(1)", "g0(TABLE)", READS)
    assert len(needed(read)) == 1002


ATTACKS = {
    "chain": ["\n".join(f"def g{i}(t): TABLE{i}.append(1); g{i + 1}(t)" for i in range(1000)), "g0(TABLE)"],
    "ring": [
        "\n".join(f"def g{i}(t): g{(i * 7 + 1) % 999}(t); g{(i * 5 + 3) % 999}(t); t.pop()" for i in range(1000)),
        "g0(TABLE)",
    ],
    "one name": [
        "\n".join(f"def g(t, a{i}): g(a{i}, t); t.pop()" for i in range(1000)),
        "\n".join(["g(TABLE, 1)"] * 900),
    ],
    "many arguments": [
        f"def g({', '.join(f'a{i}' for i in range(5000))}): " + "; ".join(f"a{i}.pop()" for i in range(5000)),
        f"g({'TABLE, ' * 5000})",
    ],
    "many names": [",".join(f"a{i}" for i in range(5000)) + " = " + " or ".join(f"b{i}" for i in range(5000))],
    "many targets": ["=".join(f"a{i}" for i in range(5000)) + " = [" + ",".join(f"b{i}" for i in range(5000)) + "]"],
    "aliases in a row": ["\n".join(f"a{i} = a{i + 1}.x" for i in range(999)), "\n".join(["a0.pop()"] * 990)],
    "aliases of one": ["\n".join(f"a = b{i}.x" for i in range(999)), "\n".join(["a.pop()"] * 990)],
    "nested calls": ["g(" + "zip(" * 150 + "TABLE, " * 9000 + ")" * 151, "def g(t): t.pop()"],
    "nested names": ["".join(f"(a{i} := " for i in range(150)) + f"[{'TABLE, ' * 9000}]" + ")" * 150],
}


@pytest.mark.parametrize("cells", ATTACKS.values(), ids=ATTACKS)
def test_a_notebook_made_to_be_slow_is_traced_in_time(cells: list[str], submission_of: ReadCells) -> None:
    read = submission_of("TABLE = []", *cells, READS)
    limit = 100 * seconds_of(lambda: [ast.parse(cell) for cell in cells])
    assert seconds_of(lambda: with_effects(each for cell in cells for each in read_definitions(cell, ""))) < limit
    assert seconds_of(lambda: needed(read)) < limit
    assert needed(read)[-1] == READS


def seconds_of(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started
