"""What statements and functions mutate beyond their own names, found in the scopes of a notebook.

After `def fill(t): t[3] = 1` the statement `fill(table)` mutates `table`, and after `def init(): global TABLE; …` the
statement `init()` mutates `TABLE`, as does each function that calls it. Nothing is executed, so the result is what may
happen. Arguments are told apart: `train(model, images)` mutates the model that it fits, and not the images.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.submission.scopes import Scope, Slot

# a statement's index, a scope's index in it, and a name
Variable = tuple[int, int, str]


@dataclass
class Effect:
    """What a statement mutates, `init()` being whatever that function mutates; and through which names it may happen.

    The pair `TABLE`, `init()` of `mutated_via` says that a call of `init` mutates `TABLE`; the pair `init()`, `main()`
    that a call of `main` mutates all that `init` does; the pair `TABLE`, `rows` that mutating `rows` mutates `TABLE`.
    """

    mutates: set[str] = field(default_factory=set)
    mutated_via: set[tuple[str, str]] = field(default_factory=set)


def trace(statements: Sequence[tuple[Scope, ...]]) -> list[Effect]:
    """The effect of each statement of a notebook, given the scopes of each."""
    effects = [Effect() for _ in statements]
    functions = {scope.name for scopes in statements for scope in scopes if scope.name}
    for index, inside, name in _mutated(statements):
        scope = statements[index][inside]
        if name not in scope.local:
            _note(effects[index], name, scope)
    for effect, scopes in zip(effects, statements, strict=True):
        for inside, scope in enumerate(scopes):
            for function in scope.mentions & functions:
                _note(effect, f"{function}()", scopes[_owner(scopes, inside)])
    _note_aliases(effects, statements)
    return effects


def _note(effect: Effect, what: str, scope: Scope) -> None:
    if scope.name:
        effect.mutated_via.add((what, f"{scope.name}()"))
    else:
        effect.mutates.add(what)


def _note_aliases(effects: list[Effect], statements: Sequence[tuple[Scope, ...]]) -> None:
    """Notes that mutating `rows` mutates `TABLE` too, after a statement such as `rows = TABLE[3:]`."""
    aliases = defaultdict(list)
    for index, (statement, *_) in enumerate(statements):
        for name, other in statement.aliases:
            aliases[name].append((index, other))
    waiting = [name for effect in effects for name in (*effect.mutates, *(what for what, _ in effect.mutated_via))]
    while waiting:
        name = waiting.pop()
        for index, other in aliases.pop(name, ()):
            effects[index].mutated_via.add((other, name))
            waiting.append(other)


# --- from scope to scope: each variable is visited once, so that long chains of calls take no longer than short ones


def _mutated(statements: Sequence[tuple[Scope, ...]]) -> set[Variable]:
    """All variables that are mutated: directly, by another name, or as an argument of a function that mutates it."""
    aliases, slots, passed = _links(statements)
    waiting = [
        _home(statements, index, inside, name)
        for index, scopes in enumerate(statements)
        for inside, scope in enumerate(scopes)
        for name in scope.mutates
    ]
    mutated = set[Variable]()
    while waiting:
        variable = waiting.pop()
        if variable not in mutated:
            mutated.add(variable)
            waiting += aliases[variable]
            waiting += [other for slot in slots[variable] for other in passed.pop(slot, ())]
    return mutated


def _links(
    statements: Sequence[tuple[Scope, ...]],
) -> tuple[
    defaultdict[Variable, list[Variable]],
    defaultdict[Variable, list[tuple[str, Slot]]],
    defaultdict[tuple[str, Slot], list[Variable]],
]:
    """What each variable stands for, in which slots of a function it is a parameter, and what is passed in a slot."""
    aliases, slots, passed = defaultdict(list), defaultdict(list), defaultdict(list)
    for index, scopes in enumerate(statements):
        for inside, scope in enumerate(scopes):
            for name, other in scope.aliases:
                aliases[_home(statements, index, inside, name)].append(_home(statements, index, inside, other))
            for slot, name in scope.parameters:
                slots[index, inside, name].append((scope.name, slot))
            for function, slot, name in scope.passes:
                passed[function, slot].append(_home(statements, index, inside, name))
    return aliases, slots, passed


def _home(statements: Sequence[tuple[Scope, ...]], index: int, inside: int, name: str) -> Variable:
    """The variable that a name means in a scope; a global one is told by the outermost function that uses it."""
    scopes, around = statements[index], inside
    while around >= 0:
        if name in scopes[around].local:
            return index, around, name
        around = scopes[around].outer
    return index, _owner(scopes, inside), name


def _owner(scopes: tuple[Scope, ...], inside: int) -> int:
    """The outermost function around a scope that can be called by name; else the statement, which may run it."""
    owner = 0
    while inside > 0:
        owner = inside if scopes[inside].name else owner
        inside = scopes[inside].outer
    return owner
