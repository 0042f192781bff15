"""Brings a drawing or a picture of a digit to the data's form."""

from __future__ import annotations

import numpy as np

from autograder.lesson.kinds import Array, Floats


def _ink(picture: Array) -> Floats:
    """The ink of a picture: 0 where there is none, up to 1.

    The picture may be grey or in colour, dark on light or light on
    dark: what its edges show is the ground, the rest is ink.
    """
    values = _resize(_grey(np.asarray(picture)), 280)
    ink = values - _ground(values)
    if -ink.min() > ink.max():
        ink = -ink
    strongest = ink.max()
    if strongest < 0.02:
        return np.zeros_like(ink)
    # shadows and the grain of paper are no ink
    return np.asarray(np.clip(1.25 * ink / strongest - 0.25, 0, 1))


def _grey(values: Array) -> Floats:
    """A picture of any kind as shades from 0, black, to 1, white."""
    top = 1 if values.dtype.kind in "fb" else np.iinfo(values.dtype).max
    values = values.astype(float) / top
    if values.ndim == 3 and values.shape[2] in (2, 4):
        # what is transparent has no colour of its own: take it as white
        seen = values[..., -1:]
        values = values[..., :-1] * seen + 1 - seen
    return values.mean(axis=2) if values.ndim == 3 else values


def _ground(values: Floats) -> Floats:
    """The paper's shade at each pixel, as far as the edges tell.

    It may be lighter on one side, as in a photograph.
    """
    rows, columns = np.indices(values.shape)
    last = np.maximum(np.array(values.shape) - 1, 1)
    edge = (rows % last[0] == 0) | (columns % last[1] == 0)
    # ink may run over the edge
    edge &= np.abs(values - np.median(values[edge])) < 0.25
    plane = np.stack([rows, columns, np.ones_like(rows)], axis=-1)
    found, *_ = np.linalg.lstsq(plane[edge], values[edge])
    return np.asarray(plane @ found)


def _crop(ink: Floats) -> Floats:
    """The smallest rectangle that holds all the ink."""
    rows = np.flatnonzero((ink > 0.1).any(axis=1))
    columns = np.flatnonzero((ink > 0.1).any(axis=0))
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _shrink(ink: Floats, longest: int = 20) -> Floats:
    """The same in MNIST's size: the longer side has 20 pixels."""
    small = _resize(ink, longest)
    # a thin stroke would fade: the strongest pixel is full ink
    return np.asarray(small / small.max())


def _resize(values: Floats, longest: int) -> Floats:
    """The same with that many pixels along the longer side.

    Each new pixel is the average of the area that it covers.
    """
    height, width = values.shape
    scale = longest / max(height, width)
    rows = _coverage(height, max(1, round(height * scale)))
    columns = _coverage(width, max(1, round(width * scale)))
    return rows @ values @ columns.T


def _coverage(old: int, new: int) -> Floats:
    """Which share of each new pixel an old one fills, (new, old)."""
    edges = np.arange(new + 1) * (old / new)
    pixels = np.arange(old)
    lower = np.maximum(edges[:-1, None], pixels)
    upper = np.minimum(edges[1:, None], pixels + 1)
    shares = np.clip(upper - lower, 0, None) * (new / old)
    return np.asarray(shares)


def _centre(small: Floats, side: int = 28) -> Floats:
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


def _put_into_middle(small: Floats, side: int = 28) -> Floats:
    """A 28×28 image with as much room left of the ink as right."""
    image = np.zeros((side, side))
    height, width = small.shape
    top, left = (side - height) // 2, (side - width) // 2
    image[top : top + height, left : left + width] = small
    return image


def _to_mnist(ink: Floats) -> list[Floats]:
    """The steps: all, cropped, shrunk, and centred as in MNIST."""
    cropped = _crop(ink)
    small = _shrink(cropped)
    return [ink, cropped, small, _centre(small)]


def _to_spare(ink: Floats) -> list[Floats]:
    """The steps to the form of the small digits, 24 pixels high."""
    cropped = _crop(ink)
    small = _shrink(cropped, 24)
    return [ink, cropped, small, _put_into_middle(small)]
