"""Building blocks of our HTML pages: templates that escape everything, and sentences with code set as code."""

from __future__ import annotations

import re

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.text import plain


def environment(package: str) -> Environment:
    """The templates of a package and those that all pages share. They escape everything that is not `Markup`."""
    loader = ChoiceLoader([PackageLoader(package), PackageLoader("autograder.pages")])
    # A plain environment, such as nbconvert's, escapes nothing.
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


def as_html(text: str, language: str = "en") -> Markup:
    """A sentence as HTML: the parts in backticks are set as code, and marked as English in another language."""
    code = r"<code>\1</code>" if language == "en" else r'<code lang="en">\1</code>'
    return Markup(re.sub(r"`([^`\n]+)`", code, str(escape(plain(text)))))
