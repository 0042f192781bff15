"""What cells that are handed out give names to, alike in type, size and range: the points are others.

Nobody imports this: it stands before a student's own definitions, for one that prints the notebook's `loss(m, b)`.
"""

# students import NumPy themselves
import numpy as _numpy

x = _numpy.arange(10)
y = _numpy.array([12, 16, 27, 33, 38, 41, 46, 51, 54, 62])
attempts = [(-2, 40)]
