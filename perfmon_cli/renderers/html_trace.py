"""What the page shows of a figure that is pointed at or moved to: its trail in a few lines.

The page carries the lines as data, and one script of its own to show them; without it the page is
as it is printed. The data name figures by the middle of the ids of their places.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from markupsafe import Markup

from perfmon_cli.renderers.html_template import resource
from perfmon_cli.report.figures import figure_anchor
from perfmon_cli.report.model import Report
from perfmon_cli.trace.standing import Standing, Standings
from perfmon_cli.trace.steps import Step, Steps
from perfmon_cli.wording.words import WORDS

_SCRIPT: Final = "trace.js"
#: So many sheets and places are named; the others are counted.
_MOST_SHEETS, _MOST_PLACES = 3, 6
#: A line of text, or its pieces where those before and behind a cell's address are shared.
Line = str | tuple[str, str, str]


def script() -> str:
    """The page's own script, as it stands in it; its policy names its hash."""
    return resource(_SCRIPT)


def elements(report: Report) -> Markup:
    """The data and the script, to stand at the end of the page; nothing without figures."""
    steps, standings = Steps.of_report(report), Standings(report)
    figures = {}
    for figure in report.figures:
        if any(place.kind != "chart" for place in figure.places):
            name = figure_anchor(figure.id, 1).split("_")[1]
            figures[name] = list(_lines(steps.of(figure), standings.of(figure)))
    if not figures:
        return Markup("")
    data = json.dumps(_packed(figures), ensure_ascii=False, separators=(",", ":"))
    safe = data.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(  # noqa: S704  (our own script, and data without a "<")
        f'<script type="application/json" id="figure-trace">{safe}</script>\n'
        f"<script>{script()}</script>"
    )


def _lines(step: Step, places: Iterable[Standing]) -> Iterator[Line]:
    """What it is, the period, the rule, the cells, and where else it stands."""
    yield step.figure.what or step.figure.id
    if step.kind:
        yield step.kind
    if step.rule != WORDS["trace.given"] or not step.cells:  # the cell's own line says so
        yield step.rule
    yield from _cells(step)
    refs = tuple(dict.fromkeys(place.ref for place in places))
    if len(refs) > 1:
        yield WORDS["trace.places"].format(places=_named(refs))


def _cells(step: Step) -> Iterator[Line]:
    """The cells, sheet by sheet: "Cells C2, C3 of the sheet This quarter in data/figures.xlsx"."""
    cells = sorted(enumerate(step.cells), key=lambda item: item[1][:2])
    sheets = [
        (place, [cell for _, (_, _, cell) in group])
        for place, group in groupby(cells, key=lambda item: item[1][:2])
    ]
    for (file, sheet), addresses in sheets[:_MOST_SHEETS]:
        key = "trace.cell from" if len(addresses) == 1 else "trace.cells from"
        before, _, behind = WORDS[key].partition("{cells}")
        yield before, _named(addresses), behind.format(sheet=sheet, file=file)
    if len(sheets) > _MOST_SHEETS:
        yield WORDS["trace.more sheets"].format(count=len(sheets) - _MOST_SHEETS)


def _named(names: Iterable[str]) -> str:
    """The first names of a list, and how many more there are."""
    known = list(names)
    said = ", ".join(known[:_MOST_PLACES])
    more = len(known) - _MOST_PLACES
    return WORDS["trace.and more"].format(first=said, count=more) if more > 0 else said


def _packed(figures: dict[str, list[Line]]) -> dict[str, Any]:
    """The lines with every text that stands in several of them kept once."""
    pieces = Counter(piece for lines in figures.values() for line in lines for piece in _of(line))
    shared = [piece for piece, count in pieces.items() if count > 1 and len(piece) > len("10,")]
    numbers = {piece: number for number, piece in enumerate(shared)}
    packed = {
        name: [
            numbers.get(line, line)
            if isinstance(line, str)
            else [numbers.get(piece, piece) for piece in line]
            for line in lines
        ]
        for name, lines in figures.items()
    }
    hints = {"hint": WORDS["trace.hint"], "touch": WORDS["trace.hint touch"]}
    return {**hints, "words": shared, "figures": packed}


def _of(line: Line) -> tuple[str, ...]:
    return (line,) if isinstance(line, str) else line
