"""What the documents tell people to run: every command is known, and an instructor's first week is lived through."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from support.clone import clone, make, needs_make
from support.servers import a_cluster

from autograder.__main__ import _parser, main
from autograder.authoring.fill_in import hand_in
from autograder.rubric import ROOT

DOCUMENTS = [
    ROOT / "README.md",
    *(ROOT / "docs" / f"{name}.md" for name in ("first-week", "CONTRIBUTING", "architecture")),
]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
PACKAGE = ROOT / "autograder"
# by who follows the page
TO_BE_WRITTEN = {"autograder/graders/shapes/test_double.py"}
WEEK = ROOT / "docs" / "first-week.md"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
SETTINGS = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE))
COMMAND = re.compile(r"(?:`|^\$ )((?:make|ruff|mypy|\.venv/bin/\w+)(?: [^`#\n]+)?)", re.MULTILINE)
LIVED = ("release", "collect", "grade", "report", "feedback", "export")
# What runs the other commands. `pip` would want a network, as `make versions` does, and `make verify` takes hours.
ELSEWHERE = {
    "make setup": ".ci/run",
    "make test": ".ci/run",
    "make formgrader": "tests/gradebook/test_formgrader.py",
    "make lab": "tests/authoring/test_handout.py",
    "python -m autograder course release": "tests/gradebook/test_release.py",
    "ruff check .": "tests/test_style.py",
    "ruff format --check .": "tests/test_style.py",
    "mypy": "tests/test_style.py",
    "python -m autograder.authoring.limits_page": "tests/authoring/test_limits_page.py",
}
HERE = (
    "make",
    "make help",
    "python",
    "python -m autograder.authoring.translate",
    "python -m pytest tests/ROOM/test_MODULE.py",
)
UNTRIED = (
    *("make verify", "make versions", "make versions VERSION=2.20.* PYTHON=python3.13"),
    *("pip install .[gpu]", "pip install .[postgresql]"),
)
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
each_page = pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)


def commands(path: Path) -> list[list[str]]:
    """The distinct commands of a document, as words."""
    found = COMMAND.findall(path.read_text(encoding="utf-8"))
    return [shlex.split(command) for command in dict.fromkeys(map(str.strip, found))]


def test_commands_are_found() -> None:
    assert ["make", "export", "FORMAT=moodle"] in commands(WEEK)
    assert ["make", "grade"] in commands(DOCUMENTS[0])
    assert ["ruff", "format", "--check", "."] in commands(DOCUMENTS[2])


@each_document
@needs_make
def test_every_command_is_known(path: Path) -> None:
    for command in commands(path):
        program, *words = command
        known = CHECKS[Path(program).name]
        known(words)


def known_to_make(words: list[str]) -> None:
    """The target and the settings are there, and what they run is known to the command line."""
    names = {name for name, sign, _ in (word.partition("=") for word in words) if sign}
    assert names <= SETTINGS, words
    assert [word for word in words if "=" not in word and word not in TARGETS] == [], words
    shown = make(ROOT, "--dry-run", *words)
    assert shown.returncode == 0, shown.stderr
    for arguments in asked_of_us(shown.stdout):
        _parser().parse_args(arguments)


def asked_of_us(shown: str) -> list[list[str]]:
    """The arguments with which `make` would run our command line."""
    lines = [line for line in shown.splitlines() if "-m autograder " in line]
    return [shlex.split(line.rpartition("-m autograder ")[2]) for line in lines]


def known_to_python(words: list[str]) -> None:
    """A command of this package, or a module that can be run."""
    match words:
        case ["-m", "autograder", *rest]:
            _parser().parse_args(rest)
        case ["-m", "pytest", *rest]:
            known_to_pytest(rest)
        case ["-m", module]:
            assert find_spec(module)
        case _:
            assert words == []


def known_to_pytest(words: list[str]) -> None:
    """Tests are found there, where a name is put in place of the capital letters."""
    meant = {"PATH": "assignments/en/mnist", "ROOM/test_MODULE": "submission/test_magics"}
    named = [re.sub("|".join(meant), lambda found: meant[found[0]], word) for word in words]
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet", *named]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode == 0, words


def known_to_pip(words: list[str]) -> None:
    """The extra is one of this package's."""
    install, package = words
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert install == "install"
    assert package in {f".[{name}]" for name in extras}


def known_to_house(words: list[str]) -> None:
    """One of the commands that `test_style.py` runs."""
    assert words in ([], ["check", "."], ["format", "--check", "."])


CHECKS = {
    "make": known_to_make,
    "python": known_to_python,
    "pytest": known_to_pytest,
    "pip": known_to_pip,
    "ruff": known_to_house,
    "mypy": known_to_house,
}


@pytest.mark.parametrize("path", DOCUMENTS[1:], ids=lambda path: path.name)
def test_every_command_is_run_by_a_test(path: Path) -> None:
    written = {" ".join([Path(program).name, *words]) for program, *words in commands(path)}
    lived = {command for command in written if command.removeprefix("make ").split()[0] in LIVED}
    assert written - lived - {*ELSEWHERE, *HERE, *UNTRIED} == set()
    assert [name for name in ELSEWHERE.values() if not (ROOT / name).is_file()] == []


@needs_make
@pytest.mark.parametrize("words", [(), ("help",)], ids=["make", "make help"])
def test_make_lists_its_targets(words: tuple[str, ...]) -> None:
    assert set(re.findall(r"^  make ([a-z]+) ", make(ROOT, *words).stdout, re.MULTILINE)) == TARGETS


def test_the_documented_command_updates_the_translations(tmp_path: Path) -> None:
    name = "autograder/locale/hu/LC_MESSAGES/autograder.po"
    catalogue = clone(tmp_path) / name
    catalogue.write_text("", encoding="utf-8")
    run([sys.executable, "-m", "autograder.authoring.translate"], tmp_path)
    assert 'msgid "not graded"' in catalogue.read_text(encoding="utf-8")
    shutil.copy(ROOT / name, catalogue)
    run([sys.executable, "-m", "autograder.authoring.translate"], tmp_path)
    assert catalogue.read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.skipif("not os.environ.get('FULL')", reason="a second pytest, to say what the first one says: with FULL=1")
def test_the_tests_of_one_module_run_by_their_command() -> None:
    run([sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_messages.py"], ROOT)


def run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@each_page
def test_every_file_that_is_named_is_there(path: Path) -> None:
    assert [name for name in named_in(path.read_text(encoding="utf-8")) if not is_there(name)] == []


def named_in(text: str) -> set[str]:
    """The files and folders that a page names, but for those with capitals, which stand for any."""
    rooms = (each.name for each in PACKAGE.iterdir() if each.is_dir() and each.name.isalpha())
    folders = "|".join(("autograder", "tests", "docs", "solutions", "assignments", "classroom", *rooms))
    paths = re.findall(rf"(?<![\w./])(?:(?:{folders})/[\w./*-]*|test_\w+\.py)", text)
    return {name.rstrip(".") for name in paths if not re.search(r"[A-Z]{3}", name)} - TO_BE_WRITTEN


def is_there(name: str) -> bool:
    """Whether something has this name, seen from here, from the package, or from a room of the tests."""
    return any(any(top.glob(name)) for top in (ROOT, PACKAGE)) or any((ROOT / "tests").rglob(name))


@each_page
def test_every_link_leads_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not leads_somewhere(link, path)] == []


def leads_somewhere(link: str, page: Path) -> bool:
    """Whether a link is one to the web, to a file, or to a heading, which GitHub names in lower case with hyphens."""
    name, _, heading = link.partition("#")
    target = page.parent / name if name else page
    if link.startswith("https://") or not heading:
        return link.startswith("https://") or target.exists()
    headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
    return heading in {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A copy of the repository, with the downloads that the first week speaks of, and its rule for late work."""
    root = clone(tmp_path)
    answers = {"fit_line": "def fit_line(x, y):\n    return 0.0, 0.0"}
    notebooks = hand_in(tmp_path / "work", answers)
    names = {"Ada Lovelace_12_assignsubmission_file_/{}.ipynb", "nagyodon_LATE_34_567_{}-1.ipynb"}
    with zipfile.ZipFile(root / "submissions.zip", "w") as archive:
        for name in names:
            for notebook in ("mnist", "bonus"):
                archive.write(notebooks / f"{notebook}.ipynb", name.format(notebook))
    hand_in(root / "folder" / "ada", answers)
    (root / "folder" / "ada" / "mnist.ipynb").touch()
    return root


def blocks() -> Iterator[str]:
    """The week's pieces of Python."""
    return iter(re.findall(r"```python\n(.*?)```", WEEK.read_text(encoding="utf-8"), re.DOTALL))


def live(school: Path, words: list[str]) -> None:
    """Runs `make`, or what it would run in this process, where that is the same and takes less time."""
    if words[0] in ("release", "grade"):
        run = make(school, *words)
        assert run.returncode == 0, (words, run.stdout, run.stderr)
        return
    (arguments,) = asked_of_us(make(school, "--dry-run", *words).stdout)
    assert main(arguments) == 0, words


def grade_on_a_cluster(school: Path, words: list[str]) -> None:
    """Grades everything afresh on a cluster of one worker, in place of the address that is written."""
    with a_cluster() as dask:
        dask.start_worker()
        live(school, [re.sub(r"tcp://.*", dask.address, word) for word in words] + ["REGRADE=1"])


@needs_make
@pytest.mark.skipif("not os.environ.get('FULL')", reason="it grades a class by `make`: with FULL=1")
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")
def test_an_instructor_s_first_week(school: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(school)
    monkeypatch.setenv("EXCHANGE", str(school / "exchange"))
    rule, extension = blocks()
    with (school / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(rule)
    lived = [words for _, *words in commands(WEEK) if words and words[0] in LIVED]
    week = sorted(lived, key=lambda words: LIVED.index(words[0]))
    for words in week:
        if any("CLUSTER" in word for word in words):
            grade_on_a_cluster(school, words)
        else:
            live(school, words)
    exec(extension, {})
    students = {path.name for path in (school / "submitted").iterdir()}
    assert students == {"Ada Lovelace_12", "nagyodon_34", "ada"}
    written = ["report.html", "grades.csv", "grades-canvas-mnist.csv", "grades-moodle-mnist.csv"]
    written += ["grades-moodle-import-mnist.csv"]
    written += [f"feedback/{student}/mnist/mnist.html" for student in students]
    assert [name for name in written if not (school / name).is_file()] == []
