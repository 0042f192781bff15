"""What an earlier run has written: it need not be written again, and nbgrader need not be imported.

The store has a note for each thing written: a digest of everything that decides it. The gradebook must agree, too.
"""

from __future__ import annotations

from dataclasses import replace

from autograder import fingerprint
from autograder.grade import Grade, to_json
from autograder.gradebook.course import Course
from autograder.gradebook.handed_in import HandedIn
from autograder.gradebook.tables import NotebookRow, read_criteria, read_submissions
from autograder.rubric import ROOT, read_rubric
from autograder.store import digest

Late = dict[tuple[str, str, str], tuple[float, NotebookRow]]
"""How many seconds late a notebook is, and its row, by its student, assignment and name."""

# rules that depend only on the seconds late and the score
PURE_RULES = ("nbgrader.plugins.LateSubmissionPlugin", "autograder.gradebook.late_penalties.PerDay")


class WrittenGrades:
    """The grades that are in the gradebook and on the feedback pages."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._scores = {
            (row.student, row.assignment): {
                name: grade.auto_score for notebook in row.notebooks for name, grade in notebook.grades.items()
            }
            for row in read_submissions(course)
        }

    def has(self, work: HandedIn, grade: Grade) -> bool:
        """Whether the gradebook and the pages show exactly this grade."""
        scores = self._scores.get((work.student, work.assignment), {})
        folders = (self._course.root / step / work.student / work.assignment for step in ("autograded", "feedback"))
        return (
            all(scores.get(criterion.name) == criterion.score for criterion in grade.criteria)
            and self._course.store.get(self._key(work)) == self._value(work, grade)
            and all(folder.is_dir() for folder in folders)
        )

    def note(self, work: HandedIn, grade: Grade) -> None:
        """Notes that a grade was written completely."""
        self._course.store.put(self._key(work), self._value(work, grade))

    def _key(self, work: HandedIn) -> str:
        return digest("written", self._course.gradebook_name, work.student, work.assignment)

    def _value(self, work: HandedIn, grade: Grade) -> str:
        shown = to_json(grade) | {"seconds": 0, "submission": ""}
        files = [fingerprint.of_files(work.folder, pattern) for pattern in ("*.ipynb", "timestamp.txt")]
        return digest(shown, files, self._course.language, fingerprint.of_pages())


def is_prepared(course: Course, assignment: str) -> bool:
    """Whether the gradebook has the assignment's criteria, and nbgrader the current notebooks."""
    return (
        course.store.get(_prepared_key(course, assignment)) == _made_from(course)
        and {criterion.name for criterion in read_rubric(assignment).criteria} <= read_criteria(course, assignment)
        and (course.sources / assignment).is_dir()
    )


def note_prepared(course: Course, assignment: str) -> None:
    course.store.put(_prepared_key(course, assignment), _made_from(course))


def _prepared_key(course: Course, assignment: str) -> str:
    return digest("prepared", course.gradebook_name, assignment)


def _made_from(course: Course) -> str:
    return digest(fingerprint.of_sources(ROOT, course.language), fingerprint.of_pages("lesson"))


def is_collected(course: Course, assignment: str) -> bool:
    """Whether everything in the exchange was collected, and `submitted` has not changed since."""
    if not course.inbound.is_dir():
        return True
    # with `before_duedate`, the due date decides, too
    always_the_last = not course.own_settings().ExchangeCollect.get("before_duedate")
    now = [waiting(course, assignment), _collected(course, assignment)]
    return always_the_last and course.store.get(_collected_key(course, assignment)) == now


def note_collected(course: Course, assignment: str, waited: str) -> None:
    """Notes that everything was collected that waited at the start; more may have arrived since."""
    course.store.put(_collected_key(course, assignment), [waited, _collected(course, assignment)])


def _collected_key(course: Course, assignment: str) -> str:
    return digest("collected", str(course.inbound.resolve()), assignment)


def waiting(course: Course, assignment: str) -> str:
    """The digest of the submissions in the exchange."""
    paths = sorted(course.inbound.glob(f"*+{assignment}+*"))
    return digest([(path.name, path.lstat().st_mtime_ns) for path in paths])


def _collected(course: Course, assignment: str) -> str:
    """The digest of the times of collected submissions, which nbgrader replaces with newer ones."""
    folders = sorted((course.root / "submitted").glob(f"*/{assignment}"))
    return digest([(path.parent.name, fingerprint.of_files(path, "timestamp.txt")) for path in folders])


def are_penalties_settled(course: Course) -> bool:
    """Whether nbgrader would compute the same late penalties again."""
    late = late_notebooks(course)
    rule = course.own_settings().AssignLatePenalties.get("plugin_class", PURE_RULES[0])
    return not late or (rule in PURE_RULES and course.store.get(_penalties_key(course)) == _penalties(course, late))


def note_penalties(course: Course, before: Late) -> None:
    """Notes that the penalties for `before` were computed, unless points or dates have changed meanwhile."""
    after = late_notebooks(course)
    if _without_penalties(before) == _without_penalties(after):
        course.store.put(_penalties_key(course), _penalties(course, after))


def late_notebooks(course: Course) -> Late:
    """The notebooks that are late, or that have a late penalty."""
    return {
        (row.student, row.assignment, notebook.name): (row.seconds_late, notebook)
        for row in read_submissions(course)
        for notebook in row.notebooks
        if row.seconds_late or notebook.late_penalty
    }


def _without_penalties(late: Late) -> Late:
    return {key: (seconds, replace(notebook, late_penalty=0.0)) for key, (seconds, notebook) in late.items()}


def _penalties_key(course: Course) -> str:
    return digest("penalties", course.gradebook_name)


def _penalties(course: Course, late: Late) -> str:
    """The digest of the penalties of a pure rule, and of everything that decides them."""
    own = course.own_settings()
    rule = [str(own[name]) for name in ("AssignLatePenalties", "LateSubmissionPlugin", "PerDay")]
    return digest(repr(late), rule, fingerprint.of_pages())
