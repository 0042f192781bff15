"""A synthetic class: a few distinct networks, some endless loops, no two equal submissions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.authoring.fill_in import hand_in, reference_answers

ROOT = Path(__file__).parent.parent.parent

MODEL = """def build_model():
    return keras.Sequential([
        keras.Input(shape=(784,)),
        keras.layers.Dense({width}, activation="relu"),
        keras.layers.Dense({width}, activation="relu"),
        keras.layers.Dense(10, activation="softmax"),
    ])
"""
LOOP = """def encode_labels(labels, num_categories=10):
    while True:
        pass
"""
# even the smallest class has a student with this number
FIRST_LOOP = 3


@dataclass(frozen=True)
class Mixture:
    """How a class is mixed: how many distinct networks, and one endless loop in every `one_loop_in` submissions."""

    networks: int
    one_loop_in: int

    def has_loop(self, number: int) -> bool:
        return number % self.one_loop_in == FIRST_LOOP

    def answers(self, number: int) -> dict[str, str]:
        """A student's answers. The first network is correct, the others lose points."""
        changed = {"build_model": MODEL.format(width=512 - 24 * (number % self.networks))}
        if self.has_loop(number):
            changed["encode_labels"] = LOOP
        answers = {**_reference(), **changed}
        return {**answers, "flatten_images": f"{answers['flatten_images']}\n# student {number}"}

    def loops(self, size: int) -> int:
        return sum(map(self.has_loop, range(size)))

    def of_kind(self, loops: bool) -> Iterator[int]:
        """The numbers of students with a loop, or without one, in order."""
        number = 0
        while True:
            if self.has_loop(number) is loops:
                yield number
            number += 1


def write_class(course: Path, size: int, mixture: Mixture) -> None:
    """Writes the submissions of a class."""
    for number in range(size):
        hand_in(course / "submitted" / f"student{number:04d}" / "mnist", mixture.answers(number))


@cache
def _reference() -> dict[str, str]:
    return reference_answers(ROOT)
