"""Grades as text: of one submission, and as the table of a class."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.grade import Grade
from autograder.gradebook.student_marks import StudentMarks
from autograder.messages import say
from autograder.text import criterion_report, plain, points
from autograder.training.dataset import name_of


def as_text(grade: Grade, language: str) -> str:
    """The grade of one submission: the sums, then each criterion with its checks."""
    lines = [f"{grade.submission}: {_sums(grade, language)}"]
    lines += [f"  {line}" for c in grade.criteria for line in criterion_report(c, language).splitlines()]
    if grade.training:
        trained = say(
            "trained: {accuracy:.2%} of the validation images right, {bar:.0%} required ({dataset}, {epochs} "
            "epochs, {device})",
            **{**grade.training.as_json(), "dataset": name_of(grade.training.dataset)},
        )
        lines.append(f"  {trained.text(language)}")
    lines.append("  " + say("sandbox: {level}", level=grade.sandbox).text(language))
    lines += [f"  ! {plain(problem.text(language))}" for problem in grade.problems]
    return "\n".join(lines)


def as_table(marks: Sequence[StudentMarks], language: str) -> str:
    """A class: one row a student, with the points of each criterion, the score and the bonus."""
    criteria = list(dict.fromkeys(name for row in marks for name in row.scores))
    head = [say("student").text(language), *criteria, say("score").text(language), say("bonus").text(language)]
    rows = [
        [
            plain(row.student, 30),
            *(points(row.scores.get(name)).text(language) for name in criteria),
            _of(row.score, row.max_score, language),
            _of(row.bonus, row.max_bonus, language),
        ]
        for row in marks
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    lines = []
    for name, *numbers in [head, *rows]:
        cells = [number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True)]
        lines.append("  ".join([name.ljust(widths[0]), *cells]))
    return "\n".join([lines[0], "─" * len(lines[0]), *lines[1:]])


def _of(value: float | None, most: float, language: str) -> str:
    return f"{points(value).text(language)} / {points(most).text(language)}"


def _sums(grade: Grade, language: str) -> str:
    if not grade.criteria:
        return say("not graded").text(language)
    text = say("{score} of {whole}", score=points(grade.score), whole=points(grade.max_score))
    if not grade.max_bonus:
        return text.text(language)
    extra = say("bonus {bonus} of {whole}", bonus=points(grade.bonus), whole=points(grade.max_bonus))
    return f"{text.text(language)}, {extra.text(language)}"
