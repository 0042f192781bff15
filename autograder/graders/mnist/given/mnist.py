"""What cells that are handed out give names to, alike in type, size and range: none of these images is checked.

Nobody imports this: it stands before a student's own definitions, for `Dense(512, input_shape=x_train[0].shape)`. Each
line is run for a function alone that needs it.
"""

# students import NumPy themselves
import numpy as _numpy


def _load_data(path="mnist.npz"):
    """Stands for Keras's own, which reads a file."""
    images, labels = _numpy.zeros((70000, 28, 28), "uint8"), _numpy.resize(_numpy.arange(10, dtype="uint8"), 70000)
    images.reshape(-1, 256)[:] = _numpy.arange(256)
    return (images[:60000], labels[:60000]), (images[60000:], labels[60000:])


from tensorflow.keras.datasets import mnist  # noqa: E402

mnist.load_data = _load_data
from tensorflow import keras  # noqa: E402

keras.datasets.mnist.load_data = _load_data
parts = _load_data()
(x_train, y_train), (x_valid, y_valid) = parts
# what is left at zero takes neither time nor memory until somebody asks for it
train_inputs, valid_inputs = _numpy.zeros((60000, 784), "float32"), _numpy.zeros((10000, 784), "float32")
train_inputs[:1000] = valid_inputs[:1000] = _numpy.reshape(x_train[:1000] / 255, (1000, 784))
train_targets, valid_targets = _numpy.eye(10, dtype="float32")[y_train], _numpy.eye(10, dtype="float32")[y_valid]
