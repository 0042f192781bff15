"""The commands, each by the name of its function, which is imported when the command is run.

nbgrader and Keras take seconds to import: `--help` does without both, and so does a class that has not changed.
"""

from __future__ import annotations

COMMANDS = {
    "grade": "autograder.commands.grade_submissions:grade_submissions",
    "validate": "autograder.commands.validate:validate",
    "course": "autograder.commands.session:run_action",
}

ACTIONS = {
    "grade": "autograder.commands.grade_class:grade_class",
    "collect": "autograder.commands.collect:collect",
    "feedback": "autograder.commands.feedback:feedback",
    "report": "autograder.commands.report:report",
    "export": "autograder.commands.export:export",
    "release": "autograder.commands.release:release",
}
"""What can be done for a class; the make targets have the same names."""

FORMATS = {
    "csv": "autograder.gradebook.export:export_csv",
    "moodle": "autograder.gradebook.export:export_moodle",
    "canvas": "autograder.gradebook.export:export_canvas",
}
"""The programs that marks can be exported for."""
