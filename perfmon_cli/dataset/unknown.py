"""What is a figure, and labels that are not known, with their row to paste into Names."""

import re
from dataclasses import replace

from perfmon_cli.catalogue.headings import NAMES
from perfmon_cli.cells.composites import read_composite
from perfmon_cli.cells.grammar import Problem, Reading, read_cell
from perfmon_cli.cells.model import CellError, CellRef, CellValue, NoResult, Sheet
from perfmon_cli.cells.numbers import tidy
from perfmon_cli.cells.refusals import quoted
from perfmon_cli.dataset.labels import Labels
from perfmon_cli.findings import Finding, finding

_WORDS = re.compile(r"[^\W\d_]+")
_PASTE_NAME = f"Paste its row of Checks.xlsx into the sheet {NAMES.name}, and write what it means"


def unknown_label(text: str, figures: int, where: CellRef, labels: Labels) -> Finding:
    """PM321 for a label: how many figures it keeps from being read, and the row for Names."""
    if not text:
        return finding(
            "PM321",
            f"{_figures(figures)} here without a label, so nothing says what is meant.",
            "Write the label, or leave the row out with Ignore rows saying.",
            where=where,
        )
    meant = labels.closest(text)
    hint = f'Did you mean "{meant}"? ' if meant else ""
    found = finding(
        "PM321",
        f"{quoted(text)} is not known as a measure, part, area or period, so "
        f"{_figures(figures, 'is', 'are')} not read.",
        f'{hint}{_PASTE_NAME}, or "nothing".',
        where=where,
    )
    return replace(found, paste=(text, ""), paste_sheet=NAMES.name)


def unknown_name(problem: Problem, text: str, where: CellRef) -> Finding:
    """PM321 for a name in a received sheet of ours in shape, with the row for Names."""
    hint = f"{problem.remedy} " if problem.remedy.startswith("Did you mean") else ""
    remedy = f'{hint}{_PASTE_NAME}, or "nothing".'
    found = finding("PM321", problem.problem, remedy, where=where)
    return replace(found, paste=(text, ""), paste_sheet=NAMES.name)


def is_figure(value: CellValue) -> bool:
    """Whether a cell holds a number, several as people write them, or a broken formula.

    A remark that has a number in it ("Up since 2019") is none.
    """
    if isinstance(value, (CellError, NoResult)):
        return True
    reading = read_cell(value)
    if isinstance(reading, Reading):
        return reading.value is not None
    return isinstance(value, str) and _is_composite(tidy(value))


def _is_composite(text: str) -> bool:
    if not any(character.isdecimal() for character in text):
        return False
    pieces = read_composite(text)
    if isinstance(pieces, Problem):
        return False
    has_short_labels = all(len(_WORDS.findall(piece.label)) <= 1 for piece in pieces)
    return has_short_labels and (len(pieces) > 1 or not text[0].isalpha())


def has_figures(sheet: Sheet) -> bool:
    """Whether any cell of a sheet holds a number."""
    return any(is_figure(cell) for row in sheet.rows for cell in row)


def _figures(count: int, one: str = "stands", many: str = "stand") -> str:
    return f"1 figure {one}" if count == 1 else f"{count:,} figures {many}"
