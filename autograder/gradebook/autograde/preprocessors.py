"""The steps of ours in nbgrader's autograding: they take the place of running the notebook.

nbgrader gives full points to a grade cell that shows no result. So every grade cell gets exactly one result
here, and a submission with a score missing stops with a sentence: nbgrader then removes its `autograded`
folder. The scores of an earlier run stay in the gradebook, marked as needing a person's eye.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.api import Gradebook, MissingEntry, SubmittedNotebook
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Any as Anything
from traitlets import Unicode
from traitlets.config import LoggingConfigurable

from autograder.grade import Criterion, Grade, to_json
from autograder.messages import Message, say
from autograder.submission.notebook import unreadable
from autograder.text import criterion_report, plain

Grader = Callable[[Path, str], Grade]
"""Gives the grade of a submitted notebook: its file, and its name without suffix."""

Resources = dict[str, Any]

RECORD = "application/vnd.autograder+json"
"""Where a grade cell keeps its criterion, beside the score: the whole record, in no language yet."""

Scores = dict[str, float | None]
"""The score of each grade cell; None where only a person can give it."""


class NotGraded(NbGraderException):  # type: ignore[misc]
    """A submission that must not be booked; the text says why and what to do."""

    def __init__(self, message: Message, language: str) -> None:
        super().__init__(message.text(language))


class WriteGrades(NbGraderPreprocessor):  # type: ignore[misc]
    """Writes our score and report into every grade cell of a notebook; stands in place of `Execute`.

    A notebook that can't be read gets the sentence that says so in each, and no score.

    Raises:
        NotGraded: a grade cell has no score, or the grade and the gradebook disagree about its points.
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
        ours = [cell for cell in nb.cells if _is_ours(cell)]
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
        """Writes why there is no score, which is for a person to give."""
        told = (problem, say("This does not count as 0 points: your teacher will look at it."))
        text = "".join(f"{plain(each.text(self.language))}\n" for each in told)
        scores: Scores = {}
        for cell in cells:
            cell.outputs = [new_output("stream", name="stdout", text=text)]
            scores[cell.metadata.nbgrader.grade_id] = None
        return scores

    def _checked(self, name: str, criterion: Criterion | None, points: float) -> float:
        """The criterion's score, once it is certain that nbgrader will read it as it is meant."""
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


class EnsureGraded(NbGraderPreprocessor):  # type: ignore[misc]
    """Makes the gradebook hold our score for every grade cell, whatever nbgrader read from the notebook.

    A cell without a score is left to a person. Manual scores and comments stay.

    Raises:
        NotGraded: the gradebook knows a grade cell that our grade does not.
    """

    language = Unicode("en").tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        where = resources["nbgrader"]
        with Gradebook(where["db_url"]) as gradebook:
            notebook = gradebook.find_submission_notebook(where["notebook"], where["assignment"], where["student"])
            self._book(notebook, resources["scores"])
            self._translate(notebook)
            gradebook.db.commit()
        return nb, resources

    def _book(self, notebook: SubmittedNotebook, scores: Scores) -> None:
        by_hand = {cell.name for cell in notebook.notebook.solution_cells}
        for grade in notebook.grades:
            if grade.name in scores:
                grade.auto_score = scores[grade.name]
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            elif grade.name not in by_hand and grade.max_score:
                problem = say("The grader gave no score for {criterion}.", criterion=grade.name)
                raise NotGraded(problem, self.language)

    def _translate(self, notebook: SubmittedNotebook) -> None:
        """nbgrader's only comment of its own is English; it stands for an answer that was left as it was."""
        for comment in notebook.comments:
            if comment.auto_comment:
                comment.auto_comment = say("You wrote nothing here.").text(self.language)


def require_complete(grade: Grade, language: str) -> Grade:
    """The grade itself, when every criterion in it has a score.

    Raises:
        NotGraded: it is incomplete, which is never the student's fault.
    """
    if not grade.complete:
        raise NotGraded(_why_incomplete(grade), language)
    return grade


def grade_on_the_spot(path: Path, notebook: str) -> Grade:
    """Grades one notebook now: what formgrader's button and a plain `nbgrader autograde` do."""
    # the grading brings TensorFlow with it, which hand-out, collection and export do without
    from autograder.grading.grade_submission import grade_one

    return grade_one(path)


def ask_for_review(gradebook: Gradebook, assignment: str, student: str) -> None:
    """Marks what an earlier run may have booked: it no longer stands for what was handed in."""
    with suppress(MissingEntry):
        for notebook in gradebook.find_submission(assignment, student).notebooks:
            for grade in notebook.grades:
                grade.needs_manual_grade = True
        gradebook.db.commit()


def _why_incomplete(grade: Grade) -> Message:
    unknown = [criterion.name for criterion in grade.criteria if criterion.score is None]
    faults = [check.message for c in grade.criteria for check in c.checks if check.outcome == "error"]
    reasons = [plain(reason.text()) for reason in (*faults, *grade.problems) if reason]
    return say(
        "There is no score for {criteria}. {reason}. When this is corrected, run `make grade` again.",
        criteria=", ".join(unknown) or say("any criterion"),
        reason=reasons[0].rstrip(".") if reasons else say("The grader itself failed"),
    )


def submitted_notebook(step: LoggingConfigurable, where: Mapping[str, str]) -> Path:
    """The notebook as the student handed it in, while nbgrader works on its copy in `autograded`."""
    course = CourseDirectory(parent=step)
    folder = course.format_path(course.submitted_directory, where["student"], where["assignment"])
    return Path(folder) / f"{where['notebook']}.ipynb"


def _is_ours(cell: NotebookNode) -> bool:
    """Whether a grader marks this cell; one that is grade and answer in one is for a person to mark."""
    return bool(utils.is_grade(cell) and not utils.is_solution(cell) and cell.metadata.nbgrader.points)


def _outputs(criterion: Criterion, score: float, language: str) -> list[NotebookNode]:
    # as text, escapes and all: a notebook can't hold half of a surrogate pair, nor JSON a number that is none
    record = json.dumps(to_json(criterion))
    return [
        new_output("stream", name="stdout", text=criterion_report(criterion, language)),
        new_output("execute_result", data={"text/plain": repr(score), RECORD: record}),
    ]
