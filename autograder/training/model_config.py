"""Networks as data: a model's configuration and compile settings, checked against an allow-list, then rebuilt.

A configuration comes from a student's process, so it is taken for hostile until it is checked: only Keras's own
layers, initialisers, regularisers, optimizers and losses, in bounded numbers and sizes. Code never crosses.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from autograder import limits
from autograder.grade import FailureKind
from autograder.messages import Message, say
from autograder.training import backend

_CLASSES = {
    "Functional Sequential Model": (
        "keras",
        "keras.models",
        "keras.src.models.functional",
        "keras.src.models.sequential",
    ),
    "DTypePolicy": ("keras",),
    "InputLayer Dense EinsumDense Activation ReLU Softmax LeakyReLU PReLU ELU Dropout AlphaDropout GaussianDropout "
    "GaussianNoise SpatialDropout2D Flatten Reshape Permute Identity Rescaling BatchNormalization LayerNormalization "
    "UnitNormalization Add Subtract Multiply Average Maximum Minimum Concatenate ActivityRegularization "
    "Conv1D Conv2D DepthwiseConv2D SeparableConv2D Conv2DTranspose MaxPooling1D MaxPooling2D AveragePooling1D "
    "AveragePooling2D GlobalMaxPooling1D GlobalMaxPooling2D GlobalAveragePooling1D GlobalAveragePooling2D "
    "ZeroPadding2D Cropping2D UpSampling2D": ("keras.layers",),
    "Zeros Ones Constant RandomNormal RandomUniform TruncatedNormal VarianceScaling GlorotNormal GlorotUniform "
    "HeNormal HeUniform LecunNormal LecunUniform Orthogonal Identity": ("keras.initializers",),
    "L1 L2 L1L2": ("keras.regularizers",),
    "MaxNorm MinMaxNorm NonNeg UnitNorm": ("keras.constraints",),
    "Relu Relu6 Sigmoid Softmax LogSoftmax Silu Gelu Elu Selu Softplus Softsign LeakyRelu": ("keras.src.ops.nn",),
    "Reshape Add Subtract Multiply Maximum Minimum Divide TrueDivide Tanh Ravel": ("keras.src.ops.numpy",),
    "ReLU": ("keras.src.activations.activations",),
}
_OPTIMIZERS = {
    "SGD RMSprop Adam AdamW Adadelta Adagrad Adamax Adafactor Nadam Ftrl Lion Lamb Muon": ("keras.optimizers",),
    "ExponentialDecay PiecewiseConstantDecay PolynomialDecay InverseTimeDecay CosineDecay CosineDecayRestarts": (
        "keras.optimizers.schedules",
    ),
}
_LOSSES = {
    "CategoricalCrossentropy CategoricalFocalCrossentropy BinaryCrossentropy BinaryFocalCrossentropy KLDivergence "
    "MeanSquaredError MeanAbsoluteError MeanSquaredLogarithmicError Hinge SquaredHinge CategoricalHinge Huber LogCosh "
    "Poisson CosineSimilarity": ("keras.losses",),
}
_LOSS_NAMES = frozenset(
    "categorical_crossentropy binary_crossentropy kl_divergence kld mean_squared_error mse mean_absolute_error mae "
    "categorical_focal_crossentropy binary_focal_crossentropy hinge squared_hinge categorical_hinge huber log_cosh "
    "poisson cosine_similarity".split()
)
MIXES = say("the network mixes the given images with one another")
_RELATIVES = ("name", "keras_history", "input_layers", "output_layers")
_EXTRAS = ("build_config", "compile_config")
_IDLE = ("registered_name", *_EXTRAS)


class RefusedError(Exception):
    """A configuration that is not rebuilt: the sentence that says which part, and why, and the kind of failure."""

    def __init__(self, message: Message, kind: FailureKind = FailureKind.WRONG) -> None:
        super().__init__(message.text())
        self.message = message
        self.kind = kind


@dataclass(frozen=True)
class TrainingConfig:
    """What decides a training, but for data and seed: the model's configuration, optimizer and loss, as JSON."""

    model: str
    optimizer: str
    loss: str

    def digest(self) -> str:
        """Equal for networks that differ in the names of their layers, or a batch size, alone. Raises RefusedError."""
        parts = [_canonical(_read(text)) for text in (self.model, self.optimizer, self.loss)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def rebuild_model(configuration: str, seed: int = 0) -> Any:
    """The Keras model of a checked configuration, with fresh weights that the seed decides. Raises RefusedError.

    Its layers are named by their order, and it takes batches of any size, as Keras lets a network that was given one:
    the same training is remembered for networks that differ in nothing else.
    """
    import keras

    config = _measured(configuration)
    try:
        keras.utils.clear_session()
        model = keras.models.model_from_json(json.dumps(_seeded(config, Random(seed))))
        if not isinstance(model, keras.Model):
            raise _foreign(type(model).__name__, say("network"))
        return model
    except RefusedError:
        raise
    except Exception as error:
        raise _unbuildable(error) from None


def exceeds_limits(configuration: Any) -> bool:
    """Whether a configuration is that of a network too large to be run; False where it can't be known from it."""
    try:
        _measured(configuration)
    except RefusedError as refusal:
        return refusal.kind is FailureKind.TOO_LARGE
    return False


def _measured(configuration: Any) -> Any:
    """A configuration that was checked, in its standard form, of a network that is small enough."""
    config = _without_extras(_read(configuration))
    _check(config, _CLASSES, say("layer"))
    config = _standard(config)
    try:
        _measure(config)
    except RefusedError:
        raise
    except Exception as error:
        raise _unbuildable(error) from None
    return config


def _unbuildable(error: Exception) -> Exception:
    """Keras raises nearly every kind of exception for a configuration that does not fit together."""
    if backend.is_fault(error):
        return error
    return RefusedError(say("the network can't be built from its layers ({kind})", kind=type(error).__name__))


def _seeded(value: Any, numbers: Random) -> Any:
    """The configuration with a seed wherever it leaves one open.

    Keras would draw it from Python's one generator, which other threads of this process may use as well.
    """
    if isinstance(value, list):
        return [_seeded(child, numbers) for child in value]
    if not isinstance(value, dict):
        return value
    return {
        name: numbers.randrange(2**31) if name == "seed" and child is None else _seeded(child, numbers)
        for name, child in value.items()
    }


def _measure(config: Any) -> None:
    """Refuses what is too large, without allocating it: a configuration is small, what it asks for may not be."""
    import keras

    with keras.StatelessScope(initialize_variables=False):
        model = keras.models.model_from_json(json.dumps(_for_batches_of(1, config)))
        parameters, (values, steps), mixes = model.count_params(), _cost(model), _mixes(model)
    for number, limit, what in (
        (parameters, limits.MAX_PARAMETERS, say("parameters")),
        (values, limits.MAX_VALUES, say("values to compute for each image")),
        (steps, limits.MAX_MULTIPLICATIONS, say("multiplications for each image")),
    ):
        if number > limit:
            message = say(
                "the network has {parameters:,} {what}; the limit here is {limit:,}",
                parameters=number,
                what=what,
                limit=limit,
            )
            raise RefusedError(message, FailureKind.TOO_LARGE)
    if mixes:
        raise RefusedError(MIXES)


def _for_batches_of(size: int | None, config: Any) -> Any:
    """The configuration with inputs for so many images at a time, or any number; for one, all sizes in it are known."""
    if isinstance(config, list):
        return [_for_batches_of(size, child) for child in config]
    if not isinstance(config, dict):
        return config
    changed = {key: _for_batches_of(size, value) for key, value in config.items()}
    for key in ("batch_shape", "shape"):
        if isinstance(config.get(key), list):
            changed[key] = [size, *config[key][1:]]
    return changed


def _cost(model: Any) -> tuple[int, int]:
    """How many values the network computes for one image, and how many multiplications by weights that takes."""
    values = steps = 0
    for node in _nodes(model):
        inner = _cost(node.operation) if _graph(node.operation) else (0, 0)
        weights = 0 if any(inner) else sum(math.prod(weight.shape) for weight in getattr(node.operation, "weights", ()))
        values, steps = values + inner[0], steps + inner[1]
        for tensor in node.outputs:
            if None in tensor.shape:
                raise RefusedError(MIXES)
            values, steps = values + math.prod(tensor.shape), steps + weights * math.prod(tensor.shape[1:-1])
    return values, steps


def _mixes(model: Any) -> bool:
    """Whether a part of the network gives anything but one row for one image."""
    return any(
        any(tensor.shape[:1] != (1,) for tensor in node.outputs)
        or (_graph(node.operation) is not None and _mixes(node.operation))
        for node in _nodes(model)
    )


def _nodes(model: Any) -> Iterator[Any]:
    return (node for nodes in _graph(model)._nodes_by_depth.values() for node in nodes)


def _graph(part: Any) -> Any:
    """The functional graph of a model; None for a layer."""
    part = getattr(part, "_functional", None) or part
    return part if hasattr(part, "_nodes_by_depth") else None


def rebuild_optimizer(configuration: str) -> Any:
    """The Keras optimizer of a checked configuration. Raises RefusedError."""
    import keras

    config = _read(configuration, limits.MAX_SETTINGS_CHARACTERS)
    _check(config, _OPTIMIZERS, say("optimizer"))
    try:
        # `keras.optimizers.deserialize` does not know Lamb
        optimizer = keras.saving.deserialize_keras_object(config)
        if not isinstance(optimizer, keras.optimizers.Optimizer):
            raise _foreign(type(optimizer).__name__, say("optimizer"))
        return optimizer
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(say("the optimizer can't be built ({kind})", kind=type(error).__name__)) from None


def rebuild_loss(configuration: str) -> Any:
    """The Keras loss of a checked configuration or name. Raises RefusedError."""
    import keras

    config = _read(configuration, limits.MAX_SETTINGS_CHARACTERS)
    if isinstance(config, str):
        if config not in _LOSS_NAMES:
            raise _foreign(config, say("loss"))
        return config
    _check(config, _LOSSES, say("loss"))
    try:
        return keras.losses.deserialize(config)
    except Exception as error:
        raise RefusedError(say("the loss can't be built ({kind})", kind=type(error).__name__)) from None


def _read(configuration: str, longest: int | None = None) -> Any:
    try:
        if longest is None or len(configuration) <= longest:
            return json.loads(configuration)
    except (ValueError, RecursionError, TypeError):
        pass
    raise RefusedError(say("the configuration of the network can't be read"))


def _without_extras(config: Any) -> Any:
    """The configuration without what Keras would build or compile on top of the graph of layers."""
    return {k: v for k, v in config.items() if k not in _EXTRAS} if isinstance(config, dict) else config


def _check(config: Any, allowed: Mapping[str, tuple[str, ...]], kind: Message) -> None:
    known = {(module, name) for names, modules in allowed.items() for name in names.split() for module in modules}
    if not isinstance(config, dict):
        raise RefusedError(say("the configuration of the network can't be read"))
    for part in _parts(config):
        name = str(part.get("class_name"))
        if name == "__keras_tensor__":
            continue
        registered = part.get("registered_name")
        if (str(part.get("module")), name) not in known or registered not in (None, name):
            raise _foreign(name, kind)
    layers = config.get("config", {}).get("layers", []) if isinstance(config.get("config"), dict) else []
    if (isinstance(layers, list) and len(layers) > limits.MAX_LAYERS) or _calls(config) > limits.MAX_LAYERS * 8:
        raise RefusedError(
            say("the network has more than {limit} layers", limit=limits.MAX_LAYERS), FailureKind.TOO_LARGE
        )


def _calls(value: Any) -> int:
    """How many parts are called when the network is: a layer, with all in it, at each of its nodes."""
    if isinstance(value, list):
        return sum(map(_calls, value))
    if not isinstance(value, dict):
        return 0
    nodes = value.get("inbound_nodes")
    inner = sum(_calls(child) for key, child in value.items() if key != "inbound_nodes")
    return max(1, len(nodes) if isinstance(nodes, list) else 1) * (inner + ("class_name" in value))


def _foreign(name: str, kind: Message) -> RefusedError:
    shown = "".join(c for c in name if c.isalnum() or c in "_.")[:40]
    message = say("`{name}` is not one of Keras's built-in parts ({kind})", name=shown, kind=kind)
    return RefusedError(message, FailureKind.FOREIGN)


def _parts(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every serialised object in a configuration, however deep."""
    if depth > limits.MAX_CONFIGURATION_DEPTH:
        raise RefusedError(say("the configuration of the network can't be read"))
    if isinstance(value, dict):
        if "class_name" in value or "registered_name" in value or "module" in value:
            yield value
        for child in value.values():
            yield from _parts(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _parts(child, depth + 1)


def _canonical(config: Any) -> Any:
    """The configuration without what does not matter to training."""
    return _without(_IDLE, _standard(config))


def _without(keys: tuple[str, ...], value: Any) -> Any:
    if isinstance(value, list):
        return [_without(keys, child) for child in value]
    if not isinstance(value, dict) or _is_policy(value):
        return value
    return {key: _without(keys, child) for key, child in value.items() if key not in keys}


def _standard(config: Any) -> Any:
    """The configuration with layers named by their order, and inputs for batches of any size."""
    return _for_batches_of(None, _named_by_order(config))


def _named_by_order(config: Any) -> Any:
    """The configuration with names that Keras takes, whatever the student's were."""
    names: dict[str, str] = {}
    for part in (part for part in _parts(config) if not _is_policy(part)):
        for name in (
            part.get("name"),
            part.get("config", {}).get("name") if isinstance(part.get("config"), dict) else None,
        ):
            if isinstance(name, str):
                names.setdefault(name, f"part{len(names)}")
    return _renamed(config, names)


def _is_policy(value: Any) -> bool:
    # A type policy's name is no label: it says in which precision the layer computes.
    return isinstance(value, dict) and value.get("class_name") == "DTypePolicy"


def _renamed(value: Any, names: dict[str, str], relative: bool = False) -> Any:
    if isinstance(value, dict) and not _is_policy(value):
        return {k: _renamed(v, names, k in _RELATIVES) for k, v in value.items()}
    if isinstance(value, list):
        return [_renamed(child, names, relative) for child in value]
    return names.get(value, value) if relative and isinstance(value, str) else value
