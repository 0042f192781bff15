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


def _missing(function: str) -> Message:
    """What is said where there is no such function."""
    return say(
        "there is no function `{function}` in the notebook",
        function=function,
    )


def _not_written(function: str) -> tuple[Message, Message]:
    """What is said where the function is as it was handed out."""
    return (
        say("you have not written `{function}` yet", function=function),
        say(
            "Replace the line `raise NotImplementedError` with your "
            "own code, as the task above it says."
        ),
    )


def _endless(function: str, seconds: float) -> tuple[Message, Message]:
    """What is said where the function was stopped."""
    return (
        say(
            "stopped after {seconds:.0f} s: `{function}` did not "
            "finish",
            seconds=seconds,
            function=function,
        ),
        say(
            "Is there a loop that never ends, or one that could take "
            "far fewer steps?"
        ),
    )


def _returned_nothing(function: str) -> tuple[Message, Message]:
    return (
        say("`{function}` returned nothing (None)", function=function),
        say(
            "Does your function end with `return` and the result? "
            "`print` only shows it."
        ),
    )


def _returned_no_numbers(
    function: str, kind: str
) -> tuple[Message, Message]:
    """What is said of a value of the type `kind`."""
    hint = say(
        "Return an array (or a list of equally long lists) that "
        "contains only numbers."
    )
    if kind == "tuple":
        hint = say(
            "Your function returned several results: return only the "
            "one that the task asks for."
        )
    return (
        say(
            "`{function}` returned a value of type {kind}, which is "
            "not an array of numbers",
            function=function,
            kind=kind,
        ),
        hint,
    )


def _raised_error(
    function: str, error: str, place: Message | None
) -> Message:
    """What is said of an error, with the line that it came from."""
    if place is None:
        return say(
            "`{function}` raised {error}",
            function=function,
            error=error,
        )
    return say(
        "`{function}` raised {error} ({place})",
        function=function,
        error=error,
        place=place,
    )


def _error_hint(told: str) -> Message:
    """The hint on an error, which is told as `Kind: words`.

    One that is raised outside the function, as the function is called,
    is told as `Kind of the call: words`.
    """
    return _first_hint(_HINTS, told)


def _first_hint(
    hints: tuple[tuple[str, Message], ...], told: str
) -> Message:
    """The hint of the first pattern that an error's words have."""
    return next(
        hint for pattern, hint in hints if _re.search(pattern, told)
    )


_TRAINS = say(
    "Keep the training (`fit`) in its own cell: this function only "
    "prepares the network for it."
)
_WITH_CHANNEL = say(
    "The input has the shape of one image, including its channel: "
    "`keras.Input(shape=(28, 28, 1))`."
)
_HINTS = (
    (
        "^NameError.*'(relu|softmax|adam|accuracy|"
        "categorical_crossentropy)'",
        say(
            "Keras needs such names as text: write them in quotes, "
            'as in `activation="relu"`.'
        ),
    ),
    (
        "^UnboundLocalError",
        say(
            "The function uses this name before the name has a "
            "value: create it first, before the loop."
        ),
    ),
    (
        "^NameError",
        say(
            "Check the spelling. A function can only use its "
            "arguments, and names that the notebook imports or "
            "defines. Names from cells that only try things out do "
            "not count."
        ),
    ),
    (
        r"does not have a `call\(\)` method|NotImplementedError.*call",
        say(
            "Keras runs a network through its method `call`: write "
            "`def call(self, inputs):`, not `forward`."
        ),
    ),
    (
        "^TimeoutError: not finished after",
        say(
            "The function needs the result of this line, but the "
            "line takes too long: make it do less work."
        ),
    ),
    ("^TimeoutError: still training after", _TRAINS),
    (
        "^RecursionError",
        say(
            "Your function calls itself again and again: did you "
            "mean another function there?"
        ),
    ),
    (
        "Cannot interpret '.*' as a data type",
        say(
            "A shape is a single argument: it needs parentheses of "
            "its own, as in `np.zeros((rows, columns))`."
        ),
    ),
    (
        "Cannot convert '.*' to a shape",
        say(
            "A shape with one number needs a comma: "
            "`keras.Input((784,))`."
        ),
    ),
    (
        "unsupported operand type.*'list'",
        say(
            "Python can't compute with a whole list: turn it into an "
            "array first, `np.array(…)`."
        ),
    ),
    (
        "object is not callable|Only input tensors may be passed",
        say(
            "Parentheses call a function. Did you mean square "
            "brackets, as in `labels[i]`, or is a comma missing "
            "before them?"
        ),
    ),
    (
        "'NoneType' object",
        say(
            "There is None where a value should be: methods such as "
            "`append` change a list and return nothing, so do not "
            "write `rows = rows.append(…)`."
        ),
    ),
    (
        "setting an array element with a sequence",
        say(
            "A whole row does not fit into the place of one number: "
            "check the shape of the array that you write into."
        ),
    ),
    ("expected min_ndim=4, found ndim=3", _WITH_CHANNEL),
    (
        "could not be broadcast|Incompatible shapes",
        say(
            "The shapes do not fit together: did you write a size "
            "into your function? Print the shapes, as in "
            "`x.shape`; `[:, None]` turns a row into a column."
        ),
    ),
    (
        "slice indices must be integers|"
        "cannot be interpreted as an integer",
        say(
            "A whole number is needed here: `//`, `int(…)` or "
            "`round(…)` gives one."
        ),
    ),
    (
        "^OverflowError",
        say(
            "A number does not fit into the type of the array: "
            "`uint8` can only hold numbers up to 255. Convert to "
            "`int64` first."
        ),
    ),
    (
        "^TypeError of the call: .*argument",
        say(
            "Do not change the first line of the function: it needs "
            "the same name and the same arguments."
        ),
    ),
    (
        r"Sequential\.__init__\(\) takes",
        say(
            "`Sequential` takes a list of layers: put square "
            "brackets around them, `keras.Sequential([…])`."
        ),
    ),
    (
        r"^TypeError: .*argument|Argument\(s\) not recognized|"
        "Unrecognized keyword arguments",
        say(
            "Check the arguments in this line: one is misspelled, "
            "missing, or unknown to the function that you call."
        ),
    ),
    (
        "^AttributeError: '.*' object has no attribute",
        say(
            "The object before the dot has the wrong type, or the "
            "name belongs to another library: `type(…)` shows the "
            "type."
        ),
    ),
    (
        "^(ModuleNotFound|Import|Attribute)Error: .*"
        "(keras|tensorflow|numpy)",
        say(
            "The library that you use here does not know that name: "
            "it is misspelled, or it comes from an older version of "
            "the library."
        ),
    ),
    (
        "^(ModuleNotFound|Import)Error",
        say(
            "Only the packages of the course are available when your "
            "work is marked."
        ),
    ),
    (
        "UFunc.*Cannot cast",
        say(
            "`/=`, `-=` and similar operators write fractions back "
            "into an array of whole numbers: create a new array, as "
            "in `x = x / 255`."
        ),
    ),
    (
        "Could not interpret|"
        "Unknown (activation|optimizer|loss|metric)",
        say("Keras does not know this name: check its spelling."),
    ),
    (
        "cannot reshape",
        say(
            "Did you write a size into your function? Take the "
            "number of images from the images: `len(images)`."
        ),
    ),
    (
        "^IndexError",
        say(
            "An index does not fit the array: check the shape of the "
            "array, and what each index counts."
        ),
    ),
    (
        "read-only",
        say("Create a new array: the given one can only be read."),
    ),
    (
        "^EOFError",
        say(
            "Nobody answers `input` when your work is marked: the "
            "function gets everything it needs as arguments."
        ),
    ),
    (
        "^PermissionError",
        say(
            "Your functions run alone: they can't use the internet, "
            "other programs or files."
        ),
    ),
    (
        "",
        say(
            "Call the function in a new cell. Try other values than in "
            "the check below the task, and more or fewer of them: "
            "there you see the whole error message."
        ),
    ),
)
