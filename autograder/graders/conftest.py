"""Hands the hooks of the plugin to pytest, so that the graders run in a checkout that is not installed."""

from autograder.plugin import pytest_addoption, pytest_collection, pytest_configure

__all__ = ["pytest_addoption", "pytest_collection", "pytest_configure"]
