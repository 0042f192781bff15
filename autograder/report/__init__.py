"""Grades for people: as text for one submission, as a table and as a page for a class.

The page is in `autograder.report.page`: Matplotlib, which draws for it, takes a second to import.
"""

from autograder.report.tables import as_table, as_text

__all__ = ["as_table", "as_text"]
