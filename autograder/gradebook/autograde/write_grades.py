"""The step that replaces running the notebook: writes our score and report into every grade cell.

nbgrader gives full points to a grade cell without a result. So every grade cell gets exactly one result here, and a
missing score stops the submission with a message: nbgrader then removes its `autograded` folder. The scores of an
earlier run stay in the gradebook, marked for review.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Any as Anything
from traitlets import Unicode

from autograder.grade import CriterionResult, Grade, to_json
from autograder.gradebook.autograde.grader import (
    NotGraded,
    Resources,
    Scores,
    ask_for_review,
    grade_on_the_spot,
    require_complete,
    submitted_notebook,
)
from autograder.messages import Message, say
from autograder.submission.notebook import unreadable
from autograder.text import criterion_report, plain

RECORD = "application/vnd.autograder+json"
"""The MIME type of the CriterionResult in a grade cell, beside the score; it is independent of the language."""


class WriteGrades(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes our score and report into every grade cell of a notebook; replaces nbgrader's `Execute`.

    Every cell of an unreadable notebook gets the reason, and no score.

    Raises:
        NotGraded: a grade cell has no score, or the grade and the gradebook have different points for it.
    """

    grader = Anything(
        None,
        allow_none=True,
        help="A function (path, notebook name) -> Grade; by default autograder.grading.grade_submission.grade_one",
    ).tag(config=True)
    language = Unicode("en", help="The language of what students read").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        path = submitted_notebook(self, where)
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        # a cell that is both answer and grade is marked by a person
        graded = [cell for cell in nb.cells if utils.is_grade(cell) and not utils.is_solution(cell)]
        ours = [cell for cell in graded if cell.metadata.nbgrader.points]
        fault = unreadable(path)
        try:
            if fault:
                resources["scores"] = self._tell(ours, fault.about(path.name))
            else:
                grade = (self.grader or grade_on_the_spot)(path, where["notebook"])
                resources["scores"] = self._write(ours, require_complete(grade, self.language))
        except Exception:
            with Gradebook(where["db_url"]) as gradebook:
                ask_for_review(gradebook, where["assignment"], where["student"])
            raise
        return nb, resources

    def _write(self, cells: Iterable[NotebookNode], grade: Grade) -> Scores:
        criteria = {criterion.name: criterion for criterion in grade.criteria}
        scores: Scores = {}
        for cell in cells:
            name = cell.metadata.nbgrader.grade_id
            criterion = criteria.get(name)
            scores[name] = score = self._checked(name, criterion, float(cell.metadata.nbgrader.points))
            cell.outputs = _outputs(criterion, score, self.language) if criterion else []
        return scores

    def _tell(self, cells: Iterable[NotebookNode], problem: Message) -> Scores:
        """Writes why there is no score; a person has to give one."""
        told = (problem, say("This does not count as 0 points: your teacher will look at it."))
        text = "".join(f"{plain(each.text(self.language))}\n" for each in told)
        scores: Scores = {}
        for cell in cells:
            cell.outputs = [new_output("stream", name="stdout", text=text)]
            scores[cell.metadata.nbgrader.grade_id] = None
        return scores

    def _checked(self, name: str, criterion: CriterionResult | None, points: float) -> float:
        """The criterion's score, if the gradebook has the same points for it. Raises NotGraded."""
        if criterion is None or criterion.score is None:
            problem = say(
                "The grader gave no score for {criterion}: see what `python -m autograder grade` says.",
                criterion=name,
            )
            raise NotGraded(problem, self.language)
        if criterion.points != points or not 0 <= criterion.score <= points:
            problem = say(
                "{criterion} has {score} of {points} points, but at most {known} in the gradebook: "
                "run `make release`, then `make grade`.",
                criterion=name,
                score=criterion.score,
                points=criterion.points,
                known=points,
            )
            raise NotGraded(problem, self.language)
        return float(criterion.score)


def _outputs(criterion: CriterionResult, score: float, language: str) -> list[NotebookNode]:
    # as escaped text: a notebook can't contain half of a surrogate pair, and JSON has no NaN
    record = json.dumps(to_json(criterion))
    return [
        new_output("stream", name="stdout", text=criterion_report(criterion, language)),
        new_output("execute_result", data={"text/plain": repr(score), RECORD: record}),
    ]
