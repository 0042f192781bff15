"""Networks as data: what is rebuilt, what is refused, and which networks count as the same."""

from __future__ import annotations

import json
import resource
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import keras
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from keras.optimizers import schedules

from autograder import limits
from autograder.training.model_config import (
    RefusedError,
    TrainingConfig,
    exceeds_limits,
    rebuild_loss,
    rebuild_model,
    rebuild_optimizer,
)

MEGABYTE = 2**20
CROSS_ENTROPY = '"categorical_crossentropy"'
ADAM = (
    '{"module": "keras.optimizers", "class_name": "Adam", "config": {"learning_rate": 0.001}, "registered_name": null}'
)
SLOW_ADAM = ADAM.replace("0.001", "1e-5")
LAYER_MODULE = "keras.layers"

# TensorFlow takes its settings before the first tensor, so nothing is built while the tests are collected.
pytestmark = pytest.mark.usefixtures("tensorflow")


def configuration(*layers: Any, inputs: tuple[int, ...] = (784,)) -> dict[str, Any]:
    model = keras.Sequential([keras.Input(inputs), *layers])
    config: dict[str, Any] = json.loads(keras.Model(model.inputs, model.outputs).to_json())
    return config


def reference(first: str = "a", units: int = 512, activation: str = "relu", **options: Any) -> dict[str, Any]:
    dense = keras.layers.Dense
    return configuration(
        dense(units, activation, name=first, **options), dense(512, "relu", **options), dense(10, "softmax", **options)
    )


def digest(model: dict[str, Any], optimizer: str = ADAM, loss: str = CROSS_ENTROPY) -> str:
    return TrainingConfig(json.dumps(model), optimizer, loss).digest()


def refusal(rebuild: Callable[[str], Any], config: Any) -> str:
    """The sentence of a refusal, which must come quickly and with little memory."""
    text = config if isinstance(config, str) else json.dumps(config)
    memory, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    with pytest.raises(RefusedError) as error:
        rebuild(text)
    assert time.process_time() - start < 20
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) * 1024 < 500 * MEGABYTE
    return str(error.value)


def part(name: str, module: str = LAYER_MODULE, /, **config: Any) -> dict[str, Any]:
    return {"module": module, "class_name": name, "config": config, "registered_name": None}


def sequential(*layers: Any) -> dict[str, Any]:
    return part("Sequential", "keras", name="s", layers=[part("InputLayer", batch_shape=[None, 784]), *layers])


# --- models


def test_the_reference_is_rebuilt() -> None:
    model = rebuild_model(json.dumps(reference()))
    assert isinstance(model, keras.Model)
    assert model.count_params() == 669_706
    assert [layer.get_config().get("activation") for layer in model.layers[1:]] == ["relu", "relu", "softmax"]


@pytest.mark.parametrize(
    "layers",
    [
        pytest.param(lambda: [keras.layers.Dense(9), keras.layers.ReLU(), keras.layers.Softmax()], id="activations"),
        pytest.param(lambda: [keras.layers.Dropout(0.2), keras.layers.BatchNormalization()], id="regularisation"),
        pytest.param(
            lambda: [keras.layers.Reshape((28, 28, 1)), keras.layers.Conv2D(4, 3), keras.layers.Flatten()], id="images"
        ),
        pytest.param(
            lambda: [keras.layers.Dense(9, kernel_initializer=keras.initializers.HeNormal(3), kernel_regularizer="l2")],
            id="initialiser",
        ),
        pytest.param(lambda: [keras.layers.Dense(9, activation=keras.activations.relu)], id="activation function"),
        pytest.param(lambda: [keras.Sequential([keras.layers.Dense(9)], name="inner")], id="nested"),
    ],
)
def test_what_keras_has_of_its_own_is_rebuilt(layers: Callable[[], list[Any]]) -> None:
    config = configuration(*layers())
    assert json.loads(rebuild_model(json.dumps(config)).to_json())["config"]["layers"]


@keras.saving.register_keras_serializable("student")
class Doubled(keras.layers.Layer):  # type: ignore[misc]  # Keras is untyped
    """A layer of a student's own, registered with Keras as they are told to."""

    def call(self, inputs: Any) -> Any:
        return inputs * 2


def test_a_registered_layer_is_refused() -> None:
    assert refusal(rebuild_model, configuration(Doubled())) == "`Doubled` is not one of Keras's built-in parts (layer)"


def test_a_lambda_is_refused() -> None:
    assert refusal(rebuild_model, configuration(keras.layers.Lambda(lambda x: x))).startswith("`Lambda` is not one")


@pytest.mark.parametrize(
    "layer",
    [
        pytest.param(part("Lambda", function=part("__lambda__", "builtins", code="4w==")), id="lambda"),
        pytest.param(part("__lambda__", "builtins", code="4w=="), id="bare lambda"),
        pytest.param(part("Dense", units=3, activation=part("__lambda__", "builtins", code="4w==")), id="inner lambda"),
        pytest.param(part("Dense", units=3, activation=part("function", "os", name="system")), id="function"),
        pytest.param(part("Dense", units=3, activation=part("system", "os")), id="other module"),
        pytest.param(part("Dense", "keras.src.layers.core.dense", units=3), id="other module of Keras"),
        pytest.param(part("Dense", "__main__", units=3), id="main module"),
        pytest.param({**part("Dense", units=3), "registered_name": "student>Dense"}, id="registered name"),
        pytest.param({**part("Dense", units=3), "module": ["keras.layers"]}, id="module no text"),
        pytest.param({**part("Dense", units=3), "class_name": ["Dense"]}, id="class no text"),
        pytest.param(part("TorchModuleWrapper", module="x"), id="wrapped module"),
        pytest.param(part("TFSMLayer", filepath="/tmp/x"), id="saved model"),
        pytest.param(part("Dense", units=3, kernel_initializer=part("Custom", "student")), id="initialiser"),
        pytest.param(part("Dense", units=3, note={"class_name": "os.system", "config": {}}), id="anywhere"),
        pytest.param(part("Dense", units=3, note=[[{"module": "os"}]]), id="deep inside"),
    ],
)
def test_what_is_not_on_the_list_is_refused(layer: Any) -> None:
    assert "is not one of Keras's built-in parts" in refusal(rebuild_model, sequential(layer))


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), -1, 0, 1.5, "512", None, True, [3], {"a": 1}, 10**30, 2**62], ids=str
)
def test_units_that_are_no_number_of_units_are_refused(value: Any) -> None:
    config = sequential(part("Dense", units=value), part("Dense", units=10))
    if value is True:
        # Python takes it for a one, and so does Keras.
        assert rebuild_model(json.dumps(config)).count_params() == 784 + 1 + 20
    else:
        refusal(rebuild_model, config)


@pytest.mark.parametrize("units", [30_000, 10**6, 10**9])
def test_too_many_parameters_are_refused_unbuilt(units: int) -> None:
    told = refusal(rebuild_model, sequential(part("Dense", units=units)))
    assert told == f"the network has {785 * units:,} parameters; the limit here is 20,000,000"


def test_too_many_values_are_refused_unbuilt() -> None:
    layers = part("Reshape", target_shape=[28, 28, 1]), part("UpSampling2D", size=[1000, 1000])
    told = refusal(rebuild_model, sequential(*layers))
    assert "784,001,568 values to compute for each image" in told


def test_too_much_computing_is_refused_unbuilt() -> None:
    convolution = part("Conv2D", filters=30, kernel_size=[20, 20], padding="same")
    told = refusal(rebuild_model, sequential(part("Reshape", target_shape=[28, 28, 1]), *[convolution] * 5))
    assert "multiplications for each image" in told


def mixing(doublings: int) -> str:
    """A network that gives each image so many times."""
    inputs = value = keras.Input((784,))
    for _ in range(doublings):
        value = keras.layers.Concatenate(axis=0)([value, value])
    return str(keras.Model(inputs, value).to_json())


def test_a_network_that_mixes_its_images_is_refused() -> None:
    entrance = keras.Input((784,))
    config = keras.Model(entrance, keras.ops.reshape(entrance, (-1, 392))).to_json()
    assert refusal(rebuild_model, config) == "the network mixes the given images with one another"
    assert refusal(rebuild_model, mixing(1)) == "the network mixes the given images with one another"


def test_a_network_of_too_many_images_is_refused_unbuilt() -> None:
    assert "values to compute for each image" in refusal(rebuild_model, mixing(40))


@pytest.mark.parametrize(
    ("config", "exceeds"),
    [
        (sequential(part("Dense", units=10)), False),
        (sequential(part("Dense", units=10**6)), True),
        (sequential(*[part("Dense", units=1)] * 250), True),
        (sequential(part("Foreign", units=10**6)), False),
        (sequential(part("Dense", units="many")), False),
        (lambda: mixing(1), False),
        (lambda: mixing(40), True),
        (None, False),
    ],
    ids=["small", "large", "deep", "foreign", "wrong", "mixing", "many images", "none"],
)
def test_what_exceeds_the_limits_is_known_from_a_configuration(config: Any, exceeds: bool) -> None:
    text = config() if callable(config) else json.dumps(config) if config else ""
    assert exceeds_limits(text) is exceeds


@pytest.mark.parametrize("count", [250, 3000])
def test_too_many_layers_are_refused_unbuilt(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keras.models, "model_from_json", lambda text: pytest.fail("it was built"))
    config = sequential(*[part("Dense", units=1)] * count)
    assert refusal(rebuild_model, config) == "the network has more than 200 layers"


def test_too_many_layers_inside_each_other_are_refused() -> None:
    inner = part("Sequential", "keras", layers=[part("Dense", units=1)] * 150)
    assert refusal(rebuild_model, sequential(*[inner] * 20)) == "the network has more than 200 layers"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("{", id="half"),
        pytest.param("[]", id="list"),
        pytest.param("null", id="null"),
        pytest.param('"Dense"', id="text"),
        pytest.param("[" * 100_000, id="nested text"),
        pytest.param("[" * 900 + "]" * 900, id="nested lists"),
        pytest.param('{"a":' * 100 + "1" + "}" * 100, id="nested objects"),
    ],
)
@pytest.mark.parametrize("rebuild", [rebuild_model, rebuild_optimizer, rebuild_loss])
def test_what_is_no_configuration_is_refused(rebuild: Callable[[str], Any], text: str) -> None:
    refusal(rebuild, text)


@pytest.mark.parametrize(
    "config",
    [
        pytest.param(part("Dense", units=3), id="layer"),
        pytest.param({**part("Dense", units=3), "build_config": {"input_shape": [None, 784]}}, id="built layer"),
        pytest.param(part("InputLayer", batch_shape=[None, 3]), id="input"),
        pytest.param(part("Zeros", "keras.initializers"), id="initialiser"),
        pytest.param(part("Sequential", "keras", layers=5), id="layers a number"),
        pytest.param(part("Sequential", "keras", layers=[5]), id="layer a number"),
        pytest.param({**sequential(), "config": [1]}, id="config a list"),
        pytest.param({**sequential(), "config": None}, id="no config"),
        pytest.param(part("Functional", "keras", layers=[]), id="no layers"),
        pytest.param(sequential(part("Reshape", target_shape=[10**9])), id="shape that does not fit"),
    ],
)
def test_what_is_no_whole_network_is_refused(config: Any) -> None:
    refusal(rebuild_model, config)


@settings(max_examples=30, derandomize=True, deadline=None, database=None)
@given(st.data())
def test_a_changed_configuration_is_rebuilt_or_refused(data: st.DataObject) -> None:
    config = configuration(keras.layers.Dense(4, "relu"), keras.layers.Dense(3), inputs=(5,))
    place: Any = config
    while isinstance(place, (dict, list)) and place:
        holder = place
        key = data.draw(st.sampled_from(sorted(place) if isinstance(place, dict) else range(len(place))))
        place = holder[key]
    holder[key] = data.draw(
        st.none() | st.integers(-2, 9) | st.text(max_size=3) | st.just([]) | st.just({}) | st.just("Lambda")
    )
    with suppress(RefusedError):
        assert isinstance(rebuild_model(json.dumps(config)), keras.Model)


# --- optimizers and losses


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: keras.optimizers.SGD(0.1, momentum=0.9, nesterov=True), id="SGD"),
        pytest.param(lambda: keras.optimizers.RMSprop(), id="RMSprop"),
        pytest.param(lambda: keras.optimizers.AdamW(weight_decay=0.01), id="AdamW"),
        pytest.param(lambda: keras.optimizers.Adam(schedules.ExponentialDecay(0.01, 100, 0.9)), id="exponential decay"),
        pytest.param(lambda: keras.optimizers.Adam(schedules.CosineDecay(0.01, 100)), id="cosine decay"),
    ],
)
def test_an_optimizer_is_rebuilt_with_its_settings(make: Callable[[], Any]) -> None:
    optimizer = make()
    config = keras.optimizers.serialize(optimizer)
    rebuilt = rebuild_optimizer(json.dumps(config))
    assert type(rebuilt) is type(optimizer)
    assert keras.optimizers.serialize(rebuilt)["config"] == config["config"]


@pytest.mark.parametrize(
    "config",
    [
        pytest.param("adam", id="name"),
        pytest.param(part("Adam", "student"), id="other module"),
        pytest.param({**part("Adam", "keras.optimizers"), "registered_name": "student>Adam"}, id="registered"),
        pytest.param(part("Adam", "keras.optimizers", learning_rate="fast"), id="rate no number"),
        pytest.param(part("Adam", "keras.optimizers", learning_rate=part("Mine", "student")), id="schedule"),
        pytest.param(part("ExponentialDecay", "keras.optimizers.schedules"), id="schedule alone"),
        pytest.param(part("Adam", "keras.optimizers", unheard_of=1), id="unknown setting"),
        pytest.param(part("Dense", units=3), id="layer"),
    ],
)
def test_what_is_no_optimizer_is_refused(config: Any) -> None:
    refusal(rebuild_optimizer, json.dumps(config))


def test_a_loss_is_known_by_its_name() -> None:
    assert rebuild_loss(CROSS_ENTROPY) == "categorical_crossentropy"


def test_a_loss_is_rebuilt_with_its_settings() -> None:
    loss = keras.losses.CategoricalCrossentropy(label_smoothing=0.1)
    rebuilt = rebuild_loss(json.dumps(keras.losses.serialize(loss)))
    assert type(rebuilt) is type(loss)
    assert rebuilt.get_config() == loss.get_config()


@pytest.mark.parametrize(
    "config",
    [
        "my_loss",
        "os.system",
        "",
        part("Mine", "student"),
        part("LambdaLoss", "keras.losses"),
        part("function", "builtins", name="print"),
        part("CategoricalCrossentropy", "keras.losses", unheard_of=1),
    ],
    ids=str,
)
def test_what_is_no_loss_is_refused(config: Any) -> None:
    refusal(rebuild_loss, json.dumps(config))


def test_a_refusal_shows_nothing_but_a_name() -> None:
    told = refusal(rebuild_loss, json.dumps("<script>\x1b[31m alert(1) " + "x" * 100))
    assert told.startswith("`script31malert1xxx")
    assert len(told) < 120


# --- the same network


@pytest.mark.parametrize("name", ["my layer", "réteg", "a/b", "", "x" * 5000])
def test_layers_are_rebuilt_whatever_their_names(name: str) -> None:
    config = reference(units=8)
    text = json.dumps(config).replace('"a"', json.dumps(name))
    model = rebuild_model(text)
    assert model.count_params() == rebuild_model(json.dumps(config)).count_params()
    assert name not in [layer.name for layer in model.layers]


def test_a_batch_size_that_is_written_in_does_not_matter() -> None:
    text = json.dumps(reference())
    sized = json.loads(text.replace("[null, 784]", "[32, 784]"))
    assert json.dumps(sized) != text
    assert digest(sized) == digest(reference())
    assert rebuild_model(json.dumps(sized)).input_shape == (None, 784)


def test_names_of_layers_do_not_matter() -> None:
    assert digest(reference("a")) == digest(reference("b"))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(lambda: reference(activation="tanh"), id="activation"),
        pytest.param(lambda: reference(units=256), id="units"),
        pytest.param(lambda: reference(kernel_initializer="zeros"), id="initialiser"),
        pytest.param(lambda: reference(trainable=False), id="frozen"),
        pytest.param(lambda: reference(dtype="float16"), id="precision"),
        pytest.param(lambda: configuration(keras.layers.Dense(512, "relu")), id="fewer layers"),
    ],
)
def test_everything_else_matters(other: Callable[[], dict[str, Any]]) -> None:
    assert digest(other()) != digest(reference())


def test_a_precision_is_no_name() -> None:
    def alike(precision: str) -> dict[str, Any]:
        policy = part("DTypePolicy", "keras", name=precision)
        return sequential({**part("Dense", name=precision, units=3, dtype=policy), "name": precision})

    assert digest(alike("float16")) != digest(alike("float32"))


def test_how_layers_are_joined_matters() -> None:
    def joined(crossed: bool) -> dict[str, Any]:
        entrance = keras.Input((4,), name="in")
        first, second = keras.layers.Dense(4, "relu", name="p"), keras.layers.Dense(4, name="q")
        one, two = first(entrance), second(entrance)
        both = keras.layers.Subtract(name="s")([two, one] if crossed else [one, two])
        config: dict[str, Any] = json.loads(keras.Model(entrance, [one, both]).to_json())
        return config

    assert digest(joined(False)) != digest(joined(True))


def test_optimizer_and_loss_matter() -> None:
    digests = {digest(reference()), digest(reference(), optimizer=SLOW_ADAM), digest(reference(), loss='"mse"')}
    assert len(digests) == 3


@pytest.mark.parametrize("text", ["", "{", "[" * 5000, "[" * 900 + "]" * 900])
@pytest.mark.parametrize("place", range(3))
def test_what_can_not_be_read_has_no_digest(place: int, text: str) -> None:
    parts = [json.dumps(reference()), ADAM, CROSS_ENTROPY]
    parts[place] = text
    with pytest.raises(RefusedError, match="can't be read"):
        TrainingConfig(*parts).digest()


def test_the_limits_leave_room_for_the_reference() -> None:
    assert limits.MAX_PARAMETERS > 10 * 669_706
