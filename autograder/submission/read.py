"""A submission: finds the notebooks of a folder, and reads the student's definitions from them as source text.

Nothing is executed here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder import rubric
from autograder.messages import Message, say
from autograder.submission import slicing
from autograder.submission.notebook import Cell, UnreadableError, load_notebook, mark
from autograder.submission.statements import Definition, read_cells
from autograder.submission.syntax_errors import BrokenCell


class SubmissionError(Exception):
    """A submission that can't be read at all; carries the sentences that say why and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__("\n".join(message.text() for message in messages))
        self.messages = messages


@dataclass(frozen=True)
class Notebook:
    """One notebook's definitions in its order, and what could not be read in it."""

    name: str
    path: Path
    definitions: tuple[Definition, ...]
    problems: tuple[Message, ...]
    broken: tuple[BrokenCell, ...] = ()


@dataclass(frozen=True)
class Submission:
    """All notebooks of one student for one assignment; of those that can't be read, the sentences about them."""

    path: Path
    assignment: str
    notebooks: tuple[Notebook, ...]
    unread: tuple[Message, ...] = ()
    surplus: tuple[Message, ...] = ()

    @cached_property
    def problems(self) -> tuple[Message, ...]:
        told = (problem for notebook in self.notebooks for problem in notebook.problems)
        return (*self.unread, *told, *self.surplus)

    @cached_property
    def digest(self) -> str:
        """A digest of every definition, which decides what the functions can answer."""
        text = json.dumps([[n.name, [d.source for d in n.definitions]] for n in self.notebooks])
        return hashlib.sha256(text.encode()).hexdigest()

    def defines(self, function: str) -> bool:
        return self._owner(function) is not None

    def lost(self, function: str) -> BrokenCell | None:
        """The cell in which a function is written that could not be read; None where there is none."""
        cells = (cell for notebook in self.notebooks for cell in notebook.broken)
        return next((cell for cell in cells if function in cell.functions), None)

    def needed_by(self, function: str) -> tuple[Definition, ...]:
        """The definitions that a function needs, in the order of its notebook; others run in kernels of their own."""
        notebook = self._owner(function)
        if notebook is None:
            return ()
        every = slicing.with_stand_ins(self.assignment, notebook.name, notebook.definitions)
        return slicing.needed_by(function, every)

    def _owner(self, function: str) -> Notebook | None:
        """The last notebook that defines a function."""
        owners = (n for n in reversed(self.notebooks) if any(function in each.binds for each in n.definitions))
        return next(owners, None)


def read_submission(path: Path) -> Submission:
    """Reads a submission's folder, or one notebook of it.

    Raises:
        SubmissionError: there is nothing that can be read; otherwise the problems tell what can't.
    """
    files = _notebook_files(path)
    contents, refused = _contents(files)
    assignment = _assignment(path, files, contents)
    rows = rubric.read_rubric(assignment)
    named = _name_notebooks(files, contents, rows)
    unread = tuple(refused[file] for file in named.values() if file in refused)
    surplus = tuple(refused.get(file) or _not_marked(file, rows) for file in files if file not in named.values())
    notebooks = tuple(_read_notebook(file, name, contents[file]) for name, file in named.items() if file in contents)
    if not notebooks:
        raise SubmissionError(*unread, *surplus)
    return Submission(path, assignment, notebooks, unread, surplus)


def find_notebooks(folder: Path, assignment: str) -> dict[str, Path]:
    """Which file of a folder stands for which of the assignment's notebooks, those that can't be read included."""
    files = _notebook_files(folder)
    contents, _ = _contents(files)
    return _name_notebooks(files, contents, rubric.read_rubric(assignment))


def _notebook_files(path: Path) -> list[Path]:
    if not path.exists():
        raise SubmissionError(say("{path}: there is no such file or folder; check the path", path=str(path)))
    if path.is_dir():
        files = sorted(file for file in path.glob("*.ipynb") if not file.name.startswith("."))
        if not files:
            raise SubmissionError(no_notebook(path))
        return files
    if path.suffix != ".ipynb":
        raise SubmissionError(
            say("{path}: this is not a notebook; give a folder or a file ending in .ipynb", path=str(path))
        )
    return [path]


def no_notebook(folder: Path) -> Message:
    """The sentence about a folder with nothing to mark in it."""
    return say("{path}: there is no notebook (a file ending in .ipynb) in this folder", path=str(folder))


def _contents(files: Iterable[Path]) -> tuple[dict[Path, list[Cell]], dict[Path, Message]]:
    """The cells of every notebook that can be read, and the sentence about each other one."""
    contents: dict[Path, list[Cell]] = {}
    refused: dict[Path, Message] = {}
    for file in files:
        try:
            contents[file] = load_notebook(file)["cells"]
        except UnreadableError as error:
            refused[file] = error.message
    return contents, refused


def _not_marked(file: Path, rows: rubric.Rubric) -> Message:
    return say(
        "{notebook} was not graded: the notebooks of this assignment are {known}",
        notebook=file.name,
        known=", ".join(rows.notebooks),
    )


def _assignment(path: Path, files: Iterable[Path], contents: Mapping[Path, list[Cell]]) -> str:
    """Which assignment this is: by the folder's or the notebooks' names, else by the ids of the cells or the functions.

    What tells nothing of itself is taken for the first.
    """
    names = {path.name, path.parent.name} | {file.stem for file in files}
    known = {name: rubric.read_rubric(name) for name in rubric.assignments()}
    for name, rows in known.items():
        if name in names or set(rows.notebooks) & names:
            return name
    ids = {name for cells in contents.values() for name in _grade_ids(cells)}
    text = "\n".join(cell["source"] for cells in contents.values() for cell in cells)
    return max(known, key=lambda name: _likeness(known[name], ids, text))


def _likeness(rows: rubric.Rubric, ids: Collection[str], text: str) -> tuple[int, int]:
    """How many of an assignment's criteria have their cells here, and how many of its functions are written here."""
    written = sum(f"def {function}(" in text for function in rows.functions)
    return len({row.criterion for row in rows.rows} & set(ids)), written


def _name_notebooks(files: Iterable[Path], contents: Mapping[Path, list[Cell]], rows: rubric.Rubric) -> dict[str, Path]:
    """Which file is which notebook: by its name; a renamed one by the ids of its cells, or a name like it.

    Where the main notebook is not among them, the first that is left is taken for it.
    """
    named = {file.stem: file for file in files if file.stem in rows.notebooks}
    for file, cells in contents.items():
        ids = _grade_ids(cells)
        owners = [row.notebook for row in rows.rows if row.criterion in ids]
        if owners and file not in named.values():
            named.setdefault(owners[0], file)
    # those that can be read come first
    candidates = list(dict.fromkeys((*contents, *files)))
    # the main notebook comes last, as its name is often the assignment's, and part of every file's
    for name in reversed(rows.notebooks):
        left = [file for file in candidates if file not in named.values()]
        alike = [file for file in left if name in file.stem.lower()]
        if not alike and name == rows.notebooks[0]:
            alike = left
        if alike:
            named.setdefault(name, alike[0])
    return {name: named[name] for name in rows.notebooks if name in named}


def _read_notebook(path: Path, name: str, cells: Iterable[Cell]) -> Notebook:
    read = read_cells(cells)
    problems = [cell.problem(path.name) for cell in read.broken]
    if read.stopped_at:
        where = {"notebook": path.name, "cell": read.stopped_at}
        problems.append(say("{notebook}: cell {cell} and the cells after it were not read", **where))
    return Notebook(name, path, read.definitions, tuple(problems), read.broken)


def _grade_ids(cells: Iterable[Cell]) -> set[str]:
    return {mark(cell)["grade_id"] for cell in cells if mark(cell)}
