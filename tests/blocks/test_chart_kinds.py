"""Kinds of charts: months with their average, totals, groups, distributions; and their titles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.blocks.chart_ends import LONGEST_ALT
from perfmon_cli.blocks.paper import Composed
from perfmon_cli.catalogue.model import Break, Settings
from perfmon_cli.cells.markers import Status
from perfmon_cli.dataset.model import Key, Missing, Observation
from perfmon_cli.measure import Measure, TrendRule
from perfmon_cli.report.model import Chart, ChartKind
from tests.blocks.builders import (
    COUNT,
    PERCENT,
    block,
    by_area,
    by_part,
    paper,
    said,
    seen,
    text,
    when,
    words,
)

ADDING = replace(COUNT, adds_over_time=True)
PARTED = replace(COUNT, parts=("Once", "Twice", "More often"), parts_add_up=True)
SHARED = replace(PERCENT, parts=("Officers", "Staff"))
COUNTED = Break(measure="crime", since=date(2021, 4, 1), what="new system")


def drawn(
    measures: list[Measure],
    held: Sequence[Observation],
    ref: str,
    settings: str,
    *,
    breaks: tuple[Break, ...] = (),
) -> Chart:
    """The one chart of a paper of one block."""
    composed = paper(measures, held, block("chart", ref, settings), breaks=breaks)
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    return chart


def months(*values: int | None, statuses: tuple[Status, ...] = ()) -> list[Observation]:
    """Monthly figures up to March 2022; None is a month that is not available."""
    last = when("Mar 2022")
    return [
        replace(
            seen(ADDING, "Mar 2022", Missing.NOT_AVAILABLE if value is None else str(value)),
            key=Key("crime", "", "", last.shifted(index + 1 - len(values))),
            statuses=statuses,
        )
        for index, value in enumerate(values)
    ]


def notes(chart: Chart) -> list[str]:
    """What stands beneath a chart."""
    return [words(line) for line in chart.notes]


def test_months_have_a_bar_each_and_the_mean_of_twelve_as_a_line() -> None:
    """The line begins where twelve months are there; every mean is a figure made of its months."""
    held = months(*[10] * 11, 22, 34)
    row = block("chart", "crime", "months: yes; show: average")
    composed = paper([ADDING], held, row)
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    each, average = chart.series
    assert (chart.kind, chart.scale) == (ChartKind.MONTHS, "Crime each month, number")
    assert [point.printed for point in each.points[-2:]] == ["22", "34"]
    assert [point.value for point in average.points[-2:]] == [11.0, 13.0]
    assert all(point.value is None for point in average.points[:-2])
    (newest,) = [f for f in composed.report.figures if f.id == average.points[-1].figure]
    assert (newest.value, newest.rule, len(newest.inputs)) == ("13", "derived", 12)


def test_bars_without_an_average_are_told_alone() -> None:
    """No line is spoken of where twelve months are not there."""
    chart = drawn([ADDING], months(5, 16), "crime", "kind: months with average")
    assert [one.name for one in chart.series] == ["each month"]
    assert chart.alt == "Crime by month. Bars, one for each month. Feb 2022: 5; Mar 2022: 16."


def test_no_mean_is_made_across_a_gap_or_a_break() -> None:
    """A month that is missing, or counted another way, leaves the means that need it out."""
    gap = drawn(
        [ADDING], months(*[10] * 12, None, *[10] * 11), "crime", "kind: months with average"
    )
    assert [p.value for p in gap.series[1].points].count(None) == 24 - 1
    assert gap.series[0].points[12].symbols == ("[x]",)
    broken = drawn(
        [ADDING], months(*[10] * 24), "crime", "kind: months with average", breaks=(COUNTED,)
    )
    means = broken.series[1].points
    assert [p.value is not None for p in means] == [n in {11, 23} for n in range(24)]
    assert [n for n, p in enumerate(broken.series[0].points) if p.starts] == [12]


def test_totals_of_twelve_months_roll_month_by_month() -> None:
    """Each is the sum of its months, and the one that the workbook gives is taken as it is."""
    held = [*months(*range(1, 25)), seen(ADDING, "2021/22", "222")]
    chart = drawn([ADDING], held, "crime", "kind: rolling totals")
    (line,) = chart.series
    assert chart.kind is ChartKind.ROLLING
    assert chart.categories[0] == "Mar 2021"
    assert [point.value for point in line.points] == [78 + 12 * n for n in range(13)]
    assert chart.scale == "Crime, total of the 12 months to each month, number"


def test_totals_roll_by_quarter_where_asked_or_where_no_months_are_held() -> None:
    """`every: quarter` takes every third; without months quarters are what there is."""
    asked = drawn([ADDING], months(*range(1, 25)), "crime", "kind: rolling totals; every: quarter")
    assert asked.categories == ("Mar 2021", "June 2021", "Sep 2021", "Dec 2021", "Mar 2022")
    given = [seen(COUNT, f"12 months to {month}", "90") for month in ("Sep 2021", "Dec 2021")]
    held = [*given, seen(COUNT, "2021/22", "95")]
    found = drawn([COUNT], held, "crime", "kind: rolling totals")
    assert [p.printed for p in found.series[0].points] == ["90", "90", "95"]
    assert found.scale == "Crime, the 12 months to each quarter, number"


def test_no_total_spans_a_break() -> None:
    """Between the old counting and the new there is a gap that says so, and one new line."""
    chart = drawn([ADDING], months(*[10] * 36), "crime", "kind: rolling totals", breaks=(COUNTED,))
    (line,) = chart.series
    assert [n for n, p in enumerate(line.points) if p.value is None] == list(range(13, 24))
    assert {p.symbols for p in line.points if p.value is None} == {("[b]",)}
    assert [n for n, p in enumerate(line.points) if p.starts] == [24]
    (note,) = [line for line in notes(chart) if line.startswith("Without a figure")]
    assert note.endswith("and 3 more (not comparable: counting changed).")


def test_a_measure_is_drawn_by_its_parts() -> None:
    """A line a part, named; the title says how many of them rose by their arrows."""
    held = [*by_part(SHARED, "2020/21", "6.0", "5.0"), *by_part(SHARED, "2021/22", "8.0", "5.0")]
    chart = drawn([SHARED], held, "satisfaction", "kind: over time by group")
    assert (chart.kind, [one.name for one in chart.series]) == (
        ChartKind.BY_GROUP,
        ["Officers", "Staff"],
    )
    assert chart.title == "Satisfaction clearly rose in one of two groups, compared with 2020/21"
    assert chart.scale == "Satisfaction, %"


def test_more_groups_than_can_be_told_apart_have_a_panel_each() -> None:
    """Seven lines are small charts on one scale."""
    many = replace(COUNT, parts=tuple(f"Part {n}" for n in range(7)))
    held = [
        *by_part(many, "2020/21", *"1234567"),
        *by_part(many, "2021/22", *"2345678"),
    ]
    assert drawn([many], held, "crime", "kind: over time by group").kind is ChartKind.EACH_AREA


def test_a_distribution_is_drawn_of_every_measure_with_the_same_parts() -> None:
    """The part that holds more than half of each stands in the title."""
    other = replace(PARTED, id="adults", label="Missing adults")
    held = [*by_part(PARTED, "2021/22", "60", "30", "9"), *by_part(other, "2021/22", "5", "1", "0")]
    chart = drawn([PARTED, other], held, "crime; adults", "kind: distribution")
    assert chart.title == ("Crime and missing adults: “Once” makes up more than half of each")
    assert chart.categories == PARTED.parts
    assert [[p.printed for p in one.points] for one in chart.series] == [
        ["60", "30", "9"],
        ["5", "1", "0"],
    ]
    assert chart.scale == "Crime and missing adults, 2021/22, number"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(("50", "30", "20"), id="just half"),
        pytest.param((Missing.CONFIDENTIAL, "90", "3"), id="one is hidden"),
    ],
)
def test_no_part_is_called_the_most_where_that_is_not_sure(
    values: tuple[str | Missing, ...],
) -> None:
    """The title names the measure then."""
    held = by_part(PARTED, "2021/22", *values)
    assert drawn([PARTED], held, "crime", "kind: distribution").title == "Crime by group"


@pytest.mark.parametrize(
    ("whole", "expected"),
    [
        pytest.param(None, "Crime by group", id="no whole"),
        pytest.param("119", "Crime: “Once” makes up more than half", id="of the whole"),
        pytest.param("120", "Crime by group", id="half of the whole"),
    ],
)
def test_half_is_of_the_whole_where_parts_do_not_make_it_up(
    whole: str | None, expected: str
) -> None:
    """Some may be in no part, and some in several."""
    loose = replace(PARTED, parts_add_up=False)
    held = by_part(loose, "2021/22", "60", "30", "9")
    held += [] if whole is None else [seen(loose, "2021/22", whole)]
    assert drawn([loose], held, "crime", "kind: distribution").title == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param(("90.0", "80.0"), "Satisfaction rose in both districts", id="both up"),
        pytest.param(("70.0", "60.0"), "Satisfaction fell in both districts", id="both down"),
        pytest.param(
            ("90.0", "60.0"),
            "Satisfaction clearly rose in one and fell in one of two districts",
            id="both ways",
        ),
        pytest.param(
            ("90.0", "70.0"), "Satisfaction clearly rose in one of two districts", id="one"
        ),
        pytest.param(("80.0", "70.0"), "Satisfaction by district", id="no clear change"),
    ],
)
def test_the_title_says_what_the_arrows_say(now: tuple[str, str], expected: str) -> None:
    """It counts the districts with a clear change; without any it names the measure."""
    held = [*by_area(PERCENT, "2020/21", "80", "70"), *by_area(PERCENT, "2021/22", *now)]
    assert drawn([PERCENT], held, "satisfaction", "kind: change by area").title == expected


def test_the_text_of_districts_begins_with_the_finding() -> None:
    """Then what is drawn, how the whole moved, and each district from before to now."""
    held = [
        *by_area(PERCENT, "2020/21", "80", Missing.NOT_AVAILABLE, "75"),
        *by_area(PERCENT, "2021/22", "90", "70", "85"),
    ]
    chart = drawn([PERCENT], held, "satisfaction", "kind: change by area")
    assert chart.alt == (
        "Satisfaction clearly rose in one of two districts. Dot chart, a row for each district. "
        "Satisfaction rose by 10.0 percentage points to 85.0%, compared with 75.0% in 2020/21. "
        "2020/21, then 2021/22: Eastham 80.0%, then 90.0%; Westham not available, then 70.0%."
    )


def test_no_title_speaks_of_an_arrow_on_other_periods() -> None:
    """A chart of years that the arrow is not drawn on is titled by its measure."""
    held = [
        *by_area(PERCENT, "2019/20", "99", "99"),
        *by_area(PERCENT, "2020/21", "80", "70"),
        *by_area(PERCENT, "2021/22", "90", "80"),
    ]
    chart = drawn([PERCENT], held, "satisfaction", "kind: change by area; periods: -2, 0")
    assert chart.title == "Satisfaction by district"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        pytest.param("", ("Westham", "Eastham"), id="the largest first"),
        pytest.param("; order: as listed", ("Eastham", "Westham"), id="as in Settings"),
        pytest.param("; order: change", ("Eastham", "Westham"), id="the largest rise first"),
    ],
)
def test_districts_are_sorted(settings: str, expected: tuple[str, ...]) -> None:
    """By their newest value unless the block says otherwise."""
    held = [*by_area(COUNT, "2020/21", "10", "85"), *by_area(COUNT, "2021/22", "40", "90")]
    chart = drawn([COUNT], held, "crime", f"kind: before and after by area{settings}")
    assert chart.categories == expected


def test_made_up_and_provisional_figures_are_said_beneath() -> None:
    """Of which points, or that it is all of them."""
    held = months(5, 16, statuses=(Status.ILLUSTRATIVE,))
    chart = drawn([ADDING], held, "crime", "months: yes")
    assert notes(chart) == ["Illustrative figures, not published ones: all figures of the chart."]
    mixed = [*months(5), replace(months(16)[0], statuses=(Status.PROVISIONAL,))]
    mixed[0] = replace(mixed[0], key=Key("crime", "", "", when("Feb 2022")))
    assert notes(drawn([ADDING], mixed, "crime", "months: yes")) == ["Provisional: Mar 2022."]


def test_source_and_day_stand_beneath_every_chart() -> None:
    """From the measure; nothing stands in for one that is not given."""
    sourced = replace(ADDING, source="the police", as_at="12 May 2022")
    assert notes(drawn([sourced], months(5, 16), "crime", "months: yes; note: Mind the step.")) == [
        "Mind the step.",
        "Source: the police. As at 12 May 2022.",
    ]
    assert notes(drawn([ADDING], months(5, 16), "crime", "months: yes")) == []


def test_no_source_is_named_for_made_up_figures() -> None:
    """Where all are, it is said whose they are not; where some are, the source is the others'."""
    sourced = replace(ADDING, source="the police", as_at="12 May 2022")
    held = months(5, 16, statuses=(Status.ILLUSTRATIVE,))
    assert notes(drawn([sourced], held, "crime", "months: yes; note: They add up.")) == [
        "Illustrative figures, made up and not from the police: all figures of the chart.",
        "They add up.",
    ]
    some = [held[0], replace(held[1], statuses=())]
    assert notes(drawn([sourced], some, "crime", "months: yes")) == [
        "Illustrative figures, not published ones: Feb 2022.",
        "Source of the figures that are not illustrative: the police. As at 12 May 2022.",
    ]


@pytest.mark.parametrize(
    ("settings", "values", "expected"),
    [
        pytest.param("months: yes", (50, 100), [], id="a line from zero"),
        pytest.param("months: yes", (51, 100), ["The scale does not start at zero."], id="a line"),
        pytest.param("kind: months with average", (99, 100), [], id="bars"),
    ],
)
def test_a_scale_that_does_not_start_at_zero_is_said(
    settings: str, values: tuple[int, ...], expected: list[str]
) -> None:
    """Bars always stand on it."""
    assert notes(drawn([ADDING], months(*values), "crime", settings)) == expected


def test_periods_stand_where_they_belong_in_time() -> None:
    """Two years and one apart; figures that are equally far apart are a step apart each."""
    held = [seen(COUNT, year, "10") for year in ("2018/19", "2020/21", "2021/22")]
    found = drawn([COUNT], held, "crime", "kind: over time; periods: last 4")
    assert (found.categories, found.steps) == (("2018/19", "2020/21", "2021/22"), (0.0, 4 / 3, 2.0))
    even = drawn([COUNT], held[1:], "crime", "kind: over time; periods: last 4")
    assert (even.categories, even.steps) == (("2020/21", "2021/22"), ())


@pytest.mark.parametrize(
    ("measure", "held", "settings", "expected"),
    [
        pytest.param(
            COUNT,
            months(*[1] * 20),
            "kind: months with average",
            "PM305 The months of crime cannot be put together to a figure of 12 months. Write yes "
            "under Adds up over time if they add up, or take out show: average.",
            id="months that do not add up",
        ),
        pytest.param(
            ADDING,
            months(4),
            "kind: months with average",
            "PM305 There are fewer than two months of crime up to the chosen quarter. Enter its "
            "months (Jan 2022, Feb 2022, …) in the sheet Values, or take the chart out.",
            id="one month",
        ),
        pytest.param(
            ADDING,
            months(*[4] * 12),
            "kind: rolling totals",
            "PM305 There are fewer than two figures of 12 months of crime to draw. Enter its "
            "months or quarters with yes under Adds up over time, or figures of 12 months to the "
            "end of several quarters; or take the chart out.",
            id="one total",
        ),
        pytest.param(
            COUNT,
            months(4, 5),
            "kind: over time by group",
            "PM305 crime has no parts to draw as groups. Write them under Parts in the Measures "
            "sheet, or name several measures.",
            id="no groups",
        ),
        pytest.param(
            PARTED,
            months(4, 5),
            "kind: over time by group",
            "PM305 No figures to draw for the parts of crime in two periods. Add the figures of "
            "earlier periods, or take the chart out of the Paper sheet.",
            id="groups without figures",
        ),
        pytest.param(
            COUNT,
            months(4, 5),
            "kind: distribution",
            "PM305 crime has no parts, so there is no distribution to draw. Write its groups under "
            "Parts in the Measures sheet, and a figure for each.",
            id="no parts",
        ),
        pytest.param(
            PARTED,
            months(4, 5),
            "kind: distribution",
            "PM305 No figures of the parts of crime in the chosen quarter. Add a figure for each "
            "part, or take the chart out of the Paper sheet.",
            id="parts without figures",
        ),
        pytest.param(
            COUNT,
            months(4, 5),
            "kind: over tiem",
            'PM501 "over tiem" is not a kind of chart. Did you mean "over time"?',
            id="misspelt kind",
        ),
        pytest.param(
            COUNT,
            months(4, 5),
            "every: week",
            'PM501 The setting "every: week" is not known to the block "chart". Write one of: '
            "month, quarter.",
            id="unknown step",
        ),
        pytest.param(
            COUNT,
            months(4, 5),
            "show: trend",
            'PM501 The setting "show: trend" is not known to the block "chart". Write one of: '
            "average.",
            id="unknown show",
        ),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_what_is_missing(
    measure: Measure, held: list[Observation], settings: str, expected: str
) -> None:
    """With its place and what to do."""
    composed = paper([measure], held, block("chart", "crime", settings))
    assert not [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert said(composed) == [f"Paper!D2: {expected}"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("crime by month", ChartKind.OVER_TIME, id="by month"),
        pytest.param("crime by month | show: average", ChartKind.MONTHS, id="with average"),
        pytest.param("crime rolling", ChartKind.ROLLING, id="rolling"),
        pytest.param("crime Rolling by  quarter", ChartKind.ROLLING, id="rolling by quarter"),
        pytest.param("crime by group", ChartKind.BY_GROUP, id="by group"),
        pytest.param("crime distribution", ChartKind.DISTRIBUTION, id="distribution"),
        pytest.param("crime by district", ChartKind.CHANGE_BY_AREA, id="by district"),
        pytest.param("crime before and after by area", ChartKind.CHANGE_BY_AREA, id="before"),
    ],
)
def test_texts_place_every_kind_in_words(line: str, kind: ChartKind) -> None:
    """The words behind the measure say what is drawn."""
    parted = replace(ADDING, parts=("Once", "Twice"))
    held = [
        *months(*range(1, 25)),
        *by_part(parted, "2020/21", "3", "4"),
        *by_part(parted, "2021/22", "3", "4"),
        *by_area(parted, "2020/21", "5", "6"),
        *by_area(parted, "2021/22", "5", "6"),
    ]
    composed = _placed(parted, held, line)
    assert [b.kind for b in composed.report.blocks if isinstance(b, Chart)] == [kind]


@pytest.mark.parametrize("line", ["crime by moon", "by month", "rolling", "crime by"])
def test_words_that_are_not_understood_are_a_finding(line: str) -> None:
    """And no other chart is drawn in its place."""
    composed = _placed(ADDING, months(*range(1, 25)), line)
    assert not [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert [f.code for f in composed.findings if f.line == 8] == ["PM402"]


@pytest.mark.parametrize("kind", ["change by area", "each area over time"])
def test_a_text_that_would_be_endless_gives_the_ends(kind: str) -> None:
    """Of sixty districts with long names the highest and the lowest, and where all are."""
    name = "Metropolitan Borough of Kingston upon Hull and all its wards"
    areas = tuple(f"{name}: no. {number}" for number in range(60))
    held = [
        seen(COUNT, year, str(100 + number), area=area)
        for number, area in enumerate(areas)
        for year in ("2020/21", "2021/22")
    ]
    composed = paper(
        [COUNT],
        held,
        block("chart", "crime", f"kind: {kind}"),
        settings=Settings(organisation="The office", area="Northshire", areas=areas),
    )
    charts = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert len(charts) > 1
    assert all(len(chart.alt) <= LONGEST_ALT for chart in charts)
    begin = {
        "change by area": "Highest: Metro",
        "each area over time": "Of the newest figures Metro",
    }
    assert begin[kind] in charts[0].alt
    assert charts[1].alt.endswith("All numbers are in charts.xlsx, sheet Figure 1 (2).")


def test_a_control_chart_is_titled_by_what_it_found() -> None:
    """A newest point that is more than chance stands in the title."""
    charted = replace(ADDING, trend_rule=TrendRule.SPC)
    values = (40, 42, 38, 41, 39, 43, 37, 40, 42, 38, 41, 20)
    held = [*months(*values), seen(charted, "2021/22", str(sum(values)))]
    chart = drawn([charted], held, "crime", "kind: control chart")
    assert chart.title == "Crime: better by more than chance"


def _placed(measure: Measure, held: list[Observation], line: str) -> Composed:
    written = text(
        "10-a.md",
        f"---\nsection: 1.1\ntitle: A\nmeasures: crime\n---\nOne.\n\n[chart: {line}]\n",
    )
    section = replace(block("measure section", "crime"), content="10-a.md", level=2)
    return paper([measure], held, section, texts=[written])
