"""Where a course's files lie, and how nbgrader is set up for them, be it by `make` or by `nbgrader`."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from nbformat.warnings import DuplicateCellId, MissingIDFieldWarning
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.exchange.default import Exchange
from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.authoring.release import own_programs_first, stub_config
from autograder.gradebook.connections import NAME, is_file
from autograder.gradebook.interrupts import held_back
from autograder.messages import Message, say
from autograder.store import Store
from autograder.text import one_line

OURS = "autograder.gradebook"


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
        shared = Path(Exchange.class_traits()["root"].default_value)
        return shared if os.access(shared, os.W_OK) else self.root / "build" / "exchange"

    @property
    def gradebook_url(self) -> URL:
        """The gradebook's database, as SQLAlchemy names it. Raises GradebookError where nothing can be there."""
        if self.db_url:
            return _read_url(self.db_url)
        return URL.create("sqlite", database=str(self.root.resolve() / "gradebook.db"))

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
        config = stub_config(self.language)
        self._place(config)
        config.ExchangeFactory.collect = f"{OURS}.exchange.Collect"
        config.ExchangeCollect.check_owner = False
        config.ExchangeCollect.update = True
        config.Autograde.pre_convert_hook = f"{OURS}.intake.before_autograde"
        config.Autograde.exporter_class = f"{OURS}.sanitize.ReadSafely"
        config.Autograde.sanitize_preprocessors = [
            f"{OURS}.sanitize.RestoreCells",
            "nbgrader.preprocessors.ClearOutput",
            "nbgrader.preprocessors.OverwriteKernelspec",
            "nbgrader.preprocessors.OverwriteCells",
            "nbgrader.preprocessors.CheckCellMetadata",
        ]
        config.Autograde.autograde_preprocessors = [
            f"{OURS}.preprocessors.WriteGrades",
            "nbgrader.preprocessors.IgnorePattern",
            "nbconvert.preprocessors.ClearMetadataPreprocessor",
            "nbgrader.preprocessors.LimitOutput",
            "nbgrader.preprocessors.SaveAutoGrades",
            f"{OURS}.preprocessors.EnsureGraded",
            "nbgrader.preprocessors.AssignLatePenalties",
            "nbgrader.preprocessors.CheckCellMetadata",
        ]
        config.HTMLExporter.filters = {"markdown2html": f"{OURS}.pages.markdown2html"}
        # a raw cell would go into the page as it is
        config.HTMLExporter.raw_mimetypes = []
        config.GenerateFeedback.exporter_class = f"{OURS}.feedback_page.FeedbackPage"
        config.GenerateFeedback.preprocessors = [f"{OURS}.feedback_page.ReadMarks"]
        give_time(config)
        for step in ("WriteGrades", "EnsureGraded", "FeedbackPage"):
            config[step].language = self.language
        return config

    def _place(self, config: Config) -> None:
        config.CourseDirectory.root = str(self.root.resolve())
        config.CourseDirectory.course_id = self.course_id
        config.CourseDirectory.source_directory = "build/source"
        config.CourseDirectory.release_directory = "build/release"
        config.CourseDirectory.db_url = _text(self.gradebook_url)
        config.Exchange.root = str(self.exchange_root.resolve())
        if self.cache:
            config.Exchange.cache = str(self.cache.resolve())

    def api(self, changes: Config | None = None) -> NbGraderAPI:
        """nbgrader in this process; each of its commands alone would take seconds to start."""
        config = _own_settings(self.root)
        config.merge(self.config())
        config.NbGraderAPI.log_level = "ERROR"
        config.CourseDirectory.db_url = self._kept_url
        config.merge(changes or Config())
        return NbGraderAPI(config=config)

    @contextmanager
    def gradebook(self) -> Iterator[Gradebook]:
        """The gradebook's database; it is made where there is none."""
        self.root.mkdir(parents=True, exist_ok=True)
        with at_work(), Gradebook(self._kept_url, self.course_id) as gradebook:
            yield gradebook

    @property
    def _kept_url(self) -> str:
        """For this process, whose engines share what they have; programs that nbgrader starts don't know how."""
        return _text(self.gradebook_url.update_query_dict({"plugin": NAME}))


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
    """What is said when the database does not answer."""
    return GradebookError(
        say(
            "the gradebook can't be used: {reason}. Check that its server is running, close other programs that "
            "use it, such as formgrader, or free some disk space; then run this again. Finished grades are kept.",
            reason=one_line(reason, 300).rstrip("."),
        )
    )


@contextmanager
def at_work() -> Iterator[None]:
    """What a step of nbgrader's needs around it; Ctrl-C waits until it is done.

    Raises:
        GradebookError: the database is locked, full or out of reach.
    """
    with held_back(), at_length():
        yield


@contextmanager
def at_length() -> Iterator[None]:
    """What nbgrader needs around it: the programs beside our Python, and its own warnings unheard.

    Raises:
        GradebookError: the database is locked, full or out of reach.
    """
    with own_programs_first(), warnings.catch_warnings():
        # they are about nbgrader's code, and no instructor can do anything about them
        warnings.filterwarnings("ignore", module=r"nbgrader\.")
        # nbformat puts these right
        warnings.simplefilter("ignore", DuplicateCellId)
        warnings.simplefilter("ignore", MissingIDFieldWarning)
        try:
            yield
        except DBAPIError as error:
            raise out_of_reach(error.orig) from error
