"""The table of all limits in docs/security.md: `python -m autograder.authoring.limits_page` writes it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from autograder import limits
from autograder.sandbox import stopwatch, wire
from autograder.sandbox.worker import models
from autograder.sandbox.worker.confine import Limits

PAGE = Path(__file__).parents[2] / "docs" / "security.md"


def table(process: Limits | None = None) -> str:
    """Every limit in Markdown, from the code that keeps it; the process may have others than the usual ones."""
    rows = [*_of_code(), *_of_process(process or Limits()), *_of_files(), *_of_networks()]
    return "\n".join(["| limit | value |", "|---|---|", *(f"| {limit} | {value} |" for limit, value in rows)])


def write_block(page: Path, name: str, text: str) -> None:
    """Replaces what stands between the markers of that name in a page."""
    begin, end = f"<!-- {name}: begin -->", f"<!-- {name}: end -->"
    head, _, rest = page.read_text(encoding="utf-8").partition(begin)
    page.write_text(f"{head}{begin}\n{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def _of_code() -> Iterator[tuple[str, str]]:
    yield (
        "one call / all calls of a function",
        f"{limits.CALL_SECONDS:g} s / {limits.ALL_CALLS_SECONDS:g} s; `fit_line` {limits.LONG_CALL_SECONDS:g} s a call",
    )
    yield "the notebook's definitions", f"{limits.DEFINE_SECONDS:g} s"
    yield "one definition", "half of the processor time that is left for all of them; then the next one runs"
    yield "a network, or a step of its training", f"{limits.BUILD_SECONDS:g} s"
    yield "a network's compiling", f"{limits.COMPILE_SECONDS:g} s"
    yield "a question while the process waits for a processor", f"{stopwatch.MAX_FACTOR} times its limit by the clock"
    yield (
        "a `fit` in `build_model`, `build_convnet` or `compile_model`",
        f"{models.MAX_BATCHES:,} batches: an epoch of MNIST",
    )


def _of_process(process: Limits) -> Iterator[tuple[str, str]]:
    yield "processor time", f"{process.cpu / 60:g} min"
    yield "memory beyond what Python and TensorFlow take", _size(process.memory)
    yield "processes", "1; threads as memory allows"
    yield "open files", f"{process.descriptors}"
    yield (
        "a file / all files, in memory of its own",
        f"{_size(process.file)} / {_size(process.scratch)} in each of two folders",
    )
    yield "what it prints", "goes to `/dev/null`"
    yield (
        "an answer",
        f"{_size(wire.MAX_JSON)} of JSON, {_size(wire.MAX_ARRAYS)} of arrays, {wire.MAX_ARRAY_COUNT} arrays, "
        f"{wire.MAX_DEPTH} levels deep",
    )
    yield "answers", "one a question"


def _of_files() -> Iterator[tuple[str, str]]:
    yield (
        "a notebook",
        f"{_size(limits.MAX_NOTEBOOK_BYTES)}, {limits.MAX_NOTEBOOK_CELLS:,} cells, "
        f"{limits.MAX_DEFINITIONS:,} definitions; nothing is read after {limits.MAX_PROBLEMS} unreadable cells",
    )
    yield (
        "a cell",
        f"{limits.MAX_CELL_CHARACTERS:,} characters, {limits.MAX_CELL_LINES:,} lines; "
        f"{limits.MAX_CELL_MAGICS} magics where it is not plain Python",
    )
    yield "a download", f"{limits.MAX_DOWNLOAD_FILES:,} files, {_size(limits.MAX_DOWNLOAD_BYTES)}"
    yield "a text of a student's that is shown", f"{limits.MAX_TEXT_CHARACTERS:,} characters"


def _of_networks() -> Iterator[tuple[str, str]]:
    yield (
        "a network",
        f"{limits.MAX_LAYERS} layers, {limits.MAX_PARAMETERS:,} parameters, {limits.MAX_CATEGORIES:,} categories; "
        f"{limits.MAX_VALUES:,} values and {limits.MAX_MULTIPLICATIONS:,} multiplications for an image",
    )
    yield (
        "a network's configuration",
        f"{limits.MAX_CONFIGURATION_DEPTH} levels deep; optimizer and loss {limits.MAX_SETTINGS_CHARACTERS:,} "
        "characters each",
    )


def _size(count: int) -> str:
    return f"{count / 2**20:g} MB" if count < 2**30 else f"{count / 2**30:g} GB"


if __name__ == "__main__":
    write_block(PAGE, "limits", table())
