"""Lies of place and time: a figure, or what is named beside it, of another year or district."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.wording import numbers, periods
from tools.mutating.mutant import AREA, YEAR, Mutant
from tools.mutating.printed import FIGURES, Printed
from tools.mutating.typing_out import Piece, TypedText

_YEAR = re.compile(
    r"\b(?P<first>20\d\d)/(?P<second>\d\d)\b|\b(?P<month>March|June|September"
    r"|December) (?P<year>20\d\d)\b|(?<=\bin )(?P<one>20\d\d)\b(?!/)"
)
_BESIDE = re.compile(
    r"(?:,? (?:of|in|for|on|at|the|was|were|it|there|when|to|a|of them|year) ?){0,5},? ?"
)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Moves the figures of a text to another year or district."""

    printed: Printed

    def years(self, text: TypedText) -> Iterator[Mutant]:
        """The lies about years in a text, in order: live figures, then typed years."""
        for piece in text.pieces:
            if piece.attribute in {"value", "previous"} and piece.period is not None:
                for other in self._others_in_time(piece):
                    yield Mutant(YEAR, text, piece.start, piece.end, other)
            if piece.attribute in {"period", "comparator"} and piece.period is not None:
                yield from self._moved_years(text, piece)
        for match in _YEAR.finditer(text.text, text.body):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in text.pieces):
                continue
            yield from self._typed_years(text, match)

    def _others_in_time(self, piece: Piece) -> Iterator[str]:
        measure = self.printed.desk.catalogue.measures[piece.ref.measure]
        for other in self.printed.series(piece.ref):
            now = numbers.value(measure, other.value or Decimal(0))
            is_like = piece.period and other.key.period.months == piece.period.months
            if is_like and other.key.period != piece.period and now != piece.text:
                yield now

    def _moved_years(self, text: TypedText, piece: Piece) -> Iterator[Mutant]:
        """The period named beside a figure of it becomes another one."""
        if piece.period is None:
            return
        first, last = text.sentence(piece.start)
        beside = [
            p
            for p in text.pieces
            if first <= p.start < last
            and p.ref == piece.ref
            and p.attribute in FIGURES
            and p.period == piece.period
        ]
        if not beside:
            return
        measure = self.printed.desk.catalogue.measures[piece.ref.measure]
        for months in (-12, 12):
            moved = piece.period.shifted(months)
            other = self.printed.value_at(piece.ref, moved)
            held = {p.text for p in beside}
            if other is not None and numbers.value(measure, other) in held:
                continue
            now = periods.in_text(moved, measure.basis)
            if now != piece.text:
                yield Mutant(YEAR, text, piece.start, piece.end, now)

    def _typed_years(self, text: TypedText, match: re.Match[str]) -> Iterator[Mutant]:
        """A typed year right beside a figure of that year becomes another year."""
        start, end = match.span()
        first, last = text.sentence(start)
        near = [
            (s, figure)
            for s, e, figure, piece in self.printed.figures(text)
            if piece is None
            and first <= s < last
            and _BESIDE.fullmatch(text.text[min(e, end) : max(s, start)])
        ]
        for step in (-1, 1):
            moved = _moved(match, step)
            for _, figure in near:
                if figure in self.printed.in_year(
                    text, match[0]
                ) and figure not in self.printed.in_year(text, moved):
                    yield Mutant(YEAR, text, start, end, moved)
                    break

    def areas(self, text: TypedText) -> Iterator[Mutant]:
        """The lies about districts in a text, in order."""
        areas = self.printed.desk.catalogue.settings.areas
        for piece in text.pieces:
            if piece.attribute not in FIGURES or not piece.ref.area:
                continue
            for area in areas:
                if area == piece.ref.area:
                    continue
                other = self.printed.said(piece, area)
                if other is not None and other != piece.text:
                    yield Mutant(AREA, text, piece.start, piece.end, other)
            yield from self._moved_areas(text, piece)

    def _moved_areas(self, text: TypedText, piece: Piece) -> Iterator[Mutant]:
        """The district's name beside its figure becomes another's."""
        first, last = text.sentence(piece.start)
        name = piece.ref.area
        found = list(re.finditer(rf"\b{re.escape(name)}\b", text.text[first:last]))
        if len(found) != 1:
            return
        for area in self.printed.desk.catalogue.settings.areas:
            other = self.printed.said(piece, area)
            if (
                area != name
                and area not in text.text[first:last]
                and other not in {None, piece.text}
            ):
                start = first + found[0].start()
                yield Mutant(AREA, text, start, start + len(name), area)


def _moved(match: re.Match[str], step: int) -> str:
    if match["first"]:
        return f"{int(match['first']) + step}/{(int(match['second']) + step) % 100:02}"
    if match["month"]:
        return f"{match['month']} {int(match['year']) + step}"
    return str(int(match["one"]) + step)
