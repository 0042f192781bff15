"""Keras's backend (TensorFlow, or JAX if KERAS_BACKEND says so): its start, its device, and its training loop.

A training computes the same bits in every process on the same kind of machine, whatever else runs there: one thread
computes, in an order that depends only on the seed.
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

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

# Products of 32 rows gain little from a second thread, and each core runs a process of its own.
THREADS = 1

Model = Any
"""A `keras.Model`: Keras ships no types."""
Tensor = Any
"""A tensor of the backend, or a tree of them."""
TrainingLoop = Callable[[NDArray[np.int32]], None]
"""Trains on batches given by their rows in the data, (steps, batch)."""


def load_keras() -> None:
    """Imports Keras and sets up its backend: no notices, one thread, deterministic, GPU memory allocated as needed."""
    if os.environ.setdefault("KERAS_BACKEND", "tensorflow") == "jax":
        _set_up_jax()
    import_keras()
    # NumPy's threads wait for each other in busy loops: with a process for every core, that doubles the work.
    threadpool_limits(THREADS)
    if not _is_jax():
        _set_up_tensorflow()


def import_keras() -> None:
    """Imports Keras and its backend without their notices. It looks for no device, so the process may still fork."""
    if "keras" in sys.modules:
        return
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    with _silent_stderr():
        import keras  # noqa: F401
    # `clear_session` collects garbage each time a network is rebuilt; it need not visit these half million objects.
    gc.freeze()


def device() -> str:
    """The device that trains: "GPU" if the backend finds one, else "CPU"."""
    if _is_jax():
        import jax

        return "GPU" if jax.default_backend() == "gpu" else "CPU"
    import tensorflow as tf

    return "GPU" if tf.config.list_physical_devices("GPU") else "CPU"


def is_fault(error: Exception) -> bool:
    """Whether an error is this machine's fault, not the network's: no memory left, or a lost device.

    A network within the limits never needs more memory than a worker must have.
    """
    kinds = {"MemoryError", "ResourceExhaustedError", "UnavailableError", "AbortedError"}
    if device() == "GPU":
        kinds |= {"InternalError", "UnknownError"}
    # JAX raises one class for all of them.
    return type(error).__name__ in kinds or str(error).startswith(("RESOURCE_EXHAUSTED", "UNAVAILABLE", "ABORTED"))


@contextlib.contextmanager
def gpu_lock() -> Iterator[None]:
    """Waits until no other process of this user trains on the same GPU. Does nothing on a CPU."""
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


def training_loop(model: Model, inputs: NDArray[np.float32], targets: NDArray[np.float32]) -> TrainingLoop:
    """The loop that trains a compiled model on inputs (n, …) and one-hot targets (n, k).

    The data stays on the device and all steps are one program, so that no Python runs between two steps.
    """
    model.optimizer.build(model.trainable_variables)
    return (_jax_loop if _is_jax() else _tensorflow_loop)(model, inputs, targets)


def _tensorflow_loop(model: Model, inputs: NDArray[np.float32], targets: NDArray[np.float32]) -> TrainingLoop:
    import tensorflow as tf

    on_device = tf.constant(inputs), tf.constant(targets)

    @tf.function(autograph=False, jit_compile=_suits_xla(model))  # type: ignore[untyped-decorator]
    def run(inputs: Tensor, targets: Tensor, order: Tensor) -> None:
        def step(number: Tensor) -> Tensor:
            model.train_step((tf.gather(inputs, order[number]), tf.gather(targets, order[number])))
            return number + 1

        tf.while_loop(lambda number: number < order.shape[0], step, [0], parallel_iterations=1)

    return lambda order: run(*on_device, tf.constant(order))


def _suits_xla(model: Model) -> bool:
    # XLA's convolutions take ten times as long on a CPU, and its gradient of pooling is not deterministic.
    names = [type(layer).__name__ for layer in model._flatten_layers()]
    return not any("Conv" in name or "Pooling" in name for name in names)


def _jax_loop(model: Model, inputs: NDArray[np.float32], targets: NDArray[np.float32]) -> TrainingLoop:
    import jax

    on_device = jax.numpy.asarray(inputs), jax.numpy.asarray(targets)

    def scan(state: Tensor, inputs: Tensor, targets: Tensor, order: Tensor) -> Tensor:
        def step(state: Tensor, rows: Tensor) -> tuple[Tensor, None]:
            return model.train_step(state, (inputs[rows], targets[rows]))[1], None

        return jax.lax.scan(step, state, order)[0]

    compiled = jax.jit(scan, donate_argnums=0)

    def run(order: NDArray[np.int32]) -> None:
        parts = [model.trainable_variables, model.non_trainable_variables]
        parts += [model.optimizer.variables, model.metrics_variables]
        state = tuple([variable.value for variable in part] for part in parts)
        for part, values in zip(parts, compiled(state, *on_device, order), strict=True):
            for variable, value in zip(part, values, strict=True):
                variable.assign(value)

    return run


def _is_jax() -> bool:
    import keras

    return bool(keras.backend.backend() == "jax")


def _set_up_tensorflow() -> None:
    import tensorflow as tf

    # TensorFlow takes each new network for the same one, traced again, and warns.
    tf.get_logger().setLevel("ERROR")
    tf.config.threading.set_intra_op_parallelism_threads(THREADS)
    tf.config.threading.set_inter_op_parallelism_threads(THREADS)
    tf.config.experimental.enable_op_determinism()
    for gpu in tf.config.list_physical_devices("GPU"):
        tf.config.experimental.set_memory_growth(gpu, True)


def _set_up_jax() -> None:
    """JAX reads its settings from the environment only, when it is first used."""
    flags = "--xla_cpu_multi_thread_eigen=false --xla_gpu_deterministic_ops=true"
    os.environ["XLA_FLAGS"] = f"{os.environ.get('XLA_FLAGS', '')} {flags}".strip()
    os.environ["NPROC"] = str(THREADS)
    os.environ["XLA_PYTHON_CLIENT_PREALLOCATE"] = "false"


@contextlib.contextmanager
def _silent_stderr() -> Iterator[None]:
    """TensorFlow's C++ code writes to descriptor 2 before anyone can set the level of its log."""
    sys.stderr.flush()
    original, null = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 2)
        yield
    finally:
        os.dup2(original, 2)
        os.close(original)
        os.close(null)
