"""Brings a drawing or a picture of a digit to MNIST's form."""

from __future__ import annotations

from typing import Any

import numpy as np


def _ink(picture: Any) -> Any:
    """The ink of a picture: 0 where there is none, up to 1.

    The picture may be grey or in colour, dark on light or light on
    dark: what its edges show is the ground, the rest is ink.
    """
    values = np.asarray(picture)
    top = 1 if values.dtype.kind in "fb" else np.iinfo(values.dtype).max
    values = values.astype(float) / top
    if values.ndim == 3 and values.shape[2] in (2, 4):
        # what is transparent has no colour of its own: take it as white
        seen = values[..., -1:]
        values = values[..., :-1] * seen + 1 - seen
    if values.ndim == 3:
        values = values.mean(axis=2)
    edges = [values[0], values[-1], values[:, 0], values[:, -1]]
    ink = np.abs(values - np.median(np.concatenate(edges)))
    # shadows and the grain of paper are no ink
    strongest = ink.max() or 1
    return np.clip(ink / strongest * 1.25 - 0.25, 0, 1)


def _crop(ink: Any) -> Any:
    """The smallest rectangle that holds all the ink."""
    rows = np.flatnonzero((ink > 0.1).any(axis=1))
    columns = np.flatnonzero((ink > 0.1).any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _shrink(ink: Any, longest: int = 20) -> Any:
    """The same in small: the longer side has 20 pixels.

    Each new pixel is the average of the area that it covers.
    """
    height, width = ink.shape
    scale = longest / max(height, width)
    rows = _coverage(height, max(1, round(height * scale)))
    columns = _coverage(width, max(1, round(width * scale)))
    small = rows @ ink @ columns.T
    # a thin stroke would fade: the strongest pixel is full ink
    return small / small.max()


def _coverage(old: int, new: int) -> Any:
    """Which share of each new pixel an old one fills, (new, old)."""
    edges = np.arange(new + 1) * (old / new)
    pixels = np.arange(old)
    lower = np.maximum(edges[:-1, None], pixels)
    upper = np.minimum(edges[1:, None], pixels + 1)
    return np.clip(upper - lower, 0, None) * (new / old)


def _centre(small: Any, side: int = 28) -> Any:
    """A 28×28 image with the ink's centre of mass in its middle."""
    image = np.zeros((side, side))
    height, width = small.shape
    mass = small.sum()
    row = (small.sum(axis=1) @ np.arange(height)) / mass
    column = (small.sum(axis=0) @ np.arange(width)) / mass
    top = int(np.clip(round(side / 2 - row), 0, side - height))
    left = int(np.clip(round(side / 2 - column), 0, side - width))
    image[top : top + height, left : left + width] = small
    return image


def _to_mnist(ink: Any) -> list[Any]:
    """The steps: all, cropped, shrunk, and centred as in MNIST."""
    cropped = _crop(ink)
    small = _shrink(cropped)
    return [ink, cropped, small, _centre(small)]
