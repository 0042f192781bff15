"""The warm process inside the sandbox: imports TensorFlow once, then forks a confined child for each student.

`main([CONTROL, CONFINEMENT])` starts it: the number of the control socket, and a JSON object with the fields of
`Confinement`. The control socket receives one socket a student. It sends one byte, when the process is ready; each
child sends on its own socket only.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import random
import signal
import socket
import sys
from dataclasses import dataclass

import numpy as np
from numpy.random import bit_generator

from autograder.sandbox import wire
from autograder.sandbox.worker import answers, confine

READY = b"R"
_CHILD_SOCKET = 3


@dataclass(frozen=True)
class Confinement:
    """How students' code is confined: the level, the libraries to import first, the paths, and the limits."""

    level: str
    libraries: tuple[str, ...]
    readable: tuple[str, ...]
    writable: tuple[str, ...]
    limits: confine.Limits

    @classmethod
    def from_json(cls, text: str) -> Confinement:
        fields = json.loads(text)
        return cls(
            fields["level"],
            tuple(fields["libraries"]),
            tuple(fields["readable"]),
            tuple(fields["writable"]),
            confine.Limits(**fields["limits"]),
        )


def main(arguments: list[str]) -> None:
    """Serves until the control socket is closed."""
    control, confinement = socket.socket(fileno=int(arguments[0])), Confinement.from_json(arguments[1])
    for name in (*confinement.libraries, *(confine.LIBRARIES if confinement.level != "none" else ())):
        importlib.import_module(name)
    # The imported objects stay for ever: collecting garbage in a child would copy the pages that it shares.
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    confine.adopt_orphans()
    control.send(READY)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not message:
            return
        _fork_child(confinement, descriptors[0])
        os.close(descriptors[0])


def _fork_child(confinement: Confinement, descriptor: int) -> None:
    if os.fork():
        return
    with contextlib.suppress(BaseException):
        _run_child(confinement, descriptor)
    os._exit(1)


def _run_child(confinement: Confinement, descriptor: int) -> None:
    connection = socket.socket(fileno=_tidy_descriptors(descriptor))
    try:
        if confinement.level == "bubblewrap":
            confine.enter_namespaces()
            if os.fork():
                os._exit(0)
        _give_up_rights(confinement)
    except Exception as error:
        connection.sendall(wire.encode(wire.Packet({"unconfined": f"{type(error).__name__}: {error}"})))
        return
    _seed_generators()
    connection.sendall(wire.encode(wire.Packet({"ready": True})))
    answers.serve(connection)


def _seed_generators() -> None:
    """Seeds all random generators, so that a submission gets the same grade and messages each time."""
    random.seed(0)
    np.random.seed(0)
    # A NumPy generator without a seed starts from these bits, which otherwise come from the system.
    bit_generator.randbits = random.Random(0).getrandbits  # type: ignore[attr-defined]
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(0)


def _tidy_descriptors(descriptor: int) -> int:
    null = os.open(os.devnull, os.O_RDWR)
    keep = os.dup(descriptor)
    for stream in range(3):
        os.dup2(null, stream)
    os.dup2(keep, _CHILD_SOCKET, inheritable=False)
    os.closerange(_CHILD_SOCKET + 1, os.sysconf("SC_OPEN_MAX"))
    return _CHILD_SOCKET


def _give_up_rights(confinement: Confinement) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    confine.limit_resources(confinement.limits)
    if confinement.level == "bubblewrap":
        confine.mount_private_folders(confinement.limits.scratch)
    else:
        confine.die_with_parent(signal.SIGKILL)
    if confinement.level == "none":
        return
    confine.drop_privileges()
    confine.restrict_files(list(confinement.readable), list(confinement.writable))
    confine.restrict_calls()
