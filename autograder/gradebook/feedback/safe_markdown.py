"""Makes students' text safe for the pages that show it to students and instructors."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

from jinja2 import pass_context
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nh3 import Cleaner

TAGS = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "pre", "div", "span", "del", "sub", "sup", "img"),
    *("table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "ol", "li", "blockquote"),
    *("a", "abbr", "acronym", "b", "code", "em", "i", "strong"),
}
# without `id`: a student's could replace one of the page
ATTRIBUTES = {"*": {"class", "title"}, "a": {"href"}, "img": {"alt", "src"}}
SCHEMES = {"http", "https", "mailto", "data"}
PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/gif;")
# browsers ignore these in an address
BLANKS = re.compile(r"[\x00-\x20]+")


HIGHLIGHTED = re.compile(r"highlight|[a-z]{1,2}\d?")
"""The classes of nbconvert's highlighter; others could use the styles and scripts of the page."""


@pass_context
def markdown2html(context: Mapping[str, Any], source: str) -> str:
    """nbconvert's filter of that name, for the current cell."""
    return safe_markdown(source, context.get("cell", {}).get("attachments", {}))


def safe_markdown(source: str, attachments: Mapping[str, object]) -> str:
    """nbconvert's Markdown without active parts: scripts, handlers, styles, frames, ids, external pictures."""
    try:
        renderer = IPythonRenderer(escape=False, attachments=attachments)
        html = MarkdownWithMath(renderer=renderer).render(source)
    except Exception:
        # because of a missing attachment nbconvert would write no page
        return f"<pre>{escape(source)}</pre>"
    # half of a surrogate pair can't be encoded
    return CLEANER.clean(html.encode(errors="replace").decode())


def below(level: int, html: str) -> str:
    """The text with its headings moved below a heading of that level, without gaps between levels."""

    current = level

    def lower(heading: re.Match[str]) -> str:
        nonlocal current
        if not heading[1]:
            current = min(level + int(heading[2]), current + 1, 6)
        return f"<{heading[1]}h{current}"

    return re.sub(r"<(/?)h([1-6])\b", lower, html)


def _harmless(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute; None if it is not safe."""
    if name == "src" and not value.startswith(PICTURES):
        return None
    if name == "href" and BLANKS.sub("", value).lower().startswith("data:"):
        return None
    if name == "class" and not HIGHLIGHTED.fullmatch(value):
        return None
    return value


CLEANER = Cleaner(tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, attribute_filter=_harmless)
