"""The last cell of the notebooks, which frees their memory, in real kernels."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.kernels import PATIENCE, SOON, TRAINING, Kernel, helper_cell, kernel

BUSY = """
import threading
from ipywidgets import interact

threading.Thread(target=threading.Event().wait).start()
interact(lambda x: x, x=(0, 9))
print("busy")
"""


def train(running: Kernel) -> None:
    running.run(helper_cell("start", "clear_memory") + "\nstart()")
    assert running.run(TRAINING) == "trained\n"


def test_kernel_ends_soon_after_a_training(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        train(running)
        assert "memory is being freed" in running.run("clear_memory(True)")
        assert running.ends_within(SOON)


def test_kernel_with_threads_and_widgets_ends_soon(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(helper_cell("clear_memory"))
        assert "busy" in running.run(BUSY)
        running.run("clear_memory(True)")
        assert running.ends_within(SOON)


def test_a_second_click_ends_the_kernel_as_well(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(helper_cell("clear_memory"))
        running.run("clear_memory(True)\nclear_memory(True)")
        assert running.ends_within(SOON)


def test_kernel_ends_by_itself_when_jupyter_asks(tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        train(running)
        running.ask_to_end()
        assert running.ends_within(PATIENCE)


@pytest.mark.parametrize(("language", "told"), [("en", "finished = True"), ("hu", "Most nem történt semmi")])
def test_unfinished_notebook_keeps_its_kernel(language: str, told: str, tmp_path: Path) -> None:
    with kernel(tmp_path) as running:
        running.run(helper_cell("clear_memory", language=language) + "\nkept = 'still here'")
        assert told in running.run("finished = False\nclear_memory(finished)")
        # nothing tells that no end will come: this is longer than it takes
        assert not running.ends_within(2)
        assert running.run("print(kept)") == "still here\n"


def test_memory_is_freed_when_a_program_ends_anyway(capsys: pytest.CaptureFixture[str]) -> None:
    namespace: dict[str, object] = {}
    exec(helper_cell("clear_memory") + "\nclear_memory(True)", namespace)
    assert capsys.readouterr().out == "The memory is freed when this program ends.\n"
