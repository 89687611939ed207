"""Our own pass over an .xlsx: what it holds beside values."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from perfmon_cli.workbook.archive import Archive
from perfmon_cli.workbook.facts import SheetFacts
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.markup import start_tags, well_formed
from perfmon_cli.workbook.sheet_scan import Style, scan_sheet

_WORKBOOK = "xl/workbook.xml"
_BUILT_IN_PERCENT = {9, 10}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet's part inside the file."""

    sheet: str
    name: str


def pass_over(archive: Archive, limits: Limits) -> Mapping[str, SheetFacts]:
    """Sheet name -> what stands beside its values; raises Refused (PM101, PM104)."""
    workbook = main_part(archive, _WORKBOOK)
    tags = start_tags(archive.chunks(workbook))
    recalculated = any(
        tag == "calcPr" and attributes.get("fullCalcOnLoad") in _TRUE for tag, attributes in tags
    )
    targets = relations(archive, workbook)
    style = Style(_percent_styles(archive, targets.values()), recalculated)
    _check_texts(archive, targets.values())
    parts = [
        Part(attributes.get("name", ""), targets.get(attributes.get("id", ""), ""))
        for tag, attributes in tags
        if tag == "sheet"
    ]
    return {
        part.sheet: scan_sheet(archive, part.name, part.sheet, style, limits)
        for part in parts
        if archive.has(part.name)
    }


def main_part(archive: Archive, usual: str) -> str:
    """The name of the part that lists the sheets."""
    if archive.has("_rels/.rels"):
        for _, attributes in start_tags(archive.chunks("_rels/.rels")):
            if attributes.get("Type", "").endswith("/officeDocument"):
                return attributes.get("Target", "").lstrip("/") or usual
    return usual


def relations(archive: Archive, part: str) -> dict[str, str]:
    """Relationship id -> name of the part it leads to (external ones: as written)."""
    folder, name = posixpath.split(part)
    rels = f"{folder}/_rels/{name}.rels"
    if not archive.has(rels):
        return {}
    return {
        attributes["Id"]: _target(folder, attributes)
        for tag, attributes in start_tags(archive.chunks(rels))
        if tag == "Relationship" and "Id" in attributes
    }


def is_percent(number_format: str) -> bool:
    """Whether a number format shows 0.777 as 77.7%; a quoted "%" is only text."""
    return "%" in _NOT_SHOWN.sub("", number_format)


def linked_files(archive: Archive) -> Iterator[str]:
    """The addresses of the files whose values this workbook repeats."""
    for part in archive.names:
        if re.fullmatch(r"xl/externallinks/[^/]+\.(xml|bin)", part):
            yield from relations(archive, part).values() or ("another program",)


def _target(folder: str, attributes: Mapping[str, str]) -> str:
    target = attributes.get("Target", "")
    if attributes.get("TargetMode") == "External":
        return target
    target = target.replace("\\", "/")
    joined = target if target.startswith("/") else f"{folder}/{target}"
    return posixpath.normpath(joined).lstrip("/")


def _check_texts(archive: Archive, parts: Iterable[str]) -> None:
    for part in parts:
        if part.lower().endswith("sharedstrings.xml") and archive.has(part):
            for _ in well_formed(archive.chunks(part)):
                pass


def _percent_styles(archive: Archive, parts: Iterable[str]) -> frozenset[int]:
    styles = next((part for part in parts if part.lower().endswith("styles.xml")), "")
    if not archive.has(styles):
        return frozenset()
    percent_formats = set(_BUILT_IN_PERCENT)
    formats: list[int] = []
    in_cell_styles = False
    for tag, attributes in start_tags(archive.chunks(styles)):
        if tag in {"cellStyleXfs", "cellXfs", "cellStyles", "dxfs"}:
            in_cell_styles = tag == "cellXfs"
        elif tag == "numFmt" and is_percent(attributes.get("formatCode", "")):
            percent_formats.add(_number(attributes.get("numFmtId")))
        elif tag == "xf" and in_cell_styles:
            formats.append(_number(attributes.get("numFmtId")))
    return frozenset(i for i, number in enumerate(formats) if number in percent_formats)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else -1
