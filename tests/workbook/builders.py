"""Small files of every kind, made from what stands in a test."""

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

from perfmon_cli.cells.model import Sheet, Workbook
from perfmon_cli.findings import Finding
from perfmon_cli.workbook.limits import Limits
from perfmon_cli.workbook.one_file import read_file

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

PERCENT_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot;%&quot;"/>'
    '<numFmt numFmtId="166" formatCode="[Red]0\\%"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/>'
    '<xf numFmtId="166"/><xf numFmtId="14"/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="10" formatCode="0%"/></dxf></dxfs></styleSheet>'
)


def packed(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def xlsx_parts(
    sheet: str,
    *,
    head: str = f'<worksheet xmlns="{MAIN}">',
    workbook: str = "",
    content_type: str = XLSX_TYPE,
    styles: str = PERCENT_STYLES,
) -> dict[str, str | bytes]:
    """The parts of an .xlsx with one sheet, "Data", of these rows (or a whole sheet part)."""
    body = sheet if "<sheetData" in sheet else f"<sheetData>{sheet}</sheetData>"
    related = f'<Relationships xmlns="{PACKAGE}/relationships">'
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>',
        "_rels/.rels": f'{related}<Relationship Id="a" Type="{RELATIONS}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        f'<sheet name="Data" sheetId="1" r:id="s1"/></sheets>{workbook}</workbook>',
        "xl/_rels/workbook.xml.rels": f"{related}"
        f'<Relationship Id="s1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="s2" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": styles,
        "xl/worksheets/sheet1.xml": f"{head}{body}</worksheet>",
    }


def xlsx(sheet: str, workbook: str = "") -> bytes:
    """An .xlsx with one sheet, "Data", of these rows."""
    return packed(xlsx_parts(sheet, workbook=workbook))


def ods(table: str, **more: str) -> bytes:
    """An .ods with these rows in one sheet, "Data", and more parts."""
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:table="{office}:table:1.0" xmlns:text="{office}:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
        f'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"><office:body>'
        f'<office:spreadsheet><table:table table:name="Data">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return packed(
        {
            "mimetype": ODS_TYPE,
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content,
            **more,
        }
    )


def ole(*streams: str) -> bytes:
    """The start of an OLE2 file with these streams in its table of contents."""
    data = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    for stream in streams:
        name = stream.encode("utf-16-le") + b"\0\0"
        data += name.ljust(64, b"\0") + struct.pack("<H", len(name)) + bytes(62)
    return bytes(data)


def read(
    folder: Path, name: str, data: bytes, limits: Limits | None = None
) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """Write the file and read it, in this process."""
    path = folder / name
    path.write_bytes(data)
    return read_file(path, name, limits or Limits())


def sheets_of(folder: Path, name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file that is read without a finding."""
    workbook, findings = read(folder, name, data)
    assert findings == ()
    assert workbook is not None
    return workbook.sheets


def only_sheet(folder: Path, name: str, data: bytes) -> Sheet:
    """The only sheet of a file that is read without a finding."""
    (sheet,) = sheets_of(folder, name, data)
    return sheet


def refusal(folder: Path, name: str, data: bytes, limits: Limits | None = None) -> str:
    """What is said of a file that is refused."""
    workbook, findings = read(folder, name, data, limits)
    assert workbook is None
    (finding,) = findings
    return str(finding)
