"""The command line: `python -m autograder grade PATH…`."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from autograder import report
from autograder.dataset import DatasetError
from autograder.grading import bench
from autograder.messages import LANGUAGES
from autograder.sandbox.jail import SandboxUnavailableError


def main(arguments: list[str] | None = None) -> int:
    """Runs a command; the exit status is 0 when every path got a grade, 2 when one did not."""
    options = _parser().parse_args(arguments)
    try:
        return grade(options.paths, options.language, options.data, options.json)
    except (DatasetError, SandboxUnavailableError) as error:
        print(f"autograder: {error}", file=sys.stderr)
        return 2


def grade(paths: list[Path], language: str, data: Path | None, as_json: bool) -> int:
    """Grades each path and prints its grade: a JSON object a line, or a page for people."""
    complete = True
    with bench(data) as tools:
        for path in paths:
            result = tools.grade(path)
            complete = complete and result.complete
            print(json.dumps(result.as_json(language)) if as_json else report.as_text(result, language), flush=True)
            if not result.complete:
                for problem in result.problems:
                    print(f"autograder: {problem.text(language)}", file=sys.stderr)
    return 0 if complete else 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m autograder", description="Grades submissions in a sandbox.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("grade", help="grade submission folders or notebooks")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a submission folder or a notebook")
    command.add_argument("--language", choices=LANGUAGES, default="en", help="the language of titles and messages")
    command.add_argument("--data", type=Path, metavar="FILE.npz", help="MNIST as an .npz file (also: MNIST_NPZ)")
    command.add_argument("--json", action="store_true", help="one JSON object a line on standard output")
    return parser


if __name__ == "__main__":
    sys.exit(main())
