"""The first cells of the notebooks, in real kernels: TensorFlow, what is missing, and the data."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from support.exercise import ASSIGNMENT_OF, no_download, outputs, printed, run, solved
from support.kernels import helper_cell, kernel

from autograder.authoring.handout import SMALL_DIGITS, write_small_digits
from autograder.training import dataset

START = helper_cell("start")
SPARE = helper_cell("spare_digits")
NOTEBOOK = new_notebook(cells=[new_code_cell(SPARE)])
# as if some packages were not installed
HIDE = """
import sys
from importlib.machinery import PathFinder

class Hiding(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        return None if name in {hidden} else super().find_spec(name, path, target)

sys.meta_path[sys.meta_path.index(PathFinder)] = Hiding
"""
OLD = {
    "tensorflow": """
import keras
__version__ = "2.15.1"

class config:
    list_physical_devices = staticmethod(lambda kind: [])
""",
    "keras": """
__version__ = "2.15.0"
layers = ()

class backend:
    backend = staticmethod(lambda: "tensorflow")
""",
}


def test_tensorflow_starts_quietly_and_keeps_the_descriptors(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        before = running.run("import os\nprint(os.fstat(1), os.fstat(2))")
        said = running.run(f"{START}\nstart('matplotlib')\nstart('matplotlib')")
        assert running.run("print(os.fstat(1), os.fstat(2))") == before
        assert running.stderr == ""
    assert said.startswith("TensorFlow 2.")
    assert said.count("Training will run on the") == 2
    assert "Not installed" not in said


def test_start_speaks_the_language_of_the_notebook(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        said = running.run(f"{helper_cell('start', language='hu')}\nstart()")
    assert "A tanítás" in said


def test_warming_up_a_gpu_says_nothing(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        assert "Training" in running.run(f"{START}\nstart()")
        assert running.run("with _quiet():\n    _warm_up()") == ""
        assert running.stderr == ""


def test_missing_packages_are_told_in_one_command(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(HIDE.format(hidden={"matplotlib", "anywidget"}))
        said = running.run(f"{START}\nstart('matplotlib', 'ipywidgets', 'anywidget')")
    assert "Training will run on the" in said
    assert said.endswith("%pip install matplotlib anywidget\n")


@pytest.mark.parametrize(("module", "package"), [("tensorflow", "tensorflow"), ("sklearn.datasets", "scikit-learn")])
def test_importing_what_is_missing_tells_how_to_install_it(module: str, package: str, tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(HIDE.format(hidden={"tensorflow", "sklearn"}))
        assert "%pip install tensorflow" in running.run(f"{START}\nstart()\nstart()")
        error = running.run(f"import {module}", fails=True)
    assert error.startswith("ModuleNotFoundError: Not installed here")
    assert error.endswith(f"%pip install {package}")


def test_other_errors_of_imports_stay_as_they_are(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(f"{START}\nstart()")
        assert running.run("import nothing", fails=True) == "ModuleNotFoundError: No module named 'nothing'"


@pytest.mark.parametrize("backend", ["jax", "torch", "numpy"])
@pytest.mark.parametrize("setting", ["environment", "file"])
def test_a_backend_that_cannot_train_is_replaced(
    setting: str, backend: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # our own processes set it, and a kernel would inherit it
    monkeypatch.delenv("KERAS_BACKEND", raising=False)
    (tmp_path / "keras.json").write_text(json.dumps({"backend": backend}), encoding="utf-8")
    environment = {"KERAS_BACKEND": backend} if setting == "environment" else {"KERAS_HOME": str(tmp_path)}
    with kernel(tmp_path, **environment) as running:
        running.run(HIDE.format(hidden={"jax"}))
        said = running.run(f"{START}\nstart()\nfrom tensorflow import keras\nprint(keras.backend.backend())")
    assert said.startswith(f"Keras is set to compute with {backend}")
    assert said.endswith("\ntensorflow\n")


@pytest.mark.skipif(find_spec("jax") is None, reason="no jax here")
def test_another_backend_that_is_there_is_told(tmp_path: Path) -> None:
    with kernel(tmp_path, KERAS_BACKEND="jax") as running:
        said = running.run(f"{START}\nstart()")
    assert "Keras computes with jax.\nTraining will run on the" in said


def test_a_tensorflow_that_does_not_start_says_why(tmp_path: Path) -> None:
    (tmp_path / "tensorflow.py").write_text("raise ImportError('DLL load failed')", encoding="utf-8")
    with kernel(tmp_path) as running:
        said = running.run(f"{START}\nstart()")
    assert said == "TensorFlow is installed here but does not start: DLL load failed\n"


def test_a_tensorflow_that_is_too_old_is_told(tmp_path: Path) -> None:
    for module, source in OLD.items():
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
    with kernel(tmp_path) as running:
        said = running.run(f"{START}\nstart()")
    assert said.endswith("%pip install --upgrade tensorflow\n")


@pytest.mark.parametrize("name", ASSIGNMENT_OF)
def test_notebook_alone_needs_no_package_but_three(name: str, tmp_path: Path) -> None:
    notebook = solved("en", name)
    hidden = {"autograder", "nbgrader", "sklearn", "ipywidgets", "anywidget"}
    notebook.cells.insert(0, new_code_cell(HIDE.format(hidden=hidden)))
    with no_download(tmp_path):
        # where it is not in the environment, MNIST is what the first cells cannot do without
        write_small_digits([notebook], tmp_path)
        run(notebook, tmp_path)
    streams = [out for outs in outputs(notebook, "stream").values() for out in outs]
    assert [out.text for out in streams if out.name == "stderr"] == []
    told = {"mnist": "ipywidgets anywidget", "bonus": "ipywidgets"}.get(name)
    assert ("%pip install" in printed(notebook, "helpers")) is bool(told)
    assert not told or printed(notebook, "helpers").endswith(f"%pip install {told}\n")


# --- the digits


@pytest.fixture
def mnist_file(tmp_path: Path) -> Path:
    """A file in the form of MNIST's."""
    path = tmp_path / "mnist.npz"
    parts = {"x_train": 6, "y_train": 6, "x_test": 2, "y_test": 2}
    arrays: dict[str, Any] = {name: np.arange(count, dtype=np.uint8) for name, count in parts.items()}
    np.savez(path, **arrays)
    return path


@pytest.fixture
def digits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """The notebook's function, called in an empty folder without MNIST."""
    monkeypatch.delenv("MNIST_NPZ", raising=False)
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    namespace: dict[str, Any] = {}
    exec(SPARE, namespace)
    return namespace["spare_digits"]


def hide_scikit_learn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sklearn.datasets", None)


def equal(parts: Any, others: Any) -> bool:
    return all(
        np.array_equal(one, other) and one.dtype == other.dtype
        for pair in zip(parts, others, strict=True)
        for one, other in zip(*pair, strict=True)
    )


def known() -> Any:
    data = dataset.digits()
    return (data.x_train, data.y_train), (data.x_valid, data.y_valid)


def test_spare_digits_come_from_the_file_that_is_named(
    digits: Any, mnist_file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MNIST_NPZ", str(mnist_file))
    (x_train, _), (_, y_valid) = digits()
    assert (len(x_train), len(y_valid)) == (6, 2)
    assert capsys.readouterr().out == "MNIST, from the file that MNIST_NPZ names.\n"


def test_a_named_file_that_cannot_be_read_is_told(
    digits: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MNIST_NPZ", "nowhere.npz")
    assert equal(digits(), known())
    assert capsys.readouterr().out.startswith("MNIST_NPZ names a file that cannot be read: nowhere.npz.\n")


def test_spare_digits_come_from_the_file_beside_the_notebook(
    digits: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_small_digits([NOTEBOOK], Path())
    expected = known()
    hide_scikit_learn(monkeypatch)
    assert equal(digits(), expected)
    said = capsys.readouterr().out
    assert "1,797 small digits" in said
    assert "you have 1,437" in said


def test_spare_digits_come_from_scikit_learn(digits: Any) -> None:
    Path(SMALL_DIGITS).write_bytes(b"no digits")
    assert equal(digits(), known())


def test_where_there_are_no_digits_the_error_says_what_to_do(digits: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_scikit_learn(monkeypatch)
    with pytest.raises(FileNotFoundError, match=r"%pip install scikit-learn$") as caught:
        digits()
    assert caught.value.__suppress_context__


def test_small_digits_are_written_to_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    (one,), (other,) = write_small_digits([NOTEBOOK], tmp_path), write_small_digits([NOTEBOOK], tmp_path / "again")
    assert one.read_bytes() == other.read_bytes()


def test_small_digits_go_only_where_they_are_read(tmp_path: Path) -> None:
    assert write_small_digits([new_notebook(cells=[new_code_cell(START)])], tmp_path) == []


@contextmanager
def silent_proxy(folder: Path) -> Iterator[tuple[socket.socket, dict[str, str]]]:
    """A way into the internet that never answers, and the environment of one who has no other."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        yield server, {"KERAS_HOME": str(folder), "https_proxy": address, "no_proxy": "", "MNIST_NPZ": ""}


LOAD = f"""{START}


{SPARE}
start()
_SECONDS = 0.5
_guard_download()
from tensorflow.keras.datasets import mnist
"""


def test_download_gives_up_where_nobody_answers(tmp_path: Path) -> None:
    with silent_proxy(tmp_path) as (server, environment), kernel(tmp_path, **environment) as running:
        running.run(LOAD)
        said = running.run(
            "try:\n    mnist.load_data()\nexcept Exception:\n    (x, _), _ = spare_digits()\nprint(len(x))"
        )
        assert running.run("import socket\nprint(socket.getdefaulttimeout())") == "None\n"
        server.accept()[0].close()
    assert "could not be downloaded" in said
    assert said.endswith("1437\n")


def test_nothing_is_downloaded_where_a_file_is_named(tmp_path: Path, mnist_file: Path) -> None:
    with silent_proxy(tmp_path) as (server, environment):
        with kernel(tmp_path, **{**environment, "MNIST_NPZ": str(mnist_file)}) as running:
            running.run(LOAD)
            assert running.run("(x, _), _ = mnist.load_data()\nprint(len(x))").endswith("6\n")
        with pytest.raises(BlockingIOError):
            server.accept()
