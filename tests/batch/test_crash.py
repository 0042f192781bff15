"""A run that is killed at any moment, or finds no room, loses nothing: the next one finishes the work.

One moment is tried by default, all of them with FULL=1.
"""

from __future__ import annotations

import csv
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from support.courses import always, grade_of

from autograder import __main__
from autograder.authoring.fill_in import hand_in
from autograder.gradebook.course import Course, GradebookError
from autograder.gradebook.marks import read_marks
from autograder.gradebook.steps import prepare, write_grades
from autograder.rubric import read_rubric

# nbgrader's database layer uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

ROOT = Path(__file__).parents[2]
STUDENTS = {
    "ann": {"flatten_images": "def flatten_images(images): return images.reshape(len(images), -1)"},
    "ben": {"normalize_images": "def normalize_images(images): return images / 255"},
    "cat": {"encode_labels": "def encode_labels(labels, num_categories=10): return np.eye(num_categories)[labels]"},
}
MOMENTS: Mapping[str, str] = {
    "first grade kept": "build/store/*/*.json",
    "gradebook made": "gradebook.db",
    "first one autograded": "autograded/*/*/*.ipynb",
    "first page written": "feedback/*/*/*.html",
    "last one autograded": "autograded/cat",
    "table written": "grades.csv",
}
TRIED = MOMENTS if os.environ.get("FULL") else ("first one autograded",)


@pytest.fixture(scope="module")
def class_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("class")
    for student, answers in STUDENTS.items():
        hand_in(root / "submitted" / student / "mnist", answers)
    return root


def grading(root: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "autograder", "course", "grade", "--root", str(root), "--jobs", "1"]
    environment = {**os.environ, "EXCHANGE": str(root / "exchange")}
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )


def wait_for(root: Path, pattern: str, process: subprocess.Popen[bytes]) -> None:
    """Returns once a file is there, or the run is over."""
    while process.poll() is None and not any(root.glob(pattern)):
        time.sleep(0.005)  # the file system tells nobody who asks for a pattern


def alive(session: int) -> bool:
    listed = subprocess.run(["ps", "-e", "-o", "sid=,stat="], capture_output=True, text=True, check=True).stdout
    return any(int(sid) == session and not state.startswith("Z") for sid, state in map(str.split, listed.splitlines()))


def ends(session: int) -> bool:
    deadline = time.monotonic() + 300
    while alive(session) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(session)


def points(root: Path) -> dict[str, dict[str, float]]:
    """What the table says of each student: the criteria that gave points, and how many."""
    criteria = [criterion.name for criterion in read_rubric("mnist").criteria]
    with (root / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["student"]: {name: float(row[name]) for name in criteria if float(row[name])} for row in rows}


def test_a_run_that_is_killed_is_finished_by_the_next(class_of_three: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(class_of_three, root)
    for moment in TRIED:
        process = grading(root)
        wait_for(root, MOMENTS[moment], process)
        process.kill()
        assert ends(process.pid), f"{moment}: processes were left behind"
        process.communicate()
    last = grading(root)
    output, _ = last.communicate()
    assert last.returncode == 0, output.decode()
    assert points(root) == {"ann": {"flatten": 10}, "ben": {"normalize": 15}, "cat": {"one_hot": 15}}
    assert not [path for path in root.rglob("*") if path.name.endswith(".part") and not path.name.startswith(".")]


# --- no room, no access


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prepared")
    prepare(Course(root), "mnist")
    return root


@contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """What a full disk is to a program: writing fails."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_gradebook_that_is_locked_is_told_in_a_sentence(
    prepared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(prepared, tmp_path / "course")
    with closing(sqlite3.connect(tmp_path / "course" / "gradebook.db")) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert __main__.main(["course", "report", "--root", str(tmp_path / "course")]) == 2
    told = capsys.readouterr().err
    assert "database is locked" in told
    assert "Traceback" not in told


def test_a_full_disk_costs_nothing_but_another_run(prepared: Path, tmp_path: Path) -> None:
    course = Course(tmp_path / "course")
    shutil.copytree(prepared, course.root)
    hand_in(course.root / "submitted" / "ann" / "mnist", STUDENTS["ann"])
    with no_file_longer_than(4096), pytest.raises(GradebookError, match="free some disk space"):
        write_grades(course, "mnist", ["ann"], always(grade_of()))
    assert write_grades(course, "mnist", ["ann"], always(grade_of())) == {"ann": None}
    (marks,) = read_marks(course)
    assert marks.scores["flatten"] == 10


def test_a_store_that_is_full_keeps_what_it_had(tmp_path: Path) -> None:
    from autograder.store import Store

    store = Store(tmp_path)
    store.put("abc", "old")
    with no_file_longer_than(100), pytest.raises(OSError, match="File too large"):
        store.put("abc", "new" * 1000)
    assert store.get("abc") == "old"
    assert [path.name for path in tmp_path.rglob("*.*")] == ["abc.json"]


def test_a_run_that_is_asked_to_stop_says_how_to_go_on(class_of_three: Path, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(class_of_three, root)
    process = grading(root)
    wait_for(root, MOMENTS["gradebook made"], process)
    process.terminate()
    output, _ = process.communicate()
    assert process.returncode == 130
    assert "the next run goes on from here" in output.decode()
    assert "Traceback" not in output.decode()
    assert ends(process.pid)
