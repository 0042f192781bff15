"""A submission: finds the notebooks of a folder, and reads the student's definitions from them as source text.

Nothing is executed here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder import rubric
from autograder.messages import Message, say
from autograder.submission import slicing
from autograder.submission.notebook import Cell, UnreadableError, load_notebook, mark
from autograder.submission.statements import Definition, read_cells
from autograder.submission.syntax_errors import BrokenCell

Contents = dict[Path, list[Cell]]


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
    """The notebooks of one student for one assignment, and a sentence about each that was not read.

    `unread` are about the assignment's notebooks, `surplus` about other files.
    """

    path: Path
    assignment: str
    notebooks: tuple[Notebook, ...]
    unread: tuple[Message, ...] = ()
    surplus: tuple[Message, ...] = ()

    @cached_property
    def problems(self) -> tuple[Message, ...]:
        within = (problem for notebook in self.notebooks for problem in notebook.problems)
        return (*self.unread, *within, *self.surplus)

    @cached_property
    def digest(self) -> str:
        """A digest of all definitions, which decide what the functions can answer."""
        text = json.dumps([[n.name, [d.source for d in n.definitions]] for n in self.notebooks])
        return hashlib.sha256(text.encode()).hexdigest()

    def defines(self, function: str) -> bool:
        """Whether a notebook binds the function's name."""
        return self._owner(function) is not None

    def lost(self, function: str) -> BrokenCell | None:
        """The unreadable cell in which a function is written; None where there is none."""
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
    """Reads a submission's folder, or one notebook of it; what can't be read is among the problems.

    Raises:
        SubmissionError: nothing can be read.
    """
    files = _notebook_files(path)
    contents, refused = _contents(files)
    assignment = _assignment(path, files, contents)
    known = rubric.read_rubric(assignment)
    named = _name_notebooks(files, contents, known)
    unread = tuple(refused[file] for file in named.values() if file in refused)
    others = [file for file in files if file not in named.values()]
    surplus = tuple(refused.get(file) or _not_graded(file, known) for file in others)
    notebooks = tuple(_read_notebook(file, name, contents[file]) for name, file in named.items() if file in contents)
    if not notebooks:
        raise SubmissionError(*unread, *surplus)
    return Submission(path, assignment, notebooks, unread, surplus)


def find_notebooks(folder: Path, assignment: str) -> dict[str, Path]:
    """The file of each of the assignment's notebooks in a folder, also where it can't be read."""
    files = _notebook_files(folder)
    contents, _ = _contents(files)
    return _name_notebooks(files, contents, rubric.read_rubric(assignment))


def no_notebook(folder: Path) -> Message:
    """The sentence about a folder without a notebook."""
    return say("{path}: there is no notebook (a file ending in .ipynb) in this folder", path=str(folder))


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


def _contents(files: Iterable[Path]) -> tuple[Contents, dict[Path, Message]]:
    """The cells of every notebook that can be read, and the sentence about each other one."""
    contents: Contents = {}
    refused: dict[Path, Message] = {}
    for file in files:
        try:
            contents[file] = load_notebook(file)["cells"]
        except UnreadableError as error:
            refused[file] = error.message
    return contents, refused


def _not_graded(file: Path, known: rubric.Rubric) -> Message:
    return say(
        "{notebook} was not graded: the notebooks of this assignment are {known}",
        notebook=file.name,
        known=", ".join(known.notebooks),
    )


def _assignment(path: Path, files: Iterable[Path], contents: Contents) -> str:
    """Which assignment this is, by the names of the folder and the notebooks, else by the names of cells and functions.

    Where nothing fits, it is the first assignment.
    """
    names = {path.name, path.parent.name} | {file.stem for file in files}
    known = {name: rubric.read_rubric(name) for name in rubric.assignments()}
    for name, each in known.items():
        if name in names or set(each.notebooks) & names:
            return name
    ids = {name for cells in contents.values() for name in _grade_ids(cells)}
    text = "\n".join(cell["source"] for cells in contents.values() for cell in cells)

    def found(name: str) -> tuple[int, int]:
        """How many of an assignment's criteria have their cells here, and how many of its functions are here."""
        criteria = {each.name for each in known[name].criteria}
        return len(criteria & ids), sum(f"def {function}(" in text for function in known[name].functions)

    return max(known, key=found)


def _name_notebooks(files: Iterable[Path], contents: Contents, known: rubric.Rubric) -> dict[str, Path]:
    """The file of each notebook: by its name; a renamed one by the names of its cells, or by a similar name.

    Where no file is the main notebook, the first one that is left is.
    """
    named = {file.stem: file for file in files if file.stem in known.notebooks}
    for file, cells in contents.items():
        ids = _grade_ids(cells)
        owners = [each.notebook for each in known.criteria if each.name in ids]
        if owners and file not in named.values():
            named.setdefault(owners[0], file)
    # readable ones come first
    candidates = list(dict.fromkeys((*contents, *files)))
    # the main notebook comes last, as its name is often the assignment's and part of every file's name
    for name in reversed(known.notebooks):
        left = [file for file in candidates if file not in named.values()]
        alike = [file for file in left if name in file.stem.lower()]
        if not alike and name == known.notebooks[0]:
            alike = left
        if alike:
            named.setdefault(name, alike[0])
    return {name: named[name] for name in known.notebooks if name in named}


def _read_notebook(path: Path, name: str, cells: Iterable[Cell]) -> Notebook:
    read = read_cells(cells)
    problems = [cell.problem(path.name) for cell in read.broken]
    if read.stopped_at:
        where = {"notebook": path.name, "cell": read.stopped_at}
        problems.append(say("{notebook}: cell {cell} and the cells after it were not read", **where))
    return Notebook(name, path, read.definitions, tuple(problems), read.broken)


def _grade_ids(cells: Iterable[Cell]) -> set[str]:
    return {mark(cell)["grade_id"] for cell in cells if mark(cell)}
