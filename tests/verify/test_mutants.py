"""Mutants differ from their program in one place, which their name shows."""

from __future__ import annotations

import ast
from functools import partial

import pytest
from verify.mutants import TELL, of_answer, of_grader, telling


def names(source: str) -> list[str]:
    return [mutant.name for mutant in of_answer(source)]


def test_constants_are_changed_a_little_and_a_lot() -> None:
    found = names("def f(x):\n    return x * 28")
    assert [name.rpartition("* ")[2] for name in found if "→ return x *" in name] == ["0", "27", "29", "56"]


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("def f(x, y):\n    return x + y", "return x - y"),
        ("def f(x, y):\n    return g(x, y)", "return g(y, x)"),
        ("def f(x, y):\n    return g(x, y)", "return g(x)"),
        ("def f(x):\n    return x", "return"),
        ("def f(x):\n    x += 1\n    return x", "pass"),
        ("def f():\n    return Dense(activation='relu')", "return Dense(activation='sigmoid')"),
        ("def f(x):\n    return x < 3", "return x >= 3"),
        ("def f(x, axis=1):\n    return x.mean(axis)", "return x.sum(axis)"),
        ("def f(m, b):\n    return m, b", "return (b, m)"),
    ],
)
def test_answers_get_the_slips_of_students(source: str, changed: str) -> None:
    assert any(name.endswith(f"→ {changed}") for name in names(source))


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("def test_x(a):\n    expect(a == 1)", "pass"),
        ("def test_x(a):\n    expect(a == 1)", "expect(True)"),
        ("def test_x(a):\n    expect(allclose(a, 1, atol=0.1))", "expect(allclose(a, 1, atol=0.1 * 10))"),
        ("def test_x(a, b):\n    expect(a and b)", "expect(a or b)"),
        ("def test_x(a):\n    expect(all(a))", "expect(any(a))"),
        ("def test_x(a):\n    expect(not a)", "expect(a)"),
        ("TOLERANCE = 0.001", "TOLERANCE = 0.01"),
        ("MARGIN = 1.25", "MARGIN = 3.5"),
    ],
)
def test_graders_get_gaps(source: str, changed: str) -> None:
    assert any(mutant.name.endswith(f"→ {changed}") for mutant in of_grader(source, "test_x"))


def test_a_whole_check_is_removed() -> None:
    found = of_grader("def test_x():\n    look()\n\ndef test_y():\n    look()", "test_x")
    assert {"pass\ndef test_y():\n    look()", "def test_x():\n    look()\npass"} <= {each.source for each in found}


def test_no_check_needs_one_that_was_removed() -> None:
    found = of_grader("@check()\ndef test_x():\n    look()\n\n@check(needs=[test_x])\ndef test_y():\n    look()", "x")
    assert "pass\n@check(needs=[])\ndef test_y():\n    look()" in {each.source for each in found}


def test_what_is_said_stays() -> None:
    found = of_grader("def test_x(a):\n    expect(a, say('none', n=len(a) == 1))", "test_x")
    assert [each.name for each in found] == [
        "test_x/test_x: def test_x(a): → pass",
        "test_x/test_x: expect(a, …) → pass",
    ]


def test_mutants_are_distinct_programs_with_distinct_names() -> None:
    found = of_answer("def f(x, y):\n    a, b = 0, 0\n    return g(x + 1, y + 1)")
    assert len({mutant.name for mutant in found}) == len({mutant.source for mutant in found}) == len(found)
    assert all(ast.parse(mutant.source) for mutant in found)


def test_equal_arguments_that_change_places_are_no_mutant() -> None:
    assert not any(name.endswith("→ return g(x, x)") for name in names("def f(x):\n    return g(x, x)"))


def tell(told: list[object], place: object, *values: object) -> object:
    told.append((place, *values))
    return values[0] if values else None


def test_a_program_can_tell_which_lines_of_its_functions_run() -> None:
    told: list[object] = []
    source = (
        "A = 1\ndef f(x):\n    'Title.'\n    if x:\n        return 1\n    def g():\n        return 2\n    return g()"
    )
    namespace = {TELL: partial(tell, told)}
    exec(telling(source), namespace)
    assert namespace["f"].__doc__ == "Title."
    assert (namespace["f"](True), told) == (1, [(4,), (5,)])
    assert (namespace["f"](False), told) == (2, [(4,), (5,), (4,), (6,), (8,), (7,)])


def test_a_program_can_tell_what_comes_out_of_its_comparisons() -> None:
    told: list[object] = []
    namespace = {TELL: partial(tell, told)}
    exec(telling("A = 1 == 1\ndef f(x):\n    return x > 2 and all(y < 9 for y in [x])"), namespace)
    assert (namespace["f"](3), told[1:]) == (
        True,
        [((3, 11, 3, 16), True), ((3, 25, 3, 30), True), ((3, 21, 3, 44), True), ((3, 11, 3, 44), True)],
    )


def test_a_mutant_with_the_same_values_makes_no_difference() -> None:
    always, never, either = (
        next(mutant for mutant in of_grader("def f(x):\n    return x == 1 and g(x)", "f") if mutant.name.endswith(end))
        for end in ("→ return True and g(x)", "→ return False and g(x)", "→ return x == 1 or g(x)")
    )
    equal, both = (2, 11, 2, 17), (2, 11, 2, 26)
    assert not always.makes_a_difference({(equal, True)})
    assert always.makes_a_difference({(equal, False)})
    assert always.makes_a_difference({(equal, None)})
    assert never.makes_a_difference({(equal, True)})
    assert not either.makes_a_difference({(both, True)})
    assert either.makes_a_difference({(both, False)})


def test_a_mutant_may_make_a_difference_where_its_line_runs() -> None:
    (removed,) = (each for each in of_grader("def f(x):\n    g(x)", "f") if each.name.endswith("→ pass"))
    assert removed.makes_a_difference({(2,)})
    assert not removed.makes_a_difference({(1,)})
