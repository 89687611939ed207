"""Tables of a filled template: widths of the page, headers that repeat, rows that stay whole."""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from perfmon_cli.renderers.docx_grids import Layout
from perfmon_cli.renderers.docx_xml import W, plain

#: A table that is likely no higher than this (about half a page, in twips) stays on one page.
_KEPT: Final = 7000
#: Of small print, roughly: the height of a line, the width of a letter, what a row has around it.
_LINE, _LETTER, _AROUND = 228, 92, 90
_PADDING: Final = 204
_ORDER: Final = (
    *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
    *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
    *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription", "tblPrChange"),
)
#: What follows the borders among the properties of a cell.
_AFTER_BORDERS: Final = frozenset(
    f"{W}{name}"
    for name in ("shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)
#: The parts of a table style that a table asks for, with their bits.
_LOOK: Final = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
_NO_BANDS: Final = {"noHBand": 0x200, "noVBand": 0x400}


def set_table(table: Element, layout: Layout, text_width: int, styles: Element) -> None:
    """Set a table to the width of the text and say what it is, to readers and programs.

    `styles` are the document's: the rule of a total that is not the last row is taken from them.
    """
    rows = list(table.iterchildren(f"{W}tr"))
    if not rows:
        return
    properties: Any = table.find(f"{W}tblPr")
    indent = properties.find(f"{W}tblInd")
    width = text_width - (int(indent.get(f"{W}w", "0")) if indent is not None else 0)
    widths = _widths(layout.shares or _shares(rows[0]), width)
    _set_properties(properties, layout, width)
    _set_grid(table, widths)
    for index, row in enumerate(rows):
        _set_row(row, widths, is_header=layout.has_header and index == 0)
    _rule_totals(rows, layout, _total_rule(styles, properties))
    is_kept = sum(_height(row, widths) for row in rows) <= _KEPT
    followed = rows if layout.has_notes else rows[:-1]
    for row in followed if is_kept else (*rows[:2], *rows[-2:-1], *followed[-1:]):
        for paragraph in row.iter(f"{W}p"):
            keep_with_next(paragraph)


def _height(row: Element, widths: Sequence[int]) -> int:
    """About how high a row is: that of its cell with the most lines."""
    lines = [
        sum(
            -(-len("".join(p.itertext(f"{W}t"))) * _LETTER // max(width - _PADDING, _LETTER)) or 1
            for p in cell.iter(f"{W}p")
        )
        for cell, width in zip(row.iterchildren(f"{W}tc"), widths, strict=False)
    ]
    return max(lines, default=1) * _LINE + _AROUND


def _shares(row: Element) -> tuple[float, ...]:
    found = [cell.find(f"{W}tcPr/{W}tcW") for cell in row.iterchildren(f"{W}tc")]
    return tuple(float(item.get(f"{W}w", "0")) if item is not None else 0.0 for item in found)


def _widths(shares: Sequence[float], width: int) -> list[int]:
    """Divide a width by shares, so that the sum is exact."""
    if sum(shares) <= 0:
        shares = [1.0] * len(shares)
    edges = [round(width * part / sum(shares)) for part in accumulate(shares, initial=0.0)]
    return [right - left for left, right in pairwise(edges)]


def _set_properties(properties: Element, layout: Layout, width: int) -> None:
    _set(properties, "tblW", w=str(width), type="dxa")
    _set(properties, "tblLayout", type="fixed")
    _set(properties, "tblLook", **_look(layout))
    for name, words in (("tblCaption", layout.title), ("tblDescription", layout.description)):
        if words:
            _set(properties, name, val=plain(words))


def _look(layout: Layout) -> dict[str, str]:
    wanted = {"firstColumn", *_NO_BANDS}
    wanted |= {"firstRow"} if layout.has_header else set()
    wanted |= {"lastRow"} if layout.has_total else set()
    bits = _LOOK | _NO_BANDS
    value = sum(bit for name, bit in bits.items() if name in wanted)
    return {"val": f"{value:04X}"} | {name: str(int(name in wanted)) for name in bits}


def _total_rule(styles: Element, properties: Element) -> Element | None:
    """The rule above a last row that is a total, as the table's own style has it."""
    chosen = properties.find(f"{W}tblStyle")
    name = chosen.get(f"{W}val") if chosen is not None else None
    for style in styles.iterchildren(f"{W}style"):
        if style.get(f"{W}styleId") == name:
            path = f"{W}tblStylePr[@{W}type='lastRow']/{W}tcPr/{W}tcBorders/{W}top"
            found: Element | None = style.find(path)
            return found
    return None


def _rule_totals(rows: Sequence[Element], layout: Layout, rule: Element | None) -> None:
    """Set totals apart from the rows they are of: the first from those below, others from above.

    The last row's rule is the style's.
    """
    body = rows[1:] if layout.has_header else rows
    for at in layout.totals:
        if rule is None or at >= len(body) - 1:
            continue
        for cell in body[at].iterchildren(f"{W}tc"):
            _set_border(cell, rule, "top" if at else "bottom")


def _set_border(cell: Any, rule: Element, side: str) -> None:  # noqa: ANN401
    properties = cell.get_or_add_tcPr()
    if properties.find(f"{W}tcBorders") is not None:
        return
    borders = OxmlElement("w:tcBorders")
    border = OxmlElement(f"w:{side}")
    for key, value in rule.items():
        border.set(key, value)
    borders.append(border)
    after = (child for child in properties if child.tag in _AFTER_BORDERS)
    successor = next(after, None)
    if successor is None:
        properties.append(borders)
    else:
        successor.addprevious(borders)


def _set(properties: Element, name: str, **attributes: str) -> None:
    """Set a property of a table, in the place Word's schema has for it."""
    found = properties.find(f"{W}{name}")
    if found is None:
        found = OxmlElement(f"w:{name}")
        after = [f"{W}{later}" for later in _ORDER[_ORDER.index(name) + 1 :]]
        successor = next((child for child in properties if child.tag in after), None)
        if successor is None:
            properties.append(found)
        else:
            successor.addprevious(found)
    for key, value in attributes.items():
        found.set(f"{W}{key}", value)


def _set_grid(table: Element, widths: Sequence[int]) -> None:
    grid: Any = table.find(f"{W}tblGrid")
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        column = OxmlElement("w:gridCol")
        column.set(f"{W}w", str(width))
        grid.append(column)


def _set_row(row: Any, widths: Sequence[int], *, is_header: bool) -> None:  # noqa: ANN401
    properties = row.get_or_add_trPr()
    for name in ("cantSplit", "tblHeader") if is_header else ("cantSplit",):
        if properties.find(f"{W}{name}") is None:
            properties.append(OxmlElement(f"w:{name}"))
    for cell, width in zip(row.iterchildren(f"{W}tc"), widths, strict=False):
        size = cell.get_or_add_tcPr().get_or_add_tcW()
        size.set(f"{W}w", str(width))
        size.set(f"{W}type", "dxa")


def keep_with_next(paragraph: Any) -> None:  # noqa: ANN401
    """Keep a paragraph on the page of the one after it."""
    properties = paragraph.get_or_add_pPr()
    if properties.find(f"{W}keepNext") is None:
        style = properties.find(f"{W}pStyle")
        properties.insert(0 if style is None else 1, OxmlElement("w:keepNext"))
