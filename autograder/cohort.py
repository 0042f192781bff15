"""A class: what waits is collected, each submission graded, the gradebook written, and told in a table."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder import gradebook, report, rubric
from autograder.bench import bench
from autograder.grade import Grade
from autograder.gradebook import Course, Submission
from autograder.grading import grade_submission
from autograder.handin import hand_in, read_answers
from autograder.messages import Message, say
from autograder.sandbox.jail import SandboxUnavailableError, choose_level
from autograder.text import points

EXAMPLES = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Desk:
    """Where a class is graded from: its course, the data to train on, and where sentences go as they come.

    `full` trains every network for all epochs, also when the bar is reached before.
    """

    course: Course
    data: Path | None = None
    tell: Callable[[str], None] = print
    full: bool = False

    def say(self, message: Message) -> None:
        self.tell(message.text(self.course.language))


def grade_class(desk: Desk, level: str | None = None) -> int:
    """Does everything that `make grade` does. 0 when every submission got a grade, 2 when one did not."""
    collect_class(desk)
    found = _known(desk, gradebook.submissions(desk.course))
    if not found:
        return _grade_examples(desk)
    grades = dict(_graded(desk, found, level))
    problems = [problem for each in _assignments(found) for problem in _book(desk, each, found, grades)]
    table = desk.course.root / "grades.csv"
    gradebook.export_csv(desk.course, table)
    desk.tell("\n" + report.as_table(_marks(desk, found), desk.course.language) + "\n")
    for problem in problems:
        desk.tell(f"! {problem}")
    _tell_where(desk, grades, table)
    return 2 if problems else 0


def collect_class(desk: Desk) -> int:
    """Collects what waits in the exchange, for every assignment."""
    for assignment in rubric.assignments():
        count = gradebook.collect(desk.course, assignment)
        if count:
            desk.say(say("{assignment}: {count} collected from the exchange", assignment=assignment, count=count))
    return 0


def feedback_class(desk: Desk) -> int:
    """Writes the feedback pages and hands them to those who submitted through the exchange."""
    problems = []
    found = _known(desk, gradebook.submissions(desk.course))
    for assignment in _assignments(found):
        students = [each.student for each in found if each.assignment == assignment]
        for step in (gradebook.feedback, gradebook.release_feedback):
            problems += [problem for problem in step(desk.course, assignment, students).values() if problem]
    for problem in dict.fromkeys(problems):
        desk.tell(f"! {problem}")
    desk.say(say("feedback pages: {folder}", folder=desk.course.root / "feedback"))
    return 0


def report_class(desk: Desk) -> int:
    """Prints the class as the gradebook has it, corrections by hand included."""
    marks = gradebook.marks(desk.course)
    if not marks:
        desk.say(say("the gradebook is empty: run `make grade`"))
        return 2
    desk.tell(report.as_table(marks, desk.course.language))
    return 0


def release_class(desk: Desk) -> int:
    """Derives the students' notebooks, and puts them into the exchange where there is one."""
    from autograder import release as released

    for path in released.release(released.ROOT, released.ROOT / "assignments"):
        desk.tell(str(path.relative_to(released.ROOT)))
    if desk.course.exchange_root.is_dir():
        for assignment in rubric.assignments():
            gradebook.release(desk.course, assignment)
            desk.say(
                say("{assignment}: in the exchange {folder}", assignment=assignment, folder=desk.course.exchange_root)
            )
    return 0


def _grade_examples(desk: Desk) -> int:
    """Grades the class that the repository ships, in a course folder of its own."""
    folder = desk.course.root / "build" / "example"
    desk.say(
        say(
            "Nothing is submitted yet (folders `{submitted}/STUDENT/ASSIGNMENT`), so here is the example class, "
            "in {folder}:",
            submitted=desk.course.root / "submitted",
            folder=folder,
        )
    )
    shutil.rmtree(folder, ignore_errors=True)
    for path in sorted(EXAMPLES.glob("*.py")):
        answers, added = read_answers(path.read_text(encoding="utf-8"))
        hand_in(folder / "submitted" / path.stem / "mnist", answers, added, desk.course.language)
    course = Course(folder, desk.course.language, exchange=folder / "exchange")
    return grade_class(Desk(course, desk.data, desk.tell, desk.full), _level_for_examples(desk))


def _level_for_examples(desk: Desk) -> str | None:
    """The example class is our own code, so it runs even where nothing confines it."""
    try:
        choose_level()
    except SandboxUnavailableError as error:
        desk.say(say("No sandbox works here ({error}); the example class runs without one.", error=str(error)))
        return "none"
    return None


def _known(desk: Desk, found: Iterable[Submission]) -> list[Submission]:
    known = rubric.assignments()
    kept = []
    for each in found:
        if each.assignment in known:
            kept.append(each)
        else:
            desk.say(
                say("! {folder} was left out: the assignments are {known}", folder=each.folder, known=", ".join(known))
            )
    return kept


def _graded(desk: Desk, found: list[Submission], level: str | None) -> Iterator[tuple[Path, Grade]]:
    started = time.monotonic()
    with bench(desk.data, level, desk.full) as tools:
        data = tools.trainer.data
        desk.say(
            say(
                "sandbox: {level}; data: {data} (accuracy bar {bar:.0%})",
                level=tools.sandbox.level,
                data=data.name,
                bar=data.bar,
            )
        )
        for number, each in enumerate(found, start=1):
            grade = grade_submission(each.folder, tools)
            desk.say(
                say(
                    "[{number}/{count}] {student}: {score}, bonus {bonus} ({seconds:.1f} s)",
                    number=number,
                    count=len(found),
                    student=each.student,
                    score=points(grade.score),
                    bonus=points(grade.bonus),
                    seconds=grade.seconds,
                )
            )
            yield each.folder, grade
    desk.say(say("{count} submissions in {seconds:.0f} s", count=len(found), seconds=time.monotonic() - started))


def _book(desk: Desk, assignment: str, found: list[Submission], grades: dict[Path, Grade]) -> list[str]:
    """Writes one assignment's points and feedback pages; returns a sentence for each that could not be."""
    gradebook.prepare(desk.course, assignment)
    students = [each.student for each in found if each.assignment == assignment]
    booked = gradebook.book(desk.course, assignment, students, lambda path, notebook: grades[path.parent])
    graded = [student for student, problem in booked.items() if problem is None]
    pages = gradebook.feedback(desk.course, assignment, graded)
    return [problem for problem in (*booked.values(), *pages.values()) if problem]


def _assignments(found: Iterable[Submission]) -> list[str]:
    return sorted({each.assignment for each in found})


def _marks(desk: Desk, found: list[Submission]) -> list[gradebook.Marks]:
    present = {(each.student, each.assignment) for each in found}
    return [row for row in gradebook.marks(desk.course) if (row.student, row.assignment) in present]


def _tell_where(desk: Desk, grades: dict[Path, Grade], table: Path) -> None:
    for folder, grade in grades.items():
        for problem in grade.problems if grade.complete else ():
            desk.tell(f"  {folder.parent.name}: {problem.text(desk.course.language)}")
    root = desk.course.root
    desk.say(
        say(
            "gradebook: {gradebook}\nfeedback pages: {feedback}\ntable: {table}",
            gradebook=root / "gradebook.db",
            feedback=root / "feedback",
            table=table,
        )
    )
