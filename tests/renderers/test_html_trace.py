"""What the page knows of its figures: a few lines each, as data that cannot break out."""

import json
import re
from dataclasses import replace
from typing import Any

from perfmon_cli.renderers import html, html_trace
from perfmon_cli.report.figures import figure_anchor
from perfmon_cli.report.model import Report
from tests.trace.figures import CELL, change, figure, pair, report


def data_of(page: str) -> dict[str, Any]:
    """The data of a page."""
    (text,) = re.findall(r'<script type="application/json" id="figure-trace">(.*?)</script>', page)
    found: dict[str, Any] = json.loads(text)
    return found


def lines_of(paper: Report, one: str) -> list[str]:
    """What is shown of a figure."""
    data = data_of(str(html_trace.elements(paper)))

    def words(piece: int | str) -> str:
        return data["words"][piece] if isinstance(piece, int) else piece

    lines = data["figures"][figure_anchor(one, 1).split("_")[1]]
    return ["".join(map(words, line if isinstance(line, list) else [line])) for line in lines]


def test_a_given_figure() -> None:
    """What it is, its period, its cell, and where it stands."""
    assert lines_of(report(*pair()), pair()[0].id) == [
        "Victim satisfaction, Leeds",
        "2021/22",
        "Cell E2 of the sheet History in data/figures.xlsx.",
    ]


def test_a_worked_out_figure() -> None:
    """The rule with its figures, all cells behind them, and all its places."""
    before = replace(pair()[1], sources=((CELL[0], "Old", "D2"), (CELL[0], "Old", "D3")))
    assert lines_of(report(pair()[0], before, change()), change().id) == [
        "Victim satisfaction, Leeds",
        "2021/22, change on the previous year (2020/21)",
        "72.6% (2021/22) minus 77.6% (2020/21), worked out before rounding.",
        "Cell E2 of the sheet History in data/figures.xlsx.",
        "Cells D2, D3 of the sheet Old in data/figures.xlsx.",
        "Printed in Table 1, paragraph 1.1.1.",
    ]


def test_many_cells_are_counted() -> None:
    """A tip is read at a glance; `perfmon trace` has them all."""
    cells = [(CELL[0], f"Sheet {n // 8}", f"B{n}") for n in range(40)]
    found = lines_of(report(figure(rule="sum", sources=cells)), figure().id)
    assert found[2:] == [
        "The sum of 40 cells.",
        "Cells B0, B1, B2, B3, B4, B5 and 2 more of the sheet Sheet 0 in data/figures.xlsx.",
        "Cells B8, B9, B10, B11, B12, B13 and 2 more of the sheet Sheet 1 in data/figures.xlsx.",
        "Cells B16, B17, B18, B19, B20, B21 and 2 more of the sheet Sheet 2 in data/figures.xlsx.",
        "And cells of 2 more sheets.",
        "Printed in Table 1, paragraph 1.1.1.",
    ]


def test_the_data_cannot_end_their_element() -> None:
    """Names of files, sheets and measures come from strangers."""
    name = '</script><script>alert(1)</script><!-- {cells} {file} &lt; " \u2028'
    one = replace(figure(), what=name, sources=((name, name, "A1"),))
    page = html.render(report(one), {}).decode()
    assert len(re.findall("<script", page)) == 2
    assert "<!--" not in page
    assert lines_of(report(one), one.id)[0] == name
    assert lines_of(report(one), one.id)[2] == f"Cell A1 of the sheet {name} in {name}."


def test_a_page_without_figures_carries_nothing() -> None:
    """No data, no script."""
    paper = report(figure())
    assert html_trace.elements(replace(paper, figures=())) == ""


def test_the_same_report_gives_the_same_data() -> None:
    """Texts that stand several times are kept once, in the order of the paper."""
    paper = report(*pair(), change())
    first = str(html_trace.elements(paper))
    assert str(html_trace.elements(paper)) == first
    assert first.count("Victim satisfaction, Leeds") == 1


def test_the_script_is_small_and_asks_for_nothing() -> None:
    """One readable script of the page's own: no network, no markup made of text, no storage."""
    script = html_trace.script()
    assert len(script) < 10_000
    for word in ("innerHTML", "fetch", "XMLHttp", "import", "eval", "http", "Storage", "cookie"):
        assert word not in script
