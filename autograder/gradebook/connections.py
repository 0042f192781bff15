"""Shares database connections and compiled statements between nbgrader's engines.

nbgrader creates an engine in every step of every notebook, and disposes of it afterwards. Engines whose URL names this
SQLAlchemy plugin share the connections and the compiled statements of the first one.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, CreateEnginePlugin, Engine, QueuePool
from sqlalchemy.dialects import plugins

NAME = "autograder_kept"
plugins.register(NAME, __name__, "KeepConnections")

_first: dict[URL | str, Engine] = {}
_compiled: dict[object, object] = {}


def is_file(url: URL) -> bool:
    """Whether the database is a file. It may be replaced at any time, so its connections are not shared."""
    return url.get_backend_name() == "sqlite"


class KeptPool(QueuePool):
    """A pool whose connections an engine can't close."""

    def dispose(self) -> None:
        """Closes nothing: the next engine uses the connections."""

    def recreate(self) -> KeptPool:
        return self


class KeepConnections(CreateEnginePlugin):
    """Gives every engine of a URL the pool and the statements of the first one."""

    def __init__(self, url: URL, kwargs: dict[str, Any]) -> None:
        super().__init__(url, kwargs)
        if not is_file(url):
            # the server may have been restarted; formgrader never returns its connection
            kwargs.update(poolclass=KeptPool, pool_pre_ping=True, max_overflow=-1)

    def update_url(self, url: URL) -> URL:
        return url.difference_update_query(["plugin"])

    def engine_created(self, engine: Engine) -> None:
        first = _first.setdefault(engine.url.drivername if is_file(engine.url) else engine.url, engine)
        # statements are compiled for a dialect
        engine.dialect = first.dialect
        engine.update_execution_options(compiled_cache=_compiled)
        if isinstance(engine.pool, KeptPool):
            engine.pool = first.pool
