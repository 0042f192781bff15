"""The step that reads from the gradebook what a feedback page shows."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from autograder.gradebook.autograde.grader import Resources
from autograder.gradebook.feedback.sheet import SheetMark, SheetMarks
from autograder.gradebook.tables import known_score


class ReadMarks(NbGraderPreprocessor):  # type: ignore[misc]
    """Reads from the gradebook what a feedback page shows."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
            marks = {
                grade.name: SheetMark(
                    known_score(grade.auto_score, grade.manual_score, grade.extra_credit),
                    grade.max_score,
                    grade.manual_score is not None,
                )
                for grade in notebook.grades
                if grade.max_score
            }
            comments = {each.name: each.comment for each in notebook.comments if each.comment}
            resources["marks"] = SheetMarks(marks, comments, notebook.late_submission_penalty or 0.0)
        return nb, resources
