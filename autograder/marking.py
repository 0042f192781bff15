"""What is marked, as a page that a student may read: made from the graders' own titles, so that it can't drift."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.messages import Message, say
from autograder.rubric import GRADERS, Row, rows
from autograder.sandbox.worker.confine import Limits
from autograder.sources import source_of
from autograder.student import SECONDS
from autograder.text import points


@dataclass(frozen=True)
class Part:
    """One check of a criterion: its title, and its weight among the others."""

    title: Message
    weight: float


@dataclass(frozen=True)
class Contract:
    """What a criterion asks for: the grader's first sentence, its checks, and whether it trains a network."""

    sentence: Message
    parts: tuple[Part, ...]
    trains: bool

    @property
    def whole(self) -> float:
        return sum(part.weight for part in self.parts)


def page(notebooks: Mapping[str, Any], assignment: str, language: str) -> str:
    """The rubric of an assignment's notebooks as Markdown."""
    contracts = read_contracts(assignment)
    bar = source_of(assignment).BAR if any(contract.trains for contract in contracts.values()) else None
    lines = [text.text(language) for text in HEAD]
    every = [row for name, notebook in notebooks.items() for row in rows(name, notebook)]
    for row in sorted(every, key=lambda row: row.bonus):
        lines += _section(row, contracts[row.criterion], language, bar)
    return "\n\n".join(lines) + "\n"


def read_contracts(assignment: str) -> dict[str, Contract]:
    """The contract of each criterion, read from the source of its grader."""
    found = {}
    for path in sorted((GRADERS / assignment).glob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found[_criterion(tree)] = Contract(say(first_line(tree)), tuple(_parts(tree)), _trains(tree))
    return found


def first_line(node: ast.Module | ast.FunctionDef) -> str:
    """The first line of a docstring: what a student reads of a grader."""
    return (ast.get_docstring(node) or "").partition("\n")[0]


HEAD = (
    say("# What is marked, and for how many points"),
    say(
        "You write functions, and hidden tests call them with many inputs. Each criterion is judged on its own: "
        "if one of your functions is wrong, the others are judged with a correct version of it. A check that "
        "needs an earlier one to pass is skipped if that one fails, and gives no points. A function that ignores "
        "its input gets no points either. You can write a function in any way: if it does what its task asks "
        "for, it gets full marks."
    ),
    say(
        "Your functions run alone. They have what your notebook imports and defines, but cells that only try "
        "things out are not run, and your functions cannot use files, the internet or other programs. Unless "
        "its task says otherwise, a function has {call:.0f} seconds for one call, {all:.0f} seconds for all calls "
        "together, and {size} GB of memory: far more than it needs.",
        call=SECONDS["call"],
        all=SECONDS["all calls"],
        size=Limits().memory // 2**30,
    ),
)


def _section(row: Row, contract: Contract, language: str, bar: Message | None) -> Iterator[str]:
    head = say("## {criterion}: {points} bonus points") if row.bonus else say("## {criterion}: {points} points")
    yield Message(head.template, {"criterion": row.criterion, "points": points(row.points)}).text(language)
    yield contract.sentence.text(language)
    if contract.trains and bar:
        yield bar.text(language)
    yield "\n".join([_table_head(language), *(_line(part, row, contract, language) for part in contract.parts)])


def _table_head(language: str) -> str:
    return f"| {say('points').text(language)} | {say('check').text(language)} |\n|---:|---|"


def _line(part: Part, row: Row, contract: Contract, language: str) -> str:
    share = points(round(row.points * part.weight / contract.whole, 2))
    worth = share.text(language) if part.weight else "–"
    note = say("{title} (the other checks build on it)", title=part.title) if not part.weight else part.title
    return f"| {worth} | {note.text(language)} |"


def _criterion(tree: ast.Module) -> str:
    for node in tree.body:
        match node:
            case ast.Assign([ast.Name("pytestmark")], ast.Call(args=[ast.Constant(str(name))])):
                return name
    raise ValueError("a grader without a criterion: mark its module")


def _parts(tree: ast.Module) -> Iterator[Part]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield Part(say(first_line(node)), _weight(node))


def _trains(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.arg) and node.arg == "trainer" for node in ast.walk(tree))


def _weight(node: ast.FunctionDef) -> float:
    for decorator in node.decorator_list:
        for keyword in decorator.keywords if isinstance(decorator, ast.Call) else []:
            if keyword.arg == "weight":
                return float(ast.literal_eval(keyword.value))
    return 1.0
