"""Classes of damaged submissions, through the four ways in which work is graded: no damage stops the class.

Files are read as always, and nbgrader works as always; only the checks are simple: what was written is right.
By default each damage takes the command line and one of nbgrader's ways, without pages for students. FULL=1 sends
them all through all four.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde
from support import inline
from support.damage import DAMAGES, Damage, submission

from autograder import __main__
from autograder.batch import worker as tasks
from autograder.batch.progress import Lines
from autograder.batch.scheduler import WorkerPool
from autograder.commands import grade_submissions, work_out
from autograder.commands.grade_class import grade_class
from autograder.commands.session import Options, Session
from autograder.grade import CheckResult, Outcome
from autograder.gradebook import steps
from autograder.gradebook.course import Course
from autograder.gradebook.handed_in import handed_in, put_in_order
from autograder.gradebook.marks import read_marks
from autograder.gradebook.nbgrader_calls import nbgrader_api, nbgrader_step
from autograder.gradebook.steps import collect, prepare, write_feedback
from autograder.graders.mnist import data as mnist_data
from autograder.grading import grade_submission as grading
from autograder.grading.environment import Environment
from autograder.grading.plugin import Examiner
from autograder.messages import say
from autograder.sandbox.jail import Sandbox
from autograder.training.dataset import Dataset, digits
from autograder.training.train import Trainer

# nbgrader's database layer uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

Points = tuple[float | None, float | None]
FUNCTIONS = {
    "flatten": "flatten_images",
    "normalize": "normalize_images",
    "one_hot": "encode_labels",
    "architecture": "build_model",
    "compile": "compile_model",
    "accuracy": "build_model",
    "line": "fit_line",
}
GRADERS, FEEDBACK = grading._run_graders, write_feedback
FULL = bool(os.environ.get("FULL"))


@dataclass(frozen=True)
class Result:
    """What one way made of the class: the points of each submission, and all that was said."""

    points: Mapping[str, Points]
    review: frozenset[str] = frozenset()
    told: str = ""
    status: int = 0


def judge(examiner: Examiner) -> None:
    """In place of the graders, who would ask the student's code."""
    for criterion, checks in examiner._checks.items():
        function = FUNCTIONS[criterion]
        parts = [part for part in examiner.submission.needed_by(function) if function in part.binds]
        written = parts and not any("NotImplementedError" in part.source for part in parts)
        checks.append(CheckResult("written", say("It is written"), Outcome.PASSED if written else Outcome.FAILED))


@contextmanager
def environment(*arguments: object, **options: object) -> Iterator[Environment]:
    """An environment that starts nothing."""
    trainer = Trainer(digits())
    yield Environment(Sandbox("none"), lambda _: trainer)


def work_here(options: Options, data: Iterable[Dataset]) -> AbstractContextManager[WorkerPool]:
    return inline.workers(data)


@pytest.fixture(scope="module", autouse=True)
def simple_checks() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grading, "_run_graders", judge)
        for module in (grade_submissions, grading):
            patch.setattr(module, "environment", environment)
        patch.setattr(work_out, "_workers", work_here)
        patch.setattr(tasks, "_sandbox", Sandbox)
        patch.setattr(mnist_data, "load", lambda path: digits())
        if not FULL:
            # half of the time goes into the pages
            patch.setattr(steps, "write_feedback", lambda course, assignment, students: dict.fromkeys(students))
        yield


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prepared")
    prepare(Course(root), "mnist")
    return root


@pytest.fixture
def course(prepared: Path, tmp_path: Path) -> Course:
    shutil.copytree(prepared, tmp_path / "course")
    return Course(tmp_path / "course", exchange=tmp_path / "exchange", cache=tmp_path / "cache")


ClassOf = Callable[[str, Sequence[Damage]], Course]


@pytest.fixture(scope="module")
def class_of(tmp_path_factory: pytest.TempPathFactory, prepared: Path, reference: Mapping[str, str]) -> ClassOf:
    """A new course where each student's work has another of the damages."""

    def make(where: str, damages: Sequence[Damage]) -> Course:
        root = tmp_path_factory.mktemp("class")
        shutil.copytree(prepared, root / "course")
        for damage in damages:
            damage.change(submission(root / where.format(student=damage.name), reference))
        return Course(root / "course", exchange=root / "exchange", cache=root / "cache")

    return make


WAYS = ["by_command_line", "by_formgrader_s_button", "by_collect_and_autograde", "by_make_grade"]


def taking(way: str) -> Sequence[Damage]:
    """The damages that take a way."""
    return DAMAGES if FULL or way == WAYS[0] else DAMAGES[WAYS.index(way) - 1 :: len(WAYS) - 1]


EACH = [pytest.param(way, damage, id=f"{way}-{damage.name}") for way in WAYS for damage in taking(way)]
SUBMITTED = "course/submitted/{student}/mnist"
INBOUND = "exchange/deep-learning/inbound/{student}+mnist+2024-01-01 10:00:00.000000 UTC+abc"


def booked(course: Course, told: str = "", status: int = 0) -> Result:
    marks = {row.student: row for row in read_marks(course)}
    points = {student: (row.score, row.bonus) for student, row in marks.items()}
    return Result(points, frozenset(student for student, row in marks.items() if row.review), told, status)


@pytest.fixture(scope="module")
def by_command_line(class_of: ClassOf) -> Result:
    course = class_of(SUBMITTED, DAMAGES)
    folders = [each.folder for each in handed_in(course)]
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("builtins.print", lambda text, file=None, flush=False: said.append(text) if not file else None)
        status = __main__.main(["grade", "--json", *map(str, folders)])
    points = {}
    for grade in map(json.loads, said):
        score = grade["score"] if grade["max_score"] else None
        points[Path(grade["submission"]).parent.name] = (score, grade["bonus"] if grade["max_bonus"] else None)
    return Result(points, told="\n".join(said), status=status)


@pytest.fixture(scope="module")
def by_formgrader_s_button(class_of: ClassOf) -> Result:
    damages = taking("by_formgrader_s_button")
    course = class_of(SUBMITTED, damages)
    # what formgrader calls, with what nbgrader_config.py gives it
    api = NbGraderAPI(config=course.config())
    with nbgrader_step():
        results = [api.autograde("mnist", damage.name) for damage in damages]
    assert [result for result in results if not result["success"]] == []
    return booked(course)


@pytest.fixture(scope="module")
def by_collect_and_autograde(class_of: ClassOf) -> Result:
    """The exchange, then the class in one run of nbgrader's."""
    damages = taking("by_collect_and_autograde")
    course = class_of(INBOUND, damages)
    assert collect(course, "mnist") == len(damages)
    api = nbgrader_api(course)
    api.coursedir.assignment_id, api.coursedir.student_id = "mnist", "*"
    with nbgrader_step():
        Autograde(coursedir=api.coursedir, parent=api).start()
    return booked(course)


@pytest.fixture(scope="module")
def by_make_grade(class_of: ClassOf) -> Result:
    course = class_of(SUBMITTED, taking("by_make_grade"))
    said: list[str] = []
    status = grade_class(Session(course, console=Lines(said.append)))
    return booked(course, "\n".join(said), status)


@pytest.mark.parametrize(("way", "damage"), EACH)
def test_what_is_there_is_graded(way: str, damage: Damage, request: pytest.FixtureRequest) -> None:
    expected = damage.score, damage.bonus
    if way == "by_command_line" and damage.bonus == 0:
        # it leaves out what was not handed in
        expected = damage.score, None
    assert request.getfixturevalue(way).points[damage.name] == expected


@pytest.mark.parametrize("way", WAYS[1:])
def test_a_person_has_to_look_where_there_is_no_score(way: str, request: pytest.FixtureRequest) -> None:
    unknown = {damage.name for damage in taking(way) if None in (damage.score, damage.bonus)}
    assert request.getfixturevalue(way).review == unknown


@pytest.mark.parametrize(("way", "damage"), [each for each in EACH if each.values[0] in (WAYS[0], WAYS[-1])])
def test_what_was_not_graded_is_told(way: str, damage: Damage, request: pytest.FixtureRequest) -> None:
    told = request.getfixturevalue(way).told.splitlines()
    assert [line for line in told if damage.name in line and damage.says in line]


def test_the_command_line_ends_well_where_something_was_graded(class_of_one: Callable[[str], Path]) -> None:
    assert __main__.main(["grade", str(class_of_one("cut_off"))]) == 0
    assert __main__.main(["grade", str(class_of_one("both_cut_off"))]) == 2


@pytest.fixture
def class_of_one(tmp_path: Path, reference: Mapping[str, str]) -> Callable[[str], Path]:
    """The folder of one submission with the damage of that name."""

    def make(name: str) -> Path:
        folder = submission(tmp_path / "course" / "submitted" / name / "mnist", reference)
        next(damage for damage in DAMAGES if damage.name == name).change(folder)
        return folder

    return make


def test_make_grade_exits_with_2_for_unreadable_notebooks_alone(
    class_of_one: Callable[[str], Path], course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "write_feedback", FEEDBACK)
    class_of_one("odd_things_beside")
    class_of_one("renamed")
    assert grade_class(Session(course, console=Lines(list[str]().append))) == 0
    class_of_one("cut_off")
    said: list[str] = []
    assert grade_class(Session(course, console=Lines(said.append))) == 2
    assert len([line for line in said if "mnist.ipynb can't be read" in line]) == 1
    page = (course.root / "feedback" / "cut_off" / "mnist" / "mnist.html").read_text(encoding="utf-8")
    assert "mnist.ipynb can&#39;t be read" in page or "mnist.ipynb can't be read" in page


def make_folder_a_link(folder: Path) -> None:
    elsewhere = folder.parents[3] / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)


def make_student_a_link(folder: Path) -> None:
    elsewhere = folder.parents[3] / "elsewhere"
    folder.parent.rename(elsewhere)
    folder.parent.symlink_to(elsewhere)


def empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


NO_WORK = [make_folder_a_link, make_student_a_link, empty]


@pytest.mark.parametrize("change", NO_WORK, ids=lambda change: change.__name__)
def test_a_folder_without_work_is_told_again_and_again(
    change: Callable[[Path], None], class_of_one: Callable[[str], Path], course: Course
) -> None:
    change(class_of_one("cut_off"))
    class_of_one("nothing")
    for _ in range(2):
        said: list[str] = []
        assert grade_class(Session(course, console=Lines(said.append))) == 2
        assert [line for line in said if "cut_off" in line and "there is no notebook" in line]
        assert booked(course).points["nothing"] == (40.0, 20.0)
    assert not (course.root / "autograded" / "cut_off").exists()


@pytest.mark.parametrize("change", NO_WORK, ids=lambda change: change.__name__)
def test_a_folder_without_work_does_not_stop_nbgrader(
    change: Callable[[Path], None], class_of_one: Callable[[str], Path], course: Course
) -> None:
    change(class_of_one("cut_off"))
    class_of_one("nothing")
    api = NbGraderAPI(config=course.config())
    with nbgrader_step():
        assert not api.autograde("mnist", "cut_off")["success"]
        assert api.autograde("mnist", "nothing")["success"]
    assert booked(course).points["nothing"] == (40.0, 20.0)
    assert booked(course).points.get("cut_off", (None, None)) == (None, None)
    assert not (course.root / "autograded" / "cut_off" / "mnist").exists()


def test_what_lies_where_no_submission_does_is_told(class_of_one: Callable[[str], Path], course: Course) -> None:
    lost = class_of_one("nothing").parent / "bonus.ipynb"
    lost.write_text("{}")
    assert any(str(lost) in message.text() for message in put_in_order(course))


def test_of_a_huge_submission_only_notebooks_are_collected(course: Course) -> None:
    inbound = course.exchange_root / course.course_id / "inbound" / "ada+mnist+2024-01-01 10:00:00.000000 UTC+abc"
    inbound.mkdir(parents=True)
    for name in ("mnist.ipynb", "timestamp.txt", *map(str, range(8))):
        (inbound / name).touch()
    for number in range(8):
        os.truncate(inbound / str(number), 19 * 2**20)
    assert collect(course, "mnist") == 1
    assert {path.name for path in course.submission("ada", "mnist").iterdir()} == {"mnist.ipynb", "timestamp.txt"}


def test_putting_in_order_again_changes_nothing(class_of_one: Callable[[str], Path], course: Course) -> None:
    folder = class_of_one("odd_things_beside")
    assert len(put_in_order(course)) >= 7
    assert put_in_order(course) == ()
    aside = course.root / "build" / "set-aside" / "odd_things_beside" / "mnist"
    assert {"passwords.txt", "etc", "gone.csv", "pipe", "timestamp.txt", "more"} == {p.name for p in aside.iterdir()}
    os.mkfifo(folder / "pipe")
    put_in_order(course)
    assert (aside / "pipe.2").is_fifo()


@pytest.mark.parametrize("name", ["modules_that_would_be_imported", "retyped_solution_cells"])
def test_real_graders_see_the_same(
    name: str, class_of_one: Callable[[str], Path], tools: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grading, "_run_graders", GRADERS)
    folder = class_of_one(name)
    monkeypatch.chdir(folder)
    grade = grading.grade_submission(folder, tools)
    assert (grade.score, grade.bonus, grade.problems) == (40.0, 20.0, ())
