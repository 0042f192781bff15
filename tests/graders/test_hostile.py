"""Hostile submissions get the grade of their honest part, and leave nothing behind.

Each file of `submissions/hostile` tells in its head what it tries, the grade it must get (`grade:`, criteria with
full marks left out) and words that the student must read (`says:`). By default each file is graded once, without
the notebook and the network that it leaves alone, and a selection once more at level "landlock". With FULL=1 in the
environment, whole submissions are graded and every file is tried at both levels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from support.hostile import (
    CRITERIA,
    FILES,
    FULL,
    HONEST,
    SECONDS,
    expect_grade,
    expected,
    hand_in_part,
    state_of_the_machine,
)

from autograder import limits
from autograder.authoring.fill_in import hand_in
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.sandbox import jail
from autograder.sandbox.jail import Sandbox

# What differs between the levels: processes, files, signals, what a process leaves.
AT_LANDLOCK = ("escape_", "network_", "next_", "read_", "stop_kill", "bomb_disk", "bomb_forks")


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits of seconds, so that endless loops end soon, and a secret that must not be found."""
    for name, seconds in SECONDS.items():
        monkeypatch.setattr(limits, name, seconds)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "hunter2")


@pytest.fixture(scope="module")
def environments(tools: Environment) -> Iterator[Callable[[str], Environment]]:
    """An environment at each level; networks are trained with one seed, as it is not luck that these lack."""
    assert tools.trainers
    usual = tools.trainers("mnist")
    trainer = replace(usual, seeds=usual.seeds[:1])
    with Sandbox("landlock") as landlock:
        others = {
            "landlock": Environment(landlock, lambda _: trainer),
            tools.sandbox.level: Environment(tools.sandbox, lambda _: trainer),
        }
        yield others.__getitem__


def test_every_file_says_what_it_tries_and_what_it_gets() -> None:
    assert len(FILES) >= 60
    for path in FILES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# ")
        assert first.endswith("."), path
        assert set(expected(path)) <= set(CRITERIA), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_gets_the_grade_of_its_honest_part(
    path: Path,
    environments: Callable[[str], Environment],
    tools: Environment,
    tmp_path: Path,
    reference: Mapping[str, str],
) -> None:
    submission = hand_in_part(path, tmp_path / "mnist", reference)
    expect_grade(path, grade_submission(submission, environments(tools.sandbox.level)))


@pytest.mark.parametrize(
    "path", [path for path in FILES if FULL or path.stem.startswith(AT_LANDLOCK)], ids=lambda path: path.stem
)
def test_it_gets_the_same_grade_without_namespaces(
    path: Path, environments: Callable[[str], Environment], tmp_path: Path, reference: Mapping[str, str]
) -> None:
    if jail.why_not("landlock"):
        pytest.skip("level landlock does not work here")
    expect_grade(path, grade_submission(hand_in_part(path, tmp_path / "mnist", reference), environments("landlock")))


# --- a class of hostile and honest ones


AMONG_THEM = (
    *("next_student_files", "patch_builtins", "stop_kill_self", "escape_kill", "forge_answers_in_advance"),
    *("next_student_threads", "patch_losses", "model_registered_name"),
)


def honest_grades(tools: Environment, folder: Path, reference: Mapping[str, str], hostile: list[Path]) -> list[object]:
    """The grades of the honest ones, each graded after a share of the hostile ones."""
    grades: list[object] = []
    for number, answers in enumerate(HONEST):
        for path in hostile[number :: len(HONEST)]:
            grade_submission(hand_in_part(path, folder / path.stem / "mnist", reference), tools)
        grade = grade_submission(hand_in(folder / str(number) / "mnist", {**reference, **answers}), tools)
        grades.append(grade.as_json()["criteria"])
    return grades


def test_honest_ones_get_the_same_grades_among_hostile_ones(
    tools: Environment, tmp_path: Path, reference: Mapping[str, str]
) -> None:
    hostile = [path for path in FILES if FULL or path.stem in AMONG_THEM]
    alone = honest_grades(tools, tmp_path / "alone", reference, [])
    warm, before = warm_process(tools.sandbox), state_of_the_machine()
    assert honest_grades(tools, tmp_path / "among", reference, hostile) == alone
    assert state_of_the_machine() == before
    assert warm_process(tools.sandbox) == warm, "the warm process was started again"


def warm_process(sandbox: Sandbox) -> object:
    """What changes when the warm process is started again; it answers here."""
    sandbox.process().close()
    return sandbox._control
