"""Damaged submissions: each damage is a function that changes a folder, with the grade that it must get.

The folder holds the right answers to three cells of the main notebook, which give 40 points, and to the only cell of
the bonus notebook, which gives 20; nothing in it needs training.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograder.authoring.fill_in import hand_in

ANSWERED = ("flatten_images", "normalize_images", "encode_labels", "fit_line")
MAIN, BONUS = 40.0, 20.0
HUGE = 200 * 2**20
Json = dict[str, Any]


@dataclass(frozen=True)
class Damage:
    """A change of a submission's folder, the points that are left, and a part of the message.

    Points are None if only a person can give them: never 0, and never full points.
    """

    change: Callable[[Path], None]
    score: float | None = MAIN
    bonus: float | None = BONUS
    says: str = ""

    @property
    def name(self) -> str:
        return self.change.__name__.strip("_")


def submission(folder: Path, reference: Mapping[str, str]) -> Path:
    """Hands in the submission to be damaged, without its prose, which only costs time in nbgrader."""
    hand_in(folder, {name: reference[name] for name in ANSWERED})
    for name in ("mnist", "bonus"):
        edit(folder, without_prose, name)
    return folder


# --- helpers


def edit(folder: Path, change: Callable[[Json], None], name: str = "mnist") -> None:
    path = folder / f"{name}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    change(notebook)
    path.write_text(json.dumps(notebook), encoding="utf-8")


def without_prose(notebook: Json) -> None:
    notebook["cells"] = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def edit_marks(folder: Path, change: Callable[[Json], None]) -> None:
    """Changes nbgrader's marks of all grade cells."""

    def change_all(notebook: Json) -> None:
        for cell in grade_cells(notebook):
            change(cell["metadata"]["nbgrader"])

    edit(folder, change_all)


def mark_of(cell: Json) -> Json:
    mark: Json = cell["metadata"].get("nbgrader", {})
    return mark


def grade_cells(notebook: Json) -> list[Json]:
    return [cell for cell in notebook["cells"] if mark_of(cell).get("grade")]


def solution_cell(notebook: Json, name: str) -> Json:
    return next(cell for cell in notebook["cells"] if mark_of(cell).get("grade_id") == name)


def retype(cell: Json, kind: str) -> None:
    cell["cell_type"] = kind
    cell.pop("outputs", None)
    cell.pop("execution_count", None)


def replaced(folder: Path, name: str = "mnist.ipynb") -> Path:
    """Deletes a notebook and returns its path."""
    (folder / name).unlink()
    return folder / name


# --- cells


def nothing(folder: Path) -> None:
    pass


def duplicated_grade_cells(folder: Path) -> None:
    edit(folder, lambda notebook: notebook["cells"].extend(json.loads(json.dumps(grade_cells(notebook)))))


def duplicated_solution_cell(folder: Path) -> None:
    edit(folder, lambda notebook: notebook["cells"].append(dict(solution_cell(notebook, "encode_labels"))))


def deleted_grade_cells(folder: Path) -> None:
    def delete(notebook: Json) -> None:
        gone = grade_cells(notebook)
        notebook["cells"] = [cell for cell in notebook["cells"] if cell not in gone]

    edit(folder, delete)


def deleted_solution_cell(folder: Path) -> None:
    edit(folder, lambda notebook: notebook["cells"].remove(solution_cell(notebook, "encode_labels")))


def reordered(folder: Path) -> None:
    edit(folder, lambda notebook: notebook["cells"].reverse())


def split(folder: Path) -> None:
    """As Jupyter splits a cell: both halves keep the mark."""

    def split_each(notebook: Json) -> None:
        for cell in list(notebook["cells"]):
            if mark_of(cell).get("grade") or mark_of(cell).get("grade_id") == "encode_labels":
                rest = {**cell, "source": "# the second half\nsecond = 1"}
                notebook["cells"].insert(notebook["cells"].index(cell) + 1, rest)

    edit(folder, split_each)


def retyped_grade_cells(folder: Path) -> None:
    def retype_each(notebook: Json) -> None:
        for cell in grade_cells(notebook):
            retype(cell, "markdown")

    edit(folder, retype_each)


def retyped_solution_cells(folder: Path) -> None:
    edit(folder, lambda notebook: retype(solution_cell(notebook, "flatten_images"), "raw"))
    edit(folder, lambda notebook: retype(solution_cell(notebook, "encode_labels"), "markdown"))


def renamed_grade_cells(folder: Path) -> None:
    edit_marks(folder, lambda mark: mark.update(grade_id=f"my {mark['grade_id']}"))


def grade_cells_of_the_same_name(folder: Path) -> None:
    edit_marks(folder, lambda mark: mark.update(grade_id="flatten"))


def edited_points(folder: Path) -> None:
    edit_marks(folder, lambda mark: mark.update(points=1000))


def marks_of_strange_types(folder: Path) -> None:
    edit_marks(folder, lambda mark: mark.update(grade_id=["flatten"], points="many", schema_version=99))


def solution_cells_marked_as_tests(folder: Path) -> None:
    def mark(notebook: Json) -> None:
        mark_of(solution_cell(notebook, "flatten_images")).update(grade=True, points=100)

    edit(folder, mark)


def stripped_metadata(folder: Path) -> None:
    def strip(notebook: Json) -> None:
        for each in (notebook, *notebook["cells"]):
            each["metadata"] = {}

    edit(folder, strip)
    edit(folder, strip, "bonus")


def strange_cells(folder: Path) -> None:
    odd: list[Any] = [None, 1, "x", [], {}, {"cell_type": "code", "source": {"a": 1}}]
    odd.append({"cell_type": 7, "metadata": 3, "id": "ü " * 99, "attachments": {"a": {"b": []}, "c": 1}})
    edit(folder, lambda notebook: notebook["cells"].extend(odd))


def half_a_character(folder: Path) -> None:
    edit(folder, lambda notebook: notebook["cells"].append({"cell_type": "markdown", "source": "\ud800"}))


def enormous_cell(folder: Path) -> None:
    text = "x = '" + "[" * 5_000_000 + "'"
    edit(folder, lambda notebook: notebook["cells"].append({"cell_type": "code", "source": text}))
    edit(folder, lambda notebook: notebook["cells"].append({"cell_type": "markdown", "source": text}))


# --- files


def another_kernel(folder: Path) -> None:
    metadata = {"kernelspec": {"name": "ir"}, "language_info": {"name": "R"}}
    edit(folder, lambda notebook: notebook.update(metadata=metadata))


def format_3(folder: Path) -> None:
    path = folder / "mnist.ipynb"
    path.write_text(nbformat.writes(nbformat.read(path, as_version=4), version=3), encoding="utf-8")


def format_of_the_future(folder: Path) -> None:
    edit(folder, lambda notebook: notebook.update(nbformat=17, nbformat_minor="x"))


def cut_off(folder: Path) -> None:
    os.truncate(folder / "mnist.ipynb", 3000)


def both_cut_off(folder: Path) -> None:
    for name in ("mnist.ipynb", "bonus.ipynb"):
        os.truncate(folder / name, 3000)


def empty_file(folder: Path) -> None:
    os.truncate(folder / "bonus.ipynb", 0)


def no_utf_8(folder: Path) -> None:
    path = folder / "mnist.ipynb"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))


def huge_notebook(folder: Path) -> None:
    os.truncate(folder / "mnist.ipynb", HUGE)


def huge_file_beside(folder: Path) -> None:
    (folder / "model.h5").touch()
    os.truncate(folder / "model.h5", HUGE)


def deep_nesting(folder: Path) -> None:
    (folder / "mnist.ipynb").write_text('{"cells":' + "[" * 100_000 + "]" * 100_000 + "}")


def deep_nesting_beside_the_cells(folder: Path) -> None:
    deep: list[Any] = []
    for _ in range(300):
        deep = [deep]
    edit(folder, lambda notebook: notebook.update(metadata={"deep": deep}))
    edit(folder, lambda notebook: grade_cells(notebook)[0].update(outputs=deep, metadata={"deep": deep}))


def folder_in_place_of_a_notebook(folder: Path) -> None:
    replaced(folder).mkdir()
    (folder / "mnist.ipynb" / "answers.py").write_text("x = 1")


def link_to_the_solution(folder: Path) -> None:
    solution = folder.parents[1] / "solution.ipynb"
    shutil.copy(folder / "mnist.ipynb", solution)
    replaced(folder).symlink_to(solution)


def link_to_etc(folder: Path) -> None:
    replaced(folder).symlink_to("/etc/passwd")


def dangling_link(folder: Path) -> None:
    replaced(folder).symlink_to("nowhere")


def link_to_itself(folder: Path) -> None:
    replaced(folder).symlink_to("mnist.ipynb")


def link_to_a_device(folder: Path) -> None:
    replaced(folder, "bonus.ipynb").symlink_to("/dev/zero")


def pipe_in_place_of_a_notebook(folder: Path) -> None:
    os.mkfifo(replaced(folder))


def odd_things_beside(folder: Path) -> None:
    """Links, a pipe, a socket, a device where that is allowed; also in a folder, and as nbgrader's own file."""
    (folder / "passwords.txt").symlink_to("/etc/passwd")
    (folder / "etc").symlink_to("/etc")
    (folder / "gone.csv").symlink_to("nowhere")
    (folder / "more").mkdir()
    for path in (folder / "pipe", folder / "more" / "pipe.ipynb", folder / "timestamp.txt"):
        os.mkfifo(path)
    with socket.socket(socket.AF_UNIX) as opened, suppress(OSError):
        opened.bind(os.path.relpath(folder / "more" / "socket"))
    with suppress(PermissionError):
        os.mknod(folder / "more" / "zero", 0o20600, os.makedev(1, 5))


def date_that_is_none(folder: Path) -> None:
    (folder / "timestamp.txt").write_bytes(b"yesterday \xff")


def modules_that_would_be_imported(folder: Path) -> None:
    for name in "conftest numpy keras sitecustomize usercustomize autograder json test_more".split():
        (folder / f"{name}.py").write_text("raise SystemExit('imported')")
    for name in ("pytest.ini", "setup.cfg", "tox.ini"):
        (folder / name).write_text("[pytest]\naddopts = --collect-only\n[tool:pytest]\naddopts = --collect-only\n")


# --- names


def renamed(folder: Path) -> None:
    (folder / "mnist.ipynb").rename(folder / "Homework (final).ipynb")


def both_renamed(folder: Path) -> None:
    (folder / "mnist.ipynb").rename(folder / "b.ipynb")
    (folder / "bonus.ipynb").rename(folder / "a.ipynb")


def renamed_and_stripped(folder: Path) -> None:
    stripped_metadata(folder)
    (folder / "mnist.ipynb").rename(folder / "mnist_anna.ipynb")
    (folder / "bonus.ipynb").rename(folder / "mnist Bonus (1).ipynb")


def renamed_stripped_and_unlike(folder: Path) -> None:
    stripped_metadata(folder)
    (folder / "mnist.ipynb").rename(folder / "homework.ipynb")


def renamed_and_cut_off(folder: Path) -> None:
    cut_off(folder)
    (folder / "mnist.ipynb").rename(folder / "homework.ipynb")


def name_that_is_no_text(folder: Path) -> None:
    (folder / "mnist.ipynb").rename(os.fsdecode(os.fsencode(folder) + b"/\xff\x1b[2J.ipynb"))


def more_notebooks(folder: Path) -> None:
    shutil.copy(folder / "mnist.ipynb", folder / "mnist-Copy1.ipynb")
    (folder / "scratch.ipynb").write_text("{")


def missing_bonus(folder: Path) -> None:
    (folder / "bonus.ipynb").unlink()


DAMAGES = (
    Damage(nothing),
    Damage(duplicated_grade_cells),
    Damage(duplicated_solution_cell),
    Damage(deleted_grade_cells),
    Damage(deleted_solution_cell, score=25),
    Damage(reordered),
    Damage(split),
    Damage(retyped_grade_cells),
    Damage(retyped_solution_cells),
    Damage(renamed_grade_cells),
    Damage(grade_cells_of_the_same_name),
    Damage(edited_points),
    Damage(marks_of_strange_types),
    Damage(solution_cells_marked_as_tests),
    Damage(stripped_metadata),
    Damage(strange_cells),
    Damage(half_a_character),
    Damage(enormous_cell, says="it is longer than"),
    Damage(another_kernel),
    Damage(format_3),
    Damage(format_of_the_future),
    Damage(cut_off, score=None, says="not valid JSON"),
    Damage(both_cut_off, score=None, bonus=None, says="not valid JSON"),
    Damage(empty_file, bonus=None, says="not valid JSON"),
    Damage(no_utf_8, score=None, says="not text in UTF-8"),
    Damage(huge_notebook, score=None, says="larger than"),
    Damage(huge_file_beside),
    Damage(deep_nesting, score=None, says="not valid JSON"),
    Damage(deep_nesting_beside_the_cells),
    Damage(folder_in_place_of_a_notebook, score=None, says="a folder"),
    Damage(link_to_the_solution, score=None, says="a link"),
    Damage(link_to_etc, score=None, says="a link"),
    Damage(dangling_link, score=None, says="a link"),
    Damage(link_to_itself, score=None, says="a link"),
    Damage(link_to_a_device, bonus=None, says="a link"),
    Damage(pipe_in_place_of_a_notebook, score=None, says="can't be read"),
    Damage(odd_things_beside),
    Damage(date_that_is_none),
    Damage(modules_that_would_be_imported),
    Damage(renamed),
    Damage(both_renamed),
    Damage(renamed_and_stripped),
    Damage(renamed_stripped_and_unlike),
    Damage(renamed_and_cut_off, score=None, says="not valid JSON"),
    Damage(name_that_is_no_text),
    Damage(more_notebooks, says="was not graded"),
    Damage(missing_bonus, bonus=0),
)
