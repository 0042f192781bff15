"""Networks as data: a model's configuration and compile settings, checked against an allow-list, then rebuilt.

A configuration comes from a student's process and may be hostile. So it may only name Keras's own layers,
initializers, regularizers, optimizers and losses, in limited numbers and sizes. It never contains code.
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

# Each value lists the modules from which a configuration may take the classes of its key.
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
_MIXES = say("the network mixes the given images with one another")
_UNREADABLE = say("the configuration of the network can't be read")
# Strings under these keys refer to layers by name.
_REFERENCES = ("name", "keras_history", "input_layers", "output_layers")
# Keras would build or compile from these, besides the graph of layers.
_EXTRAS = ("build_config", "compile_config")
_IRRELEVANT_TO_TRAINING = ("registered_name", *_EXTRAS)

Model = Any
"""A `keras.Model` or one of its layers: Keras ships no types."""


class RefusedError(Exception):
    """A configuration is not rebuilt; `message` says which part and why, `kind` is the kind of failure."""

    def __init__(self, message: Message, kind: FailureKind = FailureKind.WRONG) -> None:
        super().__init__(message.text())
        self.message = message
        self.kind = kind


@dataclass(frozen=True)
class TrainingConfig:
    """Everything that decides a training, except data and seed: model, optimizer and loss, each as Keras's JSON."""

    model: str
    optimizer: str
    loss: str

    def digest(self) -> str:
        """The same for networks that only differ in the names of their layers or in a batch size.

        Raises:
            RefusedError: a part is not JSON.
        """
        parts = [
            _without(_IRRELEVANT_TO_TRAINING, _normalized_config(_parse(text)))
            for text in (self.model, self.optimizer, self.loss)
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def rebuild_model(configuration: str, seed: int = 0) -> Model:
    """Builds the Keras model of a configuration, with fresh weights that the seed decides.

    Its layers are named by their order, and it takes batches of any size, also where the student's took one size only:
    networks that differ in nothing else share one cached training.

    Raises:
        RefusedError: the configuration is not allowed, too large, or does not fit together.
    """
    import keras

    config = _checked_config(configuration)
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


def rebuild_optimizer(configuration: str) -> Any:
    """Builds the Keras optimizer of a configuration.

    Raises:
        RefusedError: the configuration is not allowed, or does not fit together.
    """
    import keras

    config = _parse(configuration, limits.MAX_SETTINGS_CHARACTERS)
    _check_classes(config, _OPTIMIZERS, say("optimizer"))
    try:
        # `keras.optimizers.deserialize` does not know Lamb.
        optimizer = keras.saving.deserialize_keras_object(config)
        if not isinstance(optimizer, keras.optimizers.Optimizer):
            raise _foreign(type(optimizer).__name__, say("optimizer"))
        return optimizer
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError(say("the optimizer can't be built ({kind})", kind=type(error).__name__)) from None


def rebuild_loss(configuration: str) -> Any:
    """Builds the Keras loss of a configuration; returns a name, such as "mse", as it is.

    Raises:
        RefusedError: the configuration is not allowed, or does not fit together.
    """
    import keras

    config = _parse(configuration, limits.MAX_SETTINGS_CHARACTERS)
    if isinstance(config, str):
        if config not in _LOSS_NAMES:
            raise _foreign(config, say("loss"))
        return config
    _check_classes(config, _LOSSES, say("loss"))
    try:
        return keras.losses.deserialize(config)
    except Exception as error:
        raise RefusedError(say("the loss can't be built ({kind})", kind=type(error).__name__)) from None


def exceeds_limits(configuration: str) -> bool:
    """Whether a network is too large to run; False if its configuration does not tell."""
    try:
        _checked_config(configuration)
    except RefusedError as refusal:
        return refusal.kind is FailureKind.TOO_LARGE
    return False


def _checked_config(configuration: str) -> object:
    """The configuration of a network, normalized, after all checks. Raises RefusedError."""
    config = _parse(configuration)
    if isinstance(config, dict):
        config = {key: value for key, value in config.items() if key not in _EXTRAS}
    _check_classes(config, _CLASSES, say("layer"))
    config = _normalized_config(config)
    try:
        _check_size(config)
    except RefusedError:
        raise
    except Exception as error:
        raise _unbuildable(error) from None
    return config


def _parse(configuration: str, longest: int | None = None) -> object:
    try:
        if longest is None or len(configuration) <= longest:
            return json.loads(configuration)
    except (ValueError, RecursionError, TypeError):
        pass
    raise RefusedError(_UNREADABLE)


def _unbuildable(error: Exception) -> Exception:
    """What to raise where Keras failed: it raises nearly any exception for a configuration that does not fit."""
    if backend.is_fault(error):
        return error
    return RefusedError(say("the network can't be built from its layers ({kind})", kind=type(error).__name__))


def _foreign(name: str, kind: Message) -> RefusedError:
    shown = "".join(c for c in name if c.isalnum() or c in "_.")[:40]
    message = say("`{name}` is not one of Keras's built-in parts ({kind})", name=shown, kind=kind)
    return RefusedError(message, FailureKind.FOREIGN)


# --- which classes a configuration names, and how many layers


def _check_classes(config: object, allowed: Mapping[str, tuple[str, ...]], kind: Message) -> None:
    if not isinstance(config, dict):
        raise RefusedError(_UNREADABLE)
    known = {(module, name) for names, modules in allowed.items() for name in names.split() for module in modules}
    for part in _objects(config):
        name = str(part.get("class_name"))
        if name == "__keras_tensor__":
            continue
        registered = part.get("registered_name")
        if (str(part.get("module")), name) not in known or registered not in (None, name):
            raise _foreign(name, kind)
    layers = config.get("config", {}).get("layers", []) if isinstance(config.get("config"), dict) else []
    if (isinstance(layers, list) and len(layers) > limits.MAX_LAYERS) or _count_calls(config) > limits.MAX_LAYERS * 8:
        raise RefusedError(
            say("the network has more than {limit} layers", limit=limits.MAX_LAYERS), FailureKind.TOO_LARGE
        )


def _objects(value: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """Every serialized object in a configuration, at any depth."""
    if depth > limits.MAX_CONFIGURATION_DEPTH:
        raise RefusedError(_UNREADABLE)
    if isinstance(value, dict):
        if "class_name" in value or "registered_name" in value or "module" in value:
            yield value
        for child in value.values():
            yield from _objects(child, depth + 1)
    elif isinstance(value, list):
        for child in value:
            yield from _objects(child, depth + 1)


def _count_calls(value: object) -> int:
    """How many calls of layers one call of the network takes: each layer, with all inside it, at each of its nodes."""
    if isinstance(value, list):
        return sum(map(_count_calls, value))
    if not isinstance(value, dict):
        return 0
    nodes = value.get("inbound_nodes")
    inner = sum(_count_calls(child) for key, child in value.items() if key != "inbound_nodes")
    return max(1, len(nodes) if isinstance(nodes, list) else 1) * (inner + ("class_name" in value))


# --- how large the network is


def _check_size(config: object) -> None:
    """Refuses a network that is too large, without allocating it: a small configuration may ask for very much."""
    import keras

    with keras.StatelessScope(initialize_variables=False):
        model = keras.models.model_from_json(json.dumps(_with_batch_size(1, config)))
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
        raise RefusedError(_MIXES)


def _cost(model: Model) -> tuple[int, int]:
    """How many values the network computes for one image, and how many multiplications by weights that takes."""
    values = steps = 0
    for node in _graph_nodes(model):
        inner = _cost(node.operation) if _graph(node.operation) else (0, 0)
        weights = 0 if any(inner) else sum(math.prod(weight.shape) for weight in getattr(node.operation, "weights", ()))
        values, steps = values + inner[0], steps + inner[1]
        for tensor in node.outputs:
            if None in tensor.shape:
                raise RefusedError(_MIXES)
            values, steps = values + math.prod(tensor.shape), steps + weights * math.prod(tensor.shape[1:-1])
    return values, steps


def _mixes(model: Model) -> bool:
    """Whether any part of a network that was built for one image gives more or fewer rows than one."""
    return any(
        any(tensor.shape[:1] != (1,) for tensor in node.outputs)
        or (_graph(node.operation) is not None and _mixes(node.operation))
        for node in _graph_nodes(model)
    )


def _graph_nodes(model: Model) -> Iterator[Any]:
    return (node for nodes in _graph(model)._nodes_by_depth.values() for node in nodes)


def _graph(part: Model) -> Model:
    """The functional graph of a model; None for a layer."""
    part = getattr(part, "_functional", None) or part
    return part if hasattr(part, "_nodes_by_depth") else None


# --- configurations that mean the same


def _normalized_config(config: object) -> object:
    """The configuration with layers named by their order, for batches of any size."""
    names: dict[str, str] = {}
    for part in (part for part in _objects(config) if not _is_policy(part)):
        inner = part.get("config")
        for name in (part.get("name"), inner.get("name") if isinstance(inner, dict) else None):
            if isinstance(name, str):
                names.setdefault(name, f"part{len(names)}")
    return _with_batch_size(None, _with_names(config, names))


def _with_names(value: object, names: dict[str, str], is_reference: bool = False) -> object:
    if isinstance(value, dict) and not _is_policy(value):
        return {key: _with_names(child, names, key in _REFERENCES) for key, child in value.items()}
    if isinstance(value, list):
        return [_with_names(child, names, is_reference) for child in value]
    return names.get(value, value) if is_reference and isinstance(value, str) else value


def _with_batch_size(size: int | None, config: object) -> object:
    """The configuration with inputs for batches of this size, or of any; with a size, all shapes are known."""
    if isinstance(config, list):
        return [_with_batch_size(size, child) for child in config]
    if not isinstance(config, dict):
        return config
    changed = {key: _with_batch_size(size, value) for key, value in config.items()}
    for key in ("batch_shape", "shape"):
        if isinstance(config.get(key), list):
            changed[key] = [size, *config[key][1:]]
    return changed


def _seeded(value: object, numbers: Random) -> object:
    """The configuration with a seed wherever it has none.

    Keras would draw it from Python's global generator, which other threads of this process use as well.
    """
    if isinstance(value, list):
        return [_seeded(child, numbers) for child in value]
    if not isinstance(value, dict):
        return value
    return {
        name: numbers.randrange(2**31) if name == "seed" and child is None else _seeded(child, numbers)
        for name, child in value.items()
    }


def _without(keys: tuple[str, ...], value: object) -> object:
    if isinstance(value, list):
        return [_without(keys, child) for child in value]
    if not isinstance(value, dict) or _is_policy(value):
        return value
    return {key: _without(keys, child) for key, child in value.items() if key not in keys}


def _is_policy(value: object) -> bool:
    # The name of a dtype policy is no label: it decides the precision in which the layer computes.
    return isinstance(value, dict) and value.get("class_name") == "DTypePolicy"
