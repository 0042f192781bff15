"""IPython's magics and shell commands, taken out of a cell so that Python can read the rest."""

from __future__ import annotations

import ast
import re

from autograder import limits

_PASSED_THROUGH = ("time", "capture", "prun")
# a magic within a function, as IPython writes it
_SHELL_CALL = re.compile(r"(?<=[ \t])get_ipython\(\)\.(?:run_line_magic|system)\(.*\)$", re.MULTILINE)
_TIMED_LINE = re.compile(r"%(?:time|prun)\s+(?=\w)")
# IPython treats a line that begins with one of these as a magic, also without `%`
_AUTOMAGICS = (
    "pip conda mamba uv cd ls ll pwd mkdir rmdir cat cp mv rm man clear matplotlib pylab time timeit who whos run load "
    "env history reset config colors autoreload load_ext reload_ext precision xmode pdb debug prun store"
)
# `time = 3`, `time += 3`, `time, x = …`, `time (3)` and `time: float` are Python
_AUTOMAGIC = re.compile(rf"(?:{'|'.join(_AUTOMAGICS.split())})(?:[ \t]+(?![=(\[,:]|[^\w\s]{{1,3}}=).*)?")


def without_magics(source: str) -> str:
    """The cell without magics, each line with its old number; empty for a cell in another language.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: it has too many magics, and is no Python as it stands.
        RuntimeError: IPython gives up on it.
    """
    lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    while lines[first].startswith("%%"):
        if lines[first][2:].split(" ")[0].strip() not in _PASSED_THROUGH:
            return ""
        lines[first] = ""
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    lines = [_TIMED_LINE.sub("", line) if line.startswith("%") else line for line in lines]
    try:
        ast.parse("\n".join(lines))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        lines = [f"%{line}" if _AUTOMAGIC.fullmatch(line) else line for line in lines]
        magics = sum(line.lstrip().startswith(("%", "!")) or line.rstrip().endswith("?") for line in lines)
        if magics > limits.MAX_CELL_MAGICS:
            # IPython reads the whole cell anew for each of them.
            raise
        from IPython.core.inputtransformer2 import TransformerManager

        # Magics become calls of get_ipython(), which define nothing. IPython drops the empty lines at the top.
        first = next((i for i, line in enumerate(lines) if line.strip()), 0)
        text = str(TransformerManager().transform_cell("\n".join(lines[first:])))
        return "\n" * first + _SHELL_CALL.sub("pass", text)
    return "\n".join(lines)
