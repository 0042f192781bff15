"""How the `nbgrader` commands and formgrader work in this folder: exactly as `make grade` does."""

import os
from pathlib import Path

from autograder.gradebook.course import Course, configure

LANGUAGE = os.environ.get("COURSE_LANGUAGE", "en")

# nbgrader runs this file with `get_config` in it
course = Course(Path(__file__).parent, LANGUAGE, db_url=os.environ.get("GRADEBOOK_URL"))
configure(get_config(), course)  # noqa: F821
