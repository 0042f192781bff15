"""Finds students whose code for a function is more alike than the task explains: worth a look, but no proof.

Code is compared by its syntax trees, so that layout, comments and the names that students chose make no difference.
copydetect finds common code with the algorithm of MOSS (winnowing): by common runs of `RUN` nodes of the trees. Runs
that occur in the stubs or in the reference solution do not count, nor those that many students have. Pairs with fewer
than `LEAST` common nodes are left out: people who never met write short code alike.
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
    # It imports Matplotlib's pyplot, which takes a second, and few instructors search for similar work.
    from copydetect import CodeFingerprint

RUN = 12
# More nodes than a network of four layers has, or a line by the closed formula, in any style.
LEAST = 70
# A student's definitions beyond this many characters are not compared; no real answer is as long.
MOST = 100_000
# A run is common if more students have it than these two: a number, and a share of the class.
FEW = 3
SHARE = 0.1
# copydetect compares characters: each node becomes one of these private code points of Unicode.
FIRST_CODE_POINT, CODE_POINTS = 0xF0000, 0x1FFFE


@dataclass(frozen=True)
class Side:
    """One student of a pair: the share of their own code that the other has too, and the lines that contain it."""

    student: str
    share: float
    passages: str


@dataclass(frozen=True)
class Pair:
    """Two students whose code for a function is alike; `size` is the number of common nodes of the syntax trees."""

    function: str
    size: int
    sides: tuple[Side, Side]


def functions_of(sources: Iterable[str]) -> tuple[str, ...]:
    """The functions that the task asks for: those that the instructor's answers define."""
    nodes = (node for source in sources for node in _tree(source).body)
    return tuple(node.name for node in nodes if isinstance(node, ast.FunctionDef))


def code_for(submission: Submission, functions: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The source of the definitions that each function of a student needs."""
    needed = {function: submission.needed_by(function) for function in functions}
    return {
        function: tuple(each.source for each in definitions if each.where != GIVEN)
        for function, definitions in needed.items()
    }


def find_pairs(works: Mapping[str, Mapping[str, Sequence[str]]], given: Collection[str]) -> tuple[Pair, ...]:
    """The pairs of students who wrote alike, those with most in common first.

    `works` has the sources of each student for each function; `given` are those that the task hands out or explains.
    """
    free = {run for source in given for run in _fingerprinted("", [source]).fingerprint.hashes}
    answers: defaultdict[str, list[_Work]] = defaultdict(list)
    for student, work in works.items():
        for function, sources in work.items():
            answers[function].append(_fingerprinted(student, [source for source in sources if source not in given]))
    pairs = (pair for function, found in answers.items() for pair in _similar_pairs(function, found, free))
    return tuple(sorted((pair for pair in pairs if pair.size >= LEAST), key=lambda pair: -pair.size))


@dataclass(frozen=True)
class _Work:
    """A student's code for a function: for each node its source's index and its line, and the hashes of the runs."""

    student: str
    sources: Sequence[str]
    positions: Sequence[tuple[int, int]]
    fingerprint: CodeFingerprint


def _fingerprinted(student: str, sources: Sequence[str]) -> _Work:
    from copydetect import CodeFingerprint

    sources = [source for source, length in zip(sources, accumulate(map(len, sources)), strict=True) if length <= MOST]
    trees = [_tree(source) for source in sources]
    chosen = frozenset(name for tree in trees for name in _chosen_names(tree))
    nodes = [(text, (index, line)) for index, tree in enumerate(trees) for text, line in _tree_nodes(tree, chosen)]
    characters = "".join(chr(FIRST_CODE_POINT + zlib.crc32(text.encode()) % CODE_POINTS) for text, _ in nodes)
    # A window of 1 keeps every run: those that a wider window keeps differ from process to process.
    fingerprint = CodeFingerprint("", RUN, 1, filter=False, fp=StringIO(characters))
    return _Work(student, sources, [position for _, position in nodes], fingerprint)


def _tree(source: str) -> ast.Module:
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError), warnings.catch_warnings():
        # Python warns about invalid escapes in a student's strings.
        warnings.simplefilter("ignore")
        return ast.parse(source)
    return ast.Module([], [])


def _chosen_names(tree: ast.AST) -> Iterator[str]:
    """The names that the author chose: of variables, parameters, functions and classes."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _tree_nodes(tree: ast.AST, chosen: frozenset[str]) -> Iterator[tuple[str, int]]:
    """The nodes of a tree as text, with their lines, in the order of the source; without imports and docstrings."""
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
                yield _as_text(node, chosen), line
        waiting += reversed(list(ast.iter_child_nodes(node)))


def _as_text(node: ast.AST, chosen: frozenset[str]) -> str:
    match node:
        case ast.Name(id=name) if name not in chosen:
            return name
        case ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return name
        case ast.Constant(value=str(text)):
            # "relu" is a word of the library; a sentence is the author's own.
            return text if text.isidentifier() else "text"
        case ast.Constant(value=value):
            # The hash is the same for 255 and 255.0, and short for every number.
            return str(hash(value))
    return type(node).__name__


def _similar_pairs(function: str, works: Sequence[_Work], free: set[int]) -> Iterator[Pair]:
    from copydetect.utils import get_token_coverage

    counts = Counter(run for work in works for run in work.fingerprint.hashes)
    common = {run for run, count in counts.items() if count > max(FEW, SHARE * len(works))}
    for prints in (work.fingerprint for work in works):
        # copydetect's own `boilerplate` removes the wrong runs where one occurs twice in a text.
        prints.hashes -= free | common
        own = {run: prints.hash_idx[run] for run in prints.hashes}
        prints.token_coverage = get_token_coverage(own, RUN, len(prints.filtered_code))
    for one, other in combinations(works, 2):
        if not one.fingerprint.hashes.isdisjoint(other.fingerprint.hashes):
            yield _compare(function, one, other)


def _compare(function: str, one: _Work, other: _Work) -> Pair:
    from copydetect import compare_files

    _, shares, slices = compare_files(one.fingerprint, other.fingerprint)
    shared = [[slice(*ends) for ends in each.T.astype(int)] for each in slices]
    first, second = (
        Side(work.student, float(share), _passages(work, runs))
        for work, share, runs in zip((one, other), shares, shared, strict=True)
    )
    return Pair(function, min(sum(run.stop - run.start for run in runs) for runs in shared), (first, second))


def _passages(work: _Work, runs: Iterable[slice]) -> str:
    """The lines that contain these runs, with an ellipsis for the lines in between."""
    found: set[tuple[int, int]] = set()
    for run in runs:
        for index, positions in groupby(work.positions[run], key=itemgetter(0)):
            lines = [line for _, line in positions]
            found |= {(index, line) for line in range(min(lines), max(lines) + 1)}
    ordered = sorted(found)
    gaps = [(index, line + 1) != after for (index, line), after in pairwise(ordered)]
    texts = [work.sources[index].split("\n")[line - 1] for index, line in ordered]
    return "\n".join(f"{text}\n…" if gap else text for text, gap in zip(texts, [*gaps, False], strict=True))
