"""Hands the plugin's hooks and fixtures to pytest, so that the graders run in a checkout that is not installed."""

from autograder.grading.plugin import (
    examiner,
    pytest_addoption,
    pytest_collection,
    pytest_configure,
    rng,
    student,
)

__all__ = ["examiner", "pytest_addoption", "pytest_collection", "pytest_configure", "rng", "student"]
