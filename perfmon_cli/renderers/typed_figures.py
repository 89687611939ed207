"""The sheets of Checks.xlsx about numbers typed in texts: what each is, and what could be live."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perfmon_cli.proof.describing import cells, described, printed, subject, when
from perfmon_cli.proof.entries import Entry, State
from perfmon_cli.proof.proposals import proposals
from perfmon_cli.proof.sentences import Sentence
from perfmon_cli.renderers import sheets
from perfmon_cli.renderers.sheets import GREEN, Column

if TYPE_CHECKING:
    from openpyxl import Workbook

TITLE, LIVE_TITLE = "Figures in the text", "To make live"
_COLUMNS = (
    Column("File", 40),
    Column("Line or cell", 14),
    Column("As typed", 22),
    Column("What the proof says", 22),
    Column("Figure", 24),
    Column("What it is", 60),
    Column("Period", 24),
    Column("Cells", 30),
    Column("Source of an own figure", 40),
    Column("Sentence", 100),
)
_LIVE_COLUMNS = (
    Column("File", 40),
    Column("Line", 8),
    Column("Sentence as typed", 90),
    Column("With live figures, to copy", 100, GREEN),
)
_STATES = {
    State.MATCHED: "matched",
    State.NAMED: "in a name",
    State.OWN: "own figure",
    State.NOT_MATCHED: "not matched (PM403)",
    State.WRONG_UNIT: "wrong unit (PM405)",
}


def add(book: "Workbook", entries: Sequence[Entry]) -> None:
    """Add both sheets; what is not matched first in neither: rows are in the order of the texts."""
    _add(book, TITLE, _COLUMNS, [_row(entry) for entry in entries])
    rows = [(p.where.file, str(p.line or ""), p.typed, p.proposed) for p in proposals(entries)]
    _add(book, LIVE_TITLE, _LIVE_COLUMNS, rows)


def told(entry: Entry) -> str:
    """Where a number is typed and what it is, in a line: for `perfmon trace`."""
    place = f"{entry.sentence.where.file}, "
    place += f"line {entry.sentence.line}" if entry.sentence.line else _place(entry.sentence)
    if entry.known:
        return f"{place}: {described(entry.known)}"
    if entry.source:
        return f"{place}: a figure of the writer's own, from: {entry.source}"
    return f"{place}: {_STATES[entry.state]}"


def _add(
    book: "Workbook", title: str, columns: Sequence[Column], rows: Sequence[tuple[str, ...]]
) -> None:
    sheet = book.create_sheet(title)
    sheets.put_headings(sheet, columns)
    sheets.put_rows(sheet, columns, rows)
    sheets.add_filter(sheet, len(columns), len(rows))


def _row(entry: Entry) -> tuple[str, ...]:
    sentence, known = entry.sentence, entry.known
    return (
        sentence.where.file,
        _place(sentence),
        entry.typed.text.strip(),
        _STATES[entry.state],
        printed(known) if known else "",
        subject(known) if known else "",
        when(known) if known else "",
        cells(known) if known else "",
        entry.source,
        sentence.text.strip(),
    )


def _place(sentence: Sentence) -> str:
    if sentence.line is not None:
        return str(sentence.line)
    return f"{sentence.where.sheet}!{sentence.where.cell}".strip("!")
