"""Real Jupyter kernels that run a notebook's cells one by one, and whose processes can be watched."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import KernelManager

from autograder.authoring.inclusion import include

# the timeout of a hanging cell; working ones take a fraction of it
PATIENCE = 300
# the seconds in which the last cell of a notebook ends its kernel
SOON = 5

TRAINING = """
import numpy as np
from tensorflow import keras

model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(512, "relu"), keras.layers.Dense(10, "softmax")])
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(np.random.rand(640, 784), np.arange(640) % 10, epochs=2, verbose=0)
print("trained")
"""


def as_students_have_it() -> dict[str, str]:
    """The environment of a kernel. With PYTEST_CURRENT_TEST it would not read its descriptors 1 and 2."""
    return {name: value for name, value in os.environ.items() if name != "PYTEST_CURRENT_TEST"}


def helper_cell(*modules: str, language: str = "en") -> str:
    """The cell of a released notebook that holds modules of `autograder.lesson`."""
    return include([f"# include: {' '.join(modules)}"], language)[0]


def ends_within(pid: int, seconds: float) -> bool:
    """Whether a process ends in that time; returns as soon as it does."""
    process = os.pidfd_open(pid)
    try:
        return _ends_within(process, seconds)
    finally:
        os.close(process)


def _ends_within(process: int, seconds: float) -> bool:
    return bool(select.select([process], [], [], seconds)[0])


class Kernel:
    """A kernel with its own working folder."""

    def __init__(self, own: KernelManager, client: BlockingKernelClient) -> None:
        self._client = client
        assert own.provisioner
        self._process = os.pidfd_open(own.provisioner.pid)
        self.stderr = ""

    def run(self, code: str, fails: bool = False) -> str:
        """Runs a cell; returns what it prints, or its error if it fails. Adds other output to `stderr`."""
        printed, errors = [], []

        def listen(message: dict[str, dict[str, str]]) -> None:
            content = message["content"]
            if content.get("name") == "stdout":
                printed.append(content["text"])
            elif content.get("name") == "stderr":
                self.stderr += content["text"]
            elif "evalue" in content:
                errors.append(f"{content['ename']}: {content['evalue']}")

        self._client.execute_interactive(code, timeout=PATIENCE, output_hook=listen, allow_stdin=False)
        assert bool(errors) is fails, errors
        return errors[0] if errors else "".join(printed)

    def ask_to_end(self) -> None:
        """Asks the kernel to shut down, as Jupyter's menu does."""
        self._client.shutdown()

    def ends_within(self, seconds: float) -> bool:
        """Whether the kernel ends in that time."""
        return _ends_within(self._process, seconds)

    def close(self) -> None:
        os.close(self._process)


class OnlyThis(KernelSpecManager):
    """Gives the kernel of one Python for every name."""

    def __init__(self, python: str) -> None:
        super().__init__()
        command = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        self._spec = KernelSpec(argv=command, display_name="Python", language="python")

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return self._spec


@contextmanager
def kernel(folder: Path, **environment: str) -> Iterator[Kernel]:
    """A fresh kernel, which is killed at the end if it still runs."""
    own = KernelManager(kernel_spec_manager=OnlyThis(sys.executable))
    own.start_kernel(cwd=str(folder), env={**as_students_have_it(), **environment})
    client = own.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        started = Kernel(own, client)
        try:
            yield started
        finally:
            started.close()
    finally:
        client.stop_channels()
        own.shutdown_kernel(now=True)
