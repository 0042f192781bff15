"""Training: real Keras, on a slice of the embedded digits."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from autograder.grade import Training
from autograder.messages import Message, say
from autograder.training import model_config as allowed
from autograder.training.backend import is_fault
from autograder.training.dataset import Dataset, digits
from autograder.training.model_config import RefusedError, TrainingConfig
from autograder.training.train import EPOCHS, Trainer, TrainingPlan, TrainingResult, follow, train

ROOT = Path(__file__).parents[2]
OPTIMIZERS = next(names for names, modules in allowed._OPTIMIZERS.items() if "keras.optimizers" in modules).split()

pytestmark = pytest.mark.usefixtures("tensorflow")


def test_numpy_computes_with_one_thread_a_process() -> None:
    pools = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    assert {pool["num_threads"] for pool in pools} == {1}


@pytest.fixture(scope="module")
def small() -> Dataset:
    whole = digits()
    return dataclasses.replace(whole, x_train=whole.x_train[:320], y_train=whole.y_train[:320], bar=2.0)


def config(units: int = 32, name: str | None = None, rate: float = 0.005, **settings: Any) -> TrainingConfig:
    import keras

    return network(keras.layers.Dense(units, activation="relu", name=name, **settings), rate=rate)


def plan(**settings: Any) -> list[TrainingPlan]:
    return [TrainingPlan(config(**settings))]


def network(
    *hidden: Any, optimizer: Any = None, loss: Any = "categorical_crossentropy", rate: float = 0.005
) -> TrainingConfig:
    """The config of a network with the given layers between 784 inputs and a softmax of 10."""
    import keras

    model = keras.Sequential([keras.Input((784,)), *hidden, keras.layers.Dense(10, activation="softmax")])
    settings = keras.optimizers.serialize(optimizer or keras.optimizers.Adam(rate))
    loss = loss if isinstance(loss, str) else keras.losses.serialize(loss)
    return TrainingConfig(model.to_json(), json.dumps(settings), json.dumps(loss))


def trained(trainer: Trainer, plans: list[TrainingPlan]) -> Training:
    """The training that counts, which is no refusal."""
    result = trainer.train(plans)
    assert isinstance(result, Training), result
    return result


def test_a_network_learns_for_at_most_five_epochs(small: Dataset) -> None:
    result = train(config(), small, seed=1)
    assert result.accuracy > 0.5
    assert result.epochs == EPOCHS
    assert result.parameters == 784 * 32 + 32 + 32 * 10 + 10
    assert (result.dataset, result.cached) == ("digits", False)


def test_training_stops_when_the_bar_is_reached(small: Dataset) -> None:
    result = train(config(), dataclasses.replace(small, bar=0.2), seed=1)
    assert result.epochs < EPOCHS


def test_the_curve_has_every_check_and_the_accuracy_is_its_best(small: Dataset) -> None:
    result = train(config(), small, seed=1)
    assert [epochs for epochs, _ in result.curve] == pytest.approx(np.arange(1, 26) / 5)
    assert result.accuracy == max(accuracy for _, accuracy in result.curve)


def test_full_training_goes_on_and_gives_the_same_verdict(small: Dataset) -> None:
    for bar in (0.2, 1.0):
        data = dataclasses.replace(small, bar=bar)
        short, full = (train(config(), data, seed=1, full=full) for full in (False, True))
        assert (short.accuracy >= bar) == (full.accuracy >= bar)
        assert full.epochs == EPOCHS
        assert full.curve[: len(short.curve)] == short.curve


def test_a_trainer_in_full_trains_all_epochs(small: Dataset) -> None:
    assert trained(Trainer(dataclasses.replace(small, bar=0.2), full=True), plan()).epochs == EPOCHS


def test_other_threads_do_not_change_a_training(small: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, draw = train(config(), small, seed=3).curve, random.randint
    # as when another thread draws from Python's one generator just before Keras does
    monkeypatch.setattr(random, "randint", lambda *bounds: draw(*bounds) ^ 1)
    assert train(config(), small, seed=3).curve == alone


def test_a_seed_decides_the_curve(small: Dataset) -> None:
    assert train(config(), small, seed=3).curve == train(config(), small, seed=3).curve
    assert train(config(), small, seed=3).curve != train(config(), small, seed=4).curve


ELSEWHERE = """
import os, sys
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:1])
from autograder.training.backend import load_keras
load_keras()
import json
from autograder.training.model_config import TrainingConfig
from autograder.training.dataset import digits
from autograder.training.train import train
print(json.dumps([train(TrainingConfig(*each), digits(), 20).curve for each in json.loads(sys.argv[1])]))
"""


def curves_elsewhere(*designs: TrainingConfig, **environment: str) -> Any:
    """The curves of the same trainings in a process of its own, on one core."""
    command = [sys.executable, "-c", ELSEWHERE, json.dumps([dataclasses.astuple(design) for design in designs])]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def image_design() -> TrainingConfig:
    from keras import layers

    image = [layers.Reshape((28, 28, 1)), layers.Conv2D(4, 3, strides=2, activation="relu"), layers.MaxPooling2D()]
    return network(*image, layers.Flatten(), layers.Dense(64), layers.BatchNormalization(), layers.Dropout(0.2))


def test_another_process_on_one_core_gets_the_same_curves() -> None:
    designs = (config(units=512), image_design())
    here = [[list(check) for check in train(design, digits(), 20).curve] for design in designs]
    assert curves_elsewhere(*designs) == here


def test_jax_learns_as_much() -> None:
    pytest.importorskip("jax")
    (there,) = curves_elsewhere(config(units=64), KERAS_BACKEND="jax")
    assert max(accuracy for _, accuracy in there) >= digits().bar


def test_a_training_leaves_its_images_with_nobody() -> None:
    whole = digits()
    images, labels = np.resize(whole.x_train, (40_000, 28, 28)), np.resize(whole.y_train, 40_000)
    large = dataclasses.replace(whole, x_train=images, y_train=labels, bar=0.0)
    train(config(), large, seed=1)
    before = resident_bytes()
    for units in (3, 4, 5):
        train(config(units=units), large, seed=1)
    assert resident_bytes() - before < 2 * 4 * images.size


def resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_every_optimizer_that_is_allowed_trains(name: str, small: Dataset) -> None:
    import keras

    # Adadelta measures its steps itself: its paper has no learning rate, which is 1
    optimizer = getattr(keras.optimizers, name)(1.0 if name == "Adadelta" else 0.01)
    bare = train(network(keras.layers.Dense(32, "relu"), optimizer=optimizer), small, seed=1)
    # Keras's Adafactor divides by 0 at pixels that are 0 in every image
    assert name == "Adafactor" or bare.curve[0][1] != bare.curve[-1][1]


@pytest.mark.parametrize(
    "settings",
    [
        {"clipnorm": 1.0, "weight_decay": 0.001},
        {"global_clipnorm": 1.0, "loss_scale_factor": 8.0},
        {"clipvalue": 0.5, "use_ema": True, "ema_momentum": 0.5, "ema_overwrite_frequency": 2},
        {"gradient_accumulation_steps": 2},
    ],
    ids=lambda settings: next(iter(settings)),
)
def test_settings_of_optimizers_are_kept(settings: dict[str, Any], small: Dataset) -> None:
    import keras

    adam = keras.optimizers.Adam(0.005, **settings)
    assert train(network(keras.layers.Dense(32, "relu"), optimizer=adam), small, seed=1).accuracy > 0.5


def test_the_learning_rate_follows_its_schedule(small: Dataset) -> None:
    import keras

    stopping = keras.optimizers.schedules.PiecewiseConstantDecay([3], [0.005, 0.0])
    curve = train(network(keras.layers.Dense(32), optimizer=keras.optimizers.Adam(stopping)), small, seed=1).curve
    assert len({accuracy for _, accuracy in curve[2:]}) == 1


@pytest.mark.parametrize("name", ["CategoricalFocalCrossentropy", "CosineSimilarity", "Hinge", "MeanSquaredError"])
def test_losses_of_every_kind_train(name: str, small: Dataset) -> None:
    import keras

    loss = getattr(keras.losses, name)()
    assert train(network(keras.layers.Dense(32, "relu"), loss=loss), small, seed=1).accuracy > 0.15


def test_regularisers_count(small: Dataset) -> None:
    import keras

    crushing = {"kernel_regularizer": keras.regularizers.L2(100.0)}
    assert train(config(**crushing), small, seed=1).accuracy < train(config(), small, seed=1).accuracy - 0.2


def test_moving_averages_are_kept(small: Dataset) -> None:
    from keras import layers

    # without its averages the layer would pass on the tiny values, not those that it was trained to give
    hidden = [layers.Rescaling(1e-2), layers.BatchNormalization(momentum=0.5), layers.Dense(32, "relu")]
    assert train(network(*hidden), small, seed=1).accuracy > 0.5


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16", "float64"])
def test_other_precisions_train(policy: str, small: Dataset) -> None:
    assert train(config(dtype=policy), small, seed=1).accuracy > 0.5


def test_every_layer_that_is_allowed_trains(small: Dataset) -> None:
    from keras import layers

    bare = "Softmax LeakyReLU PReLU ELU ReLU Identity Flatten BatchNormalization LayerNormalization UnitNormalization"
    flat = [getattr(layers, name)() for name in bare.split()]
    flat += [getattr(layers, name)(0.1) for name in "Dropout AlphaDropout GaussianDropout GaussianNoise".split()]
    flat += [layers.EinsumDense("ab,bc->ac", 16), layers.Activation("tanh"), layers.ActivityRegularization(0.01)]
    flat += [layers.Rescaling(2.0), layers.Reshape((4, 4)), layers.Permute((2, 1)), layers.Flatten()]
    long = [layers.Reshape((28, 28)), layers.Conv1D(3, 3), layers.MaxPooling1D(), layers.AveragePooling1D(2)]
    wide = [layers.Reshape((28, 28, 1)), layers.Conv2D(3, 3), layers.DepthwiseConv2D(3), layers.SeparableConv2D(3, 3)]
    wide += [layers.Conv2DTranspose(3, 3), layers.MaxPooling2D(), layers.AveragePooling2D(2), layers.UpSampling2D()]
    wide += [layers.ZeroPadding2D(), layers.Cropping2D(), layers.SpatialDropout2D(0.1)]
    for hidden in (flat, [*long, layers.GlobalMaxPooling1D()], [*long, layers.GlobalAveragePooling1D()]):
        assert train(network(*hidden), small, seed=1).epochs == EPOCHS
    for last in (layers.GlobalMaxPooling2D(), layers.GlobalAveragePooling2D()):
        assert train(network(*wide, last), small, seed=1).epochs == EPOCHS


@pytest.mark.parametrize("name", ["MaxPooling2D", "AveragePooling2D"])
def test_pooling_without_a_convolution_trains(name: str, small: Dataset) -> None:
    from keras import layers

    hidden = [layers.Reshape((28, 28, 1)), getattr(layers, name)(2), layers.Flatten()]
    assert train(network(*hidden), small, seed=1).accuracy > 0.5


def test_accuracy_is_that_of_the_validation_labels(small: Dataset) -> None:
    shifted = dataclasses.replace(small, y_valid=((small.y_valid + 1) % 10).astype(np.uint8))
    assert train(config(), shifted, seed=1).accuracy < 0.3


def test_mistakes_are_misclassified_validation_images(small: Dataset) -> None:
    result = train(config(), dataclasses.replace(small, bar=0.2), seed=1)
    assert 0 < len(result.mistakes) <= (1 - result.accuracy) * len(small.y_valid) + 0.5
    assert all(small.y_valid[place] != guess for place, guess in result.mistakes)


def test_networks_that_differ_in_names_alone_are_trained_once(small: Dataset) -> None:
    trainer = Trainer(dataclasses.replace(small, bar=0.2))
    first = trained(trainer, plan(name="mine"))
    second = trained(trainer, plan(name="yours"))
    assert (first.cached, second.cached) == (False, True)
    assert first.accuracy == second.accuracy


def test_networks_that_differ_are_trained_each(small: Dataset) -> None:
    trainer = Trainer(dataclasses.replace(small, bar=0.2))
    trained(trainer, plan())
    assert not trained(trainer, plan(rate=0.004)).cached
    assert not trained(trainer, plan(units=33)).cached


def test_a_miss_is_tried_again_with_other_seeds(small: Dataset) -> None:
    trainer = Trainer(small, seeds=(1, 2))
    best = trained(trainer, plan())
    singly = [train(config(), small, seed).accuracy for seed in (1, 2)]
    assert best.accuracy == max(singly)


SEEDS = (1, 2, 3)
FIRST, SECOND = (TrainingConfig(f'"{name}"', '""', '""') for name in ("first", "second"))
UNREADABLE = TrainingConfig("{", "{", "{")
MISSED, CLOSE, PASSED = (Training(accuracy, 0.9, 5, 1, "digits", "CPU", False) for accuracy in (0.5, 0.8, 0.95))
REFUSED = say("the network can't be trained")


def followed(
    plans: list[TrainingPlan], *results: TrainingResult
) -> tuple[list[tuple[str, int]], TrainingResult | None]:
    """What is trained, each time with the next result: networks and seeds; and the result that counts."""
    steps, replies = follow(plans, "digits", SEEDS), iter((None, *results))
    asked: list[tuple[str, int]] = []
    while True:
        try:
            task = steps.send(next(replies))
        except StopIteration as end:
            assert next(replies, None) is None, "a result that nobody asked for"
            return asked, end.value
        asked.append((json.loads(task.config.model), task.seed))


ALL_SEEDS = [("first", 1), ("second", 1), ("second", 2), ("second", 3)]


@pytest.mark.parametrize(
    ("results", "counts"),
    [
        ([PASSED], PASSED),
        ([MISSED, PASSED], PASSED),
        ([MISSED, CLOSE, PASSED], PASSED),
        ([CLOSE, MISSED, MISSED, PASSED], PASSED),
        ([MISSED, CLOSE, MISSED, MISSED], CLOSE),
        ([MISSED, REFUSED], MISSED),
        ([REFUSED, MISSED, CLOSE, MISSED], CLOSE),
        ([REFUSED, REFUSED], REFUSED),
        ([CLOSE, MISSED, REFUSED], CLOSE),
    ],
)
def test_plans_are_followed_in_order(results: list[TrainingResult], counts: TrainingResult) -> None:
    asked = ALL_SEEDS[: len(results)]
    assert followed([TrainingPlan(FIRST), TrainingPlan(SECOND)], *results) == (asked, counts)


def test_no_plan_leads_to_no_training() -> None:
    assert followed([]) == ([], None)


def test_a_network_that_cannot_be_read_is_not_trained() -> None:
    asked, counts = followed([TrainingPlan(UNREADABLE)])
    assert isinstance(counts, Message)
    assert (asked, counts.text()) == ([], "the configuration of the network can't be read")
    assert followed([TrainingPlan(UNREADABLE), TrainingPlan(FIRST)], PASSED) == ([("first", 1)], PASSED)


def test_training_tells_whether_the_reference_was_used() -> None:
    plans = [TrainingPlan(FIRST), TrainingPlan(SECOND, reference_used=True)]
    counts = [followed(plans, *results)[1] for results in ([PASSED], [MISSED, PASSED])]
    assert [each.reference_used for each in counts if isinstance(each, Training)] == [False, True]


def test_a_config_that_does_not_fit_is_refused(small: Dataset) -> None:
    with pytest.raises(RefusedError):
        train(dataclasses.replace(config(), optimizer=json.dumps({"class_name": "Evil"})), small, seed=1)


def test_settings_that_keras_can_not_train_with_are_refused(small: Dataset) -> None:
    import keras

    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(7, activation="softmax")])
    with pytest.raises(RefusedError, match="can't be trained"):
        train(dataclasses.replace(config(), model=model.to_json()), small, seed=1)


WITHOUT_MEMORY = """
import json, resource, sys
from autograder.training.backend import load_keras
load_keras()
from autograder.training.model_config import TrainingConfig
from autograder.training.dataset import digits
from autograder.training.train import train
data = digits()
pages = int(open("/proc/self/statm").read().split()[5])
resource.setrlimit(resource.RLIMIT_DATA, 2 * (pages * resource.getpagesize() + 2**20,))
try:
    train(TrainingConfig(*json.loads(sys.argv[1])), data, 20)
except Exception as error:
    print(type(error).__name__)
"""


def test_a_machine_without_memory_is_no_fault_of_the_network() -> None:
    command = [sys.executable, "-c", WITHOUT_MEMORY, json.dumps(dataclasses.astuple(config()))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    # TensorFlow ends its process where it finds no memory for a thread
    assert done.stdout.strip() in ("MemoryError", "ResourceExhaustedError", ""), done.stderr
    assert bool(done.stdout) == (done.returncode == 0)


@pytest.mark.parametrize(
    ("kind", "fault"), [("ResourceExhaustedError", True), ("AbortedError", True), ("InvalidArgumentError", False)]
)
def test_errors_of_the_machine_are_told_from_those_of_a_network(kind: str, fault: bool) -> None:
    import tensorflow as tf

    assert is_fault(getattr(tf.errors, kind)(None, None, "it failed")) is fault


@pytest.mark.filterwarnings("ignore:The model does not have any trainable weights")
def test_a_network_without_weights_to_train_keeps_its_accuracy(small: Dataset) -> None:
    from keras import layers

    frozen = network(layers.Dense(16, trainable=False)).model.replace('"trainable": true', '"trainable": false')
    curve = train(dataclasses.replace(config(), model=frozen), small, seed=1).curve
    assert len({accuracy for _, accuracy in curve}) == 1
