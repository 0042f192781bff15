"""The content of a feedback page, made from the graded notebook and the gradebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup
from nbformat import NotebookNode
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from autograder import limits
from autograder.grade import CheckResult, CriterionResult, Outcome, from_json
from autograder.gradebook.autograde.write_grades import RECORD
from autograder.gradebook.feedback.outline import Outline, Task
from autograder.gradebook.feedback.safe_markdown import below, safe_markdown
from autograder.messages import Message, say
from autograder.text import plain


@dataclass(frozen=True)
class SheetMark:
    """The points that count for a cell; None if nobody has given any yet."""

    score: float | None
    points: float
    by_hand: bool = False


@dataclass(frozen=True)
class SheetMarks:
    """The gradebook's data on a notebook: marks and comments by the cell's name, and the late penalty."""

    marks: Mapping[str, SheetMark]
    comments: Mapping[str, str] = field(default_factory=dict)
    penalty: float = 0.0


@dataclass(frozen=True)
class Answer:
    """A student's cell, as code or as text, and the teacher's comment. A deleted cell has neither code nor text."""

    name: str
    code: Markup | None
    text: Markup | None
    comment: Markup | None


@dataclass(frozen=True)
class Section:
    """The result of one criterion. Without a `criterion`, a person gave the points."""

    task: Task
    mark: SheetMark
    criterion: CriterionResult | None
    answers: tuple[Answer, ...]
    text: Markup | None = None
    """The description of the task in the notebook."""

    @property
    def is_full(self) -> bool:
        """Whether all checks gave all points."""
        return self.criterion is not None and self.mark.score == self.mark.points == self.criterion.score

    @property
    def shown(self) -> tuple[CheckResult, ...]:
        """The checks that were not skipped."""
        return tuple(check for check in self._checks if check.outcome is not Outcome.SKIPPED)

    @property
    def skipped(self) -> tuple[CheckResult, ...]:
        return tuple(check for check in self._checks if check.outcome is Outcome.SKIPPED)

    @property
    def next(self) -> CheckResult | None:
        """The first failed check if points were lost; later ones may depend on it."""
        lost = self.mark.score is not None and self.mark.score < self.mark.points
        return next((check for check in self._checks if check.outcome is Outcome.FAILED), None) if lost else None

    @property
    def praise(self) -> tuple[Message, ...]:
        """What is well done: hard checks that passed, and the student's network if it reached the bar."""
        told = [check.praise for check in self._checks if check.praise]
        training = self.criterion.training if self.criterion else None
        if training and not training.reference_used and training.accuracy >= training.bar:
            told.append(
                say(
                    "Your network recognised {accuracy:.1%} of the images that it was not trained on.",
                    accuracy=training.accuracy,
                )
            )
        return tuple(told)

    @property
    def _checks(self) -> tuple[CheckResult, ...]:
        return self.criterion.checks if self.criterion else ()


@dataclass(frozen=True)
class Sheet:
    """The content of a feedback page; the notices are about the whole notebook."""

    title: str
    sections: tuple[Section, ...]
    others: tuple[Answer, ...]
    notices: tuple[str, ...]
    penalty: float

    @property
    def score(self) -> float | None:
        """The points that count; None if some are not known yet."""
        known = [section.mark.score for section in self.sections if section.mark.score is not None]
        return round(max(0.0, sum(known) - self.penalty), 2) if len(known) == len(self.sections) else None

    @property
    def points(self) -> float:
        return sum(section.mark.points for section in self.sections)

    @property
    def first(self) -> Section | None:
        """Where to begin: the first task with a failed check that cost points."""
        return next((section for section in self.sections if section.next), None)

    @property
    def is_full(self) -> bool:
        """Whether nothing is left to correct."""
        return bool(self.sections) and all(section.is_full for section in self.sections)


def make_sheet(notebook: NotebookNode, outline: Outline, marks: SheetMarks) -> Sheet:
    """The sheet of a graded notebook."""
    cells = {str(cell.metadata.nbgrader.grade_id): cell for cell in notebook.cells if "nbgrader" in cell.metadata}
    unknown = [Task(name, "", ()) for name in marks.marks if name not in {task.name for task in outline.tasks}]
    tasks = [task for task in (*outline.tasks, *unknown) if task.name in marks.marks]
    sections = [
        Section(
            task,
            marks.marks[task.name],
            _criterion(cells.get(task.name)),
            _answers(task.answers, cells, marks),
            Markup(below(3, safe_markdown(task.text, {}))) if task.text else None,
        )
        for task in tasks
    ]
    untold = [cells[each.task.name] for each in sections if each.task.name in cells and not each.criterion]
    notices = dict.fromkeys(line for cell in untold for line in _printed(cell))
    others = _answers(outline.others, cells, marks)
    return Sheet(outline.title, tuple(sections), others, tuple(notices), marks.penalty)


def _criterion(cell: NotebookNode | None) -> CriterionResult | None:
    """The criterion that was written into its cell; None if there is none, or if somebody ran the notebook since."""
    for output in cell.get("outputs", ()) if cell else ():
        try:
            return from_json(CriterionResult, json.loads(output["data"][RECORD]))
        except (KeyError, TypeError, ValueError):
            continue
    return None


def _printed(cell: NotebookNode) -> Iterator[str]:
    for output in cell.get("outputs", ()):
        yield from plain(output.get("text", "")).splitlines()


def _answers(names: Iterable[str], cells: Mapping[str, NotebookNode], marks: SheetMarks) -> tuple[Answer, ...]:
    return tuple(_answer(name, cells.get(name), marks.comments.get(name)) for name in names)


def _answer(name: str, cell: NotebookNode | None, comment: str | None) -> Answer:
    source = plain(cell.source, limits.MAX_CELL_CHARACTERS) if cell else ""
    is_code = cell is not None and cell.cell_type == "code"
    return Answer(
        name,
        Markup(highlight(source, PythonLexer(), HtmlFormatter(nowrap=True))) if is_code else None,
        Markup(below(3, safe_markdown(source, cell.get("attachments", {})))) if cell and not is_code else None,
        Markup(below(4, safe_markdown(plain(comment), {}))) if comment else None,
    )
