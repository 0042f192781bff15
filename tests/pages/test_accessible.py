"""Nothing on our pages keeps people out, as far as axe-core, a keyboard, a narrow screen and measured contrast tell.

`docs/accessibility.md` names these tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from playwright.sync_api import Page
from support.accessible import THEME, WIDTHS, Exemption, exported, findings, with_axe, without_colours_of_code
from support.browser import in_chromium, look, tab
from support.exercise import EACH_NOTEBOOK, released
from support.overviews import RUN, class_of, marks_of, pair

from autograder import report
from autograder.grade import CheckResult, CriterionResult, Outcome, Training
from autograder.gradebook.feedback.outline import Task
from autograder.gradebook.feedback.page import render
from autograder.gradebook.feedback.safe_markdown import below, safe_markdown
from autograder.gradebook.feedback.sheet import Answer, Section, Sheet, SheetMark
from autograder.messages import LANGUAGES, say
from autograder.report.page import render as render_report
from autograder.report.statistics import Overview, StudentRow
from autograder.training.dataset import digits

PACKAGE = Path(report.__file__).parent.parent
CURVE = ((0.5, 0.71), (1.0, 0.862), (2.0, 0.915))
TRAINING = Training(0.915, 0.97, 2, 669_706, "mnist", "CPU", False, CURVE)
PASSED = CheckResult("right", say("Gives what was asked for"), Outcome.PASSED, praise=say("It works for any number."))
FAILED = CheckResult("size", say("Works for `n`"), Outcome.FAILED, 1.0, say("gave `4`"), say("Look at `len(images)`."))
SKIPPED = CheckResult("copy", say("Leaves its argument as it is"), Outcome.SKIPPED, message=say("skipped"))
CODE = Answer(
    "flatten_images", Markup("<span class='k'>def</span> f(): pass  # " + "x" * 200), None, Markup("<p>Good.</p>")
)
ESSAY = Answer(
    "essay",
    None,
    Markup(below(3, safe_markdown("# Thoughts\n\n### On *nets*\n\n- one\n\n| a | b |\n|-|-|\n| 1 | 2 |", {}))),
    None,
)
FOCUSABLE = "[...document.querySelectorAll('a[href], button, summary, [tabindex]')]"
FOCUS = f"""(({{outlineStyle, outlineWidth}}) =>
    [{FOCUSABLE}.indexOf(document.activeElement), outlineStyle, parseFloat(outlineWidth)]
)(getComputedStyle(document.activeElement))"""
# WCAG 1.4.12
WIDE_TEXT = """
* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
in_each_language = pytest.mark.parametrize("language", LANGUAGES)
each_scheme = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def section(
    name: str, *checks: CheckResult, score: float | None = 5, training: Training | None = None, **more: object
) -> Section:
    task = Task(name, f"Task: {name}", (), ("6. Preparing the data",))
    criterion = CriterionResult(name, "mnist", 10, False, checks, (), training)
    text = Markup(
        below(3, safe_markdown("Write it.\n\n<details>\n<summary>Hint</summary>\n\nReshape.\n\n</details>", {}))
    )
    return replace(Section(task, SheetMark(score, 10), criterion, (CODE,), text), **more)  # type: ignore[arg-type]


EVERYTHING = Sheet(
    "Image classification",
    (
        section("flatten", FAILED, SKIPPED, SKIPPED),
        section("normalize", PASSED, score=10),
        section("accuracy", PASSED, FAILED, training=TRAINING),
        section("compile", FAILED, mark=SheetMark(7.5, 10, by_hand=True)),
        section("essay", score=None, criterion=None, answers=(ESSAY,)),
    ),
    (ESSAY,),
    ("mnist.ipynb can't be read",),
    2.5,
)
FULL = Sheet(
    "Line", (section("line", PASSED, score=10, training=replace(TRAINING, bar=0.9, reference_used=True)),), (), (), 0.0
)
SHEETS = {"everything": EVERYTHING, "full marks": FULL}


def a_class() -> Overview:
    """A class with something of all that a report can show."""
    overview = class_of(12)
    first = marks_of(
        "ann",
        next(iter(overview.grades.values())),
        by_hand={"flatten": 3.0},
        comments={"flatten": "Good."},
        days_late=2.0,
        late_penalty=4.0,
    )
    return replace(
        overview,
        students=(*overview.students, StudentRow(first, {"mnist": "ann.html"})),
        alike=(pair("ann", "student001"),),
    )


def the_report(language: str) -> str:
    return render_report([a_class()], RUN, language, {"mnist": (digits().x_valid, digits().y_valid)})


def shown(page: Page, html: str, folder: Path, width: int = 1280, dark: bool = False) -> Page:
    """Opens a page, with all of it unfolded."""
    (folder / "page.html").write_text(html, encoding="utf-8")
    look(page, width, dark=dark)
    page.goto((folder / "page.html").as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Page]:
    with tab() as page:
        yield page


@with_axe
@in_chromium
class TestAxe:
    def test_a_page_that_keeps_people_out_is_found(self, browser: Page, tmp_path: Path) -> None:
        html = '<html lang="en"><title>t</title><main><h1>Title</h1><p style="color:#bbb">Pale</p><img src="data:,">'
        assert {each.rule for each in findings(shown(browser, html, tmp_path))} >= {"color-contrast", "image-alt"}

    @each_scheme
    @in_each_language
    @pytest.mark.parametrize("name", SHEETS)
    def test_nothing_is_found_on_a_feedback_page(
        self, browser: Page, tmp_path: Path, name: str, language: str, dark: bool
    ) -> None:
        for width in WIDTHS:
            assert findings(shown(browser, render(SHEETS[name], "mnist", language), tmp_path, width, dark)) == []

    @each_scheme
    @in_each_language
    def test_nothing_is_found_on_the_report(self, browser: Page, tmp_path: Path, language: str, dark: bool) -> None:
        for width in WIDTHS:
            assert findings(shown(browser, the_report(language), tmp_path, width, dark)) == []

    @each_scheme
    @pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
    def test_nothing_but_the_theme_s_own_is_found_on_a_notebook(
        self, browser: Page, tmp_path: Path, language: str, name: str, dark: bool
    ) -> None:
        look(browser, 1280, dark=dark)
        browser.goto(exported(released(language, name), tmp_path, dark, language))
        without_colours_of_code(browser)
        assert findings(browser, THEME) == []

    @pytest.mark.parametrize("exemption", THEME, ids=lambda each: each.selector)
    def test_what_is_exempt_is_found_on_any_notebook(self, browser: Page, tmp_path: Path, exemption: Exemption) -> None:
        browser.goto(exported(any_notebook(), tmp_path, dark=False))
        others = [each for each in THEME if each is not exemption]
        assert {each.rule for each in findings(browser, others)} == {exemption.rule}


def any_notebook() -> NotebookNode:
    """A notebook that has nothing of ours."""
    folded = "<details>\n<summary>Hint</summary>\n\nText.\n\n</details>\n\n"
    text = new_markdown_cell("# A title\n\nA [link](https://example.org) in a sentence.\n\n" + 2 * folded)
    code = new_code_cell(
        "x = 1 in [2]",
        execution_count=1,
        outputs=[new_output("execute_result", {"text/plain": "False"}, execution_count=1)],
    )
    return new_notebook(cells=[text, code])


@in_chromium
class TestInChromium:
    @pytest.mark.parametrize("name", [*SHEETS, "report"])
    def test_everything_is_reached_by_keyboard_and_shows_that_it_is(
        self, browser: Page, tmp_path: Path, name: str
    ) -> None:
        html = the_report("en") if name == "report" else render(SHEETS[name], "mnist", "en")
        page = shown(browser, html, tmp_path)
        reached = []
        for _ in range(page.evaluate(f"{FOCUSABLE}.length")):
            page.keyboard.press("Tab")
            place, style, width = page.evaluate(FOCUS)
            assert (style, width >= 2) == ("solid", True), place
            reached.append(place)
        assert reached == [*range(len(reached))]

    def test_a_column_is_sorted_by_keyboard_and_says_so(self, browser: Page, tmp_path: Path) -> None:
        page = shown(browser, the_report("en"), tmp_path)
        page.evaluate("document.querySelector('.students button').focus()")
        for order in ("descending", "ascending"):
            page.keyboard.press("Enter")
            assert page.evaluate("document.querySelector('.students th').getAttribute('aria-sort')") == order

    @pytest.mark.parametrize("name", [*SHEETS, "report"])
    @pytest.mark.parametrize("style", ["", WIDE_TEXT], ids=["as it is", "with wide text"])
    def test_nobody_scrolls_in_two_directions(self, browser: Page, tmp_path: Path, name: str, style: str) -> None:
        html = the_report("hu") if name == "report" else render(SHEETS[name], "mnist", "hu")
        page = shown(browser, html.replace("</style>", f"{style}</style>", 1), tmp_path, width=320)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


class TestColours:
    """What axe-core can't measure: text and signs in pictures, and whatever is no text."""

    @pytest.mark.parametrize("ground", ["ground", "panel"])
    @pytest.mark.parametrize("name", ["text", "muted", "passed", "failed", "keyword", "string", "note"])
    @each_scheme
    def test_text_stands_out_from_its_ground(self, dark: bool, name: str, ground: str) -> None:
        colours = scheme(dark)
        assert contrast(colours[name], colours[ground]) >= 4.5

    @pytest.mark.parametrize("name", ["passed", "failed", "part", *(f"series-{n}" for n in range(1, 7))])
    @each_scheme
    def test_what_is_drawn_stands_out_from_its_ground(self, dark: bool, name: str) -> None:
        colours = scheme(dark)
        assert contrast(colours[name], colours["ground"]) >= 3


def scheme(dark: bool) -> Mapping[str, str]:
    """The colours of our pages by their names."""
    style = "".join(
        (PACKAGE / path).read_text(encoding="utf-8")
        for path in ("pages/templates/base.css", "report/templates/class.css")
    )
    blocks = [(r"@media \(prefers-color-scheme: dark\) \{\s*" if dark else "(?m)^") + r":root \{([^}]*)\}"]
    return dict(
        re.findall(r"--([\w-]+): (#\w+);", "".join(found for block in blocks for found in re.findall(block, style)))
    )


def contrast(one: str, other: str) -> float:
    """How much two colours differ in lightness, as WCAG counts it: from 1 to 21."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class TestPictures:
    @in_each_language
    def test_each_picture_has_a_title_and_its_numbers(self, language: str) -> None:
        for html in (render(EVERYTHING, "mnist", language), the_report(language)):
            page = BeautifulSoup(html, "html.parser")
            pictures = page.find_all("svg")
            assert pictures
            for picture in pictures:
                title, numbers = page.find(id=picture["aria-labelledby"]), page.find(id=picture["aria-describedby"])
                assert title
                assert title.get_text()
                assert numbers
                assert re.search(r"\d", numbers.get_text())
                assert picture["role"] == "img"

    def test_the_learning_curve_is_told_point_by_point(self) -> None:
        told = BeautifulSoup(render(EVERYTHING, "mnist", "en"), "html.parser").find("desc")
        assert told
        assert told.get_text() == "epoch 0.5: 71.0%; epoch 1: 86.2%; epoch 2: 91.5%; needed: 97%"

    def test_a_sign_is_never_alone(self) -> None:
        page = BeautifulSoup(render(EVERYTHING, "mnist", "en"), "html.parser")
        for item in page.select(".checks > ul > li"):
            assert item.select_one(".unseen, summary")


class TestStatement:
    TEXT = (PACKAGE.parent / "docs" / "accessibility.md").read_text(encoding="utf-8")

    def test_each_test_that_is_named_is_there(self) -> None:
        named = set(re.findall(r"`(Test\w+)`", self.TEXT))
        assert named
        assert named <= globals().keys()
        files = re.findall(r"`(tests/\w+\.py)`", self.TEXT)
        assert [name for name in files if not (PACKAGE.parent / name).is_file()] == []

    @pytest.mark.parametrize("exemption", THEME, ids=lambda each: each.selector)
    def test_what_is_exempt_is_admitted(self, exemption: Exemption) -> None:
        (number,) = re.findall(r"\d+\.\d+", exemption.why)[:1] or ["underlined"]
        assert number in self.TEXT.split("## What is not met")[1]


class TestText:
    def test_a_page_says_which_language_its_code_is_in(self) -> None:
        assert '<code lang="en">len(images)</code>' in render(EVERYTHING, "mnist", "hu")
        assert '<code lang="en">' not in render(EVERYTHING, "mnist", "en")

    @pytest.mark.parametrize(
        ("html", "lowered"),
        [
            ("<h1>a</h1><h3>b</h3><h2>c</h2>", "<h4>a</h4><h5>b</h5><h5>c</h5>"),
            ("<h6>a</h6>", "<h4>a</h4>"),
            ("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4>", "<h4>a</h4><h5>b</h5><h6>c</h6><h6>d</h6>"),
        ],
    )
    def test_headings_of_a_student_s_text_come_below_the_page_s(self, html: str, lowered: str) -> None:
        assert below(3, html) == lowered

    def test_nothing_moves(self) -> None:
        for path in PACKAGE.rglob("*.css"):
            assert not re.search(r"animation|transition|scroll-behavior", path.read_text(encoding="utf-8")), path
