"""The one map between the words of the workbook and the terms of the code (CONTRACTS 1).

Reading, the empty workbook, the help on its headings and the documentation all use this map.
"""

from perfmon_cli.catalogue.columns import Heading, SheetKind
from perfmon_cli.catalogue.measure_sheet import MEASURES, SYNONYMS
from perfmon_cli.catalogue.sender_sheets import NAMES, RETURNS, TABLES_RECEIVED
from perfmon_cli.catalogue.sheets import (
    BLOCK_KINDS,
    BREAKS,
    DECISIONS,
    FIGURES,
    OTHER_AREAS,
    PAPER,
    PRIORITIES,
    QUARTERS,
    SETTING_NAMES,
    SETTINGS,
    SHEETS_FOR_PEOPLE,
    TARGETS,
)

__all__ = [
    "BLOCK_KINDS",
    "BREAKS",
    "DECISIONS",
    "FIGURES",
    "MEASURES",
    "NAMES",
    "OTHER_AREAS",
    "PAPER",
    "PRIORITIES",
    "QUARTERS",
    "RETURNS",
    "SETTINGS",
    "SETTING_NAMES",
    "SHEETS",
    "SHEETS_FOR_PEOPLE",
    "SYNONYMS",
    "TABLES_RECEIVED",
    "TARGETS",
    "Heading",
    "SheetKind",
]

#: The sheets of the catalogue, in the order in which perfmon writes them.
SHEETS: tuple[SheetKind, ...] = (
    SETTINGS,
    QUARTERS,
    PRIORITIES,
    MEASURES,
    BREAKS,
    TARGETS,
    DECISIONS,
    OTHER_AREAS,
    TABLES_RECEIVED,
    NAMES,
    RETURNS,
    PAPER,
)
