"""What cells that are handed out give names to, alike in type, size and range: none of these images is checked.

Nobody imports this: it stands before a student's own definitions, for `Dense(512, input_shape=x_train[0].shape)`. Each
line is run for a function alone that needs it.
"""

# students import NumPy themselves
import numpy as _numpy

gpus: list[str] = []
data_note = "MNIST, as Keras provides it."
# what is left at zero takes neither time nor memory until somebody asks for it
x_train, x_valid = _numpy.zeros((60000, 28, 28), "uint8"), _numpy.zeros((10000, 28, 28), "uint8")
x_train[:1000] = x_valid[:1000] = _numpy.resize(_numpy.arange(256, dtype="uint8"), (1000, 28, 28))
y_train, y_valid = (_numpy.resize(_numpy.arange(10, dtype="uint8"), count) for count in (60000, 10000))
training_part, validation_part = (x_train, y_train), (x_valid, y_valid)
image = x_train[0]
train_inputs, valid_inputs = _numpy.zeros((60000, 784), "float32"), _numpy.zeros((10000, 784), "float32")
train_inputs[:1000] = valid_inputs[:1000] = _numpy.reshape(x_train[:1000] / 255, (1000, 784))
train_targets, valid_targets = _numpy.eye(10, dtype="float32")[y_train], _numpy.eye(10, dtype="float32")[y_valid]
