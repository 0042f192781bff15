"""What becomes of IPython's magics, and of the cells that they stand in."""

from __future__ import annotations

import pytest
from IPython.core import inputtransformer2
from support.cells import ReadCells, bound, problem, run


@pytest.mark.parametrize(
    "magic",
    [
        "%matplotlib inline",
        "!pip install numpy",
        "?len",
        "len?",
        "len??",
        "%time print(1)",
        "x = !ls",
        "%cd /tmp",
        "!ls &",
    ],
)
def test_a_magic_does_not_cost_its_cell(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"{magic}\ndef f(): return 1\n{magic}")
    assert run(read) == 1
    assert not read.problems


@pytest.mark.parametrize("magic", ["%%time", "%%capture out", "%%prun", "\n\n%%time"])
def test_a_cell_magic_that_runs_python_keeps_the_definitions(magic: str, submission_of: ReadCells) -> None:
    assert run(submission_of(f"{magic}\ndef f(): return 1")) == 1


@pytest.mark.parametrize("magic", ["%%bash", "%%writefile f.py", "%%html", "%%javascript", "%%script python", "%%"])
def test_a_cell_in_another_language_defines_nothing(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"{magic}\ndef f(): return 1\nif [ x ]; then y; fi")
    assert bound(read) == []
    assert not read.problems


@pytest.mark.parametrize(
    "magic",
    [
        "pip install numpy",
        "conda install -y numpy",
        "cd ..",
        "ls *.png",
        "ls -la",
        "mkdir figures",
        "matplotlib inline",
        "time fit(x)",
        "load_ext autoreload",
        "autoreload 2",
        "who int",
        "pwd",
    ],
)
def test_a_magic_without_its_sign_does_not_cost_its_cell(magic: str, submission_of: ReadCells) -> None:
    read = submission_of(f"!ls\n{magic}\ndef f(): return 1\n{magic}", f"{magic}\npip install x")
    assert run(read) == 1
    assert not read.problems


@pytest.mark.parametrize("word", ["time", "who", "cat"])
@pytest.mark.parametrize(
    "form", ["{0} = 1", "{0}: int = 1", "{0}, b = 1, 2", "{0} = 3; {0} -= 2", "{0} = [1]; {0} = {0} [0]"]
)
def test_a_name_that_is_called_like_a_magic_stays_a_name(word: str, form: str, submission_of: ReadCells) -> None:
    read = submission_of(f"!ls\n{form.format(word)}\ndef f(): return {word}")
    assert run(read) == 1


def test_text_like_a_magic_does_not_mend_a_broken_cell(submission_of: ReadCells) -> None:
    read = submission_of("time f(x)\nx = = 1", "pips install x")
    assert len(read.problems) == 2


def test_cell_magics_may_stand_one_below_the_other(submission_of: ReadCells) -> None:
    assert run(submission_of("%%capture\n%%time\ndef f(): return 1")) == 1


def test_a_cell_that_is_timed_repeatedly_defines_nothing(submission_of: ReadCells) -> None:
    assert bound(submission_of("%%timeit\ndef f(): return 1", "x = 1")) == ["x"]


def test_a_timed_line_keeps_the_names_that_it_binds(submission_of: ReadCells) -> None:
    assert run(submission_of("%time x = 1\ndef f(): return x")) == 1


def test_a_magic_in_a_function_does_nothing(submission_of: ReadCells) -> None:
    assert run(submission_of("def f():\n    %matplotlib inline\n    !ls\n    return 1")) == 1


def test_magics_that_ipython_gives_up_on_cost_their_cell_alone(
    submission_of: ReadCells, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputtransformer2, "TRANSFORM_LOOP_LIMIT", 3)
    read = submission_of("def f(): return 1", "!ls\n" * 5)
    assert bound(read) == ["f"]
    assert problem(read) == "mnist.ipynb, cell 2 can't be read (it is not valid Python), so nothing in this cell counts"
