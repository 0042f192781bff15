"""The command line: `python -m autograder grade PATH…` for submissions, `… course ACTION` for a class.

`… validate NOTEBOOK…` is for students: it runs the checks that they can see.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import sys
from pathlib import Path

from autograder import report
from autograder.grading.environment import environment
from autograder.grading.grade_submission import grade_submission
from autograder.messages import LANGUAGES
from autograder.sandbox.jail import SandboxUnavailableError
from autograder.training.dataset import DatasetError

ACTIONS = ("grade", "collect", "feedback", "report", "export", "release")
FORMATS = ("csv", "moodle", "canvas")


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit status is 0 when every path got a grade, 2 when one did not."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "grade":
            return grade(options.paths, options.language or "en", options.data, options.json, options.full_training)
        if options.command == "validate":
            return validate(options.paths, options.language, options.data)
        return run_course(options)
    except (DatasetError, SandboxUnavailableError) as error:
        return _give_up(str(error))
    except KeyboardInterrupt:
        _give_up("stopped; the next run goes on from here")
        return 130


def grade(paths: list[Path], language: str, data: Path | None, as_json: bool, full: bool = False) -> int:
    """Grades each path and prints its grade: a JSON object a line, or a page for people."""
    complete = True
    with environment(data, full=full) as tools:
        for path in paths:
            result = grade_submission(path, tools)
            complete = complete and result.complete
            print(json.dumps(result.as_json(language)) if as_json else report.as_text(result, language), flush=True)
            if not result.complete:
                for problem in result.problems:
                    print(f"autograder: {problem.text(language)}", file=sys.stderr)
    return 0 if complete else 2


def validate(paths: list[Path], language: str | None, data: Path | None) -> int:
    """Runs each notebook's visible checks; 0 when all pass, 1 when one does not, 2 when a notebook can't be run."""
    from autograder.gradebook import GradebookError, course_at, report_validation
    from autograder.gradebook import validate as run

    language = course_at(Path(), language).language
    named = data or os.environ.get("MNIST_NPZ")
    if named:
        # the kernel works in the notebook's folder
        os.environ["MNIST_NPZ"] = str(Path(named).resolve())
    worst = 0
    for path in paths:
        try:
            validation = run(path)
        except GradebookError as error:
            worst = _give_up(error.message.text(language))
        else:
            print(f"{path}:", *report_validation(validation, language), sep="\n", flush=True)
            worst = max(worst, not validation.passed)
    return worst


def run_course(options: argparse.Namespace) -> int:
    """Does for a whole class what the make target of the same name says."""
    # nbgrader takes seconds to import, which grading a single submission does without
    from autograder import commands as desk
    from autograder.batch.progress import board
    from autograder.gradebook import GradebookError, course_at

    how = desk.Options(
        level=os.environ.get("SANDBOX") or None,
        data=options.data,
        jobs=options.jobs,
        cluster=options.cluster,
        regrade=options.regrade,
        full=options.full_training,
        similar=options.similar,
    )
    course = course_at(options.root, options.language)
    more = {
        "collect": {"source": options.source, "assignment": options.assignment},
        "export": {"form": options.format},
    }
    run = getattr(desk, f"{options.action}_class")
    try:
        return int(run(desk.Desk(course, how, board()), **more.get(options.action, {})))
    except GradebookError as error:
        return _give_up(error.message.text(course.language))
    except OSError as error:
        # a full disk, a folder that may not be written: the place and the reason are all there is to say
        if error.filename is None:
            raise
        return _give_up(f"{error.filename}: {error.strerror}")


def _give_up(reason: str) -> int:
    print(f"autograder: {reason}", file=sys.stderr)
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m autograder", description="Grades submissions in a sandbox.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    command = commands.add_parser("grade", help="grade submission folders or notebooks")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a submission folder or a notebook")
    command.add_argument("--json", action="store_true", help="one JSON object per line on standard output")
    checks = commands.add_parser("validate", help="run the visible checks of notebooks, as students do")
    checks.add_argument("paths", nargs="+", type=Path, metavar="NOTEBOOK", help="a notebook, run without a sandbox")
    course = commands.add_parser("course", help="what the make targets of the same names do for a whole class")
    course.add_argument("action", choices=ACTIONS)
    course.add_argument("--root", type=Path, default=Path(), help="the course's folder; the current one by default")
    course.add_argument("--jobs", type=int, metavar="N", help="the number of processes; by default one per core")
    course.add_argument("--cluster", metavar="ADDRESS", help="a Dask scheduler to use instead, such as tcp://HOST:8786")
    course.add_argument("--regrade", action="store_true", help="grade again what an earlier run has graded")
    course.add_argument("--from", dest="source", type=Path, metavar="PATH", help="collect a zip or folder of downloads")
    course.add_argument("--assignment", metavar="NAME", help="which assignment the downloads belong to")
    course.add_argument("--similar", action="store_true", help="show in the report whose work is similar")
    course.add_argument("--format", choices=FORMATS, default="csv", help="which program the export is for")
    for each in (command, checks, course):
        each.add_argument("--language", choices=LANGUAGES, help="the language of titles and messages")
        each.add_argument("--data", type=Path, metavar="FILE.npz", help="MNIST as an .npz file (also: MNIST_NPZ)")
    for each in (command, course):
        each.add_argument("--full-training", action="store_true", help="train all epochs, whatever accuracy is reached")
    return parser


if __name__ == "__main__":
    # what ends a service or a batch job ends it as Ctrl-C does
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
