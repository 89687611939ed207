"""The summary page: counts, what needs attention (proposed by rule), what moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfmon_cli.blocks import summary_figures, summary_masks, summary_tiles
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import Item, chosen
from perfmon_cli.blocks.summary_fit import Shown, fitting, names
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.report.model import (
    Block,
    Heading,
    Line,
    Mark,
    MarkedItem,
    MarkedList,
    Paragraph,
    Place,
    Section,
    Span,
    Tone,
)
from perfmon_cli.wording import marks, periods, sentences
from perfmon_cli.wording.words import WORDS

KIND, NOTES = "summary", "methods notes"


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """Counts, then attention, then movement, one sentence each: as much as one page has room for.

    What has no room is counted; the methods notes have a table of all (`summary_counts`).
    """
    choice = chosen(composer)
    title = row.heading or WORDS["summary.title"]
    blocks: list[Block] = [
        Heading(id=composer.id("H", title), level=row.level or 1, text=title),
        Paragraph(id=composer.id("P", "summary"), line=_lead(composer, choice.lines)),
    ]
    if any(one.is_rated for one in choice.lines):
        blocks.append(summary_tiles.build(composer, choice))
    fit = fitting(composer, choice)
    blocks += _list(composer, "summary.attention", fit.attention)
    blocks += _list(composer, "summary.moved", fit.moved)
    return blocks + summary_masks.build(composer, fit.masks)


def pointed(sections: Sequence[Section], composer: Composer) -> tuple[Section, ...]:
    """The sections of a whole paper, in which a summary names its table by the table's number."""
    if not composer.pointers:
        return tuple(sections)
    return tuple(
        replace(section, blocks=tuple(_pointed(block, composer) for block in section.blocks))
        for section in sections
    )


def _pointed(block: Block, composer: Composer) -> Block:
    if not isinstance(block, Paragraph) or block.id not in composer.pointers:
        return block
    text = composer.pointers[block.id].replace("{number}", str(composer.counted_table))
    return replace(block, line=(Span(text),), table=composer.counted_table)


def _lead(composer: Composer, indicators: Sequence[Indicator]) -> tuple[Span, ...]:
    number = summary_figures.count(composer, "lines", indicators)
    settings = composer.catalogue.settings
    before, after = WORDS["summary.lead"].split("{count}")
    words = {"area": settings.area, "period": periods.ending(composer.printer.quarter)}
    return (Span(before.format(**words)), number, Span(after.format(**words)))


def _list(composer: Composer, key: str, listed: Shown) -> list[Block]:
    title = WORDS[key]
    heading = Heading(id=composer.id("H", title), level=2, text=title)
    if not listed.shown:
        text = WORDS[f"{key} none"]
        return [heading, Paragraph(id=composer.id("P", key), line=(Span(text),))]
    entries = tuple(_entry(composer, item, title) for item in listed.shown)
    marked = MarkedList(id=composer.id("M", key), items=entries, caption=title)
    return [heading, marked, *_more(composer, key, listed)]


def _more(composer: Composer, key: str, listed: Shown) -> Iterator[Paragraph]:
    """What a list has no room for: by name, or where a reader finds it."""
    if not listed.rest:
        return
    name, notes = composer.id("P", key, "more"), composer.row_of_kind(NOTES)
    where = WORDS["summary.in tables"]
    if listed.are_named:
        where = names(listed.rest)
    elif notes is not None:
        title = notes.heading or WORDS["methods.title"]
        where = WORDS["summary.in table"].format(number="{number}", title=title)
    text = WORDS["summary.more"].format(count=len(listed.rest), where=where)
    if notes is not None and not listed.are_named:
        composer.pointers[name] = text
    yield Paragraph(id=name, line=(Span(text),), is_note=True)


def _entry(composer: Composer, item: Item, title: str) -> MarkedItem:
    better_worse = composer.catalogue.settings.better_worse
    mark, tone, word = marks.arrow_of(item.indicator, better_worse=better_worse)
    line = _sentence(composer, item.indicator, title) + _other(composer, item.indicator, title)
    chance = sentences.chance_note(item.indicator)
    composer.says_chance = composer.says_chance or bool(chance)
    after = (chance, item.why)
    line = (*line, *(Span(f" {text}") for text in after if text))
    return MarkedItem(Mark(mark), word, line, Tone(tone))


def _other(composer: Composer, indicator: Indicator, title: str) -> Line:
    """The sentence on another change that goes against the arrow, behind the first."""
    place = Place("text", title, row=sentences.subject(indicator.measure))
    printer = composer.printer
    spans = [
        printer.enter(printer.change(indicator, comparison), place, text)
        if comparison is not None
        else Span(text)
        for text, comparison in sentences.also(indicator)
    ]
    return (Span(" "), *spans) if spans else ()


def _sentence(composer: Composer, indicator: Indicator, title: str) -> Line:
    """The sentence of how a measure moved, each of its figures printed under its id."""
    place = Place("text", title, row=sentences.subject(indicator.measure))
    spans = []
    for piece in sentences.pieces(indicator, composer.catalogue.settings):
        source = indicator.companion if piece.is_beside else indicator
        figure = (
            summary_figures.figure(composer, source, indicator, piece.quantity) if source else None
        )
        spans.append(
            composer.printer.enter(figure, place, piece.text) if figure else Span(piece.text)
        )
    return tuple(spans)
