"""The notebooks of students: as they are handed out, with the answers filled in, and run in a real kernel."""

from __future__ import annotations

import resource
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from support.kernels import SOON, as_students_have_it, ends_within

from autograder.authoring.notebooks import languages, source_notebooks
from autograder.rubric import ROOT

ASSIGNMENT_OF = {path.stem: path.parent.name for path in sorted(ROOT.glob("solutions/en/*/*.md"))}
"""The assignment of each notebook, by the notebooks' names."""
EACH_NOTEBOOK = [(language, name) for language in languages(ROOT) for name in ASSIGNMENT_OF]
# one language is enough for slow tests: a test of the release compares the code of all languages
FIRST = [("en", name) for name, assignment in ASSIGNMENT_OF.items() if assignment == "mnist"]
FINISHED = "finished = True"
DRAWS = ("show_", "_show_", "try_line(")


@contextmanager
def no_download(folder: Path) -> Iterator[None]:
    """Gives Keras an empty cache in that folder and no network, so that it has no MNIST."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KERAS_HOME", str(folder))
        patch.setenv("https_proxy", "http://127.0.0.1:9")
        yield


def handed_out(language: str, name: str) -> Path:
    """The file that students get."""
    return ROOT / "assignments" / language / ASSIGNMENT_OF[name] / f"{name}.ipynb"


def source_notebook(language: str, name: str) -> NotebookNode:
    """The notebook as instructors write it, answers included."""
    return source_notebooks(ROOT, language, ASSIGNMENT_OF[name])[name]


def released(language: str, name: str) -> NotebookNode:
    return nbformat.read(handed_out(language, name), as_version=4)


def solved(language: str, name: str) -> NotebookNode:
    """The released notebook with the reference answers put into its stubs."""
    answers = {cell.id: cell.source for cell in source_notebook(language, name).cells}
    notebook = released(language, name)
    for cell in notebook.cells:
        if "NotImplementedError" in cell.source:
            cell.source = answers[cell.id]
    return notebook


def run(
    notebook: NotebookNode, folder: Path, allow_errors: bool = False, manager: AsyncKernelManager | None = None
) -> NotebookNode:
    """Runs a notebook from its first cell to its last, in a kernel of our own Python or of the manager's."""
    settings = {"timeout": 900, "startup_timeout": 300, "iopub_timeout": 60, "allow_errors": allow_errors}
    resources = {"metadata": {"path": str(folder)}}
    client = NotebookClient(notebook, manager, kernel_name="python3", resources=resources, **settings)

    def watch(cell: NotebookNode, cell_index: int, **_: object) -> None:
        if cell_index == len(notebook.cells) - 1 and cell.source.startswith(FINISHED):
            assert client.km
            assert client.km.provisioner
            assert ends_within(client.km.provisioner.pid, SOON), "the last cell does not end the kernel"

    client.on_cell_executed = watch
    started = resource.getrusage(resource.RUSAGE_CHILDREN)
    client.execute(env=as_students_have_it())
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("seconds of processor time:", ended.ru_utime + ended.ru_stime - started.ru_utime - started.ru_stime)
    return notebook


def finished(notebook: NotebookNode) -> NotebookNode:
    """The notebook of a student who has finished: its last cell frees the memory."""
    last = notebook.cells[-1]
    last.source = last.source.replace("finished = False", FINISHED)
    assert last.source.startswith(FINISHED)
    return notebook


def outputs(notebook: NotebookNode, kind: str) -> dict[str, list[NotebookNode]]:
    """The outputs of one kind, by cell."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    found = {cell.id: [out for out in cell.outputs if out.output_type == kind] for cell in code}
    return {cell: outs for cell, outs in found.items() if outs}


def drawing_cells(notebook: NotebookNode) -> set[str]:
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return {cell.id for cell in code if any(line.startswith(DRAWS) for line in cell.source.splitlines())}


def drawn_cells(notebook: NotebookNode) -> set[str]:
    shown = outputs(notebook, "display_data")
    return {cell for cell, outs in shown.items() if any("image/png" in out.data for out in outs)}


def descriptions(notebook: NotebookNode) -> list[str]:
    """The text alternative of each figure."""
    figures = [out for outs in outputs(notebook, "display_data").values() for out in outs if "image/png" in out.data]
    for figure in figures:
        assert figure.data["text/html"].startswith(f'<img alt="{escape(figure.data["text/plain"])}" ')
    return [figure.data["text/plain"] for figure in figures]


def graded_cells(notebook: NotebookNode) -> set[str]:
    return {cell.id for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")}


def printed(notebook: NotebookNode, cell: str) -> str:
    return "".join(out.text for out in outputs(notebook, "stream").get(cell, []))


NBGRADER = '{"grade": false, "grade_id": "half", "locked": false, "schema_version": 3, "solution": true}'
SMALL_SOURCE = f"""
# A task

```python nbgrader={NBGRADER}
def half(x):
    ### BEGIN SOLUTION
    return x / 2
    ### END SOLUTION
```
"""
SMALL_TASK = Path("solutions", "en", "small", "task.md")


def small_repository(folder: Path, source: str) -> Path:
    """A repository of one small assignment, made of the text of its source."""
    path = folder / "repository" / SMALL_TASK
    path.parent.mkdir(parents=True)
    path.write_text(source, encoding="utf-8")
    return folder / "repository"
