"""The hostile submissions: what each tries, the grade it must get, and what it must not leave behind."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from autograder.authoring.fill_in import hand_in, read_answers
from autograder.grade import Grade, Outcome

ROOT = Path(__file__).parents[2]
FULL = bool(os.environ.get("FULL"))
FILES = sorted((Path(__file__).parents[1] / "submissions" / "hostile").glob("*.py"))
SECONDS = {
    "DEFINE_SECONDS": 4.0,
    "CALL_SECONDS": 3.0,
    "LONG_CALL_SECONDS": 3.0,
    "BUILD_SECONDS": 15.0,
    "COMPILE_SECONDS": 15.0,
}
NETWORK = {"build_model", "compile_model"}
CRITERIA = ("flatten", "normalize", "one_hot", "architecture", "compile", "accuracy", "line")

HONEST: tuple[dict[str, str], ...] = (
    {},
    {"normalize_images": "def normalize_images(images):\n    return images / images.max()"},
    {"encode_labels": "def encode_labels(labels, num_categories=10):\n    return np.eye(10)[labels]"},
    {"fit_line": "def fit_line(x, y):\n    return 5, 14"},
)


def heads(path: Path, name: str) -> list[str]:
    return re.findall(rf"^# {name}: *(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def expected(path: Path) -> dict[str, float]:
    (grade,) = heads(path, "grade")
    return {name: float(score) for name, score in (pair.split("=") for pair in grade.split())}


def hand_in_file(path: Path, folder: Path, reference: Mapping[str, str]) -> Path:
    answers, added = read_answers(path.read_text(encoding="utf-8"))
    return hand_in(folder, {**reference, **answers}, added)


def hand_in_part(path: Path, folder: Path, reference: Mapping[str, str]) -> Path:
    """The same without the notebook and the network if the file does not change them: they take most of the time."""
    changed, _ = read_answers(path.read_text(encoding="utf-8"))
    if FULL or changed.keys() & NETWORK:
        return hand_in_file(path, folder, reference)
    hand_in_file(path, folder, {name: source for name, source in reference.items() if name not in NETWORK})
    return folder / "bonus.ipynb" if changed.keys() == {"fit_line"} else folder


def messages(grade: Grade) -> str:
    checks = [check for criterion in grade.criteria for check in criterion.checks]
    texts = [text for check in checks for text in (check.message, check.hint) if text]
    return "\n".join(text.text() for text in (*texts, *grade.problems))


def expect_grade(path: Path, grade: Grade, whole: bool = FULL) -> None:
    actual = {criterion.name: criterion.score for criterion in grade.criteria}
    expected_scores: dict[str, float | None]
    expected_scores = {
        criterion.name: expected(path).get(criterion.name, criterion.points) for criterion in grade.criteria
    }
    changed, _ = read_answers(path.read_text(encoding="utf-8"))
    if not whole and not changed.keys() & NETWORK:
        actual, expected_scores = (
            {k: v for k, v in each.items() if k not in CRITERIA[3:6]} for each in (actual, expected_scores)
        )
    assert actual == expected_scores, messages(grade)
    assert all(check.outcome is not Outcome.ERROR for criterion in grade.criteria for check in criterion.checks)
    text = messages(grade)
    for words in heads(path, "says"):
        assert words in text
    assert not [sign for sign in text if unicodedata.category(sign)[0] == "C" and sign != "\n"]
    assert len(text) < 10_000


SOURCES = (".py", ".md", ".ipynb", ".ini", ".sh")
# whole names: files of others may begin with the same letters
LEFT = re.compile(r"hostile-[a-z-]+|bomb-\d+|lambda-was-here|unpickled|popen|module|reduced|node|d")


def state_of_the_machine() -> dict[str, object]:
    """The repository's files, what hostile submissions would leave in shared folders, and our child processes."""
    files = [path for name in ("autograder", "solutions", "assignments") for path in (ROOT / name).rglob("*")]
    digests = {path: hashlib.sha256(path.read_bytes()).digest() for path in files if path.suffix in SOURCES}
    shared = [path for folder in ("/dev/shm", "/var/tmp", tempfile.gettempdir()) for path in Path(folder).glob("*")]
    left = [path for path in shared if LEFT.fullmatch(path.name)]
    return {"files of the repository": digests, "files in shared folders": left, "processes": len(descendants())}


def descendants() -> list[int]:
    listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(pid): int(parent) for pid, parent in (line.split() for line in listed.splitlines())}
    ours = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in ours and pid not in ours}:
        ours |= more
    return sorted(ours)
