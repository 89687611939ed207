"""Workbooks to the catalogue, the dataset and all findings, in one pass."""

from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.reading import (
    is_for_people,
    is_list_of_findings,
    kind_of,
    read_catalogue,
)
from perfmon_cli.catalogue.renamed import meant
from perfmon_cli.catalogue.senders import sender_of
from perfmon_cli.cells.model import Workbook
from perfmon_cli.dataset.collecting import Collector
from perfmon_cli.dataset.figure_sheets import read_shape, read_tables, say_hidden, say_unread
from perfmon_cli.dataset.free_sheets import without_figures
from perfmon_cli.dataset.lookup import Names, names_of
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.dataset.received import read_received
from perfmon_cli.dataset.received_file import tables_for
from perfmon_cli.findings import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What a project's workbooks say, small enough to travel between processes."""

    catalogue: Catalogue | None
    dataset: Dataset
    findings: tuple[Finding, ...]
    inputs: tuple[tuple[str, str], ...] = ()  #: (file, sha256)


def digest(workbooks: tuple[Workbook, ...], received: str = "") -> Digest:
    """Read all sheets of all workbooks; never raises for what a person typed.

    `received` is the folder, relative to the project, whose files came from senders: they give
    figures and nothing else. Figures are read only with a catalogue: without measures nothing can
    be said of them.
    """
    books = tuple(book for book in workbooks if not is_list_of_findings(book))
    own = tuple(book for book in books if sender_of(book.file, received) is None)
    sent = tuple(book for book in books if sender_of(book.file, received) is not None)
    read = read_catalogue(own)
    collector, catalogue, findings = Collector(), read.catalogue, read.findings
    if catalogue is not None:
        names = names_of(catalogue, read.refused)
        catalogue, refused = without_figures(catalogue, own, names)
        findings = (*findings, *refused)
        _read_own(own, catalogue, names, collector)
        read_received(sent, received, catalogue, read.refused, collector)
    return Digest(
        catalogue=catalogue,
        dataset=collector.dataset,
        findings=(*findings, *collector.findings),
        inputs=tuple((book.file, book.sha256) for book in workbooks),
    )


def _read_own(
    books: tuple[Workbook, ...],
    catalogue: Catalogue,
    names: Names,
    collector: Collector,
) -> None:
    free = {(sheet.file, sheet.name) for sheet in catalogue.free_sheets.values()}
    for book in books:
        for sheet in book.sheets:
            tables = tables_for(catalogue, None, book, sheet)
            if (sheet.file, sheet.name) in free or kind_of(sheet) is not None:
                say_hidden(sheet, collector)
            elif tables:
                read_tables(sheet, tables, names, collector)
            elif not sheet.rows:
                continue
            elif is_for_people(sheet):
                say_unread(sheet, names, collector)
            elif meant(sheet) is None:
                read_shape(sheet, names, collector)
