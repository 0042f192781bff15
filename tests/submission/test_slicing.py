"""What a function needs: which definitions come along, which are left, and what stands for the notebook's data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from support.cells import ReadCells, graded, needed, run

from autograder.authoring.fill_in import hand_in, reference_answers
from autograder.rubric import ASSIGNMENTS, ROOT, assignments, read_rubric
from autograder.submission import slicing
from autograder.submission.read import Submission, read_submission
from autograder.submission.statements import read_definitions

WriteNotebook = Callable[..., Path]


def text(read: Submission) -> str:
    """The source of everything that the function `f` needs."""
    return "\n".join(needed(read))


def test_a_training_run_is_never_needed(submission_of: ReadCells) -> None:
    read = submission_of(
        "import keras",
        "def f():\n    return keras.Sequential()",
        "model = f()\nhistory = model.fit(images, labels)",
    )
    assert text(read).endswith("import keras\ndef f():\n    return keras.Sequential()")


def test_what_is_tried_out_below_a_function_changes_nothing(submission_of: ReadCells) -> None:
    read = submission_of(
        "n = 784",
        graded("def f(x): return g(sum(x) + n)", "f"),
        "sum = 0\nfor n in range(3): pass\ndef f(x): return 1",
        "def g(x): return x",
    )
    assert text(read) == "n = 784\ndef f(x): return g(sum(x) + n)\ndef g(x): return x"


@pytest.mark.parametrize(
    "line", ["# raise NotImplementedError", "'raise NotImplementedError'", "if x: raise NotImplementedError"]
)
def test_a_function_that_speaks_of_the_stub_is_written(line: str, submission_of: ReadCells) -> None:
    own = graded(f"def f(x=0):\n    {line}\n    return 1", "f")
    assert run(submission_of(own, "def f(x=0): return 2")) == 1


def test_a_stub_gives_way_to_what_was_written_elsewhere(submission_of: ReadCells) -> None:
    stub = graded("def f(x):\n    raise NotImplementedError", "f")
    read = submission_of("def f(x): return 1", stub, "def f(x): return 2")
    assert text(read).endswith("def f(x): return 2")


def test_a_call_of_a_library_is_not_needed(submission_of: ReadCells) -> None:
    read = submission_of("import numpy as np", "np.seterr(all='raise')", "def f(): return np.pi")
    assert text(read) == "import numpy as np\ndef f(): return np.pi"


def test_a_local_variable_does_not_drag_in_a_global_of_its_name(submission_of: ReadCells) -> None:
    read = submission_of(
        "images = load()\nflat = images.sum()\ni = 3",
        "def f(images=None):\n    flat = 0\n    return sum(i + flat for i in [1])",
    )
    assert text(read) == "def f(images=None):\n    flat = 0\n    return sum(i + flat for i in [1])"


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["A = 1", "def g(): return A", "def h(): return g()", "def f(): return h()"], id="helpers"),
        pytest.param(["def f(): return g()", "def g(): return A", "A = 1"], id="defined later"),
        pytest.param(["A = 1", "def g(x): return lambda: x", "@g\ndef h(): pass", "f = h", "f = g(A)"], id="decorator"),
        pytest.param(["def g(x): return lambda: 1", "@g\ndef f(): return 2"], id="decorated"),
        pytest.param(
            [
                "import functools",
                "@functools.singledispatch\ndef g(x): return 2",
                "@g.register(str)\ndef _(x): return 1",
                "def f(): return g('x')",
            ],
            id="registered",
        ),
        pytest.param(["A = 1", "def f(x=A): return x"], id="default argument"),
        pytest.param(["A = 1", "def f(*, x=[A][0]): return x"], id="keyword default"),
        pytest.param(["A = 1", "f = lambda: A"], id="lambda"),
        pytest.param(["A = 1", "def f():\n    def g():\n        return A\n    return g()"], id="nested function"),
        pytest.param(["A = 1", "class C:\n    def g(self): return A", "def f(): return C().g()"], id="class"),
        pytest.param(["A = 1", "class B: x = A", "class C(B): pass", "def f(): return C.x"], id="base class"),
        pytest.param(["from math import *", "def f(): return int(cos(0))"], id="star import"),
        pytest.param(["T = [0]", "T[0] = 1", "def f(): return T[0]"], id="changed in place"),
        pytest.param(["T = [0]", "for i in range(1):\n    T[i] = 1", "def f(): return T[0]"], id="filled by a loop"),
        pytest.param(["A = 0", "A += 1", "def f(): return A"], id="added to"),
        pytest.param(["T = []", "T.append(1)", "def f(): return T[0]"], id="filled by a method"),
        pytest.param(["T = []", "while len(T) < 3:\n    T.append(1)", "def f(): return T[2]"], id="filled while"),
        pytest.param(
            ["T = [0, 0]", "i = 0", "while i < 2:\n    T[i] = i\n    i = i + 1", "def f(): return T[1]"], id="counted"
        ),
        pytest.param(
            ["T = [0]", "n = 0", "for i in '1':\n    n += 1\n    T[0] = n", "def f(): return T[0]"], id="summed"
        ),
        pytest.param(["A = 0", "A = A + 1", "def f(): return A"], id="from itself"),
        pytest.param(["def f(): return A", "def init():\n    global A\n    A = 2", "A = 1"], id="global statement"),
        pytest.param(
            ["try:\n    import nothing_like_it as A\nexcept ImportError:\n    A = 1", "def f(): return A"], id="try"
        ),
        pytest.param(["if 1 > 0:\n    A = 1\nelse:\n    A = 2", "def f(): return A"], id="if"),
        pytest.param(["def f(): raise NotImplementedError", "def f(): return 1"], id="written again"),
        pytest.param(["import bisect", "A = []", "bisect.insort(A, 1)", "def f(): return A[0]"], id="first argument"),
        pytest.param(
            ["class B: pass", "B.a = [0]", "setattr(B, 'b', 1)", "B.a.append(1)", "def f(): return B.a[B.b]"],
            id="through a dot",
        ),
        pytest.param(["try:\n    a\nexcept NameError:\n    A = 1", "def f(): return A"], id="except"),
        pytest.param(["match 3:\n    case 3:\n        A = 1", "def f(): return A"], id="match"),
        pytest.param(["abs = None", "del abs", "def f(): return abs(-1)"], id="del"),
        pytest.param(["def f(): return (lambda: [A for _ in '1'])()[0]", "A = 1"], id="comprehension in a lambda"),
    ],
)
def test_what_a_function_needs_comes_along(cells: list[str], submission_of: ReadCells) -> None:
    unneeded = "scratch = 1 / 0"
    assert run(submission_of(unneeded, *cells, unneeded)) == 1


NOTEBOOKS = [(assignment, name) for assignment in assignments() for name in read_rubric(assignment).notebooks]
# What a cell of a few lines shows something with: nobody builds a function upon it.
NEVER_GIVEN = frozenset({"found"})


def stand_ins(assignment: str, notebook: str) -> set[str]:
    """The names that have a stand-in, but for those of the stand-ins' own, and Keras."""
    names = {
        name for each in slicing.stand_ins(assignment, notebook) for name in each.binds if not name.startswith("_")
    }
    return names - {"keras"}


def handed_out(assignment: str, notebook: str) -> Iterator[tuple[bool, str]]:
    """The cells of a notebook that are no answers, in any language: whether they are locked, and their code."""
    for file in ASSIGNMENTS.glob(f"*/{assignment}/{notebook}.ipynb"):
        for cell in json.loads(file.read_text(encoding="utf-8"))["cells"]:
            mark = cell["metadata"].get("nbgrader", {})
            if cell["cell_type"] == "code" and not mark.get("solution"):
                yield bool(mark.get("locked")), "".join(cell["source"])


def assigned(cells: Iterable[str]) -> set[str]:
    """The names that cells give to something, but for functions, what they import, and what no lesson speaks of."""
    read = [definition for cell in cells for definition in read_definitions(cell, "cell")]
    left = [each for each in read if not each.imports and not re.match(r"\s*(@|def |class )", each.source)]
    return {name for each in left for name in each.binds if not name.startswith("_")}


@pytest.mark.parametrize(("assignment", "notebook"), NOTEBOOKS)
def test_each_name_of_a_cell_that_is_not_run_has_a_stand_in(assignment: str, notebook: str) -> None:
    names = assigned(code for locked, code in handed_out(assignment, notebook) if locked)
    assert names - NEVER_GIVEN <= stand_ins(assignment, notebook)


@pytest.mark.parametrize(("assignment", "notebook"), NOTEBOOKS)
def test_what_has_a_stand_in_is_a_name_of_its_notebook(assignment: str, notebook: str) -> None:
    names = assigned(code for _, code in handed_out(assignment, notebook))
    assert stand_ins(assignment, notebook)
    assert stand_ins(assignment, notebook) <= names


def test_each_name_that_is_never_given_is_in_a_notebook() -> None:
    names = {name for each in NOTEBOOKS for name in assigned(code for _, code in handed_out(*each))}
    assert NEVER_GIVEN - names == set()


@pytest.mark.parametrize("line", ["PIXELS = x_train.shape[1] * x_train.shape[2]", "PIXELS = train_inputs.shape[1]"])
def test_a_function_may_ask_the_notebooks_data_for_its_shape(
    line: str, notebook_file: WriteNotebook, tmp_path: Path
) -> None:
    path = notebook_file("mnist", line, "def f(): return PIXELS")
    assert run(read_submission(path)) == 784


def test_the_images_have_a_stand_in_of_their_true_size(submission_of: ReadCells) -> None:
    read = submission_of("flat = x_train.reshape(60000, 784), x_valid.reshape(10000, 784)", "def f(): return len(flat)")
    assert run(read) == 2


def test_the_names_of_a_notebook_are_unknown_to_another(notebook_file: WriteNotebook) -> None:
    source = "def f(): return x"
    in_bonus = read_submission(notebook_file(source, name="bonus.ipynb"))
    assert list(run(in_bonus)) == list(range(10))
    assert text(read_submission(notebook_file(source))) == source


HANDED_OUT = (
    "train_inputs = normalize_images(flatten_images(x_train))\nvalid_inputs = normalize_images(flatten_images(x_valid))"
)


@pytest.mark.parametrize(("cell", "size"), [(HANDED_OUT, 784), (HANDED_OUT.replace("train))", "train))[:, :9]"), 9)])
def test_a_cell_that_was_handed_out_runs_only_if_changed(cell: str, size: int, submission_of: ReadCells) -> None:
    answers = "def flatten_images(i): return i[:3].reshape(3, 784)\ndef normalize_images(i): return i"
    assert run(submission_of(answers, cell, "def f(): return train_inputs.shape[1]")) == size


@pytest.mark.parametrize("language", ["en", "hu"])
def test_the_cells_as_handed_out_bring_nothing_along(language: str, tmp_path: Path) -> None:
    hand_in(tmp_path, reference_answers(ROOT, language), language=language)
    sources = [each.source.lstrip() for each in read_submission(tmp_path).needed_by("build_model")]
    assert sources[-1].startswith("def build_model")
    assert not [source for source in sources if source.startswith(("quick", "guesses", "parts"))]


def test_several_statements_on_a_line_are_told_apart(submission_of: ReadCells) -> None:
    read = submission_of("x = 1; scratch = 1 / 0; y = 'é'; print(y)\ndef f(): return y")
    assert text(read) == "y = 'é'\ndef f(): return y"
    assert run(read) == "é"


def test_a_function_that_is_not_there_is_not_defined(submission_of: ReadCells) -> None:
    read = submission_of("def f(): pass\nclass C:\n    def g(self): pass")
    assert read.defines("f")
    assert not read.defines("g")


def test_a_long_chain_of_names_is_followed(submission_of: ReadCells) -> None:
    chain = "\n".join(f"def f{i}(): return f{i + 1}()" for i in range(900))
    assert len(submission_of(chain, "def f900(): return 1").needed_by("f0")) == 901


def test_a_star_import_further_down_changes_no_builtin(submission_of: ReadCells) -> None:
    read = submission_of("def f(): return sum([1, 2])", "from numpy import *")
    assert [each.source for each in read.needed_by("f")] == ["def f(): return sum([1, 2])"]


def test_a_star_import_further_down_gives_unbound_names(submission_of: ReadCells) -> None:
    assert run(submission_of("def f(): return floor(2.5)", "from math import *")) == 2


def test_data_loaded_again_under_other_names_has_a_stand_in(notebook_file: WriteNotebook) -> None:
    load = "from tensorflow.keras.datasets import mnist\n(train, labels), _ = mnist.load_data()"
    assert run(read_submission(notebook_file("mnist", load, "def f(): return train.shape"))) == (60000, 28, 28)
