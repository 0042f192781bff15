"""Runs the solved notebooks with another Python or TensorFlow: `make versions`.

Each notebook is alone in an empty folder, and its kernel in an environment with the packages of
`solutions/requirements.txt` and nothing of ours. `--tensorflow 2.16.*` installs the oldest supported version,
`--python python3.13` uses another Python. MNIST_NPZ may name the data.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.manager import AsyncKernelManager
from support.exercise import ASSIGNMENT_OF, finished, outputs, run, solved
from support.kernels import OnlyThis

from autograder.authoring.notebooks import languages
from autograder.rubric import ROOT


def environment(folder: Path, python: str, tensorflow: str) -> Path:
    """Makes a student's environment in a folder; returns its Python."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    own = folder / "bin" / "python"
    packages = ["--requirement", str(ROOT / "solutions" / "requirements.txt"), f"tensorflow=={tensorflow}"]
    subprocess.run([own, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], check=True)
    return own


def faults(language: str, name: str, python: Path) -> list[str]:
    """The errors and warnings of a solved notebook, run by that Python."""
    with TemporaryDirectory() as folder:
        manager = AsyncKernelManager(kernel_spec_manager=OnlyThis(str(python)))
        notebook = run(finished(solved(language, name)), Path(folder), allow_errors=True, manager=manager)
    errors = [out.evalue for outs in outputs(notebook, "error").values() for out in outs]
    streams = [out for outs in outputs(notebook, "stream").values() for out in outs]
    return errors + [out.text for out in streams if out.name == "stderr"]


def main() -> int:
    """Runs every notebook, and prints whether it ran without an error or a warning."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--python", default=sys.executable, help="the Python to make the environment with")
    parser.add_argument("--tensorflow", default="2.16.*", help="the version of TensorFlow (default: 2.16.*)")
    parser.add_argument("--language", choices=languages(ROOT), default="en")
    chosen = parser.parse_args()
    failed = False
    with TemporaryDirectory() as folder:
        python = environment(Path(folder), chosen.python, chosen.tensorflow)
        subprocess.run([python, "-m", "pip", "list", "--disable-pip-version-check"], check=True)
        for name in ASSIGNMENT_OF:
            before = time.monotonic()
            found = faults(chosen.language, name, python)
            failed |= bool(found)
            print(f"{name}: {'; '.join(found) or 'no error, no warning'} ({time.monotonic() - before:.0f} s)")
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
