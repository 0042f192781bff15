"""Training: real Keras, on a slice of the embedded digits."""

from __future__ import annotations

import dataclasses
import json

import numpy as np
import pytest

from autograder.blueprint import Blueprint, RefusedError
from autograder.dataset import Dataset, digits
from autograder.training import EPOCHS, Trainer, train


@pytest.fixture(scope="module")
def small() -> Dataset:
    whole = digits()
    return dataclasses.replace(whole, x_train=whole.x_train[:320], y_train=whole.y_train[:320], bar=2.0)


def blueprint(units: int = 32, name: str | None = None, rate: float = 0.005) -> Blueprint:
    import keras

    inputs = keras.Input((784,))
    hidden = keras.layers.Dense(units, activation="relu", name=name)(inputs)
    model = keras.Model(inputs, keras.layers.Dense(10, activation="softmax")(hidden))
    optimizer = keras.optimizers.serialize(keras.optimizers.Adam(rate))
    return Blueprint(model.to_json(), json.dumps(optimizer), json.dumps("categorical_crossentropy"))


def test_a_network_learns_for_at_most_five_epochs(small: Dataset):
    result = train(blueprint(), small, seed=1)
    assert result.accuracy > 0.5
    assert result.epochs == EPOCHS
    assert result.parameters == 784 * 32 + 32 + 32 * 10 + 10
    assert (result.dataset, result.cached) == ("digits", False)


def test_training_stops_when_the_bar_is_reached(small: Dataset):
    result = train(blueprint(), dataclasses.replace(small, bar=0.2), seed=1)
    assert result.epochs < EPOCHS


def test_the_same_seed_gives_the_same_accuracy(small: Dataset):
    assert train(blueprint(), small, seed=3).accuracy == train(blueprint(), small, seed=3).accuracy


def test_accuracy_is_that_of_the_validation_labels_not_of_the_training(small: Dataset):
    shifted = dataclasses.replace(small, y_valid=((small.y_valid + 1) % 10).astype(np.uint8))
    assert train(blueprint(), shifted, seed=1).accuracy < 0.3


def test_networks_that_differ_in_names_alone_are_trained_once(small: Dataset):
    trainer = Trainer(dataclasses.replace(small, bar=0.2))
    first = trainer.train(blueprint(name="mine"))
    second = trainer.train(blueprint(name="yours"))
    assert (first.cached, second.cached) == (False, True)
    assert first.accuracy == second.accuracy


def test_networks_that_differ_are_trained_each(small: Dataset):
    trainer = Trainer(dataclasses.replace(small, bar=0.2))
    trainer.train(blueprint())
    assert not trainer.train(blueprint(rate=0.004)).cached
    assert not trainer.train(blueprint(units=33)).cached


def test_a_miss_is_tried_again_with_other_seeds(small: Dataset):
    trainer = Trainer(small, seeds=(1, 2))
    best = trainer.train(blueprint())
    singly = [train(blueprint(), small, seed).accuracy for seed in (1, 2)]
    assert best.accuracy == max(singly)


def test_a_blueprint_that_does_not_fit_is_refused(small: Dataset):
    with pytest.raises(RefusedError):
        train(dataclasses.replace(blueprint(), optimizer=json.dumps({"class_name": "Evil"})), small, seed=1)
