"""Workbooks to the catalogue, the dataset and all findings, in one pass."""

from dataclasses import dataclass

from perfmon_cli.catalogue.headings import OTHER_SHEETS, SHEETS_FOR_PEOPLE
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.reading import kind_of, read_catalogue, sheet_name
from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.dataset import long
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.hidden import hidden_cells
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.dataset.rows import Names, names_of
from perfmon_cli.dataset.shapes import Shape, recognise
from perfmon_cli.dataset.wide import WideReader
from perfmon_cli.findings import Finding

_NOT_FIGURES = frozenset(plain(name) for name in (*OTHER_SHEETS, *SHEETS_FOR_PEOPLE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a project's workbooks say, small enough to travel between processes."""

    catalogue: Catalogue | None
    dataset: Dataset
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...] = ()  #: (file, sha256)


def digest(workbooks: tuple[Workbook, ...]) -> Digest:
    """Read all sheets of all workbooks; never raises for what a person typed.

    Figures are read only with a catalogue: without measures nothing can be said of them.
    """
    read = read_catalogue(workbooks)
    collector = Collector()
    sheets = [sheet for book in workbooks for sheet in book.sheets]
    if read.catalogue is not None:
        names = names_of(read.catalogue, read.refused)
        free = {(sheet.file, sheet.name) for sheet in read.catalogue.free_sheets.values()}
        for sheet in sheets:
            if (sheet.file, sheet.name) in free or kind_of(sheet) is not None:
                _say_hidden(sheet, collector)
            elif sheet.rows and sheet_name(sheet) not in _NOT_FIGURES:
                _read_figures(sheet, names, collector)
    return Digest(
        catalogue=read.catalogue,
        dataset=collector.dataset,
        findings=(*read.findings, *collector.findings),
        inputs=tuple((book.file, book.sha256) for book in workbooks),
    )


def _read_figures(sheet: Sheet, names: Names, collector: Collector) -> None:
    layout = recognise(sheet, names.areas, collector)
    if layout is None:
        return
    _say_hidden(sheet, collector)
    if layout.shape is Shape.LONG:
        long.read(layout, names, collector)
    elif layout.shape is Shape.BY_PERIOD:
        WideReader(layout, names, collector).read_by_period()
    else:
        WideReader(layout, names, collector).read_by_area()


def _say_hidden(sheet: Sheet, collector: Collector) -> None:
    for found in hidden_cells(sheet):
        collector.say(found)
