"""From a cell to its definitions: the statements that bind or change names, as source text. Nothing is executed."""

from __future__ import annotations

import ast
import re
import symtable
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from autograder import limits
from autograder.submission.effects import trace
from autograder.submission.scopes import Scope, name_of, read_scopes

_PASSED_THROUGH = ("time", "capture", "prun")
# a magic within a function, as IPython writes it
_SHELL_CALL = re.compile(r"(?<=[ \t])get_ipython\(\)\.(?:run_line_magic|system)\(.*\)$", re.MULTILINE)
_TIMED_LINE = re.compile(r"%(?:time|prun)\s+(?=\w)")
# IPython takes a line that begins with one of these for a magic, also without `%`
_AUTOMAGICS = (
    "pip conda mamba uv cd ls ll pwd mkdir rmdir cat cp mv rm man clear matplotlib pylab time timeit who whos run load "
    "env history reset config colors autoreload load_ext reload_ext precision xmode pdb debug prun store"
)
# `time = 3`, `time += 3`, `time, x = …`, `time (3)` and `time: float` are Python
_AUTOMAGIC = re.compile(rf"(?:{'|'.join(_AUTOMAGICS.split())})(?:[ \t]+(?![=(\[,:]|[^\w\s]{{1,3}}=).*)?")
# what a library is told how to work with
_SETTINGS = frozenset(
    "enable_numpy_behavior experimental_enable_numpy_behavior run_functions_eagerly setrecursionlimit set_floatx "
    "set_global_policy set_dtype_policy set_image_data_format set_epsilon setattr".split()
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_ALWAYS = (ast.Import, ast.ImportFrom, *_FUNCTIONS, ast.ClassDef)
_BRANCHES = (ast.If, ast.Try, ast.ExceptHandler, ast.With, ast.Match, ast.match_case)
_CHANGES = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.While, ast.Delete)


@dataclass(frozen=True)
class Definition:
    """One statement that binds or changes names: its source, where it stands, and what it refers to.

    `asks` are the names of what it may change by a call, and the functions, as `init()`, that it may call to change
    something; `through` are the pairs of `autograder.submission.effects`. `marked` is nbgrader's name of its cell: for
    one that was handed out to write a function in, the function's.
    """

    source: str
    where: str
    binds: frozenset[str]
    needs: frozenset[str]
    asks: frozenset[str] = frozenset()
    through: frozenset[tuple[str, str]] = frozenset()
    marked: str = ""
    scopes: tuple[Scope, ...] = field(default=(), repr=False)

    @property
    def imports(self) -> bool:
        return self.source.lstrip().startswith(("import ", "from "))

    @property
    def is_stub(self) -> bool:
        """Whether nothing was written in the place of what was handed out."""
        return any(_ends_in_a_stub(node) for node in ast.walk(ast.parse(self.source)) if isinstance(node, _FUNCTIONS))


def _ends_in_a_stub(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a function's lines lead to the one that was handed out, without a `return` before it."""
    for line in function.body:
        if isinstance(line, ast.Raise):
            return any(isinstance(part, ast.Name) and part.id == "NotImplementedError" for part in ast.walk(line))
        if any(isinstance(part, ast.Return) for part in ast.walk(line)):
            return False
    return False


@lru_cache(maxsize=200)
def read_definitions(source: str, where: str, locked: bool = False) -> tuple[Definition, ...]:
    """The statements of a cell that may bind or change names; of a locked cell, imports and functions alone.

    What they change by calls of the notebook's functions is found out by `with_effects`, when all cells are read. Most
    cells are the same in a whole class, and are read once.

    Raises:
        SyntaxError, ValueError, RuntimeError, MemoryError: the cell can't be read as Python.
    """
    with warnings.catch_warnings():
        # An invalid escape in a student's string is a matter between them and Python.
        warnings.simplefilter("ignore")
        text = _without_magics(source)
        lines = text.split("\n")
        found = [_definition(node, lines, where) for node in ast.parse(text).body if _defines(node, locked)]
        return tuple(_only_defining(definition) if locked else definition for definition in found)


def with_effects(definitions: Iterable[Definition]) -> tuple[Definition, ...]:
    """A notebook's definitions with all that they change; statements that change nothing are left out."""
    read = tuple(definitions)
    effects = trace([definition.scopes for definition in read])
    whole = (
        replace(definition, asks=frozenset(effect.asks), through=frozenset(effect.through), scopes=())
        for definition, effect in zip(read, effects, strict=True)
    )
    return tuple(definition for definition in whole if definition.binds or definition.asks)


def _only_defining(definition: Definition) -> Definition:
    """A definition that is wanted for the names that it binds, as functions in a condition, not for what it does."""
    statement, *functions = definition.scopes
    silent = replace(statement, changes=frozenset(), hands=(), runs=frozenset())
    return replace(definition, scopes=(silent, *functions))


# --- magics


def _without_magics(source: str) -> str:
    """The cell without IPython's magics, its lines still where they were."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    while lines[first].startswith("%%"):
        if lines[first][2:].split(" ")[0].strip() not in _PASSED_THROUGH:
            return ""
        lines[first] = ""
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    lines = [_TIMED_LINE.sub("", line) if line.startswith("%") else line for line in lines]
    try:
        ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        lines = [f"%{line}" if _AUTOMAGIC.fullmatch(line) else line for line in lines]
        magics = sum(line.lstrip().startswith(("%", "!")) or line.rstrip().endswith("?") for line in lines)
        if magics > limits.MAX_CELL_MAGICS:
            # IPython reads the whole cell anew for each of them.
            raise
        from IPython.core.inputtransformer2 import TransformerManager

        # Magics become calls of get_ipython(), which define nothing. IPython drops the empty lines at the top.
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        text = str(TransformerManager().transform_cell("\n".join(lines[first:])))
        return "\n" * first + _SHELL_CALL.sub("pass", text)
    return "\n".join(lines)


# --- from a statement to a definition


def _defines(node: ast.AST, locked: bool) -> bool:
    if isinstance(node, _ALWAYS):
        return True
    if isinstance(node, _BRANCHES):
        return any(_defines(child, locked) for child in ast.iter_child_nodes(node))
    return not locked and (isinstance(node, _CHANGES) or (isinstance(node, ast.Expr) and _may_change(node)))


def _may_change(node: ast.Expr) -> bool:
    """Whether it calls something, or gives a name to something on the way, as `print(n := 784)` does."""
    decisive = (ast.Call, ast.NamedExpr)
    return any(isinstance(part, decisive) for part in ast.walk(node))


def _definition(node: ast.stmt, lines: list[str], where: str) -> Definition:
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    # Blank lines keep the line numbers of the cell, so that a traceback names the line the student sees.
    source = "\n" * (first - 1) + "\n".join(lines[first - 1 : node.end_lineno])
    if node.col_offset or _shares_line(lines, node):
        source = "\n" * (node.lineno - 1) + ast.unparse(node)
    table = symtable.symtable(source, "cell", "exec")
    assigned = _assigned(table, node)
    needs = _read(table) - (assigned - _carried(node)) - set(_set_by_itself(node))
    return Definition(source, where, assigned | set(_changed(node)) | _set_up(node), needs, scopes=read_scopes(node))


def _set_up(node: ast.stmt) -> frozenset[str]:
    """All names, where a library is told how to work from now on: whatever function uses it may depend on that."""
    called = node.value.func if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) else None
    return frozenset("*" if called and name_of(called) in _SETTINGS else "")


def _shares_line(lines: list[str], node: ast.stmt) -> bool:
    rest = lines[(node.end_lineno or 1) - 1].encode()[node.end_col_offset or 0 :].decode().strip()
    return bool(rest) and not rest.startswith("#")


def _assigned(table: symtable.SymbolTable, node: ast.stmt) -> frozenset[str]:
    """The global names that a statement binds."""
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_assigned() or symbol.is_imported()}
    return frozenset(names | {"*" for part in ast.walk(node) if isinstance(part, ast.alias) and part.name == "*"})


def _read(table: symtable.SymbolTable) -> frozenset[str]:
    """The global names that a statement or a function in it reads."""
    names = {symbol.get_name() for symbol in table.get_symbols() if symbol.is_referenced()}
    inner = (symbol for scope in _scopes(table) for symbol in scope.get_symbols())
    return frozenset(names | {symbol.get_name() for symbol in inner if symbol.is_global()})


def _carried(node: ast.stmt) -> frozenset[str]:
    """The names that a loop may read before it sets them, as `while n < 256: n = n + 1` does."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return frozenset()
    inside = list(ast.walk(node))
    loops = [part for part in inside if isinstance(part, ast.While)]
    added = [part.target for part in inside if isinstance(part, ast.AugAssign)]
    read = (part for top in (*loops, *added) for part in ast.walk(top))
    return frozenset(part.id for part in read if isinstance(part, ast.Name))


def _set_by_itself(node: ast.stmt) -> Iterator[str]:
    """The global names that a function sets before it reads them: what they are elsewhere doesn't matter to it."""
    if not isinstance(node, _FUNCTIONS):
        return
    shared = {name for line in node.body if isinstance(line, ast.Global) for name in line.names}
    seen = set[str]()
    for line in node.body if shared else ():
        names = [part for part in ast.walk(line) if isinstance(part, ast.Name)]
        seen |= {name.id for name in names if isinstance(name.ctx, ast.Load)}
        if isinstance(line, ast.Assign):
            yield from (name.id for name in line.targets if isinstance(name, ast.Name) and name.id in shared - seen)


def _changed(node: ast.stmt) -> Iterator[str]:
    """What an assignment such as `table[3] = 1` or `np.pi = 3` changes: the names before the bracket or dot."""
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return
    for child in ast.walk(node):
        if isinstance(child, (ast.Subscript, ast.Attribute)) and not isinstance(child.ctx, ast.Load):
            yield from (name.id for name in ast.walk(child.value) if isinstance(name, ast.Name))


def _scopes(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _scopes(child)
