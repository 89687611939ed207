"""A page for one district: its measures beside the whole area."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from perfmon_cli.blocks.cells import (
    change_cell,
    print_slot,
    rating_cell,
    trend_cell,
    value_cell,
    words_cell,
)
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.figure_table import known_measures, known_settings
from perfmon_cli.blocks.layout import Slot
from perfmon_cli.catalogue.matching import did_you_mean
from perfmon_cli.catalogue.names import Areas
from perfmon_cli.catalogue.paper_rows import BlockRow, MeasureRef
from perfmon_cli.findings import finding
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.measure import Measure
from perfmon_cli.period import Basis, period_ending
from perfmon_cli.report.model import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Heading,
    Line,
    Place,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import periods, reasons
from perfmon_cli.wording.words import WORDS

KIND = "district page"
SETTINGS = ("area", "note")
EVERY = "all"


def each(row: BlockRow, areas: Sequence[str]) -> Iterator[BlockRow]:
    """A row of this kind for every district where it asks for all of them; any other as it is."""
    is_every = row.kind.casefold() == KIND and row.setting("area").casefold() == EVERY
    for area in areas if is_every else ("",):
        if not area:
            yield row
            continue
        others = tuple(pair for pair in row.settings if pair[0] != "area")
        heading = f"{row.heading}: {area}" if row.heading else area
        yield replace(row, heading=heading, settings=(*others, ("area", area)))


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """A heading and a table; a finding where the district is not known or has no figures."""
    if not known_settings(row, composer, SETTINGS):
        return []
    if row.measures and row.all_measures and not known_measures(row, composer):
        return []
    area = _area(row, composer)
    if area is None:
        return []
    refs = _held(composer, _wanted(row, composer, area))
    if not refs:
        problem = f"No measure has a figure for {area} in the chosen quarter."
        remedy = "Add the figures, or take the block out of the Paper sheet."
        composer.findings.append(finding("PM305", problem, remedy, where=row.source))
        return []
    composer.printed_measures.update(ref.measure for ref in refs)
    composer.arrows.update(dict.fromkeys(refs))
    whole = composer.catalogue.settings.area
    heading = Heading(
        id=composer.id("H", "district", area),
        level=row.level or 1,
        text=row.heading or area,
        number=composer.heading_number(row.level or 1),
    )
    page = _Page(composer, area, refs)
    table = Table(
        id=composer.id("T", "district", area),
        caption=WORDS["district.caption"].format(area=area, whole=whole),
        columns=page.columns(),
        rows=page.rows(),
        number=page.number,
        notes=_notes(row, whole),
    )
    return [heading, table]


class _Page:
    """The table of one district."""

    def __init__(self, composer: Composer, area: str, refs: Sequence[MeasureRef]) -> None:
        self.composer = composer
        self.printer = composer.printer
        self.area = area
        self.refs = refs
        self.number = composer.counters.next_table()
        current = period_ending(self.printer.quarter.end, Basis.ROLLING_12)
        self.head = periods.head(current, Basis.ROLLING_12)
        self.before = periods.head(current.shifted(-12), Basis.ROLLING_12)
        found = (self.printer.indicator(ref) for ref in refs)
        self.is_rated = any(one is not None and one.is_rated for one in found)

    @property
    def change_head(self) -> str:
        """The heading of the column of changes; a cell of another period says which."""
        return WORDS["table.change on"].format(period=self.before)

    def columns(self) -> tuple[Column, ...]:
        """Measure, value, change, rating where there is one, trend, the whole area's value."""
        columns = [
            Column(heading=WORDS["table.measure"], kind=ColumnKind.LABEL, share=3.2),
            Column(heading=self._own_head(), kind=ColumnKind.NUMBER, share=1.5, is_current=True),
            Column(heading=self.change_head, kind=ColumnKind.NUMBER, share=1.5),
        ]
        if self.is_rated:
            columns.append(Column(heading=WORDS["table.rating"], kind=ColumnKind.MARK, share=1.6))
        columns.append(Column(heading=WORDS["table.trend"], kind=ColumnKind.MARK, share=1.9))
        whole = self._whole_head()
        return (*columns, Column(heading=whole, kind=ColumnKind.NUMBER, share=1.5))

    def rows(self) -> tuple[Row, ...]:
        """One a measure, or a part of one."""
        return tuple(self._row(ref) for ref in self.refs)

    def _own_head(self) -> str:
        return f"{self.area}, {self.head}"

    def _whole_head(self) -> str:
        return f"{self.composer.catalogue.settings.area}, {self.head}"

    def _row(self, ref: MeasureRef) -> Row:
        measure, indicator = self.printer.measure(ref), self.printer.indicator(ref)
        name = ": ".join(text for text in (measure.label, measure.sub_label, ref.part) if text)
        cells = [
            _label(measure, ref),
            value_cell(self.printer, ref, "0", self._at(name, self._own_head()), self.head),
            self._change(ref, indicator, self._at(name, self.change_head)),
        ]
        if self.is_rated:
            at = self._at(name, WORDS["table.rating"])
            cells.append(
                rating_cell(self.printer, indicator, at)
                if indicator is not None
                else words_cell(reasons.missing(None))
            )
        cells.append(trend_cell(self.printer, indicator))
        whole = replace(ref, area="")
        cells.append(
            value_cell(self.printer, whole, "0", self._at(name, self._whole_head()), self.head)
        )
        return Row(tuple(cells))

    def _at(self, name: str, column: str) -> Place:
        return Place("table", f"{WORDS['table']} {self.number}", name, column)

    def _change(self, ref: MeasureRef, indicator: Indicator | None, place: Place) -> Cell:
        """The change on what the arrow is drawn on."""
        comparison = indicator.arrow_comparison if indicator is not None else None
        if indicator is None or comparison is None:
            return words_cell(WORDS["cell.not compared"])
        if self.printer.measure(ref).show_quarters:
            slot = Slot(ref=ref, show="change", comparator=comparison.comparator)
            return print_slot(self.printer, slot, place, self.change_head)
        return change_cell(self.printer, indicator, comparison, place, self.change_head)


def _area(row: BlockRow, composer: Composer) -> str | None:
    """The district that the row names; a finding where it names none, or none that is known."""
    settings = composer.catalogue.settings
    typed = row.setting("area")
    known = Areas("", settings.areas).find(typed) if typed else None
    if known:
        return known
    problem = f'"{typed}" is not an area.' if typed else "The block does not say of which area."
    otherwise = "Write the setting area: and a district of the Settings sheet, or area: all."
    remedy = did_you_mean(typed, settings.areas, otherwise) if typed else otherwise
    code = "PM319" if typed else "PM501"
    composer.findings.append(finding(code, problem, remedy, where=row.settings_cell, area=typed))
    return None


def _wanted(row: BlockRow, composer: Composer, area: str) -> list[MeasureRef]:
    """The measures named, else all; of each its whole, or its parts where only they are held."""
    named = row.all_measures or tuple(MeasureRef(name) for name in composer.catalogue.measures)
    found: list[MeasureRef] = []
    for ref in named:
        keys = [k for k in composer.printer.keys_of(ref.measure) if k.area == area]
        parts = composer.printer.measure(ref).parts
        is_of_parts = any(k.part for k in keys) and not any(not k.part for k in keys)
        if is_of_parts and not ref.part:
            found.extend(MeasureRef(ref.measure, part, area) for part in parts)
        else:
            found.append(replace(ref, area=area))
    return list(dict.fromkeys(found))


def _held(composer: Composer, refs: list[MeasureRef]) -> list[MeasureRef]:
    """Those that have a figure, or the reason for none, for the district at the paper's time."""
    printer = composer.printer
    return [
        ref
        for ref in refs
        if any(printer.observation(ref, period) for period in printer.slot_periods(ref, "0"))
    ]


def _label(measure: Measure, ref: MeasureRef) -> Cell:
    notes = tuple((Span(text),) for text in (measure.sub_label, ref.part) if text)
    return Cell((Span(measure.label),), notes)


def _notes(row: BlockRow, whole: str) -> tuple[Line, ...]:
    own = row.setting("note")
    lines: list[Line] = [(Span(own),)] if own else []
    return (*lines, (Span(WORDS["district.note"].format(whole=whole)),))
