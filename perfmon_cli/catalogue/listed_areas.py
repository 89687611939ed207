"""The setting Areas, typed with commas between the areas where semicolons belong."""

from collections.abc import Sequence
from dataclasses import replace

from perfmon_cli.catalogue.fields import Fields, split
from perfmon_cli.catalogue.headings import SETTINGS
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Settings
from perfmon_cli.catalogue.table import Table, as_text
from perfmon_cli.cells.model import Workbook
from perfmon_cli.findings import Finding

_SURELY = 3  #: so many items with commas between them are a list; "Bristol, City of" has two


def with_areas(
    settings: Settings,
    tables: list[Table],
    workbooks: Sequence[Workbook],
    findings: list[Finding],
) -> Settings:
    """The settings with each area by itself; PM501 at the setting where commas part them.

    Two words with a comma may be one name: they are two areas where both stand alone somewhere.
    """
    areas = tuple(area for name in settings.areas for area in _areas(name, workbooks))
    if areas == settings.areas:
        return settings
    for row in (row for table in tables for row in table):
        fields = Fields(row, SETTINGS, findings)
        if plain(fields.text("setting")) == "areas":
            problem = "There are commas between the areas."
            remedy = f"Write semicolons between them: {'; '.join(areas)}."
            fields.refuse("value", problem, remedy)
    return replace(settings, areas=areas)


def _areas(name: str, workbooks: Sequence[Workbook]) -> tuple[str, ...]:
    items = split(name, ",")
    is_list = len(items) >= _SURELY or (len(items) > 1 and _stand_alone(items, workbooks))
    return items if is_list else (name,)


def _stand_alone(items: Sequence[str], workbooks: Sequence[Workbook]) -> bool:
    cells = (c for book in workbooks for sheet in book.sheets for row in sheet.rows for c in row)
    texts = {plain(as_text(cell)) for cell in cells if isinstance(cell, str)}
    return all(plain(item) in texts for item in items)
