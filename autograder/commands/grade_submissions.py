"""`python -m autograder grade PATH…`: grades submissions, without a gradebook."""

from __future__ import annotations

import argparse
import json
import sys

from autograder.commands.failure import give_up
from autograder.grading.environment import environment
from autograder.grading.grade_submission import grade_submission
from autograder.report import as_text
from autograder.sandbox.jail import SandboxUnavailableError
from autograder.training.dataset import DatasetError


def grade_submissions(options: argparse.Namespace) -> int:
    """Grades each path and prints its grade: a JSON object a line, or a page for people."""
    language, complete = options.language or "en", True
    try:
        with environment(options.data, full=options.full_training) as tools:
            for path in options.paths:
                result = grade_submission(path, tools)
                complete = complete and result.complete
                print(json.dumps(result.as_json(language)) if options.json else as_text(result, language), flush=True)
                if not result.complete:
                    for problem in result.problems:
                        print(f"autograder: {problem.text(language)}", file=sys.stderr)
    except (DatasetError, SandboxUnavailableError) as error:
        return give_up(str(error))
    return 0 if complete else 2
