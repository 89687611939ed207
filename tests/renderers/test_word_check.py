"""The checker of Word files: what perfmon makes passes, and each rule finds what it is for."""

from pathlib import Path

import pytest

from perfmon_cli.renderers.docx import render
from tests.renderers.sample import sample_images, sample_report
from tests.renderers.wordfile import WordFile, zipped
from tools.word_check import main, problems

BODY, STYLES = "word/document.xml", "word/styles.xml"
RELATIONS = "word/_rels/document.xml.rels"
#: The sample's own words, which look like tags and must not be taken for some.
WORDS = {
    "leftovers: word/document.xml holds the tag {{ report.title }}.",
    "leftovers: word/document.xml holds the tag {% for x in y %}.",
}
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr>{}</w:p>'
_FLOAT = '<w:p><w:pPr><w:framePr w:hAnchor="page"/></w:pPr><w:r><w:t>Aside</w:t></w:r></w:p>'
_RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


@pytest.fixture(scope="module")
def made(template: bytes) -> bytes:
    """The sample report as a Word file."""
    return render(sample_report(), sample_images(), template)


def _changed(made: bytes, old: str, new: str, part: str = BODY) -> bytes:
    parts = dict(WordFile(made).parts)
    words = parts[part].decode()
    assert old in words, old
    parts[part] = words.replace(old, new, 1).encode()
    return zipped(parts)


def _added(inside: str) -> tuple[str, str]:
    """A change that puts something at the front of the body."""
    return "<w:body>", f"<w:body>{inside}"


def test_what_perfmon_makes_passes(made: bytes) -> None:
    """Every kind of block is accessible and sound, in perfmon's own template."""
    assert set(problems(made)) == WORDS


@pytest.mark.parametrize(
    ("change", "part", "expected"),
    [
        pytest.param(
            ("Performance Monitoring Report</dc:title>", "</dc:title>"),
            "docProps/core.xml",
            "title: The document has no title in its properties.",
            id="title",
        ),
        pytest.param(
            ('<w:lang w:val="en-GB" ', "<w:lang "),
            STYLES,
            "language: The document has no language.",
            id="language",
        ),
        pytest.param(
            ('name="Picture 1" descr="', 'name="Picture 1" title="'),
            BODY,
            "alt_text: A picture has no alternative text (Picture 1).",
            id="alt text",
        ),
        pytest.param(_added(_FLOAT), BODY, "floating: Something floats (framePr).", id="float"),
        pytest.param(
            ('<w:pStyle w:val="CommitteeHeading"/>', '<w:pStyle w:val="Heading3"/>'),
            BODY,
            "headings: The heading “Purpose of the report” skips a level (0 to 3).",
            id="heading order",
        ),
        pytest.param(
            ('<w:tblCaption w:val="About this report"/>', ""),
            BODY,
            "tables: A table has no title: “Report to:Police and Crime PanelDate:22 July 2022"
            "Subject:Per…”.",
            id="table title",
        ),
        pytest.param(
            ("<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>"),
            BODY,
            "tables: The table “green; amber; red; not rated” has no header row that repeats.",
            id="header row",
        ),
        pytest.param(
            ("<w:cantSplit/>", ""),
            BODY,
            "tables: A row of “About this report” can be cut by a page: "
            "“Report to:Police and Crime Panel”.",
            id="row cut",
        ),
        pytest.param(
            ('<w:tcW w:w="2100" w:type="dxa"/>', '<w:tcW w:w="2100" w:type="dxa"/><w:vMerge/>'),
            BODY,
            "tables: The table “About this report” has merged cells: “Report to:”.",
            id="merged cells",
        ),
        pytest.param(
            (_RUN.format("Police and Crime Panel"), ""),
            BODY,
            "tables: The table “About this report” has an empty cell, in the row “Report to:”.",
            id="empty cell",
        ),
        pytest.param(
            ("the plan</w:t></w:r></w:hyperlink>", "here</w:t></w:r></w:hyperlink>"),
            BODY,
            "links: A link says only “here”.",
            id="link without words",
        ),
        pytest.param(
            (
                "the plan</w:t></w:r></w:hyperlink>",
                f"https://x.org/{'a' * 40}</w:t></w:r></w:hyperlink>",
            ),
            BODY,
            f"links: A link prints a long address: “https://x.org/{'a' * 40}”.",
            id="link of an address",
        ),
        pytest.param(
            _added(_PARAGRAPH.format(_RUN.format("• typed by hand"))),
            BODY,
            "lists: A list is typed by hand: “• typed by hand”.",
            id="typed list",
        ),
        pytest.param(
            _added(_PARAGRAPH.format("")),
            BODY,
            "blanks: An empty paragraph makes space.",
            id="blank",
        ),
        pytest.param(
            ("OFFICIAL", "SECRET"),
            "word/header1.xml",
            "furniture: Only a header says “SECRET”.",
            id="header alone",
        ),
        pytest.param(
            ('w:fill="B10E1E"', 'w:fill="F5B0B5"'),
            STYLES,
            "contrast: Letters are too faint (1.8 to 1): “R”.",
            id="contrast of a mark",
        ),
        pytest.param(
            ('<w:sz w:val="18"/>', '<w:sz w:val="17"/>'),
            STYLES,
            "small_print: Letters are smaller than 9 pt: “Measure”.",
            id="small print in a table",
        ),
    ],
)
def test_accessibility(made: bytes, change: tuple[str, str], part: str, expected: str) -> None:
    """Each of Word's rules finds what breaks it, and says where."""
    assert expected in problems(_changed(made, *change, part))


@pytest.mark.parametrize(
    ("change", "part", "expected"),
    [
        pytest.param(
            ("word/media/image1.png", "word/media/gone.png"),
            None,
            "relations: word/_rels/document.xml.rels names media/image1.png, which is not there.",
            id="part gone",
        ),
        pytest.param(
            ('Extension="png"', 'Extension="gif"'),
            "[Content_Types].xml",
            "types: The part word/media/image1.png has no type.",
            id="type",
        ),
        pytest.param(
            ('r:embed="rId6"', 'r:embed="rId96"'),
            BODY,
            "relations: word/document.xml refers to rId96, which is not there.",
            id="relation gone",
        ),
        pytest.param(
            ("https://example.org/plan", "file:///C:/plan"),
            RELATIONS,
            "relations: word/_rels/document.xml.rels loads file:///C:/plan?a=1&b=2 (hyperlink).",
            id="link into a disk",
        ),
        pytest.param(
            ('w:name="h_1_1"', 'w:name="H_1_2"'),
            BODY,
            "bookmarks: The bookmark h_1_2 is there twice.",
            id="bookmark's name",
        ),
        pytest.param(
            ('<w:bookmarkStart w:id="2" ', '<w:bookmarkStart w:id="1" '),
            BODY,
            "bookmarks: Two bookmarks have the id 1.",
            id="bookmark's id",
        ),
        pytest.param(
            ('w:name="h_1_1"', f'w:name="{"h" * 41}"'),
            BODY,
            f"bookmarks: “{'h' * 41}” is no name for a bookmark.",
            id="bookmark's length",
        ),
        pytest.param(
            ('<wp:docPr id="1002"', '<wp:docPr id="1001"'),
            BODY,
            "pictures: Two pictures have the number 1001.",
            id="picture's number",
        ),
        pytest.param(
            ('cx="5760000"', 'cx="9760000"'),
            BODY,
            "pictures: A picture is wider than the text.",
            id="width",
        ),
        pytest.param(
            ('<w:gridCol w:w="7538"/>', '<w:gridCol w:w="7539"/>'),
            BODY,
            "tables: The table “About this report” is wider than the text (9639 of 9638).",
            id="table's width",
        ),
        pytest.param(
            ('<w:tcW w:w="2100"', '<w:tcW w:w="2000"'),
            BODY,
            "tables: A row of “About this report” does not have the columns of its table.",
            id="table's columns",
        ),
        pytest.param(
            ('<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Gone"/>'),
            BODY,
            "references: The style Gone is not there.",
            id="style",
        ),
        pytest.param(
            ('<w:numId w:val="3"/>', '<w:numId w:val="99"/>'),
            BODY,
            "references: The list 99 is not there.",
            id="list",
        ),
        pytest.param(
            ('w:name="h_1_1"', 'w:name="h_9_9"'),
            BODY,
            "references: A link leads to h_1_1, which is not there.",
            id="contents",
        ),
        pytest.param(
            (
                '<w:pStyle w:val="DetailsLabel"/><w:keepNext/>',
                '<w:keepNext/><w:pStyle w:val="DetailsLabel"/>',
            ),
            BODY,
            "order: In word/document.xml a pPr is out of order: keepNext pStyle.",
            id="order",
        ),
        pytest.param(
            ('w:fldCharType="end"', 'w:fldCharType="separate"'),
            BODY,
            "leftovers: word/document.xml holds a field without an end.",
            id="field",
        ),
        pytest.param(
            ("<w:body>", "<w:body><w:p><w:ins w:id='1' w:author='x'/></w:p>"),
            BODY,
            "leftovers: word/document.xml holds changes or comments (ins).",
            id="tracked change",
        ),
    ],
)
def test_soundness(made: bytes, change: tuple[str, str], part: str | None, expected: str) -> None:
    """What makes Word offer a repair, or load something, is found."""
    if part is None:
        old, new = change
        content = zipped(
            {new if name == old else name: b for name, b in WordFile(made).parts.items()}
        )
    else:
        content = _changed(made, *change, part)
    assert expected in problems(content)


def test_command(made: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command lists every problem, and ends with 1 where there is one."""
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    quiet = made
    for old in ("{{", "{%"):
        quiet = zipped(
            {
                name: part.replace(old.encode(), b"((")
                for name, part in WordFile(quiet).parts.items()
            }
        )
    good.write_bytes(quiet)
    bad.write_bytes(_changed(quiet, *_added(_FLOAT)))
    assert main([good]) == 0
    assert capsys.readouterr().out == "good.docx: accessible and sound\n"
    assert main([bad, good]) == 1
    assert "bad.docx: floating: Something floats (framePr).\n" in capsys.readouterr().out
    assert main([]) == 2
