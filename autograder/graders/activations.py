"""What the known activation functions compute, as the checks in the notebooks know them as well."""

from autograder.notebook.activations import _ACTIVATIONS as ACTIVATIONS
from autograder.notebook.activations import _OUTPUTS as OUTPUTS
from autograder.notebook.activations import _SPREADS as SPREADS
from autograder.notebook.activations import _is_like as is_like
from autograder.notebook.activations import _softmax as softmax

__all__ = ["ACTIVATIONS", "OUTPUTS", "SPREADS", "is_like", "softmax"]
