"""Takes rights from the forked child before it runs a student's code: limits, namespaces, Landlock, seccomp.

Each step only takes rights away, so the order matters: namespaces need rights that Landlock and seccomp then take.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
from dataclasses import dataclass
from typing import Any

_LIBC = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC = 0x00020000, 0x04000000, 0x08000000
CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET = 0x10000000, 0x20000000, 0x40000000
CLONE_THREAD = 0x00010000
MS_NOSUID, MS_NODEV = 2, 4
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NAME, PR_SET_NO_NEW_PRIVS = 1, 4, 15, 38
PR_SET_CHILD_SUBREAPER, PR_SET_VMA = 36, 0x53564D41
_CAPABILITY_VERSION_3 = 0x20080522

# CPython, NumPy, TensorFlow and glibc make these calls while they compute. All others fail with EPERM.
ALLOWED_CALLS = (
    # memory
    "brk mmap munmap mprotect mremap madvise mlock munlock membarrier mincore "
    # files, where Landlock allows them; not utimensat and the like, which Landlock does not see
    "read write readv writev pread64 pwrite64 preadv pwritev open openat openat2 close close_range lseek "
    "stat fstat lstat newfstatat statx statfs fstatfs access faccessat faccessat2 readlink readlinkat getdents "
    "getdents64 getcwd chdir fchdir mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 ftruncate "
    "fallocate fsync fdatasync flock fcntl dup dup2 dup3 pipe pipe2 umask copy_file_range "
    "sendfile fadvise64 "
    # waiting
    "poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd eventfd2 "
    "futex futex_waitv nanosleep clock_nanosleep restart_syscall sched_yield pause "
    "timerfd_create timerfd_settime timerfd_gettime timer_create timer_settime timer_gettime timer_delete "
    "getitimer setitimer alarm "
    # the one socket it has
    "sendto recvfrom sendmsg recvmsg shutdown getsockname getpeername getsockopt "
    # itself
    "getpid gettid getppid getpgrp getpgid getsid getuid geteuid getgid getegid getresuid getresgid getgroups "
    "uname sysinfo times getrusage getrlimit getcpu getpriority capget "
    "sched_getaffinity sched_setaffinity sched_getparam sched_getscheduler sched_get_priority_max "
    "sched_get_priority_min clock_gettime clock_getres gettimeofday time getrandom arch_prctl set_tid_address "
    "set_robust_list get_robust_list rseq get_mempolicy set_mempolicy mbind "
    # signals to itself, and its end
    "rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack "
    "wait4 waitid exit exit_group"
).split()
LIBRARIES = ("landlockpy", "pyseccomp")
# TCGETS, TIOCGWINSZ, FIONCLEX, FIOCLEX: the ioctls that Python calls on files
DESCRIPTOR_QUERIES = (0x5401, 0x5413, 0x5450, 0x5451)


@dataclass(frozen=True)
class Limits:
    """What one student's process may use; sizes in bytes, times in seconds.

    `memory` counts from what the process has when it starts. `file` is the largest size of a file, `scratch` that of
    each folder that can be written.
    """

    cpu: int = 1200
    memory: int = 2 * 2**30
    file: int = 16 * 2**20
    scratch: int = 64 * 2**20
    descriptors: int = 256


class ConfinementError(Exception):
    """A right could not be taken away, so the student's code must not run."""


def enter_namespaces() -> None:
    """Gives the children that this process forks from now on their own namespaces. Only for a single thread."""
    uid, gid = os.getuid(), os.getgid()
    kinds = CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWUTS
    _call_libc("unshare", kinds)
    for name, text in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        with open(f"/proc/self/{name}", "w") as file:
            file.write(text)


def mount_private_folders(scratch: int) -> None:
    """Mounts empty folders of at most `scratch` bytes over /tmp and /dev/shm, and an empty one over /proc."""
    for folder, size in (("/tmp", scratch), ("/dev/shm", scratch), ("/proc", 0)):
        options = f"size={max(size, 4096)},nr_inodes=4096".encode()
        _call_libc("mount", b"tmpfs", folder.encode(), b"tmpfs", MS_NOSUID | MS_NODEV, options)
    # TensorFlow reads the path of its own program, and ends the process if there is none.
    os.mkdir("/proc/self")
    os.symlink("/worker", "/proc/self/exe")


def limit_resources(limits: Limits) -> None:
    """Sets the kernel's hard limits, beside those that are measured from outside."""
    for kind, value in (
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_DATA, limits.memory + _data_size()),
        (resource.RLIMIT_FSIZE, limits.file),
        (resource.RLIMIT_NOFILE, limits.descriptors),
        (resource.RLIMIT_MEMLOCK, 2**20),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))


def drop_privileges() -> None:
    """Drops every capability for good, and forbids other processes to trace this one."""
    _call_libc("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    _call_libc("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0)
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _call_libc("capset", header, (ctypes.c_uint32 * 6)())


def restrict_files(readable: list[str], writable: list[str]) -> None:
    """Landlock: allows reading below `readable` and writing below `writable`; no TCP, no signals to other processes.

    Raises:
        ConfinementError: the kernel has no Landlock.
    """
    import landlockpy

    access = landlockpy.AccessFS
    if not landlockpy.supported():
        raise ConfinementError("this kernel has no Landlock")
    scope = landlockpy.Scope.SIGNAL | landlockpy.Scope.ABSTRACT_UNIX_SOCKET
    with landlockpy.Ruleset(scoped=scope) as rules:
        for path in filter(os.path.exists, readable):
            rules.allow_path(path, access.READ_FILE | access.READ_DIR if os.path.isdir(path) else access.READ_FILE)
        for path in filter(os.path.exists, writable):
            every = rules.handled_fs & ~access.EXECUTE
            rules.allow_path(path, every if os.path.isdir(path) else access.READ_FILE | access.WRITE_FILE)
        rules.restrict()


def restrict_calls() -> None:
    """seccomp: allows only the system calls of a computation; no new processes, sockets or programs."""
    import pyseccomp as seccomp

    rules = seccomp.SyscallFilter(defaction=seccomp.ERRNO(errno.EPERM))
    for name in ALLOWED_CALLS:
        _allow_call(rules, seccomp, name)
    own = os.getpid()
    for name in ("kill", "tgkill"):
        _allow_call(rules, seccomp, name, seccomp.Arg(0, seccomp.EQ, own))
    _allow_call(rules, seccomp, "prlimit64", seccomp.Arg(2, seccomp.EQ, 0))
    for option in (PR_SET_NAME, PR_SET_VMA):
        _allow_call(rules, seccomp, "prctl", seccomp.Arg(0, seccomp.EQ, option))
    # glibc starts threads with clone3, whose flags no filter can read, and falls back to clone on ENOSYS.
    rules.add_rule(seccomp.ERRNO(errno.ENOSYS), "clone3")
    _allow_call(rules, seccomp, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, CLONE_THREAD, CLONE_THREAD))
    for query in DESCRIPTOR_QUERIES:
        _allow_call(rules, seccomp, "ioctl", seccomp.Arg(1, seccomp.EQ, query))
    rules.load()


def die_with_parent(signal_number: int) -> None:
    """Asks the kernel to send this process a signal when the thread that forked it ends."""
    _call_libc("prctl", PR_SET_PDEATHSIG, signal_number, 0, 0, 0)


def adopt_orphans() -> None:
    """Makes this process the parent of all descendants whose own parent has ended."""
    _call_libc("prctl", PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _allow_call(rules: Any, seccomp: Any, name: str, *arguments: object) -> None:
    try:
        rules.add_rule(seccomp.ALLOW, name, *arguments)
    except (OSError, ValueError):
        # This architecture has no such call.
        return


def _data_size() -> int:
    with open("/proc/self/statm") as file:
        return int(file.read().split()[5]) * resource.getpagesize()


def _call_libc(name: str, *arguments: object) -> None:
    if getattr(_LIBC, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise ConfinementError(f"{name}: {os.strerror(code)}")
