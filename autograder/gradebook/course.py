"""Where a course's files lie, and how nbgrader is set up for them, be it by `make` or by `nbgrader`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.authoring.stub import stub
from autograder.gradebook.connections import NAME, is_file
from autograder.messages import Message, say
from autograder.store import Store
from autograder.text import one_line

OURS = "autograder.gradebook"
# nbgrader's own, which it gives only to those who import it
SHARED_EXCHANGE = Path("/usr/local/share/nbgrader/exchange")

# What nbgrader does with a submission, in this order: it copies the folder, then runs these hooks and steps.
BEFORE_AUTOGRADE = f"{OURS}.collect.tidy.before_autograde"
READ = f"{OURS}.autograde.read_safely.ReadSafely"
SANITIZE = (
    f"{OURS}.autograde.restore_cells.RestoreCells",
    "nbgrader.preprocessors.ClearOutput",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "nbgrader.preprocessors.OverwriteCells",
    "nbgrader.preprocessors.CheckCellMetadata",
)
AUTOGRADE = (
    # in place of nbgrader's Execute: nothing of the notebook is run
    f"{OURS}.autograde.write_grades.WriteGrades",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "nbgrader.preprocessors.SaveAutoGrades",
    f"{OURS}.autograde.ensure_graded.EnsureGraded",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
)
FEEDBACK = (f"{OURS}.feedback.read_marks.ReadMarks",)
PAGE = f"{OURS}.feedback.page.FeedbackPage"


@dataclass(frozen=True)
class Course:
    """One nbgrader course: a folder with `submitted`, `autograded`, `feedback` and the gradebook in it.

    `db_url` names another database than `gradebook.db` in that folder, such as a PostgreSQL server's; `exchange`
    and `cache` name other folders than nbgrader's own, through which students and instructor hand over their work.
    """

    root: Path
    language: str = "en"
    course_id: str = "deep-learning"
    db_url: str | None = field(default=None, repr=False)
    exchange: Path | None = None
    cache: Path | None = None

    @property
    def sources(self) -> Path:
        """Where the notebooks with answers are derived to, for nbgrader alone."""
        return self.root / "build" / "source"

    @property
    def store(self) -> Store:
        """What earlier runs found out."""
        return Store(self.root / "build" / "store")

    @property
    def exchange_root(self) -> Path:
        """The exchange: the folder named, by field or `EXCHANGE`, else nbgrader's, else one of our own."""
        named = self.exchange or os.environ.get("EXCHANGE")
        if named:
            return Path(named)
        return SHARED_EXCHANGE if os.access(SHARED_EXCHANGE, os.W_OK) else self.root / "build" / "exchange"

    @property
    def inbound(self) -> Path:
        """Where students' submissions wait in the exchange."""
        return self.exchange_root / self.course_id / "inbound"

    @property
    def gradebook_url(self) -> URL:
        """The gradebook's database, as SQLAlchemy names it. Raises GradebookError where nothing can be there."""
        if self.db_url:
            return _read_url(self.db_url)
        return URL.create("sqlite", database=str(self.root.resolve() / "gradebook.db"))

    @property
    def shared_url(self) -> str:
        """The same for this process, whose engines share connections; programs that nbgrader starts can't."""
        return _text(self.gradebook_url.update_query_dict({"plugin": NAME}))

    @property
    def gradebook_name(self) -> str:
        """The gradebook's database, as it may be shown and kept: without the password."""
        url = self.gradebook_url
        if is_file(url):
            return str(url.database)
        return str(URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database))

    def submission(self, student: str, assignment: str) -> Path:
        """The folder of what a student handed in."""
        return self.root / "submitted" / student / assignment

    def config(self) -> Config:
        """How nbgrader is set up for this course."""
        config = Config()
        self._place(config)
        # what an answer is replaced by for students
        config.ClearSolutions.code_stub = {"python": stub(self.language)}
        config.ExchangeFactory.collect = f"{OURS}.collect.exchange.Collect"
        config.ExchangeCollect.check_owner = False
        config.ExchangeCollect.update = True
        config.Autograde.pre_convert_hook = BEFORE_AUTOGRADE
        config.Autograde.exporter_class = READ
        config.Autograde.sanitize_preprocessors = list(SANITIZE)
        config.Autograde.autograde_preprocessors = list(AUTOGRADE)
        config.HTMLExporter.filters = {"markdown2html": f"{OURS}.feedback.safe_markdown.markdown2html"}
        # a raw cell would go into the page as it is
        config.HTMLExporter.raw_mimetypes = []
        config.GenerateFeedback.preprocessors = list(FEEDBACK)
        config.GenerateFeedback.exporter_class = PAGE
        give_time(config)
        for step in ("WriteGrades", "EnsureGraded", "FeedbackPage"):
            config[step].language = self.language
        return config

    def own_settings(self) -> Config:
        """What the instructor sets in `nbgrader_config.py`, as a rule for late work; nothing where there is none."""
        return _own_settings(self.root)

    def _place(self, config: Config) -> None:
        config.CourseDirectory.root = str(self.root.resolve())
        config.CourseDirectory.course_id = self.course_id
        config.CourseDirectory.source_directory = "build/source"
        config.CourseDirectory.release_directory = "build/release"
        config.CourseDirectory.db_url = _text(self.gradebook_url)
        config.Exchange.root = str(self.exchange_root.resolve())
        if self.cache:
            config.Exchange.cache = str(self.cache.resolve())


def give_time(config: Config) -> None:
    """Lets a notebook run in a kernel take its time, on a slow machine too: its training is a single cell."""
    config.Execute.timeout = 900
    config.Execute.startup_timeout = 300
    config.Execute.iopub_timeout = 60


def configure(config: Config, course: Course) -> None:
    """Sets nbgrader up for the course; what `nbgrader_config.py` calls."""
    try:
        config.merge(course.config())
    except GradebookError as error:
        # after anything less nbgrader would go on without these settings
        print(f"autograder: {error.message.text(course.language)}", file=sys.stderr)
        raise SystemExit(2) from None


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _read_url(text: str) -> URL:
    try:
        url = make_url(text)
        if url.drivername == "postgresql":
            # SQLAlchemy's releases differ in which driver this means
            url = url.set(drivername="postgresql+psycopg2")
        url.get_dialect().import_dbapi()
    except ImportError as error:
        raise GradebookError(
            say(
                "{url} needs the Python package {package}; for PostgreSQL, run: pip install psycopg2-binary",
                url="GRADEBOOK_URL",
                package=error.name,
            )
        ) from None
    except (ArgumentError, ValueError):
        raise GradebookError(
            say(
                "{url} is not the address of a database: write it as {example}",
                url="GRADEBOOK_URL",
                example="postgresql://USER:PASSWORD@HOST/DATABASE",
            )
        ) from None
    return url


def course_at(root: Path, language: str | None = None) -> Course:
    """The course of a folder, as its `nbgrader_config.py` sets it up; English where that says nothing else."""
    own = _own_settings(root)
    spoken = language or str(own.WriteGrades.get("language", "en"))
    database = os.environ.get("GRADEBOOK_URL") or own.CourseDirectory.get("db_url")
    return Course(root.resolve(), spoken, db_url=database)


def _own_settings(root: Path) -> Config:
    """What instructors set themselves, as a rule for late work; nothing where there is no `nbgrader_config.py`."""
    if not (root / "nbgrader_config.py").is_file():
        return Config()
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


class GradebookError(Exception):
    """The gradebook can't be used, or nbgrader refuses; carries the sentence that says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text())
        self.message = message


def out_of_reach(reason: object) -> GradebookError:
    """The error for a database that does not answer."""
    return GradebookError(
        say(
            "the gradebook can't be used: {reason}. Check that its server is running, close other programs that "
            "use it, such as formgrader, or free some disk space; then run this again. Finished grades are kept.",
            reason=one_line(reason, 300).rstrip("."),
        )
    )


@contextmanager
def reachable() -> Iterator[None]:
    """Raises GradebookError where the database is locked, full or out of reach."""
    try:
        yield
    except DBAPIError as error:
        raise out_of_reach(error.orig) from error
