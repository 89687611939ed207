"""From the labels of a figure to its measure, part, area and period.

What the row and column say comes first; where they are silent, the cell above the labels and the
row of Tables received speak. Two of them that contradict each other are never weighed up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

from perfmon_cli.catalogue.fields import read_period
from perfmon_cli.catalogue.headings import TABLES_RECEIVED
from perfmon_cli.catalogue.matching import wording
from perfmon_cli.catalogue.names import read_part
from perfmon_cli.catalogue.received import is_file_name
from perfmon_cli.catalogue.sender_rows import Side, TableReceived
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import CellValue
from perfmon_cli.cells.refusals import Problem
from perfmon_cli.dataset.labels import Labels, Meaning, spellings, split_period
from perfmon_cli.dataset.lookup import Subject
from perfmon_cli.dataset.outline import Outline
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, Period

T = TypeVar("T")
_ALL_SIDES = tuple(Side)


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a figure is of."""

    subject: Subject
    period: Period


@dataclass(frozen=True, slots=True)
class Unknown:
    """The labels of a figure that are not known."""

    label: bool = False  #: the one beside it
    headings: tuple[int, ...] = ()  #: those above it, by their heading row


class Resolver:
    """Says what the figures of one table are of; every combination is worked out once."""

    def __init__(self, outline: Outline, labels: Labels) -> None:
        self._table = outline.table
        self._labels = labels
        self._corner = outline.corner
        self._ignored = [(wording(text), text.endswith("*")) for text in outline.table.ignored]
        self._default = _default(outline.table, labels)
        self._known: dict[tuple[CellValue, ...], Resolved | Unknown | Problem | None] = {}

    def is_left_out(self, cell: CellValue, sides: tuple[Side, ...]) -> bool:
        """Whether the whole row or column of a label is left out.

        A label that means something together with others leaves out only figures that no such
        row of Names fits; `resolve` says which.
        """
        if not as_text(cell):
            return False
        word = wording(as_text(cell))
        if any(
            word == text or (begins and word.startswith(text)) for text, begins in self._ignored
        ):
            return True
        if self._labels.is_joined(cell):
            return False
        meaning = self._labels.alone(cell, sides)
        return meaning is not None and meaning.ignored

    def resolve(
        self, label: CellValue, headings: tuple[CellValue, ...]
    ) -> Resolved | Unknown | Problem | None:
        """What a figure is of; None where Names says that it is not wanted."""
        key = (label, *headings)
        if key not in self._known:
            self._known[key] = self._resolve(label, headings)
        return self._known[key]

    def _resolve(
        self, label: CellValue, headings: tuple[CellValue, ...]
    ) -> Resolved | Unknown | Problem | None:
        together = self._labels.together((label, *headings), self._corner, _ALL_SIDES)
        if isinstance(together, Problem):
            return together
        meaning, used = together or (Meaning(), frozenset[str]())
        said = [meaning]
        unknown: list[int] = []
        above = [(cell, self._table.sides_above(row), row) for row, cell in enumerate(headings)]
        filled = [one for one in above if as_text(one[0])]
        beside = [(label, self._table.down, -1)] if self._table.down else []
        for cell, sides, row in (*beside, *filled):
            found = _left_over(cell, used) or self._labels.alone(cell, sides)
            if found is None:
                unknown.append(row)
            else:
                said.append(found)
        if any(one.ignored for one in said):
            return None
        if unknown:
            return Unknown(-1 in unknown, tuple(row for row in unknown if row >= 0))
        return self._combined(said, list(self._defaults(used)))

    def _defaults(self, used: frozenset[str]) -> Iterator[Meaning]:
        yield self._default
        for cell in self._corner:
            meaning = _left_over(cell, used) or self._labels.alone(cell, _ALL_SIDES)
            if meaning is not None and not meaning.ignored:
                yield meaning

    def _combined(self, said: list[Meaning], weak: list[Meaning]) -> Resolved | Problem:
        name = _one("measures", (m.measure for m in said), (m.measure for m in weak))
        if isinstance(name, Problem):
            return name
        measure = self._labels.measures.find(name) if name else None
        if measure is None:
            title = TABLES_RECEIVED.title_of("measure")
            remedy = f'Write its id under "{title}", or name it in the labels.'
            return Problem("PM301", "Nothing says which measure these figures are of.", remedy)
        weak = [replace(m, part=None) if m.measure not in {None, name} else m for m in weak]
        part = _part(measure, said, weak)
        area = _one("areas", (m.area for m in said), (m.area for m in weak))
        period = _period(measure, said, weak)
        for found in (part, area, period):
            if isinstance(found, Problem):
                return found
        if not isinstance(period, Period) or isinstance(part, Problem) or isinstance(area, Problem):
            title = TABLES_RECEIVED.title_of("period")
            remedy = f'Write it under "{title}", or in the headings.'
            return Problem("PM205", "Nothing says which period these figures cover.", remedy)
        return Resolved(Subject(measure, part or "", area or ""), period)


def _default(table: TableReceived, labels: Labels) -> Meaning:
    meaning = Meaning() if table.measure is None else labels.reference(table.measure)
    return replace(meaning, period=labels.period(table.period) or None)


def _left_over(cell: CellValue, used: frozenset[str]) -> Meaning | None:
    """What a label still says that meant something together with others: its period."""
    for number, word in enumerate(spellings(cell) if used else ()):
        if word in used:
            parted = split_period(as_text(cell)) if number else None
            return Meaning(period=parted[1]) if parted else Meaning()
    return None


def _part(measure: Measure, said: list[Meaning], weak: list[Meaning]) -> str | Problem | None:
    found: list[list[str | None]] = [[], []]
    for group, meanings in zip(found, (said, weak), strict=True):
        for meaning in meanings:
            part = None if meaning.part is None else read_part(meaning.part, measure)
            if isinstance(part, Problem):
                return part
            group.append(part)
    return _one("parts", *found)


def _period(measure: Measure, said: list[Meaning], weak: list[Meaning]) -> Period | Problem | None:
    found: list[list[Period | None]] = [[], []]
    for group, meanings in zip(found, (said, weak), strict=True):
        for value in (meaning.period for meaning in meanings):
            if isinstance(value, str) and is_file_name(value):
                remedy = "Write the period itself in place of file name, or rename the file."
                return Problem("PM205", "The name of this file holds no date.", remedy)
            period = None if value is None else _covered(value, measure.basis)
            if isinstance(period, Problem):
                return period
            group.append(period)
    return _one("periods", *found)


@lru_cache(maxsize=4096, typed=True)
def _covered(value: CellValue, basis: Basis) -> Period | Problem:
    return read_period(value, basis)


def _one(what: str, said: Iterable[T | None], weak: Iterable[T | None]) -> T | Problem | None:
    """The one thing that is said, else the one that holds by default; None where nothing is."""
    for group in (said, weak):
        found = list(dict.fromkeys(one for one in group if one is not None))
        if len(found) > 1:
            return Problem(
                "PM310",
                f"The labels of this figure name two {what}: {found[0]} and {found[1]}.",
                "Correct what Names says of them, or the row of this table in Tables received.",
            )
        if found:
            return found[0]
    return None
