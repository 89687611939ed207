"""The key to marks and words: what each one means, of those that the paper prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.indicators.model import Direction, Indicator, Level, RatingRule, Variation
from perfmon_cli.measure import ComparatorKind
from perfmon_cli.report.model import (
    Block,
    Bullets,
    Heading,
    Line,
    Mark,
    MarkedItem,
    MarkedList,
    Section,
    Span,
    Table,
    Tiles,
    Tone,
)
from perfmon_cli.wording import trends
from perfmon_cli.wording.words import WORDS

#: The rows: a mark, what explains it, and the word beside it where only that word is meant.
_ROWS = (
    (Mark.UP, "key.up", ""),
    (Mark.UP, "key.above", "arrow.up on others"),
    (Mark.DOWN, "key.down", ""),
    (Mark.DOWN, "key.below", "arrow.down on others"),
    (Mark.FLAT, "key.flat", ""),
    (Mark.FLAT, "key.small", "arrow.small numbers"),
    (Mark.FLAT, "key.unchanged", "arrow.unchanged"),
    (Mark.FLAT, "key.mixed", "arrow.mixed"),
    (Mark.NO_ARROW, "key.no comparison", "arrow.no comparison"),
    (Mark.NO_ARROW, "key.no arrow", ""),
    (Mark.GREEN, "key.green", ""),
    (Mark.AMBER, "key.amber", ""),
    (Mark.RED, "key.red", ""),
    (Mark.NOT_RATED, "key.not rated", ""),
)
_OWN_WORDS = frozenset((mark, WORDS[word]) for mark, _, word in _ROWS if word)
_ITEMS = tuple(
    ((mark, word), MarkedItem(mark, WORDS[f"{key} word"], (Span(WORDS[key]),), Tone.NEUTRAL))
    for mark, key, word in _ROWS
)
_DRAWN_ON = (
    ("key.on previous", frozenset({ComparatorKind.PREVIOUS_YEAR})),
    ("key.on baseline", frozenset({ComparatorKind.BASELINE, ComparatorKind.PLAN_BASELINE})),
    ("key.on mean", frozenset({ComparatorKind.MEAN_OF})),
    ("key.on others", frozenset({ComparatorKind.SIMILAR_AREAS})),
)
_ARROWS = frozenset({Mark.UP, Mark.DOWN})
_SPECIAL = frozenset(Variation) - {Variation.COMMON_CAUSE}
_POINTS = " pp"
_JUDGING = frozenset({WORDS["arrow.better"], WORDS["arrow.worse"]})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the paper prints."""

    words: frozenset[tuple[Mark, str]]  #: each mark with the words beside it
    texts: frozenset[str]  #: of the cells of tables, line by line
    indicators: tuple[Indicator, ...]  #: of the measures that are printed

    @property
    def marks(self) -> frozenset[Mark]:
        """The marks alone."""
        return frozenset(mark for mark, _ in self.words)

    def has(self, mark: Mark, word: str) -> bool:
        """Whether a mark stands beside this word of its own, or beside any other ("")."""
        if word:
            return (mark, WORDS[word]) in self.words
        return any(one == mark and (one, said) not in _OWN_WORDS for one, said in self.words)

    @property
    def drawn_on(self) -> str:
        """What arrows of this paper are drawn on: "the previous year, a baseline or ..."."""
        drawn = [one.trend for one in self.indicators if one.trend.direction is not Direction.NONE]
        kinds = {trend.comparator.kind for trend in drawn if not trend.rule.is_of_series}
        said = [WORDS[key] for key, held in _DRAWN_ON if kinds & held]
        if any(trend.rule.is_of_series for trend in drawn):
            said.append(WORDS["key.on own"])
        last = f" {WORDS['rule.chart or']} {said[-1]}" if len(said) > 1 else "".join(said)
        return ", ".join(said[:-1]) + last

    def lines(self) -> Iterator[str]:
        """The keys of the sentences that explain something of it, in order."""
        if any(_is_by_others(one) for one in self.indicators):
            yield "key.others"
        if self.marks & _ARROWS:
            is_judged = _JUDGING & {word for _, word in self.words}
            yield "key.judgement" if is_judged else "key.direction"
        if self.marks & (_ARROWS | {Mark.FLAT}) and self.drawn_on:
            yield "key.baseline"
        if any(_is_of_series(one) for one in self.indicators):
            yield "key.series"
        yield from self._charts()
        if any(_POINTS in text for text in self.texts):
            yield "key.points"
        if WORDS["cell.no baseline"] in self.texts:
            yield "key.no baseline"
        yield from ("key.own period", "key.missing", "key.rounding")

    def _charts(self) -> Iterator[str]:
        """What control charts found, in the words of the methods notes and the charts."""
        found = {one.trend.variation for one in self.indicators}
        if Variation.COMMON_CAUSE in found:
            yield "key.common cause"
        if found & _SPECIAL:
            yield "key.special cause"
        if any(trends.assurance(one.trend)[1] for one in self.indicators):
            yield "key.assurance"


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The key with all that a paper may print; `fitted` leaves what this one does."""
    title = row.heading or WORDS["key.title"]
    marks, words = composer.id("M", "key"), composer.id("L", "key words")
    composer.keys |= {marks, words}
    return [
        Heading(id=composer.id("H", title), level=row.level or 2, text=title),
        MarkedList(id=marks, items=tuple(item for _, item in _ITEMS), caption=title),
        Bullets(id=words, items=()),
    ]


def fitted(sections: Sequence[Section], composer: Composer) -> tuple[Section, ...]:
    """The sections of a whole paper, with keys that explain the marks and words they print."""
    if not composer.keys:
        return tuple(sections)
    seen = _seen(sections, composer)
    return tuple(
        replace(section, blocks=tuple(_fitted(section.blocks, composer, seen)))
        for section in sections
    )


def _fitted(blocks: Sequence[Block], composer: Composer, seen: _Seen) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, MarkedList) and block.id in composer.keys:
            rows = tuple(item for (mark, word), item in _ITEMS if seen.has(mark, word))
            if rows:
                yield replace(block, items=rows)
        elif isinstance(block, Bullets) and block.id in composer.keys:
            items, unmarked = (_lines(seen, apart) for apart in ("", " unmarked"))
            yield replace(block, items=items, unmarked=unmarked)
        else:
            yield block


def _lines(seen: _Seen, apart: str) -> tuple[Line, ...]:
    """The sentences, in the words of `apart` where a key has such."""
    texts = (WORDS.get(f"{key}{apart}", WORDS[key]) for key in seen.lines())
    return tuple((Span(text.format(on=seen.drawn_on)),) for text in texts)


def _seen(sections: Sequence[Section], composer: Composer) -> _Seen:
    blocks = [block for section in sections for block in section.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    found = {(cell.mark, _text(cell.line)) for cell in cells if cell.mark is not None}
    for block in blocks:
        if isinstance(block, Tiles):
            found |= {(tile.mark, tile.label) for tile in block.tiles}
        elif isinstance(block, MarkedList) and block.id not in composer.keys:
            found |= {(item.mark, item.word) for item in block.items}
    return _Seen(
        words=frozenset(found),
        texts=frozenset(_text(line) for cell in cells for line in (cell.line, *cell.notes)),
        indicators=tuple(i for i in composer.printer.indicators if _is_printed(composer, i)),
    )


def _is_printed(composer: Composer, indicator: Indicator) -> bool:
    measure = indicator.measure
    return bool(measure.priority) or measure.id in composer.trended_measures


def _is_by_others(indicator: Indicator) -> bool:
    is_coloured = indicator.rating.level is not Level.NONE
    return is_coloured and indicator.rating.rule is RatingRule.BENCHMARK


def _is_of_series(indicator: Indicator) -> bool:
    trend = indicator.trend
    return trend.rule.is_of_series and trend.direction is not Direction.NONE


def _text(line: Line) -> str:
    return "".join(span.text for span in line)
