"""From cells to definitions: the statements that bind or mutate names, as source text. Nothing is executed."""

from __future__ import annotations

import ast
import symtable
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from autograder import limits
from autograder.messages import say
from autograder.submission.effects import trace
from autograder.submission.magics import without_magics
from autograder.submission.notebook import Cell, mark
from autograder.submission.scopes import EVERY_NAME, SETTINGS, Scope, name_of, read_scopes
from autograder.submission.syntax_errors import LOOK_THERE, BrokenCell, explain, functions_in

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ALWAYS = (ast.Import, ast.ImportFrom, *_FUNCTIONS, ast.ClassDef)
_BRANCHES = (ast.If, ast.Try, ast.ExceptHandler, ast.With, ast.Match, ast.match_case)
_CHANGES = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.While, ast.Delete)


@dataclass(frozen=True)
class Definition:
    """A statement that binds or mutates names: its source, where it stands, and the names that it needs.

    `mutates` are the names that it may mutate by a call, and the functions, as `init()`, whose calls in it may mutate
    something; `mutated_via` are the pairs of `autograder.submission.effects`. `marked` is nbgrader's name of its cell,
    which is the function's name where the cell was handed out to write a function in.
    """

    source: str
    where: str
    binds: frozenset[str]
    needs: frozenset[str]
    mutates: frozenset[str] = frozenset()
    mutated_via: frozenset[tuple[str, str]] = frozenset()
    marked: str = ""
    scopes: tuple[Scope, ...] = field(default=(), repr=False)

    @property
    def imports(self) -> bool:
        return self.source.lstrip().startswith(("import ", "from "))

    @property
    def is_stub(self) -> bool:
        """Whether it is a function that was left as it was handed out."""
        return any(_ends_in_a_stub(node) for node in ast.walk(ast.parse(self.source)) if isinstance(node, _FUNCTIONS))


@dataclass(frozen=True)
class Statements:
    """The definitions of a notebook, its unreadable cells, and the cell at which reading stopped, if it did."""

    definitions: tuple[Definition, ...]
    broken: tuple[BrokenCell, ...] = ()
    stopped_at: int | None = None


def read_cells(cells: Iterable[Cell]) -> Statements:
    """Reads the code cells of a notebook, and nbgrader's whatever their type, which one key in Jupyter changes."""
    definitions: list[Definition] = []
    broken: list[BrokenCell] = []
    for number, cell in enumerate(cells, start=1):
        is_code = cell["cell_type"] == "code"
        if not is_code and not mark(cell):
            continue
        if len(definitions) > limits.MAX_DEFINITIONS or len(broken) > limits.MAX_PROBLEMS:
            return Statements(with_effects(definitions), tuple(broken), number)
        read = _read_cell(cell, number)
        if not isinstance(read, BrokenCell):
            definitions += read
        elif is_code:
            broken.append(read)
    return Statements(with_effects(definitions), tuple(broken))


@lru_cache(maxsize=200)
def read_definitions(source: str, where: str, locked: bool = False) -> tuple[Definition, ...]:
    """The statements of a cell that may bind or mutate names; of a locked cell, only imports and functions.

    `with_effects` adds what they mutate by calls of the notebook's functions, when all cells are read. Most cells are
    the same in a whole class, and are read once.

    Raises:
        SyntaxError, ValueError, RuntimeError, MemoryError: the cell can't be read as Python.
    """
    with warnings.catch_warnings():
        # a student's string may have an invalid escape
        warnings.simplefilter("ignore")
        text = without_magics(source)
        lines = text.split("\n")
        found = [_definition(node, lines, where) for node in ast.parse(text).body if _defines(node, locked)]
        return tuple(_only_binding(definition) if locked else definition for definition in found)


def with_effects(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """A notebook's definitions with all that they mutate; statements that neither bind nor mutate are left out."""
    read = tuple(definitions)
    effects = trace([definition.scopes for definition in read])
    whole = (
        replace(definition, mutates=frozenset(effect.mutates), mutated_via=frozenset(effect.mutated_via), scopes=())
        for definition, effect in zip(read, effects, strict=True)
    )
    return tuple(definition for definition in whole if definition.binds or definition.mutates)


def _read_cell(cell: Cell, number: int) -> list[Definition] | BrokenCell:
    source, name = cell["source"], mark(cell).get("grade_id", "")
    lines = source.count("\n") + source.count("\r")
    if len(source) > limits.MAX_CELL_CHARACTERS or lines > limits.MAX_CELL_LINES:
        size = limits.MAX_CELL_CHARACTERS // 1000
        reason = say("it is longer than {limit} lines or {size} kB", limit=limits.MAX_CELL_LINES, size=size)
        hint = say("Keep only the function in its cell, and put what it does not need into other cells.")
        return BrokenCell(number, reason, hint, functions=functions_in(source, name))
    try:
        read = read_definitions(source, f"cell {number}", mark(cell).get("locked", False))
    except SyntaxError as error:
        return BrokenCell(number, *explain(error.msg), error.lineno or 1, functions_in(source, name))
    except (ValueError, RuntimeError, MemoryError):
        reason = say("it is not valid Python")
        return BrokenCell(number, reason, LOOK_THERE, functions=functions_in(source, name))
    return [replace(definition, marked=name) for definition in read]


def _ends_in_a_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function ends in the `raise NotImplementedError` that was handed out, with no `return` before it."""
    for line in function.body:
        if isinstance(line, ast.Raise):
            return any(isinstance(part, ast.Name) and part.id == "NotImplementedError" for part in ast.walk(line))
        if any(isinstance(part, ast.Return) for part in ast.walk(line)):
            return False
    return False


def _only_binding(definition: Definition) -> Definition:
    """The definition with the names that it binds, and without what it or its functions mutate."""
    silent = (replace(s, mutates=frozenset(), passes=(), mentions=frozenset()) for s in definition.scopes)
    return replace(definition, scopes=tuple(silent))


# --- from a statement to a definition


def _defines(node: ast.AST, locked: bool) -> bool:
    if isinstance(node, _ALWAYS):
        return True
    if isinstance(node, _BRANCHES):
        return any(_defines(child, locked) for child in ast.iter_child_nodes(node))
    return not locked and (isinstance(node, _CHANGES) or (isinstance(node, ast.Expr) and _may_mutate(node)))


def _may_mutate(node: ast.Expr) -> bool:
    """Whether it calls something, or binds a name within an expression, as `print(n := 784)` does."""
    decisive = (ast.Call, ast.NamedExpr)
    return any(isinstance(part, decisive) for part in ast.walk(node))


def _definition(node: ast.stmt, lines: list[str], where: str) -> Definition:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    # blank lines keep the line numbers of the cell, so that a traceback names the line that the student sees
    source = "\n" * (first - 1) + "\n".join(lines[first - 1 : node.end_lineno])
    if node.col_offset or _shares_line(lines, node):
        source = "\n" * (node.lineno - 1) + ast.unparse(node)
    table = symtable.symtable(source, "cell", "exec")
    assigned = _assigned(table, node)
    needs = _read(table) - (assigned - _carried(node)) - set(_set_by_itself(node))
    return Definition(source, where, assigned | set(_written(node)) | _set_up(node), needs, scopes=read_scopes(node))


def _set_up(node: ast.stmt) -> frozenset[str]:
    """Every name, where a setting of a library changes: any function may depend on it."""
    called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    return frozenset({EVERY_NAME} if called and name_of(called) in SETTINGS else ())


def _shares_line(lines: list[str], node: ast.stmt) -> bool:
    rest = lines[(node.end_lineno or 1) - 1].encode()[node.end_col_offset or 0 :].decode().strip()
    return bool(rest) and not rest.startswith("#")


def _assigned(table: symtable.SymbolTable, node: ast.stmt) -> frozenset[str]:
    """The global names that a statement binds."""
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    stars = {EVERY_NAME for part in ast.walk(node) if isinstance(part, ast.alias) and part.name == "*"}
    return frozenset(names | stars)


def _read(table: symtable.SymbolTable) -> frozenset[str]:
    """The global names that a statement or a function in it reads."""
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    inner = (symbol for scope in _scopes(table) for symbol in scope.get_symbols())
    return frozenset(names | {symbol.get_name() for symbol in inner if symbol.is_global()})


def _carried(node: ast.stmt) -> frozenset[str]:
    """The names that a loop may read before it assigns them, as `while n < 256: n = n + 1` does."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return frozenset()
    inside = list(ast.walk(node))
    loops = [part for part in inside if isinstance(part, ast.While)]
    added = [part.target for part in inside if isinstance(part, ast.AugAssign)]
    read = (part for top in (*loops, *added) for part in ast.walk(top))
    return frozenset(part.id for part in read if isinstance(part, ast.Name))


def _set_by_itself(node: ast.stmt) -> Iterator[str]:
    """The global names that a function assigns before it reads them: it does not need their earlier values."""
    if not isinstance(node, _FUNCTIONS):
        return
    shared = {name for line in node.body if isinstance(line, ast.Global) for name in line.names}
    seen = set[str]()
    for line in node.body if shared else ():
        names = [part for part in ast.walk(line) if isinstance(part, ast.Name)]
        seen |= {name.id for name in names if isinstance(name.ctx, ast.Load)}
        if isinstance(line, ast.Assign):
            yield from (name.id for name in line.targets if isinstance(name, ast.Name) and name.id in shared - seen)


def _written(node: ast.stmt) -> Iterator[str]:
    """The names that an assignment such as `table[3] = 1` or `np.pi = 3` mutates: those before the bracket or dot."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return
    for child in ast.walk(node):
        if isinstance(child, (ast.Subscript, ast.Attribute)) and not isinstance(child.ctx, ast.Load):
            yield from (name.id for name in ast.walk(child.value) if isinstance(name, ast.Name))


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _scopes(child)
