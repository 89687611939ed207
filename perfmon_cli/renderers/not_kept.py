"""What a copy of a workbook loses on its way through openpyxl, in words."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl import Workbook

#: Parts of a workbook by the beginning of their names, and what people call them.
_PARTS = {
    "xl/vbaproject": "macros",
    "xl/macrosheets/": "macros",
    "xl/dialogsheets/": "dialogue sheets",
    "xl/charts/chartex": "charts of newer kinds",
    "xl/charts/chart": "charts",
    "xl/media/": "pictures",
    "xl/diagrams/": "SmartArt",
    "xl/slicers/": "slicers",
    "xl/timelines/": "timelines",
    "xl/pivottables/": "pivot tables",
    "xl/activex/": "form controls",
    "xl/ctrlprops/": "form controls",
    "customui/": "buttons added to the ribbon",
    "xl/embeddings/": "embedded files",
    "xl/externallinks/externallink": "links to other workbooks",
    "xl/connections": "data connections",
    "xl/querytables/": "data connections",
    "xl/model/": "the data model",
    "xl/threadedcomments/": "threads of comments (their words stay, as plain comments)",
    "xl/richdata/": "linked data types and pictures in cells",
    "xl/webextensions/": "web add-ins",
    "xl/revisions/": "tracked changes",
    "xl/tables/": "tables",
    "xl/printersettings/": "printer settings",
    "docmetadata/": "the sensitivity label",
    "docprops/custom": "custom properties",
    "customxml/item": "custom XML",
    "_xmlsignatures/": "digital signatures",
}
#: Parts that are made anew, or hold what other parts say too.
_MADE_ANEW = re.compile(
    r"\[content_types\]\.xml|.*/?_rels/.*|xl/(workbook|styles|sharedstrings|calcchain|metadata)\..*"
    r"|xl/(worksheets|chartsheets|theme|drawings|persons|pivotcache|slicercaches|timelinecaches"
    r"|externallinks|charts)/.*|xl/comments.*|docprops/(app|core|thumbnail)\..*|customxml/.*"
    r"|\[trash\]/.*|package/.*|mimetype"
)
#: What stands inside sheets and drawings, and what people call it.
_INSIDE_SHEETS = {
    rb"<(?:\w+:)?f[ >]": "the results of formulas, until Excel opens the copy and works them out",
    rb":sparklineGroup[ >]": "sparklines",
    rb"x14:conditionalFormatting[ >]": "conditional formats of newer kinds",
    rb"x14:dataValidation[ >]": "drop-downs of newer kinds",
    rb"<(?:\w+:)?customSheetView[ >]": "custom views",
    rb"<(?:\w+:)?legacyDrawingHF[ >]": "pictures in headers and footers",
    rb"<(?:\w+:)?picture[ >]": "pictures behind the cells",
    rb"<(?:\w+:)?oleObject[ >]": "embedded files",
}
_INSIDE_DRAWINGS = {rb"<(?:\w+:)?(?:sp|grpSp|cxnSp)[ >]": "shapes and text boxes"}
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_DRAWING = re.compile(r"xl/drawings/[^/]+\.xml")
_CHUNK, _OVERLAP = 1 << 20, 200
_LONGEST, _MOST_UNKNOWN = 60, 5  #: characters of a name, and kinds that are listed


def lost(data: bytes, book: "Workbook") -> tuple[str, ...]:
    """What the archive holds and `book`, opened from it, does not; each in a few words, once.

    The archive has been found to be of bearable size. Parts of a kind that is not known are named
    as the file names them: nothing is left out in silence.
    """
    kept = _kept(book)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        had = _kinds(archive)
        words = [kind for kind in dict.fromkeys(_PARTS.values()) if had[kind] > kept[kind]]
        words += _unknown([kind for kind in had if kind not in _PARTS.values()])
        if kept["charts"]:
            words.append("details of charts")
        if any(name.startswith("xl/comments") for name in _names(archive)):
            words.append("the size and look of comments that were there")
        words += _inside(archive, _SHEET, _INSIDE_SHEETS)
        words += _inside(archive, _DRAWING, _INSIDE_DRAWINGS)
    return tuple(dict.fromkeys(words))


def _kept(book: "Workbook") -> Counter[str]:
    """How many of each kind openpyxl writes again."""
    every = (*book.worksheets, *book.chartsheets)
    return Counter(
        {
            "charts": sum(len(sheet._charts) for sheet in every),  # noqa: SLF001
            "pictures": sum(len(sheet._images) for sheet in book.worksheets),  # noqa: SLF001
            "pivot tables": sum(len(sheet._pivots) for sheet in book.worksheets),  # noqa: SLF001
            "links to other workbooks": len(book._external_links),  # noqa: SLF001
            "tables": sum(len(sheet.tables) for sheet in book.worksheets),
            "custom properties": 1,
        }
    )


def _names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Names as they are compared -> as they are written."""
    return {
        name.replace("\\", "/").lstrip("/").casefold(): name
        for name in archive.namelist()
        if not name.endswith("/")
    }


def _kinds(archive: zipfile.ZipFile) -> Counter[str]:
    """How many parts of each kind there are."""
    kinds: Counter[str] = Counter()
    for name in _names(archive):
        known = next((words for start, words in _PARTS.items() if name.startswith(start)), None)
        if known is not None and "/_rels/" not in name:
            kinds[known] += 1
        elif not _MADE_ANEW.fullmatch(name):
            kinds[f"parts named {name.rpartition('/')[0] or name}"[:_LONGEST]] += 1
    return kinds


def _unknown(kinds: list[str]) -> list[str]:
    more = len(kinds) - _MOST_UNKNOWN
    listed = sorted(kinds)[:_MOST_UNKNOWN]
    return [*listed, f"{more} more kinds of parts"] if more > 0 else listed


def _inside(
    archive: zipfile.ZipFile, part: re.Pattern[str], patterns: dict[bytes, str]
) -> Iterator[str]:
    parts = [name for plain, name in _names(archive).items() if part.fullmatch(plain)]
    wanted = {re.compile(pattern): words for pattern, words in patterns.items()}
    for pattern, words in wanted.items():
        if any(_has(archive, name, pattern) for name in parts):
            yield words


def _has(archive: zipfile.ZipFile, name: str, pattern: re.Pattern[bytes]) -> bool:
    return any(pattern.search(chunk) for chunk in _chunks(archive, name))


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterable[bytes]:
    """A part in pieces that overlap, so that no tag is cut in two."""
    tail = b""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            yield tail + chunk
            tail = chunk[-_OVERLAP:]
