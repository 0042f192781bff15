"""Students whose code for a function is alike beyond what the task gives: worth a look, and no proof of anything.

Code is compared by its syntax trees, so that its layout, its comments and the names that a student chose make no
difference. copydetect finds what two have in common as MOSS does: by the runs of `RUN` parts of their trees. A run that
is in the stubs or in the reference does not count, nor one that many in the class have. Answers that have less than
`LEAST` parts in common are left alone: so short a thing is written alike by people who never met.
"""

from __future__ import annotations

import ast
import warnings
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate, combinations, groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from autograder.submission.read import Submission
from autograder.submission.slicing import GIVEN

if TYPE_CHECKING:
    # it imports Matplotlib's pyplot, which takes a second, and is asked for by few
    from copydetect import CodeFingerprint

RUN = 12
# longer than a network of four layers, or a line by its closed form, in whatever style
LEAST = 70
# no answer has as many characters; a student's text may have
MOST = 100_000
# what more than so many have, and a larger part of the class than this, is common
FEW = 3
SHARE = 0.1
# the first of a plane of Unicode in which no code point has a meaning, and how many follow it
SIGNS, COUNT = 0xF0000, 0x1FFFE


@dataclass(frozen=True)
class Side:
    """One of two students: which share of their own code the other has too, and the lines that it stands in."""

    student: str
    share: float
    passages: str


@dataclass(frozen=True)
class Pair:
    """Two students whose code for a function is alike, in so many parts of its syntax trees."""

    function: str
    size: int
    sides: tuple[Side, Side]


def functions_of(sources: Iterable[str]) -> tuple[str, ...]:
    """The functions that are asked for: those that the instructor's answers define."""
    nodes = (node for source in sources for node in _tree(source).body)
    return tuple(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def code_for(submission: Submission, functions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """What a student wrote for each function: the sources of the definitions that it needs."""
    needed = {function: submission.needed_by(function) for function in functions}
    return {
        function: tuple(each.source for each in definitions if each.where != GIVEN)
        for function, definitions in needed.items()
    }


def find_pairs(works: Mapping[str, Mapping[str, Sequence[str]]], given: Collection[str]) -> tuple[Pair, ...]:
    """Who wrote alike, those with most in common first.

    `works` are the sources that each student has for each function, and `given` those that all have got.
    """
    free = {run for source in given for run in _read("", [source]).prints.hashes}
    answers: defaultdict[str, list[_Answer]] = defaultdict(list)
    for student, work in works.items():
        for function, sources in work.items():
            answers[function].append(_read(student, [source for source in sources if source not in given]))
    pairs = (pair for function, found in answers.items() for pair in _pairs(function, found, free))
    return tuple(sorted((pair for pair in pairs if pair.size >= LEAST), key=lambda pair: -pair.size))


@dataclass(frozen=True)
class _Answer:
    """A student's code: where each part of its trees stands (source, line), and the runs of them."""

    student: str
    sources: Sequence[str]
    places: Sequence[tuple[int, int]]
    prints: CodeFingerprint


def _read(student: str, sources: Sequence[str]) -> _Answer:
    from copydetect import CodeFingerprint

    sources = [source for source, length in zip(sources, accumulate(map(len, sources)), strict=True) if length <= MOST]
    trees = [_tree(source) for source in sources]
    chosen = frozenset(name for tree in trees for name in _chosen(tree))
    parts = [(part, (number, line)) for number, tree in enumerate(trees) for part, line in _parts(tree, chosen)]
    signs = StringIO("".join(chr(SIGNS + zlib.crc32(part.encode()) % COUNT) for part, _ in parts))
    # every run is kept (a window of 1): which of them a wider one keeps is another matter in each process
    prints = CodeFingerprint("", RUN, 1, filter=False, fp=signs)
    return _Answer(student, sources, [place for _, place in parts], prints)


def _tree(source: str) -> ast.Module:
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError), warnings.catch_warnings():
        # an invalid escape in a student's string is a matter between them and Python
        warnings.simplefilter("ignore")
        return ast.parse(source)
    return ast.Module([], [])


def _chosen(tree: ast.AST) -> Iterator[str]:
    """The names that an author gave to things, and could have chosen otherwise."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _parts(tree: ast.AST, chosen: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The parts of a tree with their lines, in the order of the text; imports and docstrings say nothing."""
    waiting, line = [tree], 1
    while waiting:
        node = waiting.pop()
        line = getattr(node, "lineno", line)
        match node:
            case ast.Import() | ast.ImportFrom() | ast.expr_context() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Module():
                pass
            case _:
                yield _part(node, chosen), line
        waiting += reversed(list(ast.iter_child_nodes(node)))


def _part(node: ast.AST, chosen: frozenset[str]) -> str:
    match node:
        case ast.Name(id=name) if name not in chosen:
            return name
        case ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return name
        case ast.Constant(value=str(text)):
            # "relu" is a word of the library, a sentence is the author's
            return text if text.isidentifier() else "text"
        case ast.Constant(value=value):
            # 255 and 255.0 are one, and no number is too long
            return str(hash(value))
    return type(node).__name__


def _pairs(function: str, answers: Sequence[_Answer], free: set[int]) -> Iterator[Pair]:
    counts = Counter(run for answer in answers for run in answer.prints.hashes)
    common = {run for run, count in counts.items() if count > max(FEW, SHARE * len(answers))}
    for answer in answers:
        _leave_out(answer.prints, free | common)
    for one, other in combinations(answers, 2):
        if not one.prints.hashes.isdisjoint(other.prints.hashes):
            yield _pair(function, one, other)


def _leave_out(prints: CodeFingerprint, runs: set[int]) -> None:
    """Does what `boilerplate` is for, which takes out others than it should where a run stands twice in a text."""
    from copydetect.utils import get_token_coverage

    prints.hashes -= runs
    own = {run: prints.hash_idx[run] for run in prints.hashes}
    prints.token_coverage = get_token_coverage(own, RUN, len(prints.filtered_code))


def _pair(function: str, one: _Answer, other: _Answer) -> Pair:
    from copydetect import compare_files

    _, shares, slices = compare_files(one.prints, other.prints)
    shared = [[slice(*ends) for ends in each.T.astype(int)] for each in slices]
    first, second = (
        Side(answer.student, float(share), _lines(answer, parts))
        for answer, share, parts in zip((one, other), shares, shared, strict=True)
    )
    return Pair(function, min(sum(part.stop - part.start for part in parts) for parts in shared), (first, second))


def _lines(answer: _Answer, parts: Iterable[slice]) -> str:
    """The lines that these parts stand in, with dots for what is between them."""
    held: set[tuple[int, int]] = set()
    for part in parts:
        for number, places in groupby(answer.places[part], key=itemgetter(0)):
            lines = [line for _, line in places]
            held |= {(number, line) for line in range(min(lines), max(lines) + 1)}
    found = sorted(held)
    gaps = [(number, line + 1) != after for (number, line), after in pairwise(found)]
    texts = [answer.sources[number].split("\n")[line - 1] for number, line in found]
    return "\n".join(f"{text}\n…" if gap else text for text, gap in zip(texts, [*gaps, False], strict=True))
