"""A project small enough to read here: two priorities, four measures, two districts."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook

from perfmon_cli.renderers.zipped import without_clock

Sheet: TypeAlias = Sequence[Sequence[object]]

SETTINGS: Sheet = [
    ("Setting", "Value"),
    ("Organisation", "The Mayor's office"),
    ("Area", "Northshire"),
    ("Areas", "Eastham; Westham"),
    ("Panel", "Police and Crime Panel"),
    ("Paper title", "Performance report"),
    ("Arrow words", "better/worse"),
]
QUARTERS: Sheet = [("Quarter", "Meeting date", "Figures as at"), ("2022Q1", None, None)]
PRIORITIES: Sheet = [
    ("Id", "Title", "Kind", "Columns of its table"),
    ("1", "Helping victims", "priority", "-1; 0"),
    ("2", "Safer streets", "priority", "-1; 0"),
]
MEASURES: Sheet = [
    ("Id", "Priority", "Label", "Unit", "Good direction", "Decimals", "Period covered", "Source"),
    ("victim_satisfaction", "1", "Victim satisfaction", "percent", "up", 1, "12 months", "Survey"),
    ("calls", "1", "Calls answered", "percent", "up", 1, "12 months", "Force"),
    ("knife_crime", "2", "Knife crime", "count", "down", 0, "12 months", "Force"),
    ("hate_crime", None, "Hate crime", "count", "watch", 0, "12 months", "Force"),
]
HISTORY: Sheet = [
    ("Measure", "Part", "Area", "2020/21", "2021/22"),
    ("victim_satisfaction", None, None, 77.6, 72.6),
    ("calls", None, None, 90.6, 85.6),
    ("knife_crime", None, None, 2189, 2358),
    ("knife_crime", None, "Eastham", 1189, 1258),
    ("knife_crime", None, "Westham", 1000, 1100),
    ("hate_crime", None, None, 12, 14),
]
SHEETS: dict[str, Sheet] = {
    "Settings": SETTINGS,
    "Quarters": QUARTERS,
    "Priorities": PRIORITIES,
    "Measures": MEASURES,
    "History": HISTORY,
}
PAPER_HEAD = ("In", "Level", "Heading", "Kind", "From", "Measures", "Settings", "Wide page")
TEXT = """---
section: 1.1
title: Satisfaction
measures: victim_satisfaction
part: section
---

In {{ victim_satisfaction.period }}, {{ victim_satisfaction.value }} of victims were satisfied.
"""


def small_project(
    root: Path,
    sheets: Mapping[str, Sheet | None] | None = None,
    texts: Mapping[str, str] | None = None,
) -> Path:
    """Make the project in a new folder; `sheets` replace its own, None leaves one out.

    The same bytes whenever it is made.
    """
    book = Workbook()
    book.remove(book.active)
    for name, rows in {**SHEETS, **(sheets or {})}.items():
        if rows is not None:
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
    (root / "data").mkdir(parents=True)
    saved = io.BytesIO()
    book.save(saved)
    (root / "data" / "figures.xlsx").write_bytes(without_clock(saved.getvalue()))
    for name, text in ({"11-satisfaction.md": TEXT} if texts is None else texts).items():
        path = root / "commentary" / "2022Q1" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
