"""nbgrader's formgrader as `make formgrader` opens it, in a real browser: what is clicked there counts, and stays.

SCREENSHOTS names a folder that gets pictures of what was clicked, to be looked at. FULL=1 also grades by a click what
takes a training, and what only a person can mark.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page
from support.browser import SECONDS, in_chromium, keep_picture, look, tab
from support.clone import clone, making, needs_make
from support.damage import cut_off, duplicated_grade_cells, nothing, submission
from support.jupyterlab import free_port, wait_for_server

from autograder.authoring.fill_in import hand_in
from autograder.batch.progress import Lines
from autograder.commands.report import report as report_class
from autograder.commands.session import Session
from autograder.grade import CheckResult, CriterionResult, Grade, Outcome
from autograder.gradebook.autograde.write_grades import RECORD
from autograder.gradebook.course import Course, course_at
from autograder.gradebook.marks import read_marks
from autograder.gradebook.steps import prepare, write_grades
from autograder.messages import say
from autograder.report.writing import write_report
from autograder.rubric import read_rubric

pytestmark = [
    in_chromium,
    needs_make,
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning"),
]

LATE = """
c = get_config()
c.AssignLatePenalties.plugin_class = "autograder.gradebook.late_penalties.PerDay"
"""
SAVED = "window.saved = false; $(document).one('finished_saving', () => { saved = true })"


def grade_of() -> Grade:
    """Full points for everything."""
    check = CheckResult("right", say("Gives what was asked for"), Outcome.PASSED)
    rows = read_rubric("mnist").criteria
    criteria = tuple(CriterionResult(row.name, row.notebook, row.points, row.bonus, (check,)) for row in rows)
    return Grade("", "mnist", criteria, "none", (), 1.0)


def book(course: Course) -> None:
    assert write_grades(course, "mnist", ["ada"], lambda path, notebook: grade_of()) == {"ada": None}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with one graded student, and a rule for late work."""
    course = course_at(clone(tmp_path_factory.mktemp("course")))
    with (course.root / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(LATE)
    prepare(course, "mnist")
    folder = hand_in(
        course.submission("ada", "mnist"), {"flatten_images": "def flatten_images(images):\n    return images"}
    )
    (folder / "timestamp.txt").write_text("2024-05-08 12:00:00 UTC", encoding="utf-8")
    book(course)
    return course


@pytest.fixture(scope="module")
def server(course: Course) -> Iterator[str]:
    """The address of the server that `make formgrader` starts, which asks for no token."""
    port = free_port()
    settings = {
        "ServerApp": {"ip": "127.0.0.1", "port": port, "port_retries": 0, "open_browser": False},
        "IdentityProvider": {"token": ""},
    }
    folder = course.root / "settings"
    folder.mkdir()
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings), encoding="utf-8")
    with making(course.root, "formgrader", JUPYTER_CONFIG_DIR=str(folder)) as process:
        wait_for_server(f"http://127.0.0.1:{port}/api", process)
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def page() -> Iterator[Page]:
    with tab() as page:
        look(page, 1280)
        yield page


def open_by_clicks(page: Page, server: str) -> None:
    """From the first page to the student's notebook."""
    page.goto(server)
    for address in ("/gradebook", "/gradebook/mnist", "/gradebook/mnist/mnist"):
        page.click(f'a[href$="/formgrader{address}"]')
    page.click('a.name-hidden[href*="/formgrader/submissions/"]')
    page.wait_for_function("document.querySelector('#flatten')?.placeholder === '10'")
    # comments come later, and move what is below them
    page.wait_for_function("document.querySelector('#flatten_images-comment')?.placeholder")


def write_and_save(page: Page, selector: str, text: str) -> None:
    """Fills a field in and leaves it; formgrader would put back what is filled in while it saves another one."""
    page.evaluate(SAVED)
    page.fill(selector, text)
    page.click("#normalize")
    page.wait_for_function("saved")


def test_a_grade_and_comment_of_formgrader_outlive_a_regrade(course: Course, server: str, page: Page) -> None:
    open_by_clicks(page, server)
    write_and_save(page, "#flatten", "7.5")
    write_and_save(page, "#flatten_extra_credit", "1")
    write_and_save(page, "#flatten_images-comment", "Well thought of.")
    keep_picture(page, "formgrader-notebook")

    book(course)
    (marks,) = read_marks(course)
    assert marks.by_hand == {"flatten": 10.0}
    assert (marks.scores["flatten"], marks.extra_credit, marks.score) == (8.5, 1.0, 98.5)
    assert marks.comments == {"flatten_images": "Well thought of."}

    page.goto(write_report(course, [marks], None).as_uri())
    text = page.evaluate("document.body.innerText")
    assert "flatten: 8.5 points by hand, 10 by the grader" in text
    assert "flatten_images: Well thought of." in " ".join(text.split())


def test_formgrader_lists_students_with_the_score_that_counts(course: Course, server: str, page: Page) -> None:
    (marks,) = read_marks(course)
    page.goto(f"{server}/formgrader/manage_students/ada")
    text = page.wait_for_function("document.querySelector('#main-table .score')?.innerText").json_value()
    assert text == f"{(marks.score or 0) + (marks.bonus or 0):g} / 120"


def test_a_due_date_of_formgrader_makes_late_work_cost_points(course: Course, server: str, page: Page) -> None:
    (before,) = read_marks(course)
    page.goto(f"{server}/formgrader/manage_assignments")
    page.evaluate("$(document).on('shown.bs.modal', () => { window.shown = true })")
    page.click("#main-table .edit span")
    page.wait_for_function("window.shown")
    page.click(".modal-duedate")
    page.evaluate("document.querySelector('.modal-duedate').value = '2024-05-06T12:00'")
    page.fill(".modal-timezone", "+0000")
    page.click(".modal .save")
    page.wait_for_function("document.querySelector('#main-table .duedate').innerText.startsWith('2024-05-06')")

    said: list[str] = []
    assert report_class(Session(course, console=Lines(said.append))) == 0
    (marks,) = read_marks(course)
    assert before.score is not None
    assert (marks.days_late, marks.score) == (2.0, round(0.8 * before.score, 2))
    page.goto((course.root / "report.html").as_uri())
    assert "days late: 2" in page.evaluate("document.body.innerText")


# --- the button that grades


slow = pytest.mark.skipif("not os.environ.get('FULL')", reason="a click that takes as long again: with FULL=1")


@pytest.mark.parametrize(
    ("student", "damage", "score", "status"),
    [
        ("bea", duplicated_grade_cells, "60 / 120", "graded"),
        pytest.param("cili", cut_off, "20 / 120", "needs manual grading", marks=slow),
        pytest.param("dora", nothing, "60 / 120", "graded", marks=slow),
    ],
)
def test_a_click_on_autograde_grades_as_we_do(
    course: Course,
    server: str,
    page: Page,
    reference: Mapping[str, str],
    student: str,
    damage: Callable[[Path], None],
    score: str,
    status: str,
) -> None:
    ran = course.root / f"{student} was here"
    damage(hand_in_with_traces(course, student, reference, ran))
    shown = click_autograde(page, server, student)
    keep_picture(page, f"formgrader-autograded-{student}")
    log = page.evaluate("document.querySelector('.modal.in').innerText")
    assert "Successfully autograded" in log
    assert "preprocessor: WriteGrades" in log
    assert "preprocessor: Execute" not in log
    assert (shown["score"], shown["status"]) == (score, status)
    # stock nbgrader would have run the cells, here and with everything in reach
    assert not ran.exists()
    graded = (course.root / "autograded" / student / "mnist" / "bonus.ipynb").read_text(encoding="utf-8")
    assert RECORD in graded


@slow
def test_a_click_on_autograde_trains_the_student_s_network(
    course: Course, server: str, page: Page, reference: Mapping[str, str]
) -> None:
    hand_in(course.submission("eva", "mnist"), reference)
    assert click_autograde(page, server, "eva")["score"] == "120 / 120"


def hand_in_with_traces(course: Course, student: str, reference: Mapping[str, str], ran: Path) -> Path:
    """Hands in answers, and code around and in them that leaves a file where somebody runs it unconfined."""
    trace = f"import pathlib\ntry:\n    pathlib.Path({str(ran)!r}).touch()\nexcept OSError:\n    pass\n"
    body = "".join(f"    {line}\n" for line in trace.splitlines())
    flatten = f"def flatten_images(images):\n{body}    return images.reshape(len(images), -1)\n"
    folder = submission(course.submission(student, "mnist"), {**reference, "flatten_images": flatten})
    notebook = json.loads((folder / "mnist.ipynb").read_text(encoding="utf-8"))
    notebook["cells"].append({**code_cell("traces"), "source": trace})
    (folder / "mnist.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def code_cell(name: str) -> dict[str, object]:
    return {"cell_type": "code", "id": name, "metadata": {}, "execution_count": None, "outputs": [], "source": ""}


def click_autograde(page: Page, server: str, student: str) -> dict[str, str]:
    """Clicks the lightning beside a student's name, and gives what the row shows when nbgrader has done."""
    row = f"[...document.querySelectorAll('#main-table tr')].find(row => row.cells[1].innerText === '{student}')"
    page.goto(f"{server}/formgrader/manage_submissions/mnist")
    page.wait_for_function(f"!!{row} && models.loaded")
    assert "needs autograding" in page.evaluate(f"{row}.innerText")
    page.evaluate(f"{row}.querySelector('.autograde a').id = 'lightning'")
    page.click("#lightning")
    page.wait_for_function("!!document.querySelector('.modal.in')", timeout=5000 * SECONDS)
    # the row is emptied while nbgrader is at work
    page.wait_for_function(f"!!{row}?.querySelector('.label-success, .label-info')")
    return {name: page.evaluate(f"{row}.cells[{cell}].innerText") for name, cell in (("score", 4), ("status", 3))}
