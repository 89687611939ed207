"""The summary page: counts, what needs attention (proposed by rule), what moved."""

from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.blocks.cells import comparison_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.measures_table import is_composite
from perfmon_cli.catalogue.model import BlockRow, Decision, MeasureRef
from perfmon_cli.indicators.masking import Mask, masked
from perfmon_cli.indicators.model import Direction, Indicator, Judgement, Level, RatingRule
from perfmon_cli.period import Period
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Heading,
    Line,
    Mark,
    MarkedItem,
    MarkedList,
    Paragraph,
    Place,
    PrintedFigure,
    Span,
    Tile,
    Tiles,
    Tone,
)
from perfmon_cli.wording import marks, masking, periods, sentences
from perfmon_cli.wording.words import WORDS

#: How many measures the lists of the summary name at most, so that it stays one page.
MOST_ATTENTION, MOST_MOVED, MOST_MASKED = 10, 5, 3
_TILES = (
    (Level.GREEN, Mark.GREEN, "green"),
    (Level.AMBER, Mark.AMBER, "amber"),
    (Level.RED, Mark.RED, "red"),
    (Level.NONE, Mark.NOT_RATED, "not rated"),
)


@dataclass(frozen=True, slots=True)
class _Item:
    """A measure in a list, with why it stands there."""

    indicator: Indicator
    why: str = ""  #: the analyst's reason, for pinned ones


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """Counts tied to their measures, then attention, then movement; one sentence each."""
    indicators = _headline(composer)
    attention = _attention(composer, indicators)
    named = {_key(item.indicator) for item in attention}
    moved = [
        _Item(i)
        for i in indicators
        if i.trend.direction in {Direction.UP, Direction.DOWN} and _key(i) not in named
    ]
    title = row.heading or WORDS["summary.title"]
    blocks: list[Block] = [
        Heading(id=composer.id("H", title), level=row.level or 1, text=title),
        Paragraph(id=composer.id("P", "summary"), line=_lead(composer, indicators)),
    ]
    if any(i.is_rated for i in indicators):
        blocks.append(_tiles(composer, indicators))
    blocks += _list(composer, "summary.attention", attention)
    blocks += _list(composer, "summary.moved", moved[:MOST_MOVED])
    if len(moved) > MOST_MOVED:
        text = WORDS["summary.more"].format(count=len(moved) - MOST_MOVED)
        blocks.append(
            Paragraph(id=composer.id("P", "summary more"), line=(Span(text),), is_note=True)
        )
    return blocks + _masked(composer, indicators)


def _masked(composer: Composer, indicators: list[Indicator]) -> list[Block]:
    """One sentence for each total that hides a district, those that hide most districts first."""
    settings = composer.catalogue.settings
    found = masked(composer.printer.indicators, indicators, settings.areas)
    if not found:
        return []
    most = sorted(found, key=lambda mask: -len(mask.areas))[:MOST_MASKED]
    title = WORDS["summary.masked"]
    lines = tuple(_masked_line(composer, mask, title) for mask in most)
    return [
        Heading(id=composer.id("H", title), level=2, text=title),
        Bullets(id=composer.id("L", title), items=lines),
    ]


def _masked_line(composer: Composer, mask: Mask, title: str) -> Line:
    place = Place("text", title, row=sentences.subject(mask.whole.measure))
    spans = []
    for piece, indicator in masking.pieces(mask, composer.catalogue.settings.area):
        figure = _figure(composer, indicator, indicator, piece.quantity) if indicator else None
        spans.append(
            composer.printer.enter(figure, place, piece.text) if figure else Span(piece.text)
        )
    return tuple(spans)


def _headline(composer: Composer) -> list[Indicator]:
    """The lines of the priority tables: a measure, or its parts where it has no whole."""
    found = []
    for measure in composer.catalogue.measures.values():
        if not measure.priority:
            continue
        whole = composer.printer.indicator(MeasureRef(measure.id))
        if whole is not None and not is_composite(composer, measure):
            found.append(whole)
            continue
        parts = (composer.printer.indicator(MeasureRef(measure.id, p)) for p in measure.parts)
        found.extend(part for part in parts if part is not None)
    return found


def _attention(composer: Composer, indicators: list[Indicator]) -> list[_Item]:
    """Pinned first, then red, then worsening by how far it moved; dropped ones never."""
    decisions = [d for d in composer.catalogue.decisions if d.what.casefold() == "attention"]
    pinned = [
        _Item(i, decision.reason)
        for i in indicators
        if (decision := _decided(decisions, i, "pin")) is not None
    ]
    rest = [
        i
        for i in indicators
        if _decided(decisions, i, "pin") is None and _decided(decisions, i, "drop") is None
    ]
    red = [_Item(i) for i in rest if i.rating.level is Level.RED]
    worse = [
        i for i in rest if i.trend.judgement is Judgement.WORSE and i.rating.level is not Level.RED
    ]
    worse.sort(key=_size, reverse=True)
    return [*pinned, *red, *(_Item(i) for i in worse)][:MOST_ATTENTION]


def _decided(decisions: list[Decision], indicator: Indicator, wanted: str) -> Decision | None:
    return next(
        (
            d
            for d in decisions
            if d.decision.casefold().startswith(wanted)
            and d.reason
            and d.period in {None, indicator.period, _own(indicator)}
            and d.applies("attention", indicator.measure.id, indicator.part, indicator.area)
        ),
        None,
    )


def _own(indicator: Indicator) -> Period:
    return indicator.current.key.period if indicator.current else indicator.period


def _size(indicator: Indicator) -> Decimal:
    """How far it moved on its arrow's comparator, as a share of it."""
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None or not comparison.value:
        return Decimal()
    return abs(comparison.change / comparison.value)


def _key(indicator: Indicator) -> tuple[str, str, str]:
    return (indicator.measure.id, indicator.part, indicator.area)


def _lead(composer: Composer, indicators: list[Indicator]) -> tuple[Span, ...]:
    number = _count(composer, "lines", indicators)
    settings = composer.catalogue.settings
    before, after = WORDS["summary.lead"].split("{count}")
    words = {"area": settings.area, "period": periods.ending(composer.printer.quarter)}
    return (Span(before.format(**words)), number, Span(after.format(**words)))


def _count(composer: Composer, label: str, indicators: list[Indicator]) -> Span:
    printer = composer.printer
    inputs = []
    for indicator in indicators:
        ref = MeasureRef(indicator.measure.id, indicator.part, indicator.area)
        figure = printer.value(ref, _own(indicator), indicator.current)
        inputs.append(printer.book.enter(figure))
    figure = printer.count(f"summary {label}", len(indicators), tuple(inputs))
    return printer.enter(figure, Place("text", WORDS["summary.title"], row=label))


def _tiles(composer: Composer, indicators: list[Indicator]) -> Tiles:
    tiles = []
    by_others = any(i.rating.rule is RatingRule.BENCHMARK for i in indicators)
    for level, mark, name in _TILES:
        counted = [i for i in indicators if i.rating.level is level]
        tiles.append(
            Tile(
                _count(composer, name, counted),
                WORDS[f"tile.{name}"],
                WORDS[f"tile.{name} {'others' if by_others else 'note'}"],
                mark,
            )
        )
    return Tiles(id=composer.id("S", "tiles"), tiles=tuple(tiles))


def _list(composer: Composer, key: str, items: list[_Item]) -> list[Block]:
    title = WORDS[key]
    heading = Heading(id=composer.id("H", title), level=2, text=title)
    if not items:
        text = WORDS[f"{key} none"]
        return [heading, Paragraph(id=composer.id("P", key), line=(Span(text),))]
    better_worse = composer.catalogue.settings.better_worse
    lines = []
    for item in items:
        mark, tone, word = marks.arrow_of(item.indicator, better_worse=better_worse)
        line = _sentence(composer, item.indicator, title)
        if against := sentences.disagreement(item.indicator):
            line = (*line, Span(f" {against[:1].upper()}{against[1:]}."))
        if item.why:
            line = (*line, Span(f" {item.why}"))
        lines.append(MarkedItem(Mark(mark), word, line, Tone(tone)))
    return [heading, MarkedList(id=composer.id("M", key), items=tuple(lines), caption=title)]


def _sentence(composer: Composer, indicator: Indicator, title: str) -> Line:
    """The sentence of how a measure moved, each of its figures printed under its id."""
    place = Place("text", title, row=sentences.subject(indicator.measure))
    spans = []
    for piece in sentences.pieces(indicator, composer.catalogue.settings):
        source = indicator.companion if piece.is_beside else indicator
        figure = _figure(composer, source, indicator, piece.quantity) if source else None
        spans.append(
            composer.printer.enter(figure, place, piece.text) if figure else Span(piece.text)
        )
    return tuple(spans)


def _figure(
    composer: Composer, source: Indicator, main: Indicator, quantity: str
) -> PrintedFigure | None:
    printer = composer.printer
    ref = MeasureRef(source.measure.id, source.part, source.area)
    if quantity == "value" and source.current is not None:
        return printer.value(ref, source.current.key.period, source.current)
    arrow = main.arrow_comparison
    comparison = comparison_of(source, arrow.comparator) if arrow else None
    if comparison is None:
        return None
    if quantity == "previous":
        base, beside = comparison.base, printer.beside(source, comparison)
        given = printer.value(ref, base.key.period, base) if base is not None else None
        return beside or given
    if quantity == "change" and comparison.change is not None:
        return printer.change(source, comparison)
    if quantity == "change_pct" and comparison.change_pct is not None:
        return printer.percent_change(source, comparison)
    return None
