"""The nbgrader course: prepare, collect, write grades, give feedback, export.

Only this package imports nbgrader, and nothing here runs a student's code: the points come from a `Grader`, a function
from a submitted notebook to its `Grade`. nbgrader takes seconds to import, so the modules that an unchanged class needs
do not import it: `course`, `handed_in`, `tables`, `marks`, `student_marks`, `already_written`, `export`, and
`collect.tidy`.
"""

from autograder.gradebook.course import Course, configure

__all__ = ["Course", "configure"]
