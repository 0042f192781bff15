"""What cells that are handed out give names to, alike in type and range: none of these images is one that is checked.

Nobody imports this: it stands before a student's own definitions, for `Dense(512, input_shape=x_train[0].shape)`.
"""

# students import NumPy themselves
import numpy as _numpy

x_train = _numpy.resize(_numpy.arange(256, dtype="uint8"), (1000, 28, 28))
y_train = _numpy.resize(_numpy.arange(10, dtype="uint8"), 1000)
x_valid, y_valid = x_train[:200], y_train[:200]
training_part, validation_part = (x_train, y_train), (x_valid, y_valid)
attempts = [(-2, 40)]
