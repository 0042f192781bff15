"""Every hostile submission at every level: what changed, and which limits ended them; for docs/security.md.

`make verify` runs it. `python tests/attacks.py --write` puts the tables into the page.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import hostile

from autograder import student
from autograder.backend import load_keras
from autograder.bench import Bench
from autograder.dataset import digits
from autograder.grading import grade_submission
from autograder.handin import reference_answers
from autograder.sandbox.jail import LEVELS, Sandbox, StoppedError, StudentProcess, why_not
from autograder.training import SEEDS, Trainer

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
    findings, levels = Findings(), [level for level in LEVELS[:-1] if why_not(level) is None]
    before = hostile.state_of_the_machine()
    with tempfile.TemporaryDirectory() as folder, recorded(findings):
        for level in levels:
            attack(level, Path(folder) / level, findings)
    if hostile.state_of_the_machine() != before:
        findings.changed.append("the machine: files, processes")
    page = "\n".join(tables(findings, levels))
    print(page)
    if "--write" in arguments:
        head, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{head}{BEGIN}\n{page}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return int(bool(findings.changed))


def attack(level: str, folder: Path, findings: Findings) -> None:
    """Grades every hostile submission whole; another grade than its honest part's is a change."""
    reference = reference_answers(hostile.ROOT)
    with Sandbox(level) as sandbox:
        tools = Bench(sandbox, Trainer(digits(), SEEDS[:1]))
        for path in hostile.FILES:
            findings.tried[path.stem.partition("_")[0], level] += 1
            grade = grade_submission(hostile.hand_in_file(path, folder / path.stem / "mnist", reference), tools)
            try:
                hostile.expect_grade(path, grade)
            except AssertionError as error:
                findings.changed.append(f"{path.stem} at level {level}: {error}")


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
