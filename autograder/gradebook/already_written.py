"""What an earlier run has written already, so that it need not be written again, nor nbgrader be imported.

Each note is kept under a digest of all that decides what was written; the gradebook itself has to agree.
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

# rules for late work that depend on nothing but how late it is and what it scores
PURE_RULES = ("nbgrader.plugins.LateSubmissionPlugin", "autograder.gradebook.late_penalties.PerDay")


class WrittenGrades:
    """Remembers which grades stand in the gradebook and on the feedback pages."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._scores = {
            (row.student, row.assignment): {
                name: grade.auto_score for notebook in row.notebooks for name, grade in notebook.grades.items()
            }
            for row in read_submissions(course)
        }

    def has(self, work: HandedIn, grade: Grade) -> bool:
        """Whether the gradebook and the pages show this very grade."""
        scores = self._scores.get((work.student, work.assignment), {})
        folders = (self._course.root / step / work.student / work.assignment for step in ("autograded", "feedback"))
        return (
            all(scores.get(criterion.name) == criterion.score for criterion in grade.criteria)
            and self._course.store.get(self._key(work)) == self._value(work, grade)
            and all(folder.is_dir() for folder in folders)
        )

    def note(self, work: HandedIn, grade: Grade) -> None:
        """Remembers that it was written, once it has been, whole."""
        self._course.store.put(self._key(work), self._value(work, grade))

    def _key(self, work: HandedIn) -> str:
        return digest("booked", self._course.gradebook_name, work.student, work.assignment)

    def _value(self, work: HandedIn, grade: Grade) -> str:
        shown = to_json(grade) | {"seconds": 0, "submission": ""}
        files = [fingerprint.of_files(work.folder, pattern) for pattern in ("*.ipynb", "timestamp.txt")]
        return digest(shown, files, self._course.language, fingerprint.of_pages())


def is_prepared(course: Course, assignment: str) -> bool:
    """Whether the gradebook has the assignment's criteria, and nbgrader the notebooks that it was made from."""
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
    """Whether all that waits in the exchange was collected, and lies in `submitted` as it did then."""
    if not course.inbound.is_dir():
        return True
    # otherwise the due date decides, too
    always_the_last = not course.own_settings().ExchangeCollect.get("before_duedate")
    now = [waiting(course, assignment), _collected(course, assignment)]
    return always_the_last and course.store.get(_collected_key(course, assignment)) == now


def note_collected(course: Course, assignment: str, waited: str) -> None:
    """Remembers that all was collected that waited before it was begun: more may have come since."""
    course.store.put(_collected_key(course, assignment), [waited, _collected(course, assignment)])


def _collected_key(course: Course, assignment: str) -> str:
    return digest("collected", str(course.inbound.resolve()), assignment)


def waiting(course: Course, assignment: str) -> str:
    """The digest of what waits in the exchange."""
    paths = sorted(course.inbound.glob(f"*+{assignment}+*"))
    return digest([(path.name, path.lstat().st_mtime_ns) for path in paths])


def _collected(course: Course, assignment: str) -> str:
    """The digest of when the work was handed in that nbgrader would replace by newer work."""
    folders = sorted((course.root / "submitted").glob(f"*/{assignment}"))
    return digest([(path.parent.name, fingerprint.of_files(path, "timestamp.txt")) for path in folders])


def are_penalties_settled(course: Course) -> bool:
    """Whether nbgrader would work out the same late penalties again."""
    late = late_notebooks(course)
    rule = course.own_settings().AssignLatePenalties.get("plugin_class", PURE_RULES[0])
    return not late or (rule in PURE_RULES and course.store.get(_penalties_key(course)) == _penalties(course, late))


def note_penalties(course: Course, before: Late) -> None:
    """Remembers that they were worked out for `before`, unless points or dates have changed meanwhile."""
    after = late_notebooks(course)
    if _without_penalties(before) == _without_penalties(after):
        course.store.put(_penalties_key(course), _penalties(course, after))


def late_notebooks(course: Course) -> Late:
    """The notebooks that are late, or that something was taken off."""
    return {
        (row.student, row.assignment, notebook.name): (row.seconds_late, notebook)
        for row in read_submissions(course)
        for notebook in row.notebooks
        if row.seconds_late or notebook.late_penalty
    }


def _without_penalties(late: Late) -> Late:
    return {place: (seconds, replace(notebook, late_penalty=0.0)) for place, (seconds, notebook) in late.items()}


def _penalties_key(course: Course) -> str:
    return digest("penalties", course.gradebook_name)


def _penalties(course: Course, late: Late) -> str:
    """What decides the penalties of a pure rule, and what they are."""
    own = course.own_settings()
    rule = [str(own[name]) for name in ("AssignLatePenalties", "LateSubmissionPlugin", "PerDay")]
    return digest(repr(late), rule, fingerprint.of_pages())
