"""Tables as HTML: one header row, the first cell of a row its header, nothing merged."""

from typing import Final

from markupsafe import Markup

from perfmon_cli.renderers.html_lines import line, notes
from perfmon_cli.renderers.html_marks import is_rating
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.renderers.html_places import row_id
from perfmon_cli.report.model import Cell, Column, ColumnKind, Line, Table
from perfmon_cli.wording.periods import kept_together

_NARROW_COLUMNS = 4
_SMALL_COLUMNS = 5
#: More need the width of a desk.
_BROAD_COLUMNS = 7
#: What stays on one page: so many rows, of so many lines of so many signs in all.
_SHORT_ROWS, _SHORT_LINES, _LINE = 14, 36, 20
#: A row of more lines need not stay with the next one: a page may have no room for both.
_TALL_LINES = 25
#: What elements of a table are, said again: a style that makes cards of its rows would unsay it.
_ROLES: Final = ("table", "rowgroup", "row")


def table(block: Table, medium: Medium) -> Markup:
    """Return the table with its caption and notes.

    On a screen that is too narrow for it a table can turn into cards, one a row: its cells carry
    their column's heading, and its elements say what they are.
    """
    cards = medium.is_screen
    whole, group, one = (_role(name) if cards else Markup("") for name in _ROLES)
    html = Markup(
        '<table id="{id}"{names}{table}>{caption}{widths}'
        "<thead{group}><tr{row}>{heads}</tr></thead><tbody{group}>{rows}</tbody></table>"
    ).format(
        id=block.id,
        names=_names(block, cards=cards),
        caption=_caption(block, medium),
        widths=_widths(block),
        table=whole,
        group=group,
        row=one,
        heads=Markup("").join(_head(column, cards=cards) for column in block.columns),
        rows=Markup("").join(
            _row(index, block, medium, cards=cards) for index in range(len(block.rows))
        ),
    )
    if len(block.columns) > _NARROW_COLUMNS:
        html = medium.region(block.id, html)
    return html + notes(block.notes, medium)


def widths_css(tables: tuple[Table, ...]) -> str:
    """Return the style rules for the column widths that the tables use."""
    used = {width for table in tables for width in _thousandths(table)}
    return "".join(f".w{width}{{width:{width / 10:g}%}}" for width in sorted(used))


def _has_row_headers(block: Table) -> bool:
    """Whether a table has more figures than header cells, were its first cells headers.

    Else, as in a table of one row, they are read as cells: readers of tagged PDF take a table that
    is mostly headers for a heading torn to pieces.
    """
    rows, columns = len(block.rows), len(block.columns)
    return rows + columns <= rows * (columns - 1)


def _role(name: str) -> Markup:
    return Markup(' role="{}"').format(name)


def _caption(block: Table, medium: Medium) -> Markup:
    number = (
        Markup("<b>{} {}:</b> ").format(medium.words["table"], block.number) if block.number else ""
    )
    return Markup('<caption id="{}-caption"><span>{}{}</span></caption>').format(
        block.id, number, block.caption
    )


def _names(block: Table, *, cards: bool) -> Markup:
    """Name what lets a style set the table better: a few columns of numbers, a few rows."""
    has_text = any(column.kind is ColumnKind.TEXT for column in block.columns)
    is_for_phones = has_text or len(block.columns) >= _NARROW_COLUMNS
    lines = _lines(block)
    names = {
        "cards": cards and is_for_phones,
        "broad": cards and len(block.columns) > _BROAD_COLUMNS,
        "few": cards and not is_for_phones,
        "small": len(block.columns) <= _SMALL_COLUMNS and not has_text,
        "short": len(block.rows) <= _SHORT_ROWS and sum(lines) <= _SHORT_LINES,
        "tall": max(lines, default=0) > _TALL_LINES,
    }
    given = " ".join(name for name, holds in names.items() if holds)
    return Markup(' class="{}"').format(given) if given else Markup("")


def _lines(block: Table) -> list[int]:
    """Return about how many lines each row of a table takes, by its longest cell."""
    return [
        max(
            sum(
                sum(len(span.text) for span in text) // _LINE + 1
                for text in (cell.line, *cell.notes)
            )
            for cell in row.cells
        )
        for row in block.rows
    ]


def _widths(block: Table) -> Markup:
    columns = Markup("").join(
        Markup('<col class="w{}">').format(width) for width in _thousandths(block)
    )
    return Markup("<colgroup>{}</colgroup>").format(columns)


def _thousandths(block: Table) -> list[int]:
    whole = sum(column.share for column in block.columns)
    return [round(column.share / whole * 1000) for column in block.columns]


def _head(column: Column, *, cards: bool) -> Markup:
    role = _role("columnheader") if cards else ""
    return Markup('<th scope="col"{} class="{}">{}</th>').format(
        role, _class(column), kept_together(column.heading)
    )


def _row(index: int, block: Table, medium: Medium, *, cards: bool) -> Markup:
    row, own_id = block.rows[index], row_id(block, index)
    name = "total" if row.is_total else "own" if row.is_own else ""
    has_header = medium.heads_all_rows or _has_row_headers(block)
    cells = Markup("").join(
        _cell(cell, column, medium, is_header=has_header and at == 0, cards=cards)
        for at, (cell, column) in enumerate(zip(row.cells, block.columns, strict=True))
    )
    named = Markup(' class="{}"').format(name) if name else ""
    led_to = Markup(' id="{}"').format(own_id) if own_id in medium.places.rows else ""
    return Markup("<tr{}{}{}>{}</tr>").format(led_to, named, _role("row") if cards else "", cells)


def _cell(cell: Cell, column: Column, medium: Medium, *, is_header: bool, cards: bool) -> Markup:
    words = line(cell.line, medium)
    if cell.mark and is_rating(cell.mark):
        words = Markup("<strong>{}</strong>").format(words)
    mark = medium.mark(cell.mark, cell.tone) if cell.mark else Markup("")
    content = mark + words + Markup("").join(_beneath(note, medium) for note in cell.notes)
    if is_header:
        role = _role("rowheader") if cards else ""
        return Markup('<th scope="row"{} class="{}">{}</th>').format(role, _class(column), content)
    said = Markup("")
    if cards:
        said = _role("cell") + Markup(' data-label="{}"').format(column.heading)
    return Markup('<td{} class="{}">{}</td>').format(said, _class(column), content)


def _beneath(note: Line, medium: Medium) -> Markup:
    """A smaller line of a cell; one that holds a figure is as large as the first."""
    name = "more" if any(span.figure for span in note) else "sub"
    return Markup(' <span class="{}">{}</span>').format(name, line(note, medium))


def _class(column: Column) -> str:
    names = {"now": column.is_current, "whole": column.is_total}
    return " ".join((column.kind.value, *(name for name, holds in names.items() if holds)))
