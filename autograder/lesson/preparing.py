"""Images that got a channel."""

from __future__ import annotations

from collections.abc import Callable

from autograder.lesson.flattening import _IMAGES_WRITTEN_IN
from autograder.lesson.kinds import Shape
from autograder.lesson.mistakes import (
    _ONE_ROW,
    _CheckFailed,
    _shape_hint,
    _shape_text,
)
from autograder.messages import Message, say


def _expect_one_channel(
    shape: Shape,
    kind: str,
    given: Shape,
    count_one_more: Callable[[], int | None],
) -> None:
    """Fails the check where images did not get one channel."""
    wanted = (*given, 1)
    if shape == wanted:
        return
    raise _CheckFailed(
        say(
            "for images of shape {given}, the result has shape {came}; "
            "{wanted} was expected",
            given=_shape_text(given),
            came=_shape_text(shape),
            wanted=_shape_text(wanted),
        ),
        _shape_hint(
            shape, kind, wanted, count_one_more, _IMAGES_WRITTEN_IN
        )
        or _channel_hint(shape, given),
    )


def _channel_hint(came: Shape, given: Shape) -> Message:
    n = given[0]
    known = {
        given: say(
            "The channel is missing: `images[..., np.newaxis]` adds "
            "an axis of length 1 at the end."
        ),
        (n, 1, *given[1:]): say(
            "The channel comes last, after the rows and the columns."
        ),
        (1, *given): say(
            "The new axis is in front of the images: it belongs at "
            "the end, after the columns."
        ),
        (n, 784): say(
            "You flattened the images: a convolution needs their "
            "rows and columns."
        ),
        (n, 784, 1): say(
            "You flattened the images: a convolution needs their "
            "rows and columns."
        ),
        (*given[1:], 1): _ONE_ROW,
        (*given, 3): say(
            "The images are grey: they have one channel, not three."
        ),
    }
    return known.get(
        came,
        say(
            "Only add an axis of length 1, at the end: `(n, 28, 28)` "
            "becomes `(n, 28, 28, 1)`."
        ),
    )
