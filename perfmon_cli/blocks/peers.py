"""The figures of other areas, of their average and of the own area's place, as they are printed."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue, OtherArea
from perfmon_cli.cells.model import CellRef
from perfmon_cli.indicators import peer_figures
from perfmon_cli.indicators.model import Peer, Peers
from perfmon_cli.measure import Measure
from perfmon_cli.period import Period
from perfmon_cli.report.figures import FigureBook, FigureName
from perfmon_cli.report.model import PrintedFigure
from perfmon_cli.wording import numbers, others, periods, reasons
from perfmon_cli.wording.subjects import named
from perfmon_cli.wording.words import WORDS

#: Sets the figure of a row of Other areas apart from that of a district of the same name.
_AS_OTHER = "other areas"


def row_figure(catalogue: Catalogue, row: OtherArea) -> PrintedFigure:
    """The figure of a row of Other areas, or of the words that say why there is none."""
    measure = catalogue.measures[row.measure]
    found = peer_figures.observed(row, measure, catalogue.settings)
    missing = found.missing
    symbol = missing.value if missing and missing.value.startswith("[") else ""
    is_worked_out = found.value is not None and row.value is None
    figure = _figure(measure, row.area, row.period)
    if row.area in catalogue.settings.areas:
        name = FigureName(
            measure=measure.id, area=row.area, period=row.period, comparator=_AS_OTHER
        )
        figure = replace(figure, id=name.id)
    return replace(
        figure,
        value=numbers.plain(found.value) if found.value is not None else "",
        printed=(
            numbers.value(measure, found.value)
            if found.value is not None
            else reasons.missing(found, measure, catalogue.settings.smallest_number)
        ),
        rule="ratio" if is_worked_out else "given",
        symbols=(symbol,) if symbol else (),
        sources=_cells([row.cells if is_worked_out else (row.source,)]),
    )


def average(
    catalogue: Catalogue, book: FigureBook, measure: Measure, peers: Peers
) -> PrintedFigure | None:
    """The average of the others, made of their figures; None where there is none.

    Of a single area, or a national value, it is that figure itself.
    """
    if peers.average is None:
        return None
    inputs = tuple(
        book.enter(one)
        for peer in peers.others
        for one in figures_of(catalogue, book, measure, peers, peer)
    )
    if len(peers.others) == 1:
        only = peers.others[0]
        return rate(catalogue, book, measure, peers, only) or _row(catalogue, measure, only)
    area = f"{WORDS['others.average']}: {peers.group or WORDS['others.group']}"
    figure = _figure(measure, area, peers.period, "rate" if peers.per else "value")
    return replace(
        figure,
        value=numbers.plain(peers.average),
        printed=others.figure(measure, peers.average, peers.per),
        rule="ratio" if peers.is_pooled else "derived",
        inputs=inputs,
        sources=_cells(peer.sources for peer in peers.others) if peers.is_pooled else (),
    )


def rate(
    catalogue: Catalogue, book: FigureBook, measure: Measure, peers: Peers, peer: Peer
) -> PrintedFigure | None:
    """An area's cases per so many people; None where figures are compared as they are."""
    if not peers.per:
        return None
    row = _row(catalogue, measure, peer)
    return replace(
        _figure(measure, peer.area, peer.period, "rate"),
        value=numbers.plain(peer.value),
        printed=others.figure(measure, peer.value, peers.per),
        rule="ratio",
        inputs=(book.enter(row),) if row is not None else (),
        sources=_cells([peer.sources]),
    )


def expected(
    catalogue: Catalogue, book: FigureBook, measure: Measure, peers: Peers, value: Decimal
) -> PrintedFigure:
    """As many as there would be at the others' rate."""
    middle = average(catalogue, book, measure, peers)
    area = WORDS["others.expected"].format(value=catalogue.settings.area, group=others.group(peers))
    own = peers.own.sources if peers.own is not None else ()
    return replace(
        _figure(measure, area, peers.own.period if peers.own is not None else peers.period),
        value=numbers.plain(value),
        printed=numbers.value(measure, value),
        rule="derived",
        inputs=(book.enter(middle),) if middle is not None else (),
        sources=_cells([own]),
    )


def place(
    catalogue: Catalogue, book: FigureBook, measure: Measure, peers: Peers, own: PrintedFigure
) -> PrintedFigure | None:
    """The own area's place among the others; None where it has none."""
    if peers.place is None or peers.own is None:
        return None
    made_of = [
        one for peer in peers.others for one in figures_of(catalogue, book, measure, peers, peer)
    ]
    when = peers.own.period
    figure = _figure(measure, catalogue.settings.area, when, "rank", peers.group)
    return replace(
        figure,
        value=str(peers.place),
        unit="count",
        printed=others.place(peers),
        rule="derived",
        inputs=tuple(book.enter(one) for one in (own, *made_of)),
    )


def figures_of(
    catalogue: Catalogue, book: FigureBook, measure: Measure, peers: Peers, peer: Peer
) -> list[PrintedFigure]:
    """The figure of an area as areas are compared, in a list; [] where it has none."""
    found = rate(catalogue, book, measure, peers, peer) or _row(catalogue, measure, peer)
    return [] if found is None else [found]


def _row(catalogue: Catalogue, measure: Measure, peer: Peer) -> PrintedFigure | None:
    """The figure of an area's row."""
    return next(
        (
            row_figure(catalogue, row)
            for row in catalogue.other_areas
            if (row.measure, row.area, row.period) == (measure.id, peer.area, peer.period)
        ),
        None,
    )


def _figure(
    measure: Measure, area: str, period: Period, quantity: str = "value", comparator: str = ""
) -> PrintedFigure:
    """A figure of an area that is none of the own ones, without its number."""
    name = FigureName(
        measure=measure.id, area=area, period=period, quantity=quantity, comparator=comparator
    )
    return PrintedFigure(
        id=name.id,
        measure=measure.id,
        what=named(measure, "", area),
        component="",
        area=area,
        period=(
            period.start.isoformat(),
            period.end.isoformat(),
            periods.head(period, measure.basis),
        ),
        quantity=quantity,
        comparator=comparator,
        value="",
        unit="rate" if quantity == "rate" else str(measure.unit.value),
        printed="",
        rule="given",
    )


def _cells(places: Iterable[tuple[CellRef, ...]]) -> tuple[tuple[str, str, str], ...]:
    """Each cell once, in order."""
    found = ((p.file, p.sheet, p.cell) for group in places for p in group)
    return tuple(dict.fromkeys(found))
