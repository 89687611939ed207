"""Texts with their live figures typed out, and what is known of every typed piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.commentary import live
from perfmon_cli.commentary.reading import parse_live
from perfmon_cli.period import Period
from tools.mutating.project_read import Desk

_LIVE = re.compile(r"\{\{([^{}]{0,300})\}\}")
_OWN = re.compile(r"\[own:[^\]\n]*\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A live figure typed out: where, what it says, and what it is.

    `attribute` is that of the live figure ("value", "previous", "change", "direction", "period",
    "comparator"); `period` is the figure's, or the one that is named.
    """

    start: int
    end: int
    text: str
    ref: MeasureRef
    attribute: str
    period: Period | None = None
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TypedText:
    """One file, typed out."""

    file: str
    text: str
    pieces: tuple[Piece, ...]
    body: int  #: where the header ends

    def sentence(self, start: int) -> tuple[int, int]:
        """Where the sentence (or line) around an offset begins and ends."""
        begin = max(self.text.rfind("\n", 0, start), self._stop_before(start)) + 1
        ends = [m.start() + 1 for m in _STOP.finditer(self.text, start)][:1]
        line = self.text.find("\n", start)
        line = len(self.text) if line < 0 else line
        return begin, min([*ends, line])

    def _stop_before(self, start: int) -> int:
        found = [m.start() for m in _STOP.finditer(self.text, 0, start)]
        return found[-1] if found else -1

    def is_own(self, start: int, end: int) -> bool:
        """Whether an own mark stands in the sentence behind the words."""
        last = self.sentence(start)[1]
        return _OWN.search(self.text, end, min(len(self.text), last + 60)) is not None and (
            _OWN.search(self.text, end, last) is not None
            or self.text[last : last + 8].lstrip().startswith("[own")
        )


_STOP = re.compile(r"[.!?](?=\s+[A-Z0-9“\"(]|\s*\n|\s*$)")


@dataclass(slots=True)
class _Typist:
    desk: Desk
    pieces: list[Piece] = field(default_factory=list)

    def type_out(self, file: str, text: str) -> TypedText:
        out: list[str] = []
        length = position = 0
        for match in _LIVE.finditer(text):
            between = text[position : match.start()]
            length += len(between)
            said, piece = self._said(match, file, length)
            out.extend((between, said))
            if piece is not None:
                self.pieces.append(piece)
            length += len(said)
            position = match.end()
        out.append(text[position:])
        typed = "".join(out)
        return TypedText(file, typed, tuple(self.pieces), _body(typed))

    def _said(self, match: re.Match[str], file: str, start: int) -> tuple[str, Piece | None]:
        found = parse_live(match[1], 0)
        said = live.say(found, file, self.desk.catalogue, self.desk.indicators)
        if not isinstance(said, live.Said) or found.ref is None:
            return match[0], None
        period: Period | None = None
        value: Decimal | None = None
        if found.attribute in {"value", "period"}:
            period = said.indicator.current.key.period if said.indicator.current else None
            value = said.indicator.value
        else:
            comparison = said.comparison or said.indicator.arrow_comparison
            if found.comparator:
                comparison = next(
                    c for c in said.indicator.comparisons if c.comparator.name == found.comparator
                )
            if comparison is not None:
                period = comparison.period
                is_previous = found.attribute in {"previous", "comparator"}
                value = comparison.value if is_previous else comparison.change
        area = "" if found.ref.area == self.desk.catalogue.settings.area else found.ref.area
        ref = MeasureRef(found.ref.measure, found.ref.part, area)
        is_figure = bool(said.quantity) or found.attribute not in {"value", "previous", "change"}
        piece = Piece(
            start=start,
            end=start + len(said.text),
            text=said.text,
            ref=ref,
            attribute=found.attribute,
            period=period,
            value=value,
        )
        return said.text, piece if is_figure else None


def typed_out(desk: Desk) -> Iterator[TypedText]:
    """Every text of the quarter, standing ones included, typed out."""
    for file, text in desk.texts:
        plain = text.replace("\r\n", "\n").lstrip("\ufeff")
        yield _Typist(desk).type_out(file, plain)


def _body(text: str) -> int:
    if not text.startswith("---"):
        return 0
    end = text.find("\n---", 3)
    return 0 if end < 0 else end + 4
