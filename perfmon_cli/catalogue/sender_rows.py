"""What senders owe and send: rows of Names, Tables received and Returns."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.cells.model import NOWHERE, CellRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One row of Names: what a sender's label means.

    `written` holds several labels where they mean something only together ("Total | Children").
    `words` name areas, parts and periods in the workbook's own words; which of them a word is, the
    table decides. `ignored` = the label means nothing that is wanted.
    """

    written: tuple[str, ...]
    measure: MeasureRef | None = None
    words: tuple[str, ...] = ()
    ignored: bool = False
    source: CellRef = NOWHERE


class Side(Enum):
    """What the labels down the side or across the top of a table name."""

    MEASURES = "measures"
    PARTS = "parts"
    AREAS = "areas"
    PERIODS = "periods"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableReceived:
    """One row of Tables received: where a table stands and how its labels are to be read."""

    sender: str  #: "" = the project's own workbooks
    file: str = ""  #: words that the file's name contains; "" = any file
    sheet: str = ""  #: "" = the file's first sheet
    top_left: str = ""  #: an address or the words that stand there; "" = found by its headings
    down: tuple[Side, ...] = ()  #: () = the table has no labels down the side
    across: tuple[Side, ...] = ()  #: () = one column of figures
    header_rows: int = 1
    measure: MeasureRef | None = None  #: what all cells are of, where no label says so
    period: str = ""  #: as typed
    ignored: tuple[str, ...] = ()  #: labels of rows and columns that are left out
    unread: bool = False  #: the sheet is known, and nothing in it is wanted
    source: CellRef = NOWHERE

    def sides_above(self, header_row: int) -> tuple[Side, ...]:
        """What the headings in one of the heading rows are: one side each, or any of them."""
        if self.across and len(self.across) == self.header_rows:
            return (self.across[header_row],)
        return self.across


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """One row of Returns: what a sender owes, by when, and what came."""

    sender: str
    what: str  #: as typed: ids of measures, or the name of a sheet or file
    measures: tuple[str, ...] = ()  #: the ids that `what` names
    due: date | None = None
    received: date | None = None
    as_at: date | None = None
    status: str = ""
    source: CellRef = NOWHERE
