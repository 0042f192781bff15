"""Runs axe-core in a real browser and returns the barriers that it finds on a page.

Its rules are those of WCAG 2.0 to 2.2, levels A and AA, and its own list of good practice. It finds about half of
all barriers: `docs/accessibility.md` says what else is tested, and what only people can judge.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter
from playwright.sync_api import Page

# only its script is used: exemptions are applied in the page, in one call
_PACKAGE = find_spec("axe_playwright_python")
SCRIPT = Path(next(iter(_PACKAGE.submodule_search_locations or ()))) / "axe.min.js" if _PACKAGE else None
with_axe = pytest.mark.skipif(SCRIPT is None, reason="no axe-core here: `pip install .[dev]`")

OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
# nobody has to scroll in two directions at 320 pixels or more (WCAG 1.4.10)
WIDTHS = (1280, 320)


@dataclass(frozen=True)
class Finding:
    """A rule that a page breaks, where, and what axe-core says of it."""

    rule: str
    element: str
    reason: str


@dataclass(frozen=True)
class Exemption:
    """A rule that nbconvert's theme breaks in every notebook, and the elements where it may."""

    rule: str
    selector: str
    why: str


THEME = (
    Exemption("color-contrast", ".jp-InputPrompt, .jp-OutputPrompt", "the prompts `In [1]:` are grey on white, 2.2:1"),
    Exemption("color-contrast", ".highlight span", "the theme's colours of code, at least 3.3:1 (4.5:1 is needed)"),
    Exemption("target-size", ".jp-RenderedMarkdown summary", "its lines are 22.4 pixels high (WCAG 2.2 asks for 24)"),
    Exemption("link-in-text-block", ".jp-RenderedMarkdown a", "the theme underlines links only under the mouse"),
)


def findings(page: Page, exempt: Iterable[Exemption] = (), within: str = "html") -> list[Finding]:
    """What axe-core finds on the page as it is shown, or in a part of it, without the exemptions."""
    page.evaluate(f"{_script()}; 0")
    known = [[each.rule, each.selector] for each in exempt]
    found = page.evaluate(
        f"""axe.run({json.dumps(within)}, {json.dumps(OPTIONS)}).then(({{violations}}) =>
        violations.flatMap(({{id, nodes}}) => nodes.map(({{target, html, failureSummary}}) =>
            [id, html, failureSummary, {json.dumps(known)}.some(([rule, selector]) =>
                rule === id && document.querySelector(target[0]).matches(selector))])))"""
    )
    return [Finding(rule, html, reason) for rule, html, reason, is_exempt in found if not is_exempt]


def exported(notebook: nbformat.NotebookNode, folder: Path, dark: bool, language: str = "en") -> str:
    """The address of a notebook as a page, as Jupyter's menu and `jupyter nbconvert --to html` save it."""
    exporter = HTMLExporter(theme="dark" if dark else "light", language_code=language)
    html, _ = exporter.from_notebook_node(notebook)
    path = folder / f"exported-{'dark' if dark else 'light'}.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


def without_colours_of_code(page: Page) -> None:
    """Shows a notebook's code in one colour: its words are exempt, and to measure thousands of them takes minutes."""
    page.evaluate(
        "document.querySelectorAll('.highlight pre').forEach(node => { node.textContent = node.textContent })"
    )


@cache
def _script() -> str:
    assert SCRIPT
    return SCRIPT.read_text(encoding="utf-8")
