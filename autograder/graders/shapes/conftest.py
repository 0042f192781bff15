"""What the graders of this assignment share: the function that builds the network."""

from __future__ import annotations

import pytest

from autograder.graders.language import Builder, say


@pytest.fixture(scope="session")
def builder() -> Builder:
    limits = say("The task asks for two convolutions, with 16 and 32 filters, and no more.")
    return Builder("build_convnet", (28, 28, 1), limits)
