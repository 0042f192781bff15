"""Drawing a digit of one's own: how it comes to MNIST's form, and the pad in JupyterLab, in a real browser.

SCREENSHOTS names a folder that gets pictures of the pad at work, to be looked at.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib.image
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page
from support.accessible import findings, with_axe
from support.browser import in_chromium, keep_picture, look, tab
from support.jupyterlab import KERNEL, jupyterlab, open_notebook

from autograder.authoring.inclusion import include
from autograder.lesson import drawing_pad
from autograder.lesson.digit_form import _crop, _ink, _to_mnist, _to_spare
from autograder.lesson.drawing_pad import draw_digit
from autograder.messages import LANGUAGES, translation
from autograder.rubric import ROOT
from autograder.training.dataset import Dataset, digits, load_named

PAD = ".jp-Notebook .digit-pad"
CANVAS = f"document.querySelector('{PAD} canvas')"
SHARES = f"[...document.querySelectorAll('{PAD} tbody td:nth-child(3)')].map((node) => node.innerText)"
GUESS = f"(document.querySelector('{PAD} .pad-best th') || {{}}).innerText"
TOLD = f"document.querySelector('{PAD} [role=status]').textContent"
# where the pad is, once it has stayed there for some frames
STILL = f"""(async () => {{
    for (let before = "", same = 0; ; await new Promise(requestAnimationFrame)) {{
        const box = {CANVAS}.getBoundingClientRect(), place = JSON.stringify(box);
        same = before === place ? same + 1 : 0;
        before = place;
        if (same === 5) return box.toJSON();
    }}
}})()"""
STROKE = [(0.5, y / 100) for y in range(15, 90, 5)]

VISIBLE = f"document.querySelector('{PAD} .pad-guess').textContent"
# the pen goes down and moves, by a script, and stays down
HOLD = f"""(() => {{
    const pad = {CANVAS}, box = pad.getBoundingClientRect();
    pad.setPointerCapture = () => {{}};
    const send = (kind, x, y) => pad.dispatchEvent(new PointerEvent(kind, {{
        pointerId: 77, bubbles: true, clientX: box.x + x * box.width, clientY: box.y + y * box.height,
    }}));
    send("pointerdown", 0.2, 0.5);
    for (let x = 0.25; x < 0.8; x += 0.05) send("pointermove", x, 0.5);
    window.releasePen = () => send("pointerup", 0.8, 0.5);
}})()"""
RELEASE = "window.releasePen()"
FIVE = np.array([[1, 1, 1, 1], [1, 0, 0, 0], [1, 1, 1, 0], [0, 0, 0, 1], [0, 0, 0, 1], [1, 1, 1, 0]])


# --- MNIST's form


def circle(side: int, row: float, column: float, radius: float) -> Any:
    """A 0 of soft edges, as a pad of that side shows it."""
    rows, columns = np.indices((side, side))
    distance = np.hypot(rows - row * side, (columns - column * side) * 1.4)
    return np.clip(0.04 * side - np.abs(distance - radius * side) + 0.5, 0, 1)


@pytest.mark.parametrize(
    "drawn",
    [circle(280, 0.5, 0.5, 0.4), circle(280, 0.3, 0.6, 0.2), circle(900, 0.6, 0.5, 0.3)],
    ids=["large", "off the centre", "another size"],
)
def test_same_digit_comes_to_the_same_form_from_anywhere(drawn: Any) -> None:
    form = _to_mnist(drawn)[-1]
    assert form.shape == (28, 28)
    assert (form.min(), form.max()) == (0, 1)
    thick = drawn.sum() / (drawn > 0).any(axis=1).sum() ** 2
    assert form.sum() == pytest.approx(thick * 400, rel=0.15)
    assert _crop(form).shape[0] == 20
    assert centre_of_mass(form) == pytest.approx((14, 14), abs=0.51)


def centre_of_mass(image: Any) -> tuple[float, float]:
    rows, columns = np.indices(image.shape)
    return float((rows * image).sum() / image.sum()), float((columns * image).sum() / image.sum())


def test_long_digit_keeps_its_proportions() -> None:
    drawn = np.zeros((280, 280))
    drawn[40:240, 100:150] = 1
    assert [step.shape for step in _to_mnist(drawn)] == [(280, 280), (200, 50), (20, 5), (28, 28)]


@pytest.mark.parametrize(
    "picture",
    [
        circle(300, 0.5, 0.5, 0.3),
        1 - circle(300, 0.5, 0.5, 0.3),
        (200 - 150 * circle(300, 0.5, 0.5, 0.3)).astype("uint8"),
        np.stack([255 - 200 * circle(300, 0.5, 0.5, 0.3)] * 3, axis=-1).astype("uint8"),
        np.stack([0 * circle(300, 0.5, 0.5, 0.3)] * 3 + [circle(300, 0.5, 0.5, 0.3)], axis=-1),
        0.9 - 0.5 * circle(300, 0.5, 0.5, 0.3) - np.linspace(0, 0.2, 300),
    ],
    ids=["light on dark", "dark on light", "grey", "colour", "transparent", "shaded"],
)
def test_ink_is_found_in_any_picture(picture: Any) -> None:
    ink = _ink(picture)
    assert ink[0, 0] == 0
    assert ink.max() == 1
    assert _to_mnist(ink)[2] == pytest.approx(_to_mnist(circle(300, 0.5, 0.5, 0.3))[2], abs=0.3)


@pytest.fixture(scope="module")
def data() -> Dataset:
    return load_named() or digits()


@pytest.fixture(scope="module")
def network(data: Dataset, tensorflow: None) -> Any:
    """A small network, trained for some seconds on digits as the pad gives them."""
    from tensorflow import keras

    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(forms(data.x_train[:5000] / 255), data.y_train[:5000], epochs=5, verbose=0)
    return model


def forms(images: Any) -> Any:
    return np.stack([_to_mnist(image)[-1].ravel() for image in images])


def test_enlarged_and_moved_digits_are_recognised_as_before(data: Dataset, network: Any) -> None:
    images, labels = data.x_valid[:300] / 255, data.y_valid[:300]
    random = np.random.default_rng(seed=0)
    corners = [random.integers(0, 60, 2) for _ in images]
    moved = [paper(image, row, column, 200, 5) for image, (row, column) in zip(images, corners, strict=True)]
    # MNIST's own images are in this form already
    before = images.reshape(-1, 784) if data.name == "mnist" else forms(images)
    assert share_right(network, forms(moved), labels) >= share_right(network, before, labels)


def paper(image: Any, row: int, column: int, side: int, scale: int) -> Any:
    """An image, enlarged, somewhere on an empty paper."""
    whole = np.zeros((side, side))
    large = np.kron(image, np.ones((scale, scale)))
    height, width = large.shape
    whole[row : row + height, column : column + width] = large
    return whole


def share_right(network: Any, inputs: Any, labels: Any) -> float:
    return float((network.predict(inputs, verbose=0).argmax(axis=1) == labels).mean())


@pytest.fixture
def spare(monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """The spare digits, from which the notebook's network learns."""
    spare = digits()
    monkeypatch.setattr(drawing_pad, "x_train", spare.x_train, raising=False)
    return spare


def test_a_spare_digits_network_gets_drawings_in_their_form(spare: Dataset) -> None:
    drawn = drawing_pad._to_form(circle(280, 0.3, 0.6, 0.2))[-1]
    assert drawn == pytest.approx(_to_spare(circle(280, 0.3, 0.6, 0.2))[-1])
    filled = [np.flatnonzero(image.any(axis=1))[[0, -1]].tolist() for image in (drawn, spare.x_train[0])]
    assert filled == [[2, 25], [2, 25]]


@pytest.mark.parametrize("images", [np.zeros((3, 28, 28)), np.ones((3, 28, 28)), np.zeros((3, 784)), (), None])
def test_any_other_network_gets_them_in_the_form_of_mnist(images: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_pad, "x_train", images, raising=False)
    drawing = circle(280, 0.3, 0.6, 0.2)
    assert drawing_pad._to_form(drawing)[-1] == pytest.approx(_to_mnist(drawing)[-1])


def test_spare_digits_are_recognised_nearly_as_well_when_drawn(spare: Dataset, tensorflow: None) -> None:
    from tensorflow import keras

    keras.utils.set_random_seed(1)
    model = keras.Sequential([keras.Input((784,)), keras.layers.Dense(64, "relu"), keras.layers.Dense(10, "softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(spare.x_train.reshape(-1, 784) / 255, spare.y_train, epochs=10, verbose=0)
    images = spare.x_valid / 255
    drawn = np.stack([drawing_pad._to_form(image)[-1].ravel() for image in images])
    as_they_are = share_right(model, images.reshape(-1, 784), spare.y_valid)
    assert share_right(model, drawn, spare.y_valid) > as_they_are - 0.08


def test_the_steps_tell_the_form_of_the_spare_digits(
    five: Path, spare: Dataset, network: Any, figures: list[str]
) -> None:
    draw_digit(network, five)
    assert "the longer side is 24 pixels; 28×28: as much room on the left as on the right" in figures[0]


# --- without widgets


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """A photograph of a 5: thin and dark on paper that is darker on one side."""
    ink = paper(FIVE, 60, 90, side=300, scale=20)
    matplotlib.image.imsave(
        tmp_path / "five.png", 0.8 - 0.5 * ink - np.linspace(0, 0.2, 300), cmap="gray", vmin=0, vmax=1
    )
    return tmp_path / "five.png"


def test_picture_file_is_shown_with_all_ten_probabilities(five: Path, network: Any, figures: list[str]) -> None:
    draw_digit(network, five)
    (told,) = figures
    assert "The network's guess: 5" in told
    assert "shrunk to 20×" in told
    assert len(re.findall(r"\d: \d+\.\d%", told)) == 10


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The descriptions of the figures that are shown."""
    shown: list[str] = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data["text/plain"]))
    return shown


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [
        ("nowhere.png", "There is no file nowhere.png here. Put the picture into the folder of this notebook."),
        (__file__, f"{__file__} is not a picture that can be read. Save it as a PNG or JPEG file."),
        (np.full((9, 9), 0.5), "This picture is empty: it is all one colour."),
    ],
    ids=["missing", "no picture", "empty"],
)
def test_picture_that_shows_no_digit_is_told(
    picture: Any, sentence: str, network: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    draw_digit(network, picture)
    assert " ".join(capsys.readouterr().out.split()) == sentence


def raises(inputs: Any) -> Any:
    raise RuntimeError("out of order\nsince yesterday")


@pytest.mark.parametrize(
    ("model", "sentence"),
    [
        (None, "draw_digit needs your trained network."),
        (raises, "The network could not be run: out of order"),
        (
            lambda inputs: inputs,
            "For one image the network's answer should have the shape (1, 10), but it has (1, 784).",
        ),
        (lambda inputs: np.full((1, 10), 2), "The network's ten numbers are not probabilities: "),
        (lambda inputs: np.full((1, 10), np.nan), "The network's ten numbers are not probabilities: "),
    ],
    ids=["none", "raises", "wrong shape", "no softmax", "nan"],
)
def test_model_that_cannot_answer_is_told_in_one_line(
    model: Any, sentence: str, five: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draw_digit(model, five)
    lines = capsys.readouterr().out.splitlines()
    assert " ".join(lines).startswith(sentence)


def test_model_for_other_inputs_is_told_its_shape(
    five: Path, tensorflow: None, capsys: pytest.CaptureFixture[str]
) -> None:
    from tensorflow import keras

    draw_digit(keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten(), keras.layers.Dense(10)]), five)
    assert "its input has the shape (None, 28, 28)" in " ".join(capsys.readouterr().out.split())


def test_without_anywidget_the_sentence_tells_two_ways(
    network: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    draw_digit(network)
    said = capsys.readouterr().out
    assert "%pip install anywidget" in said
    assert 'draw_digit(model, "five.png")' in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_jupyter_keeps_the_words_in_place_of_a_pad_whole(language: str, network: Any) -> None:
    words = " ".join(repr(drawing_pad._new_pad(network)).split())
    assert len(translation(words, language)) <= 110
    assert language == "en" or translation(words, language) != words


def test_colab_is_asked_to_show_widgets_of_other_packages(network: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    output = SimpleNamespace(enable_custom_widget_manager=lambda: asked.append(True))
    monkeypatch.setitem(sys.modules, "google.colab", SimpleNamespace())
    monkeypatch.setitem(sys.modules, "google.colab.output", output)
    draw_digit(network)
    assert asked == [True]


# --- in JupyterLab

START = """\
import matplotlib.pyplot as plt
import numpy as np
# include: spare_digits figures digit_form pad_view drawing_pad"""
TRAIN = """\
from tensorflow import keras

(x_train, y_train), _ = spare_digits()
model = keras.Sequential([
    keras.Input((784,)),
    keras.layers.Dense(64, activation="relu"),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy")
model.steps_per_execution = 20
inputs = x_train[:5000].reshape(-1, 784) / 255
model.fit(inputs, y_train[:5000], epochs=5, verbose=0)"""
KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A notebook in JupyterLab that holds the code as students get it, run until its pad is there."""
    folder = tmp_path_factory.mktemp("desk")
    cells = include([START, TRAIN, "draw_digit(model)"], "en")
    notebook = new_notebook(cells=[new_markdown_cell("# Pad"), *map(new_code_cell, cells)])
    notebook.metadata["kernelspec"] = KERNELSPEC
    for cell in notebook.cells[1:3]:
        cell.metadata["jupyter"] = {"source_hidden": True}
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    with jupyterlab(folder) as address, tab() as page:
        open_notebook(page, address, notebook, folder / "pad.ipynb")
        look(page, 1024)
        # on a busy machine, Jupyter may give the list of files all the room there is
        page.evaluate("jupyterapp.shell.collapseLeft()")
        page.click(".jp-Notebook .jp-MarkdownCell")
        page.wait_for_function(f"{KERNEL} === 'idle'")
        page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(f"({CANVAS} || {{}}).clientWidth > 200")
        yield page


@pytest.fixture
def pad(page: Page) -> Page:
    """The page with an empty pad on the screen."""
    if not page.evaluate(f"{button('Clear')}.disabled"):
        page.evaluate(f"{button('Clear')}.click()")
    page.wait_for_function(f"!({GUESS})")
    page.evaluate(f"{TOLD} = ''")
    return page


def button(name: str) -> str:
    return f"[...document.querySelectorAll('{PAD} button')].find((node) => node.innerText === '{name}')"


def draw(page: Page, points: Sequence[tuple[float, float]], touch: bool = False) -> None:
    """Draws a stroke until its guess is told; the points are given in parts of the pad's width and height."""
    page.evaluate(f"{TOLD} = ''; {CANVAS}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    # a theme that has just been chosen moves everything
    box = page.evaluate(STILL)
    places = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in points]
    (drag_a_finger if touch else drag_the_mouse)(page, places)
    page.wait_for_function(TOLD)


def drag_the_mouse(page: Page, places: Sequence[tuple[float, float]]) -> None:
    page.mouse.move(*places[0])
    page.mouse.down()
    for place in places[1:]:
        page.mouse.move(*place)
    page.mouse.up()


def drag_a_finger(page: Page, places: Sequence[tuple[float, float]]) -> None:
    """Playwright's own fingers only tap."""
    devtools = page.context.new_cdp_session(page)
    for kind, (x, y) in zip(["touchStart", *["touchMove"] * (len(places) - 1)], places, strict=True):
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@in_chromium
@pytest.mark.parametrize("touch", [False, True], ids=["mouse", "finger"])
def test_stroke_of_a_pointer_changes_the_bars(touch: bool, pad: Page) -> None:
    assert set(pad.evaluate(SHARES)) == {"–"}
    draw(pad, STROKE, touch)
    guess = pad.evaluate(GUESS)
    shares = pad.evaluate(SHARES)
    keep_picture(pad, f"pad-{'finger' if touch else 'mouse'}")
    assert sum(float(share.rstrip("%")) for share in shares) == pytest.approx(100, abs=0.5)
    assert max(shares, key=lambda share: float(share.rstrip("%"))) == shares[int(guess)]
    assert pad.evaluate(f"document.querySelectorAll('{PAD} .pad-steps img').length") == 4


@in_chromium
def test_bars_follow_the_pen_before_it_is_lifted(pad: Page) -> None:
    draw(pad, STROKE[:2])
    first = pad.evaluate(f"{SHARES}.join()")
    pad.evaluate(HOLD)
    pad.wait_for_function(f"{SHARES}.join() !== {json.dumps(first)}")
    pad.evaluate(RELEASE)


@in_chromium
def test_keyboard_alone_draws_and_hears_the_guess(pad: Page) -> None:
    pad.evaluate(f"{CANVAS}.focus()")
    for key in [*["ArrowUp"] * 9, " ", *["ArrowDown"] * 18]:
        pad.keyboard.press(key)
    pad.wait_for_function(f"{TOLD} === 'Pen down, row 23, column 14 of 28'")
    keep_picture(pad, "pad-keyboard")
    pad.keyboard.press(" ")
    said = pad.wait_for_function(f"{TOLD}.includes('guess') && {TOLD}").json_value()
    assert said == f"Pen up. {pad.evaluate(VISIBLE)}"
    assert re.fullmatch(r"The network's guess: \d \(\d+\.\d%\)(, then .*)?", pad.evaluate(VISIBLE))


@in_chromium
def test_undo_takes_back_the_last_stroke_only(pad: Page) -> None:
    draw(pad, STROKE)
    before = pad.evaluate(f"{SHARES}.join()")
    draw(pad, [(x, 0.5) for x in (0.2, 0.3, 0.5, 0.8)])
    assert pad.evaluate(f"{SHARES}.join()") != before
    pad.evaluate(f"{button('Undo')}.click()")
    pad.wait_for_function(f"{SHARES}.join() === {json.dumps(before)}")


@in_chromium
def test_keys_on_the_pad_are_none_of_jupyter(pad: Page) -> None:
    selected = "jupyterapp.shell.currentWidget.content.activeCellIndex"
    before = pad.evaluate(selected)
    pad.evaluate(f"{CANVAS}.focus()")
    for key in ("ArrowUp", "ArrowDown", "ArrowUp", " "):
        pad.keyboard.press(key)
    assert pad.evaluate(selected) == before
    assert pad.evaluate(f"document.activeElement === {CANVAS}")


@with_axe
@in_chromium
@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_on_the_pad(theme: str, pad: Page) -> None:
    pad.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: '{theme}'}})")
    pad.wait_for_function(f"document.body.dataset.jpThemeName === '{theme}'")
    assert findings(pad, within=PAD) == []
    draw(pad, STROKE)
    keep_picture(pad, f"pad-{theme.split()[-1].lower()}")
    assert findings(pad, within=PAD) == []
