"""Inside the sandbox: defines a student's functions, calls them, and puts what they give into plain data.

Nothing here is trusted by anybody: student code shares this process and may change every line of it. What comes
out is only ever taken as the student's answer to the question.
"""

from __future__ import annotations

import ast
import builtins
import inspect
import json
import linecache
import re
import signal
import socket
import sys
import time
import traceback
import types
from collections.abc import Callable, Iterable, Iterator, ValuesView
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import zip_longest
from numbers import Real
from typing import Any

import numpy as np

from autograder.sandbox import wire

# what else an answer says fits beside it
_MAX_MODEL_CHARACTERS = wire.MAX_JSON - 10_000
# where the model that was built waits for further questions: no name that a student's code could bind
_BUILT = "<built>"
# in a function that only makes a network ready: as many as an epoch of MNIST has, of 32 images each
MAX_BATCHES = 1875
# what Keras and TensorFlow put around the words of an error
_WRAPPINGS = (
    re.compile(r"Exception encountered when calling .*?\(\)\.\s+(.*?)\s*(?:Arguments received by|$)", re.DOTALL),
    re.compile(r"Graph execution error:.*\n(.*?)\n\s*\[\[", re.DOTALL),
)

Reply = tuple[dict[str, Any], list[Any]]


def serve(connection: socket.socket) -> None:
    """Answers questions, one after the other, until the other side closes the connection."""
    module = types.ModuleType("__main__")
    # A notebook has these; here they have nothing to show.
    module.__dict__.update(display=lambda *a, **k: None, get_ipython=lambda: None)
    sys.modules["__main__"] = module
    while True:
        try:
            question = wire.receive(lambda size: _read(connection, size))
        except EOFError:
            return
        body, arrays = _answer(module.__dict__, question)
        connection.sendall(_encode(body, arrays))


def _read(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        piece = connection.recv(min(size - len(data), 2**20))
        if not piece:
            raise EOFError
        data += piece
    return bytes(data)


def _answer(namespace: dict[str, Any], question: wire.Packet) -> Reply:
    body = question.body
    try:
        return _ASKS[body["ask"]](namespace, body, question.arrays)
    except BaseException as error:
        return {"raised": _describe_error(error)}, []


def _encode(body: dict[str, Any], arrays: list[Any]) -> bytes:
    try:
        return wire.encode(wire.Packet(body, tuple(arrays)))
    except (wire.WireError, TypeError, ValueError) as error:
        return wire.encode(wire.Packet({"raised": _describe_error(error)}))


# --- the questions ---------------------------------------------------------------------------------------------


def _define(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Runs the definitions in order; one that fails is told and does not stop the next.

    One that missed a name is tried again at the end: cells need not be run in the order in which they stand. One that
    takes more than half of the time that is left, as a training would, is given up.
    """
    clock = _Clock(0.9 * body["seconds"])
    failed = _run_all(namespace, body["chunks"], clock)
    early = [chunk for chunk, raised in failed if raised["kind"] == "NameError" and not _bound(namespace, chunk)]
    if early:
        failed = [pair for pair in failed if pair[0] not in early] + _run_all(namespace, early, clock)
    return {"failed": [{"names": chunk["names"], "raised": raised} for chunk, raised in failed]}, []


def _bound(namespace: dict[str, Any], chunk: dict[str, Any]) -> bool:
    return any(name in namespace for name in chunk["names"])


def _run_all(
    namespace: dict[str, Any], chunks: list[dict[str, Any]], clock: _Clock
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Runs definitions; gives those that failed, each with what it raised."""
    failed = []
    for chunk in chunks:
        name = f"<{chunk['where']}>"
        _remember_lines(name, chunk["source"])
        try:
            with clock.half():
                _run(chunk["source"], name, namespace)
        except BaseException as error:
            failed.append((chunk, _describe_error(error)))
    return failed


class _Clock:
    """The seconds that are left: of the processor's time, or of the clock's where hardly anything is computed.

    On a busy machine, the clock goes on while nothing can be done. On one of many processors, threads add up to more
    time than has passed.
    """

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @contextmanager
    def half(self) -> Iterator[None]:
        """Gives up what takes more than half of what is left."""
        share, passed, ran = max(self._left / 2, 0.01), _since(time.monotonic), _since(time.process_time)

        def spent() -> float:
            return passed() if ran() < passed() / 10 else min(ran(), passed())

        def look(*_: Any) -> None:
            if spent() > 0.9 * share:
                raise TimeoutError(f"not finished after {share:.0f} s")

        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, share, share / 4)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            self._left -= spent()


def _since(clock: Callable[[], float]) -> Callable[[], float]:
    started = clock()
    return lambda: clock() - started


def _run(source: str, name: str, namespace: dict[str, Any]) -> None:
    """Runs a definition; a function or class whose type hints name what is not here is defined without reading them."""
    try:
        exec(compile(source, name, "exec", dont_inherit=True), namespace)
    except (NameError, AttributeError):
        if not isinstance(ast.parse(source).body[0], (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            raise
        exec(compile(source, name, "exec", annotations.compiler_flag, dont_inherit=True), namespace)


def _remember_lines(name: str, source: str) -> None:
    """Shows tracebacks a definition's lines, beside those of the others from its cell: each is blank elsewhere."""
    pairs = zip_longest(source.split("\n"), linecache.getlines(name), fillvalue="")
    lines = [new if new.strip() else old for new, old in pairs]
    linecache.cache[name] = (0, None, lines, name)


def _call(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Calls a function with the arrays as its positional arguments; tells whether it wrote into them."""
    given = [_arrange(array.copy(), body.get("layout", "")) for array in arrays]
    for array in given:
        array.flags.writeable = body.get("layout") != "read-only"
    result = namespace[body["function"]](*given, **body.get("keywords", {}))
    modified = any(
        not np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
        for before, after in zip(arrays, given, strict=True)
    )
    described, data = _as_data(result)
    return {"type": _type_name(result), "modified": modified, **described}, data


def _arrange(array: Any, layout: str) -> Any:
    if layout != "non-contiguous" or array.ndim == 0:
        return array
    wide = np.zeros((array.shape[0] * 2, *array.shape[1:]), array.dtype)
    wide[::2] = array
    return wide[::2]


def _build(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Builds a model and tells its configuration, by which the other side decides whether it may be run.

    Without a configuration nothing can be decided: such a model is run where only that makes its variables.
    """
    built = namespace[_BUILT] = _Built.by(namespace[body["function"]], tuple(body["inputs"]))
    return built.told, []


def _trial(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Runs the model that was built on a few inputs."""
    inputs = np.random.default_rng(0).random((4, *body["inputs"]), np.float32)
    return {"trial": _try(partial(_try_out, namespace[_BUILT].model, inputs)).get("value")}, []


def _build_again(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Builds a second model; tells whether it is another one than the first, and of its sizes."""
    # the call may change the first model, of which all is told by then
    first, second = namespace[_BUILT], _try(partial(_Built.by, namespace[body["function"]], tuple(body["inputs"])))
    if "raised" in second:
        return {"fresh": False, "alike": False, "again": second["raised"]}, []
    other = second["value"]
    if other.model is None:
        return other.told, []
    fresh = first.model is not other.model and not first.variables & other.variables
    return {"fresh": fresh, "alike": first.sizes == other.sizes, "again": None}, []


@dataclass(frozen=True)
class _Built:
    """A model, or None where something else came, and what is told of it."""

    model: Any
    told: dict[str, Any]
    variables: frozenset[int] = frozenset()
    sizes: tuple[tuple[int, ...], ...] = ()

    @classmethod
    def by(cls, function: Callable[[], Any], inputs: tuple[int, ...]) -> _Built:
        import keras

        with _short_trainings():
            model = function()
        kind = _type_name(model)
        if not isinstance(model, keras.Model):
            return cls(None, {"type": kind, "is_class": isinstance(model, type)})
        # This also makes the variables of a network that waits for its first input with them.
        trace = _try(partial(_configuration, model, inputs))
        if "raised" in trace and not getattr(model, "inputs", None):
            _try(partial(model, np.zeros((1, *inputs), np.float32)))
        configuration = trace.get("value")
        if configuration and len(json.dumps(configuration)) > _MAX_MODEL_CHARACTERS:
            # weights that the layers do not hold were written into it as numbers
            configuration = None
        told = {
            "type": kind,
            "is_own": type(model).__module__ == "__main__",
            "model": configuration,
        }
        variables = frozenset(id(variable) for variable in model.variables)
        return cls(model, told, variables, tuple(tuple(variable.shape) for variable in model.variables))


def _try_out(model: Any, inputs: Any) -> dict[str, Any]:
    """What a model makes of the same inputs, each time that it is asked, and while it is trained."""
    ways = {"once": False, "again": False, "trained": True, "trained again": True}
    return {name: np.asarray(model(inputs, training=training), np.float32).tolist() for name, training in ways.items()}


def _configuration(model: Any, inputs: tuple[int, ...]) -> str:
    """The model as one functional graph of layers, whichever way it was written."""
    import keras

    if any(getattr(getattr(layer, "activation", None), "__module__", "") == "__main__" for layer in _parts(model)):
        raise ValueError("a function of the student's own, which may have the name of one of Keras's")
    if not getattr(model, "inputs", None) and isinstance(model, keras.Sequential):
        model.build((None, *inputs))
    if not getattr(model, "inputs", None):
        entrance = keras.Input(inputs)
        # Keras's own checks of a model are in this call, not in the one that can be traced.
        model(entrance)
        traced = keras.Model(entrance, model.call(entrance))
        if {id(variable) for variable in traced.variables} - {id(variable) for variable in model.variables}:
            raise ValueError("layers that the model does not hold, so that it would not learn")
        return str(traced.to_json())
    return str(keras.Model(model.inputs, model.outputs).to_json())


@contextmanager
def _short_trainings() -> Iterator[None]:
    """Stops a `fit` after so many batches: where the clock stops it, another machine may be done in time."""
    import keras

    class Limit(keras.callbacks.Callback):  # type: ignore[misc]
        left = MAX_BATCHES

        def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
            self.left -= int(self.model.steps_per_execution)
            if self.left < 0:
                raise TimeoutError(f"still training after {MAX_BATCHES} batches")

    def fit(*arguments: Any, **keywords: Any) -> Any:
        call = inspect.signature(whole).bind(*arguments, **keywords)
        call.arguments["callbacks"] = [call.arguments.get("callbacks") or [], Limit()]
        return whole(*call.args, **call.kwargs)

    whole = keras.Model.fit
    keras.Model.fit = fit
    try:
        yield
    finally:
        del keras.Model.fit


def _parts(model: Any) -> list[Any]:
    """All layers, those within layers as well."""
    return [part for layer in model.layers for part in (layer, *(_parts(layer) if hasattr(layer, "layers") else ()))]


def _behave(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Builds a model, gives it the weights that fit it by their shapes, and tells what it makes of the inputs.

    `arrays` are the inputs (n, …) and the weights; a model that is traced as a graph needs none of this.
    """
    model = namespace[body["function"]]()
    inputs, weights = arrays[0], list(arrays[1:])
    model(inputs[:1], training=False)
    for variable in model.weights:
        fitting = next((i for i, weight in enumerate(weights) if weight.shape == tuple(variable.shape)), None)
        if fitting is not None:
            variable.assign(weights.pop(fitting))
    described, data = _as_data(model(inputs, training=False))
    return {**described, "weights": _shapes(model.weights)}, data


def _train(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Builds a model and trains it for an epoch; tells the shapes of the weights that the training changed.

    `arrays` are inputs (n, …) and targets (n, k). A model that is compiled in a way of its own is not tried.
    """
    import keras

    model, (inputs, targets) = namespace[body["function"]](), arrays
    model(inputs[:1], training=False)
    if type(model).compile is not keras.Model.compile:
        return {"trainable": _shapes(model.trainable_weights)}, []
    before = [np.array(weight) for weight in model.trainable_weights]
    model.compile("adam", "categorical_crossentropy", run_eagerly=bool(body["eager"]), auto_scale_loss=False)
    model.fit(inputs, targets, batch_size=32, verbose=0)
    pairs = zip(model.trainable_weights, before, strict=True)
    return {"trainable": _shapes(weight for weight, old in pairs if not np.array_equal(np.array(weight), old))}, []


def _shapes(weights: Iterable[Any]) -> list[list[int]]:
    return [[int(size) for size in weight.shape] for weight in weights]


def _as_keras_runs(function: Callable[..., Any], eager: bool, *arrays: Any) -> Callable[..., Any]:
    """A function of arrays such as these as Keras's `fit` runs it: in a graph for any number of rows, or eagerly."""
    import tensorflow as tf

    if not eager:
        signature = [tf.TensorSpec((None, *array.shape[1:]), array.dtype) for array in arrays]
        function = tf.function(function, autograph=False, input_signature=signature)
    return lambda *given: function(*map(tf.constant, given))


def _compile(namespace: dict[str, Any], body: dict[str, Any], arrays: tuple[Any, ...]) -> Reply:
    """Has a model compiled; gives the optimizer's and loss's configuration and what loss and metrics answer.

    `arrays` are pairs of one-hot labels and predictions, each (n, 10); a value is told for each pair.
    """
    import keras

    model = keras.models.model_from_json(body["model"])
    with _short_trainings():
        returned = namespace[body["function"]](model)
    compiled = returned if isinstance(returned, keras.Model) else model
    if not getattr(compiled, "compiled", False):
        return {"type": _type_name(returned), "compiled": False}, []
    pairs = list(zip(arrays[::2], arrays[1::2], strict=True))
    lose = _loss_of(compiled, *pairs[0])
    return {
        "type": _type_name(returned),
        "compiled": True,
        "kept": _try(lambda: _layers(compiled) == _layers(keras.models.model_from_json(body["model"]))),
        "emptied": _try(lambda: not all(np.any(weight) for weight in compiled.get_weights() if weight.ndim > 1)),
        "optimizer": _try(lambda: keras.optimizers.serialize(compiled.optimizer)),
        "loss": _try(lambda: _serialize_loss(compiled.loss)),
        "loss_values": _try(lambda: [float(np.mean(lose(*pair)[0])) for pair in pairs]),
        "loss_teaches": _try(lambda: bool(lose(*pairs[0])[1])),
        "metrics": _try(lambda: _measure(compiled, pairs)),
        "eager": _try(lambda: bool(compiled.run_eagerly)).get("value") is True,
        "fit": {} if _is_usual(compiled) else _try(lambda: _fit(compiled)),
    }, []


def _is_usual(model: Any) -> bool:
    """Whether Keras's own optimizer and learning rate train a model, step by step and not compiled by XLA."""
    rate = getattr(model.optimizer, "_learning_rate", None)
    parts = [model.optimizer, *([rate] if callable(rate) else [])]
    by_keras = all(type(part).__module__.startswith("keras.") for part in parts)
    return by_keras and model.steps_per_execution == 1 and not model.jit_compile


def _fit(model: Any) -> None:
    """Takes a step of training."""
    inputs, outputs = (np.ones((2, *shape[1:]), np.float32) for shape in (model.input_shape, model.output_shape))
    model.fit(inputs, outputs / outputs.shape[1], batch_size=2, verbose=0)


def _layers(model: Any) -> list[Any]:
    return [layer.get_config() for layer in model.layers]


def _serialize_loss(loss: Any) -> Any:
    import keras

    return loss if isinstance(loss, str) else keras.losses.serialize(loss)


def _loss_of(model: Any, labels: Any, predictions: Any) -> Callable[[Any, Any], tuple[Any, Any]]:
    """The loss as a training computes it from arrays such as these; and whether it has a gradient."""
    import keras

    if keras.backend.backend() != "tensorflow":
        return lambda labels, predictions: (model.compute_loss(y=labels, y_pred=predictions), True)
    import tensorflow as tf

    def lose(labels: Any, predictions: Any) -> tuple[Any, Any]:
        with tf.GradientTape() as tape:
            tape.watch(predictions)
            loss = model.compute_loss(y=labels, y_pred=predictions)
        return loss, tf.constant(tape.gradient(loss, predictions) is not None)

    return _as_keras_runs(lose, model.run_eagerly, labels, predictions)


def _metrics_of(model: Any, labels: Any, predictions: Any) -> Callable[[Any, Any], Any]:
    """The metrics, by their names, as a training computes them from arrays such as these."""
    import keras

    def measure(labels: Any, predictions: Any) -> Any:
        return model.compute_metrics(None, labels, predictions)

    if keras.backend.backend() != "tensorflow":
        return measure
    return _as_keras_runs(measure, model.run_eagerly, labels, predictions)


def _measure(model: Any, batches: list[tuple[Any, Any]]) -> list[dict[str, float]]:
    """What the metrics say after each batch of labels and predictions alone, and after all of them."""
    measure = _metrics_of(model, *batches[0])
    return [_measure_all(model, measure, each) for each in (*([batch] for batch in batches), batches)]


def _measure_all(model: Any, measure: Callable[[Any, Any], Any], batches: list[tuple[Any, Any]]) -> dict[str, float]:
    model.reset_metrics()
    values = {}
    for batch in batches:
        values = measure(*batch)
    return {str(name): float(value) for name, value in values.items() if name != "loss" and np.ndim(value) == 0}


def _try(ask: Callable[[], Any]) -> dict[str, Any]:
    try:
        return {"value": ask()}
    except Exception as error:
        return {"raised": _describe_error(error)}


_ASKS: dict[str, Callable[..., Reply]] = {
    "define": _define,
    "call": _call,
    "build": _build,
    "trial": _trial,
    "build again": _build_again,
    "behave": _behave,
    "train": _train,
    "compile": _compile,
}


# --- results as data -------------------------------------------------------------------------------------------


def _as_data(result: Any) -> Reply:
    if result is None:
        return {"none": True}, []
    try:
        array = _as_array(result.numpy() if callable(getattr(result, "numpy", None)) else result)
    except (TypeError, ValueError):
        return {"dtype": "object"}, []
    # bfloat16 and its like, and long doubles: no such type in the npy format of every machine
    foreign = array.dtype.kind == "V" or array.dtype == np.longdouble
    array = array.astype(np.float64 if foreign else array.dtype.newbyteorder("="), copy=False)
    if array.dtype not in wire.DTYPES:
        return {"dtype": str(array.dtype)[:80]}, []
    return {}, [array]


def _as_array(result: Any) -> Any:
    """The result as an array; of a list such as [[[5.1]], [14.5]], as `get_weights` gives it, the bare numbers."""
    try:
        array = np.asarray(list(result) if isinstance(result, ValuesView) else result)
    except ValueError:
        array = np.asarray([np.squeeze(part) for part in result])
    exact = array.dtype == object and all(isinstance(value, (Real, Decimal)) for value in array.flat)
    return array.astype(np.float64) if exact else array


def _type_name(value: Any) -> str:
    return value.__name__ if isinstance(value, type) else type(value).__name__


def _words(error: BaseException) -> str:
    try:
        text = builtins.str(error)
    except Exception as another:
        return type(another).__name__
    found = (pattern.search(text[:100_000]) for pattern in _WRAPPINGS)
    return next((match[1] for match in found if match), text)


def _describe_error(error: BaseException) -> dict[str, Any]:
    """What a student needs of an exception: its kind, its words, and the last line of theirs it came through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith("<")]
    last = next((frame for frame in reversed(frames) if frame.filename in linecache.cache), None)
    if last is None and isinstance(error, SyntaxError) and error.filename in linecache.cache:
        last = traceback.FrameSummary(error.filename, error.lineno, "")
    return {
        "kind": type(error).__name__,
        "text": _words(error)[:2000],
        "where": last.filename.strip("<>") if last else None,
        "line": last.lineno if last else None,
        "code": (linecache.getline(last.filename, last.lineno or 0) or "").strip()[:300] if last else None,
    }
