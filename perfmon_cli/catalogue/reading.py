"""All sheets of the catalogue, of all workbooks, read in one pass."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from perfmon_cli.catalogue.columns import SheetKind
from perfmon_cli.catalogue.contradictions import say_contradictions
from perfmon_cli.catalogue.decisions import Subjects, read_breaks, read_decisions, read_targets
from perfmon_cli.catalogue.headings import (
    BREAKS,
    DECISIONS,
    MEASURES,
    NAMES,
    OTHER_AREAS,
    PAPER,
    PRIORITIES,
    QUARTERS,
    RETURNS,
    SETTINGS,
    SHEETS,
    SHEETS_FOR_PEOPLE,
    TABLES_RECEIVED,
    TARGETS,
)
from perfmon_cli.catalogue.listed_areas import with_areas
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.measures import read_measures
from perfmon_cli.catalogue.model import Catalogue, ReadCatalogue
from perfmon_cli.catalogue.names import Areas, Measures
from perfmon_cli.catalogue.other_areas import read_other_areas
from perfmon_cli.catalogue.paper import FREE_TABLE, read_paper
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.priorities import read_priorities
from perfmon_cli.catalogue.quarters import read_quarters
from perfmon_cli.catalogue.received import read_names, read_tables_received
from perfmon_cli.catalogue.references import parse_range
from perfmon_cli.catalogue.renamed import meant, renamed
from perfmon_cli.catalogue.returns import read_returns
from perfmon_cli.catalogue.settings import read_settings
from perfmon_cli.catalogue.table import Table, read_table
from perfmon_cli.cells.model import CellRef, Sheet, Workbook
from perfmon_cli.findings import Finding, finding

_NEEDED = (SETTINGS, QUARTERS, MEASURES)


@dataclass(slots=True)
class _Tables:
    """The readable sheets of each kind, and the kinds that have a sheet at all."""

    found: dict[str, list[Table]] = field(default_factory=dict)
    present: set[str] = field(default_factory=set)

    def of(self, kind: SheetKind) -> list[Table]:
        return self.found.get(kind.name, [])


def read_catalogue(workbooks: tuple[Workbook, ...]) -> ReadCatalogue:
    """Read everything that is not a figure; never raises for what a person typed.

    Sheets of the same kind are merged in the order given. The catalogue is None when no Settings
    or Measures sheet can be read; findings come from every sheet all the same.
    """
    findings: list[Finding] = []
    tables = _tables(workbooks, findings)
    settings = read_settings(tables.of(SETTINGS), findings)
    quarters = read_quarters(tables.of(QUARTERS), findings)
    priorities = read_priorities(tables.of(PRIORITIES), findings)
    read = read_measures(tables.of(MEASURES), priorities, findings)
    if settings is not None:
        settings = with_areas(settings, tables.of(SETTINGS), workbooks, findings)
    areas = Areas(settings.area, settings.areas) if settings else Areas("", ())
    subjects = Subjects(Measures(read.measures.values()), areas, read.refused)
    paper = read_paper(_one_file(tables.of(PAPER), findings), findings)
    has_measures = bool(tables.of(MEASURES))
    catalogue = None
    if settings is not None and has_measures:
        catalogue = Catalogue(
            settings=settings,
            quarters=quarters,
            priorities=priorities,
            measures=read.measures,
            measure_places=read.places,
            target_places=read.targets,
            band_places=read.bands,
            breaks=read_breaks(tables.of(BREAKS), subjects, findings),
            targets=read_targets(tables.of(TARGETS), subjects, findings),
            decisions=read_decisions(tables.of(DECISIONS), subjects, findings),
            other_areas=read_other_areas(tables.of(OTHER_AREAS), subjects, findings),
            paper=paper,
            free_sheets=_free_sheets(paper, workbooks, findings),
            names=read_names(tables.of(NAMES), subjects, findings),
            tables_received=read_tables_received(tables.of(TABLES_RECEIVED), subjects, findings),
            returns=read_returns(tables.of(RETURNS), subjects, findings),
            refused=read.refused,
        )
        say_contradictions(catalogue.targets, catalogue.decisions, findings)
    return ReadCatalogue(catalogue, tuple(dict.fromkeys(findings)), read.refused)


def kind_of(sheet: Sheet) -> SheetKind | None:
    """The kind of the catalogue that a sheet is by its name; a csv file is named like a sheet."""
    return _BY_NAME.get(sheet_name(sheet))


def sheet_name(sheet: Sheet) -> str:
    """A sheet's name as names are compared; the file's name where the sheet has none."""
    return plain(sheet.name or sheet.file.rpartition("/")[2].rpartition(".")[0])


def is_list_of_findings(book: Workbook) -> bool:
    """Whether a workbook is a Checks.xlsx that perfmon wrote: nothing in it is read."""
    return {sheet_name(sheet) for sheet in book.sheets} >= _FINDINGS


def is_for_people(sheet: Sheet) -> bool:
    """Whether its name says that it is for people to read, not for perfmon."""
    return sheet_name(sheet) in _FOR_PEOPLE


_BY_NAME = {plain(kind.name): kind for kind in SHEETS}
_FINDINGS = frozenset(map(plain, ("Checks", "By sender", "To paste")))
_FOR_PEOPLE = frozenset(map(plain, SHEETS_FOR_PEOPLE))


def _tables(workbooks: Iterable[Workbook], findings: list[Finding]) -> _Tables:
    tables = _Tables()
    books = tuple(workbooks)
    for sheet in (sheet for book in books for sheet in book.sheets):
        kind = kind_of(sheet)
        if kind is None:
            other = None if is_for_people(sheet) else meant(sheet)
            if other is not None:
                findings.append(renamed(sheet, other))
            continue
        tables.present.add(kind.name)
        table = read_table(sheet, kind, findings)
        if table is not None:
            tables.found.setdefault(kind.name, []).append(table)
    where = CellRef(books[0].file) if len(books) == 1 else None
    findings.extend(
        finding(
            "PM105",
            f"The workbook has no sheet {kind.name}.",
            "Add it; perfmon init makes a workbook with all sheets.",
            where=where,
        )
        for kind in _NEEDED
        if kind.name not in tables.present
    )
    return tables


def _one_file(papers: list[Table], findings: list[Finding]) -> list[Table]:
    """The Paper sheets of the first workbook that has one; another would print all blocks twice."""
    if not papers:
        return []
    first = papers[0].sheet.file
    for table in papers:
        if table.sheet.file != first:
            problem = f"The Paper sheet stands in {first} too; only that one is used."
            remedy = "Keep one of the two workbooks in the data folder, or delete one Paper sheet."
            where = CellRef(table.sheet.file, table.sheet.name)
            findings.append(finding("PM310", problem, remedy, where=where))
    return [table for table in papers if table.sheet.file == first]


def _free_sheets(
    paper: tuple[BlockRow, ...], workbooks: tuple[Workbook, ...], findings: list[Finding]
) -> dict[str, Sheet]:
    """The sheets that free tables take their range from, by the name in the column From."""
    found: dict[str, Sheet] = {}
    for block in paper:
        wanted = parse_range(block.content) if block.kind == FREE_TABLE else None
        if wanted is None or wanted.sheet in found:
            continue
        sheets = [
            sheet
            for book in workbooks
            for sheet in book.sheets
            if sheet_name(sheet) == plain(wanted.sheet)
        ]
        if sheets:
            found[wanted.sheet] = sheets[0]
        if len(sheets) != 1:
            problem = f"There is no sheet {wanted.sheet}."
            remedy = "Correct the name in the column From, or add the sheet."
            if sheets:
                problem = f"Two files have a sheet {wanted.sheet}: {sheets[0].file}, "
                problem += f"{sheets[1].file}."
                remedy = "Rename one of them; the first is used."
            findings.append(finding("PM105", problem, remedy, where=block.source))
    return found
