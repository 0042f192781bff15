"""What graders ask for, read from their modules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from autograder.grading.specification import check, check_spec, read_criterion, read_specification
from autograder.messages import say
from autograder.rubric import assignments, read_rubric

ROOT = Path(__file__).parents[2]
each_assignment = pytest.mark.parametrize("assignment", assignments())


@check(weight=2, praise=say("Well done."))
def test_first() -> None:
    """It is the first one

    More about it.
    """


@check(needs=[test_first])
def test_second() -> None:
    """It is the second one"""


def test_a_check_has_what_it_was_marked_with() -> None:
    first, second = check_spec(test_first), check_spec(test_second)
    assert first is not None
    assert second is not None
    assert (first.name, first.title.text(), first.weight) == ("first", "It is the first one", 2.0)
    assert (first.needs, first.praise) == ((), say("Well done."))
    assert (second.needs, second.weight, second.praise) == (("first",), 1.0, None)
    assert check_spec(test_a_check_has_what_it_was_marked_with) is None


def test_only_a_check_can_be_needed() -> None:
    with pytest.raises(ValueError, match="is no check of"):
        check(needs=[lambda: None])(test_second)


def test_a_check_needs_a_title() -> None:
    def test_untitled() -> None:
        pass

    with pytest.raises(ValueError, match="has no docstring"):
        check()(test_untitled)


def test_a_criterion_is_its_module() -> None:
    module = ModuleType("some.test_thing", "The thing: it works.\n\nMore.")

    @check(trains=True)
    def test_trained() -> None:
        """It learns"""

    assert not read_criterion(ModuleType("some.test_thing", "The thing.")).trains
    module.__dict__.update(test_first=test_first, test_trained=test_trained, other=1)
    found = read_criterion(module)
    assert (found.name, found.title.text(), found.trains, found.weight) == ("thing", "The thing: it works.", True, 3.0)
    assert [each.name for each in found.checks] == ["first", "trained"]


@each_assignment
def test_each_criterion_of_a_rubric_has_one_grader(assignment: str) -> None:
    assert set(read_specification(assignment)) == {criterion.name for criterion in read_rubric(assignment).criteria}


def test_it_is_read_without_keras() -> None:
    read = [f"read_specification({assignment!r})" for assignment in assignments()]
    code = f"import sys; from autograder.grading.specification import *; {'; '.join(read)}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not {"keras", "tensorflow", "nbgrader"} & set(run.stdout.split())
