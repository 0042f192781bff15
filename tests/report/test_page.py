"""The class report: what it counts, what it shows, and in a real browser how it looks and sorts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page
from support.browser import SMALLEST, in_chromium, look, tab
from support.overviews import REFERENCE, RUBRIC, RUN, class_of, failed, grade_of, marks_of, overview_of, pair

from autograder.authoring.fill_in import hand_in
from autograder.grade import CheckResult, Outcome
from autograder.gradebook.course import Course
from autograder.gradebook.marks import read_marks
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.steps import prepare, write_grades
from autograder.grading.student_errors import StudentError, stopped
from autograder.messages import say
from autograder.report.last_run import LastRun, keep, recall
from autograder.report.page import MOST_PAIRS, concerns_by_reason, render, sort_script
from autograder.report.statistics import Overview, Reason, StudentRow
from autograder.report.writing import write_report
from autograder.sandbox.jail import StoppedError
from autograder.store import Store
from autograder.training import dataset
from autograder.training.dataset import digits
from autograder.training.model_config import RefusedError, rebuild_loss

SLOW = stopped("fit_line", StoppedError("time", 30), "call")
SEARCH = """def fit_line(x, y):
    m, b, step = 0.0, 0.0, 16.0
    while step > 1e-6:
        tries = [(m, b), (m + step, b), (m - step, b), (m, b + step), (m, b - step)]
        best = min(tries, key=lambda line: ((line[0] * x + line[1] - y) ** 2).sum())
        if best == (m, b):
            step = step / 2
        m, b = best
    return m, b
"""


def text_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def reasons(overview: Overview) -> list[tuple[Reason, str]]:
    return [(concern.reason, concern.student) for concern in overview.concerns]


class TestOverview:
    def test_full_part_and_no_points_are_counted_for_each_criterion(self) -> None:
        grades = {
            "all": grade_of(),
            "half": grade_of(flatten=failed("no")),
            "nothing": replace(grade_of(), criteria=()),
        }
        nothing = marks_of("nothing", grade_of(), scores={criterion.name: 0.0 for criterion in RUBRIC.criteria})
        unknown = marks_of("unknown", grade_of(), scores=dict.fromkeys([each.name for each in RUBRIC.criteria]))
        overview = overview_of({**grades, "unknown": grade_of()}, nothing=nothing, unknown=unknown)
        flatten = next(each for each in overview.counts if each.criterion.name == "flatten")
        assert (flatten.full, flatten.part, flatten.none, flatten.unknown) == (1, 1, 1, 1)

    def test_failed_checks_come_by_frequency_with_one_message(self) -> None:
        grades = {
            "ann": grade_of(flatten=failed("for {n} images it gave {got}", n=3, got="4")),
            "ben": grade_of(flatten=failed("for {n} images it gave {got}", n=3, got="5")),
            "cat": grade_of(flatten=failed("for {n} images it gave {got}", n=3, got="5"), line=failed("too far")),
            "dan": grade_of(flatten=failed("it gave nothing back")),
        }
        first, second = overview_of(grades).failed_checks
        assert (first.criterion, first.students) == ("flatten", ("ann", "ben", "cat", "dan"))
        assert first.message is not None
        assert first.message.text() == "for 3 images it gave 5"
        assert (second.criterion, second.students) == ("line", ("cat",))

    def test_skipped_checks_are_no_mistakes(self) -> None:
        skipped = CheckResult("size", say("Works for any size"), Outcome.SKIPPED, message=say("not looked at"))
        assert overview_of({"ann": grade_of(flatten=skipped)}).failed_checks == ()

    def test_students_with_the_same_training_have_one_network(self) -> None:
        other = replace(REFERENCE, parameters=101_770)
        reference_used = replace(REFERENCE, reference_used=True)
        grades = {
            "ann": grade_of(other),
            "ben": grade_of(),
            "cat": grade_of(replace(REFERENCE, cached=True)),
            "dan": grade_of(reference_used),
            "eve": grade_of(None),
        }
        assert [network.students for network in overview_of(grades).networks] == [("ben", "cat"), ("ann",)]

    def test_who_needs_a_person_comes_by_urgency(self) -> None:
        broken = CheckResult(
            "right", say("Gives what was asked for"), Outcome.ERROR, message=say("the grader failed here")
        )
        damaged = say("mnist.ipynb can't be read")
        unread = replace(grade_of(), problems=(damaged,), unread=(damaged,))
        grades = {
            "well": grade_of(),
            "noticed": grade_of(problems=(say("cell 4 is too long"),)),
            "corrected": grade_of(),
            "custom": grade_of(replace(REFERENCE, reference_used=True)),
            "stopped": grade_of(line=replace(failed(""), message=SLOW.message, kind=SLOW.kind)),
            "fault": grade_of(flatten=broken),
            "damaged": unread,
        }
        overview = overview_of(
            grades,
            damaged=marks_of("damaged", unread, score=None),
            corrected=marks_of("corrected", grade_of(), review=True, by_hand={"flatten": 10.0}),
            fault=marks_of("fault", grade_of()),
        )
        assert reasons(overview) == [
            (Reason.UNGRADED, "damaged"),
            (Reason.FAULT, "fault"),
            (Reason.STOPPED, "stopped"),
            (Reason.CUSTOM, "custom"),
            (Reason.REVIEW, "corrected"),
            (Reason.NOTICED, "noticed"),
        ]
        assert overview.urgent["damaged"] > overview.urgent["noticed"] > overview.urgent["well"] == 0

    def test_a_wrong_network_that_was_replaced_is_not_unusual(self) -> None:
        grade = grade_of(replace(REFERENCE, reference_used=True), architecture=failed("one hidden layer"))
        assert reasons(overview_of({"ann": grade})) == []

    def test_parts_unknown_to_keras_make_a_network_unusual(self) -> None:
        with pytest.raises(RefusedError) as refused:
            rebuild_loss('"my_loss"')
        grade = grade_of(accuracy=replace(failed(""), message=refused.value.message, kind=refused.value.kind))
        assert reasons(overview_of({"ann": grade})) == [(Reason.CUSTOM, "ann")]

    def test_every_way_to_be_stopped_is_known(self) -> None:
        ends = [stopped("f", StoppedError(reason, 2.0), "call") for reason in ("time", "memory", "nonsense", "died")]
        assert all(error.kind.is_stop for error in ends)
        assert not StudentError(say("f returned nothing")).kind.is_stop

    def test_what_is_said_of_many_is_said_once(self) -> None:
        slow = replace(failed(""), message=SLOW.message, kind=SLOW.kind)
        ((reason, shared),) = concerns_by_reason(overview_of({n: grade_of(line=slow) for n in ("ann", "ben")}), "en")
        assert reason is Reason.STOPPED
        assert [each.students for each in shared] == [("ann", "ben")]


class TestPage:
    def test_page_stands_alone_and_lets_its_own_script_run_alone(self) -> None:
        html = render([overview_of({"ann": grade_of()})], RUN, "en", {"mnist": (digits().x_valid, digits().y_valid)})
        page = BeautifulSoup(html, "html.parser")
        (script,) = page.find_all("script")
        assert script.string == sort_script()
        (meta,) = page.find_all("meta", {"http-equiv": "Content-Security-Policy"})
        policy = str(meta["content"])
        digest = base64.b64encode(hashlib.sha256(sort_script().encode()).digest()).decode()
        assert policy.startswith("default-src 'none';")
        assert f"script-src 'sha256-{digest}'" in policy
        links = [str(each[name]) for each in page.find_all(True) for name in ("href", "src") if each.has_attr(name)]
        assert all(link.startswith(("#", "data:image/png;")) for link in links)

    def test_page_tells_of_the_run(self) -> None:
        text = text_of(render([overview_of({"ann": grade_of()})], RUN, "en"))
        for fact in ("97 graded, 3 reused", "8 trained, 1 reused", "61 s", "bubblewrap", "1.5 GB", "digits"):
            assert fact in text, fact

    def test_a_run_that_nothing_confined_is_told_at_the_top(self) -> None:
        assert "Nothing isolated" in render([overview_of({"ann": grade_of()})], replace(RUN, level="none"), "en")
        assert "Nothing isolated" not in render([overview_of({"ann": grade_of()})], RUN, "en")

    def test_page_is_in_the_course_s_language(self) -> None:
        html = render([overview_of({"ann": grade_of(flatten=failed("no"))})], RUN, "hu")
        assert '<html lang="hu">' in html
        assert "Leggyakoribb hibák" in html
        assert "Most" not in text_of(html)

    def test_marks_and_comments_by_hand_are_shown(self) -> None:
        changed = marks_of(
            "ann",
            grade_of(),
            scores={**marks_of("ann", grade_of()).scores, "compile": 8.5},
            by_hand={"compile": 10.0},
            comments={"compile_model": "Well *thought* of."},
            late_penalty=5.0,
            extra_credit=2.0,
        )
        text = text_of(render([overview_of({"ann": grade_of()}, ann=changed)], RUN, "en"))
        for told in (
            "compile : 8.5 points by hand, 10 by the grader",
            "compile_model : Well thought of.",
            "late penalty: 5 points",
            "extra credit: 2 points",
            "8.5 ✎ by hand",
        ):
            assert told in text, told

    def test_mistakes_of_the_commonest_network_are_pictures(self) -> None:
        labels = digits().y_valid
        html = render([overview_of({"ann": grade_of()})], RUN, "en", {"mnist": (digits().x_valid, labels)})
        pictures = BeautifulSoup(html, "html.parser").find_all("img")
        assert [each["alt"] for each in pictures] == [f"{labels[3]}, mistaken for 8", f"{labels[5]}, mistaken for 1"]

    def test_a_class_without_a_score_or_a_network_gets_a_page(self) -> None:
        nothing = replace(grade_of(), criteria=(), problems=(say("no notebook"),))
        unknown = marks_of(
            "ann", grade_of(None), score=None, bonus=None, scores={each.name: None for each in RUBRIC.criteria}
        )
        text = text_of(render([overview_of({"ann": nothing}, ann=unknown)], None, "en"))
        assert "No score is known yet." in text
        assert "No network was trained." in text
        assert "run make grade" in text

    def test_pairs_that_are_alike_are_something_to_look_at(self) -> None:
        overview = replace(overview_of({"ann": grade_of(), "ben": grade_of()}), alike=(pair("ann", "ben"),))
        page = BeautifulSoup(render([overview], RUN, "en"), "html.parser")
        text = " ".join(page.select("section[id$=alike]")[0].get_text(" ").split())
        for told in (
            "Worth a look",
            "proves nothing",
            "fit_line : ann · ben",
            "91% of the first one's own code, 64% of the second",
        ):
            assert told in text, told
        assert [each.get_text() for each in page.select(".sides pre")] == ["code of ann", "code of ben"]
        assert page.select("nav a[href$=alike]")

    def test_where_nobody_asked_nobody_is_said_to_be_alike(self) -> None:
        overview = overview_of({"ann": grade_of()})
        assert "Worth a look" not in render([overview], RUN, "en")
        assert "No two have more in common" in render([replace(overview, alike=())], RUN, "en")

    def test_pairs_beyond_those_shown_are_counted(self) -> None:
        many = tuple(pair("ann", f"student{number}") for number in range(MOST_PAIRS + 2))
        assert "2 more pairs" in render([replace(overview_of({"ann": grade_of()}), alike=many)], RUN, "en")

    def test_nothing_from_a_student_is_markup(self) -> None:
        attack = "<img src=x onerror=alert(1)>\"'</style></script><script>alert(2)</script>\x1b[31m"
        grade = grade_of(flatten=failed("{text}", text=attack), problems=(say("{text}", text=attack),))
        marks = marks_of(attack, grade, comments={attack: attack})
        student = StudentRow(marks, {"mnist": "feedback/x.html"})
        overview = Overview(RUBRIC, (student,), {attack: grade}, (pair(attack, attack),))
        page = BeautifulSoup(render([overview], RUN, "en"), "html.parser")
        assert len(page.find_all("script")) == 1
        assert [each for each in page.find_all("img") if each.attrs] == []
        assert not any(name.startswith("on") for each in page.find_all(True) for name in each.attrs)

    def test_a_class_of_a_hundred_makes_less_than_3_mb(self) -> None:
        # every student with a network and with messages of their own, as long as any can be
        html = render([class_of(100, "x" * 2000)], RUN, "en", {"mnist": (digits().x_valid, digits().y_valid)})
        assert len(html.encode()) < 3 * 10**6


class TestFile:
    @pytest.fixture
    def course(self, tmp_path: Path) -> Course:
        return Course(tmp_path)

    def test_students_are_linked_to_their_feedback_pages(self, course: Course) -> None:
        folder = course.root / "feedback" / 'b"e#n' / "mnist"
        folder.mkdir(parents=True)
        (folder / "mnist.html").touch()
        rows = [marks_of('b"e#n', grade_of()), marks_of("cat", grade_of())]
        page = BeautifulSoup(write_report(course, rows, None).read_text(encoding="utf-8"), "html.parser")
        (link,) = [each for each in page.find_all("a") if not str(each["href"]).startswith("#")]
        assert link["href"] == "feedback/b%22e%23n/mnist/mnist.html"

    def test_likeness_is_looked_for_where_it_is_asked_for(self, course: Course) -> None:
        answers = {"ann": SEARCH, "ben": SEARCH.replace("step", "size"), "cat": "def fit_line(x, y):\n    return 1, 2"}
        for student, source in answers.items():
            hand_in(course.submission(student, "mnist"), {"fit_line": source})
        course.submission("dan", "mnist").mkdir(parents=True)
        rows = [marks_of(student, grade_of()) for student in (*answers, "dan")]
        assert "Worth a look" not in write_report(course, rows, None).read_text(encoding="utf-8")
        page = BeautifulSoup(write_report(course, rows, None, similar=True).read_text(encoding="utf-8"), "html.parser")
        (heads,) = ([each.get_text() for each in found.select("figcaption")] for found in page.select(".pairs > li"))
        assert heads == ["ann", "ben"]

    def test_a_report_that_can_not_be_made_leaves_the_old_one(self, course: Course) -> None:
        path = write_report(course, [marks_of("ann", grade_of())], None)
        before = path.read_bytes()
        with pytest.raises(FileNotFoundError):
            write_report(course, [replace(marks_of("ann", grade_of()), assignment="poetry")], None)
        assert path.read_bytes() == before

    def test_what_was_kept_of_a_run_is_recalled(self, tmp_path: Path) -> None:
        store, whole = Store(tmp_path), LastRun(RUN, {("ann", "mnist"): grade_of()})
        assert recall(store) is None
        keep(store, whole)
        assert recall(store) == whole

    @pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")
    def test_marks_given_by_hand_come_from_the_gradebook(self, course: Course) -> None:
        prepare(course, "mnist")
        hand_in(course.submission("ann", "mnist"), {})
        write_grades(course, "mnist", ["ann"], lambda path, notebook: grade_of())
        with open_gradebook(course) as book:
            grade = book.find_grade("compile", "mnist", "mnist", "ann")
            grade.manual_score, grade.extra_credit = 8.5, 1.0
            book.find_comment("compile_model", "mnist", "mnist", "ann").manual_comment = "Well thought of."
            book.db.commit()
        (marks,) = read_marks(course)
        assert marks.by_hand == {"compile": 10.0}
        assert marks.comments == {"compile_model": "Well thought of."}
        assert (marks.scores["compile"], marks.extra_credit) == (9.5, 1.0)


def test_validation_digits_are_had_without_a_download(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.delenv("MNIST_NPZ", raising=False)
    assert dataset.validation_part("mnist") is None
    damaged = tmp_path / "damaged.npz"
    damaged.write_bytes(b"PK\x03\x04")
    assert dataset.validation_part("mnist", damaged) is None
    found = dataset.validation_part("digits")
    assert found is not None
    assert len(found[0]) == len(found[1])


@in_chromium
class TestInChromium:
    @pytest.fixture
    def page(self, tmp_path: Path) -> Iterator[Page]:
        overview = replace(class_of(12), alike=(pair("student001", "student002 " * 30),))
        (tmp_path / "report.html").write_text(
            render([overview], RUN, "hu", {"mnist": (digits().x_valid, digits().y_valid)}), encoding="utf-8"
        )
        with tab() as page:
            page.goto((tmp_path / "report.html").as_uri())
            yield page

    def test_a_click_on_a_heading_sorts_by_it(self, page: Page) -> None:
        shown = "[...document.querySelectorAll('.students tbody tr')].map(row => row.cells[{}].innerText)"
        names = page.evaluate(shown.format(0))
        page.click(".students th:nth-child(1) button")
        page.click(".students th:nth-child(1) button")
        assert page.evaluate(shown.format(0)) == sorted(names, reverse=True)
        page.click(".students th:nth-child(3) button")
        points = [float(text.replace(",", ".")) for text in page.evaluate(shown.format(2))]
        assert points == sorted(points, reverse=True)
        assert len(set(points)) > 1
        page.click(".students th:nth-child(3) button")
        assert [float(text.replace(",", ".")) for text in page.evaluate(shown.format(2))] == sorted(points)

    @pytest.mark.parametrize("width", [390, 1024])
    def test_who_needs_a_look_is_seen_unscrolled(self, width: int, page: Page) -> None:
        look(page, width)
        edges = "(node => node.getBoundingClientRect().right)(document.querySelector('.students{}'))"
        assert page.evaluate(edges.format(" th:nth-child(2)")) <= page.evaluate(edges.format(""))

    @pytest.mark.parametrize("width", [360, 1280])
    def test_page_fits_a_phone_and_a_desk(self, page: Page, width: int) -> None:
        for dark in (False, True):
            look(page, width, dark=dark)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(SMALLEST) >= 10

    def test_no_other_script_runs(self, page: Page) -> None:
        page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: 'ran = 1'}))")
        assert page.evaluate("typeof ran") == "undefined"
