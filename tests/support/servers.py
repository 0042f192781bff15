"""Servers for one test: PostgreSQL in a temporary folder, with a socket in it, and a Dask cluster."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

NOBODY = "postgres", "nobody"


@dataclass(frozen=True)
class Server:
    """A server in a folder. It needs a password, so that tests can search for it where it must not appear."""

    folder: Path
    programs: Path
    user: str
    password = "s3cret:p@ss"

    @property
    def url(self) -> str:
        return f"postgresql://grader:s3cret%3Ap%40ss@/postgres?host={self.folder}"

    def create(self) -> None:
        """Creates the database for the user that will run the server, which must not be root."""
        secret = self.folder / "password"
        secret.write_text(self.password)
        if self.user:
            shutil.chown(self.folder, self.user)
            shutil.chown(secret, self.user)
        self._run("initdb", "-U", "grader", "-A", "scram-sha-256", f"--pwfile={secret}", "-E", "UTF8", "--no-sync")

    def start(self) -> None:
        options = f"-c listen_addresses='' -c fsync=off -k {self.folder}"
        self._run("pg_ctl", "start", "-w", "-o", options, "-l", str(self.folder / "log"))

    def stop(self) -> None:
        """Stops the server like a power cut, without closing connections."""
        self._run("pg_ctl", "stop", "-m", "immediate")

    def is_running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        if self.user:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL)


def server_in(folder: Path) -> Server:
    """A created server that is not started; skips the test without PostgreSQL or a user to run it."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    programs = Path(found) if found else next(reversed(places), None)
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian's package postgresql)")
    server = Server(folder, programs.parent, _somebody())
    server.create()
    return server


def _somebody() -> str:
    """The user that runs the server if we are root; otherwise an empty name."""
    if os.geteuid() != 0:
        return ""
    known = {user.pw_name for user in pwd.getpwall()}
    for name in NOBODY:
        if name in known and shutil.which("runuser"):
            return name
    pytest.skip("PostgreSQL does not run as root, and there is nobody else")


@dataclass(frozen=True)
class Dask:
    """A scheduler and workers, each a process on this machine."""

    address: str
    started: list[subprocess.Popen[bytes]]

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Starts a worker and waits until it has joined; all other workers must be alive."""
        from distributed import Client

        command = [sys.executable, "-m", "distributed.cli.dask_worker", self.address, "--nthreads", "1"]
        quiet = {**os.environ, "DASK_DISTRIBUTED__DASHBOARD__LINK": "", "PYTHONWARNINGS": "ignore"}
        command += ["--no-nanny", "--no-dashboard"]
        self.started.append(subprocess.Popen(command, env=quiet, stderr=subprocess.DEVNULL))
        with Client(self.address) as client:
            client.wait_for_workers(len(self.started))
        return self.started[-1]


@contextmanager
def a_cluster() -> Iterator[Dask]:
    """A cluster without workers; skips the test without Dask."""
    distributed = pytest.importorskip("distributed", reason="`pip install distributed` for grading on a cluster")
    with distributed.LocalCluster(
        n_workers=0, dashboard_address=None, processes=True, host="127.0.0.1", silence_logs=50
    ) as local:
        dask = Dask(local.scheduler_address, [])
        try:
            yield dask
        finally:
            for process in dask.started:
                process.kill()
                process.wait()
