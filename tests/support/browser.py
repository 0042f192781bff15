"""A real browser for tests that look and click: Playwright controls the installed Chromium.

SCREENSHOTS names a folder that gets a picture of what a test looks at, for people to look at.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: `apt-get install chromium` on Debian")

# even on a busy machine only a hanging step takes so long
SECONDS = 300.0

# the height of the smallest letters in pixels; in pictures, as large as they are shown
SMALLEST = """(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), sizes = [];
    for (let text; (text = texts.nextNode()); ) {
        const node = text.parentElement, svg = node.closest("svg");
        if (!text.data.trim() || !node.getClientRects().length || node.closest("script, style")) continue;
        const matrix = svg ? node.getScreenCTM() : {a: 1, b: 0};
        sizes.push(parseFloat(getComputedStyle(node).fontSize) * Math.hypot(matrix.a, matrix.b));
    }
    return Math.min(...sizes);
})()"""


@contextmanager
def tab() -> Iterator[Page]:
    """A page of a fresh browser, which can reach only this machine."""
    here_alone = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[here_alone], timeout=1000 * SECONDS)
        try:
            page = browser.new_page()
            page.set_default_timeout(1000 * SECONDS)
            yield page
        finally:
            browser.close()


def look(page: Page, width: int, height: int = 900, dark: bool = False) -> None:
    """Shows the page at a size, in light or dark colours."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme="dark" if dark else "light")


def keep_picture(page: Page, name: str, full_page: bool = True) -> None:
    """Saves a picture for people to look at, if they have named a folder for it."""
    if "SCREENSHOTS" in os.environ:
        page.screenshot(path=Path(os.environ["SCREENSHOTS"]) / f"{name}.png", full_page=full_page)
