"""The step after nbgrader has saved the scores: writes ours over what nbgrader read from the notebook."""

from __future__ import annotations

from nbformat import NotebookNode
from nbgrader.api import Gradebook, SubmittedNotebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Unicode

from autograder.gradebook.autograde.grader import NotGraded, Resources, Scores
from autograder.messages import say


class EnsureGraded(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes our score of every grade cell into the gradebook, over what nbgrader read from the notebook.

    A cell without a score is marked for review. Manual scores and comments stay.

    Raises:
        NotGraded: the gradebook has a grade cell that our grade has not.
    """

    language = Unicode("en").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
            self._write(notebook, resources["scores"])
            for comment in notebook.comments:
                # nbgrader writes one comment, in English: for an answer that was not changed
                if comment.auto_comment:
                    comment.auto_comment = say("You wrote nothing here.").text(self.language)
            gradebook.db.commit()
        return nb, resources

    def _write(self, notebook: SubmittedNotebook, scores: Scores) -> None:
        by_hand = {cell.name for cell in notebook.notebook.solution_cells}
        for grade in notebook.grades:
            if grade.name in scores:
                grade.auto_score = scores[grade.name]
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            elif grade.name not in by_hand and grade.max_score:
                problem = say("The grader gave no score for {criterion}.", criterion=grade.name)
                raise NotGraded(problem, self.language)
