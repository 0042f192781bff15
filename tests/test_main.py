"""The command line, as others run it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from pkgutil import resolve_name
from unittest import mock

import pytest

from autograder.__main__ import main
from autograder.authoring.fill_in import hand_in
from autograder.commands import ACTIONS, COMMANDS, FORMATS
from autograder.messages import say
from autograder.training.dataset import DatasetError

ROOT = Path(__file__).parent.parent
# the paths that are asked about, and what the command says of them
Answered = tuple[list[Path], subprocess.CompletedProcess[str]]


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    command = [sys.executable, "-m", "autograder", *map(str, arguments)]
    settings = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, reference: Mapping[str, str]) -> Answered:
    """One run over a right notebook, a folder that is not there, a wrong file, and one that is cut off."""
    folder = tmp_path_factory.mktemp("class")
    right = hand_in(folder / "right" / "mnist", reference) / "bonus.ipynb"
    cut_off = hand_in(folder / "cut" / "mnist", reference) / "bonus.ipynb"
    cut_off.write_bytes(cut_off.read_bytes()[:500])
    paths = [right, folder / "nobody", ROOT / "LICENSE", cut_off]
    return paths, run("grade", *paths, "--json")


def test_json_is_one_object_a_path_in_order_and_nothing_else(answered: Answered) -> None:
    paths, result = answered
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["submission"] for each in objects] == [str(path) for path in paths]


def test_json_has_the_keys_of_the_contract(answered: Answered) -> None:
    first = json.loads(answered[1].stdout.splitlines()[0])
    keys = "submission assignment score max_score bonus max_bonus criteria training sandbox problems seconds"
    assert list(first) == keys.split()
    assert first["assignment"] == "mnist"
    assert (first["bonus"], first["max_bonus"]) == (20.0, 20.0)
    line = first["criteria"]["line"]
    assert list(line) == ["score", "max_score", "checks"]
    assert list(line["checks"][0]) == ["name", "title", "outcome", "message", "hint"]


def test_ungradable_input_is_named_on_stderr_without_traceback(answered: Answered) -> None:
    paths, result = answered
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    for path in paths[1:]:
        assert str(path) in result.stderr
    assert len(result.stderr.splitlines()) == 3


def test_every_path_graded_exits_with_0(tmp_path: Path) -> None:
    result = run("grade", hand_in(tmp_path / "mnist", {}) / "bonus.ipynb")
    assert result.returncode == 0, result.stderr
    assert "bonus 0 of 20" in result.stdout


def test_unreadable_data_is_one_sentence(tmp_path: Path) -> None:
    data = tmp_path / "data.npz"
    data.write_bytes(b"PK\x03\x04 not really")
    result = run("grade", "assignments/en/mnist", "--data", data)
    assert result.returncode == 2
    assert result.stdout == ""
    assert str(data) in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_without_a_sandbox_nothing_runs_and_the_fix_is_named() -> None:
    result = run("grade", "assignments/en/mnist", SANDBOX="nonesuch")
    assert result.returncode == 2
    assert "bubblewrap, landlock, none" in result.stderr


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    assert "grade" in shown
    assert "course" in shown


def test_help_imports_nothing_that_grades() -> None:
    code = "import sys; from autograder.__main__ import main\ntry: main(['--help'])\nfinally: print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    packages = {name.partition(".")[0] for name in ran.stdout.split()}
    assert not packages & {"numpy", "sqlalchemy", "traitlets", "keras", "nbgrader", "pytest", "rich", "msgspec"}


@pytest.mark.parametrize("name", [*COMMANDS.values(), *ACTIONS.values(), *FORMATS.values()])
def test_every_command_and_format_has_its_function(name: str) -> None:
    assert callable(resolve_name(name))


@pytest.mark.parametrize(("option", "similar"), [([], False), (["--similar"], True)])
def test_likeness_is_looked_for_by_an_option(
    option: list[str], similar: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = mock.Mock(return_value=0)
    monkeypatch.setattr("autograder.commands.report.report", report)
    assert main(["course", "report", "--root", str(tmp_path), *option]) == 0
    assert report.call_args.args[0].options.similar is similar


@pytest.mark.parametrize(("option", "full"), [([], False), (["--full-training"], True)])
def test_full_training_is_asked_for_by_an_option(
    option: list[str], full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def no_environment(*_: object, **settings: object) -> None:
        asked.append(settings["full"])
        raise DatasetError(say("no data"))

    monkeypatch.setattr("autograder.commands.grade_submissions.environment", no_environment)
    assert main(["grade", "assignments/en/mnist", *option]) == 2
    assert asked == [full]
