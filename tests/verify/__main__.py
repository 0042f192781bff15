"""`make verify`: grades what has a known grade, and tests the graders with mutants of the answers and of the graders.

Prints a table with a row for each kind of check, and what failed; exits with 1 if anything failed. Words on the command
line choose rows, or parts of names. `--write` updates the gallery of messages.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from verify import gallery
from verify.remembered import forget_all
from verify.seeds import LAYERS, SEEDS
from verify.station import ROOT, Finding, answer_mutants, grader_mutants, look, places, references, set_up, stubs

from autograder.batch.local import LastingPool

EQUIVALENTS = Path(__file__).parent / "equivalents.txt"
ROWS = (
    *("references", "stubs", "correct", "wrong", "other seeds", "hostile"),
    *("mutants of the answers", "mutants of the graders", "trainings", "gallery"),
)
OTHER_SEEDS = (1,)
# More than the cores: a worker often waits for its sandbox, sometimes until a limit ends the wait.
WORKERS = min(4, 2 * (os.cpu_count() or 1))
SECONDS_BETWEEN_NEWS = 20.0


@dataclass(frozen=True)
class Task:
    """One thing to verify: its row of the table, and its name in that row."""

    row: str
    name: str


def tasks() -> Iterator[Task]:
    """All tasks of the worker processes; those that record answers come first."""
    for place in places():
        yield Task("wrong" if "wrong/" in place else "correct", place)
        yield from (Task("other seeds", f"{number}/{place}") for number in OTHER_SEEDS)
    yield from (Task("references", name) for name in references())
    yield from (Task("stubs", name) for name in stubs())
    yield from (Task("mutants of the answers", name) for name in answer_mutants())
    yield from (Task("mutants of the graders", name) for name in grader_mutants())
    yield from (Task("trainings", f"{data} {seed}") for data in LAYERS for seed in SEEDS)


def chosen(words: list[str]) -> list[Task]:
    """The tasks of the named rows (by default of all rows) whose names contain one of the other words."""
    rows = [word for word in words if word in ROWS] or ROWS
    parts = [word for word in words if word not in ROWS] or [""]
    return [task for task in tasks() if task.row in rows and any(part in task.name for part in parts)]


def main() -> int:
    """Verifies everything and prints what failed."""
    parser = argparse.ArgumentParser(prog="make verify", description=__doc__)
    parser.add_argument("words", nargs="*", help=f"rows ({', '.join(ROWS)}), or parts of names; all by default")
    parser.add_argument("--write", action="store_true", help="write tests/verify/messages.md from the messages seen")
    options = parser.parse_args()
    forget_all()
    findings = list(_all_findings(options.words))
    if not options.words or options.write:
        findings.append(_gallery(findings, options.write))
    findings = _explained(findings, whole=not options.words)
    slipped = [finding for finding in findings if finding.slips]
    for finding in slipped:
        print(f"\n{finding.row}: {finding.name}\n    " + "\n    ".join(finding.slips))
    _print_table(findings)
    return 1 if slipped else 0


def _all_findings(words: list[str]) -> Iterator[Finding]:
    with tempfile.TemporaryDirectory() as folder:
        hostile = _start_hostile(Path(folder)) if not words or "hostile" in words else None
        yield from _look_at(chosen(words))
        if hostile:
            hostile.wait()
            yield from _read_hostile(Path(folder))


def _look_at(work: list[Task]) -> Iterator[Finding]:
    started = told = time.monotonic()
    context = multiprocessing.get_context("spawn")
    with LastingPool(lambda: ProcessPoolExecutor(WORKERS, context, set_up), trainings=0) as pool:
        futures: list[Future[Finding]] = [pool.submit(look, task.row, task.name) for task in work]
        for number, future in enumerate(as_completed(futures), 1):
            finding = future.result()
            yield finding
            if finding.slips:
                print(f"? {finding.row}: {finding.name}", flush=True)
            if time.monotonic() - told > SECONDS_BETWEEN_NEWS or number == len(work):
                told = time.monotonic()
                print(f"{told - started:6.0f} s: {number} of {len(work)}, now {finding.row}", flush=True)


def _start_hostile(folder: Path) -> subprocess.Popen[bytes]:
    """Starts the hostile submissions in a process of their own, beside the others: they mostly wait for limits."""
    command = [sys.executable, "tests/verify/attacks.py", "--json", str(folder / "attacks.json")]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)


def _read_hostile(folder: Path) -> Iterator[Finding]:
    path = folder / "attacks.json"
    told = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {"attacks": "ended without a result"}
    for name, what in told.items():
        yield Finding("hostile", name, [what] if what else [])


def _gallery(findings: list[Finding], write: bool) -> Finding:
    page = gallery.page([entry for finding in findings for entry in finding.entries])
    if write:
        gallery.PATH.write_text(page, encoding="utf-8")
    fresh = gallery.PATH.is_file() and gallery.PATH.read_text(encoding="utf-8") == page
    stale = "is stale: `PYTHONPATH=.:tests python tests/verify wrong --write` writes it"
    return Finding("gallery", gallery.PATH.name, [] if fresh else [stale])


# --- equivalent mutants


def equivalents() -> dict[str, str]:
    """The mutants that change nothing of importance, each with the reason: the comment above it in the file."""
    reason, listed = "", {}
    for line in EQUIVALENTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            reason = line.removeprefix("# ")
        elif line:
            listed[line] = reason
    return listed


def _explained(findings: list[Finding], whole: bool) -> list[Finding]:
    """The findings without the listed equivalents; a listed mutant that was noticed, or is not made, is a failure."""
    listed, explained = equivalents(), []
    for finding in findings:
        if finding.name in listed and finding.row.startswith("mutants"):
            slips = [] if listed.pop(finding.name) and finding.slips else ["is listed as equivalent, but is noticed"]
            finding = Finding(finding.row, finding.name, slips)
        explained.append(finding)
    if whole:
        explained += [
            Finding("mutants of the graders", name, ["is listed as equivalent, but is not made"]) for name in listed
        ]
    return explained


def _print_table(findings: list[Finding]) -> None:
    print(f"\n{'':<24}{'looked at':>10}{'as it should be':>17}{'slipped':>9}")
    for row in ROWS:
        those = [finding for finding in findings if finding.row == row]
        slipped = sum(bool(finding.slips) for finding in those)
        if those:
            print(f"{row:<24}{len(those):>10}{len(those) - slipped:>17}{slipped:>9}")
    print(f"({len(equivalents())} mutants are listed as equivalent, with the reason, in {EQUIVALENTS.name})")


if __name__ == "__main__":
    raise SystemExit(main())
