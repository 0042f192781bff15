"""Which work is alike: copies under any disguise of names and layout, and no short answer that everybody writes."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from support.corpus import TOUCHED, cases

from autograder.authoring.fill_in import hand_in
from autograder.report.similarity import FEW, code_for, find_pairs, functions_of
from autograder.submission.read import read_submission

HELPER = """
def error_of(x, y, m, b):
    return sum((m * xi + b - yi) ** 2 for xi, yi in zip(x, y))
"""
SEARCH = """
def fit_line(x, y):
    m, b, step = 0.0, 0.0, 16.0
    while step > 1e-6:
        tries = [(m, b), (m + step, b), (m - step, b), (m, b + step), (m, b - step)]
        best = min(tries, key=lambda line: error_of(x, y, *line))
        if best == (m, b):
            step = step / 2
        m, b = best
    return m, b
"""
# the same with other names, another order, other comments and another layout
SEARCH_AGAIN = '''
def fit_line(xs, ys):
    """My own idea: walk downhill, and take smaller steps where it is flat."""
    slope, height, size = 0.0, 0.0, 16.0     # start
    while size > 1e-6:
        # look around
        around = [
            (slope, height),
            (slope + size, height), (slope - size, height),
            (slope, height + size), (slope, height - size),
        ]
        found = min(around, key=lambda place: (badness(xs, ys, *place)))
        if found == (slope, height):
            size = size / 2
        slope, height = found
    return slope, height
'''
HELPER_AGAIN = """
def badness(xs, ys, slope, height):
    # how bad is it?
    return sum((slope * a + height - c) ** 2 for a, c in zip(xs, ys))
"""
TEXTBOOK = {
    "flatten_images": ["def flatten_images(images):\n    return images.reshape(len(images), -1)"],
    "normalize_images": ["def normalize_images(images):\n    return images / 255"],
    "encode_labels": ["def encode_labels(labels, num_categories=10):\n    return np.eye(num_categories)[labels]"],
    "build_model": [
        """def build_model():
    inputs = keras.Input(shape=(784,))
    x = keras.layers.Dense(512, activation="relu")(inputs)
    x = keras.layers.Dense(512, activation="relu")(x)
    outputs = keras.layers.Dense(10, activation="softmax")(x)
    return keras.Model(inputs=inputs, outputs=outputs)
"""
    ],
    "compile_model": [
        """def compile_model(model):
    model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
    return model
"""
    ],
    "fit_line": [
        """def fit_line(x, y):
    x_mean, y_mean = np.mean(x), np.mean(y)
    m = np.sum((x - x_mean) * (y - y_mean)) / np.sum((x - x_mean) ** 2)
    return m, y_mean - m * x_mean
"""
    ],
}
Work = Mapping[str, Sequence[str]]


def line(*sources: str) -> Work:
    """The work of a student who wrote the line's function alone."""
    return {"fit_line": sources}


def names(works: Mapping[str, Work], given: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """Who is paired with whom."""
    return [tuple(side.student for side in pair.sides) for pair in find_pairs(works, given)]


def corpus(folder: str) -> dict[str, Work]:
    """A class of those who wrote a folder's submissions."""
    return {case.name: {cell: [*case.added, text] for cell, text in case.answers.items()} for case in cases(folder)}


def test_a_copy_in_disguise_is_found() -> None:
    works = {"ann": line(HELPER, SEARCH), "ben": line(SEARCH_AGAIN, HELPER_AGAIN), "cat": TEXTBOOK}
    (pair,) = find_pairs(works, [])
    assert pair.function == "fit_line"
    assert [side.student for side in pair.sides] == ["ann", "ben"]
    assert all(side.share > 0.9 for side in pair.sides)


def test_similar_lines_are_shown_as_written() -> None:
    extra = "def show(m):\n    print('the line', m)"
    (pair,) = find_pairs({"ann": line(extra, SEARCH, HELPER), "ben": line(SEARCH_AGAIN)}, [])
    one, other = (side.passages.splitlines() for side in pair.sides)
    assert "        best = min(tries, key=lambda line: error_of(x, y, *line))" in one
    assert "        if found == (slope, height):" in other
    assert not any("print" in text or "zip" in text for text in one)


def test_a_part_that_was_copied_into_own_work_is_found() -> None:
    own = "def line_of(x, y):\n    print('I', *[value ** 2 for value in x if value % 3], sep='!')\n    return fit(x, y)"
    (pair,) = find_pairs({"ann": line(own, SEARCH), "ben": line(SEARCH_AGAIN)}, [])
    assert pair.sides[0].share < pair.sides[1].share


def test_short_answers_are_not_flagged() -> None:
    assert names({"ann": TEXTBOOK, "ben": TEXTBOOK}) == []


def test_what_the_task_gives_does_not_count() -> None:
    works = {"ann": line(HELPER, SEARCH), "ben": line(SEARCH_AGAIN, HELPER_AGAIN)}
    assert names(works, [HELPER, SEARCH]) == []


def test_given_code_does_not_count_even_with_other_names() -> None:
    helper = "def losses():\n    return [" + ", ".join(f"(m * x + {number} - y).sum()" for number in range(9)) + "]"
    own = "def fit_line(x, y):\n    return min(losses()), m"
    works = {"ann": line(helper, "m = 2", own), "ben": line(helper, own, "m = 3")}
    assert len(names(works)) == 1
    assert names(works, [helper]) == []


@pytest.mark.parametrize(("alike", "size", "pairs"), [(FEW, 20, 3), (FEW + 1, 20, 0), (10, 100, 45), (11, 100, 0)])
def test_what_many_in_the_class_write_does_not_count(alike: int, size: int, pairs: int) -> None:
    works = {f"student{number}": line(SEARCH) if number < alike else TEXTBOOK for number in range(size)}
    assert len(names(works)) == pairs


def test_what_is_taken_from_a_library_counts() -> None:
    model = "def build_model():\n    return keras.Sequential([{}])"
    dense, convolution = (
        model.format(", ".join(f"keras.layers.{layer}({size}, activation='relu')" for size in range(12)))
        for layer in ("Dense", "Conv2D")
    )
    assert names({"ann": line(dense), "ben": line(dense)}) == [("ann", "ben")]
    assert names({"ann": line(dense), "ben": line(convolution)}) == []


def test_only_what_the_functions_asked_for_need_is_compared(tmp_path: Path) -> None:
    scratch = ["WIDTH = 28", "def plot_it(image):\n    return image", SEARCH]
    answers = {"flatten_images": "def flatten_images(images):\n    return images.reshape(-1, WIDTH ** 2)"}
    submission = read_submission(hand_in(tmp_path / "mnist", answers, scratch))
    asked = functions_of(["words, and no code", TEXTBOOK["flatten_images"][0], TEXTBOOK["fit_line"][0]])
    work = code_for(submission, asked)
    assert list(work) == ["flatten_images", "fit_line"]
    assert "WIDTH = 28" in work["flatten_images"]
    assert "plot_it" not in str(work)


def test_code_as_strange_as_a_student_can_hand_in_is_compared() -> None:
    deep = f"x = {'-' * 3000}1"
    broken = "def f(:"
    huge = f"x = 0x{'f' * 9000}"
    long = "\n".join(f"x{number} = {number} + {number**2}" for number in range(2000))
    escape = 'DIGITS = "\\d"'
    work = line(f"{escape}\n{SEARCH}", deep, broken, huge, long)
    assert names({"ann": work, "ben": work}) == [("ann", "ben")]


def test_independent_right_submissions_are_not_flagged() -> None:
    assert names(corpus("correct")) == []


def test_a_class_of_a_hundred_takes_seconds() -> None:
    pool = [source for work in corpus("correct").values() for sources in work.values() for source in sources]
    draw = random.Random(1)
    works = {f"student{number}": {function: draw.sample(pool, 3) for function in TOUCHED} for number in range(100)}
    # of this process: others may keep the machine busy
    started = time.process_time()
    find_pairs(works, [])
    assert time.process_time() - started < 20
