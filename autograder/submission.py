"""A submission: from a folder of notebooks to the student's definitions, as source text.

Nothing here is executed. Only what the asked-for functions need is taken along, found by the syntax tree: a
training run, a plot or a scratch cell that no function refers to never reaches the sandbox.
"""

from __future__ import annotations

import ast
import hashlib
import json
import stat
import symtable
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from autograder import rubric
from autograder.messages import Message, say

MAX_BYTES = 50 * 2**20
MAX_CELL = 100_000
MAX_LINES = 2_000
MAX_MAGICS = 50
_PASSED_THROUGH = ("time", "timeit", "capture", "prun")


class SubmissionError(Exception):
    """A submission that can't be read at all; carries the sentence that says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


@dataclass(frozen=True)
class Definition:
    """One statement that binds names: its source, where it stands, what it binds and what it refers to."""

    source: str
    where: str
    binds: frozenset[str]
    needs: frozenset[str]


@dataclass(frozen=True)
class Notebook:
    """One notebook's definitions in its order, and what could not be read in it."""

    name: str
    path: Path
    definitions: tuple[Definition, ...]
    problems: tuple[Message, ...]


@dataclass(frozen=True)
class Submission:
    """All notebooks of one student for one assignment."""

    path: Path
    assignment: str
    notebooks: tuple[Notebook, ...]
    surplus: tuple[Message, ...] = ()

    @cached_property
    def problems(self) -> tuple[Message, ...]:
        return (*(problem for notebook in self.notebooks for problem in notebook.problems), *self.surplus)

    @cached_property
    def digest(self) -> str:
        """A digest of every definition, which decides what the functions can answer."""
        text = json.dumps([[n.name, [d.source for d in n.definitions]] for n in self.notebooks])
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

    def defines(self, function: str) -> bool:
        return bool(self._beside(function))

    def needed_by(self, function: str) -> tuple[Definition, ...]:
        """The definitions that a function reaches through the names in it, in the notebook's order."""
        wanted, reached = {function, "*"}, set[int]()
        definitions = self._beside(function)
        while True:
            more = {i for i, d in enumerate(definitions) if i not in reached and d.binds & wanted}
            if not more:
                return tuple(definitions[i] for i in sorted(reached))
            reached |= more
            wanted |= {name for i in more for name in definitions[i].needs}

    def _beside(self, function: str) -> tuple[Definition, ...]:
        """All definitions of the notebook that defines a function: the others run in kernels of their own."""
        for notebook in reversed(self.notebooks):
            if any(function in definition.binds for definition in notebook.definitions):
                return notebook.definitions
        return ()


def read_submission(path: Path) -> Submission:
    """Reads a submission's folder, or one notebook of it. Raises SubmissionError where there is nothing to read."""
    if not path.exists():
        raise SubmissionError(say("{path}: there is no such file or folder; check the path", path=str(path)))
    files = _notebook_files(path)
    if not files:
        raise SubmissionError(
            say("{path}: there is no notebook (a file ending in .ipynb) in this folder", path=str(path))
        )
    contents = {file: _cells(file) for file in files}
    assignment = _assignment(path, contents)
    rows = rubric.read_rubric(assignment)
    named = _name_notebooks(contents, rows)
    notebooks = tuple(
        _read_notebook(named[name], name, contents[named[name]]) for name in rows.notebooks if name in named
    )
    surplus = tuple(
        say(
            "{notebook} was not marked: this assignment has {known}",
            notebook=file.name,
            known=", ".join(rows.notebooks),
        )
        for file in files
        if file not in named.values()
    )
    return Submission(path, assignment, notebooks, surplus)


def _notebook_files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.glob("*.ipynb") if not file.name.startswith("."))
    if path.suffix != ".ipynb":
        raise SubmissionError(
            say("{path}: this is not a notebook; give a folder or a file ending in .ipynb", path=str(path))
        )
    return [path]


def _cells(path: Path) -> list[dict[str, Any]]:
    """The cells of a notebook in format 4, or brought there from an older one."""
    data = _load(path)
    if "worksheets" in data or data.get("nbformat") in (1, 2, 3):
        data = _upgrade(path, data)
    cells = data.get("cells")
    if not isinstance(cells, list):
        raise _unreadable(path, say("it has no list of cells"))
    return [cell for cell in cells if isinstance(cell, dict)]


def _load(path: Path) -> dict[str, Any]:
    mode = path.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise _unreadable(path, say("it is a link or a special file, not a file of its own"))
    if path.stat().st_size > MAX_BYTES:
        raise _unreadable(path, say("it is larger than {size} MB", size=MAX_BYTES // 2**20))
    try:
        data = json.loads(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _unreadable(path, say("it is not text in UTF-8")) from None
    except (ValueError, RecursionError):
        raise _unreadable(path, say("it is not valid JSON, perhaps cut off while it was saved")) from None
    except OSError as error:
        raise _unreadable(path, say("{reason}", reason=error.strerror or "?")) from None
    if not isinstance(data, dict):
        raise _unreadable(path, say("it is not valid JSON, perhaps cut off while it was saved"))
    return data


def _upgrade(path: Path, data: dict[str, Any]) -> dict[str, Any]:
    import nbformat

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            upgraded: dict[str, Any] = nbformat.convert(nbformat.from_dict(data), 4)
    except Exception:
        version = str(data.get("nbformat", "?"))[:10]
        reason = say("it is in the old notebook format {version}, and can't be converted", version=version)
        raise _unreadable(path, reason) from None
    return upgraded


def _unreadable(path: Path, reason: Message) -> SubmissionError:
    return SubmissionError(
        say(
            "{path} can't be read: {reason}. Open it in Jupyter, save it, and hand it in again.",
            path=str(path),
            reason=reason,
        )
    )


def _assignment(path: Path, contents: dict[Path, list[dict[str, Any]]]) -> str:
    """Which assignment this is: by the folder's or the notebooks' names, else by the ids of the cells."""
    names = {path.name, path.parent.name} | {file.stem for file in contents}
    ids = {name for cells in contents.values() for name in _grade_ids(cells)}
    known = {name: rubric.read_rubric(name) for name in rubric.assignments()}
    for name, rows in known.items():
        if name in names or set(rows.notebooks) & names:
            return name
    for name, rows in known.items():
        if ids & {row.criterion for row in rows.rows}:
            return name
    if len(known) == 1:
        return next(iter(known))
    raise SubmissionError(
        say(
            "{path}: this belongs to no known assignment ({known}); keep the notebook's name",
            path=str(path),
            known=", ".join(known),
        )
    )


def _name_notebooks(contents: dict[Path, list[dict[str, Any]]], rows: rubric.Rubric) -> dict[str, Path]:
    """Which file is which notebook: by its name; a renamed one by the ids of its cells.

    Where no file has either, the first one is taken for the main notebook.
    """
    named = {file.stem: file for file in contents if file.stem in rows.notebooks}
    for file, cells in contents.items():
        ids = _grade_ids(cells)
        owners = [row.notebook for row in rows.rows if row.criterion in ids]
        if owners and file not in named.values():
            named.setdefault(owners[0], file)
    return named or {rows.notebooks[0]: next(iter(contents))}


def _read_notebook(path: Path, name: str, cells: list[dict[str, Any]]) -> Notebook:
    definitions: list[Definition] = []
    problems: list[Message] = []
    for number, cell in enumerate(cells, start=1):
        if cell.get("cell_type") != "code":
            continue
        source = _source(cell)
        if len(source) > MAX_CELL or source.count("\n") + source.count("\r") > MAX_LINES:
            problems.append(_long_cell(path, number))
            continue
        try:
            definitions += _definitions(source, f"cell {number}", bool(_nbgrader(cell).get("locked")))
        except (SyntaxError, ValueError, RuntimeError, MemoryError) as error:
            problems.append(_broken_cell(path, number, error))
    return Notebook(name, path, tuple(definitions), tuple(problems))


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


def _source(cell: dict[str, Any]) -> str:
    source = cell.get("source", "")
    return "".join(line for line in source if isinstance(line, str)) if isinstance(source, list) else str(source)


def _nbgrader(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell.get("metadata")
    found = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    return found if isinstance(found, dict) else {}


def _grade_ids(cells: list[dict[str, Any]]) -> set[str]:
    return {str(_nbgrader(cell).get("grade_id")) for cell in cells}


# --- from a cell to its definitions ----------------------------------------------------------------------------


def _definitions(source: str, where: str, locked: bool) -> list[Definition]:
    with warnings.catch_warnings():
        # An invalid escape in a student's string is a matter between them and Python.
        warnings.simplefilter("ignore")
        text = _without_magics(source)
        kept = [node for node in ast.parse(text).body if _defines(node, locked)]
        return [_definition(node, text, where) for node in kept]


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


def _defines(node: ast.stmt, locked: bool) -> bool:
    always = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    if isinstance(node, always):
        return True
    if isinstance(node, (ast.If, ast.Try, ast.With)):
        return any(_defines(child, locked) for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt))
    return isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For)) and not locked


def _definition(node: ast.stmt, text: str, where: str) -> Definition:
    lines = text.split("\n")
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    # Blank lines keep the line numbers of the cell, so that a traceback names the line the student sees.
    source = "\n" * (first - 1) + "\n".join(lines[first - 1 : node.end_lineno])
    if node.col_offset or _shares_line(lines, node):
        source = "\n" * (node.lineno - 1) + ast.unparse(node)
    binds, needs = _names(source, node)
    return Definition(source, where, binds, needs - binds)


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


def _changed(node: ast.stmt) -> Iterator[ast.expr]:
    """What an assignment such as `table[3] = 1` or `np.pi = 3` changes: the thing before the bracket or dot."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for child in ast.walk(node):
        if isinstance(child, (ast.Subscript, ast.Attribute)) and isinstance(child.ctx, ast.Store):
            yield child.value


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _scopes(child)
