"""Imports what every worker needs, in the process from which workers are forked."""

from autograder.batch import worker as tasks
from autograder.training.backend import import_keras

import_keras()

__all__ = ["tasks"]
