"""A free table: a range of a sheet as it stands, its figures with ids and cells of their own."""

from decimal import Decimal

from perfmon_cli.blocks.cells import words_cell
from perfmon_cli.blocks.column_kinds import kind_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.catalogue.references import SheetRange, parse_range
from perfmon_cli.cells.grammar import Problem, read_cell
from perfmon_cli.cells.model import CellError, CellRef, CellValue, NoResult, Percentage, Sheet
from perfmon_cli.findings import finding
from perfmon_cli.report.figures import FigureName
from perfmon_cli.report.model import (
    Block,
    Cell,
    Column,
    ColumnKind,
    Place,
    PrintedFigure,
    Row,
    Span,
    Table,
)
from perfmon_cli.wording import numbers, reasons
from perfmon_cli.wording.words import WORDS

KINDS = ("free table",)
#: A table of more cells than this is no table for a paper.
MOST_CELLS = 5_000
_SHARES = {ColumnKind.LABEL: 2.4, ColumnKind.NUMBER: 1.2, ColumnKind.TEXT: 1.8}


def build(row: BlockRow, composer: Composer) -> list[Block]:
    """The range's first row is the heading; numbers print as they stand, text as words."""
    wanted = parse_range(row.content)
    sheet = composer.catalogue.free_sheets.get(wanted.sheet) if wanted else None
    if wanted is not None and sheet is None:
        return []  # reading the workbook has said why
    if wanted is None or sheet is None or _cells(wanted) > MOST_CELLS:
        problem = f'A free table cannot be taken from "{row.content}".'
        remedy = (
            "Write the sheet and the range, for instance Costs!A1:D9, "
            f"of at most {MOST_CELLS:,} cells."
        )
        composer.findings.append(finding("PM402", problem, remedy, where=row.source))
        return []
    number = composer.counters.next_table()
    grid = _grid(sheet, wanted)
    heads = [_words(value) for value, _ in grid[0]]
    ref = f"{WORDS['table']} {number}"
    rows = tuple(_row(composer, line, heads, ref) for line in grid[1:])
    texts = ([_shown(row.cells[at]) for row in rows] for at in range(1, len(heads)))
    kinds = [ColumnKind.LABEL, *map(kind_of, texts)]
    return [
        Table(
            id=composer.id("T", row.heading or sheet.name),
            caption=row.heading or sheet.name,
            number=number,
            columns=tuple(
                Column(
                    heading=head,
                    kind=kind,
                    share=_SHARES[kind],
                    is_total=_is_total(head) and kind is ColumnKind.NUMBER,
                )
                for head, kind in zip(heads, kinds, strict=True)
            ),
            rows=rows,
            notes=((Span(row.setting("note")),),) if row.setting("note") else (),
        )
    ]


def _cells(wanted: SheetRange) -> int:
    return (wanted.bottom - wanted.top + 1) * (wanted.right - wanted.left + 1)


def _grid(sheet: Sheet, wanted: SheetRange) -> list[list[tuple[CellValue, CellRef]]]:
    lines = []
    for number in range(wanted.top, wanted.bottom + 1):
        line = []
        for column in range(wanted.left, wanted.right + 1):
            row, at = number - sheet.top, column - sheet.left
            inside = 0 <= row < len(sheet.rows) and 0 <= at < len(sheet.rows[row])
            line.append((sheet.rows[row][at] if inside else None, sheet.ref(row, at)))
        lines.append(line)
    return lines


def _row(
    composer: Composer,
    line: list[tuple[CellValue, CellRef]],
    heads: list[str],
    table: str,
) -> Row:
    label = _words(line[0][0])
    cells = [words_cell(label)]
    for (value, place), head in zip(line[1:], heads[1:], strict=True):
        cells.append(_cell(composer, value, place, Place("table", table, label, head)))
    return Row(tuple(cells), is_total=_is_total(label))


def _is_total(name: str) -> bool:
    return WORDS["table.total"].casefold() in name.casefold()


def _shown(cell: Cell) -> str:
    return "".join(span.text for span in cell.line)


def _cell(composer: Composer, value: CellValue, where: CellRef, place: Place) -> Cell:
    if isinstance(value, CellError | NoResult):
        text = value.text if isinstance(value, CellError) else WORDS["cell.no result"]
        problem = f"The free table holds a cell without a usable result ({text})."
        remedy = "Mend the formula and save the workbook in Excel."
        composer.findings.append(finding("PM202", problem, remedy, where=where))
        return words_cell(reasons.missing(None))
    if not isinstance(value, Percentage) and not isinstance(value, Decimal):
        return words_cell(_words(value))
    number = value.value if isinstance(value, Percentage) else value
    beyond = read_cell(value)
    if isinstance(beyond, Problem):
        composer.findings.append(finding(beyond.code, beyond.problem, beyond.remedy, where=where))
        return words_cell(reasons.missing(None))
    printed = numbers.grouped(number) + ("%" if isinstance(value, Percentage) else "")
    name = FigureName(measure=None, label=f"{where.sheet} {where.cell}")
    figure = PrintedFigure(
        id=name.id,
        measure=None,
        what=f"{place.row}: {place.column}",
        component="",
        area="",
        period=None,
        quantity="value",
        comparator="",
        value=numbers.plain(number),
        unit="percent" if isinstance(value, Percentage) else "count",
        printed=printed,
        rule="given",
        sources=((where.file, where.sheet, where.cell),),
    )
    return Cell((composer.printer.enter(figure, place),))


def _words(value: CellValue) -> str:
    if value is None or value == "":
        return reasons.missing(None)
    if isinstance(value, Percentage):
        return f"{numbers.grouped(value.value)}%"
    return str(value).strip()
