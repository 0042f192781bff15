"""The data: what the embedded digits are, and that a file which was named is MNIST or an error."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.training import dataset
from autograder.training.dataset import Dataset, DatasetError

MakeFile = Callable[..., Path]


def arrays() -> dict[str, dataset.Images]:
    """A very small data set in MNIST's form."""
    rng = np.random.default_rng(0)
    images, labels = rng.integers(0, 256, (5, 28, 28), np.uint8), rng.integers(0, 10, 5, np.uint8)
    return {"x_train": images[:3], "y_train": labels[:3], "x_test": images[3:], "y_test": labels[3:]}


@pytest.fixture
def mnist_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MakeFile:
    """Writes a file whose arrays, where none is given anew, are taken for MNIST's."""
    monkeypatch.setattr(dataset, "MNIST_DIGESTS", {name: dataset._digest(array) for name, array in arrays().items()})
    monkeypatch.delenv("MNIST_NPZ", raising=False)

    def write(**changed: Any) -> Path:
        path = tmp_path / "data.npz"
        np.savez_compressed(path, **{k: v for k, v in {**arrays(), **changed}.items() if v is not None})
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(DatasetError) as error:
        dataset.load(path)
    assert str(path) in str(error.value)
    return str(error.value)


# --- the embedded digits


def test_the_digits_have_mnists_form() -> None:
    data = dataset.digits()
    assert (data.name, data.x_train.shape, data.x_valid.shape) == ("digits", (1437, 28, 28), (360, 28, 28))
    assert (data.y_train.shape, data.y_valid.shape) == ((1437,), (360,))
    assert {array.dtype for array in (data.x_train, data.y_train, data.x_valid, data.y_valid)} == {np.dtype(np.uint8)}


@pytest.mark.parametrize("part", ["train", "valid"])
def test_the_digits_fill_their_range_and_classes(part: str) -> None:
    data = dataset.digits()
    images, labels = getattr(data, f"x_{part}"), getattr(data, f"y_{part}")
    assert (images.min(), images.max()) == (0, 255)
    assert np.bincount(labels).min() > len(labels) / 15
    assert set(labels) == set(range(10))


def test_the_digits_are_the_same_every_time() -> None:
    first, second = dataset.digits(), dataset.digits()
    np.testing.assert_array_equal(first.x_train, second.x_train)
    np.testing.assert_array_equal(first.y_valid, second.y_valid)


def test_a_digit_is_its_original_enlarged() -> None:
    from sklearn.datasets import load_digits

    image = dataset.digits().x_train[0]
    np.testing.assert_array_equal(image[2:26:3, 2:26:3], np.rint(load_digits().images[0] * 255 / 16))
    assert not image[:2].any()
    assert not image[:, 26:].any()


def test_the_digits_stand_in_where_keras_has_no_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MNIST_NPZ", raising=False)
    monkeypatch.setattr(dataset, "_from_cache", lambda: None)
    monkeypatch.setattr(dataset, "_from_keras", lambda: None)
    assert dataset.load().name == "digits"


def test_what_keras_has_downloaded_is_read_without_keras(
    mnist_file: MakeFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MNIST_NPZ", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    monkeypatch.setattr(dataset, "_can_download", lambda: False)
    (tmp_path / "keras" / "datasets").mkdir(parents=True)
    kept = mnist_file().rename(tmp_path / "keras" / "datasets" / "mnist.npz")
    assert dataset.load().name == "mnist"
    kept.write_bytes(b"half of it")
    assert dataset.load().name == "digits"


def test_keras_without_data_or_network_has_no_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    import keras

    def refuse() -> None:
        raise Exception("URL fetch failure")

    monkeypatch.setattr(keras.datasets.mnist, "load_data", refuse)
    assert dataset._from_keras() is None


# --- a file


@pytest.mark.parametrize("by_name", [True, False], ids=["argument", "MNIST_NPZ"])
def test_a_file_is_read(by_name: bool, mnist_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    path = mnist_file()
    if not by_name:
        monkeypatch.setenv("MNIST_NPZ", str(path))
    data = dataset.load(path if by_name else None)
    assert (data.name, data.bar) == ("mnist", 0.97)
    np.testing.assert_array_equal(data.x_valid, arrays()["x_test"])
    np.testing.assert_array_equal(data.y_train, arrays()["y_train"])


def test_the_argument_goes_before_the_environment(mnist_file: MakeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_NPZ", "/nowhere/else.npz")
    assert dataset.load(mnist_file()).name == "mnist"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "there is no such data file" in refusal(tmp_path / "mnist.npz")


def test_a_file_named_by_the_environment_is_never_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MNIST_NPZ", str(tmp_path / "mnist.npz"))
    with pytest.raises(DatasetError, match=r"mnist\.npz: there is no such data file"):
        dataset.load()


def test_a_folder_is_no_data_file(tmp_path: Path) -> None:
    refusal(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"text", b"PK\x03\x04", b"\x93NUMPY", b"\x80\x04.", b"PK\x05\x06" + bytes(18)], ids=str
)
def test_a_file_of_another_kind_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "mnist.npz"
    path.write_bytes(content)
    assert "can't be read as MNIST" in refusal(path)


def test_a_lone_array_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mnist.npz"
    with path.open("wb") as file:
        np.save(file, np.zeros(3))
    assert "can't be read as MNIST" in refusal(path)


@pytest.mark.parametrize("name", ["x_train", "y_test"])
def test_a_file_with_an_array_missing_is_refused(name: str, mnist_file: MakeFile) -> None:
    assert "can't be read as MNIST (KeyError)" in refusal(mnist_file(**{name: None}))


def test_pickled_objects_are_refused_unread(mnist_file: MakeFile) -> None:
    class Mark:
        def __reduce__(self) -> tuple[object, ...]:
            return pytest.fail, ("it was unpickled",)

    assert "can't be read as MNIST (ValueError)" in refusal(mnist_file(y_test=np.array([Mark()], object)))


@pytest.mark.parametrize(
    ("name", "array"),
    [
        pytest.param("x_train", arrays()["x_train"] ^ np.eye(28, dtype=np.uint8)[0], id="one row changed"),
        pytest.param("y_test", arrays()["y_test"][::-1], id="another order"),
        pytest.param("x_test", arrays()["x_test"][:1], id="one image less"),
        pytest.param("x_test", arrays()["x_test"].reshape(-1, 784), id="another shape"),
        pytest.param("x_test", arrays()["x_test"].view(np.int8), id="another type"),
        pytest.param("y_train", arrays()["y_train"].reshape(-1, 1), id="labels in a column"),
        pytest.param("y_train", np.array(3, np.uint8), id="one label"),
    ],
)
def test_another_content_is_refused(name: str, array: dataset.Images, mnist_file: MakeFile) -> None:
    assert f"`{name}` does not belong to MNIST" in refusal(mnist_file(**{name: array}))


def test_a_file_that_was_cut_off_is_refused(mnist_file: MakeFile) -> None:
    path = mnist_file()
    content = path.read_bytes()
    for length in range(0, len(content), 211):
        path.write_bytes(content[:length])
        assert "can't be read as MNIST" in refusal(path)


def test_a_changed_byte_is_refused_or_has_no_effect(mnist_file: MakeFile) -> None:
    path = mnist_file()
    content = path.read_bytes()
    refused = 0
    for place in range(0, len(content), 11):
        path.write_bytes(content[:place] + bytes([content[place] ^ 255]) + content[place + 1 :])
        try:
            np.testing.assert_array_equal(dataset.load(path).x_train, arrays()["x_train"])
        except DatasetError:
            refused += 1
    assert refused > len(content) / 11 / 2


# --- the real one


@pytest.fixture(scope="module")
def real() -> Dataset:
    if not os.environ.get("MNIST_NPZ"):
        pytest.skip("MNIST_NPZ names no file with the real MNIST")
    return dataset.load(Path(os.environ["MNIST_NPZ"]))


def test_the_real_mnist_is_known(real: Dataset) -> None:
    assert (real.name, real.bar) == ("mnist", 0.97)
    assert (real.x_train.shape, real.x_valid.shape) == ((60_000, 28, 28), (10_000, 28, 28))
    assert np.bincount(real.y_valid).tolist() == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]


def test_the_real_mnist_with_one_bit_changed_is_not(real: Dataset, tmp_path: Path) -> None:
    images = real.x_valid.copy()
    images[-1, -1, -1] ^= 1
    path = tmp_path / "mnist.npz"
    np.savez(path, x_train=real.x_train, y_train=real.y_train, x_test=images, y_test=real.y_valid)
    assert "`x_test` does not belong to MNIST" in refusal(path)
