"""Training: from a model's configuration to its accuracy on the validation images."""
