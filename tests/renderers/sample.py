"""A small report with every kind of block, and its pictures: what each renderer is tried on."""

import struct
import zlib
from itertools import count

from perfmon_cli.report.model import (
    BackPage,
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
    Image,
    Line,
    Mark,
    MarkedItem,
    MarkedList,
    Notice,
    Paragraph,
    Picture,
    Place,
    Point,
    PrintedFigure,
    Report,
    Row,
    Section,
    Series,
    Span,
    Table,
    Tile,
    Tiles,
    Tone,
)

HOSTILE = 'Fish & chips < 18 "weeks" {{ report.title }} {% for x in y %} ŵ Ŷ môr'
"""Text as a user may type it: it must come out letter for letter."""

LONG_LABEL = (
    "Increase the number of offenders referred to drug treatment services via Liaison and "
    "Diversion, including those who are referred again within twelve months of their first contact"
)


def sample_report(*, is_draft: bool = True, marking: str = "OFFICIAL") -> Report:
    """A paper with each kind of block at least once."""
    return Report(
        title="Performance Monitoring Report",
        subtitle="12 months to March 2022",
        organisation="West Yorkshire Combined Authority & Police",
        footer="Performance Monitoring Report · 12 months to March 2022",
        file_stem="performance-monitoring-report-2022-03",
        marking=marking,
        is_draft=is_draft,
        subject="Police and Crime Plan <monitoring>",
        sections=(
            _covering_report(),
            _cover(),
            _summary(),
            _priority_table(),
            _measure_sections(),
            _annexes(),
            _back_page(),
        ),
        figures=_printed_figures(),
    )


def sample_images() -> dict[str, Image]:
    """Pictures for the sample's charts and assets."""
    wide = png(64, 28, (18, 67, 109))
    square = png(24, 24, (0, 112, 60))
    return {
        "chart_satisfaction": Image(png=wide, svg=_svg("#12436D"), width_mm=160, height_mm=70),
        "map.png": Image(png=square, svg=None, width_mm=60, height_mm=60),
        "victims.png": Image(png=square, svg=None, width_mm=14, height_mm=14),
    }


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A one-coloured PNG of `width` by `height` pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    rows = (b"\x00" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(rows, 9)),
            chunk(b"IEND", b""),
        )
    )


def text(words: str) -> Line:
    """A line of plain words."""
    return (Span(words),)


def figure(printed: str, figure_id: str, value: str, anchor: str = "") -> Span:
    """A printed figure."""
    return Span(printed, figure=figure_id, value=value, anchor=anchor)


def _svg(colour: str) -> bytes:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 70">'
        f'<rect width="160" height="70" fill="{colour}"/></svg>'
    ).encode()


def _covering_report() -> Section:
    return Section(
        id="covering",
        style="memo",
        blocks=(
            Notice(
                id="open_items",
                title="DRAFT: 2 open items",
                items=(
                    text("This quarter!E14: PM203 “77,7%” uses a decimal comma. Write 77.7%."),
                    text(f"PM401 no commentary for {HOSTILE}"),
                ),
            ),
            Details(
                id="memo",
                caption="About this report",
                rows=(
                    ("Report to:", text("Police and Crime Panel")),
                    ("Date:", text("22 July 2022")),
                    ("Subject:", text("Performance monitoring, 12 months to March 2022")),
                    ("Report of:", text("Head of Policing & Crime")),
                    ("Author:", text("Performance analyst")),
                ),
            ),
            Heading(id="h_purpose", level=1, text="Purpose of the report", number="1"),
            Paragraph(id="p_1_1", number="1.1", line=text("To inform the panel of performance.")),
            Paragraph(
                id="p_1_2",
                number="1.2",
                line=(
                    Span("Figures cover the 12 months to March 2022; see "),
                    Span("the plan", href="https://example.org/plan?a=1&b=2"),
                    Span(". "),
                    Span("No figure", bold=True),
                    Span(" is estimated unless "),
                    Span("it says so", italic=True),
                    Span("."),
                ),
            ),
            Heading(id="h_information", level=1, text="Information", number="2"),
            Paragraph(id="p_2_1", number="2.1", line=text("The panel may note four issues:")),
            Bullets(
                id="b_issues",
                items=(
                    (Span("Homicide.", bold=True), Span(" One more than a year before.")),
                    text(HOSTILE),
                ),
            ),
            Bullets(id="b_issues_more", depth=1, items=(text("Within it: knives & guns"),)),
            Heading(id="h_recommendations", level=1, text="Recommendations", number="3"),
            Paragraph(id="p_3_1", number="3.1", line=text("The panel is asked to:")),
            Bullets(id="b_asks", ordered=True, items=(text("note the report"), text("comment"))),
            Heading(id="h_background", level=1, text="Background papers and appendices"),
            Paragraph(id="p_background", line=text("Appendix 1: Performance Monitoring Report")),
            Heading(id="h_contact", level=1, text="Contact information"),
            Details(
                id="contact",
                style="contact",
                caption="Contact information",
                rows=(
                    ("Contact officer:", text("Performance analyst")),
                    ("E-mail:", (Span("perf@example.org", href="mailto:perf@example.org"),)),
                ),
            ),
        ),
    )


def _cover() -> Section:
    titles = (
        "Supporting victims and witnesses and improving criminal justice outcomes",
        "Keeping people safe and building resilience",
        "Safer places and thriving communities",
        "Responding to multiple and complex needs",
    )
    themes = ("The safety of women and girls", "Equality, diversity and inclusion")
    tiles = tuple(
        CoverTile(title, is_theme=False, number=number, icon="victims.png" if number == 1 else "")
        for number, title in enumerate(titles, 1)
    )
    return Section(
        id="cover",
        style="cover",
        blocks=(
            Cover(
                id="cover_1",
                label="Appendix 1",
                title="Performance Monitoring Report",
                subtitle="12 months to March 2022",
                straplines=("West Yorkshire:", "safe, just, inclusive"),
                tiles=(*tiles, *(CoverTile(title, is_theme=True) for title in themes)),
            ),
        ),
    )


def _summary() -> Section:
    return Section(
        id="summary",
        blocks=(
            Contents(id="contents", title="Contents"),
            Heading(id="h_summary", level=1, text="Summary"),
            Paragraph(id="p_summary", line=text("34 measure lines; what needs attention first.")),
            Tiles(
                id="counts",
                tiles=(
                    Tile(figure("3", "count_green", "3"), "green", "on or better", Mark.GREEN),
                    Tile(figure("1", "count_amber", "1"), "amber", "within tolerance", Mark.AMBER),
                    Tile(figure("2", "count_red", "2"), "red", "outside tolerance", Mark.RED),
                    Tile(
                        figure("28", "count_none", "28"), "not rated", "no target", Mark.NOT_RATED
                    ),
                ),
            ),
            Heading(id="h_attention", level=2, text="What needs attention"),
            MarkedList(
                id="attention",
                caption="What needs attention",
                items=(
                    MarkedItem(
                        Mark.DOWN,
                        "worsening",
                        (
                            Span("Victim satisfaction", bold=True),
                            Span(" fell to "),
                            figure(
                                "72.6%", "victim_satisfaction", "72.6", "f_attention_satisfaction"
                            ),
                            Span("."),
                        ),
                        Tone.WORSE,
                    ),
                    MarkedItem(Mark.UP, "improving", text("Guilty pleas & more"), Tone.BETTER),
                    MarkedItem(
                        Mark.NO_ARROW,
                        "not comparable: recording system changed",
                        text("Killed and seriously injured"),
                    ),
                ),
            ),
            Heading(id="h_key", level=2, text="How to read the tables"),
            MarkedList(
                id="key",
                caption="Key",
                items=(
                    MarkedItem(Mark.FLAT, "no clear change", text("The movement may be chance.")),
                    MarkedItem(Mark.RED, "Red", text("Outside the tolerance of the target.")),
                    MarkedItem(Mark.NOT_RATED, "Not rated", text("No target is set.")),
                ),
            ),
        ),
    )


_COLUMNS = (
    Column(heading="Measure", kind=ColumnKind.LABEL, share=3.6),
    Column(heading="2019/20", kind=ColumnKind.NUMBER, share=1.3),
    Column(heading="2020/21", kind=ColumnKind.NUMBER, share=1.3),
    Column(heading="2021/22", kind=ColumnKind.NUMBER, share=1.3, is_current=True),
    Column(heading="Change", kind=ColumnKind.NUMBER, share=1.4),
    Column(heading="Rating", kind=ColumnKind.MARK, share=1.3),
    Column(heading="Trend", kind=ColumnKind.MARK, share=1.8),
    Column(heading="Comment", kind=ColumnKind.TEXT, share=3.4),
)


def _priority_table() -> Section:
    serial = count(1)

    def value(printed: str, number: str, *notes: str) -> Cell:
        index = next(serial)
        line = (figure(printed, f"figure_{index}", number, f"f_{index}"),)
        return Cell(line, notes=tuple(text(note) for note in notes))

    def row(label: Cell, cells: tuple[Cell, ...], rating: Cell, trend: Cell, comment: str) -> Row:
        return Row((label, *cells, rating, trend, Cell(text(comment))))

    not_rated = Cell(text("Not rated"), mark=Mark.NOT_RATED)
    worse = Cell(text("worsening"), (text("on previous year"),), Mark.DOWN, Tone.WORSE)
    rows = (
        row(
            Cell(text("Increase victim satisfaction with the police")),
            (
                value("74.9%", "74.9"),
                value("77.6%", "77.6"),
                value("72.6%", "72.6"),
                value("−5.0 pp", "-5.0"),
            ),
            not_rated,
            worse,
            HOSTILE,
        ),
        row(
            Cell(text("Maintain high levels of calls answered on target")),
            (
                value("90.2%", "90.2"),
                value("90.6%", "90.6"),
                value("85.6%", "85.6"),
                value("−5.0 pp", "-5.0"),
            ),
            Cell(text("Red"), mark=Mark.RED),
            worse,
            "999 calls answered within 10 seconds; target 90%.",
        ),
        row(
            Cell(text(LONG_LABEL), (text("outcomes 1–8: number (rate)"),)),
            (
                value("146 (4.3%)", "146"),
                value("255 (8.2%)", "255"),
                value("296 (8.1%)", "296"),
                value("+41 (−0.1 pp)", "41"),
            ),
            Cell(text("Green"), mark=Mark.GREEN),
            Cell(text("mixed"), (text("number up, rate down"),), Mark.FLAT),
            "Other outcomes can also be right for the victim.",
        ),
        row(
            Cell(text("Killed and seriously injured"), (text("Fatal"),)),
            (
                value("1,234", "1234", "2019"),
                value("not available", ""),
                value("1,301", "1301", "2021"),
                value("not comparable: recording changed", ""),
            ),
            Cell(text("Amber"), mark=Mark.AMBER),
            Cell(text("not comparable: recording changed"), mark=Mark.NO_ARROW),
            "Calendar years.",
        ),
    )
    return Section(
        id="priority_1",
        wide=True,
        blocks=(
            Heading(
                id="h_priority_1",
                level=1,
                text="Supporting victims and witnesses and improving criminal justice outcomes",
                number="1",
                icon="victims.png",
            ),
            Table(
                id="t_priority_1",
                caption="Measures of priority 1",
                number=1,
                columns=_COLUMNS,
                rows=rows,
                notes=(text("Trend rule: panel, on the previous year unless stated."),),
            ),
        ),
    )


def _measure_sections() -> Section:
    return Section(
        id="measures_1",
        blocks=(
            Heading(id="h_1_1", level=2, text="Victim satisfaction", number="1.1"),
            Paragraph(
                id="p_1_1_1",
                number="1.1.1",
                line=(
                    Span("Satisfaction stands at "),
                    figure("72.6%", "victim_satisfaction", "72.6", "f_p_1_1_1_1"),
                    Span(", "),
                    Span("5.0 percentage points", figure="satisfaction_change", value="-5.0"),
                    Span(" lower than a year before."),
                ),
            ),
            _chart(),
            _area_table(),
            Paragraph(id="p_1_1_2", number="1.1.2", line=text("The force has begun a review.")),
            Paragraph(id="q_1", is_quote=True, line=text("“They listened to me.”")),
            Heading(id="h_1_1_sub", level=3, text="By age & sex"),
            Paragraph(id="p_1_1_3", number="1.1.3", line=text("Younger victims are less content.")),
            Heading(id="h_1_2", level=2, text="999 calls answered on target", number="1.2"),
            Paragraph(id="p_1_2_1", number="1.2.1", line=text("Demand rose <sharply>.")),
            Picture(
                id="pic_map",
                asset="map.png",
                alt="Map of the five districts & their stations",
                notes=(text("Source: the authority."),),
            ),
        ),
    )


def _chart() -> Chart:
    areas = ("Bradford", "Calderdale", "Kirklees", "Leeds", "Wakefield")
    now = (70.6, 74.5, 76.4, 77.4, 75.9)
    before = (77.7, 81.0, None, 81.3, 78.3)

    def points(values: tuple[float | None, ...]) -> tuple[Point, ...]:
        return tuple(Point(v, "not available" if v is None else f"{v}%") for v in values)

    return Chart(
        id="chart_satisfaction",
        kind=ChartKind.CHANGE_BY_AREA,
        title="Satisfaction fell clearly in four of the five districts",
        alt="Dot plot: satisfaction fell in Bradford, Calderdale, Kirklees & Leeds.",
        categories=areas,
        series=(
            Series("12 months to Mar 2022", points(now), is_current=True),
            Series("12 months to Mar 2021", points(before)),
        ),
        number=1,
        suffix="%",
        category_notes=("", "", "not available", "", "no clear change"),
        notes=(text("Illustrative monthly series."),),
    )


def _area_table() -> Table:
    rows = (
        ("Bradford", "70.6%", "77.7%", "−7.1 pp", Mark.DOWN, "worsening", Tone.WORSE),
        ("Wakefield", "75.9%", "78.3%", "−2.4 pp", Mark.FLAT, "no clear change", Tone.NEUTRAL),
        ("West Yorkshire", "72.6%", "77.6%", "−5.0 pp", Mark.DOWN, "worsening", Tone.WORSE),
    )
    return Table(
        id="t_satisfaction_areas",
        caption="Victim satisfaction by district",
        number=2,
        columns=(
            Column(heading="District", kind=ColumnKind.LABEL, share=2),
            Column(heading="12 months to Mar 2022", kind=ColumnKind.NUMBER, is_current=True),
            Column(heading="12 months to Mar 2021", kind=ColumnKind.NUMBER),
            Column(heading="Change", kind=ColumnKind.NUMBER),
            Column(heading="Trend", kind=ColumnKind.MARK, share=1.5),
        ),
        rows=tuple(
            Row(
                (
                    Cell(text(area)),
                    Cell((figure(now, f"area_{area[:3]}_now", now[:-1]),)),
                    Cell((figure(before, f"area_{area[:3]}_before", before[:-1]),)),
                    Cell(text(change)),
                    Cell(text(word), mark=mark, tone=tone),
                ),
                is_total=area == "West Yorkshire",
            )
            for area, now, before, change, mark, word, tone in rows
        ),
    )


def _annexes() -> Section:
    return Section(
        id="annexes",
        blocks=(
            Heading(id="h_appendix_2", level=1, text="Cyber crime", appendix="Appendix 2"),
            Heading(id="h_reports", level=2, text="Reports, referrals and outcomes"),
            Bullets(id="b_first", ordered=True, items=(text("one"), text("two"))),
            Paragraph(id="p_between", line=text("Between two lists:")),
            Bullets(id="b_second", ordered=True, items=(text("one again"),)),
            Heading(id="h_methods", level=1, text="Methods and data notes"),
            Table(
                id="t_methods",
                caption="Rules used",
                columns=(
                    Column(heading="Measure", kind=ColumnKind.LABEL, share=2),
                    Column(heading="Rule", kind=ColumnKind.TEXT, share=3),
                ),
                rows=(
                    Row(
                        (Cell(text("Victim satisfaction")), Cell(text("panel"))),
                    ),
                ),
            ),
            Paragraph(id="n_methods", is_note=True, line=text("Source: extract of 1 May 2022.")),
            Heading(id="h_glossary", level=1, text="Glossary"),
            Details(
                id="glossary",
                style="glossary",
                caption="Glossary",
                rows=(
                    ("Ineffective trial", text("A trial that does not go ahead on the day.")),
                    ("KSI", text("Killed & seriously injured.")),
                ),
            ),
        ),
    )


def _back_page() -> Section:
    return Section(
        id="back",
        style="back",
        blocks=(
            BackPage(
                id="back_page",
                title="Find out more",
                lines=(
                    (Span("www.example.org", href="https://www.example.org/"),),
                    text("0113 000 0000"),
                ),
            ),
        ),
    )


def _printed_figures() -> tuple[PrintedFigure, ...]:
    return (
        PrintedFigure(
            id="victim_satisfaction",
            measure="victim_satisfaction",
            component="",
            area="West Yorkshire",
            period=("2021-04-01", "2022-03-31", "2021/22"),
            quantity="value",
            comparator="",
            value="72.6",
            unit="percent",
            printed="72.6%",
            rule="given",
            sources=(("data/figures.xlsx", "This quarter", "E14"),),
            places=(Place("table", "Table 1", "Increase victim satisfaction", "2021/22"),),
        ),
    )
