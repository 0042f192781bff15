"""What the graders' sentences are made with."""

from __future__ import annotations

import math

import pytest

from autograder.checks import number


@pytest.mark.parametrize(
    ("value", "text"),
    [(1 / 3, "0.3333"), (3.0, "3"), (65025, "65025"), (1.5e30, "1.5e+30"), (1e-5, "1e-05"), (math.nan, "nan")],
)
def test_a_number_is_short_and_has_no_exponent_where_it_needs_none(value: float, text: str) -> None:
    assert number(value) == text
