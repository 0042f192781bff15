"""A real browser for tests that look and click: headless Chromium, led through its DevTools protocol.

SCREENSHOTS names a folder that gets a picture of what a test looks at, for people to look at.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest
import websocket

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_chromium = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: `apt-get install chromium` on Debian")

# only what hangs takes so long, on however busy a machine
SECONDS = 300.0
# the middle of an element, once it is to be seen and has stayed there for some frames: pages scroll smoothly
PLACE = """(async () => {
    for (let before = {}, same = 0; ; await new Promise(requestAnimationFrame)) {
        const box = FOUND.getBoundingClientRect();
        const place = {x: box.x + box.width / 2, y: box.y + box.height / 2};
        same = before.x === place.x && before.y === place.y ? same + 1 : 0;
        before = place;
        if (same < 5) continue;
        if (document.elementFromPoint(place.x, place.y)) return place;
        FOUND.scrollIntoView({block: "center", behavior: "instant"});
    }
})()"""

# how high the smallest letters are, in pixels, those of pictures as large as they are shown
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


class Tab:
    """One page: where it is, what it shows, and what clicking in it does."""

    def __init__(self, connection: websocket.WebSocket) -> None:
        self._connection = connection
        self._numbers = count(1)

    def open(self, address: str) -> None:
        """Goes to an address, and waits until all of it is there."""
        self._ask("Page.enable")
        self._ask("Page.navigate", url=address)
        self.wait_for("location.href !== 'about:blank' && document.readyState === 'complete'")

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression, awaited where it is a promise."""
        asked = {"expression": expression, "returnByValue": True, "awaitPromise": True, "userGesture": True}
        answer = self._ask("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait_for(self, expression: str, seconds: float = SECONDS) -> Any:
        """The expression's value, once it is true."""
        until = time.monotonic() + seconds
        while not (value := self.run(expression)):
            assert time.monotonic() < until, f"in vain: {expression}\n{self.run('document.body.innerText')}"
            time.sleep(0.1)
        return value

    def click(self, selector: str) -> None:
        """Clicks in the middle of the element, as a mouse does, once it stays where it is."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.wait_for(f"!!{found}")
        at = self.run(PLACE.replace("FOUND", found))
        for kind in ("mousePressed", "mouseReleased"):
            self._ask("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **at)

    def write(self, selector: str, text: str) -> None:
        """Clicks into a field, and types in place of what is there."""
        found = f"document.querySelector({json.dumps(selector)})"
        self.click(selector)
        assert self.run(f"document.activeElement === {found}"), f"the click missed {selector}"
        self.run(f"{found}.select()")
        self._ask("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Presses a key, which goes to whatever has the focus."""
        # a button is pressed by the sign that the key writes
        written = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self._ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, **written)

    def drag(self, points: Sequence[tuple[float, float]], touch: bool = False) -> None:
        """Goes through places of the window with a mouse button held down, or with a finger."""
        *steps, _ = kinds = ["pressed", *["moved"] * (len(points) - 1), "released"]
        for kind, (x, y) in zip(kinds, [*points, points[-1]], strict=True):
            if touch:
                named = {"pressed": "touchStart", "moved": "touchMove", "released": "touchEnd"}[kind]
                fingers = [{"x": x, "y": y}] if kind in steps else []
                self._ask("Input.dispatchTouchEvent", type=named, touchPoints=fingers)
            else:
                named = f"mouse{kind.capitalize()}"
                self._ask("Input.dispatchMouseEvent", type=named, button="left", buttons=1, clickCount=1, x=x, y=y)

    def look(self, width: int, height: int = 900, dark: bool = False) -> None:
        """Shows the page as a screen of that width does, in the light or in the dark."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._ask("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, path: Path) -> None:
        """Takes a picture of the whole page."""
        taken = self._ask("Page.captureScreenshot", captureBeyondViewport=True)
        path.write_bytes(base64.b64decode(taken["data"]))

    def _ask(self, method: str, **parameters: Any) -> Any:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._connection.recv())
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return answer["result"]


def keep_picture(page: Tab, name: str) -> None:
    """Takes a picture for people to look at, where they have named a folder for it."""
    if "SCREENSHOTS" in os.environ:
        folder = Path(os.environ["SCREENSHOTS"])
        folder.mkdir(parents=True, exist_ok=True)
        page.picture(folder / f"{name}.png")


@contextmanager
def tab(profile: Path) -> Iterator[Tab]:
    """A page of a browser of its own, which reaches nothing but this machine."""
    command = [
        *(str(CHROMIUM), "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"),
        *(f"--user-data-dir={profile}", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "about:blank"),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as browser:
        try:
            port = _port(profile / "DevToolsActivePort")
            with urlopen(Request(f"http://127.0.0.1:{port}/json/new?about:blank", method="PUT")) as answer:
                address = json.load(answer)["webSocketDebuggerUrl"]
            connection = websocket.create_connection(address, timeout=SECONDS, suppress_origin=True)
            try:
                yield Tab(connection)
            finally:
                connection.close()
        finally:
            browser.terminate()


def _port(file: Path) -> str:
    """Where the browser listens, once it does."""
    until = time.monotonic() + SECONDS
    while not (file.is_file() and file.read_text().strip()):
        assert time.monotonic() < until, "the browser did not start"
        time.sleep(0.05)
    return file.read_text().split()[0]
