"""The area beside others of its group: each with its interval, and the group's average."""

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks import comparison, peers, standings
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import notes
from perfmon_cli.catalogue.model import BlockRow
from perfmon_cli.indicators import standing
from perfmon_cli.indicators.model import Peer, Peers
from perfmon_cli.measure import Measure, Polarity
from perfmon_cli.period import Period
from perfmon_cli.report.model import Chart, ChartKind, Point, Series
from perfmon_cli.wording import others, periods, reasons, sentences
from perfmon_cli.wording.reasons import lower_first
from perfmon_cli.wording.words import WORDS

_FEWEST = 2


def build(row: BlockRow, composer: Composer) -> Chart | None:
    """The chart of the first group that areas of the sheet are of; None without any to compare.

    What the paper does not compare is not drawn beside each other either.
    """
    ref = row.all_measures[0]
    measure = composer.printer.measure(ref)
    period = comparison.period_of(row, composer, [measure.id])
    found = None if period is None else _group(composer, measure, period)
    if found is None or found.own is None:
        return None
    number = composer.counters.next_chart()
    areas = sorted((found.own, *found.others), key=lambda peer: peer.value)
    if measure.polarity is not Polarity.DOWN:
        areas.reverse()
    names = tuple(peer.area for peer in areas)
    series = tuple(_point(composer, measure, found, peer, number) for peer in areas)
    subject = sentences.subject(measure)
    return Chart(
        id=composer.id("G", ref.measure, "other areas"),
        kind=ChartKind.OTHER_AREAS,
        title=row.heading or _title(subject, measure, found),
        alt=_alt(composer, subject, found, names, series),
        categories=names,
        series=(Series(subject, series),),
        number=number,
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        category_notes=tuple(WORDS["chart.own"] if p is found.own else "" for p in areas),
        goal=_average(composer, measure, found, number),
        notes=notes(row, composer, brackets=False),
    )


def _group(composer: Composer, measure: Measure, period: Period) -> Peers | None:
    held = standings.peers_of(composer, measure, period)
    return next((one for one in held if one.reason is None and len(one.others) >= _FEWEST), None)


def why_not(row: BlockRow, composer: Composer) -> str:
    """Why the areas cannot be drawn beside each other; "" where there are none to draw."""
    measure = composer.printer.measure(row.all_measures[0])
    period = comparison.period_of(row, composer, [measure.id])
    held = [] if period is None else standings.peers_of(composer, measure, period)
    why = next((one.reason for one in held if one.reason is not None), None)
    return "" if why is None else reasons.reason(why)


def _point(composer: Composer, measure: Measure, found: Peers, peer: Peer, number: int) -> Point:
    """An area's figure with its 95% interval, where the cases behind it are known."""
    catalogue, book = composer.catalogue, composer.printer.book
    if peer is found.own:
        own = standings.own_figure(composer, measure, found)
        figures = [own] if own is not None else []
    else:
        figures = peers.figures_of(catalogue, book, measure, found, peer)
    interval = standing.interval_of(measure, peer, found.per)
    if peer is found.own and found.interval is not None:
        interval = found.interval
    low, high = interval or (None, None)
    said = others.figure(measure, peer.value, found.per)
    if figures:
        label = points.label(figures[0])
        said = points.entered(composer, figures[0], number, peer.area, label).printed
    return Point(
        points.as_float(peer.value),
        said,
        low=None if low is None else points.as_float(low),
        high=None if high is None else points.as_float(high),
    )


def _average(composer: Composer, measure: Measure, found: Peers, number: int) -> Series | None:
    figure = peers.average(composer.catalogue, composer.printer.book, measure, found)
    if figure is None:
        return None
    name = WORDS["others.average"]
    return Series(name, (points.entered(composer, figure, number, name, points.label(figure)),))


def _title(subject: str, measure: Measure, found: Peers) -> str:
    per = f", {others.per_people(found.per)}" if found.per else ""
    when = periods.head(found.period, measure.basis)
    return f"{subject}{per}, {when}: {WORDS['chart.beside'].format(group=others.group(found))}"


def _alt(
    composer: Composer,
    subject: str,
    found: Peers,
    names: tuple[str, ...],
    series: tuple[Point, ...],
) -> str:
    """How the area stands, then every area with its number."""
    text = WORDS["chart.alt other areas"].format(
        measure=lower_first(subject), area=composer.catalogue.settings.area
    )
    place = f"{others.place(found)}, {others.reading(found)}" if found.place else ""
    numbers = "; ".join(
        f"{name}: {point.printed}" for name, point in zip(names, series, strict=True)
    )
    return " ".join(piece for piece in (text, f"{place}." if place else "", f"{numbers}.") if piece)
