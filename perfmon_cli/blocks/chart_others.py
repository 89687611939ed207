"""The area beside others of its group: each with its interval, and the group's average."""

from collections.abc import Iterable
from dataclasses import replace

from perfmon_cli.blocks import chart_points as points
from perfmon_cli.blocks import comparison, peers, standings
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.indicators import standing
from perfmon_cli.indicators.model import Direction, Peer, Peers
from perfmon_cli.measure import Measure, Polarity
from perfmon_cli.period import Period
from perfmon_cli.report.model import Chart, ChartKind, Point, Series, Span
from perfmon_cli.wording import chart_words, others, periods, reasons, sentences
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
    average = _average(composer, measure, found, number)
    return Chart(
        id=composer.id("G", ref.measure, "other areas"),
        kind=ChartKind.OTHER_AREAS,
        title=row.heading or _title(composer, subject, measure, found),
        alt=_alt(names, series, average),
        categories=names,
        series=(Series(subject, series),),
        number=number,
        scale=_scale(measure, found),
        suffix=points.suffix(composer, ref),
        prefix=points.prefix(composer, ref),
        category_notes=tuple(WORDS["chart.own"] if p is found.own else "" for p in areas),
        goal=average,
        notes=tuple((Span(text),) for text in _notes(composer, found, series)),
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
    if figures:
        label = points.label(figures[0])
        return replace(
            points.entered(composer, figures[0], number, peer.area, label),
            low=None if low is None else points.as_float(low),
            high=None if high is None else points.as_float(high),
        )
    return Point(
        points.as_float(peer.value),
        others.figure(measure, peer.value, found.per),
        low=None if low is None else points.as_float(low),
        high=None if high is None else points.as_float(high),
    )


def _has_interval(point: Point) -> bool:
    return point.low is not None and point.high is not None


def _average(composer: Composer, measure: Measure, found: Peers, number: int) -> Series | None:
    figure = peers.average(composer.catalogue, composer.printer.book, measure, found)
    if figure is None:
        return None
    name = chart_words.others(found)
    return Series(name, (points.entered(composer, figure, number, name, points.label(figure)),))


def _notes(composer: Composer, found: Peers, series: tuple[Point, ...]) -> Iterable[str]:
    """What the lines through the dots are, what they say of the area, and who is left out."""
    if any(map(_has_interval, series)):
        yield WORDS["chart.interval"]
    if found.side is Direction.FLAT:
        yield WORDS["chart.beside like"].format(
            area=composer.catalogue.settings.area,
            group=others.group(found),
            others=lower_first(chart_words.others(found)),
        )
    if found.withheld:
        yield others.withheld(found)


def _title(composer: Composer, subject: str, measure: Measure, found: Peers) -> str:
    """That the area is clearly higher or lower, else its place, or what is compared without one."""
    place = chart_words.placed(measure, found)
    key = "chart.beside place" if place else "chart.beside"
    if found.side in {Direction.UP, Direction.DOWN}:
        key = "chart.beside clearly"
    return WORDS[key].format(
        measure=f"{subject}, {others.per_people(found.per)}" if found.per else subject,
        when=periods.head(found.period, measure.basis),
        area=composer.catalogue.settings.area,
        place=place,
        group=others.group(found),
        reading=others.reading(found),
        others=lower_first(chart_words.others(found)),
    )


def _scale(measure: Measure, found: Peers) -> str:
    when, group = periods.head(found.period, measure.basis), others.group(found)
    if found.per:
        per = others.per_people(found.per)
        return WORDS["chart.scale others"].format(
            measure=sentences.subject(measure), per=per, when=when, group=group
        )
    return chart_words.scale(measure, "beside", when=when, group=group)


def _alt(names: tuple[str, ...], series: tuple[Point, ...], average: Series | None) -> str:
    """Every area with its number, and the others' together."""
    numbers = [f"{name}: {point.printed}" for name, point in zip(names, series, strict=True)]
    numbers += [f"{one.name}: {p.printed}" for one in (average,) if one for p in one.points]
    return f"{'; '.join(numbers)}."
