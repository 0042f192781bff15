"""The scopes of a statement, found in its syntax tree: its own and one for each function in it, with what they mutate.

Nothing is executed, so the result is what may happen.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

# every name of a notebook: a star import binds them, `globals()` and settings of a library may reach them
EVERY_NAME = "*"
# where an argument stands in a call: its position, its keyword, or one of these
Slot = int | str
ANY_POSITION, ANY_KEYWORD, RECEIVER = "*", "**", "."

# functions that write into the first argument
_WRITERS = frozenset(
    "fill_diagonal put put_along_axis place putmask copyto shuffle heappush heapify insort insort_left insort_right "
    "setattr delattr setitem delitem at next".split()
)
# methods that mutate their object, even where their result is used
_MUTATORS = frozenset(
    "append extend insert remove pop popitem popleft appendleft extendleft clear sort reverse rotate update setdefault "
    "add discard difference_update intersection_update symmetric_difference_update move_to_end subtract fill put "
    "itemset resize setflags assign assign_add assign_sub fit partial_fit compile set_weights load_weights "
    "train_on_batch adapt register __setitem__ __delitem__ __setattr__".split()
)
# functions and methods that return their arguments, their object or a part of these, not a copy
_PASSING_ON = frozenset(
    "zip enumerate reversed iter items values get setdefault nditer asarray reshape ravel view transpose swapaxes "
    "squeeze".split()
)
# functions that may mutate every name, wherever they are called
_REACHING_ALL = frozenset("globals vars exec".split())
# functions that change how a library works, for every function after the statement that calls them
SETTINGS = frozenset(
    "enable_numpy_behavior experimental_enable_numpy_behavior run_functions_eagerly setrecursionlimit set_floatx "
    "set_global_policy set_dtype_policy set_image_data_format set_epsilon setattr".split()
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


@dataclass(frozen=True)
class Scope:
    """A statement of a notebook, or a function in it, with the names that it may mutate.

    It is called by its `name`, a method by `.name`, the special methods of a class by the name of the class. `aliases`
    are pairs of names, the first of which stands for the second or for a part of it. `passes` has function, slot and
    name of each argument that it passes on. `mentions` are the names in it that may be functions, and so be called.
    """

    outer: int
    name: str
    parameters: tuple[tuple[Slot, str], ...]
    local: frozenset[str]
    mutates: frozenset[str]
    aliases: tuple[tuple[str, str], ...]
    passes: tuple[tuple[str, Slot, str], ...]
    mentions: frozenset[str]


def read_scopes(statement: ast.stmt) -> tuple[Scope, ...]:
    """A statement's own scope, and those of all functions in it."""
    names = _names_of_functions(statement)
    return (*(_scope(part, names.get(part.node, "")) for part in _parts(statement)), *_bound_methods(statement))


@dataclass
class _Part:
    """A statement, whose node is None, or a function, with all in it that is in no other function."""

    node: Function | None
    outer: int
    inside: list[ast.AST] = field(default_factory=list)


def _parts(statement: ast.stmt) -> list[_Part]:
    parts, waiting = [_Part(None, -1)], list[tuple[ast.AST, int]]([(statement, 0)])
    while waiting:
        node, index = waiting.pop()
        parts[index].inside.append(node)
        if isinstance(node, _FUNCTIONS):
            # decorators and defaults are run where the function is defined
            waiting += [(child, index) for child in (node.args, *getattr(node, "decorator_list", ()))]
            waiting += [(child, len(parts)) for child in _body(node)]
            parts.append(_Part(node, index))
        else:
            waiting += [(child, index) for child in ast.iter_child_nodes(node)]
    return parts


def _names_of_functions(statement: ast.stmt) -> dict[ast.AST | None, str]:
    """By which name each function in a statement is called."""
    names: dict[ast.AST | None, str] = {}
    # a class comes before what is in it
    for node in ast.walk(statement):
        if isinstance(node, ast.ClassDef):
            methods = [each for each in node.body if isinstance(each, (ast.FunctionDef, ast.AsyncFunctionDef))]
            names |= {each: _name_of_method(node, each) for each in methods}
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            names.setdefault(node, node.name)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Lambda):
            names[node.value] = name_of(node.targets[0])
    return names


def _name_of_method(owner: ast.ClassDef, method: ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    return owner.name if method.name.startswith("__") else f".{method.name}"


def _scope(part: _Part, name: str) -> Scope:
    inside, function = part.inside, part.node
    parameters = tuple(_parameters(function, name)) if function else ()
    bound, shared = set(_bound(inside)), set(_declared(inside, ast.Global))
    local = {each for _, each in parameters} | bound if function else set[str]()
    local -= shared | set(_declared(inside, ast.Nonlocal))
    fresh = local & set(_fresh(function)) if function else set[str]()
    # `t += [1]` mutates a list that was passed as `t`; a number is replaced, which the caller does not see
    mutates = {*_mutated(inside, anything=not function), *(bound & shared), *(local & set(_added_to(inside)))}
    return Scope(
        part.outer,
        name,
        parameters,
        frozenset(local),
        frozenset(mutates - fresh),
        tuple(pair for pair in _aliases(inside) if not fresh & set(pair)),
        tuple(each for each in _passed(inside) if each[-1] not in fresh),
        frozenset(_mentioned(inside) - local),
    )


def _bound_methods(statement: ast.stmt) -> Iterator[Scope]:
    """After `add = table.append`, a call of `add` mutates the table."""
    if isinstance(statement, ast.Assign) and _is_mutator(statement.value):
        mutates = frozenset(_roots(statement.value))
        for target in statement.targets:
            yield Scope(0, name_of(target), (), frozenset(), mutates, (), (), frozenset())


def _is_mutator(value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and value.attr in _MUTATORS


def _body(function: Function) -> list[ast.AST]:
    return [function.body] if isinstance(function, ast.Lambda) else [*function.body]


def _parameters(function: Function, name: str) -> Iterator[tuple[Slot, str]]:
    """The slots of a function, each with the parameter that receives what is passed there."""
    arguments = function.args
    positional = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
    decorators = {name_of(each) for each in getattr(function, "decorator_list", ())}
    is_method = name.startswith(".") or name != getattr(function, "name", name)
    if is_method and positional and "staticmethod" not in decorators:
        yield RECEIVER, positional.pop(0)
    yield from enumerate(positional)
    yield from ((each, each) for each in (*positional, *(other.arg for other in arguments.kwonlyargs)))
    if arguments.vararg:
        yield ANY_POSITION, arguments.vararg.arg
    if arguments.kwarg:
        yield ANY_KEYWORD, arguments.kwarg.arg


def _bound(inside: Iterable[ast.AST]) -> Iterator[str]:
    for node in inside:
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, _NAMED):
            yield node.name
        elif isinstance(node, ast.alias):
            yield (node.asname or node.name).split(".")[0]


def _declared(inside: Iterable[ast.AST], kind: type[ast.Global | ast.Nonlocal]) -> Iterator[str]:
    yield from (each for node in inside if isinstance(node, kind) for each in node.names)


def _fresh(function: Function) -> Iterator[str]:
    """The names that a function binds to a new object, as in `images = images.copy()`.

    `if t is None: t = []` does not count, as it is not always run.
    """
    for line in _body(function):
        if isinstance(line, ast.Assign) and not any(True for _ in _roots(line.value)):
            yield from (target.id for target in line.targets if isinstance(target, ast.Name))


def _mutated(inside: Iterable[ast.AST], anything: bool) -> Iterator[str]:
    """The names of objects that are mutated; with `anything`, every method counts as one that mutates its object."""
    for node in inside:
        if isinstance(node, (ast.Subscript, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
            yield from _roots(node)
        elif isinstance(node, ast.Assign) and _is_mutator(node.value):
            yield from _roots(node.value)
        elif isinstance(node, ast.Call):
            yield from _mutated_by(node, anything)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            # the result of the call is not used, so it was made for its effect
            yield from _mutated_by(node.value, anything=True)
            yield from _written_by_numpy(node.value)
        elif isinstance(node, _NAMED):
            owners = [each for each in node.decorator_list if isinstance(each, ast.Attribute)]
            yield from (root for owner in owners for root in _roots(owner))


def _mutated_by(call: ast.Call, anything: bool) -> Iterator[str]:
    name = name_of(call.func)
    if isinstance(call.func, ast.Attribute) and (anything or name in _MUTATORS):
        yield from _roots(call.func)
    if isinstance(call.func, ast.Name) and name in _REACHING_ALL:
        yield EVERY_NAME
    if call.args and name in _WRITERS:
        yield from _roots(call.args[0])
    yield from (root for each in call.keywords if each.arg == "out" for root in _roots(each.value))


def _written_by_numpy(call: ast.Call) -> Iterator[str]:
    """The arguments of `np.divide(images, 255, images)`: it may write into any of them."""
    if isinstance(call.func, ast.Attribute) and {"np", "numpy"}.intersection(_roots(call.func)):
        yield from (root for each in call.args for root in _roots(each))


def _added_to(inside: Iterable[ast.AST]) -> Iterator[str]:
    for node in inside:
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def _aliases(inside: Iterable[ast.AST]) -> Iterator[tuple[str, str]]:
    for node in inside:
        if isinstance(node, ast.Assign):
            value = node.value if len(node.targets) == 1 else _first_root(node.value)
            yield from (pair for target in node.targets for pair in _pairs(target, value))
        elif isinstance(node, (ast.For, ast.AsyncFor, ast.comprehension)):
            yield from _pairs(node.target, node.iter)
        elif isinstance(node, ast.NamedExpr):
            yield from _pairs(node.target, node.value)


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, str]]:
    """Which names stand for (parts of) which others after a value, or each item of it, was assigned to a target."""
    waiting = [(target, value)]
    while waiting:
        target, value = waiting.pop()
        parts = getattr(target, "elts", None)
        if parts is None:
            yield from ((target.id, root) for root in _roots(value) if isinstance(target, ast.Name))
        elif isinstance(value, ast.Call) and name_of(value.func) == "enumerate" and value.args:
            waiting.append((parts[-1], value.args[0]))
        elif len(others := _members(value)) == len(parts):
            waiting += zip(parts, others, strict=True)
        elif not others:
            # pairs of each part with each root would be too many
            waiting += [(part, _first_root(value)) for part in parts]


def _first_root(value: ast.expr) -> ast.expr:
    return ast.Name(next(_roots(value), ""))


def _members(value: ast.expr) -> list[ast.expr]:
    """The values that are assigned to one target each."""
    if isinstance(value, ast.Call):
        return value.args if name_of(value.func) == "zip" else []
    return getattr(value, "elts", [])


def _passed(inside: Iterable[ast.AST]) -> Iterator[tuple[str, Slot, str]]:
    """Function, slot and name for each argument that is passed on."""
    for call in inside:
        if not isinstance(call, ast.Call) or name_of(call.func) in _PASSING_ON:
            continue
        function = _key_of(call.func)
        arguments: list[tuple[Slot, Slot, ast.expr]]
        arguments = [(index, ANY_POSITION, each) for index, each in enumerate(call.args)]
        arguments += [(each.arg or ANY_KEYWORD, ANY_KEYWORD, each.value) for each in call.keywords]
        arguments += [(RECEIVER, RECEIVER, call.func)] if isinstance(call.func, ast.Attribute) else []
        yield from ((function, slot, root) for *slots, each in arguments for root in _roots(each) for slot in slots)


def _mentioned(inside: Iterable[ast.AST]) -> set[str]:
    """The names in a scope that may be functions: one that is mentioned may be called."""
    return {_key_of(node) for node in inside if isinstance(node, (ast.Name, ast.Attribute))}


def _key_of(function: ast.expr) -> str:
    return f".{function.attr}" if isinstance(function, ast.Attribute) else name_of(function)


def name_of(function: ast.expr) -> str:
    """The last name of a called expression: `put` of `np.put`; empty for the result of a call or an index."""
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _roots(part: ast.expr) -> Iterator[str]:
    """The names before all brackets and dots: `settings` of `settings.sizes[0].append`; in a list, of all items."""
    waiting = [part]
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.Name):
            yield part.id
        elif isinstance(part, (ast.Attribute, ast.Subscript, ast.Starred)):
            waiting.append(part.value)
        elif isinstance(part, ast.NamedExpr):
            waiting.append(part.target)
        elif isinstance(part, (ast.Tuple, ast.List)):
            waiting += part.elts
        elif isinstance(part, (ast.BoolOp, ast.Dict)):
            waiting += part.values
        elif isinstance(part, ast.IfExp):
            waiting += (part.body, part.orelse)
        elif isinstance(part, ast.Call) and name_of(part.func) in _PASSING_ON:
            waiting += [*part.args, *([part.func.value] if isinstance(part.func, ast.Attribute) else [])]
