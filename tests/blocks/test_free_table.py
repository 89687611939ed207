"""A free table prints a range of a sheet as it stands, where that can be printed."""

from decimal import Decimal

import pytest

from perfmon_cli.blocks import free_table
from perfmon_cli.blocks.column_kinds import kind_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.model import Catalogue, Settings
from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.cells.model import Sheet
from perfmon_cli.dataset.model import Dataset
from perfmon_cli.indicators.compute import compute
from perfmon_cli.report.figures import FigureBook
from perfmon_cli.report.model import ColumnKind, Table
from tests.blocks.builders import BLOCK, QUARTER, grid

COSTS = Sheet(
    file="data/figures.xlsx",
    name="Costs",
    rows=(("What", "Pounds"), ("Vans", Decimal(1234)), ("Boats", Decimal("1E+300"))),
)


def composer_of(*sheets: Sheet) -> Composer:
    """A composer whose catalogue has these free sheets."""
    settings = Settings(organisation="The office", area="Northshire", areas=())
    book = Catalogue(settings=settings, free_sheets={sheet.name: sheet for sheet in sheets})
    held = Dataset({})
    printer = Printer(book, held, QUARTER, compute(book, held, QUARTER), FigureBook())
    return Composer(printer, {})


def test_a_number_beyond_what_a_sheet_holds() -> None:
    """It is named and not printed; the rest of the table is."""
    composer = composer_of(COSTS)
    row = BlockRow(kind="free table", content="Costs!A1:B3", source=BLOCK)
    (table,) = free_table.build(row, composer)
    assert isinstance(table, Table)
    assert grid(table)[1:] == [["Vans", "1,234"], ["Boats", "not available"]]
    assert [str(finding) for finding in composer.findings] == [
        'Costs!B3: PM208 "1E+300" is beyond the numbers that a sheet can hold exactly. Write a '
        "number of at most 15 digits."
    ]


def test_a_sheet_that_is_not_free() -> None:
    """There is no table, and nothing more to say than the reading of the workbook said."""
    composer = composer_of()
    row = BlockRow(kind="free table", content="Costs!A1:B3", source=BLOCK)
    assert (free_table.build(row, composer), composer.findings) == ([], [])


def test_words_stand_left_and_totals_are_known() -> None:
    """Columns of figures are set as such, with a gap among them; rows and columns of totals too."""
    sheet = Sheet(
        file="data/figures.xlsx",
        name="Costs",
        rows=(
            ("What", "Who", "Pounds", "Total"),
            ("Vans", "Roads team", Decimal(1234), Decimal(1300)),
            ("Boats", "Rivers team", None, Decimal(5)),
            ("Total", "All", Decimal(1234), Decimal(1305)),
        ),
    )
    row = BlockRow(kind="free table", content="Costs!A1:D4", source=BLOCK)
    (table,) = free_table.build(row, composer_of(sheet))
    assert isinstance(table, Table)
    assert [(column.kind, column.is_total) for column in table.columns] == [
        (ColumnKind.LABEL, False),
        (ColumnKind.TEXT, False),
        (ColumnKind.NUMBER, False),
        (ColumnKind.NUMBER, True),
    ]
    assert [row.is_total for row in table.rows] == [False, False, True]


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (["15%", "49%", "32%"], ColumnKind.NUMBER),
        (["5%", "more than 60%", "not published"], ColumnKind.NUMBER),
        (["+24 (−0.6 pp)", "£1,234.50"], ColumnKind.NUMBER),
        (["not published", "more than 60%"], ColumnKind.TEXT),
        (["November 2021", "24 May 2022"], ColumnKind.TEXT),
        (["5", "five more after the end of the year"], ColumnKind.TEXT),
        ([], ColumnKind.TEXT),
    ],
)
def test_a_column_is_of_figures_by_its_cells(texts: list[str], kind: ColumnKind) -> None:
    """At least one is a figure, and beside figures stand a few words at most."""
    assert kind_of(texts) is kind
