"""What the labels of a sender's table mean: by the sheet Names, or because they say it themselves.

Nothing is guessed: a label is a name that the workbook knows, whole, or it is not known. Only a
period may stand before or behind it ("Total incidents 2021/22").
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.matching import closest, plain, wording
from perfmon_cli.catalogue.names import WHOLE, Areas, Measures
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.catalogue.received import is_file_name
from perfmon_cli.catalogue.references import parse_refs
from perfmon_cli.catalogue.sender_rows import Name, Side
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import CellValue
from perfmon_cli.cells.numbers import FOOTNOTE_MARKS
from perfmon_cli.cells.refusals import Problem
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, Period, parse_period

_BETWEEN = " -–—:,;()"
_FOOTNOTES = f"*†‡ {FOOTNOTE_MARKS}"
_MOST_PERIOD_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a label says of the figures beside it; None = it says nothing of it."""

    measure: str | None = None
    part: str | None = None  #: as typed; "" = the whole measure
    area: str | None = None  #: "" = the whole area
    period: CellValue = None  #: as typed: what it covers depends on the measure
    ignored: bool = False


class Labels:
    """The names of a workbook, as the labels of one file are looked up in them."""

    def __init__(
        self,
        names: Iterable[Name],
        measures: Measures,
        areas: Areas,
        file_date: date | None = None,
    ) -> None:
        self.measures = measures
        self.areas = areas
        self._file_date = file_date
        self._names: dict[str, Name] = {}
        self._joined: list[Name] = []
        for name in names:
            if len(name.written) == 1:
                self._names.setdefault(name.written[0], name)
            else:
                self._joined.append(name)
        self._parts_of_joined = {word for name in self._joined for word in name.written}
        self._areas = {wording(name): areas.find(name) for name in areas.names}
        self._parts = {wording(part): part for measure in measures for part in measure.parts}
        self._parts[WHOLE] = ""
        self._measures = _by_label(measures)
        self._known: dict[tuple[CellValue, tuple[Side, ...]], Meaning | None] = {}

    def alone(self, cell: CellValue, sides: tuple[Side, ...]) -> Meaning | None:
        """What a label means where its side names such things; None when it is not known."""
        key = (cell, sides)
        if key not in self._known:
            self._known[key] = self._look_up(cell, sides)
        return self._known[key]

    def together(
        self, labels: Iterable[CellValue], corner: Iterable[CellValue], sides: tuple[Side, ...]
    ) -> tuple[Meaning, frozenset[str]] | Problem | None:
        """What several labels of one figure mean together, and which of them (as worded).

        Of several such rows of Names the one holds that names most of the labels beside and above
        the figure, then most in all; two of them that say different things are a problem.
        """
        if not self._joined:
            return None
        near = {word for cell in labels for word in spellings(cell)}
        spelt = near.union(word for cell in corner for word in spellings(cell))
        fitting = [name for name in self._joined if spelt.issuperset(name.written)]
        if not fitting:
            return None
        ranks = [(len(near.intersection(name.written)), len(name.written)) for name in fitting]
        best = [name for name, rank in zip(fitting, ranks, strict=True) if rank == max(ranks)]
        meanings = list(dict.fromkeys(self._of_name(name, sides) for name in best))
        if len(meanings) > 1:
            places = f"{best[0].source} and {best[1].source}"
            problem = f"The labels of this figure have two meanings, in {places}."
            return Problem("PM310", problem, "Name more of the labels in one of the two rows.")
        return meanings[0], frozenset(best[0].written)

    def is_joined(self, cell: CellValue) -> bool:
        """Whether Names has a row where this label means something together with others."""
        return any(word in self._parts_of_joined for word in spellings(cell))

    def name(self, text: str) -> Meaning | None:
        """What the sheet Names says of a label; None when it says nothing."""
        name = self._names.get(wording(text)) if self._names else None
        return None if name is None else self._of_name(name, ())

    def ignored(self, text: str) -> bool:
        """Whether the sheet Names says that a text means nothing."""
        name = self._names.get(wording(text)) if self._names else None
        return name is not None and name.ignored

    def reference(self, ref: MeasureRef) -> Meaning:
        """What a measure with its part and area says."""
        area = self.areas.find(ref.area) if ref.area else None
        return Meaning(measure=ref.measure, part=ref.part or None, area=area)

    def period(self, text: str) -> CellValue:
        """A period as typed, or the date in the file's name where the text asks for it."""
        return self._file_date or text if is_file_name(text) else text

    def closest(self, text: str) -> str | None:
        """The name that was probably meant."""
        labels = (measure.label for measure in self.measures)
        parts = (part for part in self._parts.values() if part)
        found = closest(text, (*self.measures.ids, *labels, *self.areas.names, *parts))
        ids = {measure.label: measure.id for measure in self.measures}
        return ids.get(found, found) if found is not None else None

    def _look_up(self, cell: CellValue, sides: tuple[Side, ...]) -> Meaning | None:
        text = as_text(cell)
        known = self._names.get(wording(text))
        if known is not None:
            return self._of_name(known, sides)
        found = self._itself(cell, text, sides)
        parted = split_period(text) if found is None and isinstance(cell, str) else None
        if parted is None:
            return found
        rest, period = parted
        meaning = self._look_up(rest, sides)
        if meaning is None or meaning.period is not None:
            return None
        return replace(meaning, period=period)

    def _itself(self, cell: CellValue, text: str, sides: tuple[Side, ...]) -> Meaning | None:
        """What a label says in the workbook's own words."""
        word = wording(text)
        if Side.MEASURES in sides:
            meaning = self._measure(text, word)
            if meaning is not None:
                return meaning
        if Side.AREAS in sides and word in self._areas:
            return Meaning(area=self._areas[word])
        if Side.PARTS in sides and word in self._parts:
            return Meaning(part=self._parts[word])
        period = text.rstrip(_FOOTNOTES) if isinstance(cell, str) else cell
        if Side.PERIODS in sides and isinstance(read_period(period, Basis.ROLLING_12), Period):
            return Meaning(period=period)
        return None

    def _measure(self, text: str, word: str) -> Meaning | None:
        refs = parse_refs(text)
        if not isinstance(refs, str) and len(refs) == 1:
            ref = refs[0]
            measure = self.measures.find(ref.measure)
            if measure is not None and (not ref.area or self.areas.find(ref.area) is not None):
                return self.reference(replace(ref, measure=measure.id))
        found = self._measures.get(word)
        return None if found is None else Meaning(measure=found.id)

    def _of_name(self, name: Name, sides: tuple[Side, ...]) -> Meaning:
        if name.ignored:
            return Meaning(ignored=True)
        meaning = Meaning() if name.measure is None else self.reference(name.measure)
        for word in name.words:
            area, is_part = self.areas.find(word), plain(word) in set(map(plain, self._parts))
            if is_part and (area is None or (Side.PARTS in sides and Side.AREAS not in sides)):
                meaning = replace(meaning, part="" if plain(word) == WHOLE else word)
            elif area is not None:
                meaning = replace(meaning, area=area)
            else:
                meaning = replace(meaning, period=self.period(word))
        return meaning


def spellings(cell: CellValue) -> tuple[str, ...]:
    """A label as labels are compared: whole, and without the period it begins or ends with."""
    return _spellings(as_text(cell))


@lru_cache(maxsize=4096)
def _spellings(text: str) -> tuple[str, ...]:
    parted = split_period(text)
    return (wording(text),) if parted is None else (wording(text), wording(parted[0]))


@lru_cache(maxsize=4096)
def split_period(text: str) -> tuple[str, str] | None:
    """Split the longest period off the end of a label, or off its beginning; None without one."""
    words = text.split()
    for count in range(min(_MOST_PERIOD_WORDS, len(words) - 1), 0, -1):
        for period, rest in (
            (words[-count:], words[:-count]),
            (words[:count], words[count:]),
        ):
            typed = " ".join(period).strip(_BETWEEN)
            left = " ".join(rest).strip(_BETWEEN)
            if wording(left) and parse_period(typed, Basis.ROLLING_12) is not None:
                return left, typed
    return None


def _by_label(measures: Measures) -> dict[str, Measure]:
    """The measures by what is printed of them, where it is of one measure only."""
    found: dict[str, list[Measure]] = {}
    for measure in measures:
        for text in dict.fromkeys((measure.label, f"{measure.label} {measure.sub_label}".strip())):
            found.setdefault(wording(text), []).append(measure)
    return {word: of[0] for word, of in found.items() if len(of) == 1}
