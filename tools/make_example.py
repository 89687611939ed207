"""Write the workbook of examples/west-yorkshire from the tables in tools/example_data.

One CSV file there is one sheet; figures are re-keyed from the published paper of July 2022 and
corrected where docs/example-corrections.md says so. The same tables give the same bytes.

    python tools/make_example.py [--out FILE.xlsx]
"""

import argparse
import csv
import io
import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

HERE = Path(__file__).resolve().parent
DATA = HERE / "example_data"
WORKBOOK = HERE.parent / "examples" / "west-yorkshire" / "data" / "performance.xlsx"

Value: TypeAlias = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet: its name, the columns that stay in sight, and whether its rows hold figures."""

    name: str
    frozen_columns: int = 1
    figures: bool = False

    @property
    def source(self) -> Path:
        """The table it is made from."""
        return DATA / f"{self.name.lower().replace(' ', '_')}.csv"


README = SheetPlan("Read me", 0)
SHEETS = (
    README,
    SheetPlan("Settings"),
    SheetPlan("Quarters"),
    SheetPlan("Priorities"),
    SheetPlan("Measures", 3),
    SheetPlan("This quarter", 2, figures=True),
    SheetPlan("History", 2, figures=True),
    SheetPlan("By district", 3, figures=True),
    SheetPlan("By month", 2, figures=True),
    SheetPlan("Workforce", 2, figures=True),
    SheetPlan("Missing people", 2, figures=True),
    SheetPlan("Liaison and Diversion", 3, figures=True),
    SheetPlan("Safer Communities Fund", 2, figures=True),
    SheetPlan("Values", 4, figures=True),
    SheetPlan("Other areas", 2, figures=True),
    SheetPlan("Breaks"),
    SheetPlan("Decisions"),
    SheetPlan("Paper", 4),
)
#: Columns whose cells are text even when they look like numbers.
TEXT_COLUMNS = {"Own period", "Period", "Quarter", "Columns of its table"}
#: Columns of figure sheets that hold no figures.
WORDS = {"Measure", "Part", "Area", "Group", "Period", "Own period", "Status", "Note", "As at"}
COUNT_COLUMNS = {"Numerator", "Denominator", "People asked", "Population", "n"}

WIDEST, NARROWEST, LINE = 60, 9, 15
FIXED_TIME = datetime(2022, 7, 1)  # noqa: DTZ001  (a workbook's properties have no time zone)
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
DARK, PALE, GREY = "FF1F3864", "FFF3F6FA", "FFBFC7D5"


def table(path: Path) -> list[list[str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def typed(text: str) -> Value:
    """A cell as an analyst's spreadsheet holds it: a number, a true date, or text."""
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", text):
        return float(text)
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return date.fromisoformat(text)
    return text or None


def number_formats() -> dict[str, str]:
    """How the figures of each measure look in the sheets."""
    head, *rows = table(DATA / "measures.csv")
    formats = {}
    for row in rows:
        measure = dict(zip(head, row, strict=True))
        decimals = int(measure["Decimals"])
        number = "#,##0" + ("." + "0" * decimals if decimals else "")
        formats[measure["Id"]] = f"£{number}" if measure["Unit"] == "gbp" else number
    return formats


def fill(sheet: Any, plan: SheetPlan, formats: dict[str, str]) -> None:  # noqa: ANN401
    """Write a sheet's cells."""
    head, *rows = table(plan.source)
    for column, heading in enumerate(head, start=1):
        cell = sheet.cell(1, column, heading if heading in TEXT_COLUMNS else typed(heading))
        if isinstance(cell.value, date):
            cell.number_format = "mmm-yy"
    for number, row in enumerate(rows, start=2):
        for column, (heading, text) in enumerate(zip(head, row, strict=True), start=1):
            cell = sheet.cell(number, column)
            cell.value = (text or None) if heading in TEXT_COLUMNS else typed(text)
            cell.alignment = Alignment(vertical="top", wrap_text=len(text) > WIDEST)
            if isinstance(cell.value, date):
                cell.number_format = "dd/mm/yyyy"
            elif plan.figures and heading not in WORDS:
                cell.number_format = "#,##0" if heading in COUNT_COLUMNS else formats[row[0]]
                cell.alignment = Alignment(vertical="top", horizontal="right")


def dress(sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401
    """Set a sheet's heading, widths, frozen panes and page."""
    columns = sheet.max_column
    edge = Border(bottom=Side(style="thin", color=GREY))
    for cell in sheet[1]:
        cell.font = Font(bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", start_color=DARK)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    for row in sheet.iter_rows(min_row=2, max_col=columns):
        for cell in row:
            cell.border = edge
            if cell.column <= plan.frozen_columns:
                cell.fill = PatternFill("solid", start_color=PALE)
    for column in range(1, columns + 1):
        lengths = [len(str(cell.value or "")) for cell in sheet[get_column_letter(column)][1:]]
        width = max(NARROWEST, len(str(sheet.cell(1, column).value)) // 2 + 2, *lengths)
        sheet.column_dimensions[get_column_letter(column)].width = min(width, WIDEST) + 2
    sheet.freeze_panes = sheet.cell(2, plan.frozen_columns + 1)
    sheet.row_dimensions[1].height = 2 * LINE
    sheet.sheet_view.zoomScale = 90
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def explain(sheet: Any, plan: SheetPlan) -> None:  # noqa: ANN401
    """Put the notes on a sheet's headings, and drop-downs on its columns."""
    heads = table(plan.source)
    for name, heading, note, choices in table(DATA / "headings.csv")[1:]:
        if name != plan.name:
            continue
        if heading in heads[0]:
            place = sheet.cell(1, heads[0].index(heading) + 1)
        else:
            place = sheet.cell([row[0] for row in heads].index(heading) + 1, 1)
        place.comment = Comment(note, "perfmon", height=100, width=280)
        if choices:
            letter = place.column_letter
            rule = DataValidation(type="list", formula1=f'"{choices}"', allow_blank=True)
            rule.add(f"{letter}2:{letter}{sheet.max_row + 100}")
            sheet.add_data_validation(rule)


def dress_read_me(sheet: Any) -> None:  # noqa: ANN401
    """Set the page of plain text at the front."""
    sheet.column_dimensions["A"].width = 2 * WIDEST
    sheet["A1"].font = Font(bold=True, size=14, color=DARK)
    for (cell,) in sheet.iter_rows(min_row=2, max_col=1):
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[cell.row].height = LINE * (1 + len(cell.value) // (2 * WIDEST))


def build() -> Workbook:
    """The workbook, in memory."""
    book = Workbook()
    book.remove(book.active)
    formats = number_formats()
    for plan in SHEETS:
        sheet = book.create_sheet(plan.name)
        fill(sheet, plan, formats)
        if plan is README:
            dress_read_me(sheet)
        else:
            dress(sheet, plan)
            explain(sheet, plan)
    book.properties.creator = "Performance analyst"
    book.properties.title = "Performance Monitoring Report: figures"
    book.properties.created = FIXED_TIME
    return book


def fixed(raw: bytes) -> bytes:
    """The same file without the times at which it was written."""
    out = io.BytesIO()
    stamp = FIXED_TIME.isoformat().encode() + b"Z"
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()


def main() -> None:
    """Write the workbook where it is asked for."""
    parser = argparse.ArgumentParser(description="Write the workbook of the example project.")
    parser.add_argument("--out", type=Path, default=WORKBOOK, help="the file to write")
    out: Path = parser.parse_args().out
    buffer = io.BytesIO()
    build().save(buffer)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(fixed(buffer.getvalue()))
    print(f"{out.name}: {len(SHEETS)} sheets")


if __name__ == "__main__":
    main()
