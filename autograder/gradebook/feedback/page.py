"""The feedback page: what a student's work was worth, and why. nbgrader's feedback step writes it with this exporter.

It has no scripts and loads nothing. The template escapes everything except the markup that is made here: highlighted
code, cleaned Markdown, and our own pictures.
"""

from __future__ import annotations

from functools import cache

from jinja2 import Template
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import Unicode

from autograder.grade import Outcome
from autograder.gradebook.autograde.grader import Resources
from autograder.gradebook.feedback.charts import describe_curve, learning_curve
from autograder.gradebook.feedback.outline import read_outline
from autograder.gradebook.feedback.sheet import Sheet, make_sheet
from autograder.messages import Message, say
from autograder.pages.markup import as_html, environment
from autograder.text import SIGNS, points, skipped

POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
OUTCOMES = {
    Outcome.PASSED: say("passed"),
    Outcome.FAILED: say("failed"),
    Outcome.SKIPPED: say("skipped"),
    Outcome.ERROR: say("a fault in the grader"),
}
WORDS = {
    "feedback": say("Feedback"),
    "overview": say("Points by criterion"),
    "criterion": say("Criterion"),
    "points": say("Points"),
    "total": say("Total"),
    "penalty": say("Late penalty"),
    "unknown": say("This does not count as 0 points: your teacher will look at it."),
    "by_hand": say("Your teacher gave these points."),
    "checks": say("Checks"),
    "answer": say("Your answer"),
    "missing": say("This cell is not in your notebook."),
    "others": say("Other answers"),
    "comment": say("Comment"),
    "up": say("Back to the overview"),
    "unit": say("points"),
    "first": say("What to do first"),
    "all_right": say("Full marks: every check passed, and there is nothing left to correct."),
    "full": say("Full marks."),
    "well": say("This is already right:"),
    "task": say("The task in the notebook"),
}


class FeedbackPage(Exporter):  # type: ignore[misc]
    """A graded notebook as one self-contained page."""

    file_extension = Unicode(".html")
    language = Unicode("en", help="The language of the page").tag(config=True)

    def from_notebook_node(
        self, nb: NotebookNode, resources: Resources | None = None, **keywords: object
    ) -> tuple[str, Resources]:
        nb, resources = super().from_notebook_node(nb, resources, **keywords)
        where = resources["nbgrader"]
        outline = read_outline(where["assignment"], where["notebook"], nb.cells, self.language)
        return render(make_sheet(nb, outline, resources["marks"]), where["notebook"], self.language), resources


def render(sheet: Sheet, notebook: str, language: str) -> str:
    """The page of a notebook in a language."""

    def tell(text: Message | str) -> Markup:
        return as_html(text if isinstance(text, str) else text.text(language), language)

    return _template().render(
        sheet=sheet,
        notebook=notebook,
        language=language,
        policy=POLICY,
        signs=SIGNS,
        points=lambda value: points(value).text(language),
        words={name: word.text(language) for name, word in WORDS.items()},
        outcomes={outcome: word.text(language) for outcome, word in OUTCOMES.items()},
        as_html=tell,
        hint=lambda hint: tell(say("Hint: {hint}", hint=hint)),
        next=lambda hint: tell(say("Next step: {hint}", hint=hint)),
        skipped=lambda count: tell(skipped(count)),
        where=lambda heading: tell(say("In the notebook: “{heading}”", heading=heading)),
        draw=lambda training: learning_curve(training, language),
        describe=lambda training: describe_curve(training, language),
    )


@cache
def _template() -> Template:
    return environment("autograder.gradebook.feedback").get_template("feedback.html.j2")
