"""The command line: `python -m autograder grade PATH…` for submissions, `… course ACTION` for a class.

`… validate NOTEBOOK…` is for students: it runs the checks that they can see.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from pkgutil import resolve_name

from autograder.commands import ACTIONS, COMMANDS, FORMATS
from autograder.messages import LANGUAGES


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit status is 0 when every path got a grade, 2 when one did not."""
    options = _parser().parse_args(arguments)
    try:
        return int(resolve_name(COMMANDS[options.command])(options))
    except KeyboardInterrupt:
        print("autograder: stopped; the next run goes on from here", file=sys.stderr)
        return 130


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
