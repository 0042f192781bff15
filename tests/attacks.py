"""Every hostile submission at every level: what changed, and which limits ended them; for docs/security.md.

`make verify` runs it. `python tests/attacks.py --write` puts the tables into the page.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import hostile
import inline

from autograder import desk, gradebook, student, tasks
from autograder.backend import load_keras
from autograder.cohort import Progress
from autograder.dataset import digits
from autograder.desk import Desk, Options
from autograder.grade import Grade
from autograder.gradebook import Course
from autograder.handin import hand_in, reference_answers
from autograder.progress import Lines
from autograder.sandbox.jail import LEVELS, Sandbox, StoppedError, StudentProcess, why_not

PAGE = hostile.ROOT / "docs" / "security.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
LIMITS = {
    "time": "wall time of a question",
    "memory": "resident memory",
    "died": "the process ended (by itself, or by a limit of the kernel's)",
    "nonsense": "size, form or number of answers",
}


@dataclass
class Findings:
    """What a run over the hostile class found."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)
    stops: list[tuple[str, float]] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Prints the tables; 1 when an attack changed anything."""
    load_keras()
    # nbgrader's database layer uses what its own dependencies have deprecated
    warnings.simplefilter("ignore")
    findings, levels = Findings(), [level for level in LEVELS[:-1] if why_not(level) is None]
    before = hostile.state_of_the_machine()
    with tempfile.TemporaryDirectory() as folder, recorded(findings):
        for level in levels:
            attack(level, Path(folder) / level, findings)
    after = hostile.state_of_the_machine()
    findings.changed += [what for what in before if before[what] != after[what]]
    page = "\n".join(tables(findings, levels))
    print(page)
    if "--write" in arguments:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{page}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return int(bool(findings.changed))


def attack(level: str, folder: Path, findings: Findings) -> None:
    """Grades one class of all hostile submissions and some honest ones, and the honest ones by themselves."""
    with Sandbox(level) as sandbox, graded_here(sandbox):
        alone = grade_class(Course(folder / "alone", exchange=folder / "exchange"), level, [])
        together = grade_class(Course(folder / "together", exchange=folder / "exchange"), level, hostile.FILES)
    for name, grade in alone.items():
        if grade.as_json()["criteria"] != together[name].as_json()["criteria"]:
            findings.changed.append(f"{name}, an honest one, at level {level}")
    for path in hostile.FILES:
        findings.tried[path.stem.partition("_")[0], level] += 1
        try:
            hostile.expect_grade(path, together[path.stem])
        except AssertionError as error:
            findings.changed.append(f"{path.stem} at level {level}: {error}")
    findings.changed += [f"{name} in the gradebook" for name in misbooked(folder / "together", together)]


def grade_class(course: Course, level: str, attackers: list[Path]) -> dict[str, Grade]:
    """What `make grade` makes of a class, by student; the honest ones come between the others."""
    reference = reference_answers(hostile.ROOT)
    for path in attackers:
        hostile.hand_in_file(path, course.root / "submitted" / path.stem / "mnist", reference)
    for number, answers in enumerate(hostile.HONEST):
        hand_in(course.root / "submitted" / f"{'bflz'[number]}-honest" / "mnist", {**reference, **answers})
    board = Grades()
    desk.grade_class(Desk(course, Options(level=level), board))
    return board.grades


def misbooked(root: Path, grades: Mapping[str, Grade]) -> list[str]:
    """Those of whom the gradebook says something else than their grade, or whom it does not know."""
    booked = {row.student: row.scores for row in gradebook.marks(Course(root))}
    wanted = {name: {c.name: c.score for c in grade.criteria} for name, grade in grades.items()}
    return sorted(name for name in booked.keys() | wanted.keys() if booked.get(name) != wanted.get(name))


class Grades(Lines):
    """Keeps the grades that are told."""

    def __init__(self) -> None:
        super().__init__(lambda text: None)
        self.grades: dict[str, Grade] = {}

    @contextmanager
    def watch(self, progress: Progress, total: int, language: str) -> Iterator[Callable[[str, Grade], None]]:
        yield self.grades.__setitem__


@contextmanager
def graded_here(sandbox: Sandbox) -> Iterator[None]:
    """A cohort of this process alone, whose limits can be set, on the embedded digits."""
    with (
        mock.patch.object(tasks, "_sandbox", return_value=sandbox),
        mock.patch.object(desk, "_crew", lambda options, data: inline.crew(data)),
        mock.patch.object(desk.dataset, "foresee", return_value=digits()),
        mock.patch.object(desk.dataset, "load", return_value=digits()),
    ):
        yield


@contextmanager
def recorded(findings: Findings) -> Iterator[None]:
    """Takes down each stop and how long it took beyond the time that was given, at limits of seconds."""
    ask = StudentProcess.ask

    def timed(process: StudentProcess, question: object, seconds: float) -> object:
        started = time.monotonic()
        try:
            return ask(process, question, seconds)
        except StoppedError as stop:
            findings.stops.append((stop.reason, time.monotonic() - started - seconds))
            raise

    secret = mock.patch.dict(os.environ, {"JUPYTERHUB_API_TOKEN": "hunter2"})
    limits = mock.patch.dict(student.SECONDS, hostile.SECONDS)
    with mock.patch.object(StudentProcess, "ask", timed), limits, secret:
        yield


def tables(findings: Findings, levels: list[str]) -> Iterator[str]:
    """The two tables, in Markdown."""
    yield from ("| attack | " + " | ".join(levels) + " |", "|---|" + "---:|" * len(levels))
    for kind in sorted({kind for kind, _ in findings.tried}):
        yield f"| {kind} | " + " | ".join(str(findings.tried[kind, level]) for level in levels) + " |"
    yield "| **tried** | " + " | ".join(str(_tried(findings.tried, level)) for level in levels) + " |"
    yield f"\nAttacks that changed anything: **{len(findings.changed)}**"
    yield from (f"- {line}" for line in findings.changed)
    yield from ("\n| limit | times hit | longest over the time given |", "|---|---:|---:|")
    for reason, limit in LIMITS.items():
        overs = [over for why, over in findings.stops if why == reason]
        longest = f"{max(0.0, *overs):.2f} s" if reason == "time" and overs else "–"
        yield f"| {limit} | {len(overs)} | {longest} |"


def _tried(tried: Mapping[tuple[str, str], int], level: str) -> int:
    return sum(count for (_, at), count in tried.items() if at == level)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
