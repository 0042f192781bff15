"""Copies code of `autograder.lesson` into a notebook's cells, with its sentences in the notebook's language.

A line `# include: NAME NAME` of a code cell stands for the source of those modules, after that of the modules they
import, each once in a notebook. Annotations, comments, and what describes private functions stay behind.
"""

from __future__ import annotations

import ast
import inspect
import io
import re
import textwrap
import tokenize
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.messages import translation

PACKAGE = Path(__file__).parent.parent
FOLDER = PACKAGE / "lesson"
# what `autograder.messages.say` is in a notebook
WORDING = "wording"
WIDTH = 72
_LINE = re.compile(r"^# include:(?P<names>[\w ]+)$", re.MULTILINE)
# what these modules give serves annotations, which stay behind
_FOR_TYPES = ("typing", "collections.abc", "numpy.typing", "types", "matplotlib.axes", "matplotlib.colorbar")
KINDS = "autograder.lesson.kinds"


class InclusionError(Exception):
    """A module cannot be copied into a notebook as it is."""


def include(cells: Iterable[str], language: str, folder: Path = FOLDER) -> list[str]:
    """The sources of a notebook's code cells, each line `# include: …` replaced by what it stands for."""
    have: dict[str, str] = {}

    def sources(names: Iterable[str]) -> Iterator[str]:
        for name in names:
            if name in have.values():
                continue
            source = ((PACKAGE if name == WORDING else folder) / f"{name}.py").read_text(encoding="utf-8")
            tree = ast.parse(source)
            have[f"module {name}"] = name
            yield from sources(_needed(tree))
            for defined in _defined(tree):
                if have.setdefault(defined, name) != name:
                    raise InclusionError(f"{defined} is defined by both {have[defined]} and {name}")
            yield notebook_source(source, name, language, have.values())

    return [_LINE.sub(lambda line: "\n\n\n".join(sources(line["names"].split())), cell) for cell in cells]


def notebook_source(source: str, name: str, language: str, before: Collection[str] = ()) -> str:
    """A module's source in the form that stands in a notebook, after the modules `before`.

    Raises:
        InclusionError: it needs something that the notebook does not have at that place.
    """
    copied = _Source(source, language)
    _expect_known(copied.tree, name, {*before, name})
    code = _without_idle_imports(copied.rewritten())
    missing = _names(ast.parse(code)) & {alias for alias in _of_ours(copied.tree) if alias != "say"}
    if missing:
        raise InclusionError(f"{name}: {', '.join(sorted(missing))} cannot be used in a notebook")
    return re.sub(r"\n{4,}", "\n\n\n", re.sub(r":\n{2,}(?= )", ":\n", code)).strip("\n")


def public_docstrings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The descriptions of functions and classes that students use by name: they are sentences, too."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            text = ast.get_docstring(node)
            if text:
                yield node.lineno, text


def _expect_known(tree: ast.Module, name: str, known: Collection[str]) -> None:
    """Refuses imports of modules that the notebook does not have before this one, and sentences without `say`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import) and any(alias.name.startswith("autograder") for alias in node.names):
            raise InclusionError(f"{name}: import names from a module of this package, not the module")
        if isinstance(node, ast.ImportFrom) and _is_ours(node):
            package, _, module = str(node.module).rpartition(".")
            module = WORDING if node.module == "autograder.messages" else module
            if package not in ("autograder", "autograder.lesson") or module not in {*known, KINDS.rpartition(".")[2]}:
                raise InclusionError(f"{name}: {node.module} is not included before")
            if node not in tree.body or any(alias.asname for alias in node.names):
                raise InclusionError(f"{name}: import from {node.module} at the top, by the names that are there")
        if isinstance(node, ast.JoinedStr) and any(_is_sentence(inner) for inner in ast.walk(node)):
            raise InclusionError(f"{name}: line {node.lineno}: a sentence cannot stand inside an f-string")


def _needed(tree: ast.Module) -> list[str]:
    """The modules of `autograder.lesson` that a module imports from."""
    found = [str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom) and _is_ours(node)]
    return [
        WORDING if module == "autograder.messages" else module.rpartition(".")[2] for module in found if module != KINDS
    ]


def _defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module gives to things of its own."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name))


def _is_ours(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and str(node.module).split(".")[0] == "autograder"


def _of_ours(tree: ast.Module) -> set[str]:
    """The names that come from this package, but from no module that a notebook has."""
    absent = ("autograder.messages", KINDS)
    found = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module in absent]
    return {alias.name for node in found for alias in node.names}


def _is_sentence(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _without_idle_imports(code: str) -> str:
    """The code without imports that only annotations needed."""
    tree = ast.parse(code)
    used = _names(tree)
    lines = code.splitlines(keepends=True)
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module in _FOR_TYPES:
            kept = [alias for alias in node.names if (alias.asname or alias.name) in used]
            text = ast.unparse(ast.ImportFrom(node.module, kept, 0)) + "\n" if kept else ""
            lines[node.lineno - 1 : node.end_lineno] = [text, *[""] * ((node.end_lineno or 0) - node.lineno)]
    return "".join(lines)


@dataclass(frozen=True)
class _Edit:
    """What stands in a notebook in place of the bytes from `start` to `end`."""

    start: int
    end: int
    text: str


class _Source:
    """A module's source, with its syntax tree and the places where a notebook has something else."""

    def __init__(self, source: str, language: str) -> None:
        self.tree = ast.parse(source)
        self._language = language
        self._bytes = source.encode()
        self._lines = [0]
        for line in self._bytes.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._sentences = [node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and _is_sentence(node)]
        self._edits = [*self._comments(source), *self._removed(), *self._annotations(self.tree), *self._docstrings()]

    def rewritten(self) -> str:
        return "\n".join(line.rstrip() for line in self._between(0, len(self._bytes)).splitlines()) + "\n"

    def _between(self, start: int, end: int) -> str:
        """The source between two places, as a notebook has it."""
        calls = {self._start(node): node for node in self._sentences}
        edits = {edit.start: edit for edit in self._edits}
        parts, place = [], start
        for at in sorted({*calls, *edits}):
            if not place <= at < end:
                continue
            parts.append(self._bytes[place:at].decode())
            if at in edits:
                parts.append(edits[at].text)
                place = edits[at].end
            else:
                parts.append(self._sentence(calls[at]))
                place = self._end(calls[at])
        return "".join([*parts, self._bytes[place:end].decode()])

    def _sentence(self, call: ast.Call) -> str:
        """A call of `_say` with the translated template, over as many lines as it needs."""
        template = call.args[0] if len(call.args) == 1 else None
        if not isinstance(template, ast.Constant) or not isinstance(template.value, str):
            raise InclusionError(f"line {call.lineno}: the sentence is no plain text")
        margin = " " * (self._margin(call.lineno) + 4)
        pieces = _pieces(translation(template.value, self._language), WIDTH - len(margin) - len('"",'))
        values = [
            (f"{word.arg}=" if word.arg else "**") + self._between(*self._span(word.value)) for word in call.keywords
        ]
        short = f"_say({', '.join([*pieces, *values])})"
        beside = self._column(call) + len(self._bytes[self._end(call) :].split(b"\n", 1)[0].decode())
        if len(pieces) == 1 and "\n" not in short and len(short) + 1 + beside <= WIDTH:
            return short
        text = f"\n{margin}".join(pieces)
        return "_say(\n" + "".join(f"{margin}{each},\n" for each in [text, *values]) + f"{margin[4:]})"

    def _comments(self, source: str) -> Iterator[_Edit]:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                line = token.line.encode()
                column = len(token.line[: token.start[1]].encode())
                start = self._lines[token.start[0] - 1]
                if line[:column].strip():
                    kept = len(line[:column].rstrip())
                    yield _Edit(start + kept, start + len(line.rstrip()), "")
                else:
                    yield _Edit(start, start + len(line), "")

    def _removed(self) -> Iterator[_Edit]:
        """What no notebook has: the module's description, and imports of this package; the language is filled in."""
        for node in self.tree.body:
            if isinstance(node, ast.ImportFrom) and (_is_ours(node) or node.module == "__future__"):
                yield _Edit(self._start(node), self._end(node) + 1, "")
            elif isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["_LANGUAGE"]:
                yield _Edit(*self._span(node.value), f'"{self._language}"')

    def _annotations(self, parent: ast.AST) -> Iterator[_Edit]:
        for node in ast.iter_child_nodes(parent):
            if isinstance(node, ast.arg) and node.annotation:
                start = self._start(node) + len(node.arg.encode())
                end = self._end(node.annotation)
                default = self._bytes[end : end + 3] == b" = "
                yield _Edit(start, end + 3 if default else end, "=" if default else "")
            elif isinstance(node, ast.FunctionDef) and node.returns:
                arrow = self._bytes.rindex(b"->", 0, self._start(node.returns))
                yield _Edit(len(self._bytes[:arrow].rstrip()), self._end(node.returns), "")
            elif isinstance(node, ast.AnnAssign) and not isinstance(parent, ast.ClassDef):
                if not node.value:
                    raise InclusionError(f"line {node.lineno}: an annotation without a value")
                yield _Edit(self._end(node.target), self._end(node.annotation), "")
            yield from self._annotations(node)

    def _docstrings(self) -> Iterator[_Edit]:
        public = dict(public_docstrings(self.tree))
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) or ast.get_docstring(node) is None:
                continue
            described = node.body[0]
            if not isinstance(node, ast.Module) and node.lineno in public:
                text = translation(public[node.lineno], self._language)
                yield _Edit(*self._span(described), _docstring(text, self._margin(described.lineno)))
            elif len(node.body) == 1 and not isinstance(node, ast.Module):
                yield _Edit(*self._span(described), "pass")
            else:
                yield _Edit(self._lines[described.lineno - 1], self._end(described) + 1, "")

    def _margin(self, line: int) -> int:
        text = self._bytes[self._lines[line - 1] : self._lines[line]]
        return len(text) - len(text.lstrip())

    def _column(self, node: ast.expr) -> int:
        return len(self._bytes[self._lines[node.lineno - 1] :][: node.col_offset].decode())

    def _span(self, node: ast.stmt | ast.expr) -> tuple[int, int]:
        return self._start(node), self._end(node)

    def _start(self, node: ast.stmt | ast.expr | ast.arg) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.stmt | ast.expr | ast.arg) -> int:
        return self._lines[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0)


def _pieces(text: str, width: int) -> list[str]:
    """A text as string literals, which Python joins, each of about that width."""
    pieces = [""]
    for word in re.findall(r"\S*\s*", text)[:-1]:
        if pieces[-1] and len(_literal(pieces[-1] + word)) - 2 > width:
            pieces.append("")
        pieces[-1] += word
    return [_literal(piece) for piece in pieces]


def _literal(text: str) -> str:
    """A string literal, in double quotes where that takes no backslash."""
    literal = repr(text)
    return f'"{literal[1:-1]}"' if literal[0] == "'" and '"' not in text else literal


def _docstring(text: str, margin: int) -> str:
    """A description as it stands in a function, each of its lines wrapped."""
    inside = " " * margin
    lines = []
    for number, line in enumerate(inspect.cleandoc(text).splitlines()):
        indent = " " * (len(line) - len(line.lstrip()))
        room = WIDTH - margin - (3 if number == 0 else 0)
        lines += textwrap.wrap(line, room, subsequent_indent=indent, break_long_words=False) or [""]
    whole = f"\n{inside}".join(lines)
    ending = f"\n{inside}" if len(lines) > 1 or len(inside) + len(whole) + 6 > WIDTH else ""
    return f'"""{whole}{ending}"""'.replace(f"\n{inside}\n", "\n\n")
