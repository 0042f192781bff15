"""A PostgreSQL server of a test's own, in a temporary folder, reached by a socket in it."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

NOBODY = "postgres", "nobody"


@dataclass(frozen=True)
class Server:
    """A server in a folder. The password is asked for, so a test can look for it where it must not be."""

    folder: Path
    programs: Path
    user: str
    password = "s3cret:p@ss"

    @property
    def url(self) -> str:
        return f"postgresql://grader:s3cret%3Ap%40ss@/postgres?host={self.folder}"

    def create(self) -> None:
        """Makes the database's files, owned by who will run the server: it refuses to run as root."""
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
        """As a power cut would, without a word to whoever is connected."""
        self._run("pg_ctl", "stop", "-m", "immediate")

    def is_running(self) -> bool:
        return (self.folder / "data" / "postmaster.pid").exists()

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), "-D", str(self.folder / "data"), *arguments]
        if self.user:
            command = ["runuser", "-u", self.user, "--", *command]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL)


def server_in(folder: Path) -> Server:
    """A server that is made, but not started; skips where there is no PostgreSQL, or nobody to run it."""
    found = shutil.which("initdb")
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    programs = Path(found) if found else next(reversed(places), None)
    if programs is None:
        pytest.skip("no PostgreSQL server is installed (Debian's package postgresql)")
    server = Server(folder, programs.parent, _somebody())
    server.create()
    return server


def _somebody() -> str:
    """Who runs it in place of root; nobody else where that is not needed."""
    if os.geteuid() != 0:
        return ""
    known = {user.pw_name for user in pwd.getpwall()}
    for name in NOBODY:
        if name in known and shutil.which("runuser"):
            return name
    pytest.skip("PostgreSQL does not run as root, and there is nobody else")
