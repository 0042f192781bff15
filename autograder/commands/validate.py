"""`python -m autograder validate NOTEBOOK…`: runs the checks that students see, as their notebook would."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from autograder.commands.failure import give_up
from autograder.gradebook.course import GradebookError, course_at
from autograder.gradebook.validate import report_validation, run_checks


def validate(options: argparse.Namespace) -> int:
    """Runs each notebook's visible checks; 0 when all pass, 1 when one does not, 2 when a notebook can't be run."""
    language = course_at(Path(), options.language).language
    named = options.data or os.environ.get("MNIST_NPZ")
    if named:
        # the kernel works in the notebook's folder
        os.environ["MNIST_NPZ"] = str(Path(named).resolve())
    worst = 0
    for path in options.paths:
        try:
            validation = run_checks(path)
        except GradebookError as error:
            worst = give_up(error.message.text(language))
        else:
            print(f"{path}:", *report_validation(validation, language), sep="\n", flush=True)
            worst = max(worst, not validation.passed)
    return worst
