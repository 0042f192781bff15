"""Hands the plugin's hooks and fixtures to pytest, and has the fixtures of every assignment that asks for a network.

An assignment's own `conftest.py` says which function builds it, with the fixture `builder`.
"""

from __future__ import annotations

import pytest

from autograder.graders.network import Builder, Found, Network, expect_model, find_network
from autograder.grading.answers import Built, NoModel
from autograder.grading.plugin import (
    examiner,
    pytest_addoption,
    pytest_collection,
    pytest_configure,
    rng,
    student,
)
from autograder.grading.student import Student
from autograder.grading.student_errors import Answer, answer_of

__all__ = ["examiner", "pytest_addoption", "pytest_collection", "pytest_configure", "rng", "student"]


@pytest.fixture(scope="session")
def built(student: Student, builder: Builder) -> Answer[Built | NoModel]:
    """What the student's builder returns."""
    return answer_of(lambda: student.build(builder.function, builder.inputs))


@pytest.fixture(scope="session")
def runs_eagerly() -> bool:
    """Whether the student's settings have the network run eagerly."""
    return False


@pytest.fixture(scope="session")
def found(student: Student, builder: Builder, runs_eagerly: bool, built: Answer[Built | NoModel]) -> Found:
    """The student's network, or what came in place of one."""
    return find_network(student, builder, built, runs_eagerly)


@pytest.fixture(scope="session")
def network(found: Found, builder: Builder) -> Network:
    """The student's network; fails the check where there is none."""
    return expect_model(found, builder)
