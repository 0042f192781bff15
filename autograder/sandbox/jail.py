"""The outside of the sandbox: starts the warm process and one confined process a student, and enforces the limits.

Levels, the strongest first: `bubblewrap` (namespaces, and Landlock and seccomp inside them), `landlock` (Landlock and
seccomp only, where the system refuses namespaces), `none` (limits of time and memory only; if the instructor says so).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import select
import shutil
import signal
import site
import socket
import struct
import subprocess
import sys
import sysconfig
import tempfile
from dataclasses import asdict
from pathlib import Path

from autograder.sandbox import wire
from autograder.sandbox.stopwatch import Stopwatch
from autograder.sandbox.worker.confine import Limits

LEVELS = ("bubblewrap", "landlock", "none")
# With the last one imported, Keras takes this for a notebook, where `plot_model` prints a message instead of raising.
LIBRARIES = ("numpy", "tensorflow", "keras", "IPython.core.magics.namespace")

_FOLDER = Path(__file__).parent
_VISIBLE_INSIDE = ("sandbox/__init__.py", "sandbox/wire.py", "sandbox/worker")
_START = (
    "import sys; sys.path.insert(0, {root!r}); from autograder.sandbox.worker.__main__ import main; main(sys.argv[1:])"
)
_CREDENTIALS = struct.Struct("3i")
# Only a fault of ours takes longer, however busy the machine is: a process that ends is noticed at once.
_START_SECONDS = 900.0
_HELLO_SECONDS = 120.0
_END_SECONDS = 60.0
_TICK = 0.05


class SandboxError(Exception):
    """The sandbox itself failed: a fault of this machine or of the grader, never a student's."""


class SandboxUnavailableError(SandboxError):
    """None of the allowed levels works on this machine."""


class StoppedError(Exception):
    """A student's process ended before it answered: `reason` is "time", "memory", "died" or "nonsense".

    `limit` is the limit that it exceeded, in seconds or in bytes.
    """

    def __init__(self, reason: str, limit: float = 0.0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.limit = limit


class StudentProcess:
    """One confined process, which answers questions until it is closed or exceeds a limit.

    It is stopped between two questions, so that threads which a student started do no work then. `took` is the time
    that it spent on the last question, in seconds, without waits for a processor.
    """

    def __init__(self, connection: socket.socket, pid: int, limits: Limits) -> None:
        self.took = 0.0
        self._connection = connection
        self._limits = limits
        self._pid = pid
        self._handle = os.pidfd_open(pid)
        self._resident_at_start = _resident(pid)
        self._grown = 0
        connection.setblocking(False)

    def ask(self, question: wire.Packet, seconds: float) -> wire.Packet:
        """The answer to one question, within `seconds`.

        Raises:
            StoppedError: the process exceeded a limit, ended, or sent something else; it is closed.
            SandboxError: the machine had no memory left, although the process was within its limit.
        """
        watch, kills = Stopwatch(self._pid, seconds), _kills_for_memory()
        try:
            self._expect_silence()
            self._signal(signal.SIGCONT)
            self._send_all(wire.encode(question), watch)
            return wire.receive(lambda size: self._receive_exactly(size, watch))
        except TimeoutError:
            raise self._stopped("time", seconds) from None
        except MemoryError:
            raise self._stopped("memory", self._limits.memory) from None
        except (EOFError, ConnectionError):
            # A process at the kernel's limit may have no memory left to report that.
            if self._grown > self._limits.memory * 3 / 4:
                raise self._stopped("memory", self._limits.memory) from None
            self.close()
            if _kills_for_memory() > kills:
                raise SandboxError("this machine has too little memory left, so that Linux ended a process") from None
            raise StoppedError("died") from None
        except wire.WireError:
            raise self._stopped("nonsense") from None
        finally:
            self.took = watch.spent()
            self._signal(signal.SIGSTOP)

    def close(self) -> None:
        """Kills the process and everything that it started, and waits until it has ended."""
        if self._handle < 0:
            return
        self._signal(signal.SIGKILL)
        _poll(self._handle, select.POLLIN, _END_SECONDS)
        os.close(self._handle)
        self._handle = -1
        self._connection.close()

    def _signal(self, number: signal.Signals) -> None:
        if self._handle >= 0:
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def _stopped(self, reason: str, limit: float = 0.0) -> StoppedError:
        self.close()
        return StoppedError(reason, limit)

    def _send_all(self, data: bytes, watch: Stopwatch) -> None:
        view = memoryview(data)
        while view:
            self._wait_ready(watch, select.POLLOUT)
            with contextlib.suppress(BlockingIOError):
                view = view[self._connection.send(view) :]

    def _receive_exactly(self, size: int, watch: Stopwatch) -> bytes:
        data = bytearray()
        while len(data) < size:
            self._wait_ready(watch, select.POLLIN)
            with contextlib.suppress(BlockingIOError):
                piece = self._connection.recv(min(size - len(data), 2**20))
                if not piece:
                    raise EOFError
                data += piece
        return bytes(data)

    def _wait_ready(self, watch: Stopwatch, event: int) -> None:
        while (left := watch.left()) > 0:
            self._grown = max(self._grown, _resident(self._pid) - self._resident_at_start)
            if self._grown > self._limits.memory:
                raise MemoryError
            if _poll(self._connection.fileno(), event, min(left, _TICK)):
                return
        raise TimeoutError

    def _expect_silence(self) -> None:
        """Refuses bytes that came before the question: they must not pass for its answer."""
        with contextlib.suppress(BlockingIOError):
            if not self._connection.recv(1):
                raise EOFError
            raise wire.WireError("a message that nobody asked for")


class Sandbox:
    """The warm process at one level; a context manager.

    It imports `libraries` once. Each student's process is then forked from it.
    """

    def __init__(self, level: str, libraries: tuple[str, ...] = LIBRARIES, limits: Limits | None = None) -> None:
        self.level = level
        self._libraries = libraries
        self._limits = limits or Limits()
        self._stack = contextlib.ExitStack()
        self._control: socket.socket | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        self._control = None
        self._stack.close()

    def start(self) -> None:
        """Starts the warm process, and does not wait until it is ready."""
        if self._control is not None:
            return
        control, theirs = socket.socketpair()
        self._stack.callback(control.close)
        folder = self._stack.enter_context(tempfile.TemporaryDirectory(prefix="sandbox-"))
        errors = Path(folder) / "errors"
        with theirs:
            process = subprocess.Popen(
                self._command(theirs.fileno(), folder),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._stack.enter_context(errors.open("wb")),
                cwd=folder,
                env=_environment(folder if self.level != "bubblewrap" else "/tmp"),
            )
        self._stack.callback(_kill_and_wait, process)
        self._control, self._errors = control, errors
        self._ready = False

    def process(self) -> StudentProcess:
        """A new confined process.

        Raises:
            SandboxError: the warm process does not start, or the new process can't be confined.
        """
        try:
            return self._start_and_fork()
        except (OSError, EOFError):
            # The warm process has ended: a student's code may have killed it, so it gets a second start.
            self.close()
        try:
            return self._start_and_fork()
        except (OSError, EOFError):
            reason = self._last_words()
            self.close()
            raise SandboxError(f"the sandbox at level {self.level} does not start: {reason}") from None

    def _start_and_fork(self) -> StudentProcess:
        self.start()
        return self._fork()

    def _fork(self) -> StudentProcess:
        assert self._control is not None
        if not self._ready:
            self._control.settimeout(_START_SECONDS)
            if not self._control.recv(1):
                raise EOFError
            self._ready = True
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
                socket.send_fds(self._control, [b"F"], [theirs.fileno()])
            return self._greet(ours)
        except BaseException:
            ours.close()
            raise

    def _greet(self, connection: socket.socket) -> StudentProcess:
        """Reads the child's first message; the kernel adds the child's pid, which the child can't forge."""
        connection.settimeout(_HELLO_SECONDS)
        data, ancillary, _, _ = connection.recvmsg(4096, socket.CMSG_SPACE(_CREDENTIALS.size))
        if not data:
            raise EOFError
        hello = wire.receive(io.BytesIO(data).read).body
        if "ready" not in hello:
            raise SandboxError(f"student code can't be confined at level {self.level}: {hello.get('unconfined')}")
        pid = next(_CREDENTIALS.unpack(bytes(item))[0] for _, kind, item in ancillary if kind == socket.SCM_CREDENTIALS)
        return StudentProcess(connection, pid, self._limits)

    def _last_words(self) -> str:
        with contextlib.suppress(OSError, AttributeError):
            lines = self._errors.read_text(errors="replace").strip().splitlines()
            return lines[-1] if lines else "it ended without a word"
        return "it could not be started"

    def _command(self, control: int, folder: str) -> list[str]:
        root = str(_FOLDER.parent.parent)
        bubblewrap = self.level == "bubblewrap"
        confinement = {
            "level": self.level,
            "libraries": self._libraries,
            "readable": [
                *(_inside(path) if bubblewrap else path for path in _python_paths()),
                *("/dev/urandom", "/sys/devices/system/cpu", "/proc/self/cmdline"),
            ],
            "writable": ["/tmp", "/dev/shm", "/dev/null"] if bubblewrap else ["/dev/null"],
            "limits": asdict(self._limits),
        }
        python = _inside(sys.executable) if bubblewrap else sys.executable
        start = _START.format(root="/grader" if bubblewrap else root)
        command = [python, "-I", "-B", "-c", start, str(control), json.dumps(confinement)]
        return [*_bubblewrap(), *command] if bubblewrap else command


def choose_level(requested: str | None = None) -> str:
    """The strongest level that works on this machine, found by trying; or the requested one.

    Level "none" is used only if it is requested.

    Raises:
        SandboxUnavailableError: none works; the text has each level's reason.
    """
    if requested is not None and requested not in LEVELS:
        raise SandboxUnavailableError(f"SANDBOX={requested} is no level: use one of {', '.join(LEVELS)}")
    reasons = []
    for level in [requested] if requested else LEVELS[:-1]:
        reason = why_not(level)
        if reason is None:
            return level
        reasons.append(f"{level}: {reason}")
    raise SandboxUnavailableError(
        f"no sandbox works here ({'; '.join(reasons)}); run `make setup` to install bubblewrap, "
        "or set SANDBOX=none if you trust the code that will run"
    )


def why_not(level: str) -> str | None:
    """The reason why a level does not work on this machine; None if it works."""
    if sys.platform != "linux":
        return "it needs Linux"
    if level == "bubblewrap" and shutil.which("bwrap") is None:
        return "bubblewrap is not installed (`make setup` installs it)"
    with Sandbox(level, libraries=()) as sandbox:
        try:
            sandbox.process().close()
        except SandboxError as error:
            return str(error)
    return None


def _bubblewrap() -> list[str]:
    """The bwrap command that mounts only the Python environment and the worker's files, read-only."""
    package = _FOLDER.parent
    binds = [(str(package / "__init__.py"), "/grader/autograder/__init__.py")]
    binds += [(str(package / name), f"/grader/autograder/{name}") for name in _VISIBLE_INSIDE]
    binds += [(path, _inside(path)) for path in _python_paths() if not os.path.islink(path)]
    links = [(os.readlink(path), _inside(path)) for path in _python_paths() if os.path.islink(path)]
    return [
        "bwrap",
        *("--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-net", "--unshare-uts"),
        *("--unshare-cgroup-try", "--uid", "65534", "--gid", "65534", "--hostname", "sandbox"),
        *("--die-with-parent", "--new-session", "--cap-drop", "ALL"),
        *(word for source, target in binds for word in ("--ro-bind", source, target)),
        *(word for source, target in links for word in ("--symlink", source, target)),
        *("--ro-bind-try", "/sys/devices/system/cpu", "/sys/devices/system/cpu"),
        # ctypes finds libseccomp through ldconfig.
        *("--ro-bind-try", "/sbin/ldconfig", "/sbin/ldconfig"),
        *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp", "--"),
    ]


def _python_paths() -> list[str]:
    """The paths of this Python and of the system's libraries, without this repository."""
    prefixes = dict.fromkeys([sys.base_prefix, sys.prefix])
    paths = [f"{prefix}/{part}" for prefix in prefixes for part in ("bin", "lib", "lib64", "pyvenv.cfg")]
    paths += [*site.getsitepackages(), *sysconfig.get_paths().values()]
    paths += ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime"]
    if Path(sys.executable).is_relative_to("/usr"):
        paths.append("/usr/bin")
    outermost: list[str] = []
    for path in sorted((path for path in dict.fromkeys(paths) if os.path.lexists(path)), key=len):
        if not any(path.startswith(f"{parent}/") for parent in outermost):
            outermost.append(path)
    return outermost


def _inside(path: str) -> str:
    """The place inside the sandbox of a path of the Python environment: a virtual environment is mounted at /python."""
    if sys.prefix != sys.base_prefix and Path(path).is_relative_to(sys.prefix):
        return str(Path("/python") / Path(path).relative_to(sys.prefix))
    return path


def _environment(home: str) -> dict[str, str]:
    return {
        "HOME": home,
        "TMPDIR": home,
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "CUDA_VISIBLE_DEVICES": "-1",
        "KERAS_BACKEND": "tensorflow",
        "MPLBACKEND": "Agg",
        # NumPy's threads would wait for each other in busy loops.
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        # TensorFlow starts a thread a processor, and their stacks count as memory: too much with a hundred processors.
        "TF_NUM_INTEROP_THREADS": "1",
        "TF_NUM_INTRAOP_THREADS": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
    }


def _poll(descriptor: int, event: int, seconds: float) -> bool:
    poller = select.poll()
    poller.register(descriptor, event)
    return bool(poller.poll(seconds * 1000))


def _kill_and_wait(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _kills_for_memory() -> int:
    """How many processes the kernel has killed so far because the machine or a control group had no memory left."""
    with contextlib.suppress(OSError):
        for line in Path("/proc/vmstat").read_text().splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


def _resident(pid: int) -> int:
    """The resident memory of a process in bytes; 0 if the process has ended."""
    with contextlib.suppress(OSError, IndexError, ValueError), open(f"/proc/{pid}/statm") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    return 0
