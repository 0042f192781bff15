"""What students get beside their notebooks: how to start, and digits for where there is no internet."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from nbformat import NotebookNode

SMALL_DIGITS = "small_digits.npz"
README = "README.md"
# where a repository is said to be that has no place yet
UNNAMED = "OWNER/REPOSITORY"
# the same in every language
_SHARED = ("environment.yml", "requirements.txt")


def write_small_digits(notebooks: Iterable[NotebookNode], folder: Path) -> list[Path]:
    """Writes scikit-learn's digits to a file beside notebooks that read it.

    Nothing is compressed, because not every machine compresses to the same bytes.
    """
    if not any(SMALL_DIGITS in cell.source for notebook in notebooks for cell in notebook.cells):
        return []
    from sklearn.datasets import load_digits

    digits = load_digits()
    path = folder / SMALL_DIGITS
    np.savez(path, images=digits.images.astype(np.uint8), labels=digits.target.astype(np.uint8))
    return [path]


def write_start(root: Path, destination: Path, language: str) -> list[Path]:
    """Writes how students of a language start, and what they install, where the repository says it."""
    source = root / "solutions" / language / README
    if not source.is_file():
        return []
    text = source.read_text(encoding="utf-8").replace("{github}", github_path(root))
    (destination / README).write_text(text, encoding="utf-8")
    shared = [root / "solutions" / name for name in _SHARED]
    for path in shared:
        (destination / path.name).write_bytes(path.read_bytes())
    return [destination / README, *(destination / path.name for path in shared)]


def github_path(root: Path) -> str:
    """OWNER/REPOSITORY, where `pyproject.toml` says that this repository lies on GitHub."""
    with (root / "pyproject.toml").open("rb") as file:
        address: str = tomllib.load(file)["project"]["urls"]["Repository"]
    return address.removeprefix("https://github.com/").removesuffix("/").removesuffix(".git")
