"""Measures one submission step by step, with a real sandbox and a real training."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from benchmark.classes import ROOT
from threadpoolctl import threadpool_limits

from autograder.authoring.fill_in import hand_in, reference_answers
from autograder.grading.environment import Environment, environment
from autograder.grading.grade_submission import grade_submission
from autograder.training import backend
from autograder.training.train import BATCH

REPEATS = 5
CATEGORIES = 10
SIZES = (784, 512, 512, CATEGORIES)
STEPS = 200


@dataclass(frozen=True)
class Step:
    """A training step of the reference and its lower bound, in milliseconds of one core."""

    taken: float
    products: float
    traffic: float

    @property
    def ratio(self) -> float:
        return self.taken / (self.products + self.traffic)


def measure() -> dict[str, Any]:
    """The seconds of several runs for each step; on a CPU, also a training step and its lower bound."""
    with tempfile.TemporaryDirectory() as folder:
        times = dict(_measured(hand_in(Path(folder) / "mnist", reference_answers(ROOT))))
    step = training_step() if backend.device() == "CPU" else None
    return {"times": times, "step": {**asdict(step), "ratio": step.ratio} if step else None}


def _measured(work: Path) -> Iterator[tuple[str, list[float]]]:
    started = time.perf_counter()
    with environment() as tools:
        tools.sandbox.process().close()
        yield "start: TensorFlow here and in the sandbox, data", [time.perf_counter() - started]
        yield "a fresh confined process", _times(lambda: tools.sandbox.process().close())
        assert tools.trainers
        yield f"training to the bar on {tools.trainers('mnist').data.name}, and all checks", [_grade(work, tools)]
        yield "all checks of a submission whose network is trained already", _times(lambda: _grade(work, tools))
        yield "the bonus notebook alone", _times(lambda: _grade(work / "bonus.ipynb", tools))


def _grade(path: Path, tools: Environment) -> float:
    started = time.perf_counter()
    if not grade_submission(path, tools).complete:
        raise SystemExit("the reference did not get a grade: run `make test`")
    return time.perf_counter() - started


def training_step() -> Step:
    """Measures step and lower bound alternately, so that other load on the machine affects both."""
    ways = (_training(), _products, _traffic)
    rounds = []
    with threadpool_limits(backend.THREADS):
        for way in ways:
            way()
        for _ in range(REPEATS):
            rounds.append([_milliseconds(way) for way in ways])
    return Step(*(statistics.median(times) for times in zip(*rounds, strict=True)))


def _milliseconds(way: Callable[[], object]) -> float:
    started = time.process_time()
    way()
    return (time.process_time() - started) / STEPS * 1000


def _training() -> Callable[[], object]:
    """The grader's training loop with the reference's network and optimizer."""
    import keras

    hidden = [keras.layers.Dense(size, activation="relu") for size in SIZES[1:-1]]
    output = keras.layers.Dense(CATEGORIES, activation="softmax")
    model = keras.Sequential([keras.Input(SIZES[:1]), *hidden, output])
    model.compile(optimizer="adam", loss="categorical_crossentropy")
    random = np.random.default_rng(0)
    images, labels = random.random((60_000, SIZES[0]), np.float32), random.integers(0, CATEGORIES, 60_000)
    run = backend.training_loop(model, images, np.eye(CATEGORIES, dtype=np.float32)[labels])
    order = random.permutation(60_000)[: STEPS * BATCH].reshape(STEPS, BATCH).astype(np.int32)

    def train() -> None:
        run(order)
        # JAX returns before the computation ends
        np.asarray(model.trainable_variables[0])

    return train


def _products() -> None:
    """The matrix products of a step: forward, backward for the weights and, after the first layer, for the inputs."""
    layers: list[Any] = [
        [np.ones(shape, np.float32) for shape in ((BATCH, before), (before, after), (BATCH, after))]
        for before, after in pairwise(SIZES)
    ]
    for _ in range(STEPS):
        for number, (values, weights, gradient) in enumerate(layers):
            values @ weights
            values.T @ gradient
            if number:
                gradient @ weights.T


def _traffic() -> None:
    """Adam reads gradient, weight and two moments, and writes the last three: as much as 3.5 copies."""
    count = sum((before + 1) * after for before, after in pairwise(SIZES))
    arrays = [np.ones(count, np.float32) for _ in range(8)]
    for number in range(STEPS * 7 // 2):
        np.copyto(arrays[number % 4], arrays[number % 4 + 4])


def _times(run: Callable[[], object]) -> list[float]:
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return times
