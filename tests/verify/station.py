"""A worker process of `make verify`: a started sandbox, a trainer, and how each kind of task is verified."""

from __future__ import annotations

import atexit
import gc
import os
import re
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import cast

from support import hostile
from support.corpus import NETWORKS, TOUCHED, TRAINED, Case, cases
from verify import mutants
from verify.changed import SHARED, every_grader, graders_as, source, told_by
from verify.gallery import Entry, entries
from verify.remembered import Remembered
from verify.replay import Replay
from verify.seeds import misses

from autograder.authoring.fill_in import hand_in, read_answers, reference_answers
from autograder.authoring.notebooks import languages
from autograder.batch.local import begin_work
from autograder.grade import Grade
from autograder.grading.environment import Environment
from autograder.grading.grade_submission import grade_submission
from autograder.rubric import assignments, read_rubric
from autograder.sandbox.jail import Sandbox, choose_level
from autograder.store import digest
from autograder.training.backend import load_keras
from autograder.training.dataset import digits
from autograder.training.sources import source_of
from autograder.training.train import Trainer

ROOT = Path(__file__).parent.parent.parent
FORGING = ("compare_", "forge_", "give_", "loss_", "markup_", "metric_", "model_", "optimizer_", "patch_")
OWN = {
    **TOUCHED,
    "build_model": frozenset({"architecture"}),
    "compile_model": frozenset({"compile"}),
    "build_convnet": frozenset({"convnet"}),
}
# Shared modules of graders are verified with the submissions of one assignment, by these criteria.
SHARED_BY = {
    "graders/conftest": NETWORKS["mnist"],
    "graders/language": frozenset(),
    "graders/network": NETWORKS["mnist"],
    "graders/scaling": frozenset({"normalize"}),
    "lesson/activations": frozenset({"architecture"}),
    "lesson/choosing": frozenset({"hold_out"}),
    "lesson/compiling": frozenset({"compile"}),
    "lesson/convolving": frozenset({"convnet"}),
    "lesson/dense": frozenset({"architecture"}),
    "lesson/encoding": frozenset({"one_hot"}),
    "lesson/flattening": frozenset({"flatten"}),
    "lesson/lines": frozenset({"line"}),
    "lesson/networks": frozenset({"architecture"}),
    "lesson/preparing": frozenset({"prepare"}),
    "lesson/reaching": NETWORKS["mnist"],
    "lesson/scaling": frozenset({"normalize"}),
}
Answers = Mapping[str, str]


@dataclass(frozen=True)
class Finding:
    """The result of one task; `slips` says what is wrong."""

    row: str
    name: str
    slips: list[str]
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True)
class Station:
    """What a worker process grades with, and how many mutants of each file each submission noticed so far."""

    tools: Environment
    folder: Path
    noticed: Counter[tuple[Path, str]] = field(default_factory=Counter)

    def grade(self, case: Case, criteria: Collection[str] | None = None) -> Grade:
        folder = self.folder / case.name / case.assignment
        return case.grade(folder, self.tools, answers_to(case.assignment), criteria)

    def grade_answers(
        self, assignment: str, answers: Answers, criteria: Collection[str] | None, language: str = "en"
    ) -> Grade:
        folder = hand_in(self.folder / assignment, answers, language=language, assignment=assignment)
        return grade_submission(folder, self.tools, criteria)


@cache
def station() -> Station:
    sandbox = Sandbox(choose_level())
    atexit.register(sandbox.close)
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    sandbox.start()
    load_keras()
    replay = cast(Sandbox, Replay(sandbox, Remembered("answers")))
    return Station(Environment(replay, _trainer), Path(folder.name))


@cache
def _trainer(assignment: str) -> Trainer:
    """A trainer. For `mnist` the embedded digits are enough: the row `trainings` uses both data sets."""
    data = digits() if assignment == "mnist" else source_of(assignment).load()
    return Trainer(data, _done=Remembered(f"trainings of {assignment}"))


@cache
def answers_to(assignment: str, language: str = "en") -> Answers:
    return reference_answers(ROOT, language, assignment)


def set_up() -> None:
    """Prepares this process for work; each has a core of its own."""
    begin_work(hide_gpus=False)
    station()


def look(row: str, name: str) -> Finding:
    """Runs one task; an exception is a failure of that task."""
    try:
        return _look(row, name)
    except Exception as error:
        return Finding(row, name, [f"could not be verified: {type(error).__name__}: {error}"])
    finally:
        # Keras collects garbage before each network; frozen objects are not searched again.
        gc.collect()
        gc.freeze()


def _look(row: str, name: str) -> Finding:
    if row in ("correct", "wrong"):
        case = case_at(name)
        grade = station().grade(case, _all_but_the_network_of_others(case))
        return Finding(row, name, case.complaints(grade), entries(case.name, grade))
    return Finding(row, name, LOOKS[row](name))


# --- the corpus


def places() -> Iterator[str]:
    """The path of each submission within `tests/submissions`; the wrong ones come first."""
    for kind in ("wrong", "correct"):
        for assignment in assignments():
            folder = kind if assignment == "mnist" else f"{assignment}/{kind}"
            yield from (f"{folder}/{case.name}" for case in cases(folder))


@cache
def case_at(place: str) -> Case:
    folder, _, name = place.rpartition("/")
    return next(case for case in cases(folder) if case.name == name)


def _other_seed(name: str) -> list[str]:
    """Grades a submission with one more cell: the graders then use another seed and other hidden data."""
    number, _, place = name.partition("/")
    case = case_at(place)
    case = replace(case, name=f"{case.name}-{number}", added=[*case.added, f"# {number}"])
    # trainings have fixed seeds
    return case.complaints(station().grade(case, _all_but_the_network_of_others(case) - TRAINED))


def _all_but_the_network_of_others(case: Case) -> set[str]:
    """The criteria to grade by: without the network's where the submission has the reference's, to save trainings."""
    every = {criterion.name for criterion in read_rubric(case.assignment).criteria}
    return every - (NETWORKS[case.assignment] - case.criteria)


# --- references and stubs


def references() -> list[str]:
    return [f"{assignment}/{language}" for assignment in assignments() for language in languages(ROOT)]


def _reference(name: str) -> list[str]:
    assignment, language = name.split("/")
    grade = station().grade_answers(assignment, answers_to(assignment, language), None, language)
    return [f"{each.name} gave {each.score}" for each in grade.criteria if each.score != each.points]


def stubs() -> list[str]:
    """The names of tasks that leave out one function, or all functions in one language."""
    return references() + [f"{assignment}/{cell}" for assignment in assignments() for cell in _judged(assignment)]


def _stub(name: str) -> list[str]:
    """The reference without one of its functions, or without all of them."""
    assignment, left_out = name.split("/")
    answers = answers_to(assignment)
    if left_out in answers:
        rest = {cell: text for cell, text in answers.items() if cell != left_out}
        grade = station().grade_answers(assignment, rest, OWN[left_out])
    else:
        grade = station().grade_answers(assignment, {}, None, left_out)
    return [f"{each.name} gave {each.score}" for each in grade.criteria if each.score != 0]


def _judged(assignment: str) -> Answers:
    """The answers that a criterion judges: the training cell is the student's own."""
    return {cell: text for cell, text in answers_to(assignment).items() if cell in OWN}


# --- mutants of the answers


def _mutated_answer(name: str) -> list[str]:
    mutant, assignment, cell = answer_mutants()[name]
    grade = station().grade_answers(assignment, {**answers_to(assignment), cell: mutant.source}, OWN[cell])
    caught = any(each.score != each.points for each in grade.criteria)
    return [] if caught else ["keeps every point"]


@cache
def answer_mutants() -> dict[str, tuple[mutants.Mutant, str, str]]:
    """Every mutant of the references' answers by name, with its assignment and cell."""
    answers = [(name, cell, text) for name in assignments() for cell, text in _judged(name).items()]
    return {each.name: (each, name, cell) for name, cell, text in answers for each in mutants.of_answer(text)}


# --- mutants of the graders


def _mutated_grader(name: str) -> list[str]:
    mutant, path = grader_mutants()[name]
    criteria = _criteria(path)
    candidates = _most_telling_first(mutant, path, criteria)
    with graders_as({path: mutant.source}):
        for case in candidates:
            # the messages that it must get are listed for all criteria that it fails
            if case.complaints(station().grade(case, criteria | {each.split("/")[0] for each in case.fails})):
                station().noticed[path, case.name] += 1
                return []
    forged = [attack for attack in _attacks(criteria) if not _attack_complains(attack, criteria)]
    with graders_as({path: mutant.source}):
        if any(_attack_complains(attack, criteria) for attack in forged):
            return []
    return ["no submission of the corpus gets another grade or another sentence"]


@cache
def _attacks(criteria: frozenset[str]) -> tuple[Path, ...]:
    """The hostile submissions that forge what these criteria examine, without running into a limit."""
    forging = [path for path in hostile.FILES if path.stem.startswith(FORGING)]
    cells = {path: read_answers(path.read_text(encoding="utf-8"))[0] for path in forging}
    return tuple(path for path in forging if any(TOUCHED[cell] & criteria for cell in cells[path]))


def _attack_complains(path: Path, criteria: frozenset[str]) -> bool:
    folder = hostile.hand_in_file(path, station().folder / path.stem / "mnist", answers_to("mnist"))
    try:
        hostile.expect_grade(path, grade_submission(folder, station().tools, criteria), whole=True)
    except AssertionError:
        return True
    return False


@cache
def grader_mutants() -> dict[str, tuple[mutants.Mutant, Path]]:
    """Every mutant of the graders by name, with the file that it changes."""
    return {
        each.name: (each, path) for path in every_grader() for each in mutants.of_grader(source(path), _place(path))
    }


def _place(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def _criteria(path: Path) -> frozenset[str]:
    """The criteria that a module of the graders decides."""
    if path in SHARED:
        return SHARED_BY[_place(path)]
    criterion = path.stem.removeprefix("test_")
    return NETWORKS[path.parent.name] if criterion in TRAINED | {"conftest"} else frozenset({criterion})


def _most_telling_first(mutant: mutants.Mutant, path: Path, criteria: frozenset[str]) -> list[Case]:
    """The submissions that a mutant may affect: first those that fail its check, or noticed other mutants."""
    check = mutant.function.removeprefix("test_")
    touched = [place for place in places() if case_at(place).criteria & criteria]
    # each worker has its own order, so that two seldom compute the same entry of the cache
    in_turn = sorted(touched, key=lambda place: digest(place, os.getpid()))
    told = {case_at(place).name: _told(place)[path] for place in in_turn}
    differing = [place for place in touched if mutant.makes_a_difference(told[case_at(place).name])]
    # Code outside of functions records nothing: it runs when the graders are loaded.
    candidates = [case_at(place) for place in differing or (touched if mutant.same is None else [])]

    words = {case.name: _words(" ".join((case.name, *case.says))) for case in candidates}
    used = Counter(word for each in words.values() for word in each)
    changed = {word for word in _words(source(path).splitlines()[mutant.line - 1]) if used[word] < len(candidates) / 10}

    def rank(case: Case) -> tuple[bool, int, int, int]:
        fails_it = any(check in each for each in case.fails)
        named = len(changed & words[case.name])
        return not fails_it, -named, -station().noticed[path, case.name], len(told[case.name])

    return sorted(candidates, key=rank)


def _words(text: str) -> set[str]:
    return set(re.findall("[a-z]{3,}", text.lower()))


@cache
def _told(place: str) -> Mapping[Path, set[mutants.Told]]:
    """What each file of the graders records while a submission is graded."""
    known, key = Remembered("told"), digest(place)
    if key not in known:
        case = case_at(place)
        known[key] = told_by(partial(station().grade, case, _all_but_the_network_of_others(case)))
    told: Mapping[Path, set[mutants.Told]] = known[key]
    return told


# --- trainings


def _training(name: str) -> list[str]:
    data, seed = name.split()
    return misses(data, int(seed))


LOOKS = {
    "references": _reference,
    "stubs": _stub,
    "other seeds": _other_seed,
    "mutants of the answers": _mutated_answer,
    "mutants of the graders": _mutated_grader,
    "trainings": _training,
}
