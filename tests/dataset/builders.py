"""Workbooks from a few lines of text, and findings as one line each."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from perfmon_cli.cells.model import (
    CellError,
    CellValue,
    NoResult,
    Percentage,
    Sheet,
    Workbook,
)
from perfmon_cli.findings import Finding

FILE = "data/figures.xlsx"

SETTINGS = """
    Setting      | Value
    Organisation | West Yorkshire Combined Authority
    Area         | West Yorkshire
    Areas        | Bradford; Leeds
"""
QUARTERS = """
    Quarter
    2022Q1
"""


def value(text: str) -> CellValue:
    """A cell as typed: 5 is a number, %5 a percentage, d2022-03-31 a date, #REF! and =A1 broken.

    Anything else is text, also in quotes: '5' is a number stored as text. ¦ stands for a bar.
    """
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text):
        return Decimal(text)
    if re.fullmatch(r"%[0-9.]+", text):
        return Percentage(Decimal(text[1:]))
    if re.fullmatch(r"d[0-9-]{10}", text):
        return date.fromisoformat(text[1:])
    if text[:1] in {"#", "="}:
        return CellError(text) if text.startswith("#") else NoResult(text)
    words = text[1:-1] if text.startswith("'") and text.endswith("'") else text
    return _WORDS.get(text, words.replace("¦", "|"))


_WORDS: dict[str, CellValue] = {"": None, "TRUE": True, "FALSE": False}


def sheet(name: str, text: str, file: str = FILE, *, top: int = 1) -> Sheet:
    """A sheet from lines with bars between the cells; a line of dots is a blank row."""
    lines = [line.strip() for line in text.strip("\n").splitlines() if line.strip()]
    rows = tuple(
        () if line == "..." else tuple(value(cell.strip()) for cell in line.split("|"))
        for line in lines
    )
    return Sheet(file=file, name=name, rows=rows, top=top)


def workbook(*sheets: Sheet, file: str = FILE) -> Workbook:
    """One file with these sheets."""
    return Workbook(file=file, sha256="0" * 64, sheets=sheets)


def project(measures: str, *figures: Sheet, settings: str = SETTINGS) -> tuple[Workbook, ...]:
    """A project of one file with Settings, Quarters, Measures and these sheets."""
    needed = (
        sheet("Settings", settings),
        sheet("Quarters", QUARTERS),
        sheet("Measures", measures),
    )
    return (workbook(*needed, *figures),)


def lines(findings: Iterable[Finding]) -> list[str]:
    """Each finding as it is printed."""
    return [str(finding) for finding in findings]
