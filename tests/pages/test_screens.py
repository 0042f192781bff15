"""Pictures of what instructors and students see of the example class, in every language, for whoever looks them over.

SCREENSHOTS names the folder that gets them; without it nothing is graded here. What can be told without eyes is
asserted: a page fits a desk and a phone, nothing in it is cut off, and no letter is too small to be read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from support.accessible import SCRIPT, findings
from support.browser import SMALLEST, in_chromium, keep_picture, look, tab
from support.clone import clone, make, needs_make

from autograder.batch.progress import Lines
from autograder.commands.feedback import feedback as feedback_class
from autograder.commands.report import report as report_class
from autograder.commands.session import Session
from autograder.gradebook.course import Course
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.messages import LANGUAGES

pytestmark = [
    in_chromium,
    needs_make,
    pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="pictures are taken where SCREENSHOTS names a folder"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning"),
]

WIDTHS = {"desk": 1280, "phone": 390}


@pytest.fixture(scope="module", params=LANGUAGES)
def course(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The example class as `make grade` leaves it, corrected by hand here and there, and with work that came late."""
    root = clone(tmp_path_factory.mktemp("school"))
    run = make(root, "grade", COURSE_LANGUAGE=request.param)
    assert run.returncode == 0, run.stderr
    folder = root / "build" / "example"
    course = Course(folder, request.param, exchange=folder / "exchange")
    correct(course)
    said = Lines(list[str]().append)
    assert report_class(Session(course, console=said)) == feedback_class(Session(course, console=said)) == 0
    return course


def correct(course: Course) -> None:
    with open_gradebook(course) as book:
        grade = book.find_grade("flatten", "mnist", "mnist", "bence")
        grade.manual_score, grade.extra_credit = 7.5, 1.25
        book.find_comment("flatten_images", "mnist", "mnist", "bence").manual_comment = "Well *thought* of: `reshape`."
        book.find_submission_notebook("mnist", "mnist", "anna").late_submission_penalty = 12.5
        book.db.commit()


@pytest.fixture
def page() -> Iterator[Page]:
    with tab() as page:
        yield page


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS)
def test_the_report_looks_as_it_should(course: Course, page: Page, size: str, dark: bool) -> None:
    look(page, WIDTHS[size], dark=dark)
    page.goto((course.root / "report.html").as_uri())
    fits(page, WIDTHS[size])
    keep_picture(page, f"report-{course.language}-{size}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", WIDTHS)
def test_every_feedback_page_looks_as_it_should(course: Course, page: Page, size: str, dark: bool) -> None:
    for path in sorted((course.root / "feedback").glob("*/mnist/*.html")):
        look(page, WIDTHS[size], dark=dark)
        page.goto(path.as_uri())
        fits(page, WIDTHS[size])
        scheme = "dark" if dark else "light"
        keep_picture(page, f"feedback-{course.language}-{path.parts[-3]}-{path.stem}-{size}-{scheme}")


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(SMALLEST) >= 10
    if SCRIPT:
        assert findings(page) == []
