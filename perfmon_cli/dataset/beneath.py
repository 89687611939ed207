"""What stands beneath the headings of a sheet of figures: lost columns, and a second table."""

from collections.abc import Iterator, Mapping

from perfmon_cli.catalogue.headings import FIGURES
from perfmon_cli.catalogue.table import as_text
from perfmon_cli.cells.model import Sheet, column_letters
from perfmon_cli.dataset.merged import covered
from perfmon_cli.dataset.top_left import is_blank
from perfmon_cli.dataset.unknown import is_figure
from perfmon_cli.findings import Finding, finding


def second_table(sheet: Sheet, header: int, columns: Mapping[str, int]) -> int | None:
    """The index of a row further down that has other headings; None where there is none.

    A row with the same headings, as at the top of a printed page, begins no other table.
    """
    measure = columns["measure"]
    own = [as_text(cell) for cell in sheet.rows[header]]
    ordinary = {""}
    for index in range(header + 1, len(sheet.rows)):
        row = sheet.rows[index]
        label = as_text(row[measure]) if measure < len(row) else ""
        if label in ordinary:
            continue
        if FIGURES.field_of(label) != "measure":
            ordinary.add(label)
            continue
        texts = [as_text(cell) for cell in row]
        if texts != own and any(text and text != label for text in texts):
            return index
    return None


def say_second_table(sheet: Sheet, index: int, column: int) -> Finding:
    """PM113 at the heading row of the second table."""
    return finding(
        "PM113",
        "A second table begins here, with headings of its own; its rows are not read.",
        "Give it a sheet of its own.",
        where=sheet.ref(index, column),
    )


def without_heading(
    sheet: Sheet, header: int, stop: int, wanted: str, measure: int
) -> Iterator[Finding]:
    """PM106 for columns of figures with nothing above them; `wanted` says what belongs there.

    Left of the measures (the numbers of the rows) and where nothing is wanted it is only PM107.
    """
    rows = sheet.rows[header:stop]
    headings = rows[0]
    for column in range(max(map(len, rows))):
        if column < len(headings) and not is_blank(headings[column]):
            continue
        count = sum(is_figure(row[column]) for row in rows[1:] if column < len(row))
        if not count:
            continue
        letters = column_letters(sheet.left + column)
        figures = "1 figure" if count == 1 else f"{count:,} figures"
        merge = covered(sheet, header, column)
        own = f" of its own: {merge.cells} are merged" if merge else ""
        is_lost = bool(wanted) and column > measure
        remedy = f"Write the {wanted} above " if is_lost else "If they are wanted, head "
        remedy += "it." if count == 1 and is_lost else "them." if is_lost else "the column."
        yield finding(
            "PM106" if is_lost else "PM107",
            f"Column {letters} has {figures} and no heading{own}.",
            remedy,
            where=sheet.ref(header, column),
        )
