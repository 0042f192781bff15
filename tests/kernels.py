"""Real Jupyter kernels that run a notebook's cells one by one, and whose processes can be watched."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import KernelManager

from autograder.inclusion import include

# for what would hang; what works takes a fraction of it
PATIENCE = 300


def helper_cell(*modules: str, language: str = "en") -> str:
    """The cell of a released notebook that holds modules of `autograder.notebook`."""
    return include([f"# include: say {' '.join(modules)}"], language)[0]


class Kernel:
    """A kernel that works in a folder of its own."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self._client = client
        self.pid: int = manager.provisioner.pid
        self._process = os.pidfd_open(self.pid)
        self.stderr = ""

    def run(self, code: str) -> str:
        """What a cell prints; what it writes elsewhere is added to `stderr`, and an error is the test's."""
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
        assert errors == []
        return "".join(printed)

    def ask_to_end(self) -> None:
        """Asks as Jupyter's menu does."""
        self._client.shutdown()

    def ends_within(self, seconds: float) -> bool:
        """Whether the process comes to its end in that time; waits no longer than it takes."""
        return bool(select.select([self._process], [], [], seconds)[0])

    def close(self) -> None:
        os.close(self._process)


@contextmanager
def kernel(folder: Path, **environment: str) -> Iterator[Kernel]:
    """A fresh kernel, which is killed at the end where it still lives."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(folder), env={**os.environ, **environment})
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=PATIENCE)
        started = Kernel(manager, client)
        try:
            yield started
        finally:
            started.close()
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
