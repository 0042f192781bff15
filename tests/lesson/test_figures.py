"""The figures of the lesson: what they tell, and that they fit the page."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.text import Text

from autograder.authoring.inclusion import include
from autograder.lesson.diagrams import show_network, show_relu
from autograder.lesson.figures import show_digits, show_figure, show_guesses, show_numbers, show_table
from autograder.lesson.results import show_confusion, show_curves, show_mistakes, show_probabilities
from autograder.lesson.see_inside import show_rates, show_weights

INCHES = 9
LABELS = np.arange(40) % 10
WEIGHTS = np.random.default_rng(seed=0).normal(0, 0.05, (784, 16))


@pytest.fixture
def images() -> Any:
    return np.random.default_rng(seed=0).integers(0, 256, (40, 28, 28), dtype="uint8")


@dataclass(frozen=True)
class Shown:
    """What a notebook gets of a figure."""

    text: str
    html: str
    width: float
    drawn: str


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Shown]:
    """The figures that are shown, in place of a notebook that shows them."""
    found: list[Shown] = []
    closed: list[str] = []
    close = plt.close

    def close_read() -> None:
        texts = [artist for artist in plt.gcf().findobj() if isinstance(artist, Text)]
        closed.append("\n".join(text.get_text() for text in texts))
        close()

    def display(data: dict[str, str], **_: object) -> None:
        png = base64.b64decode(data["image/png"])
        width = int.from_bytes(png[16:20], "big") / 200
        found.append(Shown(data["text/plain"], data["text/html"], width, closed[-1]))

    monkeypatch.setattr(plt, "close", close_read)
    monkeypatch.setattr("IPython.display.display", display)
    return found


def likely(guesses: Any, sure: Any = 0.9) -> Any:
    """Probabilities of ten digits, most of it for the guesses."""
    sure = np.broadcast_to(sure, len(guesses))[:, None]
    return np.where(np.eye(10)[guesses] > 0, sure, (1 - sure) / 9)


EACH: dict[str, Callable[[Any], None]] = {
    "digits": lambda images: show_digits(images, LABELS),
    "guesses": lambda images: show_guesses(images, LABELS[::-1], LABELS),
    "numbers": lambda images: show_numbers(images[0], 5),
    "table": lambda images: show_table(np.eye(10), range(10), range(10)),
    "network": lambda images: show_network(),
    "relu": lambda images: show_relu(),
    "curves": lambda images: show_curves({"acc": [0.5, 0.75], "val_acc": [0.6, 0.7], "loss": [1, 0.5]}),
    "probabilities": lambda images: show_probabilities(images[:5], LABELS[:5], likely(LABELS[:5])),
    "mistakes": lambda images: show_mistakes(images, LABELS, likely((LABELS + 1) % 10)),
    "confusion": lambda images: show_confusion(LABELS, LABELS[::-1]),
    "weights": lambda images: show_weights(WEIGHTS, WEIGHTS[::-1]),
    "rates": lambda images: show_rates({0.001: [2.3, 2.2], 0.1: [0.8, 0.3], 3.0: [2.5, float("nan")]}),
}


@pytest.mark.parametrize("name", EACH)
def test_figure_fits_the_page_and_is_described(name: str, images: Any, shown: list[Shown]) -> None:
    EACH[name](images)
    (figure,) = shown
    assert 3 < figure.width <= INCHES + 0.1  # the margin around it
    assert len(figure.text) > 60
    assert plt.get_fignums() == []


def test_description_is_the_alternative_of_the_picture(shown: list[Shown]) -> None:
    plt.plot([1, 2])
    show_figure('a "<5>"')
    assert shown[0].text == 'a "<5>"'
    assert shown[0].html.startswith('<img alt="a &quot;&lt;5&gt;&quot;" width="')


def test_wrong_guesses_are_marked_by_words_and_a_frame(images: Any, shown: list[Shown]) -> None:
    guesses = LABELS.copy()
    guesses[[3, 19]] = 8, 4
    show_guesses(images, guesses, LABELS)
    assert re.findall(r"✗ \d.*", shown[0].drawn) == ["✗ 8, not 3", "✗ 4, not 9"]
    assert len(re.findall(r"^✓ \d$", shown[0].drawn, re.MULTILINE)) == 38
    assert "38 of 40 handwritten digits were guessed right" in shown[0].text
    assert "row 1, number 4: 8, not 3; row 2, number 10: 4, not 9" in shown[0].text


def test_numbers_of_the_digit_stand_in_the_figure(shown: list[Shown]) -> None:
    image = np.zeros((28, 28), dtype="uint8")
    image[5:8, 10:12] = [[1, 2], [30, 40], [155, 255]]
    show_numbers(image, 5)
    assert [text for text in shown[0].drawn.split("\n") if text.isdigit()] == ["1", "2", "30", "40", "155", "255"]
    assert "3 rows of 2" in shown[0].text
    assert f"Row 7 of the image is: {' '.join(['0'] * 10)} 30 40 0" in shown[0].text


def test_table_is_told_row_by_row(shown: list[Shown]) -> None:
    show_table([[1, 0], [0, 1]], ["red", "green"], ["a", "b"])
    assert shown[0].text == "A table with the columns red, green. Its rows: a: 1 0; b: 0 1."


def test_curves_are_told_whatever_the_metric_is_called(shown: list[Shown]) -> None:
    show_curves({"loss": [1, 0.5], "hits": [0.5, 0.75], "val_loss": [1, 1], "val_hits": [0.25, 0.625]})
    assert "training accuracy: 50.0%; 75.0%. validation accuracy: 25.0%; 62.5%" in shown[0].text


def test_probabilities_are_told_the_likeliest_first(images: Any, shown: list[Shown]) -> None:
    shares = np.array([[0, 0.7, 0, 0.25, 0, 0.045, 0, 0.005, 0, 0]])
    show_probabilities(images[:1], [3], shares)
    assert "right digit 3, guesses 1 with 70.0%, 3 with 25.0%, 5 with 4.5%." in shown[0].text
    assert "✗ 1, not 3" in shown[0].drawn


def test_surest_of_the_mistakes_come_first(images: Any, shown: list[Shown]) -> None:
    guesses = LABELS.copy()
    guesses[:12] = 9 - LABELS[:12]
    show_mistakes(images, LABELS, likely(guesses, np.linspace(0.5, 0.99, 40)))
    told = re.findall(r"(\d), not (\d), with (\d+\.\d+)%", shown[0].text)
    assert len(told) == 10
    assert told[0] == ("8", "1", "63.82")
    assert sorted(told, key=lambda each: -float(each[2])) == told
    assert "from 12 mistakes in total" in shown[0].text


def test_no_mistake_is_said_to_be_as_sure_as_100_percent(images: Any, shown: list[Shown]) -> None:
    show_mistakes(images, LABELS, likely(9 - LABELS, 0.999999))
    assert "with over 99.99%" in shown[0].text
    assert "over 99.99% sure" in shown[0].drawn
    show_probabilities(images, LABELS, likely(9 - LABELS, 0.99994))
    assert "100.0%" not in shown[1].text + shown[1].drawn
    assert "over 99.9%" in shown[1].drawn


def test_network_without_mistakes_is_told(images: Any, shown: list[Shown], capsys: pytest.CaptureFixture[str]) -> None:
    show_mistakes(images, LABELS, likely(LABELS))
    assert shown == []
    assert capsys.readouterr().out == "There are no mistakes: every guess is right.\n"


def test_every_kind_of_mistake_is_told(shown: list[Shown], capsys: pytest.CaptureFixture[str]) -> None:
    show_confusion([4, 4, 4, 4, 7], [4, 9, 9, 1, 7])
    assert "Digit 4: 1 of 4 right, 2 guessed as 9, 1 guessed as 1. Digit 5: 0 of 0 right." in shown[0].text
    assert (
        " ".join(capsys.readouterr().out.split())
        == "The most frequent mistake: 2 times, the network guessed 9, but the right digit was 4."
    )


def test_neurons_that_changed_most_are_shown(shown: list[Shown]) -> None:
    after = WEIGHTS.copy()
    after[:, 3] += 0.5
    after[30, 3] = 2
    show_weights(WEIGHTS, after)
    told = re.findall(r"neuron (\d+): changed by (\d\.\d+)", shown[0].text)
    assert len(told) == 10
    assert told[0] == ("3", "0.502")
    assert "to 2.00 (row 2, column 3)" in shown[0].text


def test_rates_are_told_with_their_losses(shown: list[Shown]) -> None:
    show_rates({0.001: [2.3, 2.25], 3.0: [2.5, 2.333]})
    assert "learning rate 0.001: 2.30; 2.25. learning rate 3: 2.50; 2.33" in shown[0].text


def test_hungarian_figures_write_numbers_as_hungarians_do() -> None:
    code = "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\nimport numpy as np\n"
    call = "show_curves({'accuracy': [0.5, 0.755]})"
    source = include([f"{code}# include: figures results\n{call}"], "hu")[0]
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert "tanítási pontosság: 50,0%; 75,5%" in done.stdout


def test_axes_write_numbers_as_hungarians_do() -> None:
    code = "import matplotlib\nmatplotlib.use('agg')\nimport matplotlib.pyplot as plt\nimport numpy as np\n"
    ticks = "[each.get_text() for each in plt.gca().get_yticklabels()]"
    call = f"plt.close = lambda: print({ticks})\nshow_relu()"
    source = include([f"{code}# include: figures diagrams\n{call}"], "hu")[0]
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert "'0,5'" in done.stdout
