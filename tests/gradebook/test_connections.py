"""The gradebook in a real PostgreSQL server: the whole cycle, few connections, a server that goes away."""

from __future__ import annotations

import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Pool, event
from support.courses import always, grade_of, hand_in, marks_of, page
from support.servers import Server, server_in
from traitlets.config import Config

from autograder import __main__
from autograder.batch.run import Settings
from autograder.commands import grade_class as grading
from autograder.grade import Grade
from autograder.gradebook.already_written import WrittenGrades
from autograder.gradebook.course import Course, GradebookError
from autograder.gradebook.handed_in import handed_in
from autograder.gradebook.marks import read_marks
from autograder.gradebook.nbgrader_calls import open_gradebook
from autograder.gradebook.steps import prepare, write_feedback, write_grades
from autograder.training.dataset import digits

# nbgrader's database layer uses what its own dependencies have deprecated; nothing of ours is touched by it
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:.*:sqlalchemy.exc.SAWarning")

ROOT = Path(__file__).parents[2]
STUDENTS = ["ada", "bob", "zoe"]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    pytest.importorskip("psycopg2", reason="`pip install psycopg2-binary` for a gradebook in PostgreSQL")
    # a socket's path must be short, and another user has to reach it
    with TemporaryDirectory(prefix="pg-") as folder:
        server = server_in(Path(folder))
        server.start()
        yield server
        if server.is_running():
            server.stop()


@pytest.fixture(scope="module")
def course(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A course with three submissions, whose gradebook is in the server."""
    course = Course(tmp_path_factory.mktemp("course"), db_url=server.url)
    prepare(course, "mnist")
    for student in STUDENTS:
        hand_in(course, student)
    return course


@pytest.fixture
def connections() -> Iterator[list[object]]:
    """The connections that are made from now on."""
    made: list[object] = []

    def note(connection: object, record: object) -> None:
        made.append(connection)

    event.listen(Pool, "connect", note)
    yield made
    event.remove(Pool, "connect", note)


def test_points_are_written_and_those_given_by_hand_stay(course: Course, server: Server) -> None:
    assert set(write_grades(course, "mnist", STUDENTS, always(grade_of(half=("compile",)))).values()) == {None}
    assert {row.student: row.score for row in read_marks(course)} == dict.fromkeys(STUDENTS, 95.0)
    with open_gradebook(course) as book:
        book.find_grade("compile", "mnist", "mnist", "ada").manual_score = 8.0
        book.db.commit()
    write_grades(course, "mnist", STUDENTS, always(grade_of(half=("compile", "flatten"))))
    assert (marks_of(course, "ada").score, marks_of(course, "ada").review) == (93.0, True)
    assert (marks_of(course, "bob").score, marks_of(course, "bob").review) == (90.0, False)
    assert "8 / 10" in page(course, "ada")
    assert not (course.root / "gradebook.db").exists()


def test_all_steps_of_nbgrader_share_a_connection(course: Course, connections: list[object]) -> None:
    assert write_grades(course, "mnist", STUDENTS, always(grade_of())) == dict.fromkeys(STUDENTS)
    assert write_feedback(course, "mnist", STUDENTS) == dict.fromkeys(STUDENTS)
    assert len(connections) <= 1


def test_what_is_booked_is_found_again(course: Course) -> None:
    grade = grade_of()
    write_grades(course, "mnist", ["bob"], always(grade))
    write_feedback(course, "mnist", ["bob"])
    bob = next(each for each in handed_in(course) if each.student == "bob")
    WrittenGrades(course).note(bob, grade)
    assert WrittenGrades(course).has(bob, grade)
    assert not WrittenGrades(course).has(bob, grade_of(half=("flatten",)))


def test_a_lost_server_is_told_and_the_next_run_goes_on(
    course: Course, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def graded(folders: list[Path]) -> Iterator[tuple[Path, Grade]]:
        for number, folder in enumerate(folders):
            if number == 1 and server.is_running() and stopping:
                server.stop()
            yield folder, grade_of(half=("line",))

    settings = Settings("bubblewrap", {"mnist": digits().without_images()})
    monkeypatch.setattr(grading, "class_grades", lambda session, level, folders, progress: (settings, graded(folders)))
    monkeypatch.setattr(grading, "collect_waiting", lambda session: None)
    monkeypatch.setenv("GRADEBOOK_URL", server.url)
    stopping = True
    assert __main__.main(["course", "grade", "--root", str(course.root)]) == 2
    told = capsys.readouterr()
    (sentence,) = told.err.splitlines()
    assert sentence.startswith("autograder: the gradebook can't be used: ")
    assert __main__.main(["course", "report", "--root", str(course.root)]) == 2
    stopping = False
    server.start()
    assert __main__.main(["course", "grade", "--root", str(course.root)]) == 0
    said = told.out + told.err + capsys.readouterr().out
    assert "postgresql://grader@/postgres" in said
    assert "Traceback" not in said
    assert {row.bonus for row in read_marks(course)} == {10.0}
    for secret in (server.password, "s3cret"):
        assert secret not in said


def test_plain_nbgrader_commands_use_the_server(course: Course, server: Server) -> None:
    command = [sys.executable, "-m", "nbgrader", "db", "student", "list", f"--CourseDirectory.root={course.root}"]
    environment = {"PATH": str(Path(sys.executable).parent), "GRADEBOOK_URL": server.url, "HOME": str(course.root)}
    listed = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert all(student in listed.stdout for student in STUDENTS), listed.stderr
    assert server.password not in listed.stdout + listed.stderr


# --- addresses


def test_config_names_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADEBOOK_URL", "postgresql://ann:x@db.example/grades")
    config = Config()
    runpy.run_path(str(ROOT / "nbgrader_config.py"), {"get_config": lambda: config})
    assert config.CourseDirectory.db_url == "postgresql+psycopg2://ann:x@db.example/grades"


def test_a_password_is_not_in_the_name() -> None:
    course = Course(ROOT, db_url="postgresql://ann:s3cret@db.example:5433/grades?password=s3cret")
    assert course.gradebook_name == "postgresql://ann@db.example:5433/grades"


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgres:s3cret", "write it as postgresql://"),
        ("postgresql://ann:s3cret@host:port/db", "write it as postgresql://"),
        ("nosuch://ann:s3cret@host/db", "write it as postgresql://"),
        ("oracle+oracledb://ann:s3cret@host/db", "needs the Python package oracledb"),
    ],
)
def test_what_is_no_address_is_told_without_the_password(url: str, told: str) -> None:
    with pytest.raises(GradebookError, match=told) as error:
        Course(ROOT, db_url=url).config()
    assert "s3cret" not in str(error.value)


def test_nbgrader_does_not_go_on_without_its_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GRADEBOOK_URL", "s3cret")
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(ROOT / "nbgrader_config.py"), {"get_config": Config})
    assert stop.value.code == 2
    assert "GRADEBOOK_URL is not the address of a database" in capsys.readouterr().err


def test_a_gradebook_of_a_file_may_be_replaced(tmp_path: Path) -> None:
    course = Course(tmp_path / "a folder of 100%41")
    for _ in range(2):
        with open_gradebook(course) as book:
            assert book.students == []
            book.add_student("ada")
        (course.root / "gradebook.db").unlink()
