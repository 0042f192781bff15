"""A submission: from a folder of notebooks to the student's definitions, as source text.

Nothing here is executed. Only what the asked-for functions need is taken along, found by the syntax tree: a
training run, a plot or a scratch cell that no function refers to never reaches the sandbox.
"""

from __future__ import annotations

import builtins
import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from autograder import limits, rubric
from autograder.messages import Message, say
from autograder.submission.notebook import UnreadableError, load_notebook, mark
from autograder.submission.statements import Definition, read_definitions, with_effects
from autograder.submission.syntax_errors import LOOK_THERE, BrokenCell, explain, functions_in

# where definitions of ours stand, in place of a notebook's own
GIVEN = "given"
Cell = Mapping[str, Any]


class SubmissionError(Exception):
    """A submission that can't be read at all; carries the sentences that say why and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__("\n".join(message.text() for message in messages))
        self.messages = messages


class _TooLongError(Exception):
    """A cell that would take too long to read."""


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
        return bool(self._beside(function))

    def lost(self, function: str) -> BrokenCell | None:
        """The cell in which a function is written that could not be read; None where there is none."""
        cells = (cell for notebook in self.notebooks for cell in notebook.broken)
        return next((cell for cell in cells if function in cell.functions), None)

    def needed_by(self, function: str) -> tuple[Definition, ...]:
        """The definitions that a function reaches through the names in it, in the notebook's order.

        A name has the value that it has when the check below the function's cell is run: what is tried out further
        down changes nothing, unless it is all that there is of the name.
        """
        definitions = self._beside(function)
        end = _end_of_cell(function, definitions)
        # `np.seterr(…)` changes no value, and whatever calls a library's function may take minutes
        imported = {name for definition in definitions if definition.imports for name in definition.binds}
        early, whole = _Places(definitions[:end], imported), _Places(definitions, imported)
        wanted, reached = [function, "*"], set[int]()
        while wanted:
            name = wanted.pop()
            if name == "*" or hasattr(builtins, name) or name in early.names:
                more = early.take(name) - reached
            else:
                # what nothing binds may come by a star import
                more = whole.take(name if name in whole.names else "*") - reached
            reached |= more
            wanted += [name for place in more for name in definitions[place].needs]
        return tuple(definitions[place] for place in sorted(reached))

    def _beside(self, function: str) -> tuple[Definition, ...]:
        """All definitions of the notebook that defines a function: the others run in kernels of their own."""
        for notebook in reversed(self.notebooks):
            if any(function in definition.binds for definition in notebook.definitions):
                given = _given(self.assignment, notebook.name)
                return (*given, *_without_what_is_given(notebook, given, _handed_out(self.assignment, notebook.name)))
        return ()


class _Places:
    """Where in a notebook each name is bound or changed."""

    def __init__(self, definitions: Sequence[Definition], imported: Collection[str]) -> None:
        self._places, self._through = defaultdict[str, list[int]](list), defaultdict[str, list[str]](list)
        for place, definition in enumerate(definitions):
            for name in definition.binds | definition.asks.difference(imported):
                self._places[name].append(place)
            for name, function in definition.through:
                if name not in imported:
                    self._through[name].append(function)
        self.names = self._all_names()

    def take(self, name: str) -> set[int]:
        """The places where a name is bound or changed, by calls of functions too; none that was taken before."""
        found, waiting = set[int](), [name]
        while waiting:
            each = waiting.pop()
            found.update(self._places.pop(each, ()))
            waiting += self._through.pop(each, ())
        return found

    def _all_names(self) -> set[str]:
        """Every name that is bound or changed somewhere."""
        changed_by = defaultdict(list)
        for name, functions in self._through.items():
            for function in functions:
                changed_by[function].append(name)
        names, waiting = set[str](), [*self._places]
        while waiting:
            names.add(name := waiting.pop())
            waiting += changed_by.pop(name, ())
        return names


@cache
def _given(assignment: str, notebook: str) -> tuple[Definition, ...]:
    """What stands for the data of a notebook's own cells, which are not run."""
    path = rubric.GRADERS / assignment / "given" / f"{notebook}.py"
    return with_effects(read_definitions(path.read_text(encoding="utf-8"), GIVEN)) if path.is_file() else ()


@cache
def _handed_out(assignment: str, notebook: str) -> frozenset[str]:
    """The source of every statement in a notebook as it is handed out, in any language."""
    files = sorted(rubric.ASSIGNMENTS.glob(f"*/{assignment}/{notebook}.ipynb"))
    read = (_read_notebook(file, notebook, load_notebook(file)["cells"]) for file in files)
    return frozenset(definition.source.strip() for each in read for definition in each.definitions)


def _without_what_is_given(
    notebook: Notebook, given: tuple[Definition, ...], handed_out: Collection[str]
) -> Iterable[Definition]:
    """A notebook's definitions but for those that stand as they were handed out and have a stand-in.

    To prepare all images takes time, and needs functions that are judged elsewhere.
    """
    names = {name for definition in given for name in definition.binds}
    return (each for each in notebook.definitions if each.binds - names or each.source.strip() not in handed_out)


def _end_of_cell(function: str, definitions: tuple[Definition, ...]) -> int:
    """The place after the cell in which a function is written: its own, else the last one."""
    written = [each for each in definitions if function in each.binds and not each.is_stub]
    own = [each for each in written if each.marked == function]
    cells = {each.where for each in (own or written)[-1:]}
    return max((place + 1 for place, each in enumerate(definitions) if each.where in cells), default=len(definitions))


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
    definitions: list[Definition] = []
    problems: list[Message] = []
    broken: list[BrokenCell] = []
    for number, cell in enumerate(cells, start=1):
        is_code = cell["cell_type"] == "code"
        # a marked cell may have lost its type by one key pressed in Jupyter
        if not is_code and not mark(cell):
            continue
        if len(definitions) > limits.MAX_DEFINITIONS or len(problems) > limits.MAX_PROBLEMS:
            problems.append(
                say("{notebook}: cell {cell} and the cells after it were not read", notebook=path.name, cell=number)
            )
            break
        try:
            definitions += _cell_definitions(cell, number)
        except (_TooLongError, SyntaxError, ValueError, RuntimeError, MemoryError) as error:
            if is_code:
                broken.append(_broken_cell(cell, number, error))
                problems.append(_problem(path, broken[-1]))
    return Notebook(name, path, with_effects(definitions), tuple(problems), tuple(broken))


def _cell_definitions(cell: Cell, number: int) -> list[Definition]:
    source = cell["source"]
    if len(source) > limits.MAX_CELL_CHARACTERS or source.count("\n") + source.count("\r") > limits.MAX_CELL_LINES:
        raise _TooLongError
    found = read_definitions(source, f"cell {number}", bool(mark(cell).get("locked")))
    return [replace(definition, marked=mark(cell).get("grade_id", "")) for definition in found]


def _broken_cell(cell: Cell, number: int, error: BaseException) -> BrokenCell:
    functions = functions_in(cell["source"], mark(cell).get("grade_id", ""))
    if isinstance(error, SyntaxError):
        reason, hint = explain(error.msg)
        return BrokenCell(number, reason, hint, error.lineno or 1, functions)
    if isinstance(error, _TooLongError):
        size = limits.MAX_CELL_CHARACTERS // 1000
        reason = say("it is longer than {limit} lines or {size} kB", limit=limits.MAX_CELL_LINES, size=size)
        hint = say("Keep only the function in its cell, and put what it does not need into other cells.")
        return BrokenCell(number, reason, hint, functions=functions)
    return BrokenCell(number, say("it is not valid Python"), LOOK_THERE, functions=functions)


def _problem(path: Path, cell: BrokenCell) -> Message:
    if cell.line:
        return say(
            "{notebook}, cell {cell}: line {line} is not valid Python ({reason}), so nothing in this cell counts",
            notebook=path.name,
            cell=cell.number,
            line=cell.line,
            reason=cell.reason,
        )
    return say(
        "{notebook}, cell {cell} can't be read ({reason}), so nothing in this cell counts",
        notebook=path.name,
        cell=cell.number,
        reason=cell.reason,
    )


def _grade_ids(cells: Iterable[Cell]) -> set[str]:
    return {mark(cell)["grade_id"] for cell in cells if mark(cell)}
