"""How the `nbgrader` commands and formgrader work in this folder: exactly as `make grade` does."""

import os
from pathlib import Path

from autograder.gradebook import Course, configure

LANGUAGE = os.environ.get("COURSE_LANGUAGE", "en")

# nbgrader runs this file with `get_config` in it
configure(get_config(), Course(Path(__file__).parent, LANGUAGE))  # noqa: F821
