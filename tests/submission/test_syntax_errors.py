"""What is said of a cell that is not valid Python: Python's reason in words for beginners, and what to do."""

from __future__ import annotations

import ast

import pytest

from autograder.messages import say
from autograder.submission.syntax_errors import LOOK_THERE, BrokenCell, explain, functions_in


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("f(x", "the bracket `(` was never closed"),
        ("f(x))", "the bracket `)` has no opening bracket"),
        ("f(x]", "the bracket `]` does not match the opening bracket"),
        ("x = 'text", "a text in quotes is not closed"),
        ("x = '''text", "a text in quotes is not closed"),
        ("def f():\nreturn 1", "an indented line is missing"),
        ("x = 1\n  y = 2", "the lines are not indented in the same way"),
        ("def f():\n    x = 1\n  return x", "the lines are not indented in the same way"),
        ("def f():\n    x = 1\n\treturn x", "tabs and spaces are mixed"),
        ("def f()\n    return 1", "a colon is missing"),
        ("f(1 2)", "perhaps a comma is missing"),
        ("print 'Python 2'", "a call has no parentheses"),
        ("f(x) = 1", "there is an `=` where no value can be stored"),
        ("if x = 1: pass", "there is an `=` where no value can be stored"),
    ],
)
def test_the_mistakes_of_beginners_are_told_in_words_of_ours(source: str, reason: str) -> None:
    with pytest.raises(SyntaxError) as error:
        ast.parse(source)
    told, hint = explain(error.value.msg)
    assert told.text() == reason
    assert hint != LOOK_THERE


def test_a_rare_mistake_is_told_in_the_words_of_python() -> None:
    told, hint = explain("invalid syntax")
    assert (told.text(), hint) == ("`invalid syntax`", LOOK_THERE)


@pytest.mark.parametrize(
    ("source", "marked", "functions"),
    [
        ("def f(x\ndef g (y):", "", {"f", "g"}),
        ("de f(x):", "f", {"f"}),
        ("# undefined f(x)", "", set()),
    ],
)
def test_the_functions_of_a_broken_cell_are_found(source: str, marked: str, functions: set[str]) -> None:
    assert functions_in(source, marked) == functions


def test_a_cell_without_a_line_to_look_at_tells_its_reason() -> None:
    cell = BrokenCell(7, say("it is not valid Python"), LOOK_THERE)
    assert cell.loses("f").text() == "cell 7 can't be read (it is not valid Python), so there is no `f`"
