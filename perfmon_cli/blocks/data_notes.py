"""The notes that stand beside figures in the workbook, for the end of the paper."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.measure import Measure, own_period
from perfmon_cli.period import Basis, Period
from perfmon_cli.report.figures import FigureName
from perfmon_cli.report.model import Line, Place, Span
from perfmon_cli.wording import periods
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS

#: So many periods in a row are named by the first and the last of them.
_A_STRETCH = 3
#: Behind every table's number.
_NO_TABLE = 10**6


def data_notes(composer: Composer) -> list[Line]:
    """The notes of printed measures, in the order in which their figures stand in tables.

    In one table they go by the Measures sheet and the period; those of no table come last. A note
    that stands beside several periods of one figure is printed once, with all of them.
    """
    beside: dict[tuple[str, str, str, str], list[Period]] = {}
    for observation in composer.printer.dataset.observations.values():
        key = observation.key
        measure = composer.catalogue.measures.get(key.measure)
        if measure is None or not observation.note or key.period.end > _newest(composer, measure):
            continue
        if measure.priority or measure.id in composer.printed_measures:
            which = (key.measure, key.part, key.area, observation.note)
            beside.setdefault(which, []).append(key.period)
    lines: dict[str, None] = {}
    stands = _Standing(composer)
    inorder = sorted(beside.items(), key=lambda one: stands.place(*one))
    for (name, part, area, note), found in inorder:
        measure = composer.catalogue.measures[name]
        text = WORDS["methods.note"].format(
            measure=full_name(measure),
            part=f" ({part})" if part else "",
            area=f", {area}" if area else "",
            period=_stretch(found, measure.basis),
            note=note,
        )
        lines[text] = None
    return [(Span(text),) for text in lines]


class _Standing:
    """Where figures stand: the first table of each, and its measure's row of the Measures sheet."""

    def __init__(self, composer: Composer) -> None:
        self._measures = {name: row for row, name in enumerate(composer.catalogue.measures)}
        self._tables: dict[str, int] = {}
        for figure in composer.printer.book.figures():
            numbers = [n for place in figure.places if (n := _table_number(place)) is not None]
            if numbers:
                self._tables[figure.id] = min(numbers)

    def place(
        self, which: tuple[str, str, str, str], found: Sequence[Period]
    ) -> tuple[int, int, Period]:
        """What to order by: the first table of any of these periods, the measure, the period."""
        measure, part, area, _ = which
        names = (
            FigureName(measure=measure, component=part, area=area, period=period)
            for period in found
        )
        tables = [self._tables[name.id] for name in names if name.id in self._tables]
        return (min(tables, default=_NO_TABLE), self._measures[measure], min(found))


def _table_number(place: Place) -> int | None:
    """The number of the table that a figure stands in; None in a text or a chart."""
    number = place.ref.removeprefix(f"{WORDS['table']} ")
    return int(number) if place.kind == "table" and number.isdecimal() else None


def _stretch(found: Sequence[Period], basis: Basis) -> str:
    """Several periods in words: "Apr 2020 to Mar 2022" where each follows the one before."""
    inorder = sorted(set(found))
    heads = list(dict.fromkeys(periods.head(period, basis) for period in inorder))
    is_unbroken = all(a.end + timedelta(days=1) == b.start for a, b in pairwise(inorder))
    if len(heads) >= _A_STRETCH and is_unbroken:
        return WORDS["methods.note periods"].format(first=heads[0], last=heads[-1])
    return ", ".join(heads)


def _newest(composer: Composer, measure: Measure) -> date:
    """The last day that figures of a measure in this paper can cover."""
    quarter = composer.printer.quarter
    return max(own_period(measure, quarter).end, quarter.end)
