"""The page in real Chromium: what a figure is, by mouse, keys and touch (WCAG 1.4.13, 2.1.1)."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest

from perfmon_cli import composing, project
from perfmon_cli.period import Quarter
from perfmon_cli.renderers import html
from perfmon_cli.wording.words import WORDS
from tests.small_project import small_project
from tools.browser import Browser

_STATE = """(() => {
  const tip = document.getElementById("figure-tip");
  const active = document.activeElement;
  return [active.closest("[data-figure]") ? active.textContent : "",
          tip.hidden ? "" : tip.innerText.replace(/\\n+/g, " / ")];
})()"""
_STOPS = """[...document.querySelectorAll('[data-figure][tabindex="0"]')].map(one => {
  const table = one.closest("table");
  return table ? table.querySelector("caption").innerText.split(":")[0] : "text";
})"""
_CENTRE = """(() => {{
  const one = [...document.querySelectorAll("table [data-figure]")]
    .filter(one => one.textContent === "{}")[0];
  one.scrollIntoView({{block: "center", behavior: "instant"}});
  const box = one.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}})()"""
_TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
SATISFACTION = (
    "72.6%: Victim satisfaction, Northshire / 2021/22 / "
    "Cell E2 of the sheet History in data/figures.xlsx. / "
    'Printed in "What needs attention", Table 1, paragraph 1.1.1.'
)


class State(NamedTuple):
    """The figure that has the focus, and what is shown of one; "" for none."""

    focus: str
    shown: str


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small project."""
    root = small_project(tmp_path_factory.mktemp("page") / "project")
    paper, _ = composing.paper_of(project.find(root), Quarter(2022, 1))
    path = root / "page.html"
    path.write_bytes(html.render(paper.report, {}))
    return path


@pytest.fixture
def tab(chromium: Browser, page: Path) -> Browser:
    """The page, freshly opened."""
    chromium.open(page)
    return chromium


def state(tab: Browser) -> State:
    """What a reader sees."""
    return State(*tab.run(_STATE))


def focus(tab: Browser, table: str) -> None:
    """Go to a table's tab stop."""
    tab.run(
        "[...document.querySelectorAll('table')].filter(one => one.caption?.innerText"
        f".startsWith('{table}:'))[0].querySelector('[tabindex=\"0\"]').focus()"
    )


def centre(tab: Browser, printed: str) -> tuple[float, float]:
    """Where a figure of a table is, in the middle of the window."""
    x, y = tab.run(_CENTRE.format(printed))
    return x, y


def test_nothing_is_refused_or_fails(tab: Browser) -> None:
    """The page's policy lets its own script run; nothing is asked of the network."""
    told = [event for event in tab.events if event["method"] in _TROUBLE]
    asked = [event for event in tab.events if event["method"] == "Network.requestWillBeSent"]
    urls = {event["params"]["request"]["url"].partition(":")[0] for event in asked}
    assert (told, urls) == ([], {"file"})


_TROUBLE = {"Log.entryAdded", "Runtime.exceptionThrown"}


def test_one_tab_stop_a_table_and_a_heading(tab: Browser) -> None:
    """Tab goes from table to table; the figures within are for the arrow keys."""
    stops: list[str] = tab.run(_STOPS)
    tables = [stop for stop in stops if stop != "text"]
    assert len(tables) == len(set(tables)) >= 3
    assert stops.count("text") <= 4
    marked = tab.run("document.querySelectorAll('[data-figure]').length")
    reached = tab.run("document.querySelectorAll('[data-figure][tabindex]').length")
    assert reached == marked > 20
    regions = "[role=region][tabindex] table [data-figure]"
    assert tab.run(f"document.querySelectorAll('{regions}').length") == 0


def test_focus_shows_where_a_figure_comes_from(tab: Browser) -> None:
    """The same as `perfmon trace`: what it is, its period, its cell, its places."""
    focus(tab, "Table 1")
    tab.press("ArrowRight")
    assert state(tab) == ("72.6%", SATISFACTION)
    described = "document.getElementById(document.activeElement.getAttribute('aria-describedby'))"
    assert tab.run(f"{described}.getAttribute('role')") == "tooltip"


def test_a_figure_that_can_be_moved_to_is_a_button(tab: Browser) -> None:
    """Whoever listens hears that there is something to press, by the name of the figure."""
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    buttons = [one["name"]["value"] for one in nodes if one["role"].get("value") == "button"]
    figures = tab.run("[...document.querySelectorAll('[data-figure]')].map(one => one.innerText)")
    assert len(figures) > 20
    assert sorted(buttons) == sorted(figures)


@pytest.mark.parametrize("key", ["Enter", pytest.param(" ", id="space")])
def test_a_button_shows(tab: Browser, key: str) -> None:
    """As the pointer does, whatever was shown before; the page does not scroll."""
    focus(tab, "Table 1")
    tab.press("ArrowRight", key)
    assert state(tab) == ("72.6%", SATISFACTION)
    tab.press("Escape")
    assert state(tab) == ("72.6%", "")
    tab.press(key)
    assert state(tab) == ("72.6%", SATISFACTION)


@pytest.mark.parametrize(
    ("touches", "key"),
    [
        pytest.param(True, "trace.hint touch", id="phone"),
        pytest.param(False, "trace.hint", id="desk"),
    ],
)
def test_the_hint_stands_behind_the_first_figures(
    chromium: Browser, page: Path, key: str, *, touches: bool
) -> None:
    """Not first of all, and in the words of what the reader has: a phone has no keys."""
    chromium.call("Emulation.setTouchEmulationEnabled", enabled=touches)
    chromium.call("Emulation.setEmitTouchEventsForMouse", enabled=touches)
    chromium.open(page, width=390)
    hint = "document.querySelector('.trace-hint')"
    said = chromium.run(
        f"[{hint}.textContent, matchMedia('(pointer: coarse)').matches,"
        f"{hint}.previousElementSibling.querySelectorAll('[data-figure]').length > 0]"
    )
    chromium.call("Emulation.setTouchEmulationEnabled", enabled=False)
    assert said == [WORDS[key], touches, True]


def test_arrow_keys_move_within_a_table(tab: Browser) -> None:
    """Right and left along the row and on, up and down in the column, Home and End to the ends."""
    focus(tab, "Table 1")
    moves = {
        "ArrowRight": "72.6%",
        "ArrowDown": "85.6%",
        "ArrowLeft": "90.6%",
        "ArrowUp": "77.6%",
        "End": "−5.0 pp",
        "Home": "77.6%",
    }
    seen = {}
    for key in moves:
        tab.press(key)
        seen[key] = state(tab).focus
    assert seen == moves


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp"])
def test_at_its_edge_nothing_moves(tab: Browser, key: str) -> None:
    """The key is the browser's own there: it scrolls."""
    focus(tab, "Table 1")
    tab.press(key)
    assert state(tab).focus == "77.6%"


def test_tab_leaves_a_table_and_comes_back_to_the_same_figure(tab: Browser) -> None:
    """The tab stop stays where the reader was."""
    focus(tab, "Table 1")
    in_table = "document.activeElement.closest('table') !== null"
    tab.press("ArrowRight", "Tab")
    assert not tab.run(in_table)
    tab.press("Shift+Tab")
    assert tab.run(in_table)
    assert state(tab).focus == "72.6%"


def test_escape_hides_and_the_focus_stays(tab: Browser) -> None:
    """Dismissible, also while the pointer rests on a figure; the next figure shows again."""
    tab.point(*centre(tab, "85.6%"))
    focus(tab, "Table 1")
    tab.press("Escape")
    assert state(tab) == ("77.6%", "")
    tab.press("ArrowRight")
    assert state(tab) == ("72.6%", SATISFACTION)


def test_the_pointer_shows_and_may_go_to_what_is_shown(tab: Browser) -> None:
    """Hoverable and persistent: it stays while the pointer is on it, and goes when it leaves."""
    x, y = centre(tab, "72.6%")
    tab.point(x, y)
    assert state(tab) == ("", SATISFACTION)
    box = "document.getElementById('figure-tip').getBoundingClientRect()"
    left, top = tab.run(f"[{box}.x + 20, {box}.y + 20]")
    tab.point(left, top)
    tab.run("new Promise(done => setTimeout(done, 600))")
    assert state(tab).shown == SATISFACTION
    tab.point(3, 3)
    tab.run("new Promise(done => setTimeout(done, 600))")
    assert state(tab).shown == ""


def test_a_tap_shows_and_another_hides(tab: Browser) -> None:
    """On a phone, where nothing hovers; what is shown lies within the window."""
    tab.tap(*centre(tab, "72.6%"))
    assert state(tab).shown == SATISFACTION
    tab.tap(3, 3)
    assert state(tab).shown == ""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_what_is_shown_lies_within_the_window(chromium: Browser, page: Path, width: int) -> None:
    """Nothing is cut off, also where the page scrolled; the page does not become wider."""
    chromium.open(page, width=width, height=600, prefers_reduced_motion="reduce")
    for stop in ("Table 1", "Table 2"):
        focus(chromium, stop)
        chromium.press("End")
        chromium.run(_TWO_FRAMES)
        left, top, right, bottom, scrolls = chromium.run(
            "(() => { const box = document.getElementById('figure-tip').getBoundingClientRect();"
            "const root = document.documentElement;"
            "return [box.left, box.top, root.clientWidth - box.right,"
            "root.clientHeight - box.bottom, root.scrollWidth - root.clientWidth]; })()"
        )
        assert min(left, top, right, bottom) >= 0
        assert scrolls == 0


def test_paper_shows_nothing_of_it(tab: Browser) -> None:
    """Print has the figures, not the hint or what was open."""
    focus(tab, "Table 1")
    tab.call("Emulation.setEmulatedMedia", media="print")
    hidden = tab.run(
        "['#figure-tip', '.trace-hint'].map(one => "
        "getComputedStyle(document.querySelector(one)).display)"
    )
    tab.call("Emulation.setEmulatedMedia", media="")
    assert hidden == ["none", "none"]


def test_without_scripts_the_page_is_as_printed(page: Path) -> None:
    """Nothing can be moved to that shows nothing, and no word of it stands there."""
    text = page.read_text(encoding="utf-8")
    body = text[text.index("<main") : text.index("</main>")]
    assert "<data" in body
    assert 'data-figure="' in body
    found: list[Any] = [word for word in ("figure-tip", "trace-hint", "Escape") if word in body]
    assert found == []
