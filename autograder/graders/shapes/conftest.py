"""What the graders of this assignment share: the student's network, as data."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.graders.network import find_network
from autograder.grading.student import Student, StudentError

IMAGE = (28, 28, 1)


@pytest.fixture(scope="session")
def built(student: Student) -> Any:
    """What the student's `build_convnet` gives, or the StudentError that it ended in."""
    try:
        return student.build("build_convnet", IMAGE)
    except StudentError as error:
        return error


@pytest.fixture(scope="session")
def network(student: Student, built: Any) -> Any:
    """The student's network, or what there is in place of one."""
    return find_network(student, "build_convnet", built, IMAGE)
