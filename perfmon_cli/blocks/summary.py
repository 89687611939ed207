"""The summary page: counts, what needs attention (proposed by rule), what moved."""

from collections.abc import Sequence

from perfmon_cli.blocks import summary_choice
from perfmon_cli.blocks.cells import comparison_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Chosen, Item, chosen, own_period
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.indicators.masking import Mask, masked
from perfmon_cli.indicators.model import Indicator, Level, RatingRule
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

KIND, NOTES = "summary", "methods notes"
#: How many totals that hide a district are named at most.
MOST_MASKED = 3
_TILES = (
    (Level.GREEN, Mark.GREEN, "green"),
    (Level.AMBER, Mark.AMBER, "amber"),
    (Level.RED, Mark.RED, "red"),
    (Level.NONE, Mark.NOT_RATED, "not rated"),
)


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """Counts, then attention, then movement, one sentence each: as much as one page has room for.

    What has no room is counted; the methods notes have a table of all (`summary_counts`).
    """
    choice = chosen(composer)
    masks = _masks(composer, choice)
    title = row.heading or WORDS["summary.title"]
    blocks: list[Block] = [
        Heading(id=composer.id("H", title), level=row.level or 1, text=title),
        Paragraph(id=composer.id("P", "summary"), line=_lead(composer, choice.lines)),
    ]
    if any(one.is_rated for one in choice.lines):
        blocks.append(_tiles(composer, choice))

    def said(item: Item) -> str:
        return _said(composer, item)

    room = summary_choice.ROOM
    below = sum(summary_choice.height(_mask_text(composer, mask)) for mask in masks)
    below = min(below, summary_choice.KEPT_FOR_MASKED)
    after = min(
        sum(summary_choice.height(said(item)) for item in choice.moved),
        summary_choice.KEPT_FOR_MOVED,
    )
    attention = summary_choice.has_room(choice.attention, said, room - after - below)
    used = sum(summary_choice.height(said(item)) for item in attention)
    moved = summary_choice.has_room(choice.moved, said, room - used - below)
    used += sum(summary_choice.height(said(item)) for item in moved)
    blocks += _list(composer, "summary.attention", attention, len(choice.attention))
    blocks += _list(composer, "summary.moved", moved, len(choice.moved))
    masks = summary_choice.has_room(masks, lambda mask: _mask_text(composer, mask), room - used)
    return blocks + _masked(composer, masks)


def _said(composer: Composer, item: Item) -> str:
    """The words of an entry, before any figure of it is entered as printed."""
    pieces = sentences.pieces(item.indicator, composer.catalogue.settings)
    against = sentences.disagreement(item.indicator)
    return " ".join(("".join(piece.text for piece in pieces), against, item.why)).strip()


def _masks(composer: Composer, choice: Chosen) -> tuple[Mask, ...]:
    """The totals that hide a district, those that hide most districts first."""
    areas = composer.catalogue.settings.areas
    found = masked(composer.printer.indicators, choice.lines, areas)
    return tuple(sorted(found, key=lambda mask: -len(mask.areas))[:MOST_MASKED])


def _mask_text(composer: Composer, mask: Mask) -> str:
    pieces = masking.pieces(mask, composer.catalogue.settings.area)
    return "".join(piece.text for piece, _ in pieces)


def _masked(composer: Composer, masks: Sequence[Mask]) -> list[Block]:
    """One sentence for each total that hides a district."""
    if not masks:
        return []
    title = WORDS["summary.masked"]
    lines = tuple(_masked_line(composer, mask, title) for mask in masks)
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


def _lead(composer: Composer, indicators: Sequence[Indicator]) -> tuple[Span, ...]:
    number = _count(composer, "lines", indicators)
    settings = composer.catalogue.settings
    before, after = WORDS["summary.lead"].split("{count}")
    words = {"area": settings.area, "period": periods.ending(composer.printer.quarter)}
    return (Span(before.format(**words)), number, Span(after.format(**words)))


def _count(composer: Composer, label: str, indicators: Sequence[Indicator]) -> Span:
    printer = composer.printer
    inputs = []
    for indicator in indicators:
        ref = MeasureRef(indicator.measure.id, indicator.part, indicator.area)
        figure = printer.value(ref, own_period(indicator), indicator.current)
        inputs.append(printer.book.enter(figure))
    figure = printer.count(f"summary {label}", len(indicators), tuple(inputs))
    return printer.enter(figure, Place("text", WORDS["summary.title"], row=label))


def _tiles(composer: Composer, choice: Chosen) -> Tiles:
    tiles = []
    by_others = any(one.rating.rule is RatingRule.BENCHMARK for one in choice.lines)
    for level, mark, name in _TILES:
        tiles.append(
            Tile(
                _count(composer, name, choice.rated(level)),
                WORDS[f"tile.{name}"],
                WORDS[f"tile.{name} {'others' if by_others else 'note'}"],
                mark,
            )
        )
    return Tiles(id=composer.id("S", "tiles"), tiles=tuple(tiles))


def _list(composer: Composer, key: str, items: Sequence[Item], count: int) -> list[Block]:
    title = WORDS[key]
    heading = Heading(id=composer.id("H", title), level=2, text=title)
    if not items:
        text = WORDS[f"{key} none"]
        return [heading, Paragraph(id=composer.id("P", key), line=(Span(text),))]
    entries = tuple(_entry(composer, item, title) for item in items)
    blocks: list[Block] = [
        heading,
        MarkedList(id=composer.id("M", key), items=entries, caption=title),
    ]
    if count > len(items):
        where = _where(composer)
        text = WORDS["summary.more"].format(count=count - len(items), where=where)
        more = composer.id("P", key, "more")
        blocks.append(Paragraph(id=more, line=(Span(text),), is_note=True))
    return blocks


def _where(composer: Composer) -> str:
    """Where a reader finds what the summary has no room for."""
    notes = composer.row_of_kind(NOTES)
    if notes is None:
        return WORDS["summary.in tables"]
    title = notes.heading or WORDS["methods.title"]
    return WORDS["summary.in notes"].format(list=WORDS["methods.summary"], title=title)


def _entry(composer: Composer, item: Item, title: str) -> MarkedItem:
    better_worse = composer.catalogue.settings.better_worse
    mark, tone, word = marks.arrow_of(item.indicator, better_worse=better_worse)
    line = _sentence(composer, item.indicator, title)
    if against := sentences.disagreement(item.indicator):
        line = (*line, Span(f" {against[:1].upper()}{against[1:]}."))
    if item.why:
        line = (*line, Span(f" {item.why}"))
    return MarkedItem(Mark(mark), word, line, Tone(tone))


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
