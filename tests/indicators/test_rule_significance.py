"""The rule `significance`: two figures tested against chance (METHODS 2.4)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Direction, Judgement, Reason, Trend
from perfmon_cli.measure import (
    BASELINE,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    TrendRule,
    Unit,
)
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import pairs
from tests.indicators.builders import PLAIN, behind, catalogue, figure, figures, one, period

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
COUNT = replace(PLAIN, trend_rule=TrendRule.SIGNIFICANCE)
SURVEY = replace(COUNT, unit=Unit.SURVEY_PERCENT)
RATE = replace(COUNT, unit=Unit.RATE, per=1000)


def with_settings(measure: Measure, text: str) -> Measure:
    """The measure with this cell under Rule settings."""
    return replace(measure, rule_settings=pairs(text))


def counts(before: str, now: str, settings: str = "") -> Trend:
    """The trend of two counts."""
    measure = with_settings(COUNT, settings)
    return one(measure, figures(measure, y2020=before, y2021=now)).trend


def shares(before: str, now: str, n: tuple[int | None, int | None], settings: str = "") -> Trend:
    """The trend of two percentages."""
    measure = with_settings(SURVEY, settings)
    held = [
        figure(measure, "2020/21", before, n=n[0]),
        figure(measure, "2021/22", now, n=n[1]),
    ]
    return one(measure, held).trend


def rates(before: tuple[int, int] | None, now: tuple[int, int] | None) -> Trend:
    """The trend of two rates, each its cases of a population where both are given."""
    held = [
        figure(
            RATE,
            when,
            str(1000 * pair[0] / pair[1]) if pair and pair[1] else "5",
            numerator=pair[0] if pair else None,
            denominator=pair[1] if pair else None,
        )
        for when, pair in (("2020/21", before), ("2021/22", now))
    ]
    return one(RATE, held).trend


@pytest.mark.parametrize(
    ("before", "now", "n", "direction", "z"),
    [
        ("75.1", "77.4", (9240, 9240), UP, "3.67"),
        ("24.0", "25.4", (9056, 10694), UP, "2.27"),
        ("78.3", "75.9", (2000, 2000), FLAT, "-1.81"),
        ("78.3", "75.9", (5000, 5000), DOWN, "-2.86"),
    ],
    ids=["police survey", "hate repeat rate", "Wakefield of 2,000", "Wakefield of 5,000"],
)
def test_percentages(
    before: str, now: str, n: tuple[int, int], direction: Direction, z: str
) -> None:
    """Two percentages are tested by their pooled share."""
    found = shares(before, now, n)
    assert found.direction is direction
    assert found.reason is (Reason.NOT_CLEAR if direction is FLAT else None)
    assert found.statistic is not None
    assert round(found.statistic, 2) == Decimal(z)


def test_a_design_effect_weakens_a_survey() -> None:
    """One of 4 halves z: it is worth a quarter of the people asked."""
    plain = shares("24.0", "25.4", (9056, 10694))
    designed = shares("24.0", "25.4", (9056, 10694), "design effect: 4")
    assert plain.statistic is not None
    assert designed.statistic is not None
    assert abs(plain.statistic / 2 - designed.statistic) < Decimal("0.00001")
    assert designed.direction is FLAT


def test_p_is_a_setting() -> None:
    """A stricter p asks for more."""
    assert shares("24.0", "25.4", (9056, 10694), "p: 0.02").direction is FLAT
    assert shares("24.0", "25.4", (9056, 10694), "p: 0.03").direction is UP


@pytest.mark.parametrize(
    ("n", "reason"),
    [
        ((None, None), Reason.NO_BASE),
        ((9240, None), Reason.NO_BASE),
        ((None, 9240), Reason.NO_BASE),
        ((9240, 49), Reason.SMALL_BASE),
        ((0, 9240), Reason.SMALL_BASE),
    ],
    ids=["neither", "not now", "not then", "too few now", "none then"],
)
def test_percentages_of_unknown_or_small_bases(
    n: tuple[int | None, int | None], reason: Reason
) -> None:
    """Without both bases there is no arrow, where `panel` would take percentage points."""
    found = shares("50", "80", n)
    assert (found.direction, found.reason, found.judgement) == (NONE, reason, Judgement.NONE)


@pytest.mark.parametrize(
    ("before", "now", "direction", "reason"),
    [
        ("100", "100", FLAT, None),
        ("100", "99", FLAT, Reason.NOT_CLEAR),
        ("0", "0", FLAT, None),
        ("120", "130", NONE, Reason.CANNOT),
        ("50", "50", FLAT, None),
    ],
    ids=["all of both", "nearly all", "none of either", "beyond its scale", "the same"],
)
def test_percentages_at_their_ends(
    before: str, now: str, direction: Direction, reason: Reason | None
) -> None:
    """Shares that leave nothing to test are flat where equal, and cannot be tested otherwise."""
    found = shares(before, now, (100, 100))
    assert (found.direction, found.reason) == (direction, reason)


@pytest.mark.parametrize(
    ("before", "now", "direction", "p"),
    [
        ("25", "16", FLAT, "0.211024"),
        ("9", "4", FLAT, "0.266846"),
        ("40", "9", DOWN, "0.000009"),
        ("22", "32", FLAT, "0.173568"),
        ("200", "250", UP, "0.018422"),
        ("2189", "2358", UP, "0.012202"),
    ],
    ids=["25 and 16", "9 and 4", "40 and 9", "homicide", "200 and 250", "knife crime"],
)
def test_counts(before: str, now: str, direction: Direction, p: str) -> None:
    """Counts under 50 together are tested exactly, larger ones by a normal score."""
    found = counts(before, now)
    assert (found.direction, found.p_value) == (direction, Decimal(p))
    is_exact = Decimal(before) + Decimal(now) < 50
    assert (found.statistic is None) == is_exact


@pytest.mark.parametrize(
    ("before", "now", "settings", "is_exact"),
    [
        ("24", "25", "", True),
        ("25", "25", "exact below: 51", True),
        ("24", "26", "", False),
        ("24", "25", "exact below: 49", False),
        ("24", "25", "exact below: 0", False),
        ("24", "25", "spread: 2", False),
        ("24.5", "20", "", False),
    ],
    ids=[
        "49 together",
        "50 under 51",
        "50 together",
        "49 not under 49",
        "never",
        "a spread is no chance",
        "not whole",
    ],
)
def test_where_the_exact_test_is_used(
    before: str, now: str, settings: str, *, is_exact: bool
) -> None:
    """Under the setting, for whole counts that scatter by chance alone."""
    assert (counts(before, now, settings).statistic is None) == is_exact


def test_a_spread_weakens_a_count() -> None:
    """Counts that vary twice as much as by chance need twice the square of z."""
    found = counts("2189", "2358", "spread: 2")
    assert (found.direction, found.reason) == (FLAT, Reason.NOT_CLEAR)
    assert found.statistic == Decimal("1.772186")


@pytest.mark.parametrize(
    ("before", "now", "direction", "reason"),
    [
        ("0", "0", FLAT, None),
        ("0", "10", UP, None),
        ("10", "10", FLAT, None),
        ("-5", "100", NONE, Reason.CANNOT),
        ("[x]", "100", NONE, Reason.MISSING),
        ("100", "[c]", NONE, Reason.SUPPRESSED),
    ],
)
def test_counts_at_their_ends(
    before: str, now: str, direction: Direction, reason: Reason | None
) -> None:
    """Zero is a count; what is below it, missing or hidden is none."""
    found = counts(before, now)
    assert (found.direction, found.reason) == (direction, reason)


@pytest.mark.parametrize(
    ("before", "now", "direction", "reason"),
    [
        ((500, 100_000), (600, 100_000), UP, None),
        ((500, 100_000), (600, 120_000), FLAT, None),
        ((500, 100_000), (600, 115_000), FLAT, Reason.NOT_CLEAR),
        ((500, 100_000), (600, 200_000), DOWN, None),
        (None, (600, 100_000), NONE, Reason.NO_BASE),
        ((500, 100_000), None, NONE, Reason.NO_BASE),
        ((500, 0), (600, 100_000), NONE, Reason.NO_BASE),
        ((2, 1000), (9, 1000), FLAT, Reason.NOT_CLEAR),
    ],
    ids=[
        "more cases",
        "more people",
        "hardly more a head",
        "fewer a head",
        "no cases then",
        "no cases now",
        "nobody then",
        "few cases",
    ],
)
def test_rates(
    before: tuple[int, int] | None,
    now: tuple[int, int] | None,
    direction: Direction,
    reason: Reason | None,
) -> None:
    """Rates are their cases over their populations; without both they are not tested."""
    found = rates(before, now)
    assert (found.direction, found.reason) == (direction, reason)


@pytest.mark.parametrize("unit", [Unit.DAYS, Unit.GBP, Unit.INDEX])
def test_units_that_cannot_be_tested(unit: Unit) -> None:
    """What is no count of cases has no such scatter."""
    measure = replace(COUNT, unit=unit)
    found = one(measure, figures(measure, y2020="10", y2021="90")).trend
    assert (found.direction, found.reason) == (NONE, Reason.CANNOT)


@pytest.mark.parametrize("unit", [Unit.SNAPSHOT, Unit.PERCENT, Unit.COUNT])
def test_headcounts_cannot_be_tested(unit: Unit) -> None:
    """A headcount on a day, or a share of it, is no sample."""
    measure = replace(COUNT, unit=unit, basis=Basis.SNAPSHOT)
    held = [
        figure(measure, "31/03/2021", "20", denominator=5740),
        figure(measure, "31/03/2022", "60", denominator=5740),
    ]
    assert one(measure, held).trend.reason is Reason.CANNOT


def test_a_mean_of_years_is_so_many_years_of_cases() -> None:
    """Three years of 100 are 300 cases of three times the exposure."""
    mean = Comparator(ComparatorKind.MEAN_OF, 3)
    measure = replace(COUNT, comparators=(mean,), arrow_on=mean)
    found = one(measure, figures(measure, y2018="90", y2019="100", y2020="110", y2021="125")).trend
    assert found.direction is UP
    assert found.statistic == Decimal("2.100420")
    plain = counts("100", "125")
    assert plain.statistic is not None
    assert plain.statistic < found.statistic


def test_an_adjusted_figure_is_no_count() -> None:
    """A comparator that was multiplied by a break's factor is not tested; `panel` quotes no z."""
    change = Break(
        measure="thefts", since=date(2021, 4, 1), what="New system", factor=Decimal("1.5")
    )
    for rule, expected in (
        (TrendRule.SIGNIFICANCE, (NONE, Reason.CANNOT, None)),
        (TrendRule.PANEL, (DOWN, None, None)),
    ):
        measure = replace(COUNT, trend_rule=rule)
        book = catalogue(measure, breaks=(change,))
        found = one(measure, figures(measure, y2020="1000", y2021="1200"), book=book).trend
        assert (found.direction, found.reason, found.statistic) == expected


def varying(months: list[int]) -> tuple[Measure, list[Observation]]:
    """A measure whose spread is worked out from these months, and all its figures."""
    measure = with_settings(COUNT, "spread: from series")
    years = figures(measure, y2020=str(sum(months[-24:-12])), y2021=str(sum(months[-12:])))
    return measure, [*behind(measure, months), *years]


def test_spread_from_the_series() -> None:
    """Months that scatter more than by chance make the same change no signal."""
    calm = [20] * 12 + [24] * 12
    wild = [5, 40, 12, 33, 2, 28, 41, 9, 30, 4, 26, 10, 38, 6, 50, 3, 47, 8, 2, 44, 1, 45, 4, 40]
    measure, held = varying(calm)
    assert one(measure, held).trend.direction is UP
    measure, held = varying(wild)
    found = one(measure, held).trend
    assert (found.direction, found.reason) == (FLAT, Reason.NOT_CLEAR)
    assert sum(wild) == sum(calm)


@pytest.mark.parametrize("count", [0, 12, 23], ids=["none", "a year", "a month short"])
def test_spread_without_a_series(count: int) -> None:
    """Under two years of months it is not known how much counts vary: no arrow."""
    measure = with_settings(COUNT, "spread: from series")
    held = [*figures(measure, y2020="240", y2021="288"), *behind(measure, [20] * count)]
    found = one(measure, held).trend
    assert (found.direction, found.reason) == (NONE, Reason.TOO_FEW)


ROLLING = replace(
    COUNT,
    comparators=(BASELINE,),
    arrow_on=BASELINE,
    baseline_period=period("12 months to Dec 2021"),
    adds_over_time=True,
)


def rolling(months: list[int], measure: Measure = ROLLING) -> list[Observation]:
    """The 12 months to December and to March, and the 15 months behind them."""
    return [
        figure(measure, "12 months to Dec 2021", str(sum(months[:12]))),
        figure(measure, "2021/22", str(sum(months[3:]))),
        *behind(measure, months),
    ]


def test_overlapping_totals_are_tested_by_the_parts_that_differ() -> None:
    """12 months to December and to March differ by two quarters, and only these are tested."""
    months = [40, 40, 40, *[400] * 9, 70, 70, 70]
    found = one(ROLLING, rolling(months)).trend
    assert (found.direction, found.statistic) == (UP, Decimal("4.954337"))
    assert found.statistic is not None
    assert counts("3720", "3810").direction is FLAT


@pytest.mark.parametrize(
    ("measure", "kept"),
    [
        (ROLLING, slice(0, 0)),
        (ROLLING, slice(1, None)),
        (replace(ROLLING, adds_over_time=False), slice(None)),
    ],
    ids=["no months", "a month lacks", "it does not add up over time"],
)
def test_overlapping_totals_without_their_parts(measure: Measure, kept: slice) -> None:
    """Where the parts that differ are not known there is no test."""
    held = rolling([40, 40, 40, *[400] * 9, 70, 70, 70], measure)
    found = one(measure, [*held[:2], *held[2:][kept]]).trend
    assert (found.direction, found.reason) == (NONE, Reason.OVERLAPPING)


def test_overlapping_percentages() -> None:
    """Of percentages the parts are their cases out of their bases."""
    measure = replace(ROLLING, unit=Unit.PERCENT)
    quarters = behind(measure, ["40", "50", "50", "50", "60"], months=3)
    parts = [replace(o, denominator=Decimal(1000)) for o in quarters]
    years = [
        figure(measure, "12 months to Dec 2021", "47.5", denominator=4000),
        figure(measure, "2021/22", "52.5", denominator=4000),
    ]
    found = one(measure, [*years, *parts]).trend
    assert (found.direction, found.statistic) == (UP, Decimal("8.944272"))
    assert one(measure, [*years, *quarters]).trend.reason is Reason.OVERLAPPING


def test_what_is_tested_must_go_the_way_of_the_figure() -> None:
    """Where the printed change and what was tested differ in direction there is no arrow."""
    held = rolling([40, 40, 40, *[400] * 9, 70, 70, 70])
    held[1] = replace(held[1], value=Decimal(3700))
    found = one(ROLLING, held).trend
    assert (found.direction, found.reason) == (FLAT, Reason.NOT_CLEAR)


def test_parts_that_add_up_are_tested_as_their_total() -> None:
    """Each part alone is no signal; together they are."""
    measure = replace(COUNT, parts=("Adults", "Juveniles"), parts_add_up=True)
    held = [figures(measure, part, y2020="400", y2021="445") for part in measure.parts]
    assert one(measure, *held, part="Adults").trend.direction is FLAT
    assert one(measure, *held).trend.direction is UP
    apart = replace(measure, parts_add_up=False)
    assert one(apart, *held).trend.direction is FLAT


@given(
    before=st.integers(min_value=0, max_value=10**6),
    now=st.integers(min_value=0, max_value=10**6),
)
def test_time_turned_round(before: int, now: int) -> None:
    """A rise read backwards is a fall, as sure as before."""
    there, back = counts(str(before), str(now)), counts(str(now), str(before))
    turned = {UP: DOWN, DOWN: UP, FLAT: FLAT}
    assert back.direction is turned[there.direction]
    assert back.p_value == there.p_value


@given(before=st.integers(min_value=50, max_value=10**4), more=st.integers(1, 10**4))
def test_ten_times_as_many_are_surer(before: int, more: int) -> None:
    """The same change in percent of more cases is never less of a signal."""
    few = counts(str(before), str(before + more))
    many = counts(str(10 * before), str(10 * (before + more)))
    assert few.p_value is not None
    assert many.p_value is not None
    assert many.p_value <= few.p_value


def test_the_good_direction_changes_the_judgement_alone() -> None:
    """Direction, test and reason stay."""
    good_down = counts("2189", "2358")
    measure = replace(COUNT, polarity=Polarity.UP)
    good_up = one(measure, figures(measure, y2020="2189", y2021="2358")).trend
    assert (good_down.judgement, good_up.judgement) == (Judgement.WORSE, Judgement.BETTER)
    assert replace(good_up, judgement=Judgement.WORSE) == good_down
