"""Which part of the paper a row belongs to: the covering report, or one of its appendices."""

import re
from collections.abc import Sequence

from perfmon_cli.catalogue.paper_rows import BlockRow
from perfmon_cli.report.parts import COVERING
from perfmon_cli.wording.words import WORDS

#: Kinds that speak of the whole report: they go with the appendix that the cover opens.
_OF_THE_REPORT = ("glossary", "methods notes", "back page")


class Parts:
    """Follows the rows in order and says where each belongs.

    A memo opens the covering report, a cover its appendix, and a heading of level 1 that begins
    with the same word and another number ("Appendix 2: …") opens the next. The glossary, the notes
    on methods and the back page belong to the appendix with the cover, wherever they stand, unless
    their own heading makes them an appendix.
    """

    def __init__(self, rows: Sequence[BlockRow]) -> None:
        self._cover = next((row for row in rows if row.kind == "cover"), None)
        label = _label(self._cover) if self._cover else WORDS["cover.label"]
        word = re.escape(label.rsplit(" ", 1)[0])
        self._opening = re.compile(rf"({word}\s+\w+)\b", re.IGNORECASE)
        self._now = COVERING if any(row.kind == "memo" for row in rows) else ""
        self._main = ""

    def of(self, row: BlockRow) -> str:
        """The part of the next row, as a file's name ends: "appendix-1"; "" before the first."""
        opened = self._opening.match(row.heading)
        if row.kind == "cover":
            self._now = self._main = _slug(_label(row))
        elif opened and row.level == 1:
            self._now = _slug(opened.group(1))
        elif row.kind in _OF_THE_REPORT and self._main:
            self._now = self._main
        return self._now


def _label(cover: BlockRow) -> str:
    return cover.setting("label", WORDS["cover.label"])


def _slug(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")[:40]
