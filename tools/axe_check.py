"""Runs axe-core on web pages in headless Chromium; prints violations and ends with 1 if any.

Usage: python tools/axe_check.py PAGE.html…

Needs Chromium (CHROMIUM names it, else it is looked for on the path) and axe-core (AXE_CORE is
the path of `axe.min.js` or of the `axe-core` package, else `node_modules` of this folder and those
above it; `npm install axe-core` puts it there). Pages are tried wide, at a phone's width and at the
narrowest that WCAG 1.4.10 names (320 px), light and dark, as they are and with what they show of a
figure that was clicked, and as they print. A page that scrolls sideways is a violation too.
"""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from itertools import product
from pathlib import Path
from typing import Any, Final

WIDTHS: Final = (1280, 500, 390, 320)
#: At which widths a figure is clicked as well.
OPENED: Final = (1280, 390)
SCHEMES: Final = {"light": "1", "dark": "0"}
PRINT: Final = "print"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_SWITCHES = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--virtual-time-budget=30000",
    "--dump-dom",
)
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_RESULT = re.compile(r'<pre id="axe-result">([A-Za-z0-9+/=]+)</pre>')
_CLICK = """
document.querySelector("[data-figure]")?.click();
"""
_RUN = """
axe.run().then(found => {
  const root = document.documentElement;
  const result = parent.document.createElement("pre");
  result.id = "axe-result";
  const short = found.violations.map(one => ({
    id: one.id, impact: one.impact, help: one.help,
    nodes: one.nodes.map(node => ({html: node.html, why: node.failureSummary}))}));
  if (root.scrollWidth > root.clientWidth) short.push({
    id: "reflow", impact: "serious", help: "The page scrolls sideways (WCAG 1.4.10)", nodes: [
      {html: `${root.scrollWidth} px in ${root.clientWidth} px`, why: "It is too wide."}]});
  const text = JSON.stringify({violations: short, passes: found.passes.length});
  result.textContent = btoa(String.fromCharCode(...new TextEncoder().encode(text)));
  parent.document.body.append(result);
});
"""
#: Chromium's window is never as narrow as a phone, so the page stands in a frame.
_FRAME = """<!doctype html><html lang="en"><title>frame</title><body style="margin:0">
<iframe style="border:0" width="{width}" height="1000" title="page" srcdoc="{page}"></iframe>
</body></html>"""


def main(pages: list[Path]) -> int:
    """Check all pages and return the exit code: 0 clean, 1 violations, 2 something is missing."""
    axe, browser = _axe(), _browser()
    if axe is None or browser is None or not pages:
        print(__doc__, file=sys.stderr)
        return 2
    count = 0
    for page in pages:
        for width, scheme, opened in _states():
            result = check(page, axe, browser, width, scheme, opened=opened)
            count += len(result["violations"])
            state = ", a figure opened" if opened else ""
            _print(f"{page.name}, {width} px, {scheme}{state}", result)
    return 1 if count else 0


def _states() -> Iterator[tuple[int, str, bool]]:
    """Yield how a page is looked at: width, scheme, and whether a figure was clicked."""
    yield from product(WIDTHS, SCHEMES, (False,))
    yield from product(OPENED, SCHEMES, (True,))
    yield (max(WIDTHS), PRINT, False)


def check(
    page: Path, axe: Path, browser: str, width: int, scheme: str, *, opened: bool = False
) -> dict[str, Any]:
    """Return what axe finds on a page: its `violations` and how many rules it `passes`."""
    html = _POLICY.sub("", page.read_text(encoding="utf-8"), count=1)
    if scheme == PRINT:
        html = html.replace("@media print", "@media all").replace("@media screen", "@media tty")
    run = (_CLICK if opened else "") + _RUN
    script = f"<script>{axe.read_text(encoding='utf-8')}</script><script>{run}</script></body>"
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "page.html"
        inner = escape(html.replace("</body>", script), quote=True)
        copy.write_text(_FRAME.format(width=width, page=inner), encoding="utf-8")
        command = [
            browser,
            *_SWITCHES,
            f"--user-data-dir={folder}/profile",
            f"--window-size={max(WIDTHS)},1000",
            f"--blink-settings=preferredColorScheme={SCHEMES.get(scheme, SCHEMES['light'])}",
            copy.as_uri(),
        ]
        done = subprocess.run(command, capture_output=True, timeout=900, check=True)  # noqa: S603
    found = _RESULT.search(done.stdout.decode("utf-8", "replace"))
    if found is None:
        raise RuntimeError(f"axe-core gave no result for {page}.")
    result: dict[str, Any] = json.loads(base64.b64decode(found[1]))
    return result


def _print(title: str, result: dict[str, Any]) -> None:
    violations = result["violations"]
    print(f"{title}: {len(violations)} violations, {result['passes']} rules passed")
    for one in violations:
        print(f"  {one['id']} ({one['impact']}): {one['help']}")
        for node in one["nodes"][:5]:
            print(f"    {node['html'][:200]}")
            print(f"      {node['why']}")


def _axe() -> Path | None:
    return next((path for path in _places() if path.is_file()), None)


def _places() -> Iterator[Path]:
    named = os.environ.get("AXE_CORE")
    if named:
        yield from (Path(named), Path(named) / "axe.min.js")
        return
    for folder in (Path.cwd(), *Path.cwd().parents):
        yield folder / "node_modules" / "axe-core" / "axe.min.js"


def _browser() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for path in map(shutil.which, _BROWSERS) if path), None)


if __name__ == "__main__":
    sys.exit(main([Path(name) for name in sys.argv[1:]]))
