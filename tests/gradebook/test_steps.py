"""nbgrader's real cycle, in temporary courses and exchanges; but for the cycle, a stub gives the grades."""

from __future__ import annotations

import csv
import os
import runpy
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader.apps.api import NbGraderAPI
from nbgrader.exchange.default import ExchangeFetchAssignment, ExchangeFetchFeedback, ExchangeSubmit
from support.courses import FAILED, RELEASED, always, grade_of, hand_in, marks_of, page
from traitlets.config import Config

from autograder.authoring.fill_in import hand_in as answer
from autograder.grade import CheckResult, CriterionResult, Grade, Outcome
from autograder.gradebook.course import Course, course_at
from autograder.gradebook.export import export_csv
from autograder.gradebook.handed_in import handed_in
from autograder.gradebook.marks import read_marks
from autograder.gradebook.nbgrader_calls import nbgrader_api, open_gradebook
from autograder.gradebook.steps import collect, prepare, release, release_feedback, write_feedback, write_grades
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.messages import Message, say
from autograder.rubric import ASSIGNMENTS
from autograder.text import criterion_report as report
from autograder.text import plain

pytestmark = [
    # nbgrader gives its feedback step an argument that it misspells
    pytest.mark.filterwarnings("ignore:Passing unrecognized arguments to super.Exchange:DeprecationWarning"),
    # nbgrader's way of adding a submission; it adds it all the same
    pytest.mark.filterwarnings("ignore:Object of type <Submitted:sqlalchemy.exc.SAWarning"),
]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course that knows the assignment, made as where no environment is activated."""
    root = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.defpath)
        prepare(Course(root), "mnist")
        assert os.environ["PATH"] == os.defpath
    return root


@pytest.fixture
def course(prepared: Path, tmp_path: Path) -> Course:
    root = tmp_path / "course"
    shutil.copytree(prepared, root)
    return Course(root, exchange=tmp_path / "exchange", cache=tmp_path / "cache")


def change(folder: Path, edit: Callable[[NotebookNode], None]) -> None:
    path = folder / "mnist.ipynb"
    notebook = nbformat.read(path, as_version=4)
    edit(notebook)
    # not nbformat's own: it would put right what the student has damaged
    path.write_text(nbformat.v4.writes(notebook), encoding="utf-8")


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def autograded(course: Course, student: str, name: str = "mnist") -> NotebookNode:
    return nbformat.read(course.root / "autograded" / student / "mnist" / f"{name}.ipynb", as_version=4)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_student(course: Course, home: Path, command: type[ExchangeSubmit]) -> None:
    """Runs one of the student's nbgrader commands in their own folder."""
    own = Config()
    own.Exchange.assignment_dir = str(home)
    api = nbgrader_api(course, own)
    api.coursedir.assignment_id, api.coursedir.student_id = "mnist", "ada"
    command(coursedir=api.coursedir, authenticator=api.authenticator, parent=api).start()


class TestCycle:
    def test_cycle_gives_the_gradebook_the_grader_s_points(
        self, course: Course, tmp_path: Path, tools: Environment, reference: Mapping[str, str]
    ) -> None:
        home = tmp_path / "ada"
        home.mkdir()
        grades: dict[Path, Grade] = {}

        def grader(path: Path, notebook: str) -> Grade:
            folder = path.parent
            return grades.setdefault(folder, grades.get(folder) or grade_submission(folder, tools))

        release(course, "mnist")
        as_student(course, home, ExchangeFetchAssignment)
        swapped = "def fit_line(x, y):\n    m, b = np.polyfit(x, y, 1)\n    return b, m"
        answer(home / "mnist", {**reference, "fit_line": swapped})
        as_student(course, home, ExchangeSubmit)
        assert collect(course, "mnist") == 1
        (submission,) = handed_in(course)
        assert (submission.student, submission.assignment) == ("ada", "mnist")
        assert write_grades(course, "mnist", ["ada"], grader) == {"ada": None}
        assert write_feedback(course, "mnist", ["ada"]) == {"ada": None}
        assert release_feedback(course, "mnist", ["ada"]) == {"ada": None}
        as_student(course, home, ExchangeFetchFeedback)
        export_csv(course, read_marks(course))

        whole = grader(submission.folder / "mnist.ipynb", "mnist")
        marks = marks_of(course, "ada")
        assert dict(marks.scores) == {criterion.name: criterion.score for criterion in whole.criteria}
        assert (marks.score, marks.max_score) == (whole.score, whole.max_score)
        assert (marks.bonus, marks.max_bonus) == (whole.bonus, whole.max_bonus)
        assert not marks.review
        (row,) = rows_of(course.root / "grades.csv")
        assert (row["student"], row["score"], row["bonus"]) == ("ada", "100.0", "0.0")
        assert {path.name for path in home.glob("mnist/feedback/*/*.html")} == {"mnist.html", "bonus.html"}

    def test_nothing_waits_where_there_is_no_exchange(self, course: Course) -> None:
        assert collect(course, "mnist") == 0

    def test_damaged_submissions_do_not_stop_collecting_the_others(self, course: Course, tmp_path: Path) -> None:
        release(course, "mnist")
        inbound = tmp_path / "exchange" / course.course_id / "inbound"
        stamp = "mnist+2024-01-01 10:00:00.000000 UTC+abc"
        for name in (f"bob+{stamp}", f"zoe+{stamp}", f"..+{stamp}", "eve+mnist+not a time+abc"):
            shutil.copytree(RELEASED, inbound / name)
            (inbound / name / "timestamp.txt").write_text("2024-01-01 10:00:00.000000 UTC")
        (inbound / f"bob+{stamp}" / "gone.txt").symlink_to("nowhere")
        (inbound / f"bob+{stamp}" / "answers.ipynb").symlink_to(course.sources / "mnist" / "mnist.ipynb")
        os.mkfifo(inbound / f"bob+{stamp}" / "pipe")
        (inbound / f"mia+{stamp}").symlink_to(course.sources / "mnist")

        assert collect(course, "mnist") == 2
        assert [each.student for each in handed_in(course)] == ["bob", "zoe"]
        collected = {path.name for path in course.submission("bob", "mnist").iterdir()}
        handed_out = {path.name for path in RELEASED.iterdir()}
        assert collected == handed_out | {"answers.ipynb", "timestamp.txt"}
        assert (course.submission("bob", "mnist") / "answers.ipynb").is_symlink()
        assert collect(course, "mnist") == 0, "what was collected does not wait any more"

    def test_feedback_goes_to_graded_students_of_the_exchange(self, course: Course) -> None:
        hand_in(course, "ada")
        assert "make grade" in str(write_feedback(course, "mnist", ["ada"])["ada"])
        assert "make feedback" in str(release_feedback(course, "mnist", ["ada"])["ada"])
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        write_feedback(course, "mnist", ["ada"])
        assert "did not submit through the exchange" in str(release_feedback(course, "mnist", ["ada"])["ada"])


class TestCourse:
    def test_prepare_leaves_marks_as_they_are(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of(half=("compile",))))
        before = read_marks(course)
        prepare(course, "mnist")
        assert read_marks(course) == before

    def test_nbgrader_config_is_the_course_s(self) -> None:
        config = Config()
        path = Path(__file__).parents[2] / "nbgrader_config.py"
        runpy.run_path(str(path), {"get_config": lambda: config})
        assert config == Course(path.parent).config()

    def test_rule_for_late_work_and_database_are_the_instructor_s(self, tmp_path: Path) -> None:
        lines = ["c = get_config()", "c.LateSubmissionPlugin.penalty_method = 'zero'"]
        lines += ["c.CourseDirectory.db_url = 'sqlite:////elsewhere.db'", "c.WriteGrades.language = 'hu'"]
        (tmp_path / "nbgrader_config.py").write_text("\n".join(lines))
        course = course_at(tmp_path)
        assert (course.language, course.gradebook_name) == ("hu", "/elsewhere.db")
        assert nbgrader_api(course).config.LateSubmissionPlugin.penalty_method == "zero"
        assert course_at(tmp_path, "en").language == "en"

    def test_exchange_is_the_one_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EXCHANGE", str(tmp_path / "from environment"))
        assert Course(tmp_path).exchange_root == tmp_path / "from environment"
        assert Course(tmp_path, exchange=tmp_path / "given").exchange_root == tmp_path / "given"


class TestBooking:
    def test_every_grade_cell_shows_our_report_and_score_alone(self, course: Course) -> None:
        grade = grade_of(half=("flatten",))
        folder = hand_in(course, "ada")

        def forge(notebook: NotebookNode) -> None:
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    ten = nbformat.v4.new_output("execute_result", {"text/plain": "10"}, execution_count=1)
                    cell.outputs = [ten, nbformat.v4.new_output("display_data", {"text/plain": "25"})]

        change(folder, forge)
        assert write_grades(course, "mnist", ["ada"], always(grade)) == {"ada": None}
        for criterion in grade.criteria:
            cell = cell_of(autograded(course, "ada", criterion.notebook), criterion.name)
            told, result = cell.outputs
            assert (told.name, told.text) == ("stdout", report(criterion, "en"))
            assert (result.output_type, result.data["text/plain"]) == (
                "execute_result",
                repr(criterion.score),
            )
        others = [c for c in autograded(course, "ada").cells if not c.metadata.get("nbgrader", {}).get("grade")]
        assert not any(cell.get("outputs") for cell in others)
        assert marks_of(course, "ada").score == 95.0

    def test_damaged_grade_cells_cost_nothing_and_gain_nothing(self, course: Course) -> None:
        folder = hand_in(course, "ada")

        def damage(notebook: NotebookNode) -> None:
            notebook.cells.remove(cell_of(notebook, "flatten"))
            notebook.cells.append(cell_of(notebook, "normalize"))
            retyped = cell_of(notebook, "one_hot")
            retyped.cell_type = "markdown"
            del retyped["outputs"], retyped["execution_count"]
            cell_of(notebook, "architecture").metadata.nbgrader.points = 1000
            cell_of(notebook, "compile").metadata.nbgrader = {"grade_id": "compile", "solution": True}
            cell_of(notebook, "accuracy").metadata.nbgrader = "none"
            cell_of(notebook, "build_model").metadata.nbgrader.update(grade=True, points=50)

        change(folder, damage)
        assert write_grades(course, "mnist", ["ada"], always(grade_of())) == {"ada": None}
        marks = marks_of(course, "ada")
        assert (marks.score, marks.bonus, marks.review) == (100.0, 20.0, False)
        flatten = page(course, "ada").split('id="criterion-1"')[1].split("</section>")[0]
        assert "<code>flatten</code>" in flatten
        assert "10 / 10" in flatten

    def test_deleted_notebook_has_no_points(self, course: Course) -> None:
        (hand_in(course, "ada") / "bonus.ipynb").unlink()
        assert write_grades(course, "mnist", ["ada"], always(grade_of())) == {"ada": None}
        marks = marks_of(course, "ada")
        assert (marks.score, marks.bonus, marks.review) == (100.0, 0.0, False)

    def test_marks_given_by_hand_outlive_a_regrade(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of(half=("compile",))))
        with open_gradebook(course) as book:
            book.find_grade("compile", "mnist", "mnist", "ada").manual_score = 8.0
            book.find_comment("compile_model", "mnist", "mnist", "ada").manual_comment = "Well thought of."
            book.db.commit()
        write_grades(course, "mnist", ["ada"], always(grade_of(half=("compile", "flatten"))))
        marks = marks_of(course, "ada")
        assert (marks.scores["compile"], marks.scores["flatten"], marks.score) == (8.0, 5.0, 93.0)
        assert marks.review, "a person should look at a mark given before the last grading"
        assert "Well thought of." in page(course, "ada")

    @pytest.mark.parametrize("unknown", ["flatten", "line"])
    def test_grade_without_a_score_is_not_booked_and_others_are(self, course: Course, unknown: str) -> None:
        for student in ("ada", "bob", "zoe"):
            hand_in(course, student)
        known, broken = grade_of(), grade_of(unknown=(unknown,))
        problems = write_grades(
            course,
            "mnist",
            ["ada", "bob", "zoe"],
            lambda path, notebook: broken if "bob" in path.parts else known,
        )
        assert (problems["ada"], problems["zoe"]) == (None, None)
        assert str(course.submission("bob", "mnist")) in str(problems["bob"])
        assert f"no score for {unknown}. The sandbox is not there." in str(problems["bob"])
        marks = marks_of(course, "bob")
        assert set(marks.scores.values()) == {None}
        assert (marks.score, marks.bonus, marks.review) == (None, None, True)
        assert marks_of(course, "ada").score == marks_of(course, "zoe").score == 100.0

    def test_failed_regrade_keeps_the_old_score_for_review(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        assert write_grades(course, "mnist", ["ada"], always(grade_of(unknown=("flatten",))))["ada"]
        marks = marks_of(course, "ada")
        assert (marks.score, marks.review) == (100.0, True)
        assert not (course.root / "autograded" / "ada" / "mnist").exists()
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        assert not marks_of(course, "ada").review

    def test_other_points_than_the_gradebook_s_are_not_booked(self, course: Course) -> None:
        hand_in(course, "ada")
        grade = grade_of()
        doubled = replace(grade, criteria=tuple(replace(c, points=2 * c.points) for c in grade.criteria))
        assert "make release" in str(write_grades(course, "mnist", ["ada"], always(doubled))["ada"])
        assert marks_of(course, "ada").score is None

    def test_criterion_that_the_grade_lacks_is_not_full_points(self, course: Course) -> None:
        hand_in(course, "ada")
        grade = grade_of()
        lacking = replace(grade, criteria=tuple(c for c in grade.criteria if c.name != "accuracy"))
        assert "accuracy" in str(write_grades(course, "mnist", ["ada"], always(lacking))["ada"])
        assert marks_of(course, "ada").scores["accuracy"] is None

    @pytest.mark.parametrize(
        ("content", "cause"),
        [("no notebook", "not valid JSON"), ("\x1b[2J{", "not valid JSON"), ('{"cells": 7}', "no list of cells")],
    )
    def test_an_unreadable_notebook_leaves_the_other_its_score(self, course: Course, content: str, cause: str) -> None:
        (hand_in(course, "ada") / "mnist.ipynb").write_text(content)
        bonus = replace(grade_of(), criteria=tuple(c for c in grade_of().criteria if c.bonus))
        assert write_grades(course, "mnist", ["ada"], always(bonus)) == {"ada": None}
        marks = marks_of(course, "ada")
        assert (marks.score, marks.bonus, marks.review) == (None, 20.0, True)
        assert cause in page(course, "ada")
        assert "This does not count as 0 points" in page(course, "ada")
        assert str(course.root) not in page(course, "ada")

    def test_unreadable_resubmission_takes_the_old_score_back(self, course: Course) -> None:
        folder = hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        (folder / "mnist.ipynb").write_text("{")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        assert (marks_of(course, "ada").score, marks_of(course, "ada").review) == (None, True)

    def test_unknown_score_is_an_empty_cell_of_the_table(self, course: Course) -> None:
        (hand_in(course, "ada") / "mnist.ipynb").write_text("{")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        export_csv(course, read_marks(course))
        (row,) = rows_of(course.root / "grades.csv")
        assert (row["flatten"], row["score"], row["bonus"], row["review"]) == ("", "", "20.0", "yes")

    def test_mark_given_by_hand_for_an_unreadable_notebook_counts(self, course: Course) -> None:
        (hand_in(course, "ada") / "bonus.ipynb").write_text("{")
        for _ in range(2):
            write_grades(course, "mnist", ["ada"], always(grade_of()))
            with open_gradebook(course) as book:
                book.find_grade("line", "bonus", "mnist", "ada").manual_score = 17.0
                book.db.commit()
        assert marks_of(course, "ada").bonus == 17.0

    def test_link_to_the_solution_shows_nothing_of_it(self, course: Course) -> None:
        path = hand_in(course, "ada") / "mnist.ipynb"
        path.unlink()
        path.symlink_to(course.sources / "mnist" / "mnist.ipynb")
        assert write_grades(course, "mnist", ["ada"], always(grade_of())) == {"ada": None}
        assert "it is a link" in page(course, "ada")
        assert "astype" not in page(course, "ada")
        assert marks_of(course, "ada").score is None

    def test_name_that_is_a_pattern_does_not_reach_other_students(self, course: Course) -> None:
        hand_in(course, "*")
        hand_in(course, "ada")
        assert "rename" in str(write_grades(course, "mnist", ["*"], always(grade_of()))["*"])
        assert read_marks(course) == ()

    def test_fault_of_the_grader_is_no_score(self, course: Course) -> None:
        def faulty(path: Path, notebook: str) -> Grade:
            raise OSError("no space left on the device")

        hand_in(course, "ada")
        assert "no space left" in str(write_grades(course, "mnist", ["ada"], faulty)["ada"])
        assert marks_of(course, "ada").score is None

    def test_interrupting_ends_the_run(self, course: Course) -> None:
        def interrupted(path: Path, notebook: str) -> Grade:
            raise KeyboardInterrupt

        hand_in(course, "ada")
        with pytest.raises(KeyboardInterrupt):
            write_grades(course, "mnist", ["ada", "bob"], interrupted)

    def test_formgrader_s_button_grades_on_the_spot(self, course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
        asked = []

        def grade_one(path: Path) -> Grade:
            asked.append(path.name)
            grade = grade_of(half=("flatten",))
            return replace(grade, criteria=tuple(c for c in grade.criteria if c.notebook == path.stem))

        monkeypatch.setitem(sys.modules, "autograder.grading.grade_submission", SimpleNamespace(grade_one=grade_one))
        hand_in(course, "ada")
        # what formgrader calls, with what nbgrader_config.py gives it
        assert NbGraderAPI(config=course.config()).autograde("mnist", "ada")["success"]
        assert (marks_of(course, "ada").score, asked) == (95.0, ["bonus.ipynb", "mnist.ipynb"])


class TestPages:
    def test_untouched_answer_is_told_in_the_course_s_words(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        assert "You wrote nothing here." in page(course, "ada")

    def test_nothing_from_a_student_acts_on_the_page(self, course: Course) -> None:
        attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"
        folder = hand_in(course, "ada")

        def write(notebook: NotebookNode) -> None:
            link = "[x](javascript:alert(3)) ![a](https://tracker.example/x.png)"
            texts = [
                attack,
                link,
                f"![b](attachment:none.png) {attack}",
                '![a](<x" onerror="alert(4)>)',
                "```mermaid\n<img src=x onerror=alert(5)>\n```",
            ]
            notebook.cells += [nbformat.v4.new_markdown_cell(text) for text in texts]
            notebook.cells.append(nbformat.v4.new_raw_cell(attack, metadata={"raw_mimetype": "text/html"}))
            notebook.cells.append(nbformat.v4.new_raw_cell(attack))
            notebook.cells.append(nbformat.v4.new_code_cell(f"# {attack}", metadata={"tags": ['"><script>']}))

        change(folder, write)
        told = replace(FAILED, message=say("It gave {got}.", got=attack + "\x1b[31mred\x1b]0;title\x07\x00\ud800"))
        write_grades(course, "mnist", ["ada"], always(grade_of(half=("flatten",), failed=told)))
        html = page(course, "ada")
        body = html[html.index("<body") :].replace('<img alt="', "")
        assert "It gave &lt;script&gt;alert(1)&lt;/script&gt;" in body
        for active in ("<script", "<img", 'onerror="', "javascript:", "tracker.example", "\x1b", "\x00"):
            assert active not in body, active

    def test_page_names_no_path(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of(half=("flatten",))))
        html = page(course, "ada")
        assert str(course.root) not in html
        assert str(ASSIGNMENTS.parent) not in html


class TestExport:
    def test_cells_are_no_formulas(self, course: Course) -> None:
        names = ["=cmd", "+1", "-1", "@sum", "Ödön"]
        for name in names:
            hand_in(course, name)
        write_grades(course, "mnist", names[:1] + names[-1:], always(grade_of(half=("accuracy",))))
        path = course.root / "grades.csv"
        export_csv(course, read_marks(course))
        rows = rows_of(path)
        assert [row["student"] for row in rows] == ["'=cmd", "Ödön"]
        assert (rows[0]["accuracy"], rows[0]["score"], rows[0]["bonus"]) == ("12.5", "87.5", "20.0")
        assert sorted(each.name for each in course.root.glob("*grades*")) == ["grades.csv"]

    def test_late_penalty_counts(self, course: Course) -> None:
        hand_in(course, "ada")
        write_grades(course, "mnist", ["ada"], always(grade_of()))
        with open_gradebook(course) as book:
            book.find_submission_notebook("mnist", "mnist", "ada").late_submission_penalty = 30.0
            book.db.commit()
        marks = marks_of(course, "ada")
        assert (marks.score, marks.bonus, marks.late_penalty) == (70.0, 20.0, 30.0)

    def test_nobody_yet(self, course: Course) -> None:
        export_csv(course, read_marks(course))
        names = (
            "student assignment submitted score max_score bonus max_bonus late_penalty days_late extra_credit review"
        )
        assert (course.root / "grades.csv").read_text(encoding="utf-8") == f"{','.join(names.split())}\n"


class TestWording:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("two\nlines\tand a tab", "two\nlines\tand a tab"),
            ("\x1b[1;31mred\x1b[0m", "red"),
            ("\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x07", "link"),
            ("\x9b31mred \x90hidden\x9c.", "red ."),
            ("bell\x07 null\x00 back\x08 return\r delete\x7f", "bell null back return delete"),
            ("turned \u202earound\u2066 \ufeff", "turned around "),
            ("half \ud800 pair", "half  pair"),
            ("árvíztűrő ✓ 数", "árvíztűrő ✓ 数"),
        ],
    )
    def test_text_is_plain(self, text: str, expected: str) -> None:
        assert plain(text) == expected

    def test_long_text_is_cut(self) -> None:
        assert len(plain("x" * 20_000_000)) < 2100

    def test_report_shows_sign_title_message_and_hint(self) -> None:
        def check(outcome: Outcome, message: Message | None = None) -> CheckResult:
            return CheckResult("name", say("Title"), outcome, message=message, hint=say("Look again."))

        checks = (
            check(Outcome.PASSED),
            check(Outcome.FAILED, say("First line\nsecond line")),
            check(Outcome.SKIPPED, say("Not asked.")),
        )
        assert report(CriterionResult("flatten", "mnist", 10, False, checks), "en").splitlines() == [
            "flatten: 3.33 of 10 points",
            "✓ Title",
            "✗ Title",
            "    First line",
            "    second line",
            "    Hint: Look again.",
            "– 1 check was skipped: a check above has to pass first",
        ]
