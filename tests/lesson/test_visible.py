"""The checks in the notebooks: they accept whatever is right, and leave a notebook as it was."""

from __future__ import annotations

import logging
import re
from typing import Any

import numpy as np
import pytest
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from support.corpus import Case, cases
from support.exercise import run
from support.visible import CHECK_OF, NAMES, VisibleChecks, visible_checks

from autograder.authoring.fill_in import reference_answers
from autograder.authoring.inclusion import include
from autograder.gradebook.validate import _end
from autograder.lesson.checks import _NotYet
from autograder.messages import LANGUAGES
from autograder.rubric import ROOT, assignments

ONE_IN = 4
# What works in a notebook alone: magics, cells in another order, names that other cells define, packages not here.
IN_A_NOTEBOOK_ALONE = re.compile(r"there is no function|NameError|get_ipython|You must install pydot")
# They train a Keras model for each set of points, and take minutes on a slow machine.
SLOW = {"line_keras_neuron", "line_gradient_tape"}
HONEST = [case for folder in ("correct", "shapes/correct") for case in cases(folder) if case.name not in SLOW]

RIGHT = {name: answer for each in assignments() for name, answer in reference_answers(ROOT, "en", each).items()}
PASSED = {"accuracy": {"val_accuracy": [0.9, 0.98]}, "recognition": {"val_accuracy": [0.5, 0.9]}}


class History:
    """What `fit` returns, as far as it matters."""

    def __init__(self, **history: list[float]) -> None:
        self.history = history


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """What TensorFlow and Keras say is not looked at."""
    monkeypatch.setattr(logging.root.manager, "disable", logging.CRITICAL)


def answer_to(check: str) -> list[str]:
    return [RIGHT[cell] for cell, name in CHECK_OF.items() if name == check]


def bindings(checks: VisibleChecks) -> dict[str, int]:
    """What each name of the notebook stands for; Python itself notes there which warnings it has shown."""
    return {name: id(value) for name, value in checks.names.items() if name != "__warningregistry__"}


def refusals(case: Case, check: str) -> list[str]:
    """What a check says of a submission, without the cells that were added and after them."""
    checks, said = visible_checks("en"), []
    for added in ([], case.added):
        with checks.cells(*added, *case.answers.values()):
            said.append(checks.refusal(check))
    return said


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("case", HONEST[::ONE_IN], ids=lambda case: case.name)
def test_what_is_right_is_never_refused(case: Case, tensorflow: None) -> None:
    for check in (CHECK_OF[cell] for cell in case.answers if cell in CHECK_OF):
        said = refusals(case, check)
        assert "" in said or all(IN_A_NOTEBOOK_ALONE.search(each) for each in said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("check", NAMES)
def test_the_reference_is_right(
    check: str, language: str, tensorflow: None, capsys: pytest.CaptureFixture[str]
) -> None:
    checks = visible_checks(language)
    with checks.cells(*answer_to(check), history=History(**PASSED.get(check, {}))):
        checks.names["check"](check)
    head, meaning, *_ = capsys.readouterr().out.splitlines()
    assert head.startswith("✓ ")
    assert len(meaning) > 30


@pytest.mark.parametrize("check", NAMES)
def test_a_check_leaves_the_notebook_as_it_was(check: str, tensorflow: None) -> None:
    checks = visible_checks("en")
    with checks.cells(*answer_to(check), history=History(**PASSED.get(check, {}))):
        before, images = bindings(checks), checks.names["x_train"].copy()
        assert checks.refusal(check) == ""
        assert bindings(checks) == before
        assert np.array_equal(checks.names["x_train"], images)


@pytest.mark.parametrize("check", NAMES)
def test_a_check_needs_no_other_name_of_the_notebook(check: str, tensorflow: None) -> None:
    checks = visible_checks("en")
    with checks.cells(*answer_to(check), history=History(**PASSED.get(check, {}))):
        for name in ("x_train", "y_train", "names", "train_inputs"):
            checks.names[name] = "something else"
        assert checks.refusal(check) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_check_that_is_not_there_is_told(language: str) -> None:
    assert "flatten, normalize" in visible_checks(language).refusal("flaten")


@pytest.mark.parametrize(
    ("history", "said"),
    [
        (None, "there is no training yet"),
        (History(), "there is no training yet"),
        (History(accuracy=[0.9], loss=[1.0]), "not tested on the validation data"),
        (History(val_accuracy=[0.9, 0.8444]), "after 2 epochs, your network recognised 90.00%"),
        (
            History(val_accuracy=[0.5] * 5 + [0.99], val_loss=[0.1] * 6),
            "after 5 epochs, your network recognised 50.00%",
        ),
    ],
)
def test_a_training_that_is_not_enough_is_told(history: Any, said: str) -> None:
    checks = visible_checks("en")
    with checks.cells(x_train=np.zeros((60_000, 1)), history=history):
        assert said in checks.refusal("accuracy")


@pytest.mark.parametrize(
    ("count", "accuracy", "passes"), [(60_000, 0.969, False), (60_000, 0.97, True), (1437, 0.86, True)]
)
def test_the_bar_depends_on_the_digits(count: int, accuracy: float, passes: bool) -> None:
    checks = visible_checks("en")
    with checks.cells(x_train=np.zeros((count, 1)), history=History(val_acc=[accuracy])):
        assert (checks.refusal("accuracy") == "") is passes


def test_an_error_of_the_check_itself_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = visible_checks("en")
    with checks.cells(*answer_to("flatten")):
        monkeypatch.setitem(checks.names, "_expect_row_values", lambda *_: 1 / 0)
        assert checks.refusal("flatten").startswith(
            "✗ Task 1 of 5: your answer could not be checked (ZeroDivisionError"
        )


def test_students_are_interrupted_by_themselves_alone() -> None:
    checks = visible_checks("en")
    with checks.cells("def flatten_images(images):\n    raise KeyboardInterrupt"), pytest.raises(KeyboardInterrupt):
        checks.refusal("flatten")


def test_the_plain_names_of_the_checks_are_those_of_the_lesson() -> None:
    own = {"np", "plt", "__name__", "__builtins__", "display"}
    plain = {name for name in visible_checks("en").names if not name.startswith("_")} - own
    assert {name for name in plain if not name.startswith("show_")} == {"check"}


@pytest.fixture(scope="module")
def checked_in_a_kernel(tmp_path_factory: pytest.TempPathFactory) -> NotebookNode:
    """A notebook with wrong answers to the task of the line and a right one, run by Jupyter."""
    (checks,) = include(["# include: check_line"], "hu")
    wrong = ["def fit_line(x, y)\n    return 1, 2", "def fit_line(x, y):\n    return y, x", "fit_line = None"]
    endless, patient = (
        "_PATIENCE = 1\ndef fit_line(x, y):\n    while True: pass",
        f"_PATIENCE = 60\n{RIGHT['fit_line']}",
    )
    cells = [checks, *(cell for answer in [*wrong, endless, patient] for cell in (answer, 'check("line")'))]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    return run(notebook, tmp_path_factory.mktemp("kernel"), allow_errors=True)


def test_jupyter_shows_a_sentence_and_no_lines_of_the_check(checked_in_a_kernel: NotebookNode) -> None:
    refused = [cell.outputs for cell in checked_in_a_kernel.cells if cell.source == 'check("line")'][:-1]
    for outputs in refused:
        (error,) = outputs
        assert error.output_type == "error"
        assert error.evalue.startswith("✗ 6. feladat: ")
        (shown,) = error.traceback
        lines = strip_ansi(shown).splitlines()
        assert " ".join(lines) == error.evalue
        # JupyterLab at 1024 pixels shows 75 letters in a line, and breaks longer ones within a word
        assert max(map(len, lines)) <= 64


def test_a_hint_begins_a_line_and_no_word_is_broken() -> None:
    shown = _NotYet(f"✗ Task 1: {'x' * 80} well-known.", "Run the cell above.")._render_traceback_()
    assert strip_ansi(shown[0]).splitlines() == ["✗ Task 1:", "x" * 80, "well-known.", "Run the cell above."]


def test_no_colour_is_chosen_that_a_dark_page_would_swallow() -> None:
    assert _NotYet("✗ Task 1: no.")._render_traceback_() == ["\x1b[1m✗\x1b[0m Task 1: no."]


def test_an_endless_loop_is_stopped_in_a_kernel(checked_in_a_kernel: NotebookNode) -> None:
    (error,) = checked_in_a_kernel.cells[-3].outputs
    assert "2 s után leállítottuk" in error.evalue


def test_validation_tells_the_sentence(checked_in_a_kernel: NotebookNode) -> None:
    errors = [out for cell in checked_in_a_kernel.cells for out in cell.outputs if out.output_type == "error"]
    (*_, last) = [out for out in errors if out.evalue.startswith("✗")]
    assert " ".join(_end("\n".join(last.traceback)).splitlines()) == last.evalue


def test_validation_shows_whole_sentences_with_exception_names() -> None:
    said = "✗ Task 1: your function stopped with\nValueError: no.\nRun the cell above."
    assert _end(said) == said


def test_jupyter_shows_the_figure_of_what_is_right(checked_in_a_kernel: NotebookNode) -> None:
    said, figure = checked_in_a_kernel.cells[-1].outputs
    assert said.text.startswith("✓ 6. feladat: jó a megoldásod\n")
    assert "image/png" in figure.data
    assert "14,8788" in figure.data["text/plain"]
