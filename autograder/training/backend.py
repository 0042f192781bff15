"""Keras's backend, TensorFlow or JAX as KERAS_BACKEND says: its start, its device, and its training loop.

A training computes the same bits in every process on the same kind of machine, whatever else runs beside it: one
thread computes, in an order that depends on the seed alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

# Products of 32 rows gain little from a second thread, and a class is graded with a process for every core.
THREADS = 1

TrainingLoop = Callable[[NDArray[Any]], None]


def load_keras() -> None:
    """Imports Keras with its backend: no notices, one thread, the same bits, GPU memory only as it is needed."""
    if os.environ.setdefault("KERAS_BACKEND", "tensorflow") == "jax":
        _set_up_jax()
    import_keras()
    # NumPy's threads wait for each other at full speed, which doubles the work where there is a process for every core
    threadpool_limits(THREADS)
    if not _is_jax():
        _set_up_tensorflow()


def import_keras() -> None:
    """Imports Keras with its backend, without its notices; no device is looked for, so the process may fork."""
    if "keras" in sys.modules:
        return
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with _errors_unheard():
        import keras  # noqa: F401
    # Each network that is rebuilt has Python look through all objects for garbage; these half million stay.
    gc.freeze()


def device() -> str:
    """What trains here: "GPU" where the backend finds one, "CPU" otherwise."""
    if _is_jax():
        import jax

        return "GPU" if jax.default_backend() == "gpu" else "CPU"
    import tensorflow as tf

    return "GPU" if tf.config.list_physical_devices("GPU") else "CPU"


def is_fault(error: Exception) -> bool:
    """Whether an error is one of this machine, which has no memory left or lost a device, whatever the network is.

    Networks are measured first: none of those that are trained here needs more than a worker has to have.
    """
    kinds = {"MemoryError", "ResourceExhaustedError", "UnavailableError", "AbortedError"}
    if device() == "GPU":
        kinds |= {"InternalError", "UnknownError"}
    # JAX has one class for all of them
    return type(error).__name__ in kinds or str(error).startswith(("RESOURCE_EXHAUSTED", "UNAVAILABLE", "ABORTED"))


@contextlib.contextmanager
def gpu_lock() -> Iterator[None]:
    """Waits until no other process of this user trains on the same GPU; a CPU is shared by the system."""
    if device() == "CPU":
        yield
        return
    name = f"autograder-gpu-{os.getuid()}-{os.environ.get('CUDA_VISIBLE_DEVICES', 'all')}".replace("/", "_")
    lock = os.open(Path(tempfile.gettempdir()) / name, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def training_loop(model: Any, inputs: Any, targets: Any) -> TrainingLoop:
    """Trains the compiled model on the batches whose rows it is given, (steps, batch).

    The data stays with the device and all steps are one program: between two steps nothing runs but arithmetic.
    """
    model.optimizer.build(model.trainable_variables)
    return (_jax_loop if _is_jax() else _tensorflow_loop)(model, inputs, targets)


def _tensorflow_loop(model: Any, inputs: Any, targets: Any) -> TrainingLoop:
    import tensorflow as tf

    inputs, targets = tf.constant(inputs), tf.constant(targets)

    @tf.function(autograph=False, jit_compile=_suits_xla(model))  # type: ignore[untyped-decorator]
    def run(inputs: Any, targets: Any, order: Any) -> None:
        def step(number: Any) -> Any:
            model.train_step((tf.gather(inputs, order[number]), tf.gather(targets, order[number])))
            return number + 1

        tf.while_loop(lambda number: number < order.shape[0], step, [0], parallel_iterations=1)

    return lambda order: run(inputs, targets, tf.constant(order))


def _suits_xla(model: Any) -> bool:
    # XLA's convolutions take ten times as long on a CPU, and it has no deterministic gradient of pooling
    names = [type(layer).__name__ for layer in model._flatten_layers()]
    return not any("Conv" in name or "Pooling" in name for name in names)


def _jax_loop(model: Any, inputs: Any, targets: Any) -> TrainingLoop:
    import jax

    inputs, targets = jax.numpy.asarray(inputs), jax.numpy.asarray(targets)

    def scan(state: Any, inputs: Any, targets: Any, order: Any) -> Any:
        def step(state: Any, rows: Any) -> tuple[Any, None]:
            return model.train_step(state, (inputs[rows], targets[rows]))[1], None

        return jax.lax.scan(step, state, order)[0]

    compiled = jax.jit(scan, donate_argnums=0)

    def run(order: Any) -> None:
        parts = [model.trainable_variables, model.non_trainable_variables]
        parts += [model.optimizer.variables, model.metrics_variables]
        state = tuple([variable.value for variable in part] for part in parts)
        for part, values in zip(parts, compiled(state, inputs, targets, order), strict=True):
            for variable, value in zip(part, values, strict=True):
                variable.assign(value)

    return run


def _is_jax() -> bool:
    import keras

    return bool(keras.backend.backend() == "jax")


def _set_up_tensorflow() -> None:
    import tensorflow as tf

    # it takes each new network for the same one, traced once more
    tf.get_logger().setLevel("ERROR")
    tf.config.threading.set_intra_op_parallelism_threads(THREADS)
    tf.config.threading.set_inter_op_parallelism_threads(THREADS)
    tf.config.experimental.enable_op_determinism()
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)


def _set_up_jax() -> None:
    """JAX takes its settings from the environment alone, when it is first used."""
    flags = "--xla_cpu_multi_thread_eigen=false --xla_gpu_deterministic_ops=true"
    os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {flags}".strip()
    os.environ["NPROC"] = str(THREADS)
    os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false"


@contextlib.contextmanager
def _errors_unheard() -> Iterator[None]:
    """TensorFlow's C++ writes to descriptor 2 before any level of its log can be set."""
    sys.stderr.flush()
    kept, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(null)
