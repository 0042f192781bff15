"""nbgrader's formgrader in a real browser, against a running server: what is clicked there counts, and stays."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from browser import SECONDS, Tab, in_chromium, tab

from autograder import gradebook
from autograder.grade import Check, Criterion, Grade, Outcome
from autograder.gradebook import Course
from autograder.handin import hand_in
from autograder.messages import say
from autograder.report.writing import write_report
from autograder.rubric import read_rubric

pytestmark = [
    in_chromium,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning"),
]

CONFIG = """
from pathlib import Path
from autograder.gradebook import Course, configure
configure(get_config(), Course(Path(__file__).parent))
"""


def grade_of() -> Grade:
    """Full points for everything."""
    check = Check("right", say("Gives what was asked for"), Outcome.PASSED)
    rows = read_rubric("mnist").rows
    criteria = tuple(Criterion(row.criterion, row.notebook, row.points, row.bonus, (check,)) for row in rows)
    return Grade("", "mnist", criteria, "none", (), 1.0)


def book(course: Course) -> None:
    assert gradebook.book(course, "mnist", ["ada"], lambda path, notebook: grade_of()) == {"ada": None}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with one graded student."""
    course = Course(tmp_path_factory.mktemp("course"))
    (course.root / "nbgrader_config.py").write_text(CONFIG)
    gradebook.prepare(course, "mnist")
    hand_in(course.submission("ada", "mnist"), {"flatten_images": "def flatten_images(images):\n    return images"})
    book(course)
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[str]:
    """The address of a Jupyter server in the course's folder, as `make formgrader` starts one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--IdentityProvider.token="]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    log = (course.root / "server.log").open("wb")
    with log, subprocess.Popen(command, cwd=course.root, stdout=log, stderr=log) as process:
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_for(f"{address}/api/status", process)
            yield address
        finally:
            process.terminate()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(address, timeout=SECONDS).close()
            return
        except URLError:
            time.sleep(0.2)
    raise AssertionError("the server did not start")


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Tab]:
    with tab(tmp_path / "profile") as page:
        page.look(1280)
        yield page


def test_a_grade_and_a_comment_that_are_clicked_in_stay_through_a_regrade(
    course: Course, server: str, page: Tab
) -> None:
    with course.gradebook() as book_of_course:
        submission = book_of_course.find_submission_notebook("mnist", "mnist", "ada").id
    page.open(f"{server}/formgrader/submissions/{submission}/?index=0")
    page.wait_for("document.querySelector('#flatten')?.placeholder === '10'")
    page.write("#flatten", "7.5")
    page.write("#flatten_images-comment", "Well thought of.")
    page.click("#flatten")
    marks = _marks_once(course, lambda marks: bool(marks.by_hand and marks.comments))
    assert marks.by_hand == {"flatten": 10.0}

    book(course)
    (marks,) = gradebook.marks(course)
    assert (marks.scores["flatten"], marks.score) == (7.5, 97.5)
    assert marks.comments == {"flatten_images": "Well thought of."}

    report = write_report(course, [marks], None).as_uri()
    page.open(report)
    text = page.wait_for("document.body.innerText")
    assert "flatten: 7.5 points by hand, 10 by the grader" in text
    assert "flatten_images: Well thought of." in text


def _marks_once(course: Course, saved: Callable[[gradebook.Marks], bool]) -> gradebook.Marks:
    """The marks, once what was clicked has been saved."""
    until = time.monotonic() + SECONDS
    while True:
        (marks,) = gradebook.marks(course)
        if saved(marks):
            return marks
        assert time.monotonic() < until, marks
        time.sleep(0.2)


def test_formgrader_lists_the_student_with_the_score_that_counts(course: Course, server: str, page: Tab) -> None:
    page.open(f"{server}/formgrader/manage_students/ada")
    text = page.wait_for("document.body.innerText.includes('mnist') && document.body.innerText")
    assert "/ 120" in text
