"""From notebooks to what a function needs: what is taken along, what is left, and what is said about the rest."""

from __future__ import annotations

import json
import os
import re
import shutil
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from IPython.core import inputtransformer2
from support.fuzz import at_most, fuzz

from autograder import limits
from autograder.rubric import ASSIGNMENTS, assignments, read_rubric
from autograder.submission.read import Submission, SubmissionError, _given, read_submission
from autograder.submission.statements import read_definitions

ReadCells = Callable[..., Submission]
WriteNotebook = Callable[..., Path]


def needed(read: Submission, function: str = "f") -> str:
    """The source of everything that a function needs, without blank lines."""
    return "\n".join(definition.source.strip("\n") for definition in read.needed_by(function))


def bound(read: Submission) -> list[str]:
    """The names that are bound, statement by statement."""
    return [" ".join(sorted(d.binds)) for notebook in read.notebooks for d in notebook.definitions]


def run(read: Submission, function: str = "f") -> Any:
    """What a function gives without arguments; for the harmless cells of these tests."""
    namespace: dict[str, Any] = {}
    for definition in read.needed_by(function):
        exec(definition.source, namespace)
    return namespace[function]()


def problem(read: Submission) -> str:
    (message,) = read.problems
    return message.text()


def refusal(path: Path) -> str:
    with pytest.raises(SubmissionError) as error:
        read_submission(path)
    return str(error.value)


def graded(source: str, criterion: str, **nbgrader: Any) -> dict[str, Any]:
    return {"source": source, "metadata": {"nbgrader": {"grade_id": criterion, **nbgrader}}}


# --- what a function needs


def test_a_training_run_is_never_needed(submission_of: ReadCells) -> None:
    read = submission_of(
        "import keras",
        "def f():\n    return keras.Sequential()",
        "model = f()\nhistory = model.fit(images, labels)",
    )
    assert needed(read).endswith("import keras\ndef f():\n    return keras.Sequential()")


def test_what_is_tried_out_below_a_function_changes_nothing(submission_of: ReadCells) -> None:
    read = submission_of(
        "n = 784",
        graded("def f(x): return g(sum(x) + n)", "f"),
        "sum = 0\nfor n in range(3): pass\ndef f(x): return 1",
        "def g(x): return x",
    )
    assert needed(read) == "n = 784\ndef f(x): return g(sum(x) + n)\ndef g(x): return x"


@pytest.mark.parametrize(
    "line", ["# raise NotImplementedError", "'raise NotImplementedError'", "if x: raise NotImplementedError"]
)
def test_a_function_that_speaks_of_the_stub_is_written(line: str, submission_of: ReadCells) -> None:
    own = graded(f"def f(x=0):\n    {line}\n    return 1", "f")
    assert run(submission_of(own, "def f(x=0): return 2")) == 1


def test_a_stub_gives_way_to_what_was_written_elsewhere(submission_of: ReadCells) -> None:
    stub = graded("def f(x):\n    raise NotImplementedError", "f")
    read = submission_of("def f(x): return 1", stub, "def f(x): return 2")
    assert needed(read).endswith("def f(x): return 2")


def test_a_call_of_a_library_is_not_needed(submission_of: ReadCells) -> None:
    read = submission_of("import numpy as np", "np.seterr(all='raise')", "def f(): return np.pi")
    assert needed(read) == "import numpy as np\ndef f(): return np.pi"


def test_a_local_variable_does_not_drag_in_a_global_of_its_name(submission_of: ReadCells) -> None:
    read = submission_of(
        "images = load()\nflat = images.sum()\ni = 3",
        "def f(images=None):\n    flat = 0\n    return sum(i + flat for i in [1])",
    )
    assert needed(read) == "def f(images=None):\n    flat = 0\n    return sum(i + flat for i in [1])"


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
    names = {name for each in _given(assignment, notebook) for name in each.binds if not name.startswith("_")}
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


def test_no_name_is_left_without_a_stand_in_that_no_notebook_has() -> None:
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
    assert needed(read_submission(notebook_file(source))) == source


HANDED_OUT = (
    "train_inputs = normalize_images(flatten_images(x_train))\nvalid_inputs = normalize_images(flatten_images(x_valid))"
)


@pytest.mark.parametrize(("cell", "size"), [(HANDED_OUT, 784), (HANDED_OUT.replace("train))", "train))[:, :9]"), 9)])
def test_what_is_handed_out_is_not_run_unless_a_student_changed_it(
    cell: str, size: int, submission_of: ReadCells
) -> None:
    answers = "def flatten_images(i): return i[:3].reshape(3, 784)\ndef normalize_images(i): return i"
    assert run(submission_of(answers, cell, "def f(): return train_inputs.shape[1]")) == size


def test_several_statements_on_a_line_are_told_apart(submission_of: ReadCells) -> None:
    read = submission_of("x = 1; scratch = 1 / 0; y = 'é'; print(y)\ndef f(): return y")
    assert needed(read) == "y = 'é'\ndef f(): return y"
    assert run(read) == "é"


def test_a_function_that_is_not_there_is_not_defined(submission_of: ReadCells) -> None:
    read = submission_of("def f(): pass\nclass C:\n    def g(self): pass")
    assert read.defines("f")
    assert not read.defines("g")


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


def test_magics_that_ipython_gives_up_on_cost_their_cell_alone(
    submission_of: ReadCells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputtransformer2, "TRANSFORM_LOOP_LIMIT", 3)
    read = submission_of("def f(): return 1", "!ls\n" * 5)
    assert bound(read) == ["f"]
    assert problem(read) == "mnist.ipynb, cell 2 can't be read (it is not valid Python), so nothing in this cell counts"


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


def test_a_warning_about_a_students_text_does_not_reach_the_grader(submission_of: ReadCells) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read = submission_of("%cd x\ndef f(): return len('\\d') is 2", "def g(): return '\\d'")
    assert bound(read) == ["f", "g"]


# --- files


def test_a_notebook_of_format_3_is_read(tmp_path: Path) -> None:
    old = nbformat.v3.new_notebook(
        worksheets=[nbformat.v3.new_worksheet(cells=[nbformat.v3.new_code_cell("def f(): return 1")])]
    )
    path = tmp_path / "mnist.ipynb"
    path.write_text(nbformat.v3.writes_json(old))
    assert run(read_submission(path)) == 1


def test_a_byte_order_mark_is_passed_over(notebook_file: WriteNotebook) -> None:
    path = notebook_file("def f(): return 'é'")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert run(read_submission(path)) == "é"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not valid JSON"),
        (b'{"cells": [', "not valid JSON"),
        (b"[]", "not valid JSON"),
        (b"3", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"cells": [\xff]}', "not text in UTF-8"),
        ('{"cells": []}'.encode("utf-16"), "not text in UTF-8"),
        (b"{}", "no list of cells"),
        (b'{"cells": {}}', "no list of cells"),
        (b'{"nbformat": "4", "cells": null}', "no list of cells"),
        (b'{"nbformat": 3}', "no list of cells"),
        (b'{"nbformat": 2, "worksheets": 5}', "no list of cells"),
        (b'{"cells": [' + b"{}," * 1000 + b"{}]}", "more than 1000 cells"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_that_is_no_notebook_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "mnist.ipynb"
    path.write_bytes(content)
    assert refusal(path).startswith(f"{path} can't be read: ")
    assert reason in refusal(path)


def test_a_file_that_is_too_large_is_refused_unread(
    notebook_file: WriteNotebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = notebook_file("x = 1")
    os.truncate(path, limits.MAX_NOTEBOOK_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert refusal(path).startswith(f"{path} can't be read: it is larger than 20 MB")


def link_to_a_notebook(path: Path) -> None:
    target = path.with_name("elsewhere")
    target.write_text('{"cells": []}')
    path.symlink_to(target)


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(Path.mkdir, id="folder"),
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(link_to_a_notebook, id="link"),
        pytest.param(lambda path: path.symlink_to("/dev/zero"), id="link to a device"),
        pytest.param(lambda path: path.symlink_to("nowhere"), id="dangling link"),
        pytest.param(lambda path: path.symlink_to(path.name), id="link to itself"),
    ],
)
def test_what_is_no_file_of_its_own_is_refused_unread(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "mnist.ipynb"
    make(path)
    assert refusal(tmp_path).startswith(f"{path} can't be read: it is a link, a folder or a special file")


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "anna").startswith(f"{tmp_path / 'anna'}: there is no such file or folder")


def test_a_folder_without_notebooks_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    (tmp_path / ".mnist.ipynb").write_text("hidden")
    assert refusal(tmp_path).startswith(f"{tmp_path}: there is no notebook")


def test_a_file_of_another_kind_is_named(tmp_path: Path) -> None:
    (tmp_path / "mnist.py").write_text("x = 1")
    assert refusal(tmp_path / "mnist.py").startswith(f"{tmp_path / 'mnist.py'}: this is not a notebook")


# --- which notebook is which


def test_a_folder_gives_the_notebooks_in_the_rubrics_order(notebook_file: WriteNotebook, tmp_path: Path) -> None:
    notebook_file("b = 1", name="bonus.ipynb")
    notebook_file("a = 1", name="mnist.ipynb")
    read = read_submission(tmp_path)
    assert (read.assignment, [notebook.name for notebook in read.notebooks]) == ("mnist", ["mnist", "bonus"])
    assert bound(read) == ["a", "b"]
    assert not read.problems


def test_one_notebook_is_a_submission_of_its_own(notebook_file: WriteNotebook) -> None:
    notebook_file(name="mnist.ipynb")
    read = read_submission(notebook_file("def fit_line(): pass", name="bonus.ipynb"))
    assert [notebook.name for notebook in read.notebooks] == ["bonus"]


@pytest.mark.parametrize(("criterion", "name"), [("flatten", "mnist"), ("line", "bonus")])
def test_a_renamed_notebook_is_known_by_its_cells(criterion: str, name: str, notebook_file: WriteNotebook) -> None:
    read = read_submission(notebook_file(graded("x = 1", criterion), name="Anna's homework (final).ipynb"))
    assert [notebook.name for notebook in read.notebooks] == [name]


def test_a_notebook_with_its_name_counts_once_whatever_ids_are_in_it(notebook_file: WriteNotebook) -> None:
    read = read_submission(notebook_file(graded("x = 1", "line")))
    assert [notebook.name for notebook in read.notebooks] == ["mnist"]


def test_a_lone_notebook_without_any_mark_is_the_main_one(notebook_file: WriteNotebook) -> None:
    read = read_submission(notebook_file("def f(): return 1", name="homework.ipynb"))
    assert [notebook.name for notebook in read.notebooks] == ["mnist"]


@pytest.mark.parametrize(
    "surplus", [graded("def f(): return 2", "flatten"), "def f(): return 2"], ids=["copy", "scratch"]
)
@pytest.mark.parametrize("name", ["mnist (1).ipynb", "a.ipynb"])
def test_a_surplus_notebook_is_told_and_changes_nothing(
    name: str, surplus: str | Mapping[str, Any], notebook_file: WriteNotebook, tmp_path: Path
) -> None:
    notebook_file(graded("def f(): return 1", "flatten"))
    notebook_file(surplus, name=name)
    read = read_submission(tmp_path)
    assert run(read) == 1
    assert [notebook.name for notebook in read.notebooks] == ["mnist"]
    assert problem(read) == f"{name} was not graded: the notebooks of this assignment are mnist, bonus"


def test_a_notebook_does_not_change_the_functions_of_another(notebook_file: WriteNotebook, tmp_path: Path) -> None:
    notebook_file("A = 1", "def f(): return A", "def h(): return A")
    notebook_file("A = 2", "def g(): return A", "def h(): return A", name="bonus.ipynb")
    read = read_submission(tmp_path)
    assert (run(read, "f"), run(read, "g")) == (1, 2)


def test_the_order_of_the_files_does_not_decide_which_is_which(notebook_file: WriteNotebook, tmp_path: Path) -> None:
    notebook_file("def f(): return 2", name="a scratch.ipynb")
    notebook_file(graded("def f(): return 1", "flatten"), name="homework.ipynb")
    assert run(read_submission(tmp_path)) == 1


# --- the digest


def test_the_digest_depends_on_the_definitions_alone(submission_of: ReadCells) -> None:
    digest = submission_of("def f(): return 1").digest
    assert (
        submission_of("print('hello')", "def f(): return 1", {"cell_type": "markdown", "source": "x"}).digest == digest
    )
    assert submission_of("def f(): return 2").digest != digest


# --- whatever comes

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5) | st.sampled_from(["x = 1", "%%", "code"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)
CELL = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.just("code") | JSON,
        "source": st.text("ab=\n\r\t %!?():.#'\"\\", max_size=30) | JSON,
        "metadata": st.fixed_dictionaries(
            {}, optional={"nbgrader": st.fixed_dictionaries({}, optional={"grade_id": JSON})}
        ),
    },
)


@fuzz(250)
@given(cells=st.lists(CELL | JSON, max_size=3) | JSON, version=st.just(4) | JSON)
def test_any_json_is_read_or_refused(cells: Any, version: Any, tmp_path: Path) -> None:
    path = tmp_path / "mnist.ipynb"
    text = json.dumps({"nbformat": version, "cells": cells})
    path.write_text(text)
    with suppress(SubmissionError), at_most(500 * len(text) + 4 * 2**20):
        assert len(read_submission(path).notebooks) == 1


RELEASED = json.dumps(json.loads((ASSIGNMENTS / "en" / "mnist" / "bonus.ipynb").read_text())).encode()


@fuzz(150)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(RELEASED)), st.binary(max_size=8)), min_size=1, max_size=5),
    end=st.integers(0, len(RELEASED)) | st.none(),
)
def test_a_damaged_notebook_is_read_or_refused(
    changes: list[tuple[int, bytes]], end: int | None, tmp_path: Path
) -> None:
    data = RELEASED[:end]
    for place, change in changes:
        data = data[:place] + change + data[place + len(change) :]
    path = tmp_path / "bonus.ipynb"
    path.write_bytes(data)
    with suppress(SubmissionError), at_most(500 * len(data) + 4 * 2**20):
        assert len(read_submission(path).notebooks) == 1


def test_a_released_notebook_reads_without_problems(tmp_path: Path) -> None:
    shutil.copytree(ASSIGNMENTS / "en" / "mnist", tmp_path / "anna")
    read = read_submission(tmp_path / "anna")
    assert not read.problems
    assert read.defines("flatten_images")
    assert read.defines("fit_line")


@pytest.mark.parametrize("source", ["x = 1\n" * 1_000, "x ="], ids=["definitions", "broken cells"])
def test_a_notebook_made_to_be_slow_is_read_so_far(submission_of: ReadCells, source: str) -> None:
    submission = submission_of("def flatten_images(i): return i", *[source] * 100, "def fit_line(x, y): return 1, 2")
    assert submission.defines("flatten_images")
    assert not submission.defines("fit_line")
    assert len(submission.problems) < 30
    assert "were not read" in submission.problems[-1].text()


def test_a_long_chain_of_names_is_followed(submission_of: ReadCells) -> None:
    chain = "\n".join(f"def f{i}(): return f{i + 1}()" for i in range(900))
    assert len(submission_of(chain, "def f900(): return 1").needed_by("f0")) == 901


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


def test_a_star_import_further_down_changes_no_builtin(submission_of: ReadCells) -> None:
    read = submission_of("def f(): return sum([1, 2])", "from numpy import *")
    assert [each.source for each in read.needed_by("f")] == ["def f(): return sum([1, 2])"]


def test_a_star_import_further_down_is_taken_for_what_nothing_else_binds(submission_of: ReadCells) -> None:
    assert run(submission_of("def f(): return floor(2.5)", "from math import *")) == 2


def test_data_that_is_loaded_again_under_other_names_has_a_stand_in(notebook_file: WriteNotebook) -> None:
    load = "from tensorflow.keras.datasets import mnist\n(train, labels), _ = mnist.load_data()"
    assert run(read_submission(notebook_file("mnist", load, "def f(): return train.shape"))) == (60000, 28, 28)
