"""A sheet of the catalogue as rows: the heading row found, every column known by its field."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from perfmon_cli.catalogue.columns import SheetKind
from perfmon_cli.catalogue.matching import did_you_mean
from perfmon_cli.cells.model import CellRef, CellValue, Percentage, Sheet
from perfmon_cli.cells.numbers import tidy
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.findings import Finding, finding
from perfmon_cli.period import day_words

#: The heading row is looked for in this many rows from the top; title rows may stand above it.
SEARCHED_ROWS = 30


@dataclass(frozen=True, slots=True)
class Row:
    """One row below the headings; its cells by field."""

    sheet: Sheet
    index: int
    columns: dict[str, int]

    def value(self, field: str) -> CellValue:
        """The cell as it is; None where it is blank or the sheet has no such column."""
        column = self.columns.get(field)
        cells = self.sheet.rows[self.index]
        value = cells[column] if column is not None and column < len(cells) else None
        return None if isinstance(value, str) and not tidy(value) else value

    def ref(self, field: str) -> CellRef:
        """The place of the cell, or of the row's first cell where there is no such column."""
        return self.sheet.ref(self.index, self.columns.get(field, 0))

    @property
    def filled(self) -> frozenset[str]:
        """The fields that are not blank."""
        return frozenset(field for field in self.columns if self.value(field) is not None)


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet whose headings were understood."""

    sheet: Sheet
    kind: SheetKind
    header: int  #: index of the heading row in the sheet's rows
    columns: dict[str, int]

    def __iter__(self) -> Iterator[Row]:
        for index in range(self.header + 1, len(self.sheet.rows)):
            row = Row(self.sheet, index, self.columns)
            if row.filled:
                yield row


def read_table(sheet: Sheet, kind: SheetKind, findings: list[Finding]) -> Table | None:
    """Find the headings of a sheet of this kind; None (and PM106) when a needed one is missing.

    The heading row is the one that has most of the kind's headings. An unknown heading is PM107,
    one that stands twice PM112.
    """
    header = _heading_row(sheet, kind)
    columns: dict[str, int] = {}
    for index, cell in enumerate(sheet.rows[header] if sheet.rows else ()):
        heading = as_text(cell)
        if not heading:
            continue
        field = kind.field_of(heading)
        where = sheet.ref(header, index)
        if field is None:
            findings.append(unknown_column(heading, kind, where))
        elif field in columns:
            first = sheet.ref(header, columns[field])
            findings.append(repeated_column(heading, first, where))
        else:
            columns[field] = index
    missing = [heading for heading in kind.needed if heading.field not in columns]
    findings.extend(missing_column(heading.title, sheet, header) for heading in missing)
    return None if missing else Table(sheet, kind, header, columns)


def _heading_row(sheet: Sheet, kind: SheetKind) -> int:
    def score(index: int) -> int:
        headings = (as_text(cell) for cell in sheet.rows[index])
        return len({kind.field_of(heading) for heading in headings if heading} - {None})

    candidates = range(min(SEARCHED_ROWS, len(sheet.rows)))
    return max(candidates, key=lambda index: (score(index), -index), default=0)


def unknown_column(heading: str, kind: SheetKind, where: CellRef) -> Finding:
    """PM107, with the column that was probably meant."""
    remedy = did_you_mean(
        heading, kind.titles, "Correct the heading; a column of your own can stay, it is not read."
    )
    return finding("PM107", f"The column {quoted(heading)} is not known.", remedy, where=where)


def repeated_column(heading: str, first: CellRef, where: CellRef) -> Finding:
    """PM112, naming both columns."""
    return finding(
        "PM112",
        f"The column {quoted(heading)} stands twice, first in {first.cell}.",
        "Delete or rename one of them; only the first is read.",
        where=where,
    )


def missing_column(title: str, sheet: Sheet, header: int) -> Finding:
    """PM106, at the row where the headings stand."""
    where = sheet.ref(header, 0) if sheet.rows else CellRef(sheet.file, sheet.name)
    return finding(
        "PM106",
        f"The sheet has no column {title}.",
        "Add it to the heading row.",
        where=where,
    )


def as_text(value: CellValue) -> str:
    """A cell as words, in one line: 1 -> "1", TRUE -> "yes"; "" for a blank or broken cell."""
    match value:
        case str():
            return tidy(value)
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return plain_number(value)
        case Percentage():
            return f"{plain_number(value.value)}%"
        case date():
            return day_words(value)
        case _:
            return ""


def plain_number(value: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    if not value.is_finite():
        return str(value)
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
