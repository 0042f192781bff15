"""Imported by the process from which workers are forked, and by nothing else: what all of them need."""

from autograder.batch import worker as tasks
from autograder.training.backend import import_keras

import_keras()

__all__ = ["tasks"]
