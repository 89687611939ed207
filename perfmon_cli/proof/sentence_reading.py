"""Texts to sentences: what stands in them already resolved, and where each was typed.

Commentary, words typed into the Paper sheet and the `Comment` cells of Measures are all read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.live import Said, say
from perfmon_cli.commentary.model import (
    Commentary,
    Live,
    Own,
    Placement,
    Run,
    Text,
    TextHeading,
    TextList,
    TextParagraph,
    TextTable,
)
from perfmon_cli.commentary.reading import read, take_own
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.proof.families import Families, typed_texts
from perfmon_cli.proof.sentences import (
    CELL,
    COMMENT,
    HEADING,
    ITEM,
    PARAGRAPH,
    LiveFigure,
    OwnMark,
    Sentence,
)

_ENDS = re.compile(r"(?<![.!?…])[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9£])")
_SHORT = re.compile(
    r"\b(?:e\.g|i\.e|cf|vs|approx|Mr|Mrs|Ms|Dr|Prof|Sgt|Insp|Supt|St|(?<![\w-])[A-Z])\.$"
)
#: Short forms before a number.
_NUMBERED = re.compile(r"\b(?:No|Nos|para|paras|p|pp|Fig|s|ss)\.$")
#: Outlook's spaces, but for those that part the thousands of a number.
_HARD_SPACE = re.compile(r"(?<!\d)[\u00a0\u2007\u2009\u202f]|[\u00a0\u2007\u2009\u202f](?!\d)")
_QUOTED = re.compile(r"“[^”]{1,600}”|\"[^\"]{1,600}\"|(?<![\w’'])‘[^‘’]{1,300}’(?!\w)")


def sentences_of(
    texts: Sequence[Commentary], catalogue: Catalogue, indicators: Indicators
) -> tuple[Sentence, ...]:
    """Every sentence of the texts, of words typed in Paper, and of Comment cells, in order."""
    families = Families(catalogue)
    reader = _Reader(catalogue, indicators, families)
    found: list[Sentence] = []
    for text in texts:
        found.extend(reader.commentary(text))
    for row in typed_texts(catalogue):
        typed = read(row.source.file or "Paper", row.content).commentary
        found.extend(reader.commentary(typed, row.source, families.of_row(row)))
    found.extend(reader.comments())
    return tuple(found)


@dataclass(slots=True)
class _Piece:
    """A passage before it is cut into sentences."""

    text: str
    lives: list[LiveFigure]
    own: list[OwnMark]


@dataclass(slots=True)
class _Reader:
    catalogue: Catalogue
    indicators: Indicators
    families: Families

    def commentary(
        self,
        text: Commentary,
        cell: CellRef | None = None,
        measures: tuple[str, ...] | None = None,
    ) -> Iterator[Sentence]:
        own, family = self.families.of_text(text)
        if measures is not None:
            own = family = measures
        heading = text.header.get("title", "")
        number = -1
        for kind, piece, line, is_quotation, goes_on in self._passages(text):
            number += not goes_on
            if kind == HEADING:
                heading = piece.text
            for start, end in cuts(piece.text):
                yield Sentence(
                    text=piece.text[start:end],
                    where=cell or CellRef(text.file),
                    line=None if cell else line,
                    kind=kind,
                    passage=number,
                    heading=heading,
                    measures=own,
                    family=family,
                    lives=_lives_within(piece.lives, start, end),
                    own=_own_within(piece.own, start, end),
                    quotes=_quotes(piece.text[start:end]),
                    is_quotation=is_quotation,
                    is_standing="/standing/" in f"/{text.file}",
                )

    def _passages(self, text: Commentary) -> Iterator[tuple[str, _Piece, int, bool, bool]]:
        """Kind, words, line, whether quoted, and whether a cell goes on with its row."""
        for block in text.blocks:
            match block:
                case TextParagraph():
                    piece = self._piece(block.text, text.file)
                    yield PARAGRAPH, piece, block.line, block.quoted, False
                case TextHeading():
                    yield HEADING, _Piece(block.text, [], []), block.line, False, False
                case TextList():
                    for index, item in enumerate(block.items):
                        yield (
                            ITEM,
                            self._piece(item, text.file),
                            block.line_of(index),
                            False,
                            False,
                        )
                case TextTable():
                    for index, row in enumerate(block.rows):
                        line = block.line + index + (index > 0)  # the row of dashes has one too
                        for at, cell in enumerate(row):
                            yield (
                                CELL,
                                self._piece(cell, text.file),
                                line,
                                False,
                                at > 0,
                            )
                case Placement():
                    continue

    def _piece(self, text: Text, file: str) -> _Piece:
        words, length = [], 0
        lives: list[LiveFigure] = []
        own: list[OwnMark] = []
        for inline in text:
            word = inline.text if isinstance(inline, Run) else ""
            if isinstance(inline, Own):
                own.append(OwnMark(length, inline.source))
            elif isinstance(inline, Live):
                said = say(inline, file, self.catalogue, self.indicators)
                filled = said if isinstance(said, Said) else None
                word = filled.text if filled else f"[{inline.text}]"
                end = length + len(word)
                lives.append(LiveFigure(start=length, end=end, live=inline, said=filled))
            words.append(word)
            length += len(word)
        return _Piece(_HARD_SPACE.sub(" ", "".join(words)), lives, own)

    def comments(self) -> Iterator[Sentence]:
        """What stands in the column Comment of Measures."""
        for number, measure in enumerate(self.catalogue.measures.values()):
            ids = tuple(name for name in (measure.id, measure.companion) if name)
            comment, marks = take_own(measure.comment)
            own = [OwnMark(at, source) for at, source in marks]
            for start, end in cuts(comment):
                yield Sentence(
                    text=comment[start:end],
                    where=self.catalogue.measure_places.get(measure.id, CellRef("Measures")),
                    kind=COMMENT,
                    passage=number,
                    heading=measure.label,
                    measures=ids[:1],
                    family=ids,
                    own=_own_within(own, start, end),
                    quotes=_quotes(comment[start:end]),
                )


def cuts(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a passage begin and end; blank ones are left out."""
    start = 0
    for match in _ENDS.finditer(text):
        stop = match.start() + len(match[0].rstrip())
        lead = text[max(0, match.start() - 8) : match.start() + 1]
        is_number = text[match.end()].isdigit() and _NUMBERED.search(lead)
        if not _SHORT.search(lead) and not is_number:
            yield start, stop
            start = match.end()
    if text[start:].strip():
        yield start, len(text)


def _lives_within(lives: Sequence[LiveFigure], start: int, end: int) -> tuple[LiveFigure, ...]:
    return tuple(
        LiveFigure(start=one.start - start, end=one.end - start, live=one.live, said=one.said)
        for one in lives
        if start <= one.start < end
    )


def _own_within(own: Sequence[OwnMark], start: int, end: int) -> tuple[OwnMark, ...]:
    return tuple(OwnMark(one.at - start, one.source) for one in own if start < one.at <= end)


def _quotes(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((match.start(), match.end()) for match in _QUOTED.finditer(text))
