"""Good workbooks of every format, all of one small project."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tools.fuzzing.binary_excel import binary_excel
from tools.fuzzing.new_excel import new_excel
from tools.fuzzing.old_excel import old_excel
from tools.fuzzing.open_document import open_document
from tools.fuzzing.pages import Cell, Error, Page, Percent

_SETTINGS: tuple[tuple[Cell, ...], ...] = (
    ("Setting", "Value"),
    ("Organisation", "The Mayor's office"),
    ("Area", "Northshire"),
    ("Areas", "Eastham; Westham"),
    ("Panel", "Police and Crime Panel"),
    ("Paper title", "Performance report"),
)
_MEASURES: tuple[tuple[Cell, ...], ...] = (
    ("Id", "Priority", "Label", "Unit", "Good direction", "Decimals", "Period covered", "Parts"),
    ("satisfaction", "1", "Victim satisfaction", "percent", "up", 1.0, "12 months", None),
    ("knife_crime", "2", "Knife crime", "count", "down", 0.0, "12 months", None),
    ("roads", "2", "Killed or injured", "count", "down", 0.0, "12 months", "Fatal; Serious"),
)
_HISTORY: tuple[tuple[Cell, ...], ...] = (
    ("Measure", "Part", "Area", date(2020, 3, 31), "2020/21", "2021/22", "Note"),
    ("satisfaction", None, None, "77,7%", Percent(0.776), Percent(0.726), "Survey & force"),
    ("knife_crime", None, None, 2105.0, 2189.0, 2358.0, None),
    ("knife_crime", None, "Eastham", 1100.0, 1189.5, "1,258 [p]", "215² — see note"),
    ("knife_crime", None, "Westham", "[x]", 1000.0, Error(7), None),
    ("roads", None, None, None, "Fatal 49 Serious 692", "Fatal 52 Serious 701", True),
)
_VALUES: tuple[tuple[Cell, ...], ...] = (
    ("Measure", "Area", "Period", "Value", "Status"),
    *(
        ("knife_crime", area, f"01/{month:02}/2021", 100.0 + month + len(area) / 8, "final")
        for month in range(1, 7)
        for area in ("Eastham", "Westham")
    ),
)
PROJECT = {
    "Settings": Page(_SETTINGS),
    "Quarters": Page((("Quarter", "Meeting date"), ("2022Q1", None))),
    "Priorities": Page((("Id", "Title"), ("1", "Helping victims"), ("2", "Safer streets"))),
    "Measures": Page(_MEASURES),
    "History": Page(_HISTORY, hidden_rows=frozenset({4}), merged=((0, 3, 0, 4),)),
    "Values": Page(_VALUES, hidden_columns=frozenset({4})),
    "Notes": Page((("Nothing here",),), hidden=True),
}


@dataclass(frozen=True, slots=True)
class Seed:
    """A good file."""

    suffix: str
    data: bytes


def seeds() -> Mapping[str, Seed]:
    """The good files by name; the same bytes every time."""
    return {
        "excel": Seed(".xlsx", new_excel(PROJECT)),
        "open document": Seed(".ods", open_document(PROJECT)),
        "old excel": Seed(".xls", old_excel(PROJECT)),
        "binary excel": Seed(".xlsb", binary_excel(PROJECT)),
        "text": Seed(".csv", _text(_VALUES)),
    }


def _text(rows: tuple[tuple[Cell, ...], ...]) -> bytes:
    lines = [",".join("" if value is None else f"{value}" for value in row) for row in rows]
    return ("\ufeff" + "\r\n".join(lines) + '\r\n"quoted, ""twice""",£,,2,\r\n').encode()
