"""The notebooks with the answers filled in, run in a real kernel and opened in JupyterLab, in a real browser.

On the embedded digits. FULL=1 trains on the real MNIST, where MNIST_NPZ names its file, and opens every language's.
SCREENSHOTS names a folder that gets a picture of every screenful, to be looked at.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Page
from support.accessible import THEME, exported, findings, with_axe, without_colours_of_code
from support.browser import in_chromium, keep_picture, look, tab
from support.exercise import (
    EACH_NOTEBOOK,
    FIRST,
    descriptions,
    drawing_cells,
    drawn_cells,
    finished,
    graded_cells,
    no_download,
    outputs,
    printed,
    released,
    run,
    solved,
)
from support.jupyterlab import HEIGHT, KERNEL, VALIDATE, WIDTH, jupyterlab, open_notebook
from support.kernels import SOON, TRAINING, ends_within, helper_cell

from autograder.authoring.notebooks import KERNEL as KERNEL_SPEC
from autograder.rubric import ROOT

FULL = bool(os.environ.get("FULL"))
# such a training takes minutes
ON_MNIST = FULL and "MNIST_NPZ" in os.environ
SOLVED = EACH_NOTEBOOK if FULL else FIRST
LOOK = """(() => {
    const all = (query) => [...document.querySelectorAll(".jp-Notebook " + query)];
    const cut = (node) => node.scrollWidth > node.clientWidth + 1;
    return {
        text: all(".jp-RenderedMarkdown, .jp-OutputArea-output").map((node) => node.innerText).join("\\n"),
        described: all(".jp-OutputArea-output img").map((node) => node.alt),
        broken: all("img").filter((node) => !node.complete || !node.naturalWidth).length,
        cut: all("table, .jp-OutputArea-output pre").filter((node) => cut(node.parentElement)).length,
        height: document.querySelector(".jp-WindowedPanel-outer").scrollHeight,
    };
})()"""
CELLS = "jupyterapp.shell.currentWidget.content.widgets"
PROCESS = "import os\nprint(os.getpid())"
UNFINISHED = "finished = False\nclear_memory(finished)"
RAW = ("Traceback", "<img", "<div", "<table", "&lt;", "**", "$$")


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], NotebookNode]:
    """A solved notebook, run once from its first cell to its last."""

    @cache
    def run_solved(language: str, name: str) -> NotebookNode:
        folder = tmp_path_factory.mktemp(f"{language}-{name}")
        with no_download(folder), pytest.MonkeyPatch.context() as patch:
            if not ON_MNIST:
                patch.delenv("MNIST_NPZ", raising=False)
            return run(finished(solved(language, name)), folder)

    return run_solved


@pytest.mark.parametrize(("language", "name"), SOLVED)
def test_solved_notebook_runs_from_top_to_bottom(
    language: str, name: str, ran: Callable[[str, str], NotebookNode]
) -> None:
    notebook = ran(language, name)
    streams = [out for outs in outputs(notebook, "stream").values() for out in outs]
    assert [out.text for out in streams if out.name == "stderr"] == []
    assert outputs(notebook, "error") == {}
    assert drawing_cells(notebook) <= drawn_cells(notebook) <= drawing_cells(notebook) | graded_cells(notebook)
    assert all(printed(notebook, cell) for cell in graded_cells(notebook))
    told = descriptions(notebook)
    assert len(told) >= len(drawing_cells(notebook))
    assert all(len(text) > 20 for text in told)
    assert len({*told}) == len(told) - (name == "bonus")  # the sliders start where the cell before them stands
    if name != "bonus":
        assert validation_accuracy(notebook) >= (0.97 if ON_MNIST and name == "mnist" else 0.85)


def validation_accuracy(notebook: NotebookNode) -> float:
    """The best epoch's, as the check of the accuracy prints it."""
    trained = next(cell for cell in graded_cells(notebook) if cell in ("accuracy", "recognition"))
    found = re.search(r"(\d+)[.,](\d+)%", printed(notebook, trained))
    assert found
    return float(f"{found[1]}.{found[2]}") / 100


@with_axe
@in_chromium
@pytest.mark.parametrize(("language", "name"), SOLVED)
def test_axe_finds_nothing_of_ours_on_a_notebook_that_ran(
    language: str, name: str, ran: Callable[[str, str], NotebookNode], tmp_path: Path
) -> None:
    notebook = ran(language, name)
    with tab() as page:
        for dark in (False, True):
            look(page, WIDTH, HEIGHT, dark)
            page.goto(exported(notebook, tmp_path, dark, language))
            without_colours_of_code(page)
            assert findings(page, THEME) == []


# --- in JupyterLab


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A student's folder, and the address at which JupyterLab shows it."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with jupyterlab(folder) as address:
        yield folder, address


@in_chromium
@pytest.mark.parametrize(("language", "name"), SOLVED)
def test_solved_notebook_looks_as_it_should(
    language: str, name: str, ran: Callable[[str, str], NotebookNode], desk: tuple[Path, str], tmp_path: Path
) -> None:
    notebook, (folder, address) = ran(language, name), desk
    with tab() as page:
        open_notebook(page, address, notebook, folder / f"{language}-{name}.ipynb")
        seen = page.evaluate(LOOK)
        take_pictures(page, f"{language}-{name}", seen["height"])
    assert len(seen["described"]) == len(descriptions(notebook))
    assert all(seen["described"])
    assert (seen["broken"], seen["cut"]) == (0, 0)
    assert [sign for sign in RAW if sign in seen["text"]] == []


def take_pictures(page: Page, name: str, height: int) -> None:
    for number, top in enumerate(range(0, height, HEIGHT - 150)):
        page.evaluate(f"document.querySelector('.jp-WindowedPanel-outer').scrollTop = {top}")
        keep_picture(page, f"{name}-{number:02d}", full_page=False)


@in_chromium
@pytest.mark.parametrize("filled", [True, False], ids=["solved", "untouched"])
def test_validate_button_says_whether_the_visible_checks_pass(
    filled: bool, desk: tuple[Path, str], tmp_path: Path
) -> None:
    folder, address = desk
    notebook = solved("en", "bonus") if filled else released("en", "bonus")
    with tab() as page:
        open_notebook(page, address, notebook, folder / f"validate-{filled}.ipynb")
        page.evaluate(f"{VALIDATE}.id = 'validate'")
        page.click("#validate")
        said = page.wait_for_function("(document.querySelector('.jp-Dialog') || {}).innerText").json_value()
    assert ("passes all the tests" in said) is filled
    assert ("failed" in said.lower()) is not filled


@in_chromium
def test_sliders_work_without_a_mouse_after_run_all(desk: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = desk
    sliders = "document.querySelector('.jp-Notebook .noUi-handle').closest('.jp-Cell')"
    said = f"({sliders}.querySelector('[role=alert]') || {{}}).innerText"
    with tab() as page:
        open_notebook(page, address, solved("en", "bonus"), folder / "slider.ipynb")
        page.click(".jp-Notebook .jp-MarkdownCell")
        page.wait_for_function(f"{KERNEL} === 'idle'")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function("document.querySelector('.jp-Notebook').innerText.includes('finished = True')")
        page.evaluate("document.querySelector('.jp-Notebook .noUi-handle').focus()")
        page.keyboard.press("ArrowRight")
        assert page.wait_for_function(said).json_value() == "m = -0.9, b = 40: the loss is 316.385"
        page.evaluate(f"{sliders}.querySelectorAll('input')[1].focus()")
        page.keyboard.press("ArrowUp")
        page.wait_for_function(f"({said}).includes('40.5')")
        page.wait_for_function(f"{sliders}.querySelector('img').alt.includes('y = -0.9·x + 40.5')")
        numbers = f"[...{sliders}.querySelectorAll('input')].map((node) => [node.labels[0].innerText, node.value])"
        assert page.evaluate(numbers) == [["m", "-0.9"], ["b", "40.5"]]


@in_chromium
def test_students_see_nothing_of_the_instructors(desk: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = desk
    with tab() as page:
        open_notebook(page, address, released("en", "bonus"), folder / "bars.ipynb")
        page.wait_for_function("!!document.querySelector('[data-id=jp-property-inspector]')")
        assert page.evaluate("[...document.querySelectorAll('[data-id^=nbgrader]')].length") == 0
        assert "Nbgrader" not in page.evaluate("document.querySelector('.jp-MenuBar, .lm-MenuBar').innerText")
        assert page.evaluate("document.querySelectorAll('.jp-Dialog').length") == 0
    log = (folder / ".log").read_text(encoding="utf-8")
    assert "Loading the validate_assignment" in log
    assert re.findall(r"^\[[EC] .*nbgrader.*", log, re.MULTILINE) == []


@in_chromium
def test_a_click_frees_the_memory_and_a_small_kernel_follows(desk: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = desk
    cells = [helper_cell("start", "clear_memory"), f"start()\n{TRAINING}", PROCESS, UNFINISHED]
    notebook = new_notebook(cells=[new_code_cell(source) for source in cells], metadata={"kernelspec": KERNEL_SPEC})
    with tab() as page:
        open_notebook(page, address, notebook, folder / "memory.ipynb")
        page.click(".jp-Notebook .jp-Cell")
        page.wait_for_function(f"{KERNEL} === 'idle'")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(f"{said(3)}.includes('Nothing was cleared')")
        pid = int(page.evaluate(said(2)))
        large = resident(pid)
        page.evaluate(f"{CELLS}[3].model.sharedModel.setSource({json.dumps(UNFINISHED.replace('False', 'True'))})")
        page.click(".jp-Notebook .jp-Cell:nth-child(4) .cm-content")
        page.click("[data-command='notebook:run-cell-and-select-next']")
        assert ends_within(pid, SOON)
        assert "memory is being freed" in page.evaluate(said(3))
        page.wait_for_function(
            "(document.querySelector('.jp-Dialog')?.innerText || '').includes('restart automatically')"
        )
        keep_picture(page, "memory-freed")
        page.click(".jp-Dialog .jp-mod-accept")
        page.wait_for_function(f"{KERNEL} === 'idle'")
        page.click(".jp-Notebook .jp-Cell:nth-child(3) .cm-content")
        page.click("[data-command='notebook:run-cell-and-select-next']")
        page.wait_for_function(f"!['', '{pid}'].includes({said(2)})")
        assert resident(int(page.evaluate(said(2)))) < large / 3


def said(cell: int) -> str:
    """What a cell has printed, as JavaScript finds it."""
    output = f".jp-Notebook .jp-Cell:nth-child({cell + 1}) .jp-OutputArea-output"
    return f"(document.querySelector({json.dumps(output)})?.innerText || '').trim()"


def resident(pid: int) -> int:
    """How much memory a process holds, in pages."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
