"""What decides a grade: which changes of the code and of what was handed in change the digests, and which don't."""

from __future__ import annotations

import ast
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder import fingerprint, limits, rubric
from autograder.rubric import assignments, read_rubric

Change = Callable[[str], None]
PACKAGE = fingerprint.PACKAGE
DECIDES = (
    *("submission/slicing.py", "sandbox/jail.py", "sandbox/worker/confine.py", "training/train.py"),
    *("grading/student.py", "limits.py", "messages.py", "rubric.py", "text.py", "grade.py"),
    *("lesson/flattening.py", "lesson/errors.py", "wording.py"),
)
DECIDES_NOTHING = (
    *("report", "gradebook", "authoring", "pages", "batch", "locale"),
    *("commands", "__main__.py", "store.py", "fingerprint.py", "__init__.py"),
    *("lesson/check_flatten.py", "lesson/figures.py", "lesson/__init__.py"),
)


@pytest.fixture
def change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Change]:
    """Adds a comment to a module, or to all files of a room, in a copy of the package."""
    package = tmp_path / "autograder"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(fingerprint, "PACKAGE", package)
    monkeypatch.setattr(rubric, "GRADERS", package / "graders")

    def add_a_comment(name: str) -> None:
        path = package / name
        files = [path] if path.is_file() else [each for each in path.rglob("*.*") if each.is_file()]
        assert files
        for file in files:
            with file.open("ab") as end:
                end.write(b"# changed\n")

    yield add_a_comment
    _forget()


def _forget() -> None:
    for digest in (fingerprint.of_engine, fingerprint.of_criteria, fingerprint.of_pages):
        digest.cache_clear()


def of_grades() -> list[object]:
    """All that decides grades and trainings, but for what is handed in and the data."""
    _forget()
    return [fingerprint.of_engine(), *(fingerprint.of_criteria(name) for name in assignments())]


def of_pages(*others: str) -> str:
    _forget()
    return fingerprint.of_pages(*others)


def changed_criteria(change: Change, name: str) -> set[str]:
    """The criteria of the assignment mnist that a change has examined again."""
    _forget()
    before = fingerprint.of_criteria("mnist")
    change(name)
    _forget()
    return {each for each, digest in fingerprint.of_criteria("mnist").items() if digest != before[each]}


@pytest.mark.parametrize("name", DECIDES)
def test_a_change_in_what_decides_regrades_and_retrains(name: str, change: Change) -> None:
    before = of_grades()
    change(name)
    assert of_grades() != before


@pytest.mark.parametrize("name", DECIDES_NOTHING)
def test_a_change_elsewhere_regrades_and_retrains_nothing(name: str, change: Change) -> None:
    before = of_grades()
    change(name)
    assert of_grades() == before


def test_every_room_that_decides_is_there() -> None:
    assert [room for room in fingerprint.ROOMS if not (PACKAGE / room / "__init__.py").is_file()] == []


def test_a_changed_grader_is_asked_again_alone(change: Change) -> None:
    before = fingerprint.of_engine()
    assert changed_criteria(change, "graders/mnist/test_flatten.py") == {"flatten"}
    fingerprint.of_engine.cache_clear()
    assert fingerprint.of_engine() == before


@pytest.mark.parametrize("name", ["graders/network.py", "graders/mnist/conftest.py", "graders/mnist/given/mnist.py"])
def test_what_graders_share_is_of_every_criterion(name: str, change: Change) -> None:
    assert changed_criteria(change, name) == {criterion.name for criterion in read_rubric("mnist").criteria}


def test_graders_of_another_assignment_are_of_no_criterion(change: Change) -> None:
    assert changed_criteria(change, "graders/shapes/test_prepare.py") == set()


@pytest.mark.parametrize("name", ["gradebook", "pages/templates/base.css", "locale", "text.py", "store.py", "training"])
def test_what_writes_the_pages_has_them_written_again(name: str, change: Change) -> None:
    before = of_pages()
    change(name)
    assert of_pages() != before


@pytest.mark.parametrize("name", ["report/page.py", "report/templates/class.css"])
def test_the_report_is_written_again_alone(name: str, change: Change) -> None:
    pages, report = of_pages(), of_pages("report")
    change(name)
    assert of_pages() == pages
    assert of_pages("report") != report


def test_bytecode_that_is_being_written_decides_nothing(change: Change) -> None:
    before = of_pages()
    unfinished = fingerprint.PACKAGE / "gradebook" / "__pycache__" / "marks.cpython-311.pyc.140123456"
    unfinished.parent.mkdir(exist_ok=True)
    unfinished.write_bytes(b"half of it")
    assert of_pages() == before


def test_all_imports_of_the_package_are_found() -> None:
    # the examples are submissions, which need not be Python
    modules = [path for path in PACKAGE.rglob("*.py") if PACKAGE / "commands" / "examples" not in path.parents]
    sources = [path.read_text(encoding="utf-8") for path in modules]
    assert [name for source in sources for name in set(imported(source)) - set(fingerprint._imported(source))] == []


def imported(source: str) -> Iterator[str]:
    """The names within the package that a module imports, by its syntax tree."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            assert not node.level, "relative imports would not be found"
            module = node.module or ""
            names = [module, *(f"{module}.{alias.name}" for alias in node.names)]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.removeprefix("autograder.") for name in names if name.startswith("autograder."))


# --- what is handed in


def test_every_byte_and_name_of_what_is_handed_in_counts(tmp_path: Path) -> None:
    path = tmp_path / "mnist.ipynb"
    path.write_bytes(b"{}")
    first = fingerprint.of_files(tmp_path, "*.ipynb")
    (tmp_path / "notes.txt").write_text("x")
    assert fingerprint.of_files(tmp_path, "*.ipynb") == first
    path.write_bytes(b"{} ")
    second = fingerprint.of_files(tmp_path, "*.ipynb")
    path.rename(tmp_path / "other.ipynb")
    assert len({first, second, fingerprint.of_files(tmp_path, "*.ipynb")}) == 3


def test_what_is_too_large_or_no_file_counts_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mnist.ipynb").symlink_to("nowhere")
    large = tmp_path / "large.ipynb"
    large.touch()
    os.truncate(large, limits.MAX_NOTEBOOK_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert fingerprint.of_files(tmp_path, "*.ipynb")
