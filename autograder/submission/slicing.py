"""Slicing: the definitions that a function needs, found by the names in them. Nothing is executed.

A training run, a plot or a scratch cell that no function refers to never reaches the sandbox.
"""

from __future__ import annotations

import builtins
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from autograder import rubric
from autograder.submission.notebook import load_notebook
from autograder.submission.scopes import EVERY_NAME
from autograder.submission.statements import Definition, read_cells, read_definitions, with_effects

# where a stand-in of ours is said to stand, in place of a cell
GIVEN = "given"


def needed_by(function: str, definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """The definitions that a function reaches through the names in it, in the notebook's order.

    A name has the value that it has when the check below the function's cell runs. What is tried out further down
    counts only where the name is bound nowhere else.
    """
    end = _end_of_cell(function, definitions)
    # `np.seterr(…)` mutates no value, and whatever calls a library's function may take minutes
    imported = {name for definition in definitions if definition.imports for name in definition.binds}
    early, whole = _Index(definitions[:end], imported), _Index(definitions, imported)
    waiting, reached = [function, EVERY_NAME], set[int]()
    while waiting:
        name = waiting.pop()
        if name == EVERY_NAME or hasattr(builtins, name) or name in early.names:
            more = early.take(name) - reached
        else:
            # a name that nothing binds may come from a star import
            more = whole.take(name if name in whole.names else EVERY_NAME) - reached
        reached |= more
        waiting += [name for index in more for name in definitions[index].needs]
    return tuple(definitions[index] for index in sorted(reached))


def with_stand_ins(assignment: str, notebook: str, definitions: Sequence[Definition]) -> tuple[Definition, ...]:
    """A notebook's definitions after the stand-ins for its data, which replace the cells that were handed out.

    A cell that a student changed stays. To prepare all images takes time, and needs functions that are judged
    elsewhere.
    """
    given = stand_ins(assignment, notebook)
    names = {name for definition in given for name in definition.binds}
    handed_out = _handed_out(assignment, notebook)
    own = (each for each in definitions if each.binds - names or each.source.strip() not in handed_out)
    return (*given, *(_without_effects(each) if each.source.strip() in handed_out else each for each in own))


@cache
def stand_ins(assignment: str, notebook: str) -> tuple[Definition, ...]:
    """What stands for the data of a notebook's own cells, which are not run."""
    path = rubric.GRADERS / assignment / "given" / f"{notebook}.py"
    return with_effects(read_definitions(path.read_text(encoding="utf-8"), GIVEN)) if path.is_file() else ()


class _Index:
    """The indices of the definitions that bind or mutate each name."""

    def __init__(self, definitions: Sequence[Definition], imported: Collection[str]) -> None:
        self._indices, self._mutated_via = defaultdict[str, list[int]](list), defaultdict[str, list[str]](list)
        for index, definition in enumerate(definitions):
            for name in definition.binds | definition.mutates.difference(imported):
                self._indices[name].append(index)
            for name, function in definition.mutated_via:
                if name not in imported:
                    self._mutated_via[name].append(function)
        self.names = self._all_names()

    def take(self, name: str) -> set[int]:
        """The definitions that bind or mutate a name, also by calls of functions; each is taken once."""
        found, waiting = set[int](), [name]
        while waiting:
            each = waiting.pop()
            found.update(self._indices.pop(each, ()))
            waiting += self._mutated_via.pop(each, ())
        return found

    def _all_names(self) -> set[str]:
        """Every name that is bound or mutated somewhere."""
        mutated_by = defaultdict(list)
        for name, functions in self._mutated_via.items():
            for function in functions:
                mutated_by[function].append(name)
        names, waiting = set[str](), [*self._indices]
        while waiting:
            names.add(name := waiting.pop())
            waiting += mutated_by.pop(name, ())
        return names


@cache
def _handed_out(assignment: str, notebook: str) -> frozenset[str]:
    """The source of every statement of a notebook as it is handed out, in any language."""
    files = sorted(rubric.ASSIGNMENTS.glob(f"*/{assignment}/{notebook}.ipynb"))
    read = (read_cells(load_notebook(file)["cells"]) for file in files)
    return frozenset(definition.source.strip() for each in read for definition in each.definitions)


def _without_effects(definition: Definition) -> Definition:
    """The definition as one that is reached by what it binds alone: a cell as handed out changes no answer."""
    return replace(definition, mutates=frozenset(), mutated_via=frozenset())


def _end_of_cell(function: str, definitions: Sequence[Definition]) -> int:
    """The index after the cell in which a function is written: its own cell, else the last one."""
    written = [each for each in definitions if function in each.binds and not each.is_stub]
    own = [each for each in written if each.marked == function]
    cells = {each.where for each in (own or written)[-1:]}
    return max((index + 1 for index, each in enumerate(definitions) if each.where in cells), default=len(definitions))
