"""A submission: from a folder of notebooks to the student's definitions, as source text.

Nothing here is executed. Only what the asked-for functions need is taken along, found by the syntax tree: a
training run, a plot or a scratch cell that no function refers to never reaches the sandbox.
"""

from __future__ import annotations

import ast
import builtins
import hashlib
import json
import symtable
import warnings
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from autograder import rubric
from autograder.messages import Message, say
from autograder.notebooks import UnreadableError, load_notebook, mark

MAX_CELL = 100_000
MAX_LINES = 2_000
MAX_MAGICS = 50
MAX_DEFINITIONS = 2_000
MAX_PROBLEMS = 20
Cell = Mapping[str, Any]
_PASSED_THROUGH = ("time", "timeit", "capture", "prun")
# functions that write into the first argument
_WRITERS = frozenset(
    "fill_diagonal put put_along_axis place putmask copyto shuffle heappush heapify insort insort_left insort_right "
    "setattr".split()
)


class SubmissionError(Exception):
    """A submission that can't be read at all; carries the sentences that say why and what to do."""

    def __init__(self, *messages: Message) -> None:
        super().__init__("\n".join(message.text() for message in messages))
        self.messages = messages


class _TooLongError(Exception):
    """A cell that would take too long to read."""


@dataclass(frozen=True)
class Definition:
    """One statement that binds or changes names: its source, where it stands, and what it refers to.

    `asks` are the names of what it may change by a call. `marked` is nbgrader's name of its cell: for one
    that was handed out to write a function in, the function's.
    """

    source: str
    where: str
    binds: frozenset[str]
    needs: frozenset[str]
    asks: frozenset[str] = frozenset()
    marked: str = ""

    @property
    def imports(self) -> bool:
        return self.source.lstrip().startswith(("import ", "from "))

    @property
    def is_stub(self) -> bool:
        """Whether nothing was written in the place of what was handed out."""
        functions = (node for node in ast.walk(ast.parse(self.source)) if isinstance(node, ast.FunctionDef))
        lines = (line for function in functions for line in function.body if isinstance(line, ast.Raise))
        parts = (part for line in lines for part in ast.walk(line))
        return any(isinstance(part, ast.Name) and part.id == "NotImplementedError" for part in parts)


@dataclass(frozen=True)
class Notebook:
    """One notebook's definitions in its order, and what could not be read in it."""

    name: str
    path: Path
    definitions: tuple[Definition, ...]
    problems: tuple[Message, ...]


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

    def needed_by(self, function: str) -> tuple[Definition, ...]:
        """The definitions that a function reaches through the names in it, in the notebook's order.

        A name has the value that it has when the check below the function's cell is run: what is tried out further
        down changes nothing, unless it is all that there is of the name.
        """
        definitions = self._beside(function)
        end = _end_of_cell(function, definitions)
        # `np.seterr(…)` changes no value, and whatever calls a library's function may take minutes
        imported = {name for definition in definitions if definition.imports for name in definition.binds}
        binding = defaultdict(list)
        for place, definition in enumerate(definitions):
            for name in definition.binds | (definition.asks - imported):
                binding[name].append(place)
        wanted, reached = [function, "*"], set[int]()
        while wanted:
            name = wanted.pop()
            places = binding.pop(name, ())
            known = hasattr(builtins, name) or any(place < end for place in places)
            more = {place for place in places if place < end or not known} - reached
            reached |= more
            wanted += [name for place in more for name in definitions[place].needs]
        return tuple(definitions[place] for place in sorted(reached))

    def _beside(self, function: str) -> tuple[Definition, ...]:
        """All definitions of the notebook that defines a function: the others run in kernels of their own."""
        for notebook in reversed(self.notebooks):
            if any(function in definition.binds for definition in notebook.definitions):
                return (*_given(self.assignment), *notebook.definitions)
        return ()


@cache
def _given(assignment: str) -> tuple[Definition, ...]:
    """What stands for the data of the notebook's own cells, which are not run."""
    path = rubric.GRADERS / assignment / "given.py"
    return tuple(_definitions(path.read_text(encoding="utf-8"), path.stem, locked=False)) if path.is_file() else ()


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
        "{notebook} was not marked: this assignment has {known}",
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
    for number, cell in enumerate(cells, start=1):
        is_code = cell["cell_type"] == "code"
        # a marked cell may have lost its type by one key pressed in Jupyter
        if not is_code and not mark(cell):
            continue
        if len(definitions) > MAX_DEFINITIONS or len(problems) > MAX_PROBLEMS:
            problems.append(say("{notebook}: nothing from cell {cell} on was read", notebook=path.name, cell=number))
            break
        try:
            definitions += _cell_definitions(cell, number)
        except _TooLongError:
            problems += [_long_cell(path, number)] * is_code
        except (SyntaxError, ValueError, RuntimeError, MemoryError) as error:
            problems += [_broken_cell(path, number, error)] * is_code
    return Notebook(name, path, tuple(definitions), tuple(problems))


def _cell_definitions(cell: Cell, number: int) -> list[Definition]:
    source = cell["source"]
    if len(source) > MAX_CELL or source.count("\n") + source.count("\r") > MAX_LINES:
        raise _TooLongError
    found = _definitions(source, f"cell {number}", bool(mark(cell).get("locked")))
    return [replace(definition, marked=mark(cell).get("grade_id", "")) for definition in found]


def _long_cell(path: Path, number: int) -> Message:
    return say(
        "{notebook}, cell {cell} is longer than {limit} lines or {size} kB, so nothing in this cell counts",
        notebook=path.name,
        cell=number,
        limit=MAX_LINES,
        size=MAX_CELL // 1000,
    )


def _broken_cell(path: Path, number: int, error: BaseException) -> Message:
    if isinstance(error, SyntaxError):
        return say(
            "{notebook}, cell {cell}: line {line} is not valid Python ({reason}), so nothing in this cell counts",
            notebook=path.name,
            cell=number,
            line=error.lineno or 0,
            reason=error.msg,
        )
    return say("{notebook}, cell {cell} can't be read as Python", notebook=path.name, cell=number)


def _grade_ids(cells: Iterable[Cell]) -> set[str]:
    return {mark(cell)["grade_id"] for cell in cells if mark(cell)}


# --- from a cell to its definitions ----------------------------------------------------------------------------


def _definitions(source: str, where: str, locked: bool) -> list[Definition]:
    with warnings.catch_warnings():
        # An invalid escape in a student's string is a matter between them and Python.
        warnings.simplefilter("ignore")
        text = _without_magics(source)
        kept = [node for node in ast.parse(text).body if _defines(node, locked)]
        found = (_definition(node, text, where) for node in kept)
        return [definition for definition in found if definition.binds or definition.asks]


def _without_magics(source: str) -> str:
    """The cell without IPython's magics, its lines still where they were."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].startswith("%%"):
        if lines[first][2:].split(" ")[0].strip() not in _PASSED_THROUGH:
            return ""
        lines[first] = ""
    try:
        ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        if sum(line.lstrip().startswith(("%", "!")) or line.rstrip().endswith("?") for line in lines) > MAX_MAGICS:
            # IPython reads the whole cell anew for each of them.
            raise
        from IPython.core.inputtransformer2 import TransformerManager

        # Magics become calls of get_ipython(), which define nothing. IPython drops the empty lines at the top.
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        return "\n" * first + str(TransformerManager().transform_cell("\n".join(lines[first:])))
    return "\n".join(lines)


def _defines(node: ast.AST, locked: bool) -> bool:
    always = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    if isinstance(node, always):
        return True
    if isinstance(node, (ast.If, ast.Try, ast.ExceptHandler, ast.With, ast.Match, ast.match_case)):
        return any(_defines(child, locked) for child in ast.iter_child_nodes(node))
    changes = isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.While, ast.Delete))
    return (changes or (isinstance(node, ast.Expr) and bool(_asked(node) or _names_inside(node)))) and not locked


def _names_inside(node: ast.Expr) -> bool:
    """Whether it gives a name to something on the way, as `print(n := 784)` does."""
    return any(isinstance(part, ast.NamedExpr) for part in ast.walk(node))


def _definition(node: ast.stmt, text: str, where: str) -> Definition:
    lines = text.split("\n")
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    # Blank lines keep the line numbers of the cell, so that a traceback names the line the student sees.
    source = "\n" * (first - 1) + "\n".join(lines[first - 1 : node.end_lineno])
    if node.col_offset or _shares_line(lines, node):
        source = "\n" * (node.lineno - 1) + ast.unparse(node)
    binds, needs = _names(source, node)
    return Definition(source, where, binds, needs - (binds - _carried(node)), _asked(node))


def _shares_line(lines: list[str], node: ast.stmt) -> bool:
    rest = lines[(node.end_lineno or 1) - 1].encode()[node.end_col_offset or 0 :].decode().strip()
    return bool(rest) and not rest.startswith("#")


def _names(source: str, node: ast.stmt) -> tuple[frozenset[str], frozenset[str]]:
    """The global names that a statement binds or changes, and those that it or a function in it reads."""
    table = symtable.symtable(source, "cell", "exec")
    own = table.get_symbols()
    binds = {symbol.get_name() for symbol in own if symbol.is_assigned() or symbol.is_imported()}
    binds |= {"*" for part in ast.walk(node) if isinstance(part, ast.alias) and part.name == "*"}
    binds |= {name.id for target in _changed(node) for name in ast.walk(target) if isinstance(name, ast.Name)}
    needs = {symbol.get_name() for symbol in own if symbol.is_referenced()}
    needs |= {symbol.get_name() for inner in _scopes(table) for symbol in inner.get_symbols() if symbol.is_global()}
    return frozenset(binds), frozenset(needs)


def _carried(node: ast.stmt) -> frozenset[str]:
    """The names that a loop may read before it sets them, as `while n < 256: n = n + 1` does."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset()
    inside = list(ast.walk(node))
    loops = [part for part in inside if isinstance(part, ast.While)]
    added = [part.target for part in inside if isinstance(part, ast.AugAssign)]
    read = (part for top in (*loops, *added) for part in ast.walk(top))
    return frozenset(part.id for part in read if isinstance(part, ast.Name))


def _changed(node: ast.stmt) -> Iterator[ast.expr]:
    """What an assignment such as `table[3] = 1` or `np.pi = 3` changes: the thing before the bracket or dot."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield from _told_of(node)
        return
    for child in ast.walk(node):
        if isinstance(child, (ast.Subscript, ast.Attribute)) and isinstance(child.ctx, ast.Store):
            yield child.value


def _told_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> Iterator[ast.expr]:
    """What a definition is added to, as `@flatten.register` adds it to a function of `functools.singledispatch`."""
    for decorator in node.decorator_list:
        called = decorator.func if isinstance(decorator, ast.Call) else decorator
        if isinstance(called, ast.Attribute) and called.attr == "register":
            yield called.value


def _asked(node: ast.stmt) -> frozenset[str]:
    """The names of what a statement has changed, as in `table.append(1)` or `np.put(table, 3, 1)`."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return frozenset()
    calls = [child for child in ast.walk(node) if isinstance(child, ast.Call)]
    owners = [_root(call.func) for call in calls if isinstance(call.func, ast.Attribute)]
    owners += [_root(call.args[0]) for call in calls if call.args and _name_of(call.func) in _WRITERS]
    return frozenset(owner.id for owner in owners if isinstance(owner, ast.Name))


def _root(part: ast.expr) -> ast.expr:
    """What stands before all brackets and dots: `settings` of `settings.sizes[0].append`."""
    while isinstance(part, (ast.Attribute, ast.Subscript)):
        part = part.value
    return part


def _name_of(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _scopes(child)
