"""The visible checks of a notebook: their copied code, in a namespace like a kernel's."""

from __future__ import annotations

import contextlib
import io
import linecache
from collections.abc import Iterator
from functools import cache
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from IPython.core.inputtransformer2 import TransformerManager

from autograder.authoring.inclusion import include

NAMES = "flatten normalize one_hot architecture compile accuracy line prepare hold_out convnet recognition".split()
# the check of the answer in each cell
CHECK_OF = {
    "flatten_images": "flatten",
    "normalize_images": "normalize",
    "encode_labels": "one_hot",
    "build_model": "architecture",
    "compile_model": "compile",
    "fit_line": "line",
    "prepare_images": "prepare",
    "choose_validation": "hold_out",
    "build_convnet": "convnet",
}


class VisibleChecks:
    """The namespace of a notebook with all checks, in one language."""

    def __init__(self, language: str) -> None:
        (code,) = include([f"# include: {' '.join(f'check_{name}' for name in NAMES)}"], language)
        self._names: dict[str, Any] = {"__name__": "__main__", "display": lambda *_, **__: None}
        exec(compile(code, "<checks>", "exec"), self._names)
        self._names["show_figure"] = lambda *_: plt.close()

    @property
    def names(self) -> dict[str, Any]:
        """The values of the notebook's names."""
        return self._names

    @contextlib.contextmanager
    def cells(self, *sources: str, **given: Any) -> Iterator[None]:
        """Runs cells in the notebook, with given names. An error ends its cell only."""
        import keras
        import tensorflow

        # settings that earlier cells changed would have ended with their kernel
        keras.config.set_dtype_policy("float32")
        tensorflow.config.run_functions_eagerly(False)
        keras.utils.set_random_seed(0)
        before = dict(self._names)
        data = {"x_train": _images(), "y_train": _labels(), "train_inputs": np.zeros((12, 784), "float32")}
        own = {"np": np, "keras": keras, "tf": tensorflow, **data, "names": [f"kind {i}" for i in range(10)]}
        self._names.update({**own, **given})
        try:
            for number, source in enumerate(sources, start=1):
                name = f"<cell {number}>"
                source = TransformerManager().transform_cell(source)
                linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
                with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(source, name, "exec", dont_inherit=True), self._names)
            yield
        finally:
            self._names.clear()
            self._names.update(before)

    def refusal(self, name: str) -> str:
        """The complaint of the check of that name about the notebook; empty if it passes."""
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                self._names["check"](name)
            except self._names["_NotYet"] as error:
                return str(error)
        return ""


@cache
def visible_checks(language: str) -> VisibleChecks:
    """The checks in a language, built once."""
    return VisibleChecks(language)


def _images() -> Any:
    return np.random.default_rng(0).integers(0, 256, (12, 28, 28), "uint8")


def _labels() -> Any:
    return np.arange(12, dtype="uint8") % 10
