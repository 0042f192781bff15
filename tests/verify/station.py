"""A worker process of `make verify`: a warm sandbox, a trainer, and how each kind of thing is looked at."""

from __future__ import annotations

import atexit
import gc
import importlib
import os
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from types import ModuleType

import hostile
import mutants
from corpus import NETWORK, TOUCHED, Case, cases
from gallery import Entry, entries
from replay import Replay
from seeds import misses

from autograder import graders
from autograder.backend import load_keras
from autograder.bench import Bench
from autograder.crew import begin_work
from autograder.dataset import digits
from autograder.grade import Grade
from autograder.grading import grade_submission
from autograder.handin import hand_in, read_answers, reference_answers
from autograder.rubric import read_rubric
from autograder.sandbox.jail import Sandbox, choose_level
from autograder.training import Trainer

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(graders.__file__).parent / "mnist"
SHARED = [FOLDER.parent / name for name in ("activations.py", "network.py", "scaling.py")]
# In the order of their imports: what uses a shared module is loaded again when that is changed.
GRADERS = [*SHARED, FOLDER / "conftest.py", *sorted(FOLDER.glob("test_*.py"))]
FORGING = ("compare_", "forge_", "give_", "loss_", "markup_", "metric_", "model_", "optimizer_", "patch_")
OWN = {**TOUCHED, "build_model": frozenset({"architecture"}), "compile_model": frozenset({"compile"})}


@dataclass(frozen=True)
class Finding:
    """What was looked at, and what was not as it should be."""

    row: str
    name: str
    slips: list[str]
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Station:
    """What a worker process looks with, and which submissions noticed mutants of a file so far."""

    tools: Bench
    folder: Path
    answers: Mapping[str, str]
    noticed: Counter[tuple[Path, str]] = field(default_factory=Counter)

    def grade(self, case: Case, criteria: Collection[str] | None = None) -> Grade:
        return case.grade(self.folder / case.name / "mnist", self.tools, self.answers, criteria)

    def grade_answers(
        self, answers: Mapping[str, str], criteria: Collection[str] | None, language: str = "en"
    ) -> Grade:
        folder = hand_in(self.folder / "mnist", answers, language=language)
        return grade_submission(folder, self.tools, criteria)


@cache
def station() -> Station:
    sandbox = Sandbox(choose_level())
    atexit.register(sandbox.close)
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    sandbox.start()
    load_keras()
    trainer = Trainer(digits())
    return Station(Bench(Replay(sandbox), lambda _: trainer), Path(folder.name), reference_answers(ROOT))


def set_up() -> None:
    """Warms this process up; each has a core of its own."""
    begin_work(hide_gpus=False)
    os.environ.update(TF_NUM_INTRAOP_THREADS="1", OMP_NUM_THREADS="1")
    station()
    # Keras has the garbage collected before each network: there is no need to look through TensorFlow every time.
    gc.freeze()


def look(row: str, name: str) -> Finding:
    """Looks at one thing; where that fails altogether, it slips."""
    try:
        return _look(row, name)
    except Exception as error:
        return Finding(row, name, [f"could not be looked at: {type(error).__name__}: {error}"])


def _look(row: str, name: str) -> Finding:
    if row == "wrong":
        case = case_named(row, name)
        grade = station().grade(case, _all_but_the_network_of_others(case))
        return Finding(row, name, case.complaints(grade), entries(name, grade))
    return Finding(row, name, LOOKS[row](name))


@cache
def case_named(folder: str, name: str) -> Case:
    return next(case for case in cases(folder) if case.name == name)


def _correct(name: str) -> list[str]:
    case = case_named("correct", name)
    return case.complaints(station().grade(case, _all_but_the_network_of_others(case)))


def _other_seed(name: str) -> list[str]:
    """A cell more gives the graders another seed, and with it other hidden data."""
    folder, number, case_name = name.split("/")
    case = case_named(folder, case_name)
    case = replace(case, name=f"{case_name}-{number}", added=[*case.added, f"# {number}"])
    # trainings have seeds of their own, the same for everybody
    return case.complaints(station().grade(case, _all_but_the_network_of_others(case) - {"accuracy"}))


def _all_but_the_network_of_others(case: Case) -> set[str]:
    """Training takes most of the time, and the reference's network has a row of its own."""
    every = {row.criterion for row in read_rubric("mnist").rows}
    return every - (NETWORK - case.criteria)


def _reference(language: str) -> list[str]:
    grade = station().grade_answers(reference_answers(ROOT, language), None, language)
    return [f"{each.name} gave {each.score}" for each in grade.criteria if each.score != each.points]


def _stub(name: str) -> list[str]:
    """The reference with one function still to be written, or, for a language, all of them."""
    if name not in TOUCHED:
        grade = station().grade_answers({}, None, name)
    else:
        grade = station().grade_answers({k: v for k, v in station().answers.items() if k != name}, OWN[name])
    return [f"{each.name} gave {each.score}" for each in grade.criteria if each.score != 0]


# --- mutants of the answers


def _mutated_answer(name: str) -> list[str]:
    mutant, cell = answer_mutants()[name]
    grade = station().grade_answers({**station().answers, cell: mutant.source}, OWN[cell])
    caught = any(each.score != each.points for each in grade.criteria)
    return [] if caught else ["keeps every point"]


@cache
def answer_mutants() -> dict[str, tuple[mutants.Mutant, str]]:
    """Every mutant of the reference's answers, with its cell."""
    answers = reference_answers(ROOT).items()
    return {each.name: (each, cell) for cell, text in answers for each in mutants.of_answer(text)}


# --- mutants of the graders


def _mutated_grader(name: str) -> list[str]:
    mutant, path = grader_mutants()[name]
    criteria = _criteria(path)
    candidates = _most_telling_first(mutant, path, criteria)
    with _graders_as({path: mutant.source}):
        for case in candidates:
            if case.complaints(station().grade(case, criteria)):
                station().noticed[path, case.name] += 1
                return []
    forged = [attack for attack in _attacks(criteria) if not _attack_complains(attack, criteria)]
    with _graders_as({path: mutant.source}):
        if any(_attack_complains(attack, criteria) for attack in forged):
            return []
    return ["no submission of the corpus gets another grade or another sentence"]


@cache
def _attacks(criteria: frozenset[str]) -> tuple[Path, ...]:
    """The hostile submissions that forge what these criteria look at, without waiting for a limit."""
    forging = [path for path in hostile.FILES if path.stem.startswith(FORGING)]
    cells = {path: read_answers(path.read_text(encoding="utf-8"))[0] for path in forging}
    return tuple(path for path in forging if any(TOUCHED[cell] & criteria for cell in cells[path]))


def _attack_complains(path: Path, criteria: frozenset[str]) -> bool:
    folder = hostile.hand_in_file(path, station().folder / path.stem / "mnist", station().answers)
    try:
        hostile.expect_grade(path, grade_submission(folder, station().tools, criteria), whole=True)
    except AssertionError:
        return True
    return False


@cache
def grader_mutants() -> dict[str, tuple[mutants.Mutant, Path]]:
    """Every mutant of the graders, with the file that it changes."""
    return {each.name: (each, path) for path in GRADERS for each in mutants.of_grader(_source(path), path.stem)}


def _criteria(path: Path) -> frozenset[str]:
    """The criteria whose outcome a grader's module can change."""
    if path in SHARED or path.stem == "conftest":
        return frozenset({"normalize"}) if path.stem == "scaling" else NETWORK
    criterion = path.stem.removeprefix("test_")
    return NETWORK if criterion == "accuracy" else frozenset({criterion})


def _most_telling_first(mutant: mutants.Mutant, path: Path, criteria: frozenset[str]) -> list[Case]:
    """The submissions whose grading comes by the change: first those that fail the changed check, or noticed others."""
    check = mutant.function.removeprefix("test_")
    touched = [(folder, case) for folder in ("wrong", "correct") for case in cases(folder) if case.criteria & criteria]
    lines = {case.name: _lines_passed(folder, case.name, criteria) for folder, case in touched}
    reached = [case for _, case in touched if (str(path), mutant.line) in lines[case.name]]
    # What stands outside of functions runs when the graders are loaded.
    candidates = reached or [case for _, case in touched]

    def rank(case: Case) -> tuple[bool, int, int]:
        fails_it = any(check in each for each in case.fails)
        return not fails_it, -station().noticed[path, case.name], len(lines[case.name])

    return sorted(candidates, key=rank)


@cache
def _lines_passed(folder: str, name: str, criteria: frozenset[str]) -> frozenset[tuple[str, int]]:
    """The lines of the graders that run for a submission."""
    passed: set[tuple[str, int]] = set()
    with _graders_as({path: mutants.telling(_source(path)) for path in GRADERS}):
        for path in GRADERS:
            setattr(_module(path), mutants.TELL, partial(_note, passed, str(path)))
        station().grade(case_named(folder, name), criteria)
    return frozenset(passed)


def _note(passed: set[tuple[str, int]], path: str, line: int) -> None:
    passed.add((path, line))


@contextmanager
def _graders_as(sources: Mapping[Path, str]) -> Iterator[None]:
    """The graders' modules with these sources in the place of their own, for a while."""
    # Whatever imports from a changed module got its names when it was loaded.
    shared = {*SHARED, FOLDER / "conftest.py"}
    changed = GRADERS if sources.keys() & shared else list(sources)
    try:
        for path in changed:
            _load(path, sources.get(path) or _source(path))
        yield
    finally:
        for path in changed:
            _load(path, _source(path))


def _load(path: Path, source: str) -> None:
    module = _module(path)
    for name in [name for name in vars(module) if not name.startswith("__")]:
        delattr(module, name)
    exec(compile(source, str(path), "exec"), vars(module))


@cache
def _source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _module(path: Path) -> ModuleType:
    parts = path.relative_to(FOLDER.parent).with_suffix("").parts
    return importlib.import_module(".".join(["autograder.graders", *parts]))


# --- trainings


def _training(name: str) -> list[str]:
    data, seed = name.split()
    return misses(data, int(seed))


LOOKS = {
    "references": _reference,
    "stubs": _stub,
    "correct": _correct,
    "other seeds": _other_seed,
    "mutants of the answers": _mutated_answer,
    "mutants of the graders": _mutated_grader,
    "trainings": _training,
}
