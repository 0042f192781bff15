"""Whatever a student's code wrote, what people read stays plain text of a readable length."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.grade import CheckResult, CriterionResult, Outcome
from autograder.messages import say
from autograder.text import criterion_report, one_line, plain, points


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain\ttext\nof two lines", "plain\ttext\nof two lines"),
        ("Árvíztűrő × ∑ 数字 🙂", "Árvíztűrő × ∑ 数字 🙂"),
        ("\x1b[1;31mred\x1b[0m", "red"),
        ("\x1b[2J\x1b[Hcleared", "cleared"),
        ("\x1b[?25lhidden cursor", "hidden cursor"),
        ("\x9b31mred", "red"),
        ("\x1b]0;title\x07text", "text"),
        ("\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9d0;title\x9ctext", "text"),
        ("\x1bPdevice\x1b\\text", "text"),
        ("\x1b]0;a title without an end", ""),
        ("\x1bcreset", "reset"),
        ("over\rwritten\b\x07\x00", "overwritten"),
        ("abc\u202edcba\u2066", "abcdcba"),
        ("zero\u200bwidth\ufeff\u00ad", "zerowidth"),
        ("half\ud800", "half"),
        ("private\ue000", "private"),
    ],
)
def test_text_is_shown_without_what_steers_a_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_long_text_is_cut() -> None:
    assert plain("x" * 11, longest=10) == "x" * 9 + "…"
    assert plain("x" * 10, longest=10) == "x" * 10


def test_a_very_long_text_is_not_read_to_its_end() -> None:
    assert plain("\x1b[m" * 40 + "x", longest=10) == ""


def test_one_line_is_one_line() -> None:
    assert one_line("a\n\n  b\tc\u2028d", 20) == "a b c d"
    assert one_line(["a\nb"], 20) == "['a\\nb']"


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(st.text(st.characters() | st.sampled_from("\x1b\x9b\x9d\x07[]\\;0m"), max_size=60))
def test_any_text_becomes_printable(text: str) -> None:
    shown = plain(text, longest=40)
    assert len(shown) <= 40
    assert not {"\x1b", "\x9b", "\r", "\b"} & set(shown)
    assert plain(shown, longest=40) == shown


@pytest.mark.parametrize(("value", "shown"), [(10.0, "10"), (3.75, "3.75"), (0.0, "0"), (None, "—")])
def test_points_are_shown_without_needless_zeros(value: float | None, shown: str) -> None:
    assert points(value).text() == shown


def test_points_are_shown_as_the_language_writes_them() -> None:
    assert points(3.75).text("hu") == "3,75"


def test_a_criterion_is_shown_check_by_check() -> None:
    checks = (
        CheckResult("a", say("Works"), Outcome.PASSED, hint=say("not needed")),
        CheckResult(
            "b", say("Keeps {n}", n=3), Outcome.FAILED, message=say("gave\x1b[31m 4\nand 5"), hint=say("look again")
        ),
        CheckResult("c", say("Is fast"), Outcome.SKIPPED, message=say("not looked at")),
    )
    assert criterion_report(CriterionResult("flatten", "mnist", 9, False, checks), "en") == (
        "flatten: 3 of 9 points\n"
        "✓ Works\n"
        "✗ Keeps 3\n    gave 4\n    and 5\n    Hint: look again\n"
        "– 1 check was skipped: a check above has to pass first\n"
    )


def test_a_criterion_without_a_score_has_a_dash() -> None:
    checks = (CheckResult("a", say("Works"), Outcome.ERROR),)
    assert criterion_report(CriterionResult("flatten", "mnist", 9, False, checks), "en").startswith("flatten: — of 9")
