"""Reports about grades: as text for one submission, as a table and as a page for a class.

`autograder.report.page` writes the page. It is not imported here, as Matplotlib takes a second to import.
"""

from autograder.report.tables import as_table, as_text

__all__ = ["as_table", "as_text"]
