"""The rule `spc`: an arrow from the control chart of a figure's own series (METHODS 2.1, 4.4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break, Catalogue, Decision, Target
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import (
    Assurance,
    Direction,
    Indicator,
    Judgement,
    Reason,
    Trend,
    Variation,
)
from perfmon_cli.indicators.spc import PointMark
from perfmon_cli.measure import Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis, Quarter
from perfmon_cli.rule_settings import pairs
from tests.indicators.builders import (
    PLAIN,
    behind,
    catalogue,
    figure,
    figures,
    one,
    period,
)

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
SPC = replace(PLAIN, trend_rule=TrendRule.SPC)
CALM = [10, 12] * 6  # mean 11, moving ranges 2, limits 5.68 and 16.32
HIGH, LOW = [*CALM, 30], [*CALM, 1]


def charted(
    values: Sequence[str | int],
    measure: Measure = SPC,
    book: Catalogue | None = None,
    months: int = 1,
) -> Indicator:
    """The indicator of a measure with this series behind its years."""
    held = [*figures(measure, y2020="130", y2021="140"), *behind(measure, values, months=months)]
    return one(measure, held, book=book)


def trend(values: Sequence[str | int], measure: Measure = SPC, **more: object) -> Trend:
    """The trend of such an indicator."""
    return charted(values, measure, catalogue(measure, **more)).trend  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("values", "direction", "mark"),
    [
        (CALM, FLAT, PointMark.COMMON_CAUSE),
        (HIGH, UP, PointMark.OUTSIDE),
        (LOW, DOWN, PointMark.OUTSIDE),
        ([*CALM, *[12] * 6], UP, PointMark.SHIFT),
        ([*CALM, *[12] * 5], FLAT, PointMark.COMMON_CAUSE),
        ([*[10, 12, 11, 13, 9] * 4, 16, 12, 16], UP, PointMark.TWO_IN_THREE),
        ([*CALM, 8, 9, 10, 11, 12, 13, 14], UP, PointMark.TREND),
        ([*CALM, 14, 13, 12, 11, 10, 9, 8], DOWN, PointMark.TREND),
        ([20] * 12, FLAT, PointMark.COMMON_CAUSE),
        ([0] * 12, FLAT, PointMark.COMMON_CAUSE),
    ],
    ids=[
        "common cause",
        "above the limit",
        "below the limit",
        "7 on one side",
        "6 on one side",
        "2 in 3 near the limit",
        "7 that rise",
        "7 that fall",
        "constant",
        "nothing at all",
    ],
)
def test_the_last_point_decides(values: list[int], direction: Direction, mark: PointMark) -> None:
    """Its class is the arrow; common cause is flat."""
    found = charted(values)
    assert found.trend.direction is direction
    assert found.trend.reason is (Reason.NOT_CLEAR if direction is FLAT else None)
    assert found.run is not None
    assert found.run.run.points[-1].mark is mark


def test_a_signal_that_is_over_is_none() -> None:
    """A point outside the limits that lies back draws no arrow now."""
    assert trend([*HIGH, 11]).direction is FLAT


@pytest.mark.parametrize(
    ("polarity", "judgement", "variation"),
    [
        (Polarity.DOWN, Judgement.WORSE, Variation.CONCERN),
        (Polarity.UP, Judgement.BETTER, Variation.IMPROVEMENT),
        (Polarity.WATCH, Judgement.NEUTRAL, Variation.HIGH),
        (Polarity.STEADY, Judgement.NEUTRAL, Variation.HIGH),
    ],
)
def test_variation(polarity: Polarity, judgement: Judgement, variation: Variation) -> None:
    """The good direction changes the judgement, never the arrow."""
    found = trend(HIGH, replace(SPC, polarity=polarity))
    assert (found.direction, found.judgement, found.variation) == (UP, judgement, variation)
    assert trend(CALM, replace(SPC, polarity=polarity)).variation is Variation.COMMON_CAUSE


@pytest.mark.parametrize(
    ("count", "direction", "reason", "is_trial"),
    [
        (5, NONE, Reason.TOO_FEW, False),
        (6, FLAT, Reason.NOT_CLEAR, True),
        (11, FLAT, Reason.NOT_CLEAR, True),
        (12, FLAT, Reason.NOT_CLEAR, False),
    ],
)
def test_how_many_points(
    count: int, direction: Direction, reason: Reason, *, is_trial: bool
) -> None:
    """Under six there is no chart; under twelve its limits are trial limits."""
    found = trend(CALM[:count])
    assert (found.direction, found.reason, found.is_trial) == (direction, reason, is_trial)
    assert found.points == count
    assert (found.run is None) == (direction is NONE)


def test_a_series_by_quarters() -> None:
    """Where no months are there, the quarters are charted."""
    found = charted(HIGH, months=3)
    assert found.trend.direction is UP
    assert found.run is not None
    assert {p.months for p in found.run.periods} == {3}


def test_its_own_years() -> None:
    """Where nothing shorter is there, the measure's own years are charted."""
    measure = replace(SPC, basis=Basis.FINANCIAL_YEAR)
    values = {f"y{2010 + n}": str(value) for n, value in enumerate(CALM)}
    found = one(measure, figures(measure, **values)).trend
    assert (found.direction, found.points, found.is_trial) == (FLAT, 12, False)


@pytest.mark.parametrize(
    ("held", "reason"),
    [
        ([], Reason.TOO_FEW),
        (behind(SPC, CALM)[:-1], Reason.MISSING),
        ([*behind(SPC, CALM)[:3], *behind(SPC, CALM)[4:]], Reason.PERIOD_MISMATCH),
        ([*behind(SPC, CALM)[:3], *behind(SPC, ["[x]", *CALM[4:]])], Reason.MISSING),
        ([*behind(SPC, CALM)[:3], *behind(SPC, ["[c]", *CALM[4:]])], Reason.SUPPRESSED),
        ([figure(SPC, "12 months to Dec 2021", "9")], Reason.OVERLAPPING),
    ],
    ids=["two years alone", "not up to now", "a gap", "a marker", "a hidden one", "rolling totals"],
)
def test_refusals(held: list[Observation], reason: Reason) -> None:
    """No arrow, with the reason, and no other rule in its place."""
    found = one(SPC, [*figures(SPC, y2020="130", y2021="140"), *held]).trend
    assert (found.direction, found.judgement, found.reason) == (NONE, Judgement.NONE, reason)
    assert (found.rule, found.run, found.variation) == (TrendRule.SPC, None, None)


@pytest.mark.parametrize(("now", "reason"), [("[x]", Reason.MISSING), ("[c]", Reason.SUPPRESSED)])
def test_no_figure_of_now(now: str, reason: Reason) -> None:
    """A figure that the paper does not print has no arrow, whatever its months say."""
    held = [*figures(SPC, y2020="130", y2021=now), *behind(SPC, HIGH)]
    assert one(SPC, held).trend.reason is reason


def test_a_comparator_is_not_needed() -> None:
    """The chart compares with its own centre line: a missing last year takes no arrow away."""
    held = [*figures(SPC, y2021="140"), *behind(SPC, HIGH)]
    found = one(SPC, held)
    assert found.comparisons[0].reason is Reason.MISSING
    assert found.trend.direction is UP


def test_limits_start_anew_at_a_break() -> None:
    """A new recording system is no signal, and the points since then alone decide."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New system")
    values = [*CALM, *[value + 20 for value in CALM]]
    assert trend(values).direction is UP
    found = charted(values, book=catalogue(SPC, breaks=(change,)))
    assert (found.trend.direction, found.trend.points) == (FLAT, 12)
    assert found.run is not None
    assert [(s.start, s.stop) for s in found.run.run.segments] == [(0, 12), (12, 24)]


def test_a_marked_break_is_one_too() -> None:
    """`[b]` on the year's figure is a break from the start of that year."""
    values = [*CALM, *[value + 20 for value in CALM]]
    held = [
        *figures(SPC, y2020="130"),
        figure(SPC, "2021/22", "372 [b]"),
        *behind(SPC, values),
    ]
    found = one(SPC, held).trend
    assert (found.direction, found.points) == (FLAT, 12)


def test_too_few_since_a_break() -> None:
    """Five months of the new way are not enough, however long the old one was."""
    change = Break(measure="thefts", since=date(2021, 11, 1), what="New system")
    found = trend([*CALM, *CALM], breaks=(change,))
    assert (found.direction, found.reason, found.points) == (NONE, Reason.TOO_FEW, 5)


@pytest.mark.parametrize(
    ("settings", "values", "usual", "changed"),
    [
        ("shift: 8", [*CALM, *[12] * 6], UP, FLAT),
        ("trend: 8", [*CALM, 8, 9, 10, 11, 12, 13, 14], UP, FLAT),
        ("two in three: no", [*[10, 12, 11, 13, 9] * 4, 16, 12, 16], UP, FLAT),
        ("screening: no", [10, 11] * 6 + [60, 11, 10, 22], UP, FLAT),
        ("series: own", HIGH, UP, NONE),
    ],
)
def test_settings(settings: str, values: list[int], usual: Direction, changed: Direction) -> None:
    """Every setting of the rule is used."""
    assert trend(values).direction is usual
    assert trend(values, replace(SPC, rule_settings=pairs(settings))).direction is changed


def test_fixed_points() -> None:
    """The limits of the first twelve points hold for all that follow."""
    measure = replace(SPC, rule_settings=pairs("fixed points: 12"))
    found = charted([*CALM, 20, 20, 20, 20], measure)
    assert found.run is not None
    assert found.run.run.segments[-1].centre == 11
    assert found.trend.direction is UP


YEARLY_PERCENT = replace(
    SPC, unit=Unit.PERCENT, basis=Basis.FINANCIAL_YEAR, polarity=Polarity.UP, target=Decimal(90)
)


@pytest.mark.parametrize(
    ("target", "polarity", "expected"),
    [
        (Decimal(5), Polarity.UP, Assurance.PASS),
        (Decimal(12), Polarity.UP, Assurance.INCONSISTENT),
        (Decimal(20), Polarity.UP, Assurance.FAIL),
        (Decimal(5), Polarity.DOWN, Assurance.FAIL),
        (Decimal(20), Polarity.DOWN, Assurance.PASS),
        (Decimal(20), Polarity.WATCH, Assurance.NONE),
        (None, Polarity.UP, Assurance.NONE),
    ],
)
def test_assurance_of_its_own_figures(
    target: Decimal | None, polarity: Polarity, expected: Assurance
) -> None:
    """A measure charted by its own figures is held to its own target."""
    measure = replace(SPC, basis=Basis.MONTH, target=target, polarity=polarity)
    own = behind(measure, CALM)
    found = one(measure, own)
    assert found.trend.assurance is expected
    assert found.run is not None
    assert found.run.target == target


@pytest.mark.parametrize("unit", [Unit.COUNT, Unit.PERCENT])
def test_a_target_of_a_year_says_nothing_of_a_month(unit: Unit) -> None:
    """Whatever the unit, months are not held to the target of twelve months."""
    found = charted(CALM, replace(SPC, unit=unit, target=Decimal(20)))
    assert found.trend.assurance is Assurance.NONE
    assert found.run is not None
    assert found.run.target is None


@pytest.mark.parametrize(
    ("when", "area", "expected"),
    [
        ("Mar-22", None, Assurance.PASS),
        ("Mar-22", "West Yorkshire", Assurance.PASS),
        ("Mar-22", "Leeds", Assurance.NONE),
        ("Feb-22", None, Assurance.NONE),
        ("2021/22", None, Assurance.NONE),
    ],
    ids=["of the month", "of the area's month", "of a district", "of another month", "of the year"],
)
def test_a_target_of_the_newest_month(when: str, area: str | None, expected: Assurance) -> None:
    """A row of Targets for the newest point's own period is on its scale."""
    measure = replace(SPC, target=Decimal(400))
    row = Target(
        measure="thefts",
        value=Decimal(20),
        period=period(when, Basis.MONTH if "-" in when else Basis.ROLLING_12),
        area=area,
    )
    assert trend(CALM, measure, targets=(row,)).assurance is expected


def test_an_earlier_quarter() -> None:
    """The chart of a paper ends with its quarter."""
    held = [figure(SPC, "12 months to Dec 2021", "140"), *behind(SPC, [*CALM, 30, 11, 11, 11])]
    found = one(SPC, held, quarter=Quarter(2021, 4))
    assert found.trend.direction is UP
    assert found.run is not None
    assert found.run.periods[-1] == period("Dec-21", Basis.MONTH)


def test_quarters_in_one_cell() -> None:
    """A measure shown as quarters has one series, and its arrow is that of the newest quarter."""
    measure = replace(SPC, basis=Basis.QUARTER, show_quarters=True)
    found = one(measure, behind(measure, HIGH, months=3))
    assert (found.trend.direction, found.trend.points) == (UP, 13)


def parts(*series: list[int]) -> Trend:
    """The trend of a measure of parts alone, each with its series."""
    names = ("Adults", "Juveniles")
    measure = replace(SPC, parts=names)
    held = [
        [
            *figures(measure, name, y2020="130", y2021="140"),
            *behind(measure, values, part=name),
        ]
        for name, values in zip(names, series, strict=True)
    ]
    return one(measure, *held).trend


@pytest.mark.parametrize(
    ("series", "direction", "reason"),
    [
        ((HIGH, HIGH), UP, None),
        ((HIGH, [*CALM, 11]), UP, None),
        ((HIGH, LOW), FLAT, Reason.MIXED),
        (([*CALM, 11], [*CALM, 11]), FLAT, Reason.NOT_CLEAR),
        ((HIGH, CALM[:4]), NONE, Reason.TOO_FEW),
    ],
    ids=["both rise", "one rises", "different ways", "neither", "one has no chart"],
)
def test_parts_without_a_whole(
    series: tuple[list[int], list[int]], direction: Direction, reason: Reason | None
) -> None:
    """Each part has its chart; together they point where they agree."""
    found = parts(*series)
    assert (found.direction, found.reason) == (direction, reason)


def test_another_district_changes_nothing() -> None:
    """A figure's arrow is of its own series alone."""
    whole = [*figures(SPC, y2020="130", y2021="140"), *behind(SPC, HIGH)]
    leeds = [
        *figures(SPC, "", "Leeds", y2020="13", y2021="14"),
        *behind(SPC, LOW, area="Leeds"),
    ]
    bradford = [
        *figures(SPC, "", "Bradford", y2020="1", y2021="2"),
        *behind(SPC, CALM, area="Bradford"),
    ]
    for area in ("", "Leeds"):
        with_all = one(SPC, bradford, leeds, whole, area=area)
        assert with_all == one(SPC, whole, leeds, area=area)
    assert one(SPC, whole, leeds, area="Leeds").trend.direction is DOWN


def test_the_order_of_rows_changes_nothing() -> None:
    """Rows may stand in any order."""
    held = [*figures(SPC, y2020="130", y2021="140"), *behind(SPC, HIGH)]
    assert one(SPC, held[::-1]) == one(SPC, held)


@pytest.mark.parametrize("factor", ["2", "0.1", "1000"])
def test_scaling(factor: str) -> None:
    """The same series in other units has the same marks."""
    for values in (HIGH, LOW, CALM, [*CALM, *[12] * 7]):
        plain, scaled = charted(values), charted([str(v * Decimal(factor)) for v in values])
        assert plain.run is not None
        assert scaled.run is not None
        assert [p.mark for p in plain.run.run.points] == [p.mark for p in scaled.run.run.points]
        assert plain.trend.direction is scaled.trend.direction


def test_negative_values_are_values() -> None:
    """A chart knows no zero."""
    lower = [str(value - 100) for value in HIGH]
    assert trend(lower, replace(SPC, unit=Unit.INDEX)).direction is UP


def test_a_decision_keeps_the_chart() -> None:
    """The analyst may take the arrow away; the chart that was drawn stays."""
    decision = Decision(what="trend", decision="flat", reason="A single large event")
    found = trend(HIGH, decisions=(decision,))
    assert (found.direction, found.computed) == (FLAT, UP)
    assert found.run is not None
