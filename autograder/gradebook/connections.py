"""What outlives nbgrader's engines: connections to a database server, and compiled statements.

nbgrader makes an engine in every step of every notebook, and disposes of it afterwards. A URL that names this plugin,
SQLAlchemy's own way to change how engines are made, has them share what the first one made.
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
    """Whether it is a file, which may be replaced at any time: a connection would go on with the old one."""
    return url.get_backend_name() == "sqlite"


class KeptPool(QueuePool):
    """Connections that an engine can't close."""

    def dispose(self) -> None:
        """Closes nothing: the next engine wants them."""

    def recreate(self) -> KeptPool:
        return self


class KeepConnections(CreateEnginePlugin):
    """Gives every engine of a URL what the first one has."""

    def __init__(self, url: URL, kwargs: dict[str, Any]) -> None:
        super().__init__(url, kwargs)
        if not is_file(url):
            # a server may have been started anew since; formgrader never gives its connection back
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
