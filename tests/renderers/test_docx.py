"""The Word file: what stands in it, and that readers and programs find it."""

import re
from dataclasses import replace

import pytest
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from syrupy.assertion import SnapshotAssertion

from perfmon_cli.renderers.docx import render
from perfmon_cli.report.model import (
    BackPage,
    Bullets,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Cover,
    Heading,
    Image,
    Paragraph,
    Report,
    Row,
    Section,
    Table,
)
from tests.renderers.sample import HOSTILE, sample_images, sample_report, text
from tests.renderers.wordfile import WP, W, WordFile, edited

_UPDATE = "Page numbers: right-click here and choose Update Field. This line then goes."
_RELATIONS = "word/_rels/document.xml.rels"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@pytest.fixture(scope="module")
def word(template: bytes) -> WordFile:
    """The sample as a Word file."""
    return WordFile(render(sample_report(), sample_images(), template))


def _styled(word: WordFile, name: str) -> list[str]:
    lines = word.outline().splitlines()
    return [line.removeprefix(f"[{name}] ") for line in lines if line.startswith(f"[{name}]")]


def test_outline(word: WordFile, snapshot: SnapshotAssertion) -> None:
    """Every block stands in the file, in order, in its style, with its number."""
    assert word.outline() == snapshot


def test_same_bytes(template: bytes) -> None:
    """The same report gives the same bytes."""
    report, images = sample_report(), sample_images()
    assert render(report, images, template) == render(report, images, template)


def test_file_names_no_clock_and_no_library(word: WordFile) -> None:
    """The properties are the report's; dates are fixed."""
    core = word.parts["docProps/core.xml"].decode()
    assert "<dc:title>Performance Monitoring Report</dc:title>" in core
    assert "<dc:subject>Police and Crime Plan &lt;monitoring&gt;</dc:subject>" in core
    assert "<dc:creator>West Yorkshire Combined Authority &amp; Police</dc:creator>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\d", core)) == {"2000-01-01"}
    assert not [name for name, part in word.parts.items() if b"python-docx" in part]


def test_typed_text_survives(word: WordFile) -> None:
    """Ampersands, angle brackets, quotes, braces and Welsh letters come out as typed."""
    assert word.outline().count(HOSTILE) == 3


def test_no_tags_are_left(template: bytes) -> None:
    """Nothing of the template's tags stands in the paper, its headers or its footers."""
    report = replace(sample_report(), sections=(_plain(text("no braces")),))
    word = WordFile(render(report, {}, template))
    assert not [name for name, part in word.parts.items() if b"{{" in part or b"{%" in part]
    assert "Template tag" not in word.outline()


def test_no_empty_paragraphs(word: WordFile) -> None:
    """No paragraph is empty, but the one that ends a section behind a table."""
    empty = [line for line in word.outline().splitlines() if re.fullmatch(r"\[[^]]*\] ", line)]
    assert set(empty) == {"[Section end] "}


def test_each_id_and_anchor_has_a_bookmark(word: WordFile) -> None:
    """Edits can be taken back: blocks and figures are found by bookmarks Word accepts."""
    names = word.bookmarks()
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[A-Za-z]\w{0,39}", name)] == []
    wanted = {block.id for block in sample_report().blocks}
    wanted |= {"f_attention_satisfaction", "f_p_1_1_1_1", *(f"f_{n}" for n in range(1, 17))}
    assert wanted - set(names) == set()
    ids = [item.get(f"{W}id") for item in word.body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))
    assert sorted(ids) == sorted(end.get(f"{W}id") for end in word.body.iter(f"{W}bookmarkEnd"))


def test_contents_is_a_field_with_links(word: WordFile) -> None:
    """The contents is a TOC field; each line links to a bookmark and guesses no page.

    As in the PDF it lists what follows it: the bookmark that the field names begins right after it
    and ends with the text, so that Word lists the same when it makes the contents anew.
    """
    codes = [item.text.strip() for item in word.body.iter(f"{W}instrText")]
    assert codes[0] == 'TOC \\o "1-2" \\h \\z \\u \\b perfmon_contents'
    names = word.bookmarks()
    assert names[names.index("perfmon_contents") + 1] == "h_summary"
    (mark,) = word.body.xpath(
        "//w:bookmarkStart[@w:name='perfmon_contents']/@w:id", namespaces={"w": W[1:-1]}
    )
    last = list(word.body.iter(f"{W}p"))[-1]
    assert last.find(f"{W}bookmarkEnd[last()]").get(f"{W}id") == mark
    anchors = [link.get(f"{W}anchor") for link in word.body.iter(f"{W}hyperlink")]
    targets = [anchor for anchor in anchors if anchor]
    lines = [*_styled(word, "toc 1"), *_styled(word, "toc 2")]
    assert len(targets) == len([line for line in lines if line != _UPDATE]) == 11
    assert set(targets) <= set(word.bookmarks())
    assert [code for code in codes if code.startswith("PAGEREF")] == [
        f"PAGEREF {target} \\h" for target in targets
    ]
    assert b"updateFields" not in word.parts["word/settings.xml"]


@pytest.mark.parametrize("is_draft", [True, False])
def test_contents_of_a_draft_say_how_to_update_them(template: bytes, *, is_draft: bool) -> None:
    """The line stands within the field, so that it goes when Word makes the contents anew."""
    made = WordFile(render(sample_report(is_draft=is_draft), {}, template))
    first = _styled(made, "toc 1")[0]
    assert (first == _UPDATE) == is_draft
    (begins,) = (
        one
        for one in made.body.iter(f"{W}p")
        if "TOC \\o" in "".join(one.itertext(f"{W}instrText"))
    )
    assert "".join(begins.itertext(f"{W}t")).startswith(first.partition("\t")[0])


def test_fields_are_closed(word: WordFile) -> None:
    """Every field begins, has a result and ends, in that order."""
    depth, kinds = 0, {"begin": 1, "separate": 0, "end": -1}
    for item in word.body.iter(f"{W}fldChar"):
        depth += kinds[item.get(f"{W}fldCharType")]
        assert depth >= 0
    assert depth == 0


def test_captions_are_counted_by_word(word: WordFile) -> None:
    """The number of a caption is a field whose result is the report's number."""
    codes = [
        item.text.strip() for item in word.body.iter(f"{W}instrText") if "SEQ" in (item.text or "")
    ]
    assert codes == ["SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC", "SEQ Table \\* ARABIC"]
    assert _styled(word, "caption")[0] == "Table 1: Measures of priority 1"


def test_caption_out_of_order_keeps_its_number(template: bytes) -> None:
    """A number that does not follow is set, so that Word's count stays the report's."""
    table = next(block for block in sample_report().blocks if isinstance(block, Table))
    tables = (replace(table, id="a", number=4), replace(table, id="b", number=5))
    report = replace(sample_report(), sections=(Section(id="s", blocks=tables),))
    word = WordFile(render(report, {}, template))
    codes = [item.text.strip() for item in word.body.iter(f"{W}instrText")]
    assert codes == ["SEQ Table \\* ARABIC \\r 4", "SEQ Table \\* ARABIC"]


def test_tables_are_accessible(word: WordFile) -> None:
    """Header rows repeat, rows do not split, nothing is merged or empty, each table has a name."""
    tables = word.tables()
    assert len(tables) == 9
    for table in tables:
        rows = list(table.iter(f"{W}tr"))
        columns = len(list(table.find(f"{W}tblGrid")))
        assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert {len(row.findall(f"{W}tc")) for row in rows} == {columns}
        assert not list(table.iter(f"{W}gridSpan", f"{W}vMerge"))
        assert all(_words(cell) for cell in table.iter(f"{W}tc"))
        look = table.find(f"{W}tblPr/{W}tblLook")
        is_repeated = rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert is_repeated == (look.get(f"{W}firstRow") == "1")
        assert look.get(f"{W}firstColumn") == "1"


def test_no_page_has_a_single_row_of_a_long_table(template: bytes) -> None:
    """The header stays with two rows, and the last row with the one before it."""
    columns = tuple(Column(heading=f"Head {n}", kind=ColumnKind.NUMBER) for n in range(3))
    rows = tuple(Row(tuple(Cell(text(f"{row}")) for _ in columns)) for row in range(40))
    table = Table(id="t", caption="Long", columns=columns, rows=rows, number=1)
    for notes, kept in (((), {0, 1, 39}), ((text("A note."),), {0, 1, 39, 40})):
        section = Section(id="s", blocks=(replace(table, notes=notes),))
        word = WordFile(render(replace(sample_report(), sections=(section,)), {}, template))
        (made,) = word.tables()
        found = {
            at
            for at, row in enumerate(made.iter(f"{W}tr"))
            if all(one.find(f"{W}pPr/{W}keepNext") is not None for one in row.iter(f"{W}p"))
        }
        assert found == kept


def test_what_flows_is_set_as_the_page_it_stands_on(template: bytes) -> None:
    """The back page below the last text takes nothing from that page, its foot least of all."""
    first = Section(id="a", blocks=(Heading(id="h_a", level=1, text="Methods"),))
    back = BackPage(id="z", title="Find out more", lines=(text("Call"),))
    for flows, feet in ((False, [True, False]), (True, [True])):
        last = Section(id="b", blocks=(back,), style="back", flows=flows)
        word = WordFile(render(replace(sample_report(), sections=(first, last)), {}, template))
        names = {one.get("Id"): one.get("Target") for one in word.tree(_RELATIONS)}
        found = [
            names[one.get(f"{_R}id")]
            for setup in word.body.iter(f"{W}sectPr")
            for one in setup.iter(f"{W}footerReference")
        ]
        assert ["".join(word.tree(f"word/{name}").itertext()) != "" for name in found] == feet


def _words(cell: object) -> str:
    return "".join(cell.itertext()).strip()  # type: ignore[attr-defined]


def test_table_fills_the_text_of_its_page(word: WordFile) -> None:
    """Columns are the report's shares of the text's width, on wide pages and on upright ones."""
    wide, upright = (
        [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        for table in word.tables()
        if len(list(table.find(f"{W}tblGrid"))) in {8, 5}
    )
    assert sum(wide) == 16838 - 2 * 851
    assert wide == [3538, 1278, 1278, 1277, 1376, 1278, 1769, 3342]
    assert sum(upright) == 11906 - 2 * 1134
    cells = word.tables()[-3].iter(f"{W}tcW")
    assert [int(cell.get(f"{W}w")) for cell in cells][:5] == upright


def test_pictures_have_alt_text_and_fit(template: bytes) -> None:
    """Each picture says what it shows, has a number of its own and is not wider than the text."""
    images = sample_images()
    images["map.png"] = replace(images["map.png"], width_mm=340, height_mm=170)
    word = WordFile(render(sample_report(), images, template))
    about = list(word.body.iter(f"{WP}docPr"))
    assert len(about) == 4
    assert all(item.get("descr") for item in about)
    assert len({item.get("id") for item in about}) == len(about)
    sizes = [(int(item.get("cx")), int(item.get("cy"))) for item in word.body.iter(f"{WP}extent")]
    text_width = (11906 - 2 * 1134) * 635
    assert sizes[-1] == (text_width, text_width // 2)


def test_missing_picture_is_told(template: bytes) -> None:
    """Where a picture cannot be had its alt text stands, and the file is made."""
    word = WordFile(render(sample_report(), {}, template))
    assert "[Figure with notes] Map of the five districts & their stations" in word.outline()


def test_language(template: bytes) -> None:
    """Word checks the paper's spelling in the report's language."""
    for language in ("en-GB", "cy-GB"):
        report = replace(sample_report(), language=language)
        word = WordFile(render(report, {}, template))
        for part in ("word/styles.xml", "word/settings.xml"):
            found = [
                item.get(f"{W}val")
                for item in word.tree(part).iter(f"{W}lang", f"{W}themeFontLang")
            ]
            assert found == [language]


def test_words_of_another_language(template: bytes) -> None:
    """Fixed words are the report's."""
    words = {"table": "Tabl", "figure": "Ffigur", "page": "Tudalen", "of": "o", "draft": "DRAFFT"}
    word = WordFile(render(replace(sample_report(), words=words), {}, template))
    assert _styled(word, "caption")[:2] == [
        "Tabl 1: Measures of priority 1",
        "Ffigur 1: Satisfaction fell clearly in four of the five districts",
    ]
    assert "Tudalen" in word.parts["word/footer1.xml"].decode()
    assert "DRAFFT" in word.parts["word/header2.xml"].decode()


@pytest.mark.parametrize(
    ("is_draft", "marking", "expected"),
    [
        pytest.param(True, "OFFICIAL", "OFFICIALDRAFT", id="marked draft"),
        pytest.param(True, "", "DRAFT", id="draft"),
        pytest.param(False, "", "", id="final"),
    ],
)
def test_header(template: bytes, *, is_draft: bool, marking: str, expected: str) -> None:
    """The head of a page names the paper and its marking, and says when it is a draft.

    A cover and the page of the title need no name of the paper.
    """
    report = sample_report(is_draft=is_draft, marking=marking)
    word = WordFile(render(report, {}, template))
    name = "Performance Monitoring Report · 12 months to March 2022"
    heads = ["".join(word.tree(f"word/header{n}.xml").itertext()) for n in (1, 2, 3)]
    assert heads == [f"{name}{expected}", f"{name}{expected}", expected]


def test_first_page_has_its_title_only_once(template: bytes) -> None:
    """The page that the paper's title stands on has the head of a cover."""
    first = Section(id="a", blocks=(Heading(id="h_a", level=1, text="Purpose"),), style="memo")
    body = Section(id="b", blocks=(Heading(id="h_b", level=1, text="Summary"),))
    report = replace(sample_report(), sections=(first, body))
    memo, portrait = WordFile(render(report, {}, template)).body.iter(f"{W}sectPr")
    kinds = [
        [item.get(f"{W}type") for item in setup.iter(f"{W}headerReference")]
        for setup in (memo, portrait)
    ]
    assert kinds == [["default", "first"], ["default"]]
    assert [setup.find(f"{W}titlePg") is not None for setup in (memo, portrait)] == [True, False]


def test_footer_counts_pages(word: WordFile) -> None:
    """The foot of a page says which of how many it is; a cover has none."""
    for name in ("word/footer1.xml", "word/footer2.xml"):
        codes = [item.text.strip() for item in word.tree(name).iter(f"{W}instrText")]
        assert codes == ["PAGE", "NUMPAGES"]
    assert "".join(word.tree("word/footer3.xml").itertext()) == ""


def test_wide_sections_lie_on_their_side(word: WordFile) -> None:
    """Only the wide section is landscape, and each section starts a page."""
    setups = list(word.body.iter(f"{W}sectPr"))
    sizes = [setup.find(f"{W}pgSz").get(f"{W}orient") or "portrait" for setup in setups]
    assert sizes == ["portrait"] * 3 + ["landscape"] + ["portrait"] * 3
    assert {setup.find(f"{W}type").get(f"{W}val") for setup in setups} == {"nextPage"}


def test_marks_are_never_colour_alone(word: WordFile) -> None:
    """Each mark is a character, with its word beside it."""
    marks = re.findall(r"\| (▲|▼|▬|–|G|A|R)\s+([^|/]+)", word.outline())
    assert len(marks) == 22
    assert [mark for mark, words in marks if not words.strip()] == []


def test_links(word: WordFile) -> None:
    """Links go where the report says; other kinds of address are plain text."""
    relations = word.parts["word/_rels/document.xml.rels"].decode()
    targets = re.findall(r'Target="([^"]+)" TargetMode="External"', relations)
    assert sorted(targets) == [
        "https://example.org/plan?a=1&amp;b=2",
        "https://www.example.org/",
        "mailto:perf@example.org",
    ]


def test_unsafe_link_is_text(template: bytes) -> None:
    """An address that could run something is not made a link."""
    line = (replace(text("click me")[0], href="javascript:alert(1)"),)
    report = replace(sample_report(), sections=(_plain(line),))
    word = WordFile(render(report, {}, template))
    assert "click me" in word.outline()
    assert not [name for name, part in word.parts.items() if b"javascript" in part]


def _plain(line: tuple[object, ...]) -> Section:
    return Section(id="s", blocks=(Bullets(id="b", items=(line,)),))  # type: ignore[arg-type]


def test_control_characters_and_line_breaks(template: bytes) -> None:
    """Characters that XML cannot hold are dropped; a line break stays one."""
    report = replace(sample_report(), sections=(_plain(text("a\x00b\x0bc\nd\te\ud800")),))
    word = WordFile(render(report, {}, template))
    (item,) = word.body.iter(f"{W}br")
    assert item.getprevious().text == "abc"
    assert item.getnext().text == "d e"


def test_restyled_template(template: bytes) -> None:
    """Fonts and colours are the template's: a restyled one gives the same text in its looks."""
    restyled = edited(template, {"Arial": "Georgia", "12436D": "7A0019"}, "word/styles.xml")
    word = WordFile(render(sample_report(), sample_images(), restyled))
    plain = WordFile(render(sample_report(), sample_images(), template))
    assert word.outline() == plain.outline()
    assert b"Georgia" in word.parts["word/styles.xml"]
    assert not [name for name, part in word.parts.items() if b"12436D" in part]


def test_template_without_character_styles(template: bytes) -> None:
    """A template whose own styles were deleted still shows what is bold, and marks."""
    names = ("Strong", "Rating red", "Mark worse")
    changes = {f'w:val="{name}"': f'w:val="Was {name}"' for name in names}
    word = WordFile(
        render(sample_report(), {}, edited(template, changes, "word/styles.xml")),
    )
    assert "| R  Red |" in word.outline()
    assert len(list(word.body.iter(f"{W}b"))) > 3


def test_two_tables_in_a_row_stay_two(template: bytes) -> None:
    """Word makes one table of two that touch; something stands between them."""
    table = next(block for block in sample_report().blocks if isinstance(block, Table))
    plain = replace(table, caption="", number=0, notes=())
    tables = (replace(plain, id="a"), replace(plain, id="b"))
    report = replace(sample_report(), sections=(Section(id="s", blocks=tables),))
    word = WordFile(render(report, {}, template))
    first, second = word.tables()
    assert first.getnext().tag == f"{W}p"
    assert first.getnext().getnext() is second
    assert word.bookmarks()[:2] == ["a", "f_1"]


def test_report_without_sections(template: bytes) -> None:
    """A report without text gives a file that opens."""
    word = WordFile(render(replace(sample_report(), sections=()), {}, template))
    assert word.outline() == "--- end of portrait section"


def test_chart_without_title(template: bytes) -> None:
    """A chart that has no caption is found by its picture's bookmark."""
    chart = next(block for block in sample_report().blocks if isinstance(block, Chart))
    blocks = (replace(chart, title="", number=0, notes=()),)
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    word = WordFile(render(report, sample_images(), template))
    assert word.bookmarks() == ["chart_satisfaction"]
    assert "caption" not in word.outline()


@pytest.mark.parametrize(
    ("wide", "high", "size"),
    [
        pytest.param(200.0, 40.0, (70.0, 14.0), id="wide"),
        pytest.param(20.0, 40.0, (13.0, 26.0), id="high"),
    ],
)
def test_a_logo_stands_on_the_cover(
    template: bytes, wide: float, high: float, size: tuple[float, float]
) -> None:
    """As on the PDF: above the title, in its own proportions, named for those who cannot see."""
    (cover,) = (one for one in sample_report().blocks if isinstance(one, Cover))
    with_logo = replace(cover, logo="logo.png", logo_alt="The Authority")
    section = Section(id="s", style="cover", blocks=(with_logo,))
    image = Image(png=sample_images()["map.png"].png, svg=None, width_mm=wide, height_mm=high)
    report = replace(sample_report(), sections=(section,))
    word = WordFile(render(report, {"logo.png": image}, template))
    assert word.outline().startswith(
        "[Cover logo] <image: The Authority>\n[Cover label] Appendix 1\n"
    )
    extent = next(word.body.iter(f"{WP}extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == tuple(int(mm * 36000) for mm in size)


def test_what_flows_begins_no_page(template: bytes) -> None:
    """A section that flows goes on where the one before it ends, as in the PDF."""
    first = Section(id="a", blocks=(Heading(id="h_a", level=1, text="Appendix 2"),))
    other = Section(id="b", blocks=(Heading(id="h_b", level=1, text="Glossary"),))
    for flows, ends in ((False, 2), (True, 1)):
        report = replace(sample_report(), sections=(first, replace(other, flows=flows)))
        word = WordFile(render(report, {}, template))
        assert len(list(word.body.iter(f"{W}sectPr"))) == ends


def test_whole_report_is_there(template: bytes) -> None:
    """Each section of the report can be printed by itself."""
    for section in sample_report().sections:
        report: Report = replace(sample_report(), sections=(section,))
        word = WordFile(render(report, sample_images(), template))
        assert {block.id for block in section.blocks} <= set(word.bookmarks())


def test_title_stands_above_the_notice(template: bytes) -> None:
    """As in the PDF, whether or not the open items share their page with the text."""
    first = sample_report().sections[0]
    notice = Section(id="n", blocks=first.blocks[:1])
    paper = Section(id="p", blocks=first.blocks[1:3], style="memo")
    for sections in ((first,), (notice, paper)):
        word = WordFile(render(replace(sample_report(), sections=sections), {}, template))
        assert word.outline().splitlines()[:3] == [
            "[Title] Performance Monitoring Report",
            "[Subtitle] 12 months to March 2022",
            "[Notice title] DRAFT: 2 open items",
        ]
        assert word.outline().count("[Title]") == 1


def test_an_appendix_by_itself_has_its_own_title(template: bytes) -> None:
    """Its heading is its title; the paper's name stands above it, and nowhere larger."""
    heading = Heading(id="h", level=1, text="Appendix 2: Cyber crime")
    section = Section(id="a", blocks=(heading, Paragraph(id="p", line=text("About fraud."))))
    whole = replace(sample_report(), sections=(section,))
    made = (WordFile(render(replace(whole, part=part), {}, template)) for part in ("x", ""))
    assert [one.outline().splitlines()[:3] for one in made] == [
        [
            "[Subtitle] Performance Monitoring Report, 12 months to March 2022",
            "[Heading 1 unnumbered] Appendix 2: Cyber crime",
            "[Body Text] About fraud.",
        ],
        [
            "[Title] Performance Monitoring Report",
            "[Subtitle] 12 months to March 2022",
            "[Heading 1 unnumbered] Appendix 2: Cyber crime",
        ],
    ]


def test_what_leads_on_stays_with_what_follows(template: bytes) -> None:
    """A line that ends with a colon, and the first paragraph below a heading of level 1."""
    blocks = (
        Heading(id="h", level=1, text="Methods"),
        Paragraph(id="first", line=text("Figures are rounded once.")),
        Paragraph(id="colon", line=text("Rules have a letter: ")),
        Bullets(id="outer", items=(text("Rule A."), text("Rule B:"))),
        Bullets(id="inner", items=(text("Part 1."),), depth=1),
        Heading(id="h2", level=2, text="Breaks"),
        Paragraph(id="plain", line=text("None: nothing changed.")),
    )
    report = replace(sample_report(), sections=(Section(id="a", blocks=blocks),))
    kept = [
        _words(one)
        for one in WordFile(render(report, {}, template)).body.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ["Figures are rounded once.", "Rules have a letter:", "Rule B:"]


def test_a_page_begins_without_space_above(template: bytes) -> None:
    """Word leaves out the space above a heading at the top of a page, but not after a section."""

    def section(at: int, *, flows: bool = False) -> Section:
        blocks = (Heading(id=f"h{at}", level=1, text=f"Part {at}"),)
        return Section(id=f"s{at}", blocks=blocks, flows=flows)

    sections = (section(1), section(2), section(3, flows=True))
    word = WordFile(render(replace(sample_report(), sections=sections), {}, template))
    spaces = {_words(one): one.find(f"{W}pPr/{W}spacing") for one in word.body.iter(f"{W}p")}
    assert {
        name: space is not None and space.get(f"{W}before") == "0"
        for name, space in spaces.items()
        if name.startswith("Part")
    } == {"Part 1": False, "Part 2": True, "Part 3": False}


def test_lists_hang_below_numbered_paragraphs_only(template: bytes) -> None:
    """A list below a numbered paragraph hangs with it; below other text it begins at the margin."""
    items = (text("x"),)
    blocks = (
        Heading(id="a", level=1, text="a", number="1"),
        Bullets(id="b", items=items),
        Paragraph(id="c", line=text("c"), number="1.1"),
        Bullets(id="d", items=items),
        Bullets(id="e", items=items, ordered=True),
        Paragraph(id="f", line=text("f")),
        Bullets(id="g", items=items, ordered=True),
    )
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    lines = WordFile(render(report, {}, template)).outline().splitlines()
    assert [line.split("]")[0][1:] for line in lines if "List" in line] == [
        "List Bullet plain",
        "List Bullet",
        "List Number",
        "List Number plain",
    ]


def test_list_below_a_table_stands_apart(template: bytes) -> None:
    """A table has no space below it; the first line of a list there brings its own."""
    table = next(block for block in sample_report().blocks if isinstance(block, Table))
    items = (text("x"), text("y"))
    for notes, expected in (((), [["160"], [None]]), ((text("note"),), [[None], [None]])):
        blocks = (replace(table, notes=notes), Bullets(id="b", items=items))
        report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
        word = WordFile(render(report, {}, template))
        found = [p for p in word.body.iter(f"{W}p") if "List" in word.style(p)]
        spacing = [p.find(f"{W}pPr/{W}spacing") for p in found]
        before = [[None if s is None else s.get(f"{W}before")] for s in spacing]
        assert before == expected


def _areas(template: bytes, *rows: Row) -> list[list[Element]]:
    """The cells of the sample's table of areas with other rows, as Word holds them."""
    table = next(block for block in sample_report().blocks if block.id == "t_satisfaction_areas")
    assert isinstance(table, Table)
    blocks = (replace(table, rows=rows),)
    report = replace(sample_report(), sections=(Section(id="s", blocks=blocks),))
    body = WordFile(render(report, {}, template)).body
    lines = [list(row.iterchildren(f"{W}tc")) for row in body.iter(f"{W}tr")]
    return list(lines[1:])


def _row(name: str, *, is_total: bool = False, is_own: bool = False) -> Row:
    cells = (Cell(text(name)), *(Cell(text(word)) for word in ("1", "2", "3", "up")))
    return Row(cells, is_total=is_total, is_own=is_own)


def test_period_and_own_area_are_tinted(template: bytes) -> None:
    """The current period's column, and the whole row of the own area, without a rule."""
    first, own = _areas(template, _row("Kent"), _row("Northshire", is_own=True))
    tinted = [[cell.find(f"{W}tcPr/{W}shd") is not None for cell in row] for row in (first, own)]
    assert tinted == [[False, True, False, False, False], [True] * 5]
    assert [len(list(cell.iter(f"{W}tcBorders"))) for cell in own] == [0] * 5
    assert all("Strong" in _run_styles(cell) for cell in own)


def test_totals_are_set_apart(template: bytes) -> None:
    """The first from the rows below, one among others from those above, the last by the style."""
    whole, plain = _row("All", is_total=True), _row("Kent")
    rows = _areas(template, whole, plain, whole, plain, whole)
    sides = [[border.tag for border in row[0].iterfind(f".//{W}tcBorders/*")] for row in rows]
    assert sides == [[f"{W}bottom"], [], [f"{W}top"], [], []]
    (rule,) = rows[2][0].iterfind(f".//{W}tcBorders/*")
    assert rule.get(f"{W}color") == "12436D"
    assert all("Strong" in _run_styles(cell) for at in (0, 2, 4) for cell in rows[at])
    assert not any("Strong" in _run_styles(cell) for cell in rows[1])


def _run_styles(cell: Element) -> set[str | None]:
    return {style.get(f"{W}val") for style in cell.iter(f"{W}rStyle")}
