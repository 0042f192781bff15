"""What statements and functions change beyond themselves, found by the syntax tree.

After `def fill(t): t[3] = 1` the statement `fill(table)` changes `table`, and after `def init(): global TABLE; …` the
statement `init()` changes `TABLE`, as does each function that calls it. Nothing is executed, so what is found is what
may happen. It is found place by place: `train(model, images)` changes the model that it fits, and leaves the images.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from autograder.submission.scopes import Scope, Slot

# a statement's place, a scope's place in it, and a name
Variable = tuple[int, int, str]


@dataclass
class Effect:
    """What a statement changes, `init()` being whatever that function does; and which functions change what.

    A pair `TABLE`, `init()` says that a call of `init` changes `TABLE`; a pair `init()`, `main()`, that one of `main`
    does all that `init` does; and a pair `TABLE`, `rows`, that a change of `rows` changes `TABLE`.
    """

    asks: set[str] = field(default_factory=set)
    through: set[tuple[str, str]] = field(default_factory=set)


def trace(statements: Sequence[tuple[Scope, ...]]) -> list[Effect]:
    """What each of a notebook's statements changes, given the scopes of each."""
    effects = [Effect() for _ in statements]
    functions = {scope.name for scopes in statements for scope in scopes if scope.name}
    for place, inside, name in _changed(statements):
        scope = statements[place][inside]
        if name not in scope.local:
            _note(effects[place], name, scope)
    for effect, scopes in zip(effects, statements, strict=True):
        for inside, scope in enumerate(scopes):
            for function in scope.runs & functions:
                _note(effect, f"{function}()", scopes[_owner(scopes, inside)])
    _note_aliases(effects, statements)
    return effects


def _note(effect: Effect, what: str, scope: Scope) -> None:
    if scope.name:
        effect.through.add((what, f"{scope.name}()"))
    else:
        effect.asks.add(what)


def _note_aliases(effects: list[Effect], statements: Sequence[tuple[Scope, ...]]) -> None:
    """Notes that a change of `rows` changes `TABLE` too, after a statement such as `rows = TABLE[3:]`."""
    aliases = defaultdict(list)
    for place, (statement, *_) in enumerate(statements):
        for name, other in statement.follows:
            aliases[name].append((place, other))
    waiting = [name for effect in effects for name in (*effect.asks, *(changed for changed, _ in effect.through))]
    while waiting:
        name = waiting.pop()
        for place, other in aliases.pop(name, ()):
            effects[place].through.add((other, name))
            waiting.append(other)


# --- from scope to scope: each variable is looked at once, so that long chains of calls take no longer than short ones


def _changed(statements: Sequence[tuple[Scope, ...]]) -> set[Variable]:
    """All variables that change: of their own, by another name, or as an argument of a function that changes it."""
    follow, slots, handed = _links(statements)
    waiting = [
        _home(statements, place, inside, name)
        for place, scopes in enumerate(statements)
        for inside, scope in enumerate(scopes)
        for name in scope.changes
    ]
    changed = set[Variable]()
    while waiting:
        variable = waiting.pop()
        if variable not in changed:
            changed.add(variable)
            waiting += follow[variable]
            waiting += [other for slot in slots[variable] for other in handed.pop(slot, ())]
    return changed


def _links(
    statements: Sequence[tuple[Scope, ...]],
) -> tuple[
    defaultdict[Variable, list[Variable]],
    defaultdict[Variable, list[tuple[str, Slot]]],
    defaultdict[tuple[str, Slot], list[Variable]],
]:
    """What each variable stands for, in which slots of a function it is a parameter, and what is passed in a slot."""
    follow, slots, handed = defaultdict(list), defaultdict(list), defaultdict(list)
    for place, scopes in enumerate(statements):
        for inside, scope in enumerate(scopes):
            for name, other in scope.follows:
                follow[_home(statements, place, inside, name)].append(_home(statements, place, inside, other))
            for slot, name in scope.parameters:
                slots[place, inside, name].append((scope.name, slot))
            for function, slot, name in scope.hands:
                handed[function, slot].append(_home(statements, place, inside, name))
    return follow, slots, handed


def _home(statements: Sequence[tuple[Scope, ...]], place: int, inside: int, name: str) -> Variable:
    """The variable that a name means in a scope; a global one is told by the outermost function that uses it."""
    scopes, around = statements[place], inside
    while around >= 0:
        if name in scopes[around].local:
            return place, around, name
        around = scopes[around].outer
    return place, _owner(scopes, inside), name


def _owner(scopes: tuple[Scope, ...], inside: int) -> int:
    """The outermost function around a scope that can be called by name; else the statement, which may run it."""
    owner = 0
    while inside > 0:
        owner = inside if scopes[inside].name else owner
        inside = scopes[inside].outer
    return owner
