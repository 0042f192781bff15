"""Results on disk, each under the digest of what decides it. A file is complete or missing, never partial."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def digest(*parts: object) -> str:
    """The SHA-256 of JSON values: the same for equal values on every machine."""
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Store:
    """A folder of JSON files, named by their keys. Several processes may use it at once."""

    folder: Path

    def get(self, key: str) -> Any:
        """The value of a key; None if it is missing or its file is damaged."""
        try:
            return json.loads(self._path(key).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None

    def put(self, key: str, value: object) -> None:
        """Saves a value. A process that is killed meanwhile leaves the old value, or none.

        Raises:
            OSError: the file can't be written; the old value stays.
        """
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            unfinished.write_text(json.dumps(value), encoding="utf-8")
            unfinished.replace(path)
        except OSError:
            unfinished.unlink(missing_ok=True)
            raise

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"
