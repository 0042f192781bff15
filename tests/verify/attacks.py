"""Every hostile submission at every level: what it changed, and which limit stopped it; for docs/security.md.

`make verify` runs it. `python tests/verify/attacks.py --write` puts the tables into the page; `--json FILE` writes the
result of each attack.
"""

from __future__ import annotations

import argparse
import json
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
from typing import Any
from unittest import mock

from support import hostile, inline

from autograder import limits
from autograder.authoring.fill_in import hand_in, reference_answers
from autograder.batch import worker as tasks
from autograder.batch.progress import Lines
from autograder.batch.run import Progress
from autograder.commands import work_out
from autograder.commands.grade_class import grade_class as make_grade
from autograder.commands.session import Options, Session
from autograder.grade import Grade
from autograder.gradebook.course import Course
from autograder.gradebook.marks import read_marks
from autograder.graders.mnist import data as mnist_data
from autograder.sandbox.jail import LEVELS, Sandbox, StoppedError, StudentProcess, why_not
from autograder.sandbox.wire import Packet
from autograder.training.backend import load_keras
from autograder.training.dataset import digits

PAGE = hostile.ROOT / "docs" / "security.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
LIMITS = {
    "time": "wall time of a question",
    "memory": "resident memory",
    "died": "the process ended (by itself, or by a limit of the kernel's)",
    "nonsense": "size, form or number of answers",
}


@dataclass(frozen=True)
class Stop:
    """Why a process was stopped, after how many seconds, and how many it was given."""

    reason: str
    taken: float
    given: float


@dataclass
class Findings:
    """What a run over the hostile class found: the complaint about each submission at each level, and the stops."""

    outcomes: dict[tuple[str, str], str] = field(default_factory=dict)
    stops: list[Stop] = field(default_factory=list)

    @property
    def changed(self) -> list[str]:
        return [f"{name}, at level {level}: {what}" for (name, level), what in self.outcomes.items() if what]

    def count(self, level: str) -> Counter[str]:
        """The attacks at a level, by kind."""
        names = {path.stem for path in hostile.FILES}
        return Counter(name.partition("_")[0] for name, at in self.outcomes if at == level and name in names)


def main() -> int:
    """Prints the tables; 1 when an attack changed anything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/security.md")
    parser.add_argument("--json", type=Path, help="write the result of each attack into this file")
    options = parser.parse_args()
    findings, levels = Findings(), [level for level in LEVELS[:-1] if why_not(level) is None]
    load_keras()
    # nbgrader's database layer uses what its own dependencies have deprecated
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as folder, recorded(findings):
        for level in levels:
            attack(level, Path(folder) / level, findings)
    page = "\n".join(tables(findings, levels))
    print(page)
    if options.json:
        told = {f"{name} ({level})": what for (name, level), what in findings.outcomes.items()}
        options.json.write_text(json.dumps(told), encoding="utf-8")
    if options.write:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{page}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return int(bool(findings.changed))


def attack(level: str, folder: Path, findings: Findings) -> None:
    """Grades a class of hostile and honest submissions, and a class of the honest ones alone."""
    before = hostile.state_of_the_machine()
    with Sandbox(level) as sandbox, graded_here(sandbox):
        alone = grade_class(Course(folder / "alone", exchange=folder / "exchange"), level, [])
        together = grade_class(Course(folder / "together", exchange=folder / "exchange"), level, hostile.FILES)
    after = hostile.state_of_the_machine()
    wrong = {what: "changed" for what in before if before[what] != after[what]}
    for name, grade in alone.items():
        same = grade.as_json()["criteria"] == together[name].as_json()["criteria"]
        wrong[name] = "" if same else "got another grade than without the hostile ones"
    wrong |= {path.stem: complaint(path, together[path.stem]) for path in hostile.FILES}
    wrong |= {
        f"{name} in the gradebook": "differs from the grade"
        for name in wrong_in_gradebook(folder / "together", together)
    }
    findings.outcomes.update({(name, level): what for name, what in wrong.items()})


def complaint(path: Path, grade: Grade) -> str:
    try:
        hostile.expect_grade(path, grade, whole=True)
    except AssertionError as error:
        return str(error) or "not the sentence that it should get"
    return ""


def grade_class(course: Course, level: str, attackers: list[Path]) -> dict[str, Grade]:
    """What `make grade` makes of a class, by student; the honest ones come between the others."""
    reference = reference_answers(hostile.ROOT)
    for path in attackers:
        hostile.hand_in_file(path, course.root / "submitted" / path.stem / "mnist", reference)
    for number, answers in enumerate(hostile.HONEST):
        hand_in(course.root / "submitted" / f"{'bflz'[number]}-honest" / "mnist", {**reference, **answers})
    console = GradesConsole()
    make_grade(Session(course, Options(level=level), console))
    return console.grades


def wrong_in_gradebook(root: Path, grades: Mapping[str, Grade]) -> list[str]:
    """The students whose scores in the gradebook differ from their grade, or are missing."""
    actual = {row.student: row.scores for row in read_marks(Course(root))}
    expected = {name: {c.name: c.score for c in grade.criteria} for name, grade in grades.items()}
    return sorted(name for name in actual.keys() | expected.keys() if actual.get(name) != expected.get(name))


class GradesConsole(Lines):
    """Collects the grades in place of printing them."""

    def __init__(self) -> None:
        super().__init__(lambda text: None)
        self.grades: dict[str, Grade] = {}

    @contextmanager
    def watch(self, progress: Progress, total: int, language: str) -> Iterator[Callable[[str, Grade], None]]:
        yield self.grades.__setitem__


@contextmanager
def graded_here(sandbox: Sandbox) -> Iterator[None]:
    """Grades in this process, where limits can be set, with the embedded digits."""
    with (
        mock.patch.object(tasks, "_sandbox", return_value=sandbox),
        mock.patch.object(work_out, "_workers", lambda options, data: inline.workers(data)),
        mock.patch.object(mnist_data, "peek", return_value=digits()),
        mock.patch.object(mnist_data, "load", return_value=digits()),
    ):
        yield


@contextmanager
def recorded(findings: Findings) -> Iterator[None]:
    """Records each stop and its time, under limits of a few seconds."""
    ask = StudentProcess.ask

    def timed(process: StudentProcess, question: Packet, seconds: float) -> Packet:
        started = time.monotonic()
        try:
            return ask(process, question, seconds)
        except StoppedError as stop:
            findings.stops.append(Stop(stop.reason, time.monotonic() - started, seconds))
            raise

    secret = mock.patch.dict(os.environ, {"JUPYTERHUB_API_TOKEN": "hunter2"})
    seconds_of: dict[str, Any] = dict(hostile.SECONDS)
    short = mock.patch.multiple(limits, **seconds_of)
    with mock.patch.object(StudentProcess, "ask", timed), short, secret:
        yield


def tables(findings: Findings, levels: list[str]) -> Iterator[str]:
    """The two tables as Markdown."""
    yield from ("| attack | " + " | ".join(levels) + " |", "|---|" + "---:|" * len(levels))
    counts = [findings.count(level) for level in levels]
    for kind in sorted({kind for count in counts for kind in count}):
        yield f"| {kind} | " + " | ".join(str(count[kind]) for count in counts) + " |"
    yield "| **tried** | " + " | ".join(str(count.total()) for count in counts) + " |"
    yield f"\nAttacks that changed anything: **{len(findings.changed)}**"
    yield from (f"- {line}" for line in findings.changed)
    yield "\n| limit | times hit | longest until the end | longest beyond the time given |\n|---|---:|---:|---:|"
    for reason, limit in LIMITS.items():
        stops = [stop for stop in findings.stops if stop.reason == reason]
        taken = max((stop.taken for stop in stops), default=0.0)
        beyond = max((stop.taken - stop.given for stop in stops), default=0.0)
        yield f"| {limit} | {len(stops)} | {taken:.2f} s | {max(0.0, beyond):.2f} s |"


if __name__ == "__main__":
    sys.exit(main())
