"""Digits for where Keras cannot download MNIST."""

from __future__ import annotations

from numpy.typing import ArrayLike

from autograder.lesson.kinds import Array, Bytes, Dataset
from autograder.messages import say
from autograder.wording import _fill

_SMALL_DIGITS = "small_digits.npz"
_TRAINING = 1437
_SECONDS = 20


def spare_digits() -> Dataset:
    """Digits to work with where MNIST cannot be downloaded.

    They come from the file that MNIST_NPZ names, from the one beside
    this notebook, or from scikit-learn, and have the form that Keras's
    load_data gives MNIST: two pairs of images and labels.
    """
    import os

    if os.environ.get("MNIST_NPZ"):
        path = os.environ["MNIST_NPZ"]
        try:
            parts = _read_mnist(path)
        except Exception:
            unread = say(
                "MNIST_NPZ names a file that cannot be read: {path}.",
                path=path,
            )
            print(_fill(unread))
        else:
            print(say("MNIST, from the file that MNIST_NPZ names."))
            return parts
    else:
        offline = say(
            "MNIST could not be downloaded: is there an internet "
            "connection?"
        )
        print(_fill(offline))
    images, labels = _read_small_digits()
    instead = say(
        "Instead you have {total:,d} small digits, enlarged to 28×28 "
        "pixels. Everything below works with them too. Where the text "
        "speaks of 60,000 images, you have {training:,d}.",
        total=len(images),
        training=_TRAINING,
    )
    print(_fill(instead))
    images = _enlarge(images)
    return (
        (images[:_TRAINING], labels[:_TRAINING]),
        (images[_TRAINING:], labels[_TRAINING:]),
    )


def _read_mnist(path: str) -> Dataset:
    """MNIST's four parts from a file as Keras keeps them."""
    import numpy

    with numpy.load(path) as file:
        return (
            (file["x_train"], file["y_train"]),
            (file["x_test"], file["y_test"]),
        )


def _read_small_digits() -> tuple[Array, Array]:
    """Images of 8×8 pixels from 0 to 16, and their labels."""
    from contextlib import suppress

    import numpy

    with suppress(Exception), numpy.load(_SMALL_DIGITS) as file:
        return file["images"], file["labels"]
    try:
        from sklearn.datasets import load_digits
    except ImportError:
        raise FileNotFoundError(
            str(
                say(
                    "There are no digits to work with. Connect to the "
                    "internet, or put {file} beside this notebook, or "
                    "run this in a new cell: %pip install scikit-learn",
                    file=_SMALL_DIGITS,
                )
            )
        ) from None
    digits = load_digits()
    return digits.images, digits.target.astype("uint8")


def _enlarge(images: Array) -> Bytes:
    """The images with 28×28 pixels from 0 to 255, as MNIST's are."""
    import numpy

    grey = numpy.rint(images * (255 / 16)).astype("uint8")
    return _magnify(grey)


def _magnify(images: Bytes) -> Bytes:
    """Images of 8×8 pixels with 28×28: each pixel becomes nine."""
    import numpy

    large = images.repeat(3, axis=1).repeat(3, axis=2)
    return numpy.pad(large, ((0, 0), (2, 2), (2, 2)))


def _are_small(images: ArrayLike) -> bool:
    """Whether images are the small digits, enlarged."""
    import numpy

    if numpy.shape(images)[1:] != (28, 28):
        return False
    some = numpy.asarray(images)[:100]
    if not some.any():
        return False
    small = some[:, 2:-2:3, 2:-2:3]
    return numpy.array_equal(some, _magnify(small))


def _guard_download() -> None:
    """Has load_data heed MNIST_NPZ, and give up without an answer."""
    import os
    import socket
    from functools import wraps

    try:
        from tensorflow.keras.datasets import mnist
    except ImportError:
        return
    download = mnist.load_data

    @wraps(download)
    def load_data(path: str = "mnist.npz") -> Dataset:
        if os.environ.get("MNIST_NPZ"):
            return spare_digits()
        before = socket.getdefaulttimeout()
        socket.setdefaulttimeout(_SECONDS)
        try:
            parts: Dataset = download(path)
            return parts
        finally:
            socket.setdefaulttimeout(before)

    mnist.load_data = load_data
