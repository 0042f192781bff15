"""The drawings that show how good a network is, and where it fails."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from autograder.lesson.figures import (
    _digit_grid,
    _draw_digit,
    _write_cells,
    show_figure,
)
from autograder.lesson.kinds import Array
from autograder.messages import say
from autograder.wording import _fill, _number


def show_curves(history: Any) -> None:
    """Shows the accuracy after each epoch, as `fit` returned it."""
    numbers = getattr(history, "history", history)
    name = next(
        key
        for key in numbers
        if key != "loss" and not key.startswith("val_")
    )
    curves = [(say("training accuracy"), numbers[name], "o-")]
    if f"val_{name}" in numbers:
        validation = numbers[f"val_{name}"]
        curves += [(say("validation accuracy"), validation, "s--")]
    _, ax = plt.subplots(figsize=(7.5, 4), layout="constrained")
    told = []
    for title, values, style in curves:
        epochs = range(1, len(values) + 1)
        ax.plot(epochs, values, style, label=str(title), linewidth=2)
        shares = [_percent(value) for value in values]
        told.append(f"{title}: {'; '.join(shares)}")
        ax.set_xticks(epochs)
    ax.set_xlabel(str(say("epoch")), fontsize=12)
    title = say("share of images guessed right")
    ax.set_ylabel(str(title), fontsize=12)
    ax.yaxis.set_major_formatter(lambda value, _: _percent(value))
    ax.grid(alpha=0.4)
    ax.legend(fontsize=12)
    show_figure(
        say(
            "The accuracy after each epoch. {curves}.",
            curves=". ".join(told),
        )
    )


def show_probabilities(
    images: Array,
    labels: Sequence[int] | Array,
    probabilities: Array,
) -> None:
    """Shows up to five images, with ten probabilities below each."""
    probabilities = np.asarray(probabilities)[:5]
    count = len(probabilities)
    _, axes = plt.subplots(
        2,
        count,
        figsize=(1.6 * count, 3.7),
        layout="constrained",
        squeeze=False,
        sharey="row",
    )
    told = []
    for column, (image, label, shares) in enumerate(
        zip(images, labels, probabilities, strict=False)
    ):
        top, bottom = axes[:, column]
        _draw_digit(top, image)
        top.axis("off")
        title = _verdict(shares.argmax(), label)
        top.set_title(title, fontsize=12)
        _draw_shares(bottom, shares)
        told.append(
            say(
                "right digit {label}, guesses {guesses}",
                label=label,
                guesses=_likely(shares),
            )
        )
    axes[1, 0].set_ylabel(str(say("probability")), fontsize=12)
    show_figure(
        say(
            "Digits and the probabilities that the network gave: "
            "{digits}.",
            digits="; ".join(map(str, told)),
        )
    )


def _draw_shares(ax: Axes, shares: Array) -> None:
    """Draws ten probabilities; the highest has its number."""
    guess = int(shares.argmax())
    bars = ax.bar(range(10), shares, color="#9ecae1")
    bars[guess].set(color="#08519c", hatch="//", edgecolor="white")
    ax.set_xticks(range(10))
    ax.set_ylim(0, 1.18)
    ax.set_yticks([0, 0.5, 1], ["0%", "50%", "100%"])
    # at the edges, the number keeps within the axes
    side = "left" if guess < 2 else "right" if guess > 7 else "center"
    ax.text(
        guess, shares[guess] + 0.03, _chance(shares[guess]), ha=side
    )


def show_mistakes(
    images: Array, labels: Array, probabilities: Array
) -> None:
    """Shows the ten mistakes that the network was most sure of."""
    labels, probabilities = (
        np.asarray(labels),
        np.asarray(probabilities),
    )
    guesses, sure = (
        probabilities.argmax(axis=1),
        probabilities.max(axis=1),
    )
    wrong = np.flatnonzero(guesses != labels)
    if not len(wrong):
        print(say("There are no mistakes: every guess is right."))
        return
    chosen = wrong[np.argsort(-sure[wrong])][:10]
    told = []
    axes = _digit_grid(2, 5, 2.1)
    for ax, place in zip(axes, chosen, strict=False):
        numbers = {
            "guess": guesses[place],
            "label": labels[place],
            "share": _chance(sure[place], 2),
        }
        _draw_digit(ax, images[place])
        title = say("✗ {guess}, not {label}\n{share} sure", **numbers)
        ax.set_title(str(title), fontsize=12)
        text = say("{guess}, not {label}, with {share}", **numbers)
        told.append(str(text))
    show_figure(
        say(
            "The mistakes that the network was most sure of, from "
            "{count:,} mistakes in total: {mistakes}.",
            count=len(wrong),
            mistakes="; ".join(told),
        )
    )


def show_confusion(labels: ArrayLike, guesses: ArrayLike) -> None:
    """Shows how often each digit was guessed as each of the ten."""
    labels, guesses = np.asarray(labels), np.asarray(guesses)
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (labels, guesses), 1)
    wrong = counts * (1 - np.eye(10, dtype=int))
    _, ax = plt.subplots(figsize=(7, 6.2), layout="constrained")
    ax.imshow(wrong, cmap="Oranges", vmax=max(1, 1.5 * wrong.max()))
    _write_cells(ax, counts, 11, np.eye(10, dtype=bool))
    ax.set_xticks(range(10))
    ax.set_yticks(range(10))
    ax.tick_params(labelsize=12)
    ax.set_xlabel(str(say("guess")), fontsize=12)
    ax.set_ylabel(str(say("right digit")), fontsize=12)
    show_figure(
        say(
            "A table with a row for each right digit and a column for "
            "each guessed digit; right guesses are on its diagonal. "
            "{digits}",
            digits=" ".join(map(_confused, range(10), counts)),
        )
    )
    if wrong.any():
        row, column = np.unravel_index(wrong.argmax(), wrong.shape)
        frequent = say(
            "The most frequent mistake: {count} times, the network "
            "guessed {guess}, but the right digit was {label}.",
            count=wrong[row, column],
            label=row,
            guess=column,
        )
        print(_fill(frequent))


def _confused(digit: int, counts: Array) -> str:
    """What a digit was taken for, the most frequent mistake first."""
    text = say(
        "Digit {digit}: {right} of {count} right",
        digit=digit,
        right=counts[digit],
        count=counts.sum(),
    )
    taken = [
        str(say("{count} guessed as {guess}", count=count, guess=guess))
        for guess, count in sorted(
            enumerate(counts), key=lambda pair: -pair[1]
        )
        if count and guess != digit
    ]
    return ", ".join([str(text), *taken]) + "."


def _verdict(guess: int, label: int) -> str:
    if guess == label:
        return f"✓ {guess}"
    return str(say("✗ {guess}, not {label}", guess=guess, label=label))


def _likely(shares: Array) -> str:
    """The digits that got at least one percent, the likeliest first."""
    return ", ".join(
        str(
            say(
                "{digit} with {share}",
                digit=digit,
                share=_chance(share),
            )
        )
        for digit, share in sorted(
            enumerate(shares), key=lambda pair: -pair[1]
        )
        if share >= 0.01
    )


def _percent(share: float) -> str:
    return str(say("{share:.1%}", share=share))


def _chance(share: float, digits: int = 1) -> str:
    """A probability in percent: no guess is as sure as 100%."""
    if round(float(share), digits + 2) < 1:
        return _number(share, f".{digits}%")
    most = _number(1 - 0.1 ** (digits + 2), f".{digits}%")
    return str(say("over {share}", share=most))
