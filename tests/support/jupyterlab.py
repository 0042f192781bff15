"""JupyterLab for a browser: serves a folder, and opens a notebook of it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import nbformat
from nbformat import NotebookNode
from playwright.sync_api import Page
from support.browser import SECONDS, look

from autograder.rubric import ROOT

WIDTH, HEIGHT = 1440, 900
# puts all cells into the page, not only those on the screen, and fetches no news
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
}
# commands go to the notebook that was clicked last; before a click they do nothing
KERNEL = "(window.jupyterapp?.shell.currentWidget?.context?.sessionContext?.session?.kernel?.status)"
BUTTONS = "[...document.querySelectorAll('.jp-NotebookPanel-toolbar .jp-Toolbar-item')]"
VALIDATE = f"{BUTTONS}.find((node) => node.innerText.includes('Validate'))"


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Starts JupyterLab in a folder, set up as for students; yields its address."""
    for name, settings in SETTINGS.items():
        path = folder / ".settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += [
        "--port-retries=0",
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
        f"--notebook-dir={folder}",
    ]
    settings = {"JUPYTERLAB_SETTINGS_DIR": str(folder / ".settings"), "KERAS_HOME": str(folder)}
    settings["JUPYTER_CONFIG_PATH"] = str(ROOT / "classroom")
    with (folder / ".log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, **settings})
        try:
            wait_for_server(f"http://127.0.0.1:{port}/api", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    """A port of this machine that is not in use."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def wait_for_server(address: str, server: subprocess.Popen[bytes]) -> None:
    """Waits until a started server answers."""
    until = time.monotonic() + SECONDS
    while True:
        try:
            urlopen(address, timeout=SECONDS).close()
            return
        except OSError:
            assert server.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)


def open_notebook(page: Page, address: str, notebook: NotebookNode, path: Path) -> None:
    """Writes a notebook, opens it, and waits for all cells and the toolbar."""
    nbformat.write(notebook, path)
    look(page, WIDTH, HEIGHT)
    page.goto(f"{address}/lab/workspaces/{path.stem}/tree/{path.name}")
    page.wait_for_function(f"document.querySelectorAll('.jp-Notebook .jp-Cell').length === {len(notebook.cells)}")
    page.wait_for_function(f"!!{VALIDATE}")
