"""Mutants: programs with one small mistake each, made from the syntax tree of a correct one.

`of_answer` makes mistakes of students, `of_grader` makes gaps of graders. A mutant's name holds the function and the
line before and after the change; it depends on nothing else, so that a file can list mutants by name. `telling` makes
a program that records what it runs: a submission that never reaches the changed line can't notice the mutant.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeGuard, TypeVar

T = TypeVar("T")

Span = tuple[int, int, int, int]
Told = tuple[int] | tuple[Span, bool | None]
Changes = Callable[[ast.AST], Iterable[ast.AST]]

NAMES = {
    "relu": ["sigmoid", "tanh", "softmax", "linear", "gelu"],
    "softmax": ["relu", "sigmoid", "linear"],
    "categorical_crossentropy": ["sparse_categorical_crossentropy", "binary_crossentropy", "mse"],
    "accuracy": ["mse", "binary_accuracy", "sparse_categorical_accuracy"],
    "float32": ["uint8", "int64", "float64"],
}
METHODS = {"mean": "sum", "std": "var", "zeros": "ones", "arange": "ones", "reshape": "transpose"}
OPERATORS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}
COMPARISONS = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt}
VERDICTS = {
    "allclose",
    "isclose",
    "array_equal",
    "isinstance",
    "is_like",
    "is_near",
    "is_near_line",
    "is_nearly",
    "is_scaled_like",
    "is_good",
    "is_integer",
    "any",
    "all",
}


@dataclass(frozen=True)
class Mutant:
    """A program with one change, in a statement at `line`.

    `same` is the changed expression and the value for which the change makes no difference; None if unknown.
    """

    name: str
    function: str
    line: int
    source: str
    same: tuple[Span, bool] | None = None

    def makes_a_difference(self, told: Collection[Told]) -> bool:
        """Whether the change may affect a run in which the unchanged program recorded this."""
        if self.same is None:
            return (self.line,) in told
        span, value = self.same
        return (span, not value) in told or (span, None) in told


def of_answer(source: str) -> list[Mutant]:
    """The right answer with mistakes that students make."""
    return list(_mutants(source, _slips, "answer"))


def of_grader(source: str, module: str) -> list[Mutant]:
    """The grader with a check removed, a tolerance ten times as large, or a comparison weakened."""
    return list(_mutants(source, _gaps, module))


def _mutants(source: str, changes: Changes, place: str) -> Iterator[Mutant]:
    statements = ast.parse(source).body
    texts = [ast.unparse(statement) for statement in statements]
    seen: Counter[str] = Counter()
    for i, statement in enumerate(statements):
        known = {texts[i]}
        for function, line, changed, same in _changed(statement, changes):
            text = ast.unparse(changed)
            if text in known:
                continue  # two equal arguments were swapped
            known.add(text)
            name = f"{place}/{function}: {_difference(statement, changed)}"
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name} ({seen[name]})"
            rest = _without_needing(statement, statements[i + 1 :]) if text == "pass" else texts[i + 1 :]
            yield Mutant(name, function, line, "\n".join([*texts[:i], text, *rest]), same)


def _without_needing(check: ast.stmt, statements: list[ast.stmt]) -> list[str]:
    """The statements after a removed check, without it in their `needs`."""
    unneeded = _Unneeded(getattr(check, "name", ""))
    return [ast.unparse(unneeded.visit(copy.deepcopy(statement))) for statement in statements]


def _changed(statement: ast.stmt, changes: Changes) -> Iterator[tuple[str, int, ast.AST, tuple[Span, bool] | None]]:
    """Yields the function and line of each change, the changed statement, and the value of `Mutant.same`."""
    whole = ast.Module([statement], [])
    for number, (node, function, line) in enumerate(_walk(whole)):
        for change in changes(node):
            changed = copy.deepcopy(whole)
            old = list(_walk(changed))[number][0]
            mutated = ast.fix_missing_locations(_Exchange(old, change).visit(changed))
            same = _same(node, change) if function != "module" else None
            yield function, line, mutated, same


def _span(node: ast.expr) -> Span:
    return node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0


def _same(before: ast.AST, after: ast.AST) -> tuple[Span, bool] | None:
    """The span of the expression, and the truth value for which the change makes no difference."""
    match before, after:
        case ast.expr(), ast.Constant(value=bool(value)):
            return _span(before), value
        case ast.BoolOp(), ast.BoolOp(op):
            return _span(before), isinstance(op, ast.Or)
    return None


def _walk(node: ast.AST, function: str = "module", line: int = 0) -> Iterator[tuple[ast.AST, str, int]]:
    """Every node except docstrings, annotations and messages, with its function and its statement's first line."""
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or field in ("annotation", "returns") or _is_text(child):
                continue
            inside = child.name if isinstance(child, (ast.FunctionDef, ast.ClassDef)) else function
            first = child.lineno if isinstance(child, ast.stmt) else line
            yield child, inside, first
            yield from _walk(child, inside, first)


def _is_text(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"


class _Exchange(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self._old, self._new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self._new if node is self._old else self.generic_visit(node)


class _Unneeded(ast.NodeTransformer):
    """Removes a check from the `needs` of others."""

    def __init__(self, check: str) -> None:
        self._check = check

    def visit_keyword(self, node: ast.keyword) -> ast.AST:
        match node:
            case ast.keyword("needs", ast.List(elements)):
                return ast.keyword(
                    "needs", ast.List([each for each in elements if getattr(each, "id", "") != self._check])
                )
        return node


class _Unsaid(ast.NodeTransformer):
    """Removes messages, which are long and not mutated."""

    def visit_Call(self, node: ast.Call) -> ast.AST:
        return ast.Name("…") if _is_text(node) else self.generic_visit(node)


def _difference(before: ast.stmt, after: ast.AST) -> str:
    old, new = (ast.unparse(_Unsaid().visit(copy.deepcopy(tree))) for tree in (before, after))
    pairs = zip(filter(None, old.splitlines()), filter(None, new.splitlines()), strict=False)
    changed = next((a.strip(), b.strip()) for a, b in pairs if a != b)
    return " → ".join(_around_the_difference(*changed))


def _around_the_difference(old: str, new: str) -> Iterator[str]:
    same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    start, end = max(0, same - 60), same + 60
    return (("…" if start else "") + text[start:end] + ("…" if text[end:] else "") for text in (old, new))


# --- what a program runs

TELL = "__tell__"


def telling(source: str) -> str:
    """The program with calls that record, in its functions, each statement's line and each truth value."""
    tree = ast.parse(source)
    classes = [node.body for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in chain(tree.body, *classes):
        if isinstance(node, ast.FunctionDef):
            _Telling().generic_visit(ast.Module(node.body, []))
    return ast.unparse(ast.fix_missing_locations(tree))


class _Telling(ast.NodeTransformer):
    def visit(self, node: ast.AST) -> ast.AST | list[ast.AST]:
        if _is_text(node):
            return node
        self.generic_visit(node)
        if isinstance(node, ast.stmt):
            return [ast.Expr(_tell(node.lineno)), node]
        if isinstance(node, (ast.Compare, ast.BoolOp)) or _is_verdict(node):
            return _tell(_span(node), node)
        return node


def _tell(place: int | Span, *values: ast.expr) -> ast.Call:
    at = (
        ast.Constant(place) if isinstance(place, int) else ast.Tuple([ast.Constant(each) for each in place], ast.Load())
    )
    return ast.Call(ast.Name(TELL), [at, *values], [])


# --- mistakes of students


def _slips(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Constant(value=bool() | None):
            return
        case ast.Constant(value=int() | float() as value):
            yield from (ast.Constant(other) for other in sorted({value + 1, value - 1, 0, 2 * value} - {value}))
        case ast.Constant(value=str(value)):
            yield from (ast.Constant(other) for other in NAMES.get(value, []))
        case ast.BinOp(left, op, right) if type(op) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(op)](), right)
        case ast.AugAssign(target, op, value) if type(op) in OPERATORS:
            yield ast.AugAssign(target, OPERATORS[type(op)](), value)
            yield ast.Pass()
        case ast.Compare(left, [op], comparators) if type(op) in COMPARISONS:
            yield ast.Compare(left, [COMPARISONS[type(op)]()], comparators)
        case ast.Attribute(value, attr) if attr in METHODS:
            yield ast.Attribute(value, METHODS[attr])
        case ast.Call(func, args, keywords):
            yield from (ast.Call(func, fewer, keywords) for fewer in [*_shorter(args), *_swapped(args)])
            yield from (ast.Call(func, args, fewer) for fewer in _shorter(keywords))
        case ast.List(elts):
            yield from (ast.List(fewer) for fewer in _shorter(elts))
        case ast.Tuple(elts, ast.Load()):
            yield from (ast.Tuple(fewer) for fewer in [*_shorter(elts), *_swapped(elts)])
        case ast.Return(value=ast.expr()):
            yield ast.Return()
        case ast.Expr() | ast.Assign() | ast.For() | ast.If():
            yield ast.Pass()


def _shorter(items: list[T]) -> list[list[T]]:
    return [items[:i] + items[i + 1 :] for i in range(len(items))]


def _swapped(items: list[T]) -> list[list[T]]:
    places = range(len(items))
    return [[*items[:i], items[j], items[i], *items[j + 1 :]] for i, j in pairwise(places)]


# --- gaps of graders


def _gaps(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.FunctionDef(name=name) if name.startswith("test_"):
            yield ast.Pass()
        case ast.Expr(ast.Call()) | ast.Raise():
            yield ast.Pass()
        case ast.keyword("atol" | "rtol" | "rel_tol" as name, value):
            yield ast.keyword(name, ast.BinOp(value, ast.Mult(), ast.Constant(10)))
        case ast.keyword("needs", ast.List()):
            yield ast.keyword("needs", ast.List([]))
        case ast.Assign(targets, ast.Constant(value=float(value))):
            yield ast.Assign(targets, ast.Constant(1 + (value - 1) * 10 if value > 1 else value * 10))
        case ast.Compare():
            yield from (ast.Constant(True), ast.Constant(False))
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Call(func) if _is_verdict(node):
            yield from (ast.Constant(True), ast.Constant(False))
            yield from _weaker(node, func)


def _is_verdict(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and _called(node.func) in VERDICTS


def _called(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "").removeprefix("_")


def _weaker(call: ast.Call, func: ast.expr) -> Iterator[ast.AST]:
    other = {"any": "all", "all": "any"}.get(_called(func))
    if other:
        changed = ast.Attribute(func.value, other) if isinstance(func, ast.Attribute) else ast.Name(other)
        yield ast.Call(changed, call.args, call.keywords)
