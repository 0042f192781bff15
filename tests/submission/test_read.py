"""From files to a submission: which notebook is which, and what is said about those that can't be read."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cells import ReadCells, bound, graded, problem, run
from support.fuzz import at_most, fuzz

from autograder import limits
from autograder.rubric import ASSIGNMENTS
from autograder.submission.read import SubmissionError, read_submission

WriteNotebook = Callable[..., Path]


def refusal(path: Path) -> str:
    with pytest.raises(SubmissionError) as error:
        read_submission(path)
    return str(error.value)


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


def test_a_notebook_with_its_name_counts_once_whatever_its_ids(notebook_file: WriteNotebook) -> None:
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
