"""Blocks as HTML: the exact text of each part."""

import re
from dataclasses import replace

import pytest
from markupsafe import Markup

from perfmon_cli.renderers import html_marks, html_outline
from perfmon_cli.renderers.html_lines import line, marked
from perfmon_cli.renderers.html_medium import Medium, Source
from perfmon_cli.renderers.html_parts import block, section
from perfmon_cli.renderers.html_places import Places
from perfmon_cli.renderers.html_table import table, widths_css
from perfmon_cli.report.model import (
    BackPage,
    Block,
    Bullets,
    Cell,
    Chart,
    ChartKind,
    Column,
    ColumnKind,
    Contents,
    Cover,
    CoverTile,
    Details,
    Heading,
    Mark,
    MarkedItem,
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Report,
    Row,
    Section,
    Span,
    Table,
    Tile,
    Tiles,
    Tone,
)


def plain_mark(mark: Mark, tone: Tone) -> Markup:
    """A mark that shows in expected texts what it is."""
    return Markup("[{}/{}]").format(mark.value, tone.value)


MEDIUM = Medium(
    pictures={"known": Source("data:x", 200, 100)},
    mark=plain_mark,
    figure=marked,
    words={
        "table": "Table",
        "figure": "Figure",
        "cover.priorities": "Priorities",
        "cover.themes": "Themes",
    },
)
SCREEN = replace(MEDIUM, is_screen=True)


@pytest.mark.parametrize(
    ("span", "html"),
    [
        pytest.param(Span("<b>&\"'"), "&lt;b&gt;&amp;&#34;&#39;", id="escaped"),
        pytest.param(Span("x", bold=True, italic=True), "<strong><em>x</em></strong>", id="bold"),
        pytest.param(
            Span("plan", href='https://example.org/?a=1&b="2'),
            '<a href="https://example.org/?a=1&amp;b=&#34;2">plan</a>',
            id="link",
        ),
        pytest.param(
            Span("mail", href="mailto:a@example.org"),
            '<a href="mailto:a@example.org">mail</a>',
            id="mail",
        ),
        pytest.param(Span("x", href="javascript:alert(1)"), "x", id="script is no link"),
        pytest.param(Span("x", href="data:text/html,x"), "x", id="data is no link"),
        pytest.param(Span("x", href="file:///etc/passwd"), "x", id="file is no link"),
        pytest.param(Span("x", href="//[bad"), "x", id="bad address is no link"),
        pytest.param(
            Span("72.6%", figure="F1", value="72.6", anchor="f_1"),
            '<data id="f_1" value="72.6" data-figure="F1">72.6%</data>',
            id="figure",
        ),
        pytest.param(
            Span("not available", figure="F2"),
            '<span data-figure="F2">not available</span>',
            id="reason in words",
        ),
    ],
)
def test_span(span: Span, html: str) -> None:
    """Text is escaped, figures are marked, and links lead to the web or a mailbox only."""
    assert line((span,), MEDIUM) == html


@pytest.mark.parametrize(
    ("one", "html"),
    [
        pytest.param(
            Paragraph(id="p", number="1.1.1", line=(Span("Up."),)),
            '<p id="p" class="numbered"><span class="number">1.1.1</span> Up.</p>',
            id="numbered paragraph",
        ),
        pytest.param(Paragraph(id="p", line=(Span("Up."),)), '<p id="p">Up.</p>', id="paragraph"),
        pytest.param(
            Paragraph(id="p", line=(Span("Source"),), is_note=True),
            '<p id="p" class="note">Source</p>',
            id="note",
        ),
        pytest.param(
            Paragraph(id="p", line=(Span("Said"),), is_quote=True),
            '<blockquote id="p"><p>Said</p></blockquote>',
            id="quote",
        ),
        pytest.param(
            Bullets(id="b", items=((Span("one"),), (Span("two"),)), ordered=True),
            '<ol id="b"><li>one</li><li>two</li></ol>',
            id="ordered list",
        ),
        pytest.param(
            Bullets(id="b", items=((Span("three"),),), ordered=True, start=3),
            '<ol id="b" start="3"><li>three</li></ol>',
            id="ordered list that goes on",
        ),
        pytest.param(
            Bullets(id="b", items=((Span("one"),),), depth=1),
            '<ul id="b" class="depth-1"><li>one</li></ul>',
            id="inner list",
        ),
        pytest.param(
            Details(id="d", rows=(("Date & time", (Span("May"),)),)),
            '<dl id="d" class="memo"><dt>Date &amp; time</dt><dd>May</dd></dl>',
            id="details",
        ),
        pytest.param(
            Heading(id="h", level=2, text="Homicide", number="3.1"),
            '<h3 id="h"><span class="number">3.1</span> Homicide</h3>',
            id="heading",
        ),
        pytest.param(
            Heading(id="h", level=1, text="Cyber crime", appendix="Appendix 2"),
            '<h2 id="h"><span><span class="appendix">Appendix 2</span> Cyber crime</span></h2>',
            id="appendix",
        ),
        pytest.param(
            Heading(id="h", level=1, text="Safer", icon="known"),
            '<h2 id="h" class="priority"><img class="icon" src="data:x" alt="">'
            "<span>Safer</span></h2>",
            id="heading with picture",
        ),
        pytest.param(
            Picture(id="i", asset="known", alt='A "map"', notes=((Span("Source"),),)),
            '<figure id="i"><img class="picture" src="data:x" width="200" height="100" '
            'alt="A &#34;map&#34;"><p class="note">Source</p></figure>',
            id="picture",
        ),
        pytest.param(
            Picture(id="i", asset="lost", alt="A map"),
            '<figure id="i"><p>A map</p></figure>',
            id="missing picture",
        ),
        pytest.param(
            Chart(
                id="known",
                kind=ChartKind.OVER_TIME,
                title="Up & up",
                alt="It rose.",
                categories=(),
                series=(),
                number=3,
            ),
            '<figure id="known"><figcaption id="known-caption"><b>Figure 3:</b> Up &amp; up'
            '</figcaption><img class="chart" src="data:x" width="200" height="100" '
            'alt="It rose."></figure>',
            id="chart",
        ),
        pytest.param(
            Tiles(id="t", tiles=(Tile(Span("28"), "not rated", "no target", Mark.NOT_RATED),)),
            '<ul id="t" class="tiles" role="list"><li class="not-rated">[not rated/neutral]'
            "<b>28</b> not rated <small>no target</small></li></ul>",
            id="tiles",
        ),
        pytest.param(
            MarkedList(
                id="m",
                caption="Moves",
                items=(MarkedItem(Mark.UP, "worsening", (Span("Hate"),), Tone.WORSE),),
            ),
            '<ul id="m" class="marked short" role="list" aria-label="Moves"><li><span class="word">'
            "[up/worse]worsening</span> <span>Hate</span></li></ul>",
            id="marked list",
        ),
        pytest.param(
            Notice(id="n", title="Open items", items=((Span("<PM401>"),),)),
            '<div class="notice"><h2 id="n">Open items</h2><ul><li>&lt;PM401&gt;</li></ul></div>',
            id="notice",
        ),
        pytest.param(
            BackPage(id="z", title="Find out more", lines=((Span("Call"),),)),
            '<h2 id="z">Find out more</h2><p>Call</p>',
            id="back page",
        ),
        pytest.param(Contents(id="c", title="Contents"), "", id="contents stand elsewhere"),
        pytest.param(
            Cover(
                id="k",
                label="Appendix 1",
                title="Report",
                subtitle="to March",
                straplines=("Safe",),
                tiles=(
                    CoverTile("Victims", is_theme=False, number=1),
                    CoverTile("Women", is_theme=True, icon="known"),
                ),
            ),
            '<div class="panel"><h2 id="k"><span class="appendix">Appendix 1</span> Report</h2>'
            '<p class="subtitle">to March</p><p class="strapline">Safe</p></div>'
            '<p class="group">Priorities</p><ul class="covers" role="list">'
            '<li class="aim"><span class="roundel" aria-hidden="true">1</span>'
            '<span>Victims</span></li></ul><p class="group">Themes</p>'
            '<ul class="covers" role="list"><li class="theme"><img class="icon" src="data:x" '
            'alt=""><span>Women</span></li></ul>',
            id="cover",
        ),
        pytest.param(
            Cover(
                id="k",
                label="Appendix 1",
                title="Report",
                subtitle="to March",
                straplines=(),
                tiles=(CoverTile("Women", is_theme=True),),
            ),
            '<div class="panel"><h2 id="k"><span class="appendix">Appendix 1</span> Report</h2>'
            '<p class="subtitle">to March</p></div>'
            '<ul class="covers" role="list"><li class="theme bare"><span>Women</span></li></ul>',
            id="cover with themes alone, which have no number to draw",
        ),
        pytest.param(
            Paragraph(id="p", line=(Span("It covers:"),), number="1.1"),
            '<p id="p" class="numbered leads"><span class="number">1.1</span> It covers:</p>',
            id="numbered paragraph that leads on",
        ),
        pytest.param(
            Paragraph(id="p", line=(Span("It "), Span("covers: "))),
            '<p id="p" class="leads">It covers: </p>',
            id="paragraph that leads on",
        ),
    ],
)
def test_block(one: Block, html: str) -> None:
    """Each kind of block has its own HTML."""
    assert block(one, MEDIUM) == html


def small_table(*, is_total: bool = False) -> Table:
    """A table of one row and two columns."""
    return Table(
        id="t",
        caption="Calls <answered>",
        number=7,
        columns=(
            Column(heading="Area", kind=ColumnKind.LABEL, share=3),
            Column(heading="2021/22", kind=ColumnKind.NUMBER, is_current=True),
        ),
        rows=(
            Row(
                (
                    Cell((Span("Leeds"),), notes=((Span("Adults"),),)),
                    Cell(
                        (Span("85"),), notes=((Span("84", figure="F", value="84", anchor="f_1"),),)
                    ),
                ),
                is_total=is_total,
            ),
        ),
        notes=((Span("Source"),),),
    )


def test_a_chart_on_a_phone() -> None:
    """Its narrow drawing takes its place; the words are said once."""
    one = Chart(
        id="known",
        kind=ChartKind.OVER_TIME,
        title="Up",
        alt="It rose.",
        categories=(),
        series=(),
    )
    narrow = {"known": Source("data:n", 90, 80)}
    assert block(one, replace(SCREEN, narrow=narrow)) == (
        '<figure id="known"><figcaption id="known-caption">Up</figcaption><picture>'
        '<source media="screen and (max-width:44rem)" srcset="data:n" width="90" height="80">'
        '<img class="chart" src="data:x" width="200" height="100" alt="It rose."></picture>'
        "</figure>"
    )


@pytest.mark.parametrize(
    ("has_numbers", "alt"),
    [
        pytest.param(True, "It rose. All numbers are below.", id="numbers beneath it"),
        pytest.param(False, "It rose. All numbers are in a file.", id="numbers in a file"),
    ],
)
def test_a_chart_names_the_numbers_that_its_readers_have(alt: str, *, has_numbers: bool) -> None:
    """A reader of the page has no file of charts beside it."""
    one = Chart(
        id="known",
        kind=ChartKind.OVER_TIME,
        title="Up",
        alt="It rose. All numbers are in a file.",
        numbers_in="All numbers are in a file.",
        categories=(),
        series=(),
    )
    words = {**MEDIUM.words, "figure.all numbers": "All numbers are below."}
    assert f'alt="{alt}"' in block(one, replace(MEDIUM, words=words, has_numbers=has_numbers))


def leading(one: Block) -> Markup:
    """A block of a page whose Table 7 prints the figure F."""
    words = {**SCREEN.words, "see table": "See Table"}
    return block(one, replace(SCREEN, places=Places.of(report(small_table(), one)), words=words))


def test_lines_of_the_summary_lead_to_their_table() -> None:
    """To the row of the first figure of a line that a table prints."""
    line_of = (Span("Up by "), Span("2", figure="G"), Span(" to "), Span("84", figure="F"))
    items = (MarkedItem(Mark.UP, "up", line_of), MarkedItem(Mark.UP, "up", line_of[:2]))
    html = leading(MarkedList(id="m", items=items))
    assert re.findall(r"<a [^>]*>[^<]*</a>", html) == ['<a class="see" href="#t-1">See Table 7</a>']


def test_a_row_that_is_led_to_has_an_id() -> None:
    """No other row has one."""
    small = small_table()
    led = MarkedList(id="m", items=(MarkedItem(Mark.UP, "up", (Span("84", figure="F"),)),))
    places = Places.of(report(small, led))
    assert table(small, replace(SCREEN, places=places)).count('<tr id="t-1"') == 1
    assert "<tr id" not in table(small, replace(SCREEN, places=Places.of(report(small))))


@pytest.mark.parametrize(
    ("number", "html"),
    [
        pytest.param(7, '<p id="p" class="note"><a href="#t">And 3 more.</a></p>', id="a table"),
        pytest.param(8, '<p id="p" class="note">And 3 more.</p>', id="no such table"),
        pytest.param(0, '<p id="p" class="note">And 3 more.</p>', id="none"),
    ],
)
def test_a_note_leads_to_the_table_that_it_names(number: int, html: str) -> None:
    """As far as the page has it."""
    note = Paragraph(id="p", line=(Span("And 3 more."),), is_note=True, table=number)
    assert leading(note) == html


def test_table() -> None:
    """A table has a caption, widths, one header row, row headers and notes beneath."""
    assert table(small_table(), MEDIUM) == (
        '<table id="t" class="small short"><caption id="t-caption"><span><b>Table 7:</b> '
        "Calls &lt;answered&gt;</span></caption>"
        '<colgroup><col class="w750"><col class="w250"></colgroup>'
        '<thead><tr><th scope="col" class="label">Area</th>'
        '<th scope="col" class="number now">2021/22</th></tr></thead>'
        '<tbody><tr><th scope="row" class="label">Leeds <span class="sub">Adults</span></th>'
        '<td class="number now">85 <span class="more"><data id="f_1" value="84" data-figure="F">'
        "84</data></span></td></tr></tbody></table>"
        '<p class="note">Source</p>'
    )


def test_total_row_is_named() -> None:
    """A total row is set apart."""
    assert '<tbody><tr class="total"><th scope="row"' in table(small_table(is_total=True), MEDIUM)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        pytest.param(Mark.RED, "[red/worse]<strong>Words</strong>", id="rating"),
        pytest.param(Mark.DOWN, "[down/worse]Words", id="arrow"),
    ],
)
def test_mark_stands_before_its_words(mark: Mark, words: str) -> None:
    """A mark never stands without its words; those of a rating are bold."""
    one = Table(
        id="t",
        caption="Marks",
        columns=(
            Column(heading="Area", kind=ColumnKind.LABEL),
            Column(heading="Mark", kind=ColumnKind.MARK),
        ),
        rows=(Row((Cell((Span("Leeds"),)), Cell((Span("Words"),), mark=mark, tone=Tone.WORSE))),),
    )
    assert f'<td class="mark">{words}</td>' in table(one, MEDIUM)


@pytest.mark.parametrize(
    ("columns", "scrolls"),
    [pytest.param(4, False, id="four columns"), pytest.param(5, True, id="five columns")],
)
def test_wide_tables_scroll(columns: int, *, scrolls: bool) -> None:
    """A wide table lies in a region that the keyboard reaches and that its caption names."""
    one = Table(
        id="t",
        caption="Wide",
        columns=tuple(Column(heading="x", kind=ColumnKind.NUMBER) for _ in range(columns)),
        rows=(),
    )
    region = '<div class="scroll" role="region" tabindex="0" aria-labelledby="t-caption"><table'
    assert table(one, SCREEN).startswith(region) is scrolls


def test_widths_are_style_rules() -> None:
    """Widths are rules of the page's own style sheet, each once."""
    assert widths_css((small_table(), small_table())) == ".w250{width:25%}.w750{width:75%}"


def _listed(name: str, *items: str, depth: int = 0, start: int = 0) -> Bullets:
    lines = tuple((Span(item),) for item in items)
    return Bullets(id=name, items=lines, depth=depth, ordered=bool(start), start=start or 1)


@pytest.mark.parametrize(
    ("blocks", "html"),
    [
        pytest.param(
            [_listed("a", "one", "two"), _listed("b", "in", depth=1)],
            '<ul id="a"><li>one</li><li>two<ul id="b" class="depth-1"><li>in</li></ul></li></ul>',
            id="within the last item",
        ),
        pytest.param(
            [_listed("a", "one"), _listed("b", "in", depth=1), _listed("c", "two")],
            '<ul id="a"><li>one<ul id="b" class="depth-1"><li>in</li></ul></li>'
            '<li id="c">two</li></ul>',
            id="goes on after it",
        ),
        pytest.param(
            [
                _listed("a", "one", start=1),
                _listed("b", "in", depth=1),
                _listed("c", "deep", depth=2),
                _listed("d", "two", start=2),
            ],
            '<ol id="a"><li>one<ul id="b" class="depth-1"><li>in<ul id="c" class="depth-2">'
            '<li>deep</li></ul></li></ul></li><li id="d">two</li></ol>',
            id="numbers count on, three deep",
        ),
        pytest.param(
            [_listed("a", "one", start=1), _listed("b", "in", depth=1), _listed("c", "x", start=1)],
            '<ol id="a"><li>one<ul id="b" class="depth-1"><li>in</li></ul></li></ol>\n'
            '<ol id="c"><li>x</li></ol>',
            id="numbers that begin anew are another list",
        ),
        pytest.param(
            [_listed("a", "one"), _listed("b", "in", depth=1), _listed("c", "x", depth=1, start=1)],
            '<ul id="a"><li>one<ul id="b" class="depth-1"><li>in</li></ul>'
            '<ol id="c" class="depth-1"><li>x</li></ol></li></ul>',
            id="two kinds within one item",
        ),
        pytest.param(
            [_listed("a", "one"), _listed("b", "two")],
            '<ul id="a"><li>one</li></ul>\n<ul id="b"><li>two</li></ul>',
            id="two lists in a row stay two",
        ),
        pytest.param(
            [_listed("a", "deep", depth=2), _listed("b", "less", depth=1)],
            '<ul id="a" class="depth-2"><li>deep</li></ul>\n'
            '<ul id="b" class="depth-1"><li>less</li></ul>',
            id="nothing above",
        ),
    ],
)
def test_a_deeper_list_stands_within_the_item_above(blocks: list[Block], html: str) -> None:
    """As a screen reader counts them: a list in an item, not beside its list."""
    part = Section(id="s", blocks=tuple(blocks))
    assert section(part, MEDIUM) == f'<section id="s" class="body">\n{html}\n</section>'


def test_section_names_its_style() -> None:
    """A section carries what its pages look like."""
    part = Section(id="s", style="memo", wide=True, blocks=(Contents(id="c", title="Contents"),))
    assert section(part, MEDIUM) == '<section id="s" class="memo wide">\n\n</section>'


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("mark", Mark)
def test_marks_are_drawn_for_eyes_only(mark: Mark, tone: Tone) -> None:
    """Each mark has a drawing that screen readers pass over; shapes differ, not just colours."""
    drawn = html_marks.inline(mark, tone)
    assert drawn.startswith('<svg class="sign ')
    assert 'aria-hidden="true"' in drawn
    shape = drawn.partition(">")[2]
    others = [html_marks.inline(one, tone).partition(">")[2] for one in Mark if one is not mark]
    assert shape not in others


def heading(name: str, level: int) -> Heading:
    """A heading whose text is its id."""
    return Heading(id=name, level=level, text=name)


def report(*blocks: Block) -> Report:
    """A report of one section."""
    return Report(
        title="Report",
        subtitle="",
        organisation="",
        footer="",
        file_stem="report",
        sections=(Section(id="s", blocks=blocks),),
    )


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        pytest.param((1, 2, 3, 2, 1), (2, 3, 4, 3, 2), id="in order"),
        pytest.param((3, 3, 1, 3), (2, 3, 2, 3), id="skips are closed"),
    ],
)
def test_heading_levels_do_not_skip(asked: tuple[int, ...], given: tuple[int, ...]) -> None:
    """Beneath the only h1 each heading is at most one level deeper than the one before."""
    blocks = [heading(f"h{at}", level) for at, level in enumerate(asked)]
    assert tuple(entry.level for entry in html_outline.outline(report(*blocks))) == given


@pytest.mark.parametrize(
    ("part", "first", "given"),
    [
        pytest.param("", "heading", {"h": 2, "a": 3, "b": 2}, id="whole paper"),
        pytest.param("Appendix 2", "heading", {"h": 1, "a": 2, "b": 2}, id="own heading"),
        pytest.param("Appendix 1", "cover", {"h": 1, "a": 3, "b": 2}, id="own cover"),
        pytest.param("Appendix 2", "text", {"a": 2, "b": 2}, id="neither"),
    ],
)
def test_a_page_has_one_title(part: str, first: str, given: dict[str, int]) -> None:
    """Printed, a part's own heading or cover is the h1; below a heading no level is skipped."""
    blocks: dict[str, Block] = {
        "heading": heading("h", 1),
        "cover": Cover(id="h", label="", title="", subtitle="", straplines=(), tiles=()),
        "text": Paragraph(id="p", line=(Span("x"),)),
    }
    one = replace(report(blocks[first], heading("a", 2), heading("b", 1)), part=part)
    assert html_outline.printed_levels(one, html_outline.outline(one)) == given


def test_contents_are_nested_links() -> None:
    """The contents name appendix and number, and leave out notices and deep headings."""
    entries = html_outline.outline(
        report(
            Notice(id="n", title="Open items", items=()),
            Heading(id="a", level=1, text="Safe & sound", number="1"),
            heading("b", 2),
            heading("c", 3),
            Heading(id="d", level=1, text="Cyber", appendix="Appendix 2"),
        )
    )
    assert html_outline.contents(entries) == (
        '<ul><li><a href="#a">1 Safe &amp; sound</a><ul><li><a href="#b">b</a></li></ul></li>'
        '<li><a href="#d">Appendix 2: Cyber</a></li></ul>'
    )
    fold = '<details><summary aria-label="More: 1 Safe &amp; sound">More</summary>'
    inner = '<ul><li><a href="#b">b</a></li></ul></details>'
    assert fold + inner in html_outline.contents(entries, folded="More")
