"""The drawn shapes: the same on every machine, in the notebooks as for the graders."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest
from support.exercise import source_notebook

from autograder.authoring.notebooks import languages
from autograder.graders.shapes import data as shapes
from autograder.rubric import ROOT
from autograder.training.dataset import DatasetError

each_language = pytest.mark.parametrize("language", languages(ROOT))


def cell(language: str, name: str) -> str:
    return str(next(cell.source for cell in source_notebook(language, "shapes").cells if cell.id == name))


@each_language
def test_the_notebook_draws_the_same_images(language: str) -> None:
    drawn: dict[str, Any] = {"np": np}
    exec(cell(language, "draw_shapes"), drawn)
    images, labels = shapes.draw_shapes(shapes.COUNT, shapes.SEED)
    assert np.array_equal(drawn["images"], images)
    assert np.array_equal(drawn["labels"], labels)
    assert len(drawn["names"]) == 10


@each_language
def test_the_notebook_asks_for_the_same_accuracy(language: str) -> None:
    text = "\n".join(cell.source for cell in source_notebook(language, "shapes").cells if cell.cell_type == "markdown")
    assert re.search(rf"\b{shapes.ACCURACY * 100:.0f} ?%", text)


def test_each_part_has_as_many_images_of_each_kind() -> None:
    data = shapes.load()
    assert (data.x_train.shape, data.x_valid.shape) == ((4000, 28, 28), (1000, 28, 28))
    assert data.x_train.dtype == data.y_train.dtype == np.uint8
    assert np.bincount(data.y_train).tolist() == [400] * 10
    assert np.bincount(data.y_valid).tolist() == [100] * 10
    assert data.categories == 10


def test_what_is_foreseen_comes() -> None:
    peeked, data = shapes.peek(), shapes.load()
    assert (peeked.name, peeked.bar) == (data.name, data.bar)


def test_the_validation_part_goes_by_the_name() -> None:
    images, labels = shapes.validation_part("shapes") or pytest.fail("there is none")
    assert np.array_equal(images, shapes.load().x_valid)
    assert np.array_equal(labels, shapes.load().y_valid)
    assert shapes.validation_part("mnist") is None


def test_shapes_that_came_out_otherwise_are_not_taken_for_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "SEED", 29)
    with pytest.raises(DatasetError, match=r"different random numbers; install .* `requirements\.lock`"):
        shapes.load()
