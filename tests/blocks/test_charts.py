"""Charts as data: a chart by month draws the series behind a measure's figures."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, Target
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Key, Observation
from perfmon_cli.measure import Measure, TrendRule
from perfmon_cli.report.model import Chart, ChartKind, Signal
from tests.blocks.builders import COUNT, PERCENT, block, by_area, paper, said, seen, text, when


def drawn(
    measures: list[Measure],
    held: list[Observation],
    ref: str,
    settings: str,
    *,
    breaks: tuple[Break, ...] = (),
    targets: tuple[Target, ...] = (),
) -> Chart:
    """The one chart of a paper of one block."""
    composed = paper(measures, held, block("chart", ref, settings), breaks=breaks, targets=targets)
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    return chart


def test_a_chart_by_month_draws_the_months_that_are_held() -> None:
    """Months without a figure at the ends are left out; one between them is a gap that says so."""
    months = [seen(COUNT, "Jan 2022", "10"), seen(COUNT, "Mar 2022", "14")]
    composed = paper(
        [COUNT], [seen(COUNT, "2021/22", "120"), *months], block("chart", "crime", "months: yes")
    )
    (chart,) = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert (chart.kind, chart.categories) == (
        ChartKind.OVER_TIME,
        ("Jan 2022", "Feb 2022", "Mar 2022"),
    )
    assert [point.printed for point in chart.series[0].points] == ["10", "not available", "14"]
    assert [point.value for point in chart.series[0].points] == [10, None, 14]


def test_a_chart_of_nothing_is_a_finding() -> None:
    """Without months there is nothing to draw, and no empty chart."""
    composed = paper([COUNT], [seen(COUNT, "2021/22", "120")], block("chart", "crime"))
    assert not [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert said(composed) == [
        "Paper!D2: PM305 No figures to draw for crime in the chosen quarter. Add the figures, or "
        "take the chart out of the Paper sheet."
    ]


def test_each_area_is_drawn_over_the_periods_that_are_held() -> None:
    """A line an area on one scale; the alt text says how each moved, then gives the numbers."""
    held = [*by_area(PERCENT, "2020/21", "80", "70"), *by_area(PERCENT, "2021/22", "75", "72")]
    chart = drawn([PERCENT], held, "satisfaction", "kind: each area over time")
    assert (chart.kind, chart.categories) == (ChartKind.EACH_AREA, ("2020/21", "2021/22"))
    assert [(one.name, [p.printed for p in one.points]) for one in chart.series] == [
        ("Eastham", ["80.0%", "75.0%"]),
        ("Westham", ["70.0%", "72.0%"]),
    ]
    assert chart.alt == (
        "Satisfaction clearly rose in one and fell in one of two districts, compared with 2020/21. "
        "Small line charts, all on one scale. "
        "Satisfaction in Eastham fell by 5.0 percentage points to 75.0%, compared with 80.0% in "
        "2020/21. "
        "Satisfaction in Westham rose by 2.0 percentage points to 72.0%, compared with 70.0% in "
        "2020/21. "
        "2020/21: 70.0% (Westham), 80.0% (Eastham); 2021/22: 72.0% (Westham), 75.0% (Eastham)."
    )


def test_no_line_crosses_a_break() -> None:
    """The first point that is counted the new way starts a line of its own."""
    change = Break(measure="crime", since=date(2020, 4, 1), what="new system")
    held = [seen(COUNT, period, "10") for period in ("2019/20", "2020/21", "2021/22")]
    chart = drawn([COUNT], held, "crime", "kind: over time", breaks=(change,))
    assert [point.starts for point in chart.series[0].points] == [False, True, False]


def test_a_kind_that_is_not_known_names_those_that_are() -> None:
    """A misspelt kind draws nothing and says what can be written."""
    held = [seen(COUNT, "2021/22", "120")]
    composed = paper([COUNT], held, block("chart", "crime", "kind: pie"))
    assert said(composed) == [
        'Paper!D2: PM501 "pie" is not a kind of chart. Write one of: change by area, over time, '
        "each area over time, control chart, other areas, months with average, rolling totals, "
        "over time by group, distribution."
    ]


def months(*values: int) -> list[Observation]:
    """Monthly figures up to March 2022, and their sums as the figures of both years."""
    last = when("Mar 2022")
    held = [
        replace(
            seen(COUNT, "Mar 2022", str(value)),
            key=Key("crime", "", "", last.shifted(-(len(values) - 1 - index))),
        )
        for index, value in enumerate(values)
    ]
    return [*held, seen(COUNT, "2021/22", str(sum(values[-12:])))]


STEADY = (40, 42, 38, 41, 39, 43, 37, 40, 42, 38, 41)
CHARTED = replace(COUNT, trend_rule=TrendRule.SPC, adds_over_time=True)


def test_the_control_chart_draws_what_decided_the_arrow() -> None:
    """Its points, their marks and its limits are those of the rule, every number a figure."""
    chart = drawn([CHARTED], months(*STEADY, 20), "crime", "kind: control chart")
    assert [point.signal.value for point in chart.series[0].points] == [
        *["common cause"] * 11,
        "improvement",
    ]
    (limits,) = chart.limits
    assert [limits.centre.printed, limits.lower.printed, limits.upper.printed] == [
        "mean 38",
        "lower limit 30",
        "upper limit 47",
    ]
    assert chart.key == ((Signal.COMMON_CAUSE, "common cause"), (Signal.IMPROVEMENT, "improvement"))
    assert chart.alt == (
        "Crime: better by more than chance. Control chart, 12 figures from Apr 2021 to Mar 2022. "
        "The newest is 20; mean 38, lower limit 30, upper limit 47. Marked as more than chance: "
        "Mar 2022 20 (improvement). "
        "Its chart shows improvement: better by more than chance."
    )


def test_the_lines_of_a_control_chart_are_figures_made_of_its_points() -> None:
    """figures.json says of each limit from which figures it is worked out."""
    composed = paper([CHARTED], months(*STEADY, 20), block("chart", "crime", "kind: control chart"))
    lines = {f.quantity: f for f in composed.report.figures if "limit" in f.quantity}
    assert [(name, f.printed, f.rule, len(f.inputs)) for name, f in lines.items()] == [
        ("lower limit", "30", "derived", 12),
        ("upper limit", "47", "derived", 12),
    ]


@pytest.mark.parametrize(
    ("measure", "held", "expected"),
    [
        pytest.param(
            COUNT,
            months(*STEADY, 20),
            "Paper!D2: PM305 The arrow of crime is not decided by a control chart. Write spc under "
            "How the arrow is decided, or ask for the kind over time.",
            id="another rule",
        ),
        pytest.param(
            CHARTED,
            months(1, 2, 3),
            "Paper!D2: PM305 There is no control chart of crime: too few figures in a row: 3. "
            "perfmon explain spc says what it needs; the kind over time draws what there is.",
            id="too few points",
        ),
    ],
)
def test_no_control_chart_without_one(
    measure: Measure, held: list[Observation], expected: str
) -> None:
    """Where the rule gave no chart, none is drawn, and the finding says why."""
    composed = paper([measure], held, block("chart", "crime", "kind: control chart"))
    assert said(composed) == [expected]


def test_the_target_of_each_period_is_drawn_where_there_is_one() -> None:
    """A row of Targets for its own period; the measure's own target for the newest alone."""
    rated = replace(PERCENT, target=Decimal(80))
    held = [seen(rated, f"20{n}/{n + 1}", str(70 + n)) for n in (19, 20, 21)]
    row = Target(
        measure=rated.id,
        value=Decimal(78),
        period=when("2020/21"),
        source=CellRef("data/figures.xlsx", "Targets", "D2"),
    )
    chart = drawn([rated], held, rated.id, "kind: over time", targets=(row,))
    assert chart.goal is not None
    assert [point.printed for point in chart.goal.points] == ["", "78.0%", "80.0%"]


def test_a_text_may_name_the_kind_of_its_chart() -> None:
    """What stands behind the bar comes before what "by" alone would draw."""
    held = [*by_area(PERCENT, "2020/21", "80", "70"), *by_area(PERCENT, "2021/22", "75", "72")]
    written = text(
        "10-a.md",
        "---\nsection: 1.1\ntitle: A\nmeasures: satisfaction\n---\nOne.\n\n"
        "[chart: satisfaction by area | kind: each area over time]\n",
    )
    section = replace(block("measure section", "satisfaction"), content="10-a.md", level=2)
    composed = paper([PERCENT], held, section, texts=[written])
    charts = [b for b in composed.report.blocks if isinstance(b, Chart)]
    assert [chart.kind for chart in charts] == [ChartKind.EACH_AREA]
