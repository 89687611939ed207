"""Drives headless Chromium with real keys, pointers and taps, over its debugging pipe.

Needs Chromium: CHROMIUM names it, else it is looked for on the path.
"""

import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final

_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SWITCHES: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)
#: The numbers that Chromium knows keys by, of those that have no letter.
_KEYS: Final = {
    "Tab": 9,
    "Enter": 13,
    " ": 32,
    "Escape": 27,
    "End": 35,
    "Home": 36,
    "ArrowLeft": 37,
    "ArrowUp": 38,
    "ArrowRight": 39,
    "ArrowDown": 40,
}
_SHIFT: Final = 8
_EXPECT_CLICK: Final = """void (window.clicked = new Promise(done => {
  addEventListener("click", () => done(), {once: true});
  setTimeout(done, 60000);
}))"""
#: Becomes the browser, which reads from handle 3 and writes to 4.
_WITH_PIPES: Final = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
os.dup2(ends[0], 3)
os.dup2(ends[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


def executable() -> str:
    """The browser's path.

    Raises:
        FileNotFoundError: there is none.
    """
    named = os.environ.get("CHROMIUM")
    found = named or next((path for path in map(shutil.which, _BROWSERS) if path), None)
    if found is None:
        message = "Chromium is not installed; CHROMIUM may name it"
        raise FileNotFoundError(message)
    return found


class Browser:
    """One tab; every call waits for its answer."""

    def __init__(self, to: IO[bytes], back: IO[bytes]) -> None:
        self._to, self._back = to, back
        self._serial = 0
        self._session = ""
        self._answers: dict[int, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []

    def begin(self) -> None:
        """Take hold of a new tab."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask for something and return the answer; what happens meanwhile goes to `events`.

        Raises:
            RuntimeError: the browser refuses.
        """
        return self._answer(self._ask(method, **parameters))

    def open(self, page: Path, width: int = 1280, height: int = 900, **media: str) -> None:
        """Load a page in a window of this size; `media` are features, "_" for "-" in them."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": k.replace("_", "-"), "value": v} for k, v in media.items()]
        self.call("Emulation.setEmulatedMedia", features=features)
        self.events.clear()
        begun = self.call("Page.navigate", url=page.as_uri())["loaderId"]
        while not any(_has_loaded(event, begun) for event in self.events):
            self.events.append(self._next())

    def run(self, script: str) -> Any:  # noqa: ANN401  (whatever the script gives)
        """The value of an expression in the page; promises are waited for.

        Raises:
            RuntimeError: the script raises.
        """
        got = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in got:
            raise RuntimeError(str(got["exceptionDetails"]))
        return got["result"].get("value")

    def press(self, *keys: str) -> None:
        """Press and release keys one after the other: "Tab", "Shift+Tab", "ArrowDown"."""
        for name in keys:
            key = name.removeprefix("Shift+")
            for kind in ("rawKeyDown", "keyUp"):
                self.call(
                    "Input.dispatchKeyEvent",
                    type=kind,
                    key=key,
                    code=key,
                    windowsVirtualKeyCode=_KEYS[key],
                    modifiers=_SHIFT if key != name else 0,
                )

    def point(self, x: float, y: float) -> None:
        """Move the mouse."""
        self.call("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)

    def tap(self, x: float, y: float) -> None:
        """Touch and let go."""
        self.call("Emulation.setTouchEmulationEnabled", enabled=True)
        self.run(_EXPECT_CLICK)
        touch = "Input.dispatchTouchEvent"  # asked for at once: a pause between is a long press
        begun = self._ask(touch, type="touchStart", touchPoints=[{"x": x, "y": y}])
        ended = self._ask(touch, type="touchEnd", touchPoints=[])
        self._answer(begun)
        self._answer(ended)
        self.run("window.clicked")  # comes a moment later
        self.call("Emulation.setTouchEmulationEnabled", enabled=False)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def _ask(self, method: str, **parameters: object) -> int:
        """Ask for something; the number of the answer."""
        self._serial += 1
        asked: dict[str, object] = {"id": self._serial, "method": method, "params": parameters}
        if self._session:
            asked["sessionId"] = self._session
        self._to.write(json.dumps(asked).encode() + b"\0")
        self._to.flush()
        return self._serial

    def _answer(self, serial: int) -> dict[str, Any]:
        while (got := self._answers.pop(serial, None)) is None:
            told = self._next()
            if "id" in told:
                self._answers[told["id"]] = told
            else:
                self.events.append(told)
        if "error" in got:
            raise RuntimeError(str(got["error"]))
        answer: dict[str, Any] = got["result"]
        return answer

    def _next(self) -> dict[str, Any]:
        data = bytearray()
        while (byte := self._back.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("Chromium ended.")
            data += byte
        got: dict[str, Any] = json.loads(data)
        return got


def _has_loaded(event: dict[str, Any], begun: str) -> bool:
    """Whether a page is there: the one that was asked for, not the one before."""
    told = event.get("params", {})
    return bool(told.get("name") == "load" and told.get("loaderId") == begun)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser of its own, ended behind."""
    reads, to = os.pipe()
    back, writes = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [executable(), *_SWITCHES, f"--user-data-dir={profile}"]
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", _WITH_PIPES, str(reads), str(writes), *command],
            pass_fds=(reads, writes),
            stderr=subprocess.DEVNULL,
        )
        os.close(reads)
        os.close(writes)
        with os.fdopen(to, "wb") as pipe_to, os.fdopen(back, "rb") as pipe_back:
            held = Browser(pipe_to, pipe_back)
            try:
                held.begin()
                yield held
                held._session = ""  # noqa: SLF001  (the browser itself, not the tab)
                held.call("Browser.close")
            finally:
                process.terminate()
                process.wait()
