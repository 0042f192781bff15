"""What our pages are made with: templates that escape everything, and sentences with the code in them set as code."""

from __future__ import annotations

import re

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from autograder.text import plain


def environment(package: str) -> Environment:
    """The templates of a package, and those that all pages share; they escape everything that is not `Markup`."""
    loader = ChoiceLoader([PackageLoader(package), PackageLoader("autograder.pages")])
    # nbconvert's own templates escape nothing by themselves
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)


def told(text: str, language: str = "en") -> Markup:
    """A sentence of a language as a page shows it, with the code in it set as code, which is English."""
    code = r"<code>\1</code>" if language == "en" else r'<code lang="en">\1</code>'
    return Markup(re.sub(r"`([^`\n]+)`", code, str(escape(plain(text)))))
