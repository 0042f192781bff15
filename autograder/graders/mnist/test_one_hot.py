"""Task 3: labels become rows with a single 1."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from autograder.checks import expect, number, shape_text
from autograder.messages import Message, say
from autograder.student import Student

pytestmark = pytest.mark.criterion("one_hot")


@pytest.mark.check(weight=4)
def test_shape(student: Student, rng: np.random.Generator) -> None:
    """Each label becomes one row, with a column for each of the 10 categories"""
    for n in (10, 11, 57, 300):
        labels = np.concatenate([np.arange(10), rng.integers(0, 10, n - 10)]).astype(np.uint8)
        result = student.encode_labels(rng.permutation(labels)).value
        _expect_shape(result, (n, 10))


def _expect_shape(result: NDArray[Any], wanted: tuple[int, int]) -> None:
    hint = say("One row a label, one column a category: `(len(labels), num_categories)`.")
    if result.shape == wanted[::-1]:
        hint = say("Rows and columns changed places: one row a label.")
    if result.shape == wanted[:1]:
        hint = say("The labels are still one number each: every label needs a row of its own.")
    expect(
        result.shape == wanted,
        say(
            "for {n} labels and {categories} categories, the result has shape {came}; {wanted} was expected",
            n=wanted[0],
            categories=wanted[1],
            came=shape_text(result.shape),
            wanted=shape_text(wanted),
        ),
        hint,
    )


@pytest.mark.check(weight=7, needs=["shape"])
def test_one_at_the_label(student: Student, rng: np.random.Generator) -> None:
    """There is a 1 in the column of the label, and 0 everywhere else"""
    for dtype in (np.uint8, np.int64):
        labels = rng.permutation(np.concatenate([np.arange(10), rng.integers(0, 10, 90)])).astype(dtype)
        result = student.encode_labels(labels).value.astype(np.float64)
        _expect_one_hot(result, labels, 10)


def _expect_one_hot(result: NDArray[Any], labels: NDArray[Any], categories: int) -> None:
    wanted = np.eye(categories)[labels]
    wrong = np.flatnonzero((result != wanted).any(axis=1))
    if not len(wrong):
        return
    row = int(wrong[0])
    expect(
        False,
        say(
            "the label {label} became {came}",
            label=int(labels[row]),
            came="[" + " ".join(number(value) for value in result[row][:20]) + "]",
        ),
        _diagnose(result, wanted, labels),
    )


def _diagnose(result: NDArray[Any], wanted: NDArray[Any], labels: NDArray[Any]) -> Message:
    if np.array_equal(result, 1 - wanted):
        return say("0 and 1 changed places.")
    if np.array_equal(result, np.roll(wanted, 1, axis=1)) or np.array_equal(result, np.roll(wanted, -1, axis=1)):
        return say("The 1 stands one column off: the first column, number 0, is for the label 0.")
    if np.array_equal(result, wanted[:, ::-1]):
        return say("The columns run backwards: the first one is for the label 0.")
    if np.array_equal(result, wanted * labels[:, None]):
        return say("Write a 1 into the column, not the label itself.")
    if not result.any():
        return say("All values are 0: the 1 was never written.")
    return say("For the label 3 of 10, the row is 0 0 0 1 0 0 0 0 0 0.")


@pytest.mark.check(weight=2, needs=["shape"])
def test_missing_classes(student: Student) -> None:
    """The number of columns does not depend on which labels occur"""
    for labels in ([0, 1, 2, 1], [9], [7, 7], [3, 5, 8, 5, 3]):
        given = np.array(labels, np.uint8)
        result = student.encode_labels(given).value
        expect(
            result.shape == (len(labels), 10),
            say(
                "for the labels {labels} alone, the result has shape {came}; {wanted} was expected",
                labels=str(labels),
                came=shape_text(result.shape),
                wanted=shape_text((len(labels), 10)),
            ),
            say("Classes that are not in this batch lost their column: take the width from `num_categories`."),
        )
        _expect_one_hot(result.astype(np.float64), given.astype(np.int64), 10)


@pytest.mark.check(weight=2, needs=["shape"])
def test_other_numbers_of_categories(student: Student, rng: np.random.Generator) -> None:
    """`num_categories` may be another number than 10"""
    for categories in (2, 3, 7, 26):
        labels = rng.integers(0, categories, 30)
        result = student.encode_labels(labels, num_categories=categories).value
        expect(
            result.shape == (30, categories),
            say(
                "with num_categories={categories}, the result has shape {came}; {wanted} was expected",
                categories=categories,
                came=shape_text(result.shape),
                wanted=shape_text((30, categories)),
            ),
            say("The 10 is written into the function: use the argument `num_categories` instead."),
        )
        _expect_one_hot(result.astype(np.float64), labels, categories)
