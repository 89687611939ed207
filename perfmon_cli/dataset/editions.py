"""Files that senders send again: which are editions of one file, and which is the newest.

Nothing here asks the clock or the file system: a copied or synchronised file has any date there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from perfmon_cli.catalogue.matching import plain, wording
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.sender_rows import Return, TableReceived
from perfmon_cli.catalogue.senders import sender_of
from perfmon_cli.cells.model import Workbook
from perfmon_cli.period import Basis, months_ending, parse_day, parse_period

_LONGEST_DATE = 6  #: words, as in "12 months to 31 March 2022"
_VERSION = re.compile(r"(?<![^ ])(?:v(?:er|ersion)? ?[0-9][0-9.-]*|\([0-9]+\)|q[1-4])(?![^ ])")
_VERSION_WORDS = re.compile(
    r"(?<![^ ])(?:final|revis(?:ed|ion)|correct(?:ed|ion)|updated?|resub(?:mission|mitted)|copy"
    r"|latest|draft)(?![^ ])"
)
_MONTH = re.compile(r"(20[0-9]{2})[- ](0[1-9]|1[0-2])")
_NUMBER = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Received:
    """A received file: who sent it, what it is an edition of, and the date in its name."""

    book: Workbook
    sender: str
    family: str
    words: str  #: its name without dates and versions
    named: date | None  #: the date in its name
    dated: date | None  #: the same, or what Returns or Tables received say

    @property
    def rank(self) -> tuple[date, tuple[str, ...], str]:
        """The newest is the largest: by date, one without a date the oldest, then by its name."""
        file = self.book.file
        return (self.dated or date.min, natural(file.rpartition(".")[0]), file)


def newest_first(
    books: Iterable[Workbook], folder: str, catalogue: Catalogue
) -> tuple[Received, ...]:
    """The received files by sender, the newest of each sender first."""
    files = [_received(book, folder, catalogue) for book in books]
    files.sort(key=lambda one: one.rank, reverse=True)
    return tuple(sorted(files, key=lambda one: natural(one.sender)))


def natural(text: str) -> tuple[str, ...]:
    """A key that sorts as people count: "table 9" before "table 10", capitals alike."""
    return tuple(_padded(part) for part in re.split(r"([0-9]+)", text.casefold()))


def _padded(part: str) -> str:
    return part.lstrip("0").rjust(20, "0") if _NUMBER.fullmatch(part) else part


def stem_of(file: str) -> str:
    """A file's name without its folder and its ending."""
    name = file.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def describes(table: TableReceived, sender: str | None, file: str) -> bool:
    """Whether a row of Tables received speaks of this file; None = it is not a received one."""
    return plain(table.sender) == plain(sender or "") and plain(table.file) in plain(stem_of(file))


def _received(book: Workbook, folder: str, catalogue: Catalogue) -> Received:
    sender = sender_of(book.file, folder) or ""
    inner = book.file.removeprefix(f"{folder}/").removeprefix(f"{sender}/").rpartition(".")[0]
    words, named = name_and_date(inner)
    rows = [row for row in catalogue.tables_received if describes(row, sender, book.file)]
    family = next((wording(row.file) for row in rows if row.file), wording(words))
    dated = named or _date_of_return(book, sender, catalogue.returns) or _date_of_row(rows)
    return Received(book, sender, family, words, named, dated)


def _date_of_return(book: Workbook, sender: str, returns: Sequence[Return]) -> date | None:
    """When the Returns sheet says that this file came, or was taken."""
    names = {plain(stem_of(book.file)), *(plain(sheet.name) for sheet in book.sheets)}
    days = [
        day
        for row in returns
        if plain(row.sender) == plain(sender)
        and not row.measures
        and any(plain(row.what) in name for name in names)
        for day in (row.as_at or row.received,)
        if day is not None
    ]
    return max(days, default=None)


def _date_of_row(rows: Sequence[TableReceived]) -> date | None:
    periods = (parse_period(row.period, Basis.ROLLING_12) for row in rows)
    return max((period.end for period in periods if period is not None), default=None)


def name_and_date(name: str) -> tuple[str, date | None]:
    """The words of a file's name without dates and versions, and the last day of its latest date.

    A date is a day, month, quarter, financial or calendar year; folders within the sender's count
    as words of the name.
    """
    words = _tidy(name).split()
    kept: list[str] = []
    days: list[date] = []
    at = 0
    while at < len(words):
        found = _date_at(words, at)
        if found is None:
            kept.append(words[at])
            at += 1
        else:
            days.append(found[0])
            at = found[1]
    text = _VERSION_WORDS.sub(" ", _VERSION.sub(" ", " ".join(kept)))
    return " ".join(text.split()), max(days, default=None)


def _date_at(words: list[str], at: int) -> tuple[date, int] | None:
    """The longest date that begins with this word, and the word behind it."""
    for end in range(min(len(words), at + _LONGEST_DATE), at, -1):
        day = _day(" ".join(words[at:end]))
        if day is not None:
            return day, end
    return None


def _day(text: str) -> date | None:
    bare = text.strip("(),")
    day = parse_day(bare)
    if day is not None:
        return day
    month = _MONTH.fullmatch(bare)
    if month is not None:
        return months_ending(date(int(month[1]), int(month[2]), 1), 1).end
    period = parse_period(bare, Basis.ROLLING_12)
    return None if period is None else period.end


def _tidy(name: str) -> str:
    """The name in small letters, its words with spaces between and its dates in one way."""
    text = re.sub(r"[_/\s]+", " ", name.casefold())
    text = re.sub(r"(?<=[0-9])[._](?=[0-9])", "-", text)
    text = re.sub(r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])", r"\1-\2-\3", text)
    text = re.sub(r"(?<![0-9])([0-3]?[0-9])-([01]?[0-9])-(20[0-9]{2})(?![0-9])", r"\1/\2/\3", text)
    text = re.sub(r"(?<![0-9])-|-(?![0-9])|(?<=\bq[1-4])-", " ", text)
    return re.sub(r"(20[0-9]{2}-[0-9]{2}) (q[1-4])(?![0-9])", r"\2 \1", text)
