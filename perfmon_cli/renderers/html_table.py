"""Tables as HTML: one header row, the first cell of a row its header, nothing merged."""

from markupsafe import Markup

from perfmon_cli.renderers.html_lines import line, notes
from perfmon_cli.renderers.html_marks import is_rating
from perfmon_cli.renderers.html_medium import Medium
from perfmon_cli.report.model import Cell, Column, ColumnKind, Line, Row, Table

_NARROW_COLUMNS = 4
_SMALL_COLUMNS = 5
_SHORT_ROWS = 14


def table(block: Table, medium: Medium) -> Markup:
    """Return the table with its caption and notes."""
    html = Markup(
        '<table id="{id}"{names}>{caption}{widths}'
        "<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    ).format(
        id=block.id,
        names=_names(block),
        caption=_caption(block, medium),
        widths=_widths(block),
        heads=Markup("").join(_head(column) for column in block.columns),
        rows=Markup("").join(_row(row, block.columns, medium) for row in block.rows),
    )
    if len(block.columns) > _NARROW_COLUMNS:
        html = medium.region(block.id, html)
    return html + notes(block.notes, medium)


def widths_css(tables: tuple[Table, ...]) -> str:
    """Return the style rules for the column widths that the tables use."""
    used = {width for table in tables for width in _thousandths(table)}
    return "".join(f".w{width}{{width:{width / 10:g}%}}" for width in sorted(used))


def _caption(block: Table, medium: Medium) -> Markup:
    number = (
        Markup("<b>{} {}:</b> ").format(medium.words["table"], block.number) if block.number else ""
    )
    return Markup('<caption id="{}-caption"><span>{}{}</span></caption>').format(
        block.id, number, block.caption
    )


def _names(block: Table) -> Markup:
    """Name what lets a style set the table better: a few columns of numbers, a few rows."""
    has_text = any(column.kind is ColumnKind.TEXT for column in block.columns)
    names = {
        "small": len(block.columns) <= _SMALL_COLUMNS and not has_text,
        "short": len(block.rows) <= _SHORT_ROWS,
    }
    given = " ".join(name for name, holds in names.items() if holds)
    return Markup(' class="{}"').format(given) if given else Markup("")


def _widths(block: Table) -> Markup:
    columns = Markup("").join(
        Markup('<col class="w{}">').format(width) for width in _thousandths(block)
    )
    return Markup("<colgroup>{}</colgroup>").format(columns)


def _thousandths(block: Table) -> list[int]:
    whole = sum(column.share for column in block.columns)
    return [round(column.share / whole * 1000) for column in block.columns]


def _head(column: Column) -> Markup:
    return Markup('<th scope="col" class="{}">{}</th>').format(_class(column), column.heading)


def _row(row: Row, columns: tuple[Column, ...], medium: Medium) -> Markup:
    opening = Markup('<tr class="total">') if row.is_total else Markup("<tr>")
    cells = Markup("").join(
        _cell(cell, column, medium, is_first=index == 0)
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    return opening + cells + Markup("</tr>")


def _cell(cell: Cell, column: Column, medium: Medium, *, is_first: bool) -> Markup:
    words = line(cell.line, medium)
    if cell.mark and is_rating(cell.mark):
        words = Markup("<strong>{}</strong>").format(words)
    mark = medium.mark(cell.mark, cell.tone) if cell.mark else Markup("")
    content = mark + words + Markup("").join(_beneath(note, medium) for note in cell.notes)
    if is_first:
        return Markup('<th scope="row" class="{}">{}</th>').format(_class(column), content)
    return Markup('<td class="{}">{}</td>').format(_class(column), content)


def _beneath(note: Line, medium: Medium) -> Markup:
    """A smaller line of a cell; one that holds a figure is as large as the first."""
    name = "more" if any(span.figure for span in note) else "sub"
    return Markup(' <span class="{}">{}</span>').format(name, line(note, medium))


def _class(column: Column) -> str:
    return f"{column.kind.value} now" if column.is_current else column.kind.value
