"""Imported by the process from which workers are forked, and by nothing else: what all of them need."""

from autograder import tasks
from autograder.training import load_tensorflow

load_tensorflow()

__all__ = ["tasks"]
