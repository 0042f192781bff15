"""The notebook's first cell: imports TensorFlow without its noise.

It says which device will train the networks, and how to install what
is missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager as _contextmanager
from types import TracebackType

from autograder.lesson.kinds import Shell
from autograder.messages import say

# what this lesson imports, and the packages that hold it
_PACKAGES = {
    "numpy": "numpy",
    "tensorflow": "tensorflow",
    "matplotlib": "matplotlib",
    "sklearn": "scikit-learn",
    "ipywidgets": "ipywidgets",
    "anywidget": "anywidget",
}
# those of Keras's backends that can do all that the lesson does
_BACKENDS = ("tensorflow", "jax")


def start(*modules: str) -> None:
    """Imports TensorFlow quietly, and says what is not installed."""
    _choose_backend()
    if _is_there("tensorflow"):
        _start_tensorflow()
    _tell_missing("numpy", "tensorflow", *modules)


def _tell_missing(*modules: str) -> None:
    """Says how to install what is missing, as errors do from now on."""
    from IPython import get_ipython

    shell = get_ipython()
    if shell:
        shell.set_custom_exc((ModuleNotFoundError,), _explain)
    missing = [
        _PACKAGES[name] for name in modules if not _is_there(name)
    ]
    if missing:
        print(_install(*missing))


def _explain(
    shell: Shell,
    kind: type[BaseException],
    error: ModuleNotFoundError,
    trace: TracebackType | None,
    tb_offset: int | None = None,
) -> None:
    """Shows the error of a module that is missing, in our words."""
    package = _PACKAGES.get(str(error.name))
    if package:
        error.msg = str(_install(package))
        error.args = (error.msg,)
    shell.showtraceback((kind, error, trace), tb_offset=tb_offset)


def _install(*packages: str) -> object:
    """The sentence that tells how to install packages."""
    return say(
        "Not installed here: {names}. Run this in a new cell, and then "
        "restart the kernel: %pip install {packages}",
        names=", ".join(packages),
        packages=" ".join(packages),
    )


def _is_there(name: str) -> bool:
    """Whether a module can be found; nothing is imported."""
    from importlib.util import find_spec

    return find_spec(name) is not None


def _choose_backend() -> None:
    """Sets TensorFlow where Keras is set to what does not do here."""
    import os

    backend = os.environ.get("KERAS_BACKEND") or _read_backend()
    if backend in _BACKENDS and _is_there(backend):
        return
    os.environ["KERAS_BACKEND"] = "tensorflow"
    if backend != "tensorflow":
        print(
            say(
                "Keras is set to compute with {backend}, which is not "
                "installed here or cannot do all that this lesson "
                "needs. Keras computes with TensorFlow instead.",
                backend=backend,
            )
        )


def _read_backend() -> str:
    """What Keras's own file of settings says, where there is one."""
    import json
    import os

    folder = os.environ.get("KERAS_HOME")
    path = os.path.join(
        folder or os.path.expanduser("~/.keras"), "keras.json"
    )
    try:
        with open(path) as file:
            return str(json.load(file)["backend"])
    except (OSError, ValueError, KeyError, TypeError):
        return "tensorflow"


def _start_tensorflow() -> None:
    """Imports TensorFlow, and says what is going to train."""
    import os

    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        with _quiet():
            import keras
            import tensorflow

            # loads what the next cell imports
            tensorflow.keras.layers  # noqa: B018
            versions = tensorflow.__version__, keras.__version__
            backend = keras.backend.backend()
            gpus = _find_gpus(backend)
    except Exception as error:
        # NumPy too old or too new, or a library that Windows lacks
        print(
            say(
                "TensorFlow is installed here but does not start: "
                "{error}",
                error=error,
            )
        )
        return
    _tell_device(*versions, backend, gpus)


def _tell_device(
    version: str, of_keras: str, backend: str, gpus: int
) -> None:
    print(f"TensorFlow {version} / Keras {of_keras}")
    if backend != "tensorflow":
        print(say("Keras computes with {backend}.", backend=backend))
    if gpus:
        print(say("Training will run on the GPU ({n} found).", n=gpus))
    else:
        print(say("Training will run on the CPU: no GPU was found."))
    if [int(part) for part in version.split(".")[:2]] < [2, 16]:
        print(
            say(
                "This lesson needs TensorFlow 2.16 or newer. Run this "
                "in a new cell, and then restart the kernel: "
                "%pip install --upgrade tensorflow"
            )
        )


def _find_gpus(backend: str) -> int:
    """How many GPUs Keras's backend sees."""
    if backend == "jax":
        from importlib import import_module

        jax = import_module("jax")
        return sum(each.platform != "cpu" for each in jax.devices())
    import tensorflow

    gpus = len(tensorflow.config.list_physical_devices("GPU"))
    if gpus:
        _warm_up()
    return gpus


def _warm_up() -> None:
    """Computes a little, for what TensorFlow has to say of a GPU."""
    from contextlib import suppress

    import tensorflow

    def convolve() -> object:
        images = tensorflow.zeros((1, 8, 8, 1))
        return tensorflow.nn.conv2d(
            images, tensorflow.ones((3, 3, 1, 1)), 1, "SAME"
        )

    # what fails here fails in the training too, and is told there
    with suppress(Exception):
        tensorflow.function(convolve, jit_compile=True)()


@_contextmanager
def _quiet() -> Iterator[None]:
    """Hides what is written to descriptor 2, and Python's warnings.

    The descriptor is put back, because Jupyter listens at it: a kernel
    where it stayed changed would wait for it for ever when it ends.
    """
    import os
    import warnings

    try:
        kept = os.dup(2)
    except OSError:
        # a program without a terminal may have no such descriptor
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
