"""The instructor's desk: what waits is collected, the class graded, the gradebook written, and told in a table."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from autograder import crew, gradebook, report, rubric
from autograder.cohort import Cohort, Crew, Memory, Progress
from autograder.dataset import Dataset
from autograder.grade import Grade
from autograder.gradebook import Course, Submission
from autograder.handin import hand_in, read_answers
from autograder.messages import Message, say
from autograder.progress import Lines
from autograder.report import kept
from autograder.report.kept import Kept, Run, describe_data
from autograder.report.writing import write_report
from autograder.sandbox.jail import SandboxUnavailableError, choose_level
from autograder.sources import source_of
from autograder.tasks import Settings
from autograder.text import plain

EXAMPLES = Path(__file__).parent / "examples"


@dataclass(frozen=True)
class Options:
    """How a class is graded, by whom and from what data, what an earlier run may save, and what is looked for."""

    level: str | None = None
    data: Path | None = None
    jobs: int | None = None
    cluster: str | None = None
    regrade: bool = False
    full: bool = False
    similar: bool = False


@dataclass(frozen=True)
class Desk:
    """Where a class is graded from: its course, and where sentences and progress go as they come."""

    course: Course
    options: Options = field(default_factory=Options)
    board: Lines = field(default_factory=Lines)

    def say(self, message: Message) -> None:
        self.tell(message.text(self.course.language))

    def tell(self, text: str) -> None:
        # a file's name may hold anything
        self.board.tell(plain(text, 10**6))


def grade_class(desk: Desk) -> int:
    """Does everything that `make grade` does. 0 when every submission got a grade, 2 when one did not."""
    level = _try_sandbox(desk.options.level)
    collect_class(desk)
    for message in gradebook.put_in_order(desk.course):
        desk.say(message)
    found = {each.folder: each for each in _known(desk, gradebook.submissions(desk.course))}
    if not found:
        return _grade_examples(desk)
    for assignment in _assignments(found.values()):
        gradebook.prepare(desk.course, assignment)
    booked = gradebook.Booked(desk.course)
    notes: list[str] = []
    problems: list[str] = []
    grades: dict[tuple[str, str], Grade] = {}
    started, progress = time.monotonic(), Progress()
    assignments = {folder: each.assignment for folder, each in found.items()}
    settings, graded = _graded(desk, level.result(), assignments, progress)
    for folder, grade in graded:
        problems += _book(desk, found[folder], grade, booked)
        notes += _notes(desk, found[folder], grade)
        grades[found[folder].student, found[folder].assignment] = grade
    problems += _settle(desk)
    every = gradebook.marks(desk.course)
    (table,) = gradebook.export_csv(desk.course, every)
    marks = [row for row in every if (row.student, row.assignment) in grades]
    run = _run(settings, progress, time.monotonic() - started)
    _write_report(desk, marks, _keep(desk, Kept(run, grades)))
    desk.tell("\n" + report.as_table(marks, desk.course.language) + "\n")
    for line in (*(f"! {problem}" for problem in sorted(set(problems))), *sorted(notes)):
        desk.tell(line)
    _tell_where(desk, table)
    return 2 if problems else 0


def collect_class(desk: Desk, source: Path | None = None, assignment: str | None = None) -> int:
    """Collects a download of one assignment, or what waits in the exchange for each; 2 where files were left out."""
    if source:
        return _collect_download(desk, source, assignment or _named_by(source))
    for assignment in rubric.assignments():
        count = gradebook.collect(desk.course, assignment)
        if count:
            desk.say(
                say("{assignment}: {count} submissions collected from the exchange", assignment=assignment, count=count)
            )
    return 0


def _collect_download(desk: Desk, source: Path, assignment: str | None) -> int:
    known = rubric.assignments()
    if assignment is None or assignment not in known:
        raise gradebook.GradebookError(
            say("which assignment does it belong to? Give ASSIGNMENT=, one of {known}", known=", ".join(known))
        )
    count, told = gradebook.collect_download(desk.course, assignment, source)
    for message in told:
        desk.say(say("! {problem}", problem=message))
    desk.say(
        say(
            "{assignment}: {count} submissions collected from {source}",
            assignment=assignment,
            count=count,
            source=source,
        )
    )
    return 2 if told else 0


def _named_by(source: Path) -> str | None:
    """The assignment that the files of a download are named after, or the only one that there is."""
    known = rubric.assignments()
    if len(known) == 1:
        return known[0]
    named = gradebook.assignments_in(source, {name: rubric.read_rubric(name).notebooks for name in known})
    return named.pop() if len(named) == 1 else None


def feedback_class(desk: Desk) -> int:
    """Writes the feedback pages and hands them to those who submitted through the exchange."""
    problems = _settle(desk)
    found = _known(desk, gradebook.submissions(desk.course))
    for assignment in _assignments(found):
        students = [each.student for each in found if each.assignment == assignment]
        for step in (gradebook.feedback, gradebook.release_feedback):
            problems += [problem for problem in step(desk.course, assignment, students).values() if problem]
    _tell_problems(desk, problems)
    desk.say(say("feedback pages: {folder}", folder=desk.course.root / "feedback"))
    return 0


def report_class(desk: Desk) -> int:
    """Shows the class as the gradebook has it, corrections by hand included: as a table, and as a page."""
    _tell_problems(desk, _settle(desk))
    marks = gradebook.marks(desk.course)
    if not marks:
        desk.say(say("the gradebook is empty: run `make grade`"))
        return 2
    page = _write_report(desk, marks, kept.recall(desk.course.store))
    desk.tell(report.as_table(marks, desk.course.language))
    desk.say(say("report: {report}", report=page))
    return 0


def export_class(desk: Desk, form: str = "csv") -> int:
    """Writes the gradebook for another program."""
    _tell_problems(desk, _settle(desk))
    marks = gradebook.marks(desk.course)
    if not marks:
        desk.say(say("the gradebook is empty: run `make grade`"))
        return 2
    for path in gradebook.FORMATS[form](desk.course):
        desk.say(say("table: {table}", table=path))
    unknown = sorted({row.student for row in marks if row.score is None})
    if unknown and form != "csv":
        desk.say(say("left out, because their score is not known yet: {students}", students=", ".join(unknown)))
    return 0


def release_class(desk: Desk) -> int:
    """Derives the students' notebooks, and puts them into the exchange where there is one."""
    from autograder import release as released
    from autograder.handout import UNNAMED, github_path

    for path in released.release(released.ROOT, released.ROOT / "assignments"):
        desk.tell(str(path.relative_to(released.ROOT)))
    if github_path(released.ROOT) == UNNAMED:
        desk.say(
            say(
                "The link in README.md to Colab leads nowhere yet: write where this repository is on GitHub into "
                "pyproject.toml, in place of {name}.",
                name=UNNAMED,
            )
        )
    if desk.course.exchange_root.is_dir():
        for assignment in rubric.assignments():
            gradebook.release(desk.course, assignment)
            desk.say(
                say(
                    "{assignment}: released to the exchange {folder}",
                    assignment=assignment,
                    folder=desk.course.exchange_root,
                )
            )
    return 0


def _try_sandbox(requested: str | None) -> Future[str]:
    """Chooses the sandbox's level aside: to try one takes as long as all the rest of an unchanged class."""
    aside = ThreadPoolExecutor(1)
    level = aside.submit(choose_level, requested)
    aside.shutdown(wait=False)
    return level


def _graded(
    desk: Desk, level: str, folders: Mapping[Path, str], progress: Progress
) -> tuple[Settings, Iterator[tuple[Path, Grade]]]:
    """The grade of every folder, and what it is graded with; what is known is taken over before anybody works.

    `folders` are those of the submissions, each with its assignment.
    """
    options = desk.options
    expected = {name: source_of(name).foresee(options.data) for name in sorted(set(folders.values()))}
    settings = Settings(level, expected, options.full)
    earlier = {} if options.regrade else _recalled(Memory(desk.course.store, settings), folders)
    needed = sorted({folders[folder] for folder in folders if folder not in earlier})
    if not needed:
        return settings, _taken_over(desk, earlier, progress)
    data = {name: source_of(name).load(options.data) for name in needed}
    as_expected = {name for name in expected if name not in data or data[name].name == expected[name].name}
    earlier = {folder: grade for folder, grade in earlier.items() if folders[folder] in as_expected}
    bare = {name: each.without_images() for name, each in data.items()}
    settings = replace(settings, data={**expected, **bare})
    missing = [folder for folder in folders if folder not in earlier]
    worked_out = _worked_out(desk, missing, settings, list(data.values()), progress)
    return settings, chain(worked_out, _taken_over(desk, earlier, progress))


def _taken_over(desk: Desk, earlier: dict[Path, Grade], progress: Progress) -> Iterator[tuple[Path, Grade]]:
    if earlier:
        desk.say(say("{count} grades reused: nothing that affects them has changed", count=len(earlier)))
    progress.reused += len(earlier)
    yield from earlier.items()


def _recalled(memory: Memory, folders: Iterable[Path]) -> dict[Path, Grade]:
    grades = ((folder, memory.recall(folder)) for folder in folders)
    return {folder: grade for folder, grade in grades if grade and grade.complete}


def _worked_out(
    desk: Desk, folders: list[Path], settings: Settings, data: list[Dataset], progress: Progress
) -> Iterator[tuple[Path, Grade]]:
    started = time.monotonic()
    memory = Memory(desk.course.store, settings, forgetful=desk.options.regrade)
    desk.say(
        say(
            "sandbox: {level}; data: {data}",
            level=settings.level,
            data=describe_data({each.name: each.bar for each in data}, desk.course.language),
        )
    )
    watched = desk.board.watch(progress, len(folders), desk.course.language)
    with _crew(desk.options, data) as workers, watched as graded:
        for folder, grade in Cohort(workers, settings, memory, progress).grade(folders):
            graded(folder.parent.name, grade)
            yield folder, grade
    if memory.problem:
        desk.say(say("! the grades could not be saved for the next run: {reason}", reason=memory.problem.strerror))
    desk.say(
        say(
            "{count} submissions in {seconds:.0f} s; {trained} networks trained, {reused} reused",
            count=len(folders),
            seconds=time.monotonic() - started,
            trained=progress.trained,
            reused=progress.recalled,
        )
    )


def _crew(options: Options, data: Iterable[Dataset]) -> AbstractContextManager[Crew]:
    if not options.cluster:
        return crew.local(data, options.jobs)
    # Dask is needed by those alone who have a cluster
    from autograder.cluster import cluster

    return cluster(options.cluster, data)


def _book(desk: Desk, submission: Submission, grade: Grade, booked: gradebook.Booked) -> list[str]:
    """Writes a student's points and feedback pages; gives a sentence for each thing that went wrong."""
    told = grade.unread if grade.criteria else grade.problems
    problems = [problem.text(desk.course.language) for problem in told]
    if booked.holds(submission, grade):
        return problems
    course, student, assignment = desk.course, submission.student, submission.assignment
    problem = gradebook.book(course, assignment, [student], lambda path, notebook: grade)[student]
    problem = problem or gradebook.feedback(course, assignment, [student])[student]
    if problem:
        return [*problems, problem]
    booked.note(submission, grade)
    return problems


def _settle(desk: Desk) -> list[str]:
    """Brings late penalties up to date, and the feedback pages that show them; gives a sentence for each failure."""
    problems = []
    for student, assignment in gradebook.settle_penalties(desk.course):
        problem = gradebook.feedback(desk.course, assignment, [student])[student]
        problems += [problem] if problem else []
    return problems


def _tell_problems(desk: Desk, problems: Iterable[str]) -> None:
    for problem in dict.fromkeys(problems):
        desk.tell(f"! {problem}")


def _notes(desk: Desk, submission: Submission, grade: Grade) -> list[str]:
    """What was noticed in a submission that got its grade all the same."""
    noticed = [problem for problem in grade.problems if grade.complete and problem not in grade.unread]
    return [f"  {submission.student}: {problem.text(desk.course.language)}" for problem in noticed]


def _grade_examples(desk: Desk) -> int:
    """Grades the class that the repository ships, in a course folder of its own."""
    folder = desk.course.root / "build" / "example"
    desk.say(
        say(
            "Nothing has been submitted yet (folders `{submitted}/STUDENT/ASSIGNMENT`), so here is the example "
            "class, in {folder}:",
            submitted=desk.course.root / "submitted",
            folder=folder,
        )
    )
    shutil.rmtree(folder / "submitted", ignore_errors=True)
    for path in sorted(EXAMPLES.glob("*/*.py")):
        answers, added = read_answers(path.read_text(encoding="utf-8"))
        assignment = path.parent.name
        hand_in(folder / "submitted" / path.stem / assignment, answers, added, desk.course.language, assignment)
    course = Course(folder, desk.course.language, exchange=folder / "exchange")
    return grade_class(replace(desk, course=course, options=replace(desk.options, level=_level_for_examples(desk))))


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


def _assignments(found: Iterable[Submission]) -> list[str]:
    return sorted({each.assignment for each in found})


def _write_report(desk: Desk, marks: Sequence[gradebook.Marks], whole: Kept | None) -> Path:
    return write_report(desk.course, marks, whole, desk.options.data, desk.options.similar)


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


def _keep(desk: Desk, whole: Kept) -> Kept:
    """What is told of the class from now on: a run that only found every grade as it was leaves the one before."""
    earlier = None if whole.run.graded else kept.recall(desk.course.store)
    if earlier and earlier.grades == whole.grades:
        return earlier
    try:
        kept.keep(desk.course.store, whole)
    except OSError as error:
        desk.say(say("! the run could not be saved for the next report: {reason}", reason=error.strerror))
    return whole


def _tell_where(desk: Desk, table: Path) -> None:
    root = desk.course.root
    desk.say(
        say(
            "report: {report}\ngradebook: {gradebook}\nfeedback pages: {feedback}\ntable: {table}",
            report=root / "report.html",
            gradebook=desk.course.gradebook_name,
            feedback=root / "feedback",
            table=table,
        )
    )
