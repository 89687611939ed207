"""Small lies: one digit, one direction word, one unit, or a figure of another year or district.

A lie is known to be one without asking the proof: a figure that was live is known by its reference,
and its neighbours in time and place are looked up in the data; a figure that was typed counts only
where the data of the measures that the text names hold it, and its mutant only where they hold
nothing that reads the same. A mutant that could still be true is left out.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from perfmon_cli.catalogue.model import MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure
from perfmon_cli.wording import numbers, periods
from tools.mutating.project_read import Desk
from tools.mutating.typing_out import Piece, TypedText

DIGIT, DIRECTION, UNIT, YEAR, AREA = (
    "one digit",
    "direction word",
    "unit",
    "another year",
    "another district",
)
KINDS = (DIGIT, DIRECTION, UNIT, YEAR, AREA)
_FIGURES = ("value", "previous", "change")

_SWAPS = (
    ("rose", "fell"), ("risen", "fallen"), ("increased", "decreased"), ("higher", "lower"),
    ("grew", "shrank"), ("went up", "went down"), ("increase", "decrease"), ("rise", "fall"),
    ("above", "below"), ("highest", "lowest"), ("largest", "smallest"), ("more", "fewer"),
    ("improved", "worsened"), ("better", "worse"), ("doubled", "halved"), ("most", "fewest"),
    ("growth", "decline"),
)  # fmt: skip
_OTHER = {a: b for one, two in _SWAPS for a, b in ((one, two), (two, one))}
_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_OTHER, key=len, reverse=True))})\b")
#: Where a word states something for certain: a verb with its size or its ends, a comparison with a
#: period, a noun with its size, a first place with its district and figure.
_VERB = re.compile(r"\s+(?:by|from|to|in|over|on|since)\b")
_THAN = re.compile(
    r"(?:\s+\w+)?\s+than\s+(?:in\s+|at\s+|on\s+|the\s+[\d,.]+%?\s+(?:of|in)\s+"
    r"|an?\s+)?(?:20\d\d|the\s+12|year|\d+\s\w+\s20|[A-Z]\w+\s20)"
)
_NOUN = re.compile(r"\s+of\s+(?:\w+\s+){0,2}£?\d")
_UNREAL = re.compile(
    (
        r"\b(?:will|would|may|might|can|could|should|to|if|where|when|whether|expected|aims?"
        r"|not|no|nor)\s+(?:\w+\s+){0,4}$"
    ),
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?<![\w.,/–-])(?P<pound>£)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?"
    r"|\d+(?:\.\d+)?)(?P<unit>%| percentage points?)?(?![\w/–]|[.,]\d|-\w)"
)
_YEAR = re.compile(
    r"\b(?P<first>20\d\d)/(?P<second>\d\d)\b|\b(?P<month>March|June|September"
    r"|December) (?P<year>20\d\d)\b|(?<=\bin )(?P<one>20\d\d)\b(?!/)"
)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One lie: what stood from `start` to `end` of a text, and what stands there now."""

    kind: str
    typed: TypedText
    start: int
    end: int
    now: str

    @property
    def text(self) -> str:
        """The whole text with the lie in it."""
        return self.typed.text[: self.start] + self.now + self.typed.text[self.end :]

    @property
    def line(self) -> int:
        """The line it stands in."""
        return self.typed.text.count("\n", 0, self.start) + 1

    def __str__(self) -> str:
        first, last = self.typed.sentence(self.start)
        text = self.typed.text
        was = text[self.start : self.end]
        around = f"{text[first : self.start]}[{was} -> {self.now}]{text[self.end : last]}"
        return f"{self.kind}: {self.typed.file} line {self.line}: {around.strip()}"


@dataclass(slots=True)
class Maker:
    """Makes every lie of a kind that can be told in a text."""

    desk: Desk
    chance: random.Random
    _known: dict[str, set[str]] = field(default_factory=dict)

    def all_of(self, kind: str, text: TypedText) -> Iterator[Mutant]:
        """The lies of a kind in a text, in order."""
        makers = {
            DIGIT: self._digits,
            DIRECTION: self._directions,
            UNIT: self._units,
            YEAR: self._years,
            AREA: self._areas,
        }
        yield from makers[kind](text)

    # -- digits and units ---------------------------------------------------------------------

    def _figures(self, text: TypedText) -> Iterator[tuple[int, int, str, Piece | None]]:
        """Figures that are known to be true: (start, end, digits with sign and unit, piece)."""
        for piece in text.pieces:
            if piece.attribute in _FIGURES:
                yield piece.start, piece.end, piece.text, piece
        known = self._printed(text)
        for match in _NUMBER.finditer(text.text, text.body):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in text.pieces):
                continue
            if len(match["digits"]) > 1 and match[0] in known and not text.is_own(start, end):
                yield start, end, match[0], None

    def _digits(self, text: TypedText) -> Iterator[Mutant]:
        known = self._printed(text)
        for start, end, figure, piece in self._figures(text):
            places = [i for i, letter in enumerate(figure) if letter.isdigit()]
            for at in self.chance.sample(places, min(2, len(places))):
                choices = [d for d in "0123456789" if d != figure[at]]
                if at == places[0] and len(places) > 1:
                    choices.remove("0") if "0" in choices else None
                now = figure[:at] + self.chance.choice(choices) + figure[at + 1 :]
                if piece is None and now in known:
                    continue
                yield Mutant(DIGIT, text, start, end, now)

    def _units(self, text: TypedText) -> Iterator[Mutant]:
        for start, end, figure, _ in self._figures(text):
            if figure.endswith("%"):
                yield Mutant(UNIT, text, start, end, f"{figure[:-1]} percentage points")
            elif "percentage point" in figure:
                yield Mutant(UNIT, text, start, end, f"{figure.split()[0]}%")

    # -- words --------------------------------------------------------------------------------

    def _directions(self, text: TypedText) -> Iterator[Mutant]:
        for piece in text.pieces:
            if piece.attribute == "direction" and piece.text in _OTHER and piece.value:
                yield Mutant(DIRECTION, text, piece.start, piece.end, _OTHER[piece.text])
        for match in _WORD.finditer(text.text, text.body):
            start, end = match.span()
            if any(p.start < end and start < p.end for p in text.pieces):
                continue
            if self._states(text, match) and not text.is_own(start, end):
                yield Mutant(DIRECTION, text, start, end, _OTHER[match[0]])

    def _states(self, text: TypedText, match: re.Match[str]) -> bool:
        """Whether a typed word is sure to be a statement about a figure of the sentence."""
        start, end = match.span()
        first, last = text.sentence(start)
        if _UNREAL.search(text.text[first:start]):
            return False
        has_figure = any(first <= s < last for s, *_ in self._figures(text))
        tail = text.text[end:last]
        word = match[0]
        if word in {"increase", "decrease", "rise", "fall", "growth", "decline"}:
            return has_figure and bool(_NOUN.match(tail))
        if word in {"higher", "lower", "more", "fewer"}:
            return has_figure and bool(_THAN.match(tail))
        if word in {"rose", "fell", "grew", "increased", "decreased", "went up", "went down"}:
            return has_figure and bool(_VERB.match(tail))
        if word in {"highest", "lowest"}:
            areas = self.desk.catalogue.settings.areas
            return has_figure and any(name in text.text[first:last] for name in areas)
        return False

    # -- another year or district -------------------------------------------------------------

    def _years(self, text: TypedText) -> Iterator[Mutant]:
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
        measure = self.desk.catalogue.measures[piece.ref.measure]
        for other in self._series(piece.ref):
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
            and p.attribute in _FIGURES
            and p.period == piece.period
        ]
        if not beside:
            return
        measure = self.desk.catalogue.measures[piece.ref.measure]
        for months in (-12, 12):
            moved = piece.period.shifted(months)
            other = self._value_at(piece.ref, moved)
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
            for s, e, figure, piece in self._figures(text)
            if piece is None
            and first <= s < last
            and _BESIDE.fullmatch(text.text[min(e, end) : max(s, start)])
        ]
        for step in (-1, 1):
            moved = _moved(match, step)
            for _, figure in near:
                if figure in self._in_year(text, match[0]) and figure not in self._in_year(
                    text, moved
                ):
                    yield Mutant(YEAR, text, start, end, moved)
                    break

    def _areas(self, text: TypedText) -> Iterator[Mutant]:
        areas = self.desk.catalogue.settings.areas
        for piece in text.pieces:
            if piece.attribute not in _FIGURES or not piece.ref.area:
                continue
            for area in areas:
                if area == piece.ref.area:
                    continue
                other = self._said(piece, area)
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
        for area in self.desk.catalogue.settings.areas:
            other = self._said(piece, area)
            if (
                area != name
                and area not in text.text[first:last]
                and other not in {None, piece.text}
            ):
                start = first + found[0].start()
                yield Mutant(AREA, text, start, start + len(name), area)

    # -- the data -----------------------------------------------------------------------------

    def _said(self, piece: Piece, area: str) -> str | None:
        """What the same live figure would say of another district."""
        indicator = self.desk.indicators.get(piece.ref.measure, piece.ref.part, area)
        if indicator is None or indicator.value is None:
            return None
        if piece.attribute == "value":
            return numbers.value(indicator.measure, indicator.value)
        comparison = next((c for c in indicator.comparisons if c.period == piece.period), None)
        if comparison is None or comparison.value is None or comparison.change is None:
            return None
        if piece.attribute == "previous":
            return numbers.value(indicator.measure, comparison.value)
        return numbers.change_size(indicator.measure, comparison.change)

    def _series(self, ref: MeasureRef) -> Sequence[Observation]:
        found = self.desk.dataset.series(ref.measure, ref.part, ref.area)
        return [o for o in found if o.value is not None]

    def _value_at(self, ref: MeasureRef, period: object) -> Decimal | None:
        return next((o.value for o in self._series(ref) if o.key.period == period), None)

    def _measures(self, text: TypedText) -> list[Measure]:
        """The measures of a text: of its header and of its live figures."""
        header = text.text[: text.body]
        line = re.search(r"^measures:(.*)$", header, re.MULTILINE)
        names = re.split(r"[;,\s]+", line[1]) if line else []
        names += [piece.ref.measure for piece in text.pieces]
        known = self.desk.catalogue.measures
        return [known[name] for name in dict.fromkeys(names) if name in known]

    def _printed(self, text: TypedText) -> set[str]:
        """Everything that the figures of the text's measures print as: values and changes."""
        if text.file not in self._known:
            found: set[str] = set()
            for measure in self._measures(text):
                found.update(self._printed_of(measure))
            self._known[text.file] = found
        return self._known[text.file]

    def _printed_of(self, measure: Measure) -> Iterator[str]:
        held: dict[tuple[str, str], list[Observation]] = {}
        for one in self.desk.dataset.of(measure.id):
            if one.value is not None:
                yield numbers.value(measure, one.value)
                held.setdefault((one.key.part, one.key.area), []).append(one)
        for series in held.values():
            for one in series:
                for other in series:
                    change = (one.value or Decimal(0)) - (other.value or Decimal(0))
                    if one is not other and change:
                        yield numbers.change_size(measure, change)
                        if other.value and not measure.unit.is_percent:
                            pct = abs(change / other.value * 100)
                            yield f"{numbers.rounded(pct, 1)}%"

    def _in_year(self, text: TypedText, year: str) -> set[str]:
        """What the figures of the text's measures print as in a year as typed."""
        found = set()
        for measure in self._measures(text):
            for one in self.desk.dataset.of(measure.id):
                said = {
                    periods.in_text(one.key.period, measure.basis),
                    periods.in_text(one.key.period, measure.basis).removeprefix(
                        "the 12 months to "
                    ),
                    f"{one.key.period.end:%B %Y}",
                    str(one.key.period.end.year),
                }
                if one.value is not None and year in said:
                    found.add(numbers.value(measure, one.value))
        return found


_BESIDE = re.compile(
    r"(?:,? (?:of|in|for|on|at|the|was|were|it|there|when|to|a|of them|year) ?){0,5},? ?"
)


def _moved(match: re.Match[str], step: int) -> str:
    if match["first"]:
        return f"{int(match['first']) + step}/{(int(match['second']) + step) % 100:02}"
    if match["month"]:
        return f"{match['month']} {int(match['year']) + step}"
    return str(int(match["one"]) + step)
