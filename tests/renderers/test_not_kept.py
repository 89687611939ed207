"""What a copy loses is named, so that nobody looks for it in vain."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment

from perfmon_cli.renderers.not_kept import lost
from tests.renderers.spreadsheets import saved, with_parts

SHEET = "xl/worksheets/sheet1.xml"


def plain() -> bytes:
    """A workbook of one sheet with two figures."""
    book = Workbook()
    book.active.append(("calls", 1))
    return saved(book)


def lost_of(data: bytes) -> tuple[str, ...]:
    """What is lost of an archive that opens."""
    return lost(data, load_workbook(io.BytesIO(data)))


def test_nothing_is_lost_of_a_plain_workbook() -> None:
    """Styles, strings, theme and properties are written again."""
    assert lost_of(plain()) == ()


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl\\vbaProject.bin", "macros"),
        ("/xl/vbaproject.bin", "macros"),
        ("xl/macrosheets/sheet2.xml", "macros"),
        ("xl/charts/chart1.xml", "charts"),
        ("xl/charts/chartEx1.xml", "charts of newer kinds"),
        ("xl/media/image1.emf", "pictures"),
        ("xl/diagrams/data1.xml", "SmartArt"),
        ("xl/slicers/slicer1.xml", "slicers"),
        ("xl/timelines/timeline1.xml", "timelines"),
        ("xl/pivotTables/pivotTable1.xml", "pivot tables"),
        ("xl/ctrlProps/ctrlProp1.xml", "form controls"),
        ("xl/activeX/activeX1.xml", "form controls"),
        ("xl/embeddings/oleObject1.bin", "embedded files"),
        ("xl/externalLinks/externalLink1.xml", "links to other workbooks"),
        ("xl/connections.xml", "data connections"),
        ("xl/queryTables/queryTable1.xml", "data connections"),
        ("xl/model/item.data", "the data model"),
        (
            "xl/threadedComments/threadedComment1.xml",
            "threads of comments (their words stay, as plain comments)",
        ),
        ("xl/richData/richValue.xml", "linked data types and pictures in cells"),
        ("xl/printerSettings/printerSettings1.bin", "printer settings"),
        ("docMetadata/LabelInfo.xml", "the sensitivity label"),
        ("customXml/item1.xml", "custom XML"),
        ("customUI/customUI14.xml", "buttons added to the ribbon"),
        ("_xmlsignatures/sig1.xml", "digital signatures"),
        ("xl/tables/table1.xml", "tables"),
        ("xl/somethingNew/part1.xml", "parts named xl/somethingnew"),
        ("top.bin", "parts named top.bin"),
    ],
)
def test_parts_that_are_not_written_again(part: str, words: str) -> None:
    """By what people call them; a kind that nobody foresaw by its name."""
    assert lost_of(with_parts(plain(), {part: b"<x/>"})) == (words,)


def test_unknown_kinds_are_named_up_to_a_number() -> None:
    """A file made of odd parts does not flood the terminal."""
    parts = {f"odd{number}/{'x' * 90}/part.xml": b"<x/>" for number in range(8)}
    *named, more = lost_of(with_parts(plain(), parts))
    assert more == "3 more kinds of parts"
    assert [len(words) for words in named] == [60] * 5


@pytest.mark.parametrize(
    "part",
    [
        "xl/calcChain.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "docProps/thumbnail.jpeg",
        "docProps/custom.xml",
        "xl/persons/person.xml",
        "xl/slicerCaches/slicerCache1.xml",
        "customXml/_rels/item1.xml.rels",
        "folder/",
    ],
)
def test_parts_that_say_nothing_of_their_own(part: str) -> None:
    """They are made anew, or come with others that are named."""
    data = plain()
    assert lost(with_parts(data, {part: b"<x/>"}), load_workbook(io.BytesIO(data))) == ()


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        (
            b'<c r="A9"><f>1+1</f><v>2</v></c>',
            "the results of formulas, until Excel opens the copy and works them out",
        ),
        (b"<x14:sparklineGroup a='1'>", "sparklines"),
        (b"<x14:conditionalFormatting >", "conditional formats of newer kinds"),
        (b"<x14:dataValidation >", "drop-downs of newer kinds"),
        (b"<customSheetView >", "custom views"),
        (b"<legacyDrawingHF r:id='1' >", "pictures in headers and footers"),
        (b"<picture r:id='1' >", "pictures behind the cells"),
        (b"<oleObject a='1' >", "embedded files"),
    ],
)
@pytest.mark.parametrize("before", [0, (1 << 20) - 4], ids=["at the start", "over a boundary"])
def test_what_stands_inside_a_sheet(tag: bytes, words: str, before: int) -> None:
    """Wherever in a long part it stands."""
    data = plain()
    part = with_parts(data, {SHEET: b" " * before + tag})
    assert lost(part, load_workbook(io.BytesIO(data))) == (words,)


def test_shapes_of_a_drawing() -> None:
    """Text boxes and shapes are not charts or pictures."""
    data = plain()
    drawing = b"<xdr:wsDr><xdr:sp macro=''></xdr:sp></xdr:wsDr>"
    part = with_parts(data, {"xl/drawings/drawing1.xml": drawing})
    assert lost(part, load_workbook(io.BytesIO(data))) == ("shapes and text boxes",)


def test_charts_lose_details_and_comments_their_look() -> None:
    """What is kept but not as it was is said too."""
    book = Workbook()
    sheet = book.active
    sheet.append(("calls", 1))
    chart = BarChart()
    chart.add_data(Reference(sheet, 2, 1))
    sheet.add_chart(chart, "D2")
    sheet["A1"].comment = Comment("Seen.", "An analyst")
    assert lost_of(saved(book)) == (
        "details of charts",
        "the size and look of comments that were there",
    )
