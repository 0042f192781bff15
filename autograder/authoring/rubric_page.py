"""What is marked, as a page that a student may read: made from the graders' own titles, so that it can't drift."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from autograder import limits
from autograder.grading.specification import CheckSpec, CriterionSpec, read_specification
from autograder.messages import Message, say
from autograder.rubric import RubricCriterion, criteria
from autograder.sandbox.worker.confine import Limits
from autograder.text import points
from autograder.training.sources import source_of


def page(notebooks: Mapping[str, Any], assignment: str, language: str) -> str:
    """The rubric of an assignment's notebooks as Markdown."""
    specs = read_specification(assignment)
    bar = source_of(assignment).BAR if any(spec.trains for spec in specs.values()) else None
    lines = [text.text(language) for text in HEAD]
    every = [each for name, notebook in notebooks.items() for each in criteria(name, notebook)]
    for criterion in sorted(every, key=lambda each: each.bonus):
        lines += _section(criterion, specs[criterion.name], language, bar)
    return "\n\n".join(lines) + "\n"


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
        call=limits.CALL_SECONDS,
        all=limits.ALL_CALLS_SECONDS,
        size=Limits().memory // 2**30,
    ),
)


def _section(criterion: RubricCriterion, spec: CriterionSpec, language: str, bar: Message | None) -> Iterator[str]:
    heading = (
        say("## {criterion}: {points} bonus points") if criterion.bonus else say("## {criterion}: {points} points")
    )
    yield Message(heading.template, {"criterion": criterion.name, "points": points(criterion.points)}).text(language)
    yield spec.title.text(language)
    if spec.trains and bar:
        yield bar.text(language)
    worth, title = say("points").text(language), say("check").text(language)
    head = f"| {worth} | {title} |\n|---:|---|"
    yield "\n".join([head, *(_line(check, criterion, spec, language) for check in spec.checks)])


def _line(check: CheckSpec, criterion: RubricCriterion, spec: CriterionSpec, language: str) -> str:
    share = points(round(criterion.points * check.weight / spec.weight, 2))
    worth = share.text(language) if check.weight else "–"
    note = check.title if check.weight else say("{title} (the other checks build on it)", title=check.title)
    return f"| {worth} | {note.text(language)} |"
