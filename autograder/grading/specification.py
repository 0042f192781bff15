"""What the graders of an assignment ask for, as data: the one reader of their modules.

A grader is a module `test_CRITERION.py` in the assignment's folder. The first line of its docstring is what the
criterion asks for; each function that `check` marks is one of its checks. pytest runs the same functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TypeVar

from autograder.messages import Message, say
from autograder.rubric import grader_files

CheckFunction = Callable[..., None]
Function = TypeVar("Function", bound=CheckFunction)

_SPEC = "check_spec"


@dataclass(frozen=True)
class CheckSpec:
    """One check: its title, its weight among the checks of its criterion, and the checks that must pass before it.

    `praise` is what a student reads who passes it, `trains` tells that it has a network trained.
    """

    name: str
    title: Message
    weight: float
    needs: tuple[str, ...]
    praise: Message | None = None
    trains: bool = False


@dataclass(frozen=True)
class CriterionSpec:
    """One criterion: what it asks for in a sentence, and its checks."""

    name: str
    title: Message
    checks: tuple[CheckSpec, ...]

    @property
    def weight(self) -> float:
        """The weight of all checks together."""
        return sum(check.weight for check in self.checks)

    @property
    def trains(self) -> bool:
        """Whether a network is trained for it."""
        return any(check.trains for check in self.checks)


def check(
    weight: float = 1, needs: Sequence[CheckFunction] = (), praise: Message | None = None, trains: bool = False
) -> Callable[[Function], Function]:
    """Marks a function `test_NAME` of a grader as a check; the first line of its docstring is the title.

    `needs` are checks of the same grader: where one of them does not pass, this one is skipped.
    """

    def mark(function: Function) -> Function:
        needed = [_spec_in(other, function.__module__) for other in needs]
        name = function.__name__.removeprefix("test_")
        spec = CheckSpec(name, _title(function), float(weight), tuple(each.name for each in needed), praise, trains)
        setattr(function, _SPEC, spec)
        return function

    return mark


def check_spec(function: object) -> CheckSpec | None:
    """What `check` noted of a function; None for a function that is no check."""
    spec = getattr(function, _SPEC, None)
    return spec if isinstance(spec, CheckSpec) else None


def read_specification(assignment: str) -> dict[str, CriterionSpec]:
    """The criteria of an assignment's graders, by name."""
    return {name: read_criterion(_module(path)) for name, path in grader_files(assignment).items()}


def read_criterion(module: ModuleType) -> CriterionSpec:
    """The criterion that a grader's module judges."""
    checks = tuple(spec for function in vars(module).values() if (spec := check_spec(function)))
    return CriterionSpec(criterion_name(module), _title(module), checks)


def criterion_name(module: ModuleType) -> str:
    """The criterion that a grader's module is named after."""
    return module.__name__.rpartition(".")[2].removeprefix("test_")


def _module(path: Path) -> ModuleType:
    return import_module(f"autograder.graders.{path.parent.name}.{path.stem}")


def _spec_in(function: CheckFunction, module: str) -> CheckSpec:
    spec = check_spec(function)
    if spec is None or function.__module__ != module:
        raise ValueError(f"{function!r} is no check of {module}, so no check there can need it")
    return spec


def _title(documented: Function | ModuleType) -> Message:
    lines = (documented.__doc__ or "").strip().splitlines()
    if not lines:
        raise ValueError(f"{documented!r} has no docstring, which is the title that a student reads")
    return say(lines[0])
