"""What to do about an error that a student's code raised."""

from __future__ import annotations

import re as _re

from autograder.messages import Message, say

# in the first group: what the frameworks put around the words
_WRAPPINGS = (
    _re.compile(
        r"Exception encountered when calling .*?\(\)\.\s+(.*?)\s*"
        r"(?:Arguments received by|$)",
        _re.DOTALL,
    ),
    _re.compile(
        r"Graph execution error:.*\n(.*?)\n\s*\[\[", _re.DOTALL
    ),
)


def _words(error: BaseException, longest: int = 300) -> str:
    """The words of an error, on one line."""
    text = str(error)[:100_000]
    found = (pattern.search(text) for pattern in _WRAPPINGS)
    text = next((match[1] for match in found if match), text)
    text = " ".join(_re.sub(r"\x1b\[[\d;]*m", "", text).split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _error_hint(told: str) -> Message:
    """The hint on an error, which is told as `Kind: words`.

    One that is raised outside the function, as the function is called,
    is told as `Kind of the call: words`.
    """
    return next(
        hint for pattern, hint in _HINTS if _re.search(pattern, told)
    )


_HINTS = (
    (
        "^NameError.*'(relu|softmax|adam|accuracy|"
        "categorical_crossentropy)'",
        say(
            "Keras takes such names as texts: write them in quotes, "
            'as in `activation="relu"`.'
        ),
    ),
    (
        "^NameError",
        say(
            "The function can only use its arguments, and names that "
            "are imported or defined in the notebook outside the "
            "cells for demonstration."
        ),
    ),
    (
        r"does not have a `call\(\)` method|NotImplementedError.*call",
        say(
            "Keras asks a network through its method `call`: write "
            "`def call(self, inputs):`, not `forward`."
        ),
    ),
    (
        "^TimeoutError: not finished after",
        say(
            "The function needs what this line makes, and the line "
            "takes too long: let it do with less."
        ),
    ),
    (
        "could not be broadcast|Incompatible shapes",
        say(
            "The shapes do not fit together: is a size written into "
            "the function? Print them, as `x.shape`; `[:, None]` "
            "makes a column of a row."
        ),
    ),
    (
        "slice indices must be integers|"
        "cannot be interpreted as an integer",
        say(
            "A whole number is needed here: `//`, `int(…)` or "
            "`round(…)` makes one."
        ),
    ),
    (
        "^OverflowError",
        say(
            "A number does not fit into the type of the array: "
            "`uint8` ends at 255. Convert first, to `int64`."
        ),
    ),
    (
        "^TypeError of the call: .*argument",
        say(
            "Keep the first line of the function as it was handed "
            "out: the same name, the same arguments."
        ),
    ),
    (
        r"^TypeError: .*argument|Argument\(s\) not recognized|"
        "Unrecognized keyword arguments",
        say(
            "Look at the arguments in this line: one is misspelled, "
            "missing, or not known to what is called."
        ),
    ),
    (
        "^AttributeError: '.*' object has no attribute",
        say(
            "What stands before the dot is of another type than this "
            "line expects, or the name belongs to another library: "
            "`type(…)` tells which it is."
        ),
    ),
    (
        "^(ModuleNotFound|Import|Attribute)Error: .*"
        "(keras|tensorflow|numpy)",
        say(
            "This version does not know that name: it is misspelled, "
            "or from an older version."
        ),
    ),
    (
        "^(ModuleNotFound|Import)Error",
        say(
            "Only the packages of the course are there when your "
            "work is marked."
        ),
    ),
    (
        "UFunc.*Cannot cast",
        say(
            "`/=`, `-=` and their like write fractions back into an "
            "array of whole numbers: make a new array, as `x = x / "
            "255` does."
        ),
    ),
    (
        "Could not interpret|"
        "Unknown (activation|optimizer|loss|metric)",
        say("Keras does not know this name: look at its spelling."),
    ),
    (
        "cannot reshape",
        say(
            "Is a size written into the function? Take the number of "
            "images from the images: `len(images)`."
        ),
    ),
    (
        "^IndexError",
        say(
            "An index does not fit the array: look at the array's "
            "shape, and at what each index counts."
        ),
    ),
    (
        "read-only",
        say(
            "Work on a new array: the one that is given may only be "
            "read."
        ),
    ),
    (
        "^EOFError",
        say(
            "Nobody answers `input` when your work is marked: the "
            "function gets all it needs as arguments."
        ),
    ),
    (
        "^PermissionError",
        say(
            "Your functions run alone: without the network, other "
            "programs or files."
        ),
    ),
    (
        "",
        say(
            "Call the function in a new cell, also with more, fewer "
            "and other values than in the check below the task: "
            "there the error shows with all its lines."
        ),
    ),
)
