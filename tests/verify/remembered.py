"""A cache that the workers of `make verify` share during one run: files under `build/verify`."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent.parent / "build" / "verify"


def forget_all() -> None:
    """Clears the cache: the results of an earlier run may be out of date."""
    shutil.rmtree(FOLDER, ignore_errors=True)


class Remembered(MutableMapping[str, Any]):
    """A dictionary in files. Each key is a digest and names a file."""

    def __init__(self, name: str) -> None:
        self._folder = FOLDER / name
        self._folder.mkdir(parents=True, exist_ok=True)

    def __getitem__(self, key: str) -> Any:
        try:
            return pickle.loads(self._path(key).read_bytes())
        except FileNotFoundError:
            raise KeyError(key) from None

    def __setitem__(self, key: str, value: Any) -> None:
        # another worker may read or write the same file
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as file:
            pickle.dump(value, file)
        os.replace(file.name, self._path(key))

    def __delitem__(self, key: str) -> None:
        self._path(key).unlink()

    def __iter__(self) -> Iterator[str]:
        return (path.name for path in self._folder.iterdir())

    def __len__(self) -> int:
        return sum(1 for _ in self._folder.iterdir())

    def _path(self, key: str) -> Path:
        return self._folder / key
