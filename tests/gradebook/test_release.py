"""What students get: derived from the sources to the byte, without a single answer in it."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbconvert import HTMLExporter
from nbformat import NotebookNode
from support.exercise import EACH_NOTEBOOK, SMALL_SOURCE, handed_out, small_repository, source_notebook

from autograder import rubric
from autograder.authoring.notebooks import languages
from autograder.batch.progress import Lines
from autograder.commands.release import release as release_command
from autograder.commands.session import Session
from autograder.gradebook.course import Course
from autograder.gradebook.release import release
from autograder.rubric import ROOT

LANGUAGES = languages(ROOT)
POINTS = {
    "mnist": {
        "flatten": 10,
        "normalize": 15,
        "one_hot": 15,
        "architecture": 25,
        "compile": 10,
        "accuracy": 25,
    },
    "bonus": {"line": 20},
    "shapes": {"prepare": 20, "hold_out": 20, "convnet": 35, "recognition": 25},
}
SIGNATURES = {
    "mnist": {
        "flatten_images": "images",
        "normalize_images": "images",
        "encode_labels": "labels, num_categories=10",
        "build_model": "",
        "compile_model": "model",
    },
    "bonus": {"fit_line": "x, y"},
    "shapes": {"prepare_images": "images", "choose_validation": "labels, share=0.2", "build_convnet": ""},
}


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The students' notebooks, derived anew."""
    folder = tmp_path_factory.mktemp("released")
    release(ROOT, folder)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def committed(language: str, name: str) -> NotebookNode:
    return nbformat.read(handed_out(language, name), as_version=4)


def nbgrader_cells(notebook: NotebookNode, **wanted: Any) -> list[NotebookNode]:
    """The cells whose nbgrader metadata has all the wanted values."""
    return [
        cell
        for cell in notebook.cells
        if "nbgrader" in cell.metadata and wanted.items() <= cell.metadata.nbgrader.items()
    ]


def function_cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The cells in which students write a function; to complete the training, they only write a call."""
    return [
        cell for cell in nbgrader_cells(notebook, solution=True, grade=False, locked=False) if cell.id != "training"
    ]


def function_in(cell: NotebookNode) -> ast.FunctionDef:
    (function,) = ast.parse(cell.source).body
    assert isinstance(function, ast.FunctionDef)
    return function


def answer_lines(cell: NotebookNode) -> list[str]:
    """The lines of a reference answer that are long enough to be told from others."""
    answer = cell.source.split("### BEGIN SOLUTION")[1].split("### END SOLUTION")[0]
    return [line.strip() for line in answer.splitlines() if len(line.strip()) > 14]


def test_committed_notebooks_are_what_release_derives(released: Path) -> None:
    assert contents(ROOT / "assignments") == contents(released), "run `make release` and commit the result"


def test_releasing_twice_gives_the_same_bytes(released: Path, tmp_path: Path) -> None:
    paths = release(ROOT, tmp_path)
    assert contents(tmp_path) == contents(released)
    assert sorted(paths) == sorted(path for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_points_are_those_of_the_rubric(language: str, name: str) -> None:
    cells = nbgrader_cells(committed(language, name), grade=True)
    assert {cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points for cell in cells} == POINTS[name]
    assert all(cell.metadata.nbgrader.locked and not cell.metadata.nbgrader.solution for cell in cells)


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_each_function_has_a_solution_cell_of_its_own(language: str, name: str) -> None:
    cells = function_cells(committed(language, name))
    functions = {cell.metadata.nbgrader.grade_id: function_in(cell) for cell in cells}
    assert {name: ast.unparse(function.args) for name, function in functions.items()} == SIGNATURES[name]
    assert all(name == function.name for name, function in functions.items())


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_stubs_describe_the_task_and_raise(language: str, name: str) -> None:
    for cell in function_cells(committed(language, name)):
        function = function_in(cell)
        described, raised = function.body
        assert ">>>" in (ast.get_docstring(function) or "")
        assert isinstance(described, ast.Expr)
        assert isinstance(raised, ast.Raise)
        namespace: dict[str, Any] = {}
        exec(cell.source, namespace)
        with pytest.raises(NotImplementedError, match=r"\w{3}"):
            namespace[function.name](*[None] * len(function.args.args))


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_no_answer_leaks(language: str, name: str) -> None:
    text = handed_out(language, name).read_text(encoding="utf-8")
    shown = "\n".join(cell.source for cell in committed(language, name).cells)
    assert "BEGIN SOLUTION" not in text
    assert "HIDDEN TESTS" not in text
    answered = function_cells(source_notebook(language, name))
    lines = [line for cell in answered for line in answer_lines(cell)]
    assert lines
    assert [line for line in lines if line in shown] == []


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_notebooks_are_clean_and_stable(language: str, name: str) -> None:
    notebook = committed(language, name)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.outputs == [] and cell.execution_count is None for cell in code)
    assert all(cell.id == cell.metadata.nbgrader.grade_id for cell in nbgrader_cells(notebook))
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata) <= {"autograder", "kernelspec", "language_info"}


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_cells_can_be_read_by_the_oldest_python_of_students(language: str, name: str) -> None:
    for cell in committed(language, name).cells:
        if cell.cell_type == "code":
            ast.parse(cell.source, feature_version=(3, 10))


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_only_the_bonus_notebook_is_marked_as_bonus(language: str, name: str) -> None:
    assert committed(language, name).metadata.get("autograder", {}).get("bonus", False) is (name == "bonus")


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_headings_are_in_order(language: str, name: str) -> None:
    text = [cell.source for cell in committed(language, name).cells if cell.cell_type == "markdown"]
    headings = [line for source in text for line in source.splitlines() if line.startswith("#")]
    levels = [len(line) - len(line.lstrip("#")) for line in headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", POINTS)
def test_answers_are_the_same_in_every_language(language: str, name: str) -> None:
    def answers(of: str) -> dict[str, list[str]]:
        cells = nbgrader_cells(source_notebook(of, name), solution=True)
        return {cell.id: answer_lines(cell) for cell in cells}

    assert answers(language) == answers("en")


def test_notebooks_that_have_no_source_any_more_go(tmp_path: Path) -> None:
    stale = tmp_path / "assignments" / "en" / "small" / "old.ipynb"
    stale.parent.mkdir(parents=True)
    stale.write_text("{}")
    release(small_repository(tmp_path, SMALL_SOURCE), tmp_path / "assignments")
    assert [path.name for path in stale.parent.iterdir()] == ["task.ipynb"]


def test_only_notebooks_are_released(tmp_path: Path) -> None:
    repository = small_repository(tmp_path, SMALL_SOURCE)
    (repository / "solutions" / "en" / "small" / "notes.txt").write_text("for instructors")
    release(repository, tmp_path / "assignments")
    assert list(contents(tmp_path / "assignments")) == ["en/small/task.ipynb"]


def test_a_broken_source_stops_the_release(tmp_path: Path) -> None:
    source = SMALL_SOURCE.replace("    ### END SOLUTION\n", "")
    with pytest.raises(RuntimeError, match="small"):
        release(small_repository(tmp_path, source), tmp_path / "assignments")
    assert not (tmp_path / "assignments").exists()


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_exported_pages_leave_folded_code_out(language: str, name: str) -> None:
    page, _ = HTMLExporter().from_notebook_node(committed(language, name))
    assert "# @title" not in page
    assert "check" in page


def test_the_command_tells_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = small_repository(tmp_path, SMALL_SOURCE)
    address = '[project.urls]\nRepository = "https://github.com/school/digits"\n'
    (repository / "pyproject.toml").write_text(address, encoding="utf-8")
    monkeypatch.setattr(rubric, "ROOT", repository)
    monkeypatch.setattr(rubric, "ASSIGNMENTS", repository / "assignments")
    said: list[str] = []
    course = Course(tmp_path / "course", exchange=tmp_path / "no exchange")
    assert release_command(Session(course, console=Lines(said.append))) == 0
    assert said == ["assignments/en/small/task.ipynb"]
    assert (repository / said[0]).is_file()
