"""One received file: its sheets, each read as it is laid out, and figures only."""

from dataclasses import dataclass

from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.reading import is_for_people, kind_of, sheet_name
from perfmon_cli.catalogue.sender_rows import TableReceived
from perfmon_cli.cells.model import CellRef, Sheet, Workbook
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.editions import Received, describes, name_and_date, stem_of
from perfmon_cli.dataset.figure_sheets import read_shape, read_tables
from perfmon_cli.dataset.lookup import Names, names_of
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.dataset.proposals import unknown_sheet
from perfmon_cli.dataset.shapes import names_measures
from perfmon_cli.dataset.unknown import has_figures
from perfmon_cli.findings import Finding, finding
from perfmon_cli.period import Period


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file holds, before it is held against other files."""

    observations: dict[Key, Observation]
    duplicates: tuple[Observation, ...]
    findings: tuple[Finding, ...]

    @property
    def speaks_of(self) -> frozenset[tuple[str, Period]]:
        """The measures and periods that it gives figures of."""
        return frozenset((key.measure, key.period) for key in self.observations)


def read_file(received: Received, catalogue: Catalogue, refused: frozenset[str]) -> FileRead:
    """Read all sheets of a file; those of the catalogue, and unknown ones, are only named."""
    collector = Collector()
    names = names_of(catalogue, refused, received.named, is_received=True)
    for sheet in received.book.sheets:
        tables = tables_for(catalogue, received.sender, received.book, sheet)
        if tables:
            read_tables(sheet, tables, names, collector)
        elif sheet.rows and not is_for_people(sheet):
            _read_sheet(sheet, received, names, collector)
    dataset = collector.dataset
    return FileRead(dataset.observations, dataset.duplicates, collector.findings)


def _read_sheet(sheet: Sheet, received: Received, names: Names, collector: Collector) -> None:
    """A sheet that nothing describes: of ours in shape, ours by its name, or unknown."""
    if kind_of(sheet) is not None:
        problem = "A received file gives figures only; this sheet is not read."
        remedy = "Copy what you want of it into your own workbook."
        where = CellRef(sheet.file, sheet.name)
        collector.say(finding("PM324", problem, remedy, where=where))
    elif names_measures(sheet, names.areas):
        read_shape(sheet, names, collector)
    elif has_figures(sheet):
        collector.say(unknown_sheet(sheet, received.sender, received.words, names.labels))


def tables_for(
    catalogue: Catalogue, sender: str | None, book: Workbook, sheet: Sheet
) -> tuple[TableReceived, ...]:
    """The rows of Tables received that describe a sheet; None = a file of the data folder."""
    names = sheet_names(book, sheet)
    is_first = sheet.name == book.sheets[0].name
    return tuple(
        table
        for table in catalogue.tables_received
        if describes(table, sender, book.file)
        and (plain(table.sheet) in names if table.sheet else is_first)
    )


def sheet_names(book: Workbook, sheet: Sheet) -> frozenset[str]:
    """What a sheet is called: a csv file is a sheet of its name, with or without its date."""
    name, stem = sheet_name(sheet), stem_of(book.file)
    if name != plain(stem):
        return frozenset((name,))
    return frozenset((name, plain(name_and_date(stem)[0])))
