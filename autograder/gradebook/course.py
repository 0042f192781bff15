"""The folders of a course, and the configuration of nbgrader for them, for `make` and for `nbgrader` alike."""

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
# nbgrader's default, repeated here to avoid its import
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
    # replaces nbgrader's Execute: the notebook is not run
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
    """One nbgrader course: a folder with `submitted`, `autograded`, `feedback` and the gradebook.

    `db_url` is a database other than `gradebook.db` in that folder, such as PostgreSQL. `exchange` and `cache` are
    folders other than nbgrader's own, through which students and instructor exchange their work.
    """

    root: Path
    language: str = "en"
    course_id: str = "deep-learning"
    db_url: str | None = field(default=None, repr=False)
    exchange: Path | None = None
    cache: Path | None = None

    @property
    def sources(self) -> Path:
        """The notebooks with answers, which are made for nbgrader."""
        return self.root / "build" / "source"

    @property
    def store(self) -> Store:
        """The store of cached and saved results."""
        return Store(self.root / "build" / "store")

    @property
    def exchange_root(self) -> Path:
        """The exchange: the folder of the field or of `EXCHANGE`, else nbgrader's, else one in the course."""
        named = self.exchange or os.environ.get("EXCHANGE")
        if named:
            return Path(named)
        return SHARED_EXCHANGE if os.access(SHARED_EXCHANGE, os.W_OK) else self.root / "build" / "exchange"

    @property
    def inbound(self) -> Path:
        """The folder of the exchange with students' submissions."""
        return self.exchange_root / self.course_id / "inbound"

    @property
    def gradebook_url(self) -> URL:
        """The gradebook's database as a URL of SQLAlchemy. Raises GradebookError if it is not valid."""
        if self.db_url:
            return _read_url(self.db_url)
        return URL.create("sqlite", database=str(self.root.resolve() / "gradebook.db"))

    @property
    def shared_url(self) -> str:
        """The same for this process, whose engines share connections. Not for programs that nbgrader starts."""
        return _text(self.gradebook_url.update_query_dict({"plugin": NAME}))

    @property
    def gradebook_name(self) -> str:
        """The gradebook's database without the password, to be shown and saved."""
        url = self.gradebook_url
        if is_file(url):
            return str(url.database)
        return str(URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database))

    def submission(self, student: str, assignment: str) -> Path:
        """The folder with a student's submission."""
        return self.root / "submitted" / student / assignment

    def config(self) -> Config:
        """The configuration of nbgrader for this course."""
        config = Config()
        self._place(config)
        # students get this in place of an answer
        config.ClearSolutions.code_stub = {"python": stub(self.language)}
        config.ExchangeFactory.collect = f"{OURS}.collect.exchange.Collect"
        config.ExchangeCollect.check_owner = False
        config.ExchangeCollect.update = True
        config.Autograde.pre_convert_hook = BEFORE_AUTOGRADE
        config.Autograde.exporter_class = READ
        config.Autograde.sanitize_preprocessors = list(SANITIZE)
        config.Autograde.autograde_preprocessors = list(AUTOGRADE)
        config.HTMLExporter.filters = {"markdown2html": f"{OURS}.feedback.safe_markdown.markdown2html"}
        # a raw cell would be written into the page unescaped
        config.HTMLExporter.raw_mimetypes = []
        config.GenerateFeedback.preprocessors = list(FEEDBACK)
        config.GenerateFeedback.exporter_class = PAGE
        give_time(config)
        for step in ("WriteGrades", "EnsureGraded", "FeedbackPage"):
            config[step].language = self.language
        return config

    def own_settings(self) -> Config:
        """The settings in `nbgrader_config.py`, such as a rule for late work; empty without that file."""
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
    """Sets long timeouts for running a notebook: its training is one cell, which takes minutes on a slow machine."""
    config.Execute.timeout = 900
    config.Execute.startup_timeout = 300
    config.Execute.iopub_timeout = 60


def configure(config: Config, course: Course) -> None:
    """Configures nbgrader for the course; `nbgrader_config.py` calls this."""
    try:
        config.merge(course.config())
    except GradebookError as error:
        # after any other exception nbgrader would continue without these settings
        print(f"autograder: {error.message.text(course.language)}", file=sys.stderr)
        raise SystemExit(2) from None


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)


def _read_url(text: str) -> URL:
    try:
        url = make_url(text)
        if url.drivername == "postgresql":
            # the default driver depends on SQLAlchemy's version
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
    """The course in a folder, with the settings of its `nbgrader_config.py`; English by default."""
    own = _own_settings(root)
    spoken = language or str(own.WriteGrades.get("language", "en"))
    database = os.environ.get("GRADEBOOK_URL") or own.CourseDirectory.get("db_url")
    return Course(root.resolve(), spoken, db_url=database)


def _own_settings(root: Path) -> Config:
    """The settings in a folder's `nbgrader_config.py`; empty without that file."""
    if not (root / "nbgrader_config.py").is_file():
        return Config()
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


class GradebookError(Exception):
    """The gradebook can't be used, or nbgrader refuses; `message` says why and what to do."""

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
    """Raises GradebookError if the database is locked, full or out of reach."""
    try:
        yield
    except DBAPIError as error:
        raise out_of_reach(error.orig) from error
