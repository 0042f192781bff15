"""Code that is copied into the notebooks: in their language, and complete without this package."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.exercise import EACH_NOTEBOOK, source_notebook

from autograder.authoring.inclusion import FOLDER, PACKAGE, WIDTH, WORDING, InclusionError, include, notebook_source
from autograder.messages import LANGUAGES

ABSENT = ("__init__", "kinds")
SOURCES = [path for path in sorted([PACKAGE / f"{WORDING}.py", *FOLDER.glob("*.py")]) if path.stem not in ABSENT]
MODULES = [path.stem for path in SOURCES]
OLDEST_PYTHON = (3, 10)

WAITS = "the function waits for your code {count:.1f} times: write it in place of these lines, then run this cell"


def run(code: str) -> dict[str, Any]:
    namespace: dict[str, Any] = {}
    exec(code, namespace)
    return namespace


def translated(monkeypatch: pytest.MonkeyPatch, **sentences: str) -> None:
    """Gives sentences, with `_` for a space, a translation of their own."""
    known = {text.replace("_", " "): translation for text, translation in sentences.items()}
    monkeypatch.setattr("autograder.authoring.inclusion.translation", lambda text, _: known.get(text, text))


def source(body: str) -> str:
    return f'"""A module."""\n\nfrom __future__ import annotations\n\nfrom autograder.messages import say\n\n{body}'


def test_the_same_source_gives_the_same_code() -> None:
    code = (
        "import sys; from autograder.authoring.inclusion import include; sys.stdout.write(*include(sys.argv[1:], 'hu'))"
    )
    command = [sys.executable, "-c", code, "# include: wording"]
    again = subprocess.run(command, capture_output=True, text=True, check=True)
    assert [again.stdout] == include(["# include: wording"], "hu")


def test_a_line_is_replaced_by_the_modules_it_names(tmp_path: Path) -> None:
    (tmp_path / "two.py").write_text(source("two = 2\n"))
    cell = include(["before = 1\n# include: two\nafter = 3"], "en", tmp_path)[0]
    assert {"before", "_say", "two", "after"} <= run(cell).keys()
    assert "include" not in cell


def test_other_comments_of_a_cell_stay(tmp_path: Path) -> None:
    assert include(["# to include: nothing\nx = 1  # one"], "en", tmp_path) == ["# to include: nothing\nx = 1  # one"]


def test_sentences_are_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    translated(monkeypatch, a_dog="egy {name} kutya")
    code = notebook_source(source('x = say("a dog", name="nagy")\n'), "dog", "hu", [WORDING])
    assert code == 'x = _say("egy {name} kutya", name="nagy")'


def test_sentences_within_sentences_are_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    translated(monkeypatch, a_dog="kutya", it_is="ez {what}")
    code = notebook_source(source('x = say("it is", what=say("a dog"))\n'), "dog", "hu", [WORDING])
    assert code == 'x = _say("ez {what}", what=_say("kutya"))'


@pytest.mark.parametrize("margin", ["", "    ", "        "])
def test_long_sentences_are_wrapped(margin: str) -> None:
    head = {"": "", "    ": "def f(a):\n", "        ": "def f(a):\n    if a:\n"}[margin]
    code = notebook_source(source(f'{head}{margin}x = str(say("{WAITS}", count=3.25))\n'), "long", "en", [WORDING])
    assert max(map(len, code.splitlines())) <= WIDTH
    if not margin:
        assert run(f"{include(['# include: wording'], 'en')[0]}\n{code}")["x"] == WAITS.format(count=3.25)


def test_numbers_are_written_as_the_language_does() -> None:
    say = run(include(["# include: wording"], "hu")[0])["_say"]
    assert say("{share:.1%} {count:,} {plain}", share=0.975, count=60_000, plain=0.5) == "97,5% 60\xa0000 0.5"


def test_annotations_and_what_they_need_stay_behind() -> None:
    body = "from typing import Any\n\n\ndef f(a: int = 1, *b: Any) -> list[Any]:\n    c: int = a\n    return [c, *b]\n"
    assert notebook_source(source(body), "f", "en", [WORDING]) == "def f(a=1, *b):\n    c = a\n    return [c, *b]"


def test_the_kinds_of_annotations_stay_behind() -> None:
    body = "from autograder.lesson.kinds import Array\n\n\ndef f(a: Array) -> Array:\n    return a\n"
    assert notebook_source(source(body), "f", "en", [WORDING]) == "def f(a):\n    return a"


def test_fields_of_a_class_keep_their_types() -> None:
    body = "from dataclasses import dataclass\n\n\n@dataclass\nclass Point:\n    x: int\n"
    assert run(notebook_source(source(body), "point", "en", [WORDING]))["Point"](3).x == 3


def test_imports_that_code_needs_stay() -> None:
    body = "from types import ModuleType, SimpleNamespace\n\nx: ModuleType | None = None\ny = SimpleNamespace()\n"
    code = notebook_source(source(body), "x", "en", [WORDING])
    assert code == "from types import SimpleNamespace\n\nx = None\ny = SimpleNamespace()"


def test_comments_and_private_descriptions_stay_behind() -> None:
    body = '# why\ndef _f():  # noqa: D103\n    """Does it."""\n    return "# no comment"\n'
    body += '\n\nclass _E(Exception):\n    """E."""\n'
    code = notebook_source(source(body), "f", "en", [WORDING])
    assert code == 'def _f():\n    return "# no comment"\n\n\nclass _E(Exception):\n    pass'


def test_public_descriptions_are_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    translated(monkeypatch, **{"Draws_it.": "Lerajzolja a képet, " + "amelyet megkap, " * 6 + "egyszer."})
    code = notebook_source(source('def draw():\n    """Draws it."""\n    return 1\n'), "draw", "hu", [WORDING])
    assert run(code)["draw"].__doc__.startswith("Lerajzolja a képet, ")
    assert max(map(len, code.splitlines())) <= WIDTH


@pytest.mark.parametrize(
    "body",
    [
        "from autograder.grade import CheckResult\n",
        "import autograder.grade\n",
        "from autograder.lesson.other import x\n",
        "from autograder.messages import say as tell\n",
        "from autograder.messages import number\n\nx = number(1, '', 'en')\n",
        "from autograder.lesson.kinds import Array\n\nx = [Array]\n",
        "def f():\n    from autograder.wording import _say\n",
        "x = f\"{say('a')}\"\n",
        "text = 'a'\nx = say(text)\n",
    ],
)
def test_what_no_notebook_has_is_refused(body: str) -> None:
    with pytest.raises(InclusionError):
        notebook_source(source(body), "bad", "en", [WORDING])


def test_sentences_need_the_module_that_says_them() -> None:
    with pytest.raises(InclusionError, match=r"autograder\.messages is not included before"):
        notebook_source(source('x = say("a")\n'), "x", "en")


def test_what_a_module_imports_comes_before_it_once(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("one = 1\n")
    (tmp_path / "two.py").write_text(source("from autograder.lesson.one import one\n\ntwo = one + one\n"))
    (tmp_path / "three.py").write_text(source("from autograder.lesson.one import one\n\nthree = one + 2\n"))
    cells = include(["# include: two", "# include: one three"], "en", tmp_path)
    assert run("\n".join(cells))["three"] == 3
    assert "\n".join(cells).count("one = 1") == 1


def test_two_modules_cannot_define_the_same_name(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.py").write_text("def _number_of():\n    pass\n")
    with pytest.raises(InclusionError, match="_number_of is defined by both one and two"):
        include(["# include: one", "# include: two"], "en", tmp_path)


@pytest.mark.parametrize(("language", "name"), EACH_NOTEBOOK)
def test_notebooks_need_nothing_of_this_package(language: str, name: str) -> None:
    code = "\n".join(cell.source for cell in source_notebook(language, name).cells if cell.cell_type == "code")
    assert "autograder" not in code
    assert "# include:" not in code


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_each_module_can_be_copied(path: Path, language: str) -> None:
    code = notebook_source(path.read_text(encoding="utf-8"), path.stem, language, MODULES)
    ast.parse(code, feature_version=OLDEST_PYTHON)
    assert [line for line in code.splitlines() if len(line) > WIDTH] == []
    assert "autograder" not in code


def test_all_modules_can_stand_in_one_notebook() -> None:
    code = include([f"# include: {' '.join(MODULES)}"], "en")[0]
    ast.parse(code, feature_version=OLDEST_PYTHON)
