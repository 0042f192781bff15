"""Hostile submissions get the grade of their honest part, and leave nothing behind.

Each file of `submissions/hostile` tells in its head what it tries, the grade it must get (`grade:`, criteria with
full marks left out) and words that the student must read (`says:`). By default each file is graded once, without
the notebook and the network that it leaves alone, and a selection once more at level "landlock". With FULL=1 in the
environment, whole submissions are graded and every file is tried at both levels.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from autograder import student
from autograder.bench import Bench
from autograder.grade import Grade, Outcome
from autograder.grading import grade_submission
from autograder.handin import hand_in, read_answers
from autograder.sandbox import jail
from autograder.sandbox.jail import Sandbox

ROOT = Path(__file__).parent.parent
FULL = bool(os.environ.get("FULL"))
FILES = sorted((Path(__file__).parent / "submissions" / "hostile").glob("*.py"))
# What differs between the levels: processes, files, signals, what a process leaves.
AT_LANDLOCK = ("escape_", "network_", "next_", "read_", "stop_kill", "bomb_disk", "bomb_forks")
SECONDS = {"define": 4.0, "call": 3.0, "long call": 3.0, "build": 15.0, "compile": 15.0}
NETWORK = {"build_model", "compile_model"}
CRITERIA = ("flatten", "normalize", "one_hot", "architecture", "compile", "accuracy", "line")


def heads(path: Path, name: str) -> list[str]:
    return re.findall(rf"^# {name}: *(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def expected(path: Path) -> dict[str, float]:
    (grade,) = heads(path, "grade")
    return {name: float(score) for name, score in (pair.split("=") for pair in grade.split())}


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits of seconds, so that endless loops end soon, and a secret that must not be found."""
    for name, seconds in SECONDS.items():
        monkeypatch.setitem(student.SECONDS, name, seconds)
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "hunter2")


@pytest.fixture(scope="module")
def benches(tools: Bench) -> Iterator[Callable[[str], Bench]]:
    """A bench at each level; networks are trained with one seed, as it is not luck that these lack."""
    trainer = replace(tools.trainer, seeds=tools.trainer.seeds[:1])
    with Sandbox("landlock") as landlock:
        others = {"landlock": Bench(landlock, trainer), tools.sandbox.level: Bench(tools.sandbox, trainer)}
        yield others.__getitem__


def hand_in_file(path: Path, folder: Path, reference: Mapping[str, str]) -> Path:
    answers, added = read_answers(path.read_text(encoding="utf-8"))
    return hand_in(folder, {**reference, **answers}, added)


def hand_in_part(path: Path, folder: Path, reference: Mapping[str, str]) -> Path:
    """The same, without the notebook and the network that the file leaves alone: they take most of the time."""
    changed, _ = read_answers(path.read_text(encoding="utf-8"))
    if FULL or changed.keys() & NETWORK:
        return hand_in_file(path, folder, reference)
    hand_in_file(path, folder, {name: source for name, source in reference.items() if name not in NETWORK})
    return folder / "bonus.ipynb" if changed.keys() == {"fit_line"} else folder


def messages(grade: Grade) -> str:
    checks = [check for criterion in grade.criteria for check in criterion.checks]
    texts = [text for check in checks for text in (check.message, check.hint) if text]
    return "\n".join(text.text() for text in (*texts, *grade.problems))


def expect_grade(path: Path, grade: Grade) -> None:
    came = {criterion.name: criterion.score for criterion in grade.criteria}
    wanted = {criterion.name: expected(path).get(criterion.name, criterion.points) for criterion in grade.criteria}
    changed, _ = read_answers(path.read_text(encoding="utf-8"))
    if not FULL and not changed.keys() & NETWORK:
        came, wanted = ({k: v for k, v in each.items() if k not in CRITERIA[3:6]} for each in (came, wanted))
    assert came == wanted, messages(grade)
    assert all(check.outcome is not Outcome.ERROR for criterion in grade.criteria for check in criterion.checks)
    text = messages(grade)
    for words in heads(path, "says"):
        assert words in text
    assert not [sign for sign in text if unicodedata.category(sign)[0] == "C" and sign != "\n"]
    assert len(text) < 10_000


def test_every_file_says_what_it_tries_and_what_it_gets() -> None:
    assert len(FILES) >= 60
    for path in FILES:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith("# ")
        assert first.endswith("."), path
        assert set(expected(path)) <= set(CRITERIA), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_gets_the_grade_of_its_honest_part(
    path: Path, benches: Callable[[str], Bench], tools: Bench, tmp_path: Path, reference: Mapping[str, str]
) -> None:
    submission = hand_in_part(path, tmp_path / "mnist", reference)
    expect_grade(path, grade_submission(submission, benches(tools.sandbox.level)))


@pytest.mark.parametrize(
    "path", [path for path in FILES if FULL or path.stem.startswith(AT_LANDLOCK)], ids=lambda path: path.stem
)
def test_it_gets_the_same_grade_without_namespaces(
    path: Path, benches: Callable[[str], Bench], tmp_path: Path, reference: Mapping[str, str]
) -> None:
    if jail.why_not("landlock"):
        pytest.skip("level landlock does not work here")
    expect_grade(path, grade_submission(hand_in_part(path, tmp_path / "mnist", reference), benches("landlock")))


# --- a class of hostile and honest ones


HONEST: tuple[dict[str, str], ...] = (
    {},
    {"normalize_images": "def normalize_images(images):\n    return images / images.max()"},
    {"encode_labels": "def encode_labels(labels, num_categories=10):\n    return np.eye(10)[labels]"},
    {"fit_line": "def fit_line(x, y):\n    return 5, 14"},
)
AMONG_THEM = (
    *("next_student_files", "patch_builtins", "stop_kill_self", "escape_kill", "forge_answers_in_advance"),
    *("next_student_threads", "patch_losses", "model_registered_name"),
)


def honest_grades(tools: Bench, folder: Path, reference: Mapping[str, str], hostile: list[Path]) -> list[object]:
    """The grades of the honest ones, each graded after a share of the hostile ones."""
    grades: list[object] = []
    for number, answers in enumerate(HONEST):
        for path in hostile[number :: len(HONEST)]:
            grade_submission(hand_in_part(path, folder / path.stem / "mnist", reference), tools)
        grade = grade_submission(hand_in(folder / str(number) / "mnist", {**reference, **answers}), tools)
        grades.append(grade.as_json()["criteria"])
    return grades


SOURCES = (".py", ".md", ".ipynb", ".ini", ".sh")
LEFT = ("hostile", "bomb-", "lambda-was", "unpickled", "popen", "module", "reduced", "node")


def state_of_the_machine() -> tuple[object, ...]:
    """The repository's bytes, what hostile ones would leave in the folders that all share, and our descendants."""
    files = [path for name in ("autograder", "solutions", "assignments") for path in (ROOT / name).rglob("*")]
    digests = {path: hashlib.sha256(path.read_bytes()).digest() for path in files if path.suffix in SOURCES}
    shared = [path for folder in ("/dev/shm", "/var/tmp", tempfile.gettempdir()) for path in Path(folder).glob("*")]
    return digests, [path for path in shared if path.name.startswith(LEFT)], len(descendants())


def descendants() -> list[int]:
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
    ours = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in ours and pid not in ours}:
        ours |= more
    return sorted(ours)


def test_honest_ones_get_the_same_grades_among_hostile_ones(
    tools: Bench, tmp_path: Path, reference: Mapping[str, str]
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
