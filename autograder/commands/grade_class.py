"""`make grade`: what waits is collected, the class graded, the gradebook written, and told in a table."""

from __future__ import annotations

import shutil
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from autograder.authoring.fill_in import hand_in, read_answers
from autograder.batch.run import Progress, Settings
from autograder.commands.class_grades import class_grades
from autograder.commands.collect import collect_waiting
from autograder.commands.session import Session
from autograder.grade import Grade
from autograder.gradebook.already_written import WrittenGrades, is_prepared
from autograder.gradebook.course import Course
from autograder.gradebook.export import export_csv
from autograder.gradebook.handed_in import HandedIn, put_in_order
from autograder.gradebook.marks import read_marks
from autograder.messages import say
from autograder.report import as_table, last_run
from autograder.report.last_run import LastRun, Run
from autograder.report.writing import NAME, write_report
from autograder.sandbox.jail import SandboxUnavailableError, choose_level

EXAMPLES = Path(__file__).parent / "examples"


def grade_class(session: Session) -> int:
    """Does everything that `make grade` does. 0 when every submission got a grade, 2 when one did not."""
    level = _try_sandbox(session.options.level)
    collect_waiting(session)
    for message in put_in_order(session.course):
        session.say(message)
    works = session.handed_in()
    return ClassGrading(session, works).run(level) if works else grade_examples(session)


class ClassGrading:
    """One run over a class: its grades, what was noticed, and what went wrong."""

    def __init__(self, session: Session, works: list[HandedIn]) -> None:
        self._session = session
        self._course = session.course
        self._works = {work.folder: work for work in works}
        self._grades: dict[tuple[str, str], Grade] = {}
        self._problems: list[str] = []
        self._notes: list[str] = []

    def run(self, level: Future[str]) -> int:
        assignments = {folder: work.assignment for folder, work in self._works.items()}
        for assignment in sorted(set(assignments.values())):
            self._prepare(assignment)
        written = WrittenGrades(self._course)
        started, progress = time.monotonic(), Progress()
        settings, graded = class_grades(self._session, level.result(), assignments, progress)
        for folder, grade in graded:
            self._take(self._works[folder], grade, written)
        self._problems += self._session.settle_penalties()
        self._tell(_run(settings, progress, time.monotonic() - started))
        return 2 if self._problems else 0

    def _prepare(self, assignment: str) -> None:
        if not is_prepared(self._course, assignment):
            # imports nbgrader
            from autograder.gradebook.steps import prepare

            prepare(self._course, assignment)

    def _take(self, work: HandedIn, grade: Grade, written: WrittenGrades) -> None:
        """Writes a student's points and feedback pages where they are not there yet, and notes what there is to say."""
        language = self._course.language
        for problem in grade.unread if grade.criteria else grade.problems:
            self._problems.append(problem.text(language))
        for problem in grade.problems:
            # noticed in a submission that got its grade all the same
            if grade.complete and problem not in grade.unread:
                self._notes.append(f"  {work.student}: {problem.text(language)}")
        self._grades[work.student, work.assignment] = grade
        if not written.has(work, grade):
            failure = self._write(work, grade)
            if failure:
                self._problems.append(failure)
            else:
                written.note(work, grade)

    def _write(self, work: HandedIn, grade: Grade) -> str | None:
        # imports nbgrader
        from autograder.gradebook.steps import write_feedback, write_grades

        whose = self._course, work.assignment, [work.student]
        failure = write_grades(*whose, lambda path, notebook: grade)[work.student]
        return failure or write_feedback(*whose)[work.student]

    def _tell(self, run: Run) -> None:
        """The table, the report, what a person should look at, and where everything is."""
        session, course = self._session, self._course
        every = read_marks(course)
        (table,) = export_csv(course, every)
        marks = [row for row in every if (row.student, row.assignment) in self._grades]
        last = self._keep(LastRun(run, self._grades))
        write_report(course, marks, last, session.options.data, session.options.similar)
        session.tell("\n" + as_table(marks, course.language) + "\n")
        for line in (*(f"! {problem}" for problem in sorted(set(self._problems))), *sorted(self._notes)):
            session.tell(line)
        session.say(
            say(
                "report: {report}\ngradebook: {gradebook}\nfeedback pages: {feedback}\ntable: {table}",
                report=course.root / NAME,
                gradebook=course.gradebook_name,
                feedback=course.root / "feedback",
                table=table,
            )
        )

    def _keep(self, last: LastRun) -> LastRun:
        """What is told of the class from now on: a run that only found every grade as it was leaves the one before."""
        store = self._course.store
        earlier = None if last.run.graded else last_run.recall(store)
        if earlier and earlier.grades == last.grades:
            return earlier
        try:
            last_run.keep(store, last)
        except OSError as error:
            self._session.say(say("! the run could not be saved for the next report: {reason}", reason=error.strerror))
        return last


def grade_examples(session: Session) -> int:
    """Grades the class that the repository ships, in a course folder of its own."""
    course = session.course
    folder = course.root / "build" / "example"
    session.say(
        say(
            "Nothing has been submitted yet (folders `{submitted}/STUDENT/ASSIGNMENT`), so here is the example "
            "class, in {folder}:",
            submitted=course.root / "submitted",
            folder=folder,
        )
    )
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    for path in sorted(EXAMPLES.glob("*/*.py")):
        answers, added = read_answers(path.read_text(encoding="utf-8"))
        assignment = path.parent.name
        hand_in(folder / "submitted" / path.stem / assignment, answers, added, course.language, assignment)
    options = replace(session.options, level=level_for_examples(session))
    return grade_class(
        replace(session, course=Course(folder, course.language, exchange=folder / "exchange"), options=options)
    )


def level_for_examples(session: Session) -> str | None:
    """The example class is our own code, so it runs even where nothing confines it."""
    try:
        choose_level()
    except SandboxUnavailableError as error:
        session.say(say("No sandbox works here ({error}); the example class runs without one.", error=str(error)))
        return "none"
    return None


def _try_sandbox(requested: str | None) -> Future[str]:
    """Chooses the sandbox's level aside: to try one takes as long as all the rest of an unchanged class."""
    aside = ThreadPoolExecutor(1)
    level = aside.submit(choose_level, requested)
    aside.shutdown(wait=False)
    return level


def _run(settings: Settings, progress: Progress, seconds: float) -> Run:
    """What there is to tell of a run that has just ended."""
    return Run(
        when=datetime.now(UTC).isoformat(timespec="seconds"),
        level=settings.level,
        data={each.name: each.bar for each in settings.data.values()},
        seconds=seconds,
        graded=progress.graded,
        reused=progress.reused,
        trained=progress.trained,
        recalled=progress.recalled,
        memory=progress.memory,
    )
