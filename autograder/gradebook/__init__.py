"""The nbgrader course: hand out, collect, book the points, give feedback, export.

Only this package and `autograder.authoring.release` know nbgrader. Nothing here runs a student's code: the points come
from a `Grader`, a function from a submitted notebook to its `Grade`.
"""

from autograder.gradebook.already_written import Booked
from autograder.gradebook.autograde.preprocessors import Grader, NotGraded
from autograder.gradebook.collect.downloads import assignments_in, collect_download
from autograder.gradebook.course import Course, GradebookError, configure, course_at
from autograder.gradebook.export import FORMATS, export_csv
from autograder.gradebook.late_penalties import settle_penalties
from autograder.gradebook.marks import Marks, marks
from autograder.gradebook.steps import (
    Submission,
    book,
    collect,
    feedback,
    feedback_pages,
    prepare,
    put_in_order,
    release,
    release_feedback,
    submissions,
)
from autograder.gradebook.validate import report as report_validation
from autograder.gradebook.validate import validate

__all__ = [
    "FORMATS",
    "Booked",
    "Course",
    "GradebookError",
    "Grader",
    "Marks",
    "NotGraded",
    "Submission",
    "assignments_in",
    "book",
    "collect",
    "collect_download",
    "configure",
    "course_at",
    "export_csv",
    "feedback",
    "feedback_pages",
    "marks",
    "prepare",
    "put_in_order",
    "release",
    "release_feedback",
    "report_validation",
    "settle_penalties",
    "submissions",
    "validate",
]
