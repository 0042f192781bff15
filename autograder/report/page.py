"""The class report as one page that stands alone: for a screen, a phone, paper, in the light and in the dark.

It asks nobody for anything. The one script on it sorts the table of students, and is named by its digest in the
page's policy, which lets no other run. The template escapes everything but our own pictures.
"""

from __future__ import annotations

import base64
import hashlib
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING

from jinja2 import Template
from markupsafe import Markup
from matplotlib.image import imsave

from autograder.dataset import Images, Labelled, name_of
from autograder.grade import Training
from autograder.markup import environment, told
from autograder.messages import Message, say
from autograder.report import plots
from autograder.report.kept import Run, describe_data
from autograder.report.overview import Concern, Overview, Reason, counted
from autograder.report.similarity import Pair
from autograder.text import epochs, plain, points

if TYPE_CHECKING:
    from autograder.gradebook import Marks

MOST_MISSES = 12
MOST_PAIRS = 30
# more names in a row than anyone reads are folded away
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
class Mistake:
    """A validation digit that was taken for another one; the picture is an address that holds it."""

    picture: str
    label: int
    guess: int


@dataclass(frozen=True)
class Remark:
    """What a person gave or wrote, about which part of a student's work."""

    about: str
    text: Message | str

    @property
    def is_comment(self) -> bool:
        """Whether a person wrote it, who may have used Markdown."""
        return isinstance(self.text, str)


def render(
    overviews: Sequence[Overview], run: Run | None, language: str, validation: Mapping[str, Labelled] | None = None
) -> str:
    """The page on a class in a language; `validation` has the validation part of assignments' data, where at hand."""
    script = sorting()
    return _template().render(
        overviews=overviews,
        run=run,
        facts=[(label.text(language), fact.text(language)) for label, fact in _facts(run, overviews, language)]
        if run
        else [],
        language=language,
        policy=f"{POLICY}; script-src '{_digest(script)}'",
        script=Markup(script),
        words={name: word.text(language) for name, word in WORDS.items()},
        reasons={reason: word.text(language) for reason, word in REASONS.items()},
        most_misses=MOST_MISSES,
        most_pairs=MOST_PAIRS,
        most_names=MOST_NAMES,
        points=lambda value: points(value).text(language),
        shown=lambda name: plain(name, 60),
        passages=plain,
        told=lambda text: told(text if isinstance(text, str) else text.text(language), language),
        plots=plots,
        concerns_of=lambda overview: concerns_by_reason(overview, language),
        remarks_of=lambda marks: list(remarks(marks)),
        as_page=_as_page,
        describe_scores=lambda overview: _describe_scores(overview).text(language),
        describe_sizes=lambda overview: _describe_sizes(overview).text(language),
        describe_curves=lambda overview: _describe_curves(overview).text(language),
        count_of=lambda count: counted(count).text(language),
        taken_for=lambda each: say("{label}, mistaken for {guess}", label=each.label, guess=each.guess).text(language),
        describe_pair=lambda pair: _describe_pair(pair).text(language),
        more_pairs=lambda count: say("{count} more pairs have less in common.", count=count).text(language),
        mistakes_of=lambda overview: list(
            mistakes(overview.networks[0].training, (validation or {}).get(overview.rubric.assignment))
        ),
    )


def sorting() -> str:
    """The script that sorts the table of students."""
    return files("autograder.report").joinpath("templates/sort.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Shared:
    """What there is to say about several students alike."""

    students: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def count(self) -> int:
        return len(self.students)


def concerns_by_reason(overview: Overview, language: str) -> list[tuple[Reason, list[Shared]]]:
    """Whom to look at, under each reason that there is; those of whom the same is said stand together."""
    return [
        (reason, list(_shared(found, language)))
        for reason, found in groupby(overview.concerns, key=lambda each: each.reason)
    ]


def _shared(concerns: Iterable[Concern], language: str) -> Iterator[Shared]:
    alike: dict[tuple[str, ...], list[str]] = {}
    for each in concerns:
        alike.setdefault(tuple(message.text(language) for message in each.told), []).append(each.student)
    return (Shared(tuple(students), told) for told, students in alike.items())


def remarks(marks: Marks) -> Iterator[Remark]:
    """What was given or written by hand, and what was taken off for being late."""
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


def _as_page(comment: str) -> Markup:
    """A comment as the feedback page shows it."""
    from autograder.gradebook.pages import below, safe_markdown

    return Markup(below(2, safe_markdown(plain(comment), {})))


def mistakes(training: Training, validation: Labelled | None) -> Iterator[Mistake]:
    """The pictures of what a network took for something else."""
    images, labels = validation or ((), ())
    for place, guess in training.mistakes:
        if place < len(images):
            yield Mistake(_picture(images[place]), int(labels[place]), guess)


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
    commonest = overview.networks[0]
    return say(
        "The most common network, of {students}, recognised {accuracy:.1%} of the validation images within "
        "{epochs}. Training stops as soon as {bar:.0%} is reached.",
        students=counted(len(commonest.students)),
        accuracy=commonest.training.accuracy,
        epochs=epochs(commonest.training.epochs),
        bar=commonest.training.bar,
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
    """What the run was, as pairs of a label and what is to be said."""
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


def _digest(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"


@cache
def _template() -> Template:
    return environment("autograder.report").get_template("class.html.j2")
