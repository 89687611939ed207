"""How texts and sheets name measures and ranges: `referrals (Adults) [Leeds]`, `Funds!A1:K9`."""

import re
from dataclasses import dataclass

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.cells.model import column_number
from perfmon_cli.cells.numbers import tidy
from perfmon_cli.cells.refusals import quoted

_REF = re.compile(
    r"(?P<measure>[A-Za-z0-9_]+)\s*"
    r"(?:(?:\((?P<part>[^()]+)\)\s*)?(?:\[(?P<area>[^\[\]]+)\])?"
    r"|\[(?P<area_first>[^\[\]]+)\]\s*\((?P<part_last>[^()]+)\))"
)
_BETWEEN = re.compile(r";(?![^(\[]*[)\]])")
_GROUPS = re.compile(r"\|(?![^(\[]*[)\]])")
_RANGE = re.compile(
    r"(?P<sheet>'(?:[^']|'')+'|[^!'][^!]*)!\$?(?P<left>[A-Za-z]{1,3})\$?(?P<top>[1-9][0-9]{0,6})"
    r":\$?(?P<right>[A-Za-z]{1,3})\$?(?P<bottom>[1-9][0-9]{0,6})"
)


@dataclass(frozen=True, slots=True)
class SheetRange:
    """A rectangle of a sheet, rows and columns from 1, both ends included."""

    sheet: str
    top: int
    left: int
    bottom: int
    right: int


def parse_refs(text: str) -> tuple[MeasureRef, ...] | str:
    """Read ids with semicolons between, a part in round and an area in square brackets.

    What is no id comes back as one sentence that says so. Whether the measure, part and area
    exist is not asked here.
    """
    refs: list[MeasureRef] = []
    for item in map(tidy, _BETWEEN.split(text)):
        if not item:
            continue
        match = _REF.fullmatch(item)
        if match is None:
            return f"{quoted(item)} does not name a measure."
        part = match["part"] or match["part_last"] or ""
        area = match["area"] or match["area_first"] or ""
        refs.append(MeasureRef(match["measure"], part.strip(), area.strip()))
    return tuple(refs)


def parse_groups(text: str) -> tuple[tuple[MeasureRef, ...], ...] | str:
    """Read groups of measures with bars between them; an empty group is left out."""
    groups: list[tuple[MeasureRef, ...]] = []
    for part in _GROUPS.split(text):
        refs = parse_refs(part)
        if isinstance(refs, str):
            return refs
        if refs:
            groups.append(refs)
    return tuple(groups)


def parse_range(text: str) -> SheetRange | None:
    """Read `Sheet!A1:K9`, the sheet in quotes or not; None when it is no range."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return None
    sheet = match["sheet"]
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    rows = sorted((int(match["top"]), int(match["bottom"])))
    columns = sorted(column_number(match[side].upper()) for side in ("left", "right"))
    return SheetRange(sheet.strip(), rows[0], columns[0], rows[1], columns[1])
