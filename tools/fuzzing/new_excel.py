"""Writes .xlsx files as Excel does, byte for byte the same every time."""

from collections.abc import Mapping
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from perfmon_cli.cells.model import column_letters
from tools.fuzzing.packing import packed
from tools.fuzzing.pages import DAY_0, Cell, Error, Page, Percent

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ERRORS = {7: "#DIV/0!", 0x2A: "#N/A", 0x17: "#REF!"}
_HIDDEN = {False: "", True: ' hidden="1"'}
_HIDDEN_SHEET = {False: "", True: 'state="hidden" '}
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '</numFmts><fonts count="1"><font><sz val="11"/></font></fonts><cellXfs count="3">'
    '<xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def new_excel(pages: Mapping[str, Page]) -> bytes:
    """A whole .xlsx file; the first number of a sheet is the result of a formula."""
    texts: dict[str, int] = {}
    numbers = range(1, len(pages) + 1)
    sheets = {
        f"xl/worksheets/sheet{number}.xml": _sheet(page, texts)
        for number, page in zip(numbers, pages.values(), strict=True)
    }
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" '
        f'{_HIDDEN_SHEET[page.hidden]}r:id="rId{number}"/>'
        for number, (name, page) in zip(numbers, pages.items(), strict=True)
    )
    related = "".join(_relation(n, "worksheet", f"worksheets/sheet{n}.xml") for n in numbers)
    related += _relation(len(pages) + 1, "styles", "styles.xml")
    related += _relation(len(pages) + 2, "sharedStrings", "sharedStrings.xml")
    shared = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    parts = {
        "[Content_Types].xml": _content_types(numbers),
        "_rels/.rels": _relations(_relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}'
        '</sheets><calcPr calcId="191029"/></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(related),
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="{len(texts)}" '
        f'uniqueCount="{len(texts)}">{shared}</sst>',
        **sheets,
    }
    return packed({name: (_HEAD + part).encode() for name, part in parts.items()})


def _content_types(numbers: range) -> str:
    sheets = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_TYPE}.worksheet+xml"/>'
        for number in numbers
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override '
        f'PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>{sheets}</Types>'
    )


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _relation(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _sheet(page: Page, texts: dict[str, int]) -> str:
    columns = "".join(
        f'<col min="{column + 1}" max="{column + 1}" width="9" hidden="1"/>'
        for column in sorted(page.hidden_columns)
    )
    rows = "".join(
        f'<row r="{number + 1}"{_HIDDEN[number in page.hidden_rows]}>'
        + "".join(_cell(number, column, value, texts) for column, value in enumerate(row))
        + "</row>"
        for number, row in enumerate(page.rows)
    )
    merges = "".join(
        f'<mergeCell ref="{_place(top, left)}:{_place(bottom, right)}"/>'
        for top, left, bottom, right in page.merged
    )
    before = f"<cols>{columns}</cols>" if columns else ""
    after = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    rows = f"<sheetData>{rows}</sheetData>"
    return f'<worksheet xmlns="{_MAIN}">{before}{rows}{after}</worksheet>'


def _cell(row: int, column: int, value: Cell, texts: dict[str, int]) -> str:
    if value is None:
        return ""
    kind, style, shown = "", "", ""
    match value:
        case bool():
            kind, shown = ' t="b"', str(int(value))
        case str():
            kind, shown = ' t="s"', str(texts.setdefault(value, len(texts)))
        case Error(code):
            kind, shown = ' t="e"', _ERRORS[code]
        case Percent(number):
            style, shown = ' s="1"', repr(number)
        case date():
            style, shown = ' s="2"', str((value - DAY_0).days)
        case _:
            shown = repr(value)
    formula = "<f>SUM(1,2)</f>" if isinstance(value, float) and column == 1 else ""
    return f'<c r="{_place(row, column)}"{style}{kind}>{formula}<v>{shown}</v></c>'


def _place(row: int, column: int) -> str:
    return f"{column_letters(column + 1)}{row + 1}"
