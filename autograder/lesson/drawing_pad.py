"""Draw a digit of your own, and see what the network makes of it."""

from __future__ import annotations

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from autograder.lesson.digit_form import (
    _ink,
    _to_mnist,
    _to_spare,
)
from autograder.lesson.figures import show_figure
from autograder.lesson.kinds import Floats, Model, Picture
from autograder.lesson.pad_view import _PAD_SCRIPT, _PAD_STYLE
from autograder.lesson.spare_digits import _are_small
from autograder.messages import Message, say
from autograder.wording import _fill


def draw_digit(model: Model, picture: Picture | None = None) -> None:
    """Shows a pad to draw on, and the network's guess.

    With the name of a picture file, such as "five.png", it shows the
    network's guess for that picture.
    """
    from importlib.util import find_spec

    if picture is not None:
        _show_picture(model, picture)
    elif find_spec("anywidget") is None:
        missing = say(
            "The pad to draw on needs anywidget. Run "
            "`%pip install anywidget`, load this page again and run "
            "the cell once more. Or give the name of a picture of a "
            'digit: draw_digit(model, "five.png")'
        )
        print(_fill(missing))
    else:
        from IPython.display import display

        display(_new_pad(model))


def _new_pad(model: Model) -> object:
    """A widget that answers each drawing with what the network says."""
    import anywidget
    import traitlets

    class _Pad(anywidget.AnyWidget):
        _esm = _PAD_SCRIPT
        _css = _PAD_STYLE
        words = traitlets.Dict(_pad_words()).tag(sync=True)
        drawing = traitlets.Dict().tag(sync=True)
        answer = traitlets.Dict().tag(sync=True)

        def __repr__(self) -> str:
            # what is shown where there are no widgets
            without = say(
                "A pad to draw on. No pad? The notebook has been "
                "closed: run all cells above, then this one."
            )
            # Jupyter cuts what is longer than 110 letters
            return _fill(without)

    def answer(change: Any) -> None:
        url = change.new["picture"]
        found = _answer_drawing(model, url) if url else {}
        pad.answer = {"number": change.new["number"], **found}

    pad = _Pad()
    pad.observe(answer, "drawing")
    return pad


def _pad_words() -> dict[str, str]:
    words = {
        "pad": say("Pad for drawing a digit"),
        "help": say(
            "Draw with the mouse or a finger. With the keyboard: arrow "
            "keys move the pen (two together: diagonally), the space "
            "bar puts it down and lifts it."
        ),
        "undo": say("Undo"),
        "clear": say("Clear"),
        "caption": say("What the network thinks it is:"),
        "digit": say("digit"),
        "probability": say("probability"),
        "way": say(
            "The steps to the network. After the last one, the "
            "28×28 pixels become 784 numbers from 0 to 1:"
        ),
        "lifted": say("Pen up."),
        "empty": say("Draw a digit from 0 to 9, as large as you can."),
        "silent": say(
            "Python has not answered yet: is another cell running?"
        ),
        # the view puts the numbers in
        "up": say(
            "Pen up, row {row}, column {column} of 28",
            row="ROW",
            column="COLUMN",
        ),
        "down": say(
            "Pen down, row {row}, column {column} of 28",
            row="ROW",
            column="COLUMN",
        ),
    }
    return {name: str(word) for name, word in words.items()}


def _answer_drawing(model: Model, url: str) -> dict[str, object]:
    """What the pad shows of a drawing, which came as a data URL."""
    from base64 import b64decode
    from io import BytesIO

    png = b64decode(url.partition(",")[2])
    # the pad is black with white ink, so its grey is the ink
    ink = plt.imread(BytesIO(png))[..., 0].astype(float)
    if not ink.any():
        return {}
    steps = _to_form(ink)
    try:
        shares = _ask(model, steps[-1])
    except ValueError as error:
        return {"said": str(error)}
    guess = int(shares.argmax())
    return {
        "guess": guess,
        "said": str(_guess_sentence(shares)),
        "shares": [
            {
                "share": share,
                "text": str(say("{share:.1%}", share=share)),
            }
            for share in shares.tolist()
        ],
        "steps": [
            _step_picture(*step)
            for step in zip(
                steps,
                _step_texts(steps),
                # as if all were as large as the whole
                (0.4, 0.4, 4, 4),
                strict=True,
            )
        ],
    }


def _to_form(ink: Floats) -> list[Floats]:
    """The steps to the form of the images that x_train holds."""
    if _are_small(globals().get("x_train", ())):
        return _to_spare(ink)
    return _to_mnist(ink)


def _ask(model: Model, image: Floats) -> Floats:
    """The ten probabilities that the network gives to an image.

    Raises:
        ValueError: with the sentence that says why there are none.
    """
    if not callable(model):
        raise ValueError(say("draw_digit needs your trained network."))
    shape = getattr(model, "input_shape", (None, 784))
    if shape[1:] != (784,):
        raise ValueError(
            say(
                "The network has to take 784 values, but its input "
                "has the shape {shape}.",
                shape=shape,
            )
        )
    ask: Any = getattr(model, "predict_on_batch", model)
    try:
        answer = ask(image.reshape(1, 784).astype("float32"))
        shares = np.asarray(answer, dtype=float)
    except Exception as error:
        reason = str(error).strip().partition("\n")[0]
        raise ValueError(
            say(
                "The network could not be run: {reason}",
                reason=reason or type(error).__name__,
            )
        ) from None
    _expect_probabilities(shares)
    return np.ravel(shares)


def _expect_probabilities(shares: Floats) -> None:
    """Says what a network's answer for one image should be."""
    if shares.shape != (1, 10):
        raise ValueError(
            say(
                "For one image the network's answer should have the "
                "shape (1, 10), but it has {shape}.",
                shape=shares.shape,
            )
        )
    if not (shares.min() >= 0 and abs(shares.sum() - 1) < 0.01):
        raise ValueError(
            say(
                "The network's ten numbers are not probabilities: "
                "does its last layer use softmax?"
            )
        )


def _guess_sentence(shares: Floats) -> Message:
    first, second = np.argsort(-shares)[:2]
    numbers = {
        "first": first,
        "share": shares[first],
        "second": second,
        "other": shares[second],
    }
    if shares[second] < 0.01:
        return say(
            "The network's guess: {first} ({share:.1%})", **numbers
        )
    return say(
        "The network's guess: {first} ({share:.1%}), then {second} "
        "({other:.1%})",
        **numbers,
    )


def _step_texts(steps: list[Floats]) -> list[str]:
    _, cropped, small, _ = steps
    longest = max(small.shape)
    texts = [
        say("what was drawn"),
        say(
            "cut to the ink: {height}×{width} pixels",
            height=cropped.shape[0],
            width=cropped.shape[1],
        ),
        say(
            "shrunk to {height}×{width}: the longer side is {longest} "
            "pixels",
            height=small.shape[0],
            width=small.shape[1],
            longest=longest,
        ),
        say("28×28: the ink's centre in the middle")
        if longest == 20
        else say("28×28: as much room on the left as on the right"),
    ]
    return [str(text) for text in texts]


def _step_picture(
    image: Floats, text: str, scale: float
) -> dict[str, object]:
    """An image as a data URL, with its size on the screen."""
    from base64 import b64encode
    from io import BytesIO

    file = BytesIO()
    plt.imsave(file, image, cmap="gray", vmin=0, vmax=1, format="png")
    png = b64encode(file.getvalue()).decode()
    return {
        "picture": f"data:image/png;base64,{png}",
        "height": image.shape[0] * scale,
        "width": image.shape[1] * scale,
        "text": text,
    }


def _show_picture(model: Model, picture: Picture) -> None:
    """Shows how a picture comes to MNIST's form, and the answer."""
    try:
        ink = _read_ink(picture)
        steps = _to_form(ink)
        shares = _ask(model, steps[-1])
    except ValueError as error:
        print(_fill(error))
        return
    texts = _step_texts(steps)
    _, axes = plt.subplot_mosaic(
        [[0, 1, 2, 3], ["bars"] * 4],
        figsize=(8, 4.6),
        height_ratios=(3, 2),
        layout="constrained",
    )
    for place, (image, text) in enumerate(
        zip(steps, texts, strict=True)
    ):
        _draw_step(axes[place], image, text)
    labels = [str(say("{share:.1%}", share=share)) for share in shares]
    _draw_bars(axes["bars"], shares, labels)
    told = [f"{digit}: {text}" for digit, text in enumerate(labels)]
    show_figure(
        say(
            "The picture on its way to the network: {steps}. "
            "{guess}. All ten probabilities: {shares}.",
            steps="; ".join(texts),
            guess=_guess_sentence(shares),
            shares="; ".join(told),
        )
    )


def _read_ink(picture: Any) -> Floats:
    """The ink of a picture, or of the one in a file.

    Raises:
        ValueError: with the sentence that says why there is none.
    """
    is_file = not hasattr(picture, "shape")
    try:
        ink = _ink(plt.imread(picture) if is_file else picture)
    except FileNotFoundError:
        raise ValueError(
            say(
                "There is no file {name} here. Put the picture into "
                "the folder of this notebook.",
                name=picture,
            )
        ) from None
    except Exception:
        raise ValueError(
            say(
                "{name} is not a picture that can be read. Save it as "
                "a PNG or JPEG file.",
                name=picture,
            )
        ) from None
    if not ink.any():
        raise ValueError(
            say("This picture is empty: it is all one colour.")
        )
    return ink


def _draw_step(ax: Axes, image: Floats, text: str) -> None:
    from textwrap import fill

    ax.imshow(image, cmap="gray", vmin=0, vmax=1)
    ax.axis("off")
    ax.set_title(fill(text, 22), fontsize=10)


def _draw_bars(ax: Axes, shares: Floats, labels: list[str]) -> None:
    """Draws the ten probabilities, under what the network guesses."""
    bars = ax.bar(range(10), shares, color="#1f77d0")
    ax.bar_label(bars, labels)
    ax.set_xticks(range(10))
    ax.set_ylim(0, 1.2)
    ax.set_yticks([])
    ax.set_title(str(_guess_sentence(shares)), fontsize=12)
