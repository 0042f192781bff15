"""What feedback pages show; and in a real browser, that nothing from a student acts on what instructors open."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from markupsafe import escape
from nbconvert.exporters import HTMLExporter
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.server_extensions.formgrader.handlers import template_path
from support.browser import CHROMIUM, in_chromium, look, tab

from autograder.authoring.fill_in import hand_in
from autograder.grade import CheckResult, CriterionResult, Grade, Outcome, Training
from autograder.gradebook.course import Course
from autograder.gradebook.feedback.outline import Outline, Task, outline
from autograder.gradebook.feedback.page import POLICY, render
from autograder.gradebook.feedback.safe_markdown import CLEANER, TAGS, safe_markdown
from autograder.gradebook.feedback.sheet import Section, Sheet, SheetMark, SheetMarks, make_sheet
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.steps import prepare, write_feedback, write_grades
from autograder.messages import say
from autograder.rubric import read_rubric

# nbgrader's database layer uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")


ASK = "new Image().src='/ran/{}'"
PAYLOADS = {
    "script": f"<script>{ASK}</script>",
    "closing tags": f"</pre></code></p></textarea></title></style>-->]]><script>{ASK}</script>",
    "handler": f'<img src=x onerror="{ASK}">',
    "quoted": f'"\'><img src=x onerror="{ASK}">',
    "svg": f'<svg onload="{ASK}"></svg>',
    "svg script": f"<svg><script>{ASK}</script></svg>",
    "details": f'<details open ontoggle="{ASK}">x</details>',
    "animation": f'<style>@keyframes k{{to{{}}}}</style><b style="animation:k 1s" onanimationstart="{ASK}">x</b>',
    "frame": '<iframe src="/ran/{}"></iframe>',
    "frame of text": f'<iframe srcdoc="<script>{ASK}</script>"></iframe>',
    "frame of script": f'<iframe src="javascript:{ASK};void 0"></iframe>',
    "data": f'<script src="data:text/javascript,{ASK}"></script>',
    "object": '<object data="/ran/{}"></object>',
    "embed": '<embed src="/ran/{}">',
    "picture": '<img src="/ran/{}">',
    "video": '<video src="/ran/{}" autoplay></video>',
    "import": '<style>@import "/ran/{}";</style>',
    "background": '<p style="background: url(/ran/{})">x</p>',
    "stylesheet": '<link rel="stylesheet" href="/ran/{}">',
    "inside svg": '<svg><image href="/ran/{}" /></svg>',
}
PAYLOADS = {name: markup.replace("{}", name.replace(" ", "-")) for name, markup in PAYLOADS.items()}
LEAVES = '<meta http-equiv="refresh" content="0; url=/ran/refresh">'
INERT = (
    "{{ 7 * 191 }} {% raw %} \x1b[31mred\x1b]0;title\x07\x9b2J\u202e\ud800 "
    '<a href="javascript:alert(1)">x</a> <a href="data:text/html,x">x</a> <p style="width: expression(alert(1))">x</p>'
)
# these change their meaning when a browser reads again what a parser wrote
HIDDEN = f'<img src=x onerror="{ASK}">'.replace("{}", "mutation")
MUTATIONS = [
    f"<math><mtext><table><mglyph><style><!--</style><img title='--&gt;{escape(HIDDEN)}'>",
    f"<math><mtext><table><mglyph><style><math><img title='</style>{HIDDEN}'>",
    f"<form><math><mtext></form><form><mglyph><style></math>{HIDDEN}",
    f"<svg></p><style><a title='</style>{HIDDEN}'>",
    f"<svg><desc><noscript><p title='</noscript>{HIDDEN}'>",
    f"<noscript><p title='</noscript>{HIDDEN}'>",
    f"<textarea><p title='</textarea>{HIDDEN}'>",
    f"<xmp><p title='</xmp>{HIDDEN}'>",
    f"<select><template><style><!--</style><a rel='--></style></template></select>{HIDDEN}'>",
    f"<p title='`'>{HIDDEN}</p><!--> {HIDDEN} --!> {HIDDEN} <![CDATA[ ]]> {HIDDEN}",
]
ATTACKS = [*PAYLOADS.values(), *MUTATIONS, LEAVES, INERT]
EVERYTHING = "\n".join([*PAYLOADS.values(), LEAVES, INERT])
RAN = {f"/ran/{name.replace(' ', '-')}" for name in PAYLOADS}

ACTIVE = {"script", "link", "iframe", "frame", "object", "embed", "base", "form", "image", "video", "audio"}
LINKS = {"href", "xlink:href", "src", "srcset", "data", "poster", "background", "action", "formaction"}

Visit = Callable[[str], tuple[str, set[str]]]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prepared")
    prepare(Course(root), "mnist")
    return root


@pytest.fixture
def course(prepared: Path, tmp_path: Path) -> Course:
    root = Path(shutil.copytree(prepared, tmp_path / "course"))
    return Course(root, exchange=tmp_path / "exchange", cache=tmp_path / "cache")


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """Opens a page in Chromium; gives what became of it, and what it asked its server for."""
    asked: set[str] = set()
    html = ""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.add(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html.encode() if self.path == "/page" else b"<title>ran</title>")

        def log_message(self, *arguments: object) -> None:
            pass

    def open_page(text: str) -> tuple[str, set[str]]:
        nonlocal html
        html = text
        asked.clear()
        dom = chromium(f"http://127.0.0.1:{server.server_port}/page", tmp_path / "profile")
        assert "/page" in asked
        return dom, {path for path in asked if path.startswith("/ran/")}

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield open_page
        server.shutdown()
        thread.join()


def chromium(address: str, profile: Path) -> str:
    command = [
        *(str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}"),
        *("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--virtual-time-budget=5000", "--dump-dom"),
    ]
    return subprocess.run([*command, address], capture_output=True, text=True, check=True, timeout=600).stdout


def criterion(name: str, *checks: CheckResult, points: float = 10, training: Training | None = None) -> CriterionResult:
    return CriterionResult(name, "mnist", points, False, checks, (), training)


def check(outcome: Outcome, message: str | None = None, hint: str | None = None) -> CheckResult:
    told, next_step = (say("{text}", text=text) if text else None for text in (message, hint))
    return CheckResult("check", say("Gives `what` was asked for"), outcome, message=told, hint=next_step)


def grade_of(**checks: CheckResult) -> Grade:
    """Full points, but for the criteria that a check is given for: they have that one beside one that passed."""
    passed = check(Outcome.PASSED)
    training = Training(0.9731, 0.97, 2, 669_706, "mnist", "CPU", False, ((0.5, 0.91), (1.0, 0.95), (1.5, 0.9731)))
    criteria = tuple(
        CriterionResult(
            criterion.name,
            criterion.notebook,
            criterion.points,
            criterion.bonus,
            (passed, checks[criterion.name]) if criterion.name in checks else (passed,),
            training=training if criterion.name == "accuracy" else None,
        )
        for criterion in read_rubric("mnist").criteria
    )
    return Grade("submitted", "mnist", criteria, "none", (), 1.0)


def booked(course: Course, grade: Grade) -> None:
    assert write_grades(course, "mnist", ["ada"], lambda path, notebook: grade) == {"ada": None}


def page(course: Course, notebook: str = "mnist") -> str:
    assert write_feedback(course, "mnist", ["ada"]) == {"ada": None}
    return (course.root / "feedback" / "ada" / "mnist" / f"{notebook}.html").read_text(encoding="utf-8")


def section(html: str, number: int) -> str:
    """The part of a page on one criterion, counted from 1."""
    return html.split(f'id="criterion-{number}"')[1].split("</section>")[0]


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


def raw_cell(kind: str, source: str, **fields: object) -> dict[str, object]:
    """A cell as a file may have it, and no library would write it."""
    return {"cell_type": kind, "id": source, "source": source, "metadata": {}, "outputs": [], **fields}


def hostile_work(course: Course) -> None:
    """Hands in and books a submission with every payload in every place that a student can write to."""
    clean = EVERYTHING.encode("utf-8", "replace").decode()
    folder = hand_in(
        course.submission("ada", "mnist"), dict.fromkeys(("flatten_images", "fit_line"), clean), added=[clean]
    )
    path = folder / "mnist.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    named = [{"nbgrader": {"grade_id": text, "grade": True}} for text in PAYLOADS.values()]
    shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": clean, "image/svg+xml": clean}}
    notebook["cells"] += [
        *(raw_cell("markdown", text) for text in (clean, *PAYLOADS.values(), f"![a](attachment:none.png){clean}")),
        *(raw_cell("code", "x", metadata=metadata) for metadata in named),
        raw_cell("raw", clean, metadata={"raw_mimetype": "text/html"}),
        raw_cell("raw", clean),
        raw_cell("code", clean, metadata={"tags": [clean]}, outputs=[shown]),
    ]
    notebook["metadata"] |= {"title": clean, "language_info": {"name": clean, "pygments_lexer": clean}}
    path.write_text(json.dumps(notebook), encoding="utf-8")
    shutil.copy(path, folder / "<img src=x onerror=document.title='ran'>.ipynb")
    booked(course, grade_of(flatten=check(Outcome.FAILED, EVERYTHING, EVERYTHING)))
    with open_gradebook(course) as book:
        book.find_comment("flatten_images", "mnist", "mnist", "ada").manual_comment = clean
        book.db.commit()


@in_chromium
class TestInChromium:
    def test_payloads_run_where_nothing_is_escaped(self, visit: Visit) -> None:
        _, asked = visit(f"<!DOCTYPE html><title>t</title><body>{''.join(PAYLOADS.values())}")
        assert asked == RAN
        assert visit(f"<!DOCTYPE html>{LEAVES}")[1] == {"/ran/refresh"}

    def test_nothing_from_a_student_runs_on_a_feedback_page(self, course: Course, visit: Visit) -> None:
        hostile_work(course)
        for notebook in ("mnist", "bonus"):
            dom, asked = visit(page(course, notebook))
            assert asked == set()
            assert f"<title>{notebook} · Feedback</title>" in dom
            assert "&lt;script&gt;" in dom
            assert "{{ 7 * 191 }} {% raw %}" in text_of(dom)
        assert {path.name for path in (course.root / "feedback" / "ada" / "mnist").glob("*.html")} == {
            "mnist.html",
            "bonus.html",
        }

    def test_nothing_in_a_written_answer_runs(self, visit: Visit) -> None:
        assert visit(page_of_answer(EVERYTHING))[1] == set()

    def test_nothing_runs_in_safe_markdown_without_the_policy(self, visit: Visit) -> None:
        answers = [safe_markdown(text, {}) for text in (*ATTACKS, EVERYTHING)]
        dom, asked = visit(f"<!DOCTYPE html><title>t</title><body>{''.join(answers)}<p>the end</p>")
        assert asked == set()
        assert "<p>the end</p>" in dom

    @pytest.mark.parametrize("width", [360, 1280])
    def test_page_fits_a_phone_and_a_desk(self, course: Course, width: int, tmp_path: Path) -> None:
        long = "def flatten_images(images):\n    return images.reshape(len(images), -1)  # " + "x" * 200
        hand_in(course.submission("ada", "mnist"), {"flatten_images": long})
        booked(course, grade_of(flatten=check(Outcome.FAILED, f"It gave `{'x' * 200}`.", "Look again.")))
        page(course)
        with tab() as shown:
            look(shown, width)
            shown.goto((course.root / "feedback" / "ada" / "mnist" / "mnist.html").as_uri())
            assert shown.evaluate("document.documentElement.scrollWidth") <= width

    def test_policy_alone_stops_what_is_put_into_a_page(self, course: Course, visit: Visit) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        html = page(course)
        assert visit(html.replace("<main>", f"<main>{''.join(PAYLOADS.values())}"))[1] == set()
        without = re.sub(r"<meta http-equiv=[^>]+>", "", html)
        assert visit(without.replace("<main>", f"<main>{''.join(PAYLOADS.values())}"))[1] == RAN

    def test_nothing_from_a_student_runs_in_formgrader(self, course: Course, visit: Visit) -> None:
        hostile_work(course)
        config = course.config()
        config.HTMLExporter.template_name = "formgrade"
        config.HTMLExporter.extra_template_basedirs = [template_path]
        path = course.root / "autograded" / "ada" / "mnist" / "mnist.ipynb"
        html, _ = HTMLExporter(config=config).from_filename(str(path), resources={"index": 0, "total": 1})
        assert "Image classification with MNIST" in html
        assert visit(html)[1] == set()


def sheet_of(*checks: CheckResult, score: float, training: Training | None = None, by_hand: bool = False) -> Sheet:
    """The sheet of a notebook with one task."""
    task = Task("flatten", "Task 1: flatten the images", (), ("6. Preparing the data",))
    found = criterion("flatten", *checks, training=training)
    return Sheet("Digits", (Section(task, SheetMark(score, 10, by_hand), found, ()),), (), (), 0.0)


def text_of_sheet(sheet: Sheet, language: str = "en") -> str:
    return text_of(render(sheet, "mnist", language).split("<body>")[1])


class TestAdvice:
    def test_what_to_do_first_stands_at_the_top(self) -> None:
        failed = check(Outcome.FAILED, "It gave `4`.", "Look again.")
        top, below = text_of_sheet(sheet_of(check(Outcome.PASSED), failed, score=5)).split("CriterionPoints")
        assert "What to do first Task 1: flatten the images It gave 4. Next step: Look again." in top
        assert "It gave 4. Next step: Look again." in below

    def test_one_step_is_the_next_and_the_others_are_hints(self) -> None:
        failed = [check(Outcome.FAILED, "no", hint) for hint in ("Do this.", "Do that.")]
        text = text_of_sheet(sheet_of(*failed, score=0)).split("CriterionPoints")[1]
        assert ("Next step: Do this." in text, "Hint: Do that." in text) == (True, True)
        assert text.count("Next step") == 1

    def test_full_marks_are_praised_and_nothing_is_left_to_do(self) -> None:
        text = text_of_sheet(sheet_of(check(Outcome.PASSED), score=10))
        assert "Full marks: every check passed, and there is nothing left to correct." in text
        assert "What to do first" not in text

    def test_points_that_a_person_gave_leave_nothing_to_do(self) -> None:
        text = text_of_sheet(sheet_of(check(Outcome.FAILED, "no", "Look again."), score=10, by_hand=True))
        assert "What to do first" not in text
        assert "every check passed" not in text

    def test_a_hard_check_is_praised_beside_one_that_failed(self) -> None:
        hard = replace(check(Outcome.PASSED), praise=say("It works for 300 images."))
        text = text_of_sheet(sheet_of(hard, check(Outcome.FAILED, "no"), score=5))
        assert "This is already right: It works for 300 images." in text

    @pytest.mark.parametrize(("count", "told"), [(1, "1 check was skipped"), (3, "3 checks were skipped")])
    def test_checks_that_were_skipped_are_one_line(self, count: int, told: str) -> None:
        skipped = [check(Outcome.SKIPPED, "it builds on another")] * count
        text = text_of_sheet(sheet_of(check(Outcome.FAILED, "no"), *skipped, score=0))
        assert f"{told}: a check above has to pass first" in text
        assert "it builds on another" not in text

    @pytest.mark.parametrize(
        ("reference_used", "whose"), [(False, "We trained your network"), (True, "We trained a network of ours")]
    )
    def test_a_network_is_named_as_the_student_s_or_ours(self, reference_used: bool, whose: str) -> None:
        training = Training(
            0.9731, 0.97, 2, 669_706, "mnist", "CPU", False, ((1.0, 0.9), (2.0, 0.9731)), reference_used=reference_used
        )
        text = text_of_sheet(sheet_of(check(Outcome.PASSED), score=10, training=training))
        assert whose in text
        assert ("Your network recognised 97.3% of the images that it was not trained on." in text) is not reference_used


class TestPlace:
    CELLS = (
        "# Digits",
        "## 6. Preparing the data\n\nSome words.",
        "### 6.1 Flattening\n\nOther words.\n\n### Task 1: flatten\n\nWrite it.",
        "Think first.",
    )

    def outline(self) -> Outline:
        answer = {"grade_id": "flatten_images", "grade": False, "solution": True, "schema_version": 3}
        points = {"grade_id": "flatten", "grade": True, "solution": False, "points": 10, "schema_version": 3}
        last = [new_code_cell(metadata={"nbgrader": marks}) for marks in (answer, points)]
        said = [new_markdown_cell("Run this check."), last[1]]
        return outline([*map(new_markdown_cell, self.CELLS), last[0], *said])

    def test_a_task_has_its_place_and_its_words_in_the_notebook(self) -> None:
        (task,) = self.outline().tasks
        assert (task.title, task.place) == ("Task 1: flatten", ("6. Preparing the data",))
        assert task.text == "Write it.\n\nThink first."

    def test_a_section_leads_back_to_the_notebook(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        part = section(page(course), 1)
        assert re.search(r"In the notebook: “\d+\. Preparing the data”", part)
        assert "The task in the notebook" in part
        assert "flatten_images" in part.split("<details")[1].split("</details>")[0]

    def test_hints_in_the_notebook_stay_folded(self) -> None:
        text = safe_markdown("<details ontoggle='x()'>\n<summary>Hint</summary>\n\n`reshape`\n\n</details>", {})
        assert "<details>" in text
        assert "<summary>Hint</summary>" in text


def page_of_answer(source: str) -> str:
    """The page of a notebook with one written answer, which only a person can mark."""
    marks = {"grade_id": "essay", "grade": True, "solution": True, "points": 5, "schema_version": 3, "locked": False}
    cell = new_markdown_cell(source, metadata={"nbgrader": marks})
    cells = [new_markdown_cell("# Thoughts"), cell]
    notebook = nbformat.v4.new_notebook(cells=cells)
    return render(make_sheet(notebook, outline(cells), SheetMarks({"essay": SheetMark(None, 5)})), "essays", "en")


class TestPage:
    def test_page_stands_alone(self, course: Course) -> None:
        hostile_work(course)
        html = page(course)
        assert f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY)}">' in html
        elements = BeautifulSoup(html, "html.parser").find_all(True)
        assert {element.name for element in elements} & ACTIVE == set()
        assert [name for element in elements for name in element.attrs if name.startswith("on")] == []
        links = [str(value) for each in elements for name, value in each.attrs.items() if name in LINKS]
        assert [link for link in links if not link.startswith("#")] == []
        assert not set(html) & set("\x1b\x07\x9b\u202e\x00")

    def test_page_is_in_the_course_s_language(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        assert '<html lang="en">' in page(course)
        hungarian = replace(course, language="hu")
        assert '<html lang="hu">' in page(hungarian)
        assert "1. feladat: lapítsd ki a képeket!" in page(hungarian)

    def test_page_is_the_same_every_time(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        assert page(course) == page(course)

    def test_each_check_stands_beside_the_student_s_code(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {"flatten_images": "def flatten_images(images):\n    return 4"})
        booked(course, grade_of(flatten=check(Outcome.FAILED, "It gave `4`.", "Look again.")))
        part = section(page(course), 1)
        assert "Task 1: flatten the images 5 / 10" in text_of(part)
        assert (
            "✓ passed: Gives what was asked for ✗ failed: Gives what was asked for It gave 4. Next step: Look again."
            in (text_of(part))
        )
        assert "def flatten_images(images): return 4" in text_of(part)
        assert "<code>4</code>" in part

    def test_code_is_found_wherever_the_student_moved_it(self, course: Course) -> None:
        path = hand_in(course.submission("ada", "mnist"), {"flatten_images": "moved = 1"}) / "mnist.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"].reverse()
        path.write_text(json.dumps(notebook), encoding="utf-8")
        booked(course, grade_of())
        assert "moved = 1" in text_of(section(page(course), 1))

    def test_deleted_cell_is_told(self, course: Course) -> None:
        path = hand_in(course.submission("ada", "mnist"), {}) / "mnist.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        kept = [cell for cell in notebook["cells"] if cell["id"] != "flatten_images"]
        path.write_text(json.dumps(notebook | {"cells": kept}), encoding="utf-8")
        booked(course, grade_of())
        assert "flatten_images This cell is not in your notebook." in text_of(section(page(course), 1))

    def test_learning_curve_is_a_picture_and_a_sentence(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        part = section(page(course), 6)
        assert part.count("<svg") == 1
        assert "within 2 epochs, it recognised 97.3% of the validation images (MNIST); 97% were needed" in part

    def test_late_penalty_and_marks_by_hand_count(self, course: Course) -> None:
        hand_in(course.submission("ada", "mnist"), {})
        booked(course, grade_of())
        with open_gradebook(course) as book:
            book.find_grade("compile", "mnist", "mnist", "ada").manual_score = 8.5
            book.find_comment("compile_model", "mnist", "mnist", "ada").manual_comment = "Well *thought* of."
            book.find_submission_notebook("mnist", "mnist", "ada").late_submission_penalty = 20.0
            book.db.commit()
        html = page(course)
        assert "Late penalty−20 Total78.5 / 100" in text_of(html)
        part = section(html, 5)
        assert "Your teacher gave these points." in part
        assert "Well <em>thought</em> of." in part

    def test_unknown_score_is_no_zero(self, course: Course) -> None:
        (hand_in(course.submission("ada", "mnist"), {}) / "mnist.ipynb").write_text("{")
        booked(course, grade_of())
        text = text_of(page(course).split("<body>")[1])
        assert "— / 100" in text
        assert text.count("mnist.ipynb can&#39;t be read") == 1
        assert text.count("This does not count as 0 points: your teacher will look at it.") == 1
        assert not re.search(r"\b0(\.0)? / ", text)

    def test_written_answer_waits_for_a_person(self) -> None:
        text = text_of(page_of_answer("I *think* so.").split("<body>")[1])
        assert "Thoughts — / 5" in text
        assert "I think so." in text

    @pytest.mark.parametrize(
        "data", ['{"application/vnd.autograder+json": "[]"}', '{"application/vnd.autograder+json": 7}']
    )
    def test_notebook_that_somebody_ran_since_still_gets_a_page(self, data: str) -> None:
        marks = {"grade_id": "flatten", "grade": True, "solution": False, "points": 10, "schema_version": 3}
        shown = nbformat.from_dict({"output_type": "display_data", "metadata": {}, "data": json.loads(data)})
        printed = nbformat.v4.new_output("stream", name="stdout", text="<b>printed</b>")
        cell = new_code_cell("", metadata={"nbgrader": marks}, outputs=[shown, printed])
        sheet = make_sheet(
            nbformat.v4.new_notebook(cells=[cell]), outline([cell]), SheetMarks({"flatten": SheetMark(3, 10)})
        )
        assert "&lt;b&gt;printed&lt;/b&gt;" in render(sheet, "mnist", "en")


class TestMarkdown:
    @pytest.mark.parametrize("source", ['<p id="flatten">x</p>', "# flatten", '<p class="full-credit comment">x</p>'])
    def test_text_takes_no_name_of_the_page_s_own(self, source: str) -> None:
        assert not re.search(r"\b(?:id|class)=", safe_markdown(source, {}))

    @pytest.mark.parametrize("source", ATTACKS, ids=range(len(ATTACKS)))
    def test_only_harmless_elements_and_attributes_stay(self, source: str) -> None:
        html = safe_markdown(source, {})
        assert CLEANER.clean(html) == html, "a browser reads the same that the parser wrote"
        elements = BeautifulSoup(html, "html.parser").find_all(True)
        assert {element.name for element in elements} <= TAGS
        assert {name for element in elements for name in element.attrs} <= {"title", "class", "alt", "href", "rel"}

    @pytest.mark.parametrize(
        "scheme", ["javascript", "JaVaScRiPt", " java\tscript", "\x01javascript", "vbscript", "file"]
    )
    @pytest.mark.parametrize("form", ['<a href="{}:alert(1)">x</a>', "[x]({}:alert(1))", "<{}:alert(1)>"])
    def test_links_lead_to_no_scripts(self, form: str, scheme: str) -> None:
        html = safe_markdown(form.format(scheme), {})
        links = [str(link.get("href", "")) for link in BeautifulSoup(html, "html.parser").find_all("a")]
        assert [link for link in links if ":" in link] == []

    @pytest.mark.parametrize("address", ["data:text/html,x", " DATA:text/html,x", "da\tta:text/html,x", "d&#10;ata:,x"])
    def test_links_lead_to_no_data(self, address: str) -> None:
        assert "href" not in safe_markdown(f'<a href="{address}">x</a>', {})

    @pytest.mark.parametrize("address", ["https://keras.io", "mailto:a@b.c", "#top", "page.html"])
    def test_links_tell_nothing_of_the_page_they_leave(self, address: str) -> None:
        (link,) = BeautifulSoup(safe_markdown(f'<a href="{address}" rel="opener">x</a>', {}), "html.parser").find_all(
            "a"
        )
        assert link.attrs == {"href": address, "rel": ["noopener", "noreferrer"]}

    @pytest.mark.parametrize("kind", ["png", "jpeg", "gif"])
    def test_pictures_are_those_in_the_notebook(self, kind: str) -> None:
        inside = f"data:image/{kind};base64,AAAA"
        assert f'src="{inside}"' in safe_markdown(f'<img src="{inside}" alt="one">', {})
        for elsewhere in ("https://example.org/x.png", "x.png", "data:image/svg+xml;base64,AAAA", f" {inside}"):
            assert "src" not in safe_markdown(f'<img src="{elsewhere}" alt="one">', {})

    def test_pictures_that_were_attached_are_shown(self) -> None:
        shown = safe_markdown("![one](attachment:a.png)", {"a.png": {"image/png": "AAAA"}})
        assert 'src="data:image/png;base64,AAAA"' in shown

    def test_styles_and_what_they_say_go(self) -> None:
        html = safe_markdown('<style>p { display: none }</style><p style="color: red" class="sheet">x</p>', {})
        assert html.strip() == "<p>x</p>"

    def test_code_stays_highlighted(self) -> None:
        assert '<span class="k">def</span>' in safe_markdown("```python\ndef f(): pass\n```", {})
