"""A class in numbers and lists: whose work a person should look at, which checks failed, which networks were built."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from autograder.grade import CheckResult, CriterionResult, FailureKind, Grade, Outcome, Training
from autograder.gradebook.student_marks import StudentMarks
from autograder.messages import Message, say
from autograder.report.similarity import Pair
from autograder.rubric import Rubric, RubricCriterion


class Reason(StrEnum):
    """The reasons why a person should look at a student's work, the most urgent first."""

    UNGRADED = "ungraded"
    FAULT = "fault"
    STOPPED = "stopped"
    CUSTOM = "custom"
    REVIEW = "review"
    NOTICED = "noticed"


@dataclass(frozen=True)
class Concern:
    """A person should look at a student's work; `messages` say why."""

    reason: Reason
    student: str
    messages: tuple[Message, ...]


@dataclass(frozen=True)
class CriterionCounts:
    """How many students have full points for a criterion, a part, none, and an unknown score."""

    criterion: RubricCriterion
    full: int
    part: int
    none: int
    unknown: int


@dataclass(frozen=True)
class FailedCheck:
    """A check that `students` failed; `message` and `hint` are those that most of them got."""

    criterion: str
    title: Message
    message: Message | None
    hint: Message | None
    students: tuple[str, ...]


@dataclass(frozen=True)
class DistinctNetwork:
    """A training, and the students whose networks it is the result of."""

    training: Training
    students: tuple[str, ...]


@dataclass(frozen=True)
class StudentRow:
    """A row of the table: the marks, and the addresses of the feedback pages, by notebook."""

    marks: StudentMarks
    pages: Mapping[str, str]


@dataclass(frozen=True)
class Overview:
    """A class's work for one assignment."""

    rubric: Rubric
    students: tuple[StudentRow, ...]
    grades: Mapping[str, Grade]
    """By student; a student whose grade was not saved is missing."""
    alike: tuple[Pair, ...] | None = None
    """None unless similar work was searched for."""

    @cached_property
    def marks(self) -> tuple[StudentMarks, ...]:
        return tuple(student.marks for student in self.students)

    @cached_property
    def scores(self) -> tuple[float, ...]:
        """The known scores as fractions of the possible points, in ascending order."""
        return tuple(sorted(m.score / m.max_score for m in self.marks if m.score is not None and m.max_score))

    @cached_property
    def quartiles(self) -> tuple[float, float, float]:
        """The quartiles of the scores: lower, median, upper."""
        # `quantiles` needs two values.
        known = self.scores * 2 if len(self.scores) == 1 else self.scores
        low, middle, high = statistics.quantiles(known, method="inclusive")
        return low, middle, high

    @cached_property
    def counts(self) -> tuple[CriterionCounts, ...]:
        return tuple(_count_points(each, self.marks) for each in self.rubric.criteria)

    @cached_property
    def concerns(self) -> tuple[Concern, ...]:
        """All concerns, the most urgent first."""
        found = [each for marks in self.marks for each in _concerns(marks, self.grades.get(marks.student))]
        return tuple(sorted(found, key=lambda each: list(Reason).index(each.reason)))

    @cached_property
    def failed_checks(self) -> tuple[FailedCheck, ...]:
        """The failed checks, the most frequent first."""
        failed: defaultdict[tuple[str, str], list[tuple[str, CheckResult]]] = defaultdict(list)
        for student, grade in self._grades_of_students():
            for criterion, check in _checks_with(grade, Outcome.FAILED):
                failed[criterion.name, check.name].append((student, check))
        merged = (_merge(name, found) for (name, _), found in failed.items())
        return tuple(sorted(merged, key=lambda each: -len(each.students)))

    @cached_property
    def networks(self) -> tuple[DistinctNetwork, ...]:
        """The distinct trainings of the students' own networks, the most frequent first."""
        found: defaultdict[tuple[object, ...], list[tuple[str, Training]]] = defaultdict(list)
        for student, grade in self._grades_of_students():
            training = grade.training
            if training and training.curve and not training.reference_used:
                found[training.parameters, training.curve].append((student, training))
        networks = (DistinctNetwork(same[0][1], tuple(student for student, _ in same)) for same in found.values())
        return tuple(sorted(networks, key=lambda each: (-len(each.students), -each.training.accuracy)))

    @cached_property
    def remarked(self) -> tuple[StudentMarks, ...]:
        """The marks that a person changed or commented, and those of late submissions."""
        return tuple(
            m for m in self.marks if m.by_hand or m.comments or m.late_penalty or m.extra_credit or m.days_late
        )

    @cached_property
    def is_late(self) -> bool:
        return any(marks.late_penalty or marks.days_late for marks in self.marks)

    @cached_property
    def urgent(self) -> Mapping[str, int]:
        """How urgently a person should look at each student's work; 0 if nobody has to."""
        found: Counter[str] = Counter()
        for concern in self.concerns:
            urgency = len(Reason) - list(Reason).index(concern.reason)
            found[concern.student] = max(found[concern.student], urgency)
        return found

    def page_of(self, student: str) -> str | None:
        """The address of a student's feedback on the main notebook."""
        pages = self._feedback_pages.get(student, {})
        return next((pages[name] for name in self.rubric.notebooks if name in pages), None)

    @cached_property
    def _feedback_pages(self) -> Mapping[str, Mapping[str, str]]:
        return {each.marks.student: each.pages for each in self.students}

    def _grades_of_students(self) -> Iterator[tuple[str, Grade]]:
        return ((m.student, self.grades[m.student]) for m in self.marks if m.student in self.grades)


def counted(students: int) -> Message:
    """A number of students, in words."""
    return say("1 student") if students == 1 else say("{count} students", count=students)


def _count_points(criterion: RubricCriterion, marks: Iterable[StudentMarks]) -> CriterionCounts:
    scores = [each.scores.get(criterion.name) for each in marks]
    known = [score for score in scores if score is not None]
    full = sum(score >= criterion.points for score in known)
    none = sum(score <= 0 for score in known)
    return CriterionCounts(criterion, full, len(known) - full - none, none, len(scores) - len(known))


def _concerns(marks: StudentMarks, grade: Grade | None) -> Iterator[Concern]:
    """The concerns about one student: one for each reason, with all its distinct messages."""
    found: defaultdict[Reason, dict[str, Message]] = defaultdict(dict)
    for reason, message in (*_concerns_of_marks(marks), *(_concerns_of_grade(grade) if grade else ())):
        found[reason].setdefault(message.text(), message)
    return (Concern(reason, marks.student, tuple(messages.values())) for reason, messages in found.items())


def _concerns_of_marks(marks: StudentMarks) -> Iterator[tuple[Reason, Message]]:
    if marks.score is None or marks.bonus is None:
        yield Reason.UNGRADED, say("some points are not known yet: give them by hand, or run `make grade` again")
    elif marks.review and marks.by_hand:
        yield Reason.REVIEW, say("graded again after points were given by hand; those points still count")
    elif marks.review:
        yield Reason.REVIEW, say("the last grading failed: the points are those of an earlier one")


def _concerns_of_grade(grade: Grade) -> Iterator[tuple[Reason, Message]]:
    for problem in grade.problems:
        unread = problem in grade.unread or not grade.criteria
        yield Reason.UNGRADED if unread else Reason.NOTICED if grade.complete else Reason.FAULT, problem
    for criterion, check in _checks_with(grade, Outcome.ERROR):
        yield Reason.FAULT, say("{criterion}: {what}", criterion=criterion.name, what=check.message or check.title)
    for _, check in _checks_with(grade, Outcome.FAILED):
        if check.message and check.kind and check.kind.is_stop:
            yield Reason.STOPPED, check.message
        elif check.message and check.kind is FailureKind.FOREIGN:
            yield Reason.CUSTOM, check.message
    if _used_reference_for_a_right_one(grade):
        yield (
            Reason.CUSTOM,
            say(
                "a model class of their own that computes what the task asks for; our network was trained in its place"
            ),
        )


def _used_reference_for_a_right_one(grade: Grade) -> bool:
    """Whether the reference's network was trained although every criterion that the training relies on is right."""
    trained = next((criterion for criterion in grade.criteria if criterion.training), None)
    if trained is None or trained.training is None or not trained.training.reference_used:
        return False
    return all(each.score == each.points for each in grade.criteria if each.name in trained.relies_on)


def _checks_with(grade: Grade, outcome: Outcome) -> Iterator[tuple[CriterionResult, CheckResult]]:
    return (
        (criterion, check) for criterion in grade.criteria for check in criterion.checks if check.outcome is outcome
    )


def _merge(criterion: str, found: Sequence[tuple[str, CheckResult]]) -> FailedCheck:
    """One check that several students failed, with the most frequent message.

    Messages differ in their values, so the most frequent template comes first, then its most frequent values.
    """
    checks = [check for _, check in found]
    same = _most(checks, lambda check: check.message.template if check.message else "")
    check = _most(same, lambda check: check.message.text() if check.message else "")[0]
    return FailedCheck(criterion, check.title, check.message, check.hint, tuple(dict.fromkeys(who for who, _ in found)))


def _most(checks: Sequence[CheckResult], key: Callable[[CheckResult], str]) -> list[CheckResult]:
    """The checks with the most frequent key."""
    commonest = Counter(map(key, checks)).most_common(1)[0][0]
    return [check for check in checks if key(check) == commonest]
