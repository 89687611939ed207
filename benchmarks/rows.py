"""How `validate` grows with the rows of a long sheet of values, all of them different figures."""

from collections.abc import Iterator
from datetime import date
from itertools import islice, product
from pathlib import Path

from tools.fuzzing.new_excel import new_excel
from tools.fuzzing.pages import Cell, Page

ROWS = (10_000, 50_000, 100_000, 500_000)
AREAS = ("Eastham", "Northam", "Southam", "Westham", "Midham")
_YEARS = range(2005, 2025)
_HEAD = ("Measure", "Area", "Period", "Value")


def write_project(folder: Path, rows: int, suffix: str) -> None:
    """A project with so many monthly values in an .xlsx or .csv of their own."""
    (folder / "data").mkdir(parents=True)
    measures = -(-rows // (len(_YEARS) * 12 * len(AREAS)))
    (folder / "data" / "settings.xlsx").write_bytes(new_excel(_settings(measures)))
    values = folder / "data" / f"values{suffix}"
    if suffix == ".xlsx":
        values.write_bytes(new_excel({"Values": Page([_HEAD, *_values(measures, rows)])}))
        return
    with values.open("w", encoding="utf-8") as file:
        file.write(",".join(_HEAD) + "\n")
        for measure, area, period, value in _values(measures, rows):
            file.write(f"{measure},{area},{period:%d/%m/%Y},{value}\n")


def _values(measures: int, rows: int) -> Iterator[tuple[Cell, ...]]:
    every = product(range(measures), AREAS, _YEARS, range(1, 13))
    for measure, area, year, month in islice(every, rows):
        yield (f"measure_{measure}", area, date(year, month, 1), (measure + year * month) % 900)


def _settings(measures: int) -> dict[str, Page]:
    listed: list[tuple[Cell, ...]] = [
        (f"measure_{number}", None, f"Measure {number}", "count", "down", 0, "month")
        for number in range(measures)
    ]
    return {
        "Settings": Page(
            (
                ("Setting", "Value"),
                ("Organisation", "The Mayor's office"),
                ("Area", "Northshire"),
                ("Areas", "; ".join(AREAS)),
            )
        ),
        "Quarters": Page((("Quarter",), ("2024Q4",))),
        "Priorities": Page((("Id", "Title"), ("1", "Safer streets"))),
        "Measures": Page(
            [
                (
                    *("Id", "Priority", "Label", "Unit", "Good direction", "Decimals"),
                    "Period covered",
                ),
                *listed,
            ]
        ),
    }
