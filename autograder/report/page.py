"""The class report as one self-contained HTML page, for screen, phone and paper, in light and dark colours.

The page loads nothing. Its only script sorts the table of students; the page's content-security policy allows that
script by its digest, and no other. The template escapes everything but our own pictures.
"""

from __future__ import annotations

import base64
import hashlib
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby

from jinja2 import Template
from markupsafe import Markup
from matplotlib.image import imsave

from autograder.grade import Training
from autograder.gradebook.student_marks import StudentMarks
from autograder.messages import Message, say
from autograder.pages.markup import as_html, environment
from autograder.report import plots
from autograder.report.last_run import Run, describe_data
from autograder.report.similarity import Pair
from autograder.report.statistics import Overview, Reason, counted
from autograder.text import epochs, plain, points
from autograder.training.dataset import Images, Labelled, name_of

MOST_MISSES = 12
MOST_PAIRS = 30
# A longer list of names is folded.
MOST_NAMES = 8
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
REASONS = {
    Reason.UNGRADED: say("Not graded"),
    Reason.FAULT: say("A fault in the grader"),
    Reason.STOPPED: say("Stopped while running"),
    Reason.CUSTOM: say("Unusual networks"),
    Reason.REVIEW: say("Points to check again"),
    Reason.NOTICED: say("Noticed while reading the notebooks"),
}
WORDS = {
    "report": say("Class report"),
    "contents": say("On this page"),
    "students": say("students"),
    "student": say("student"),
    "score": say("score"),
    "bonus": say("bonus"),
    "late": say("late penalty"),
    "days_late": say("days late"),
    "extra": say("extra credit"),
    "look": say("to check"),
    "who": say("Who"),
    "middle": say("is the median score"),
    "eye": say("What a teacher should look at"),
    "no_eye": say("Nothing: every submission was read completely and graded."),
    "scores": say("Scores"),
    "no_scores": say("No score is known yet."),
    "criteria": say("Criterion by criterion"),
    "criterion": say("criterion"),
    "points": say("points"),
    "full": say("full points"),
    "part": say("a part"),
    "none": say("none"),
    "unknown": say("not known"),
    "misses": say("The most frequent mistakes"),
    "no_misses": say("No check failed."),
    "networks": say("Networks"),
    "no_networks": say("No network was trained."),
    "sizes": say("Accuracy and size"),
    "curves": say("How they learned"),
    "mistakes": say("Images that the most common network confused"),
    "by_hand": say("Corrections"),
    "given": say("by hand"),
    "comment": say("Comment"),
    "alike": say("Worth a look: similar work"),
    "what_alike": say(
        "The code of these pairs has more in common than the task and its reference solution explain, and more "
        "than what many in the class write. That is worth a look, but it proves nothing: people learn together "
        "and read the same pages."
    ),
    "none_alike": say("No two have more in common than what the task gives and what many in the class write."),
    "compare": say("Side by side"),
    "every": say("Every student"),
    "sort": say("Click the heading of a column to sort by it."),
    "run": say("The run"),
    "unkept": say("Nothing was saved about how this class was graded: run `make grade`."),
    "unsafe": say("Nothing isolated the students' code in this run: `SANDBOX=none` is only for your own code."),
}


@dataclass(frozen=True)
class ConfusedImage:
    """A validation image that the network took for another digit; `picture` is a `data:` address."""

    picture: str
    label: int
    guess: int


@dataclass(frozen=True)
class Remark:
    """A change or a comment by a person, and the part of a student's work that it is about."""

    about: str
    text: Message | str

    @property
    def is_comment(self) -> bool:
        """Whether a person wrote it, who may have used Markdown."""
        return isinstance(self.text, str)


@dataclass(frozen=True)
class SharedConcern:
    """Several students about whom there is the same to say."""

    students: tuple[str, ...]
    messages: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.students)


def render(
    overviews: Sequence[Overview], run: Run | None, language: str, validation: Mapping[str, Labelled] | None = None
) -> str:
    """The page about a class, in a language.

    `validation` has the validation images and labels of an assignment's data, if they are on this machine.
    """
    script = sort_script()
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return _report_template().render(
        overviews=overviews,
        run=run,
        facts=[(label.text(language), fact.text(language)) for label, fact in _facts(run, overviews, language)]
        if run
        else [],
        language=language,
        policy=f"{POLICY}; script-src 'sha256-{digest}'",
        script=Markup(script),
        words={name: word.text(language) for name, word in WORDS.items()},
        reasons={reason: word.text(language) for reason, word in REASONS.items()},
        most_misses=MOST_MISSES,
        most_pairs=MOST_PAIRS,
        most_names=MOST_NAMES,
        plots=plots,
        **_template_functions(language, validation or {}),
    )


def sort_script() -> str:
    """The script that sorts the table of students."""
    return files("autograder.report").joinpath("templates/sort.js").read_text(encoding="utf-8")


def concerns_by_reason(overview: Overview, language: str) -> list[tuple[Reason, list[SharedConcern]]]:
    """The students whom a person should look at, by reason; students with the same messages stand together."""
    found = []
    for reason, concerns in groupby(overview.concerns, key=lambda each: each.reason):
        students: dict[tuple[str, ...], list[str]] = {}
        for concern in concerns:
            messages = tuple(message.text(language) for message in concern.messages)
            students.setdefault(messages, []).append(concern.student)
        found.append((reason, [SharedConcern(tuple(names), messages) for messages, names in students.items()]))
    return found


def remarks(marks: StudentMarks) -> Iterator[Remark]:
    """The points and comments that a person gave, and the penalties for being late."""
    for criterion, before in marks.by_hand.items():
        now, was = points(marks.scores.get(criterion)), points(before)
        yield Remark(criterion, say("{now} points by hand, {was} by the grader", now=now, was=was))
    if marks.extra_credit:
        yield Remark("", say("extra credit: {count} points, included in the scores", count=points(marks.extra_credit)))
    if marks.days_late:
        yield Remark("", say("days late: {days}", days=points(marks.days_late)))
    if marks.late_penalty:
        yield Remark(
            "",
            say("late penalty: {count} points, already subtracted from the scores", count=points(marks.late_penalty)),
        )
    for cell, comment in marks.comments.items():
        yield Remark(cell, comment)


def _comment_as_html(comment: str) -> Markup:
    """A comment as the feedback page shows it."""
    # nbconvert takes a second to import
    from autograder.gradebook.feedback.safe_markdown import below, safe_markdown

    return Markup(below(2, safe_markdown(plain(comment), {})))


def confused_images(training: Training, validation: Labelled | None) -> Iterator[ConfusedImage]:
    """The first validation images that a network took for another digit."""
    images, labels = validation or ((), ())
    for index, guess in training.mistakes:
        if index < len(images):
            yield ConfusedImage(_picture(images[index]), int(labels[index]), guess)


@cache
def _report_template() -> Template:
    return environment("autograder.report").get_template("class.html.j2")


def _template_functions(language: str, validation: Mapping[str, Labelled]) -> dict[str, Callable[..., object]]:
    """The functions that the template calls."""

    def in_language(describe: Callable[..., Message]) -> Callable[..., str]:
        return lambda *values: describe(*values).text(language)

    return {
        "points": in_language(points),
        "shown": lambda name: plain(name, 60),
        "passages": plain,
        "as_html": lambda text: as_html(text if isinstance(text, str) else text.text(language), language),
        "concerns_of": lambda overview: concerns_by_reason(overview, language),
        "comment_as_html": _comment_as_html,
        "remarks_of": lambda marks: list(remarks(marks)),
        "describe_scores": in_language(_describe_scores),
        "describe_sizes": in_language(_describe_sizes),
        "describe_curves": in_language(_describe_curves),
        "describe_pair": in_language(_describe_pair),
        "count_of": in_language(counted),
        "taken_for": in_language(lambda each: say("{label}, mistaken for {guess}", label=each.label, guess=each.guess)),
        "more_pairs": in_language(lambda count: say("{count} more pairs have less in common.", count=count)),
        "mistakes_of": lambda overview: list(
            confused_images(overview.networks[0].training, validation.get(overview.rubric.assignment))
        ),
    }


def _picture(image: Images) -> str:
    file = BytesIO()
    imsave(file, 255 - image, cmap="gray", vmin=0, vmax=255, format="png")
    return f"data:image/png;base64,{base64.b64encode(file.getvalue()).decode()}"


def _describe_scores(overview: Overview) -> Message:
    low, middle, high = overview.quartiles
    return say(
        "{count} scores: half of them are between {low:.0%} and {high:.0%} of the points, and the median is "
        "{middle:.0%}; the lowest is {least:.0%}, the highest {most:.0%}.",
        count=len(overview.scores),
        low=low,
        high=high,
        middle=middle,
        least=overview.scores[0],
        most=overview.scores[-1],
    )


def _describe_sizes(overview: Overview) -> Message:
    trainings = [network.training for network in overview.networks]
    return say(
        "Distinct networks: {count}, with {low:,} to {high:,} parameters; {reached} of them reached {bar:.0%} "
        "({dataset}). Larger markers mean more students.",
        count=len(trainings),
        low=min(training.parameters for training in trainings),
        high=max(training.parameters for training in trainings),
        reached=sum(training.accuracy >= training.bar for training in trainings),
        bar=trainings[0].bar,
        dataset=name_of(trainings[0].dataset),
    )


def _describe_curves(overview: Overview) -> Message:
    network = overview.networks[0]
    return say(
        "The most common network, of {students}, recognised {accuracy:.1%} of the validation images within "
        "{epochs}. Training stops as soon as {bar:.0%} is reached.",
        students=counted(len(network.students)),
        accuracy=network.training.accuracy,
        epochs=epochs(network.training.epochs),
        bar=network.training.bar,
    )


def _describe_pair(pair: Pair) -> Message:
    one, other = pair.sides
    return say(
        "in common: {one:.0%} of the first one's own code, {other:.0%} of the second one's ({size} names, "
        "numbers and operations)",
        one=one.share,
        other=other.share,
        size=pair.size,
    )


def _facts(run: Run, overviews: Sequence[Overview], language: str) -> Iterator[tuple[Message, Message]]:
    """Labels and facts about the last run."""
    seconds = [grade.seconds for overview in overviews for grade in overview.grades.values() if grade.seconds]
    yield say("when"), say("{text}", text=datetime.fromisoformat(run.when).astimezone().strftime("%Y-%m-%d %H:%M"))
    yield say("data"), say("{text}", text=describe_data(run.data, language))
    yield say("sandbox"), say("{text}", text=run.level)
    yield say("submissions"), say("{graded} graded, {reused} reused", graded=run.graded, reused=run.reused)
    yield say("networks"), say("{trained} trained, {reused} reused", trained=run.trained, reused=run.recalled)
    yield say("time"), say("{seconds:.0f} s", seconds=run.seconds)
    if seconds:
        middle = statistics.median(seconds)
        yield say("time for a submission"), say("half of them took less than {seconds:.1f} s", seconds=middle)
    if run.memory:
        size = run.memory / 2**30
        yield say("memory"), say("at most {size:.1f} GB in a grading process, without its sandbox", size=size)
