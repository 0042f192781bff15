"""What students get beside their notebooks."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import time
from pathlib import Path
from urllib.request import urlopen

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from support.clone import clone, making, needs_make

from autograder.authoring.handout import github_path, write_start
from autograder.authoring.notebooks import languages
from autograder.rubric import ROOT

LANGUAGES = languages(ROOT)
WAYS = ("Windows", "macOS", "Linux", "VS Code", "Google Colab", "Kaggle")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that says where it lies, and how students start."""
    (tmp_path / "solutions" / "en").mkdir(parents=True)
    (tmp_path / "solutions" / "en" / "README.md").write_text("at {github}", encoding="utf-8")
    for name in ("environment.yml", "requirements.txt"):
        (tmp_path / "solutions" / name).write_text("")
    return tmp_path


@pytest.mark.parametrize(
    "address", ["https://github.com/ann/digits", "https://github.com/ann/digits.git", "https://github.com/ann/digits/"]
)
def test_the_badge_leads_to_the_repository(address: str, repository: Path) -> None:
    (repository / "pyproject.toml").write_text(f'[project.urls]\nRepository = "{address}"\n', encoding="utf-8")
    paths = write_start(repository, repository, "en")
    assert paths[0].read_text(encoding="utf-8") == "at ann/digits"
    assert [path.name for path in paths] == ["README.md", "environment.yml", "requirements.txt"]


def test_a_language_without_such_a_page_gets_none(repository: Path) -> None:
    assert write_start(repository, repository, "hu") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_badge_opens_a_notebook_that_is_there(language: str) -> None:
    text = (ROOT / "assignments" / language / "README.md").read_text(encoding="utf-8")
    (link,) = re.findall(r"\(https://colab\.research\.google\.com/github/([\w.-]+/[\w.-]+)/blob/main/(.*?)\)", text)
    assert link[0] == github_path(ROOT)
    assert (ROOT / link[1]).is_file()
    assert link[1].startswith(f"assignments/{language}/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_way_to_start_takes_three_lines(language: str) -> None:
    text = (ROOT / "assignments" / language / "README.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (.*?)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    assert [name for name in sections if name in WAYS] == [*WAYS]
    for name in WAYS:
        commands = re.findall(r"```\n(.*?)```", sections[name], re.DOTALL)
        steps = commands[0].splitlines() if commands else re.findall(r"^\d\. .*", sections[name], re.MULTILINE)
        assert len(steps) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_names_files_that_are_there(language: str) -> None:
    folder = ROOT / "assignments" / language
    text = (folder / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w/]+\.ipynb)`|(requirements\.txt|environment\.yml)", text))
    files = {one or other for one, other in named}
    assert {"mnist/mnist.ipynb", "requirements.txt", "environment.yml"} <= files
    assert [file for file in files if not (folder / file).is_file() and not (folder / "mnist" / file).is_file()] == []


def test_conda_takes_the_same_packages_for_the_same_pythons() -> None:
    environment = yaml.safe_load((ROOT / "solutions" / "environment.yml").read_text(encoding="utf-8"))
    python, _, pip = environment["dependencies"]
    assert pip == {"pip": ["--requirement requirements.txt"]}
    allowed = SpecifierSet(python.removeprefix("python"))
    assert [minor for minor in range(8, 20) if f"3.{minor}" in allowed] == [10, 11, 12, 13]


def test_students_install_what_the_notebooks_import() -> None:
    lines = (ROOT / "solutions" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    names = {Requirement(line).name for line in lines}
    assert {"tensorflow", "numpy", "matplotlib", "ipywidgets", "anywidget", "jupyterlab"} == names


@needs_make
def test_make_lab_shows_students_nothing_of_the_instructors(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = {"ip": "127.0.0.1", "port": port, "port_retries": 0, "open_browser": False}
    settings = {"ServerApp": server, "IdentityProvider": {"token": ""}}
    (tmp_path / "jupyter_server_config.json").write_text(json.dumps(settings), encoding="utf-8")
    (tmp_path / "course").mkdir()
    root = clone(tmp_path / "course")
    with making(root, "lab", JUPYTER_CONFIG_DIR=str(tmp_path)) as process:
        page = fetch(f"http://127.0.0.1:{port}/lab", process)
        config = json.loads(
            re.findall(r'<script id="jupyter-config-data" type="application/json">(.*?)</script>', page, re.DOTALL)[0]
        )
    hidden = {name.removeprefix("@jupyter/nbgrader:") for name in config["disabledExtensions"]}
    assert {"create-assignment", "formgrader", "assignment-list", "course-list", "menu"} <= hidden
    assert "validate-assignment" not in hidden
    log = (root / "make.log").read_text(encoding="utf-8")
    assert "validate_assignment" in log
    assert re.findall(r"^\[[EC] .*nbgrader.*", log, re.MULTILINE) == []
    assert (root / "build" / "lab" / "en" / "README.md").is_file()


def fetch(address: str, process: subprocess.Popen[bytes]) -> str:
    """A page, once the server is there."""
    until = time.monotonic() + 300
    while True:
        try:
            with urlopen(address, timeout=60) as answer:
                text: str = answer.read().decode()
                return text
        except OSError:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.1)
