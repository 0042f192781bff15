"""What a student's process can and can't do, tried from inside it, at every level that works here.

Each attempt is made at level "none" too, where it must succeed: an attempt that fails by itself would prove nothing.
"""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pyseccomp
import pytest
from numpy.typing import NDArray

from autograder.sandbox import jail, wire
from autograder.sandbox.jail import Sandbox, SandboxError, SandboxUnavailableError, StoppedError, StudentProcess
from autograder.sandbox.wire import Packet
from autograder.sandbox.worker.confine import Limits

CONFINED = ("bubblewrap", "landlock")
MEGABYTE = 2**20
REPOSITORY = Path(__file__).parents[2]
HELPERS = """
import ctypes, os, time
import numpy as np

LIBC = ctypes.CDLL(None, use_errno=True)


def system(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return 1
"""


@cache
def missing(level: str) -> str | None:
    return jail.why_not(level)


def needs(level: str) -> None:
    if missing(level):
        pytest.skip(f"level {level} does not work here: {missing(level)}")


@pytest.fixture(scope="session")
def sandboxes(sandbox: Sandbox) -> Iterator[Callable[[str], Sandbox]]:
    """The warm sandbox of each level, with every library; without them where nothing is confined."""
    with ExitStack() as stack:
        others = {level: Sandbox(level) for level in CONFINED} | {"none": Sandbox("none", libraries=("numpy",))}
        for other in others.values():
            stack.enter_context(other)
        yield {**others, sandbox.level: sandbox}.__getitem__


@pytest.fixture(params=CONFINED)
def warm(request: pytest.FixtureRequest, sandboxes: Callable[[str], Sandbox]) -> Sandbox:
    needs(request.param)
    return sandboxes(request.param)


@pytest.fixture(params=CONFINED)
def small(request: pytest.FixtureRequest) -> Iterator[Callable[..., Sandbox]]:
    """Makes sandboxes of their own, with NumPy alone and the limits given."""
    needs(request.param)
    with ExitStack() as stack:
        yield lambda **limits: stack.enter_context(Sandbox(request.param, ("numpy",), Limits(**limits)))


@pytest.fixture
def bubblewrap(sandboxes: Callable[[str], Sandbox]) -> Sandbox:
    needs("bubblewrap")
    return sandboxes("bubblewrap")


def tell(process: StudentProcess, body: str, seconds: float = 10.0) -> Packet:
    """What a function with that body answers."""
    source = HELPERS + "def attempt():\n" + textwrap.indent(textwrap.dedent(body), "    ")
    chunk = {"source": source, "where": "cell 1", "names": ["attempt"]}
    question = Packet({"ask": "define", "chunks": [chunk], "seconds": 10.0})
    assert process.ask(question, 10.0).body == {"failed": []}
    return process.ask(Packet({"ask": "call", "function": "attempt"}), seconds)


def attempt(sandbox: Sandbox, body: str, seconds: float = 10.0) -> Packet:
    """The same in a process of its own."""
    process = sandbox.process()
    try:
        return tell(process, body, seconds)
    finally:
        process.close()


def value(sandbox: Sandbox, body: str) -> NDArray[Any]:
    answer = attempt(sandbox, body)
    assert "raised" not in answer.body, answer.body
    return answer.arrays[0]


def stopped(sandbox: Sandbox, body: str, seconds: float = 10.0) -> str:
    with pytest.raises(StoppedError) as stop:
        attempt(sandbox, body, seconds)
    return stop.value.reason


def state_of(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def program_of(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()


def warm_process_of(process: StudentProcess) -> int:
    """The process that it was forked from, once the one in between has ended."""
    while True:
        with suppress(FileNotFoundError, ProcessLookupError):
            parent = parent_of(process._pid)
            if program_of(parent_of(parent)) != program_of(process._pid):
                return parent


def number(call: str) -> int:
    return int(pyseccomp.resolve_syscall(pyseccomp.Arch.NATIVE, call))


# --- what is denied

# HOST_FILE stands for a file of this machine's that is no student's business.
DENIED = {
    "open a socket": "import socket; socket.socket(); return 1",
    "open a local socket": "import socket; socket.socket(socket.AF_UNIX); return 1",
    "make a socket pair": "import socket; socket.socketpair(); return 1",
    "fork": """
        child = os.fork()
        if child == 0:
            os._exit(0)
        return os.waitpid(child, 0)[1] == 0
        """,
    "run a program": "import subprocess; return subprocess.run(['true']).returncode == 0",
    "run a shell": "return os.system('exit 0') == 0",
    "spawn a program": "return os.posix_spawnp('true', ['true'], {}) > 0",
    "start a process by multiprocessing": """
        import multiprocessing
        process = multiprocessing.get_context('fork').Process()
        process.start()
        process.join()
        return 1
        """,
    "read a file": "return len(open(HOST_FILE).read()) > 0",
    "write a file": "return open(HOST_FILE, 'w').write('x') > 0",
    "append to a file": "return open(HOST_FILE, 'a').write('x') > 0",
    "delete a file": "os.remove(HOST_FILE); return 1",
    "rename a file": "os.rename(HOST_FILE, HOST_FILE + '~'); return 1",
    "link to a file": "os.link(HOST_FILE, HOST_FILE + '~'); return 1",
    "cut a file off": "os.truncate(HOST_FILE, 0); return 1",
    "make a file look older": "os.utime(HOST_FILE, (0, 0)); return 1",
    "change a file's permissions": "os.chmod(HOST_FILE, 0o777); return 1",
    "change a file's owner": "os.chown(HOST_FILE, -1, os.getgid()); return 1",
    "make a folder": "os.mkdir(HOST_FILE + '~'); return 1",
    "list a folder": "return len(os.listdir(os.path.dirname(HOST_FILE))) > 0",
    "read /etc/passwd": "return len(open('/etc/passwd').read()) > 0",
    "list the root folder": "return len(os.listdir('/')) > 0",
    "list the home folder": f"os.listdir({str(Path.home())!r}); return 1",
    "list the repository": f"return len(os.listdir({str(REPOSITORY)!r})) > 0",
    "read the graders": f"return len(open({str(REPOSITORY / 'autograder/graders/conftest.py')!r}).read()) > 0",
    "list the processes": "return len(os.listdir('/proc')) > 0",
    "read another's environment": "return open(f'/proc/{os.getppid()}/environ', 'rb') is not None",
    "read its own memory as a file": "return open('/proc/self/mem', 'rb') is not None",
    "list its descriptors": "return len(os.listdir('/proc/self/fd')) > 0",
    "signal the parent": "os.kill(os.getppid() or -1, 0); return 1",
    "signal everybody": "os.kill(-1, 0); return 1",
    "be traced": "return system(LIBC.ptrace(0, 0, None, None))",
    "hide a file in memory": "return os.memfd_create('hidden') > 0",
}
# No harmless way to see these succeed, so the reason that is given has to do: no right to this system call.
FORBIDDEN = {
    "become another program": "os.execv('/bin/sh', ['sh', '-c', 'exec sleep 60'])",
    "mount a file system": "return system(LIBC.mount(b'a', b'/tmp', b'tmpfs', 0, b''))",
    "open new namespaces": "return system(LIBC.unshare(0x10000000))",
    "enter a namespace": "return system(LIBC.setns(3, 0))",
    "change the root folder": "os.chroot('/tmp'); return 1",
    "become another user": "os.setuid(1); return 1",
    "read another's memory": "return system(LIBC.process_vm_readv(1, None, 0, None, 0, 0))",
    "load a BPF program": f"return system(LIBC.syscall({number('bpf')}, 0, None, 0))",
    "ask for io_uring": f"return system(LIBC.syscall({number('io_uring_setup')}, 0, None))",
    "handle page faults": f"return system(LIBC.syscall({number('userfaultfd')}, 0))",
    "use the keyring": f"return system(LIBC.syscall({number('keyctl')}, 0, -3, 0))",
    "limit another process": "import resource; resource.prlimit(os.getppid(), resource.RLIMIT_CORE, (0, 0)); return 1",
    "mark a file": "os.setxattr('/usr', 'user.mark', b'x'); return 1",
}


@pytest.fixture
def host_file(tmp_path: Path) -> Path:
    file = tmp_path / "grades.csv"
    file.write_text("anna,100")
    return file


def succeeds(sandbox: Sandbox, body: str, host_file: Path) -> bool:
    answer = attempt(sandbox, body.replace("HOST_FILE", repr(str(host_file))))
    return "raised" not in answer.body and bool(answer.arrays[0].all())


@pytest.mark.parametrize("body", DENIED.values(), ids=DENIED)
def test_a_student_cannot(body: str, warm: Sandbox, host_file: Path) -> None:
    before = host_file.stat()
    assert not succeeds(warm, body, host_file)
    assert host_file.read_text() == "anna,100"
    assert (host_file.stat().st_mode, host_file.stat().st_mtime_ns) == (before.st_mode, before.st_mtime_ns)
    assert list(host_file.parent.iterdir()) == [host_file]


@pytest.mark.parametrize("body", DENIED.values(), ids=DENIED)
def test_a_process_that_is_not_confined_can(body: str, sandboxes: Callable[[str], Sandbox], host_file: Path) -> None:
    assert succeeds(sandboxes("none"), body, host_file)


@pytest.mark.parametrize("body", FORBIDDEN.values(), ids=FORBIDDEN)
def test_a_student_has_no_right_to(body: str, warm: Sandbox) -> None:
    raised = attempt(warm, body).body["raised"]
    assert (raised["kind"], raised["text"][:9]) == ("PermissionError", "[Errno 1]")


def test_a_student_has_no_capability_and_no_way_to_one(warm: Sandbox) -> None:
    process = warm.process()
    lines = Path(f"/proc/{process._pid}/status").read_text().splitlines()
    process.close()
    status = dict(line.split(":\t", 1) for line in lines)
    assert [int(status[f"Cap{kind}"], 16) for kind in ("Inh", "Prm", "Eff", "Amb")] == [0, 0, 0, 0]
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")


@pytest.mark.parametrize("kind", ["user", "pid", "net", "ipc", "uts", "mnt"])
def test_grader_warm_process_and_student_share_no_namespace(kind: str, bubblewrap: Sandbox) -> None:
    process = bubblewrap.process()
    pids = ["self", warm_process_of(process), process._pid]
    spaces = {os.readlink(f"/proc/{pid}/ns/{kind}") for pid in pids}
    process.close()
    assert len(spaces) == 3


def test_with_namespaces_other_files_are_invisible(bubblewrap: Sandbox, host_file: Path) -> None:
    paths = [str(host_file), str(REPOSITORY), "/etc/passwd", "/var", "/boot"]
    assert not value(bubblewrap, f"return [os.path.exists(path) for path in {paths}]").any()


def test_with_namespaces_a_student_is_nobody_and_alone(bubblewrap: Sandbox) -> None:
    assert value(bubblewrap, "return [os.getuid(), os.getgid(), os.getpid(), os.getppid()]").tolist() == [
        65534,
        65534,
        1,
        0,
    ]


@pytest.mark.parametrize("level", CONFINED)
def test_the_environment_has_only_the_allowed_variables(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    needs(level)
    monkeypatch.setenv("TOKEN_OF_THE_INSTRUCTOR", "secret")
    monkeypatch.setenv("HOME", "/home/instructor")
    with Sandbox(level, ("numpy",)) as sandbox:
        answer = attempt(sandbox, "raise ValueError('\\n'.join(f'{k}={v}' for k, v in os.environ.items()))")
    told = dict(line.split("=", 1) for line in answer.body["raised"]["text"].splitlines())
    allowed = {"HOME", "TMPDIR", "PATH", "LANG", "CUDA_VISIBLE_DEVICES", "KERAS_BACKEND", "MPLBACKEND"}
    threads = {f"{name}_THREADS" for name in ("OMP_NUM", "OPENBLAS_NUM", "TF_NUM_INTEROP", "TF_NUM_INTRAOP")}
    assert set(told) - {"PWD", "TF_CPP_MIN_LOG_LEVEL"} == allowed | threads
    assert told["HOME"] != "/home/instructor"


def test_only_the_socket_and_the_null_device_are_open(warm: Sandbox) -> None:
    body = """
        import stat
        opened = []
        for descriptor in range(os.sysconf("SC_OPEN_MAX")):
            try:
                status = os.fstat(descriptor)
            except OSError:
                continue
            null = status.st_rdev == os.stat("/dev/null").st_rdev
            opened.append((descriptor, null, stat.S_ISSOCK(status.st_mode)))
        return opened
        """
    assert value(warm, body).tolist() == [[0, 1, 0], [1, 1, 0], [2, 1, 0], [3, 0, 1]]


# --- what is allowed all the same


def test_tensorflow_computes(warm: Sandbox) -> None:
    body = """
        import keras
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, kernel_initializer="ones")])
        return model(np.ones((2, 4)))
        """
    np.testing.assert_array_equal(value(warm, body), np.full((2, 3), 4.0))


def test_tensorflow_uses_the_same_threads_on_any_machine(warm: Sandbox) -> None:
    counts = []
    for processors in ("os.sched_getaffinity(0)", "sorted(os.sched_getaffinity(0))[:1]"):
        process = warm.process()
        body = f"import keras\nos.sched_setaffinity(0, {processors})\nreturn keras.ops.ones((3, 3)) + 1"
        assert "raised" not in tell(process, body).body
        counts.append(len(os.listdir(f"/proc/{process._pid}/task")))
        process.close()
    assert counts[0] == counts[1]


def test_threads_run(warm: Sandbox) -> None:
    body = """
        from concurrent.futures import ThreadPoolExecutor
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(abs, [-1, -2]))
        """
    assert value(warm, body).tolist() == [1, 2]


def test_a_process_may_signal_itself(warm: Sandbox) -> None:
    body = """
        import signal
        heard = []
        signal.signal(signal.SIGUSR1, lambda number, frame: heard.append(number))
        os.kill(os.getpid(), signal.SIGUSR1)
        signal.raise_signal(signal.SIGUSR1)
        return len(heard)
        """
    assert value(warm, body) == 2


def test_with_namespaces_a_student_has_a_folder_of_its_own(bubblewrap: Sandbox) -> None:
    body = """
        import tempfile
        with tempfile.TemporaryFile("w+") as file:
            file.write("text")
            return file.tell()
        """
    assert value(bubblewrap, body) == 4


def test_prints_are_discarded(warm: Sandbox) -> None:
    body = """
        import sys
        for _ in range(100):
            print("x" * 100_000)
            print("x" * 100_000, file=sys.stderr, flush=True)
            os.write(1, b"x" * 100_000)
        return 7
        """
    assert value(warm, body) == 7


# --- limits


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("while True: pass", id="loop"),
        pytest.param("time.sleep(600)", id="sleep"),
        pytest.param(
            """
            import signal
            for each in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
                signal.signal(each, signal.SIG_IGN)
            while True:
                try:
                    time.sleep(600)
                except BaseException:
                    pass
            """,
            id="nothing ends it",
        ),
        pytest.param(
            """
            import threading
            thread = threading.Thread(target=time.sleep, args=(600,))
            thread.start()
            thread.join()
            """,
            id="thread",
        ),
        pytest.param("os.write(3, bytes(11)); time.sleep(600)", id="half an answer"),
        pytest.param("while not os.write(3, bytes(3) + bytes([255]) + bytes(8)): pass", id="the start of an answer"),
    ],
)
def test_a_process_without_an_end_is_stopped(body: str, warm: Sandbox) -> None:
    process = warm.process()
    handle, start = os.pidfd_open(process._pid), time.monotonic()
    with pytest.raises(StoppedError) as stop:
        tell(process, body, seconds=0.5)
    assert (stop.value.reason, stop.value.limit) == ("time", 0.5)
    assert time.monotonic() - start < 120
    assert select.select([handle], [], [], 120)[0], "the process is still there"
    os.close(handle)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("os._exit(0)", id="exit"),
        pytest.param("os.abort()", id="abort"),
        pytest.param("ctypes.string_at(8)", id="crash"),
        pytest.param("os.close(3); time.sleep(600)", id="closed connection"),
    ],
)
def test_a_process_that_ends_itself_has_died(body: str, warm: Sandbox) -> None:
    assert stopped(warm, body) == "died"


@pytest.mark.parametrize(
    "forged",
    [
        pytest.param("b'\\xff' * 4096", id="flood"),
        pytest.param("bytes([0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0, 0]) + b'{}'", id="enormous answer"),
        pytest.param("bytes([0, 0, 0, 2]) + bytes(8) + b'{}'", id="empty answer"),
        pytest.param("bytes([0, 0, 0, 4]) + bytes(8) + b'text'", id="no JSON"),
    ],
)
def test_an_answer_without_form_is_nonsense(forged: str, warm: Sandbox) -> None:
    assert stopped(warm, f"while True: os.write(3, {forged})") == "nonsense"


def test_a_forged_answer_is_taken_for_the_answer(warm: Sandbox) -> None:
    forged = wire.encode(Packet({"type": "forged"}, (np.array([1.0]),)))
    assert attempt(warm, f"os.write(3, {forged!r}); time.sleep(600)").body == {"type": "forged"}


def test_an_answer_that_is_too_long_is_not_sent(warm: Sandbox) -> None:
    assert attempt(warm, f"return np.zeros({wire.MAX_ARRAYS}, np.uint8)").body["raised"]["kind"] == "WireError"


def test_private_memory_has_an_end(small: Callable[..., Sandbox]) -> None:
    body = f"taken = [np.ones({MEGABYTE}, np.uint8) for _ in range(256)]; return len(taken)"
    try:
        ended = attempt(small(memory=64 * MEGABYTE), body).body["raised"]["kind"]
    except StoppedError as stop:
        # on a busy machine, who watches from outside may come before the system's own limit
        ended = stop.reason
    assert ended in ("MemoryError", "memory")


@pytest.mark.parametrize(("megabytes", "reason"), [(56, "memory"), (8, "died")])
def test_a_process_that_ends_near_its_limit_ended_by_it(
    small: Callable[..., Sandbox], megabytes: int, reason: str
) -> None:
    process = small(memory=64 * MEGABYTE).process()

    def end_it() -> None:
        while process._grown < 0.9 * megabytes * MEGABYTE:
            time.sleep(0.01)  # it is asked in the meantime, and nobody tells of what it has taken
        os.kill(process._pid, signal.SIGKILL)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(end_it)
        with pytest.raises(StoppedError) as stop:
            tell(process, f"taken = np.ones({megabytes * MEGABYTE}, np.uint8); time.sleep(600)", seconds=600)
    assert stop.value.reason == reason


TAKE_SHARED_MEMORY = f"""
    import mmap
    taken = mmap.mmap(-1, {256 * MEGABYTE})
    for place in range(0, len(taken), mmap.PAGESIZE):
        taken[place] = 1
    time.sleep(600)
    """


def test_shared_memory_has_an_end(small: Callable[..., Sandbox]) -> None:
    with pytest.raises(StoppedError) as stop:
        attempt(small(memory=64 * MEGABYTE), TAKE_SHARED_MEMORY)
    assert (stop.value.reason, stop.value.limit) == ("memory", 64 * MEGABYTE)


def test_memory_is_watched_while_an_answer_trickles(small: Callable[..., Sandbox]) -> None:
    trickle = """
        import threading
        def write():
            os.write(3, bytes([0, 16, 0, 0]) + bytes(8))
            while True:
                os.write(3, b"x")
                time.sleep(0.001)
        threading.Thread(target=write).start()
        """
    body = textwrap.dedent(trickle) + textwrap.dedent(TAKE_SHARED_MEMORY)
    assert stopped(small(memory=64 * MEGABYTE), body, seconds=5) == "memory"


@pytest.fixture
def crowded() -> Iterator[Path]:
    """A control group with hardly any memory, of version 1 within our own, or of version 2 as root has it."""
    parts = dict(line.split(":")[1:] for line in Path("/proc/self/cgroup").read_text().splitlines())
    old = Path("/sys/fs/cgroup/memory")
    above = Path(f"{old}{parts.get('memory', '')}") if old.exists() else Path("/sys/fs/cgroup")
    group = above / f"test-{os.getpid()}"
    try:
        group.mkdir()
        (group / ("memory.limit_in_bytes" if old.exists() else "memory.max")).write_text(str(64 * MEGABYTE))
    except OSError as error:
        pytest.skip(f"no control group can be made here: {error}")
    yield group
    group.rmdir()


def test_memory_that_the_machine_lacks_is_no_fault_of_a_student(small: Callable[..., Sandbox], crowded: Path) -> None:
    process = small(memory=512 * MEGABYTE).process()
    (crowded / "cgroup.procs").write_text(str(process._pid))
    with pytest.raises(SandboxError, match="too little memory"):
        tell(process, f"return len([np.ones({MEGABYTE}, np.uint8) for _ in range(256)])")


def test_computing_time_has_an_end(small: Callable[..., Sandbox]) -> None:
    assert stopped(small(cpu=1), "while True: pass", seconds=60) == "died"


def test_open_files_have_an_end(small: Callable[..., Sandbox]) -> None:
    answer = attempt(small(descriptors=20), "return len([os.open('/dev/null', os.O_RDONLY) for _ in range(30)])")
    assert "Too many open files" in answer.body["raised"]["text"]


@pytest.mark.parametrize(
    ("limits", "files", "reason"),
    [({"file": MEGABYTE}, 1, "File too large"), ({"scratch": MEGABYTE}, 4, "No space left")],
)
def test_files_have_an_end(limits: dict[str, int], files: int, reason: str) -> None:
    needs("bubblewrap")
    body = f"""
        for number in range({files}):
            with open(f"/tmp/{{number}}", "wb", buffering=0) as file:
                for _ in range({2 * MEGABYTE} // {files} // 4096):
                    file.write(bytes(4096))
        return 1
        """
    with Sandbox("bubblewrap", (), Limits(**limits)) as sandbox:
        assert reason in attempt(sandbox, body).body["raised"]["text"]


def test_a_process_is_held_between_questions(warm: Sandbox) -> None:
    process = warm.process()
    tell(process, "import threading; threading.Thread(target=lambda: [0 for _ in iter(int, 1)]).start()")
    deadline = time.monotonic() + 120
    while state_of(process._pid) != "T":
        assert time.monotonic() < deadline, "it runs on"
    assert "raised" not in tell(process, "return 1").body
    process.close()


# --- nothing is left for the next


def test_files_are_gone_with_their_process(bubblewrap: Sandbox) -> None:
    leave = "for folder in ('/tmp', '/dev/shm'): open(f'{folder}/left', 'w').close()\nreturn 1"
    look = "return [len(os.listdir(folder)) for folder in ('/tmp', '/dev/shm')]"
    assert value(bubblewrap, leave) == 1
    assert value(bubblewrap, look).tolist() == [0, 0]


def test_two_processes_do_not_share_files(bubblewrap: Sandbox) -> None:
    writer, looker = bubblewrap.process(), bubblewrap.process()
    tell(writer, "open('/tmp/there', 'w').close()")
    assert tell(looker, "return len(os.listdir('/tmp'))").arrays[0] == 0
    assert tell(writer, "return len(os.listdir('/tmp'))").arrays[0] == 1
    writer.close()
    looker.close()


@pytest.mark.parametrize("folder", ["/tmp", "/dev/shm", "/var/tmp"])
def test_without_namespaces_nothing_can_be_written(folder: str, sandboxes: Callable[[str], Sandbox]) -> None:
    needs("landlock")
    answer = attempt(sandboxes("landlock"), f"return open('{folder}/left', 'w') is not None")
    assert answer.body["raised"]["kind"] == "PermissionError"


def test_patches_are_gone_with_their_process(warm: Sandbox) -> None:
    patch = "import builtins; np.zeros = builtins.abs = None; return np.zeros is None"
    assert value(warm, patch)
    assert value(warm, "return abs(np.zeros(1) - 1)") == 1


def test_the_next_process_works_after_every_kind_of_end(warm: Sandbox) -> None:
    first = warm.process()
    parent = warm_process_of(first)
    first.close()
    ends = ("os._exit(1)", "os.abort()", "os.write(3, b'\\xff' * 99)", "os.kill(os.getppid() or 1, 9)", "exit()")
    for body in ends:
        with suppress(StoppedError):
            attempt(warm, body)
        assert value(warm, "return 3") == 3
    last = warm.process()
    assert warm_process_of(last) == parent, "the warm process was started again"
    last.close()


def test_chance_begins_alike_in_every_process(small: Callable[..., Sandbox]) -> None:
    draw = "import random, numpy as np\nreturn [random.random(), np.random.rand(), np.random.default_rng().random()]"
    sandbox, another = small(), small()
    first, again, other = (value(each, draw).tolist() for each in (sandbox, sandbox, another))
    assert len(set(first)) == 3
    assert first == again == other


def test_chance_begins_alike_for_tensorflow_and_keras(warm: Sandbox) -> None:
    draw = (
        "import keras, tensorflow as tf\n"
        "drawn = tf.random.uniform([]), keras.random.uniform([]), keras.initializers.HeNormal()((1,))[0]\n"
        "return [float(each) for each in drawn]"
    )
    assert value(warm, draw).tolist() == value(warm, draw).tolist()


@pytest.mark.parametrize("level", CONFINED)
def test_a_warm_process_that_was_killed_is_started_again(level: str) -> None:
    needs(level)
    with Sandbox(level, libraries=("numpy",)) as sandbox:
        orphan = sandbox.process()
        parent = warm_process_of(orphan)
        handles = [os.pidfd_open(parent), os.pidfd_open(orphan._pid)]
        os.kill(parent, signal.SIGKILL)
        for handle in handles:
            assert select.select([handle], [], [], 10)[0], "it survived its parent"
            os.close(handle)
        with pytest.raises(StoppedError, match="died"):
            tell(orphan, "return 1")
        assert value(sandbox, "return 3") == 3


def test_closing_ends_every_process(small: Callable[..., Sandbox]) -> None:
    sandbox = small()
    process = sandbox.process()
    handles = [os.pidfd_open(pid) for pid in (process._pid, warm_process_of(process))]
    sandbox.close()
    for handle in handles:
        assert select.select([handle], [], [], 10)[0], "it is still there"
        os.close(handle)
    process.close()


# --- which level


def test_a_level_that_nobody_knows_is_refused() -> None:
    with pytest.raises(SandboxUnavailableError, match=r"SANDBOX=docker .* bubblewrap, landlock, none"):
        jail.choose_level("docker")


def test_the_strongest_level_that_works_is_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jail, "why_not", lambda level: None if level == "landlock" else "refused")
    assert jail.choose_level() == "landlock"


def test_level_none_is_never_chosen_but_granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jail, "why_not", lambda level: None if level == "none" else f"{level} refused")
    with pytest.raises(SandboxUnavailableError, match=r"bubblewrap refused; .*landlock refused"):
        jail.choose_level()
    assert jail.choose_level("none") == "none"


def test_without_bubblewrap_the_reason_names_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "make setup" in str(jail.why_not("bubblewrap"))


@pytest.mark.parametrize("level", CONFINED)
def test_no_student_code_runs_unless_all_rights_are_dropped(level: str) -> None:
    needs(level)
    limits = Limits(cpu="no number")  # type: ignore[arg-type]
    with (
        Sandbox(level, (), limits) as sandbox,
        pytest.raises(SandboxError, match=f"can't be confined at level {level}"),
    ):
        sandbox.process()


def test_a_sandbox_that_does_not_start_tells_its_last_words() -> None:
    with Sandbox("none", libraries=("no_such_library",)) as sandbox, pytest.raises(SandboxError) as refusal:
        sandbox.process()
    assert "No module named 'no_such_library'" in str(refusal.value)


# --- whoever runs it


def test_an_ordinary_user_has_the_same_levels() -> None:
    """The whole suite runs as the user who calls it; where that is root, this asks as nobody."""
    nobody: dict[str, Any] = {"user": 65534, "group": 65534, "extra_groups": []} if os.getuid() == 0 else {}
    ask = "from autograder.sandbox.jail import why_not; print([why_not(level) for level in ('bubblewrap', 'landlock')])"
    try:
        told = subprocess.run(
            [sys.executable, "-B", "-c", ask],
            cwd=REPOSITORY,
            env={"PATH": os.environ["PATH"], "HOME": "/tmp"},
            capture_output=True,
            text=True,
            check=True,
            **nobody,
        )
    except (PermissionError, subprocess.CalledProcessError):
        pytest.skip("this Python, or the repository, may not be read by an ordinary user")
    assert told.stdout.strip() == str([jail.why_not(level) for level in CONFINED])
