"""The rule `trend5`: an arrow from the slope of five years (METHODS 2.2).

The first series of shares and of rates are those of Fingertips' own tests (ukhsa-collaboration,
fingertips-open, AnalysisTest/TrendMarkerCalculatorTest.cs).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Direction, Judgement, Reason, Trend
from perfmon_cli.measure import Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis
from tests.indicators.builders import PLAIN, behind, catalogue, figure, figures, one

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
COUNT = replace(PLAIN, trend_rule=TrendRule.TREND5)
PERCENT = replace(COUNT, unit=Unit.PERCENT)
RATE = replace(COUNT, unit=Unit.RATE, per=1000)
PUBLISHED = ((994, 40299), (1023, 41527), (1199, 42811), (1332, 44064), (1367, 44701))


def yearly(measure: Measure, pairs: Sequence[tuple[int, int] | None]) -> list[Observation]:
    """Years up to 2021/22, each with how many of how many; None for a year left out."""
    held = []
    for back, pair in enumerate(reversed(pairs)):
        if pair is not None:
            x, n = pair
            times = 100 if measure.unit.is_percent else measure.per
            year = 2021 - back
            when = f"{year}/{(year + 1) % 100:02}"
            value = str(Decimal(times * x) / n) if n else "0"
            held.append(figure(measure, when, value, numerator=x, denominator=n))
    return held


def counts(*values: str, measure: Measure = COUNT, breaks: tuple[Break, ...] = ()) -> Trend:
    """The trend of counts of the years up to 2021/22."""
    first = 2022 - len(values)
    held = figures(measure, **{f"y{first + n}": value for n, value in enumerate(values)})
    return one(measure, held, book=catalogue(measure, breaks=breaks)).trend


def test_shares() -> None:
    """Shares of a growing base that rose in every year but one."""
    found = one(PERCENT, yearly(PERCENT, PUBLISHED)).trend
    assert (found.direction, found.points) == (UP, 5)
    assert found.statistic is not None
    assert round(found.statistic, 1) == Decimal("47.9")
    assert found.p_value == 0


def test_shares_by_the_people_asked() -> None:
    """A survey's percentage and how many were asked say how many they were."""
    survey = replace(PERCENT, unit=Unit.SURVEY_PERCENT)
    held = [
        figure(survey, f"{2017 + n}/{18 + n}", value, n=2000)
        for n, value in enumerate(("70", "73", "76", "79", "82"))
    ]
    assert one(survey, held).trend.direction is UP


def test_counts() -> None:
    """A count has the interval of a count."""
    assert counts("1000", "1100", "1200", "1300", "1400").direction is UP
    assert counts("1400", "1300", "1200", "1100", "1000").direction is DOWN
    flat = counts("1000", "1010", "990", "1005", "1002")
    assert (flat.direction, flat.reason, flat.judgement) == (
        FLAT,
        Reason.NOT_CLEAR,
        Judgement.NEUTRAL,
    )


def test_rates() -> None:
    """A rate has the interval of its cases."""
    rising = [(x * 10, n) for x, n in PUBLISHED]
    assert one(RATE, yearly(RATE, rising)).trend.direction is UP
    bare = [replace(o, numerator=None, denominator=None) for o in yearly(RATE, rising)]
    assert one(RATE, bare).trend.reason is Reason.CANNOT


def test_one_year_alone_makes_no_trend() -> None:
    """A slope that one year makes is none: without it the others fall."""
    assert counts("1000", "990", "980", "970", "2000").direction is FLAT


def test_only_the_last_five_count() -> None:
    """What was before them changes nothing, not even a gap or a break."""
    plain = counts("1000", "1100", "1200", "1300", "1400")
    assert counts("9000", "5000", "1000", "1100", "1200", "1300", "1400") == plain
    old = Break(measure="thefts", since=date(2016, 4, 1), what="New system")
    longer = counts("5000", "1000", "1100", "1200", "1300", "1400", breaks=(old,))
    assert longer == plain


@pytest.mark.parametrize(
    ("values", "reason", "points"),
    [
        (("1100", "1200", "1300", "1400"), Reason.TOO_FEW, 4),
        (("1400",), Reason.TOO_FEW, 1),
        (("1000", "1100", "[x]", "1300", "1400"), Reason.MISSING, None),
        (("1000", "1100", "[c]", "1300", "1400"), Reason.SUPPRESSED, None),
        (("[x]", "1100", "1200", "1300", "1400"), Reason.TOO_FEW, 4),
        (("1000", "1100", "1200", "1300", "[x]"), Reason.MISSING, None),
        (("1000", "1100", "-3", "1300", "1400"), Reason.CANNOT, None),
    ],
)
def test_refusals(values: tuple[str, ...], reason: Reason, points: int | None) -> None:
    """Five years with a value, or a reason."""
    found = counts(*values)
    assert (found.direction, found.reason, found.points) == (NONE, reason, points)


def test_a_year_left_out() -> None:
    """A gap is no year."""
    held = figures(COUNT, y2015="1", y2016="1000", y2018="1200", y2019="1", y2020="1", y2021="2")
    found = one(COUNT, held).trend
    assert (found.direction, found.reason) == (NONE, Reason.PERIOD_MISMATCH)


def test_a_break_among_the_five() -> None:
    """Counting must not have changed."""
    change = Break(measure="thefts", since=date(2019, 4, 1), what="New system")
    found = counts("1000", "1100", "1200", "1300", "1400", breaks=(change,))
    assert (found.direction, found.reason) == (NONE, Reason.BREAK)


def test_overlapping_years() -> None:
    """Rolling totals of every quarter are refused."""
    held = [
        *figures(COUNT, y2017="1", y2018="1", y2019="1", y2020="1", y2021="1"),
        figure(COUNT, "12 months to Dec 2021", "2"),
    ]
    assert one(COUNT, held).trend.reason is Reason.OVERLAPPING


def test_quarters_are_no_years() -> None:
    """The rule speaks of years alone."""
    quarterly = replace(COUNT, basis=Basis.QUARTER)
    held = behind(quarterly, [1000, 1100, 1200, 1300, 1400], months=3)
    assert one(quarterly, held).trend.reason is Reason.PERIOD_MISMATCH


def test_months_are_not_in_the_way() -> None:
    """The series behind the years is not looked at."""
    held = [
        *figures(COUNT, y2017="1000", y2018="1100", y2019="1200", y2020="1300", y2021="1400"),
        *behind(COUNT, [5] * 30),
    ]
    assert one(COUNT, held).trend.direction is UP


@pytest.mark.parametrize(
    ("unit", "reason"),
    [
        (Unit.DAYS, Reason.CANNOT),
        (Unit.GBP, Reason.CANNOT),
        (Unit.INDEX, Reason.CANNOT),
        (Unit.PERCENT, Reason.CANNOT),
        (Unit.SURVEY_PERCENT, Reason.CANNOT),
    ],
)
def test_what_has_no_interval(unit: Unit, reason: Reason) -> None:
    """Without an interval, or a base to work it out from, there is no arrow."""
    found = counts("10", "20", "30", "40", "50", measure=replace(COUNT, unit=unit))
    assert (found.direction, found.reason) == (NONE, reason)


@pytest.mark.parametrize(
    "pairs",
    [
        [(5, 5), (3, 5), (1, 5), (1, 4), (2, 4)],
        [(0, 50), (3, 50), (1, 50), (1, 40), (2, 40)],
        [(10, 50), (3, 0), (1, 50), (1, 40), (2, 40)],
    ],
    ids=["all of them", "none of them", "of nobody"],
)
def test_shares_at_their_ends(pairs: list[tuple[int, int]]) -> None:
    """All or none of a base in any year cannot be calculated."""
    found = one(PERCENT, yearly(PERCENT, pairs)).trend
    assert (found.direction, found.reason) == (NONE, Reason.CANNOT)


def test_the_good_direction_changes_the_judgement_alone() -> None:
    """Direction and test stay."""
    better = replace(PERCENT, polarity=Polarity.UP)
    found = one(better, yearly(better, PUBLISHED)).trend
    assert found.judgement is Judgement.BETTER
    assert (
        replace(found, judgement=Judgement.WORSE) == one(PERCENT, yearly(PERCENT, PUBLISHED)).trend
    )


def test_no_comparator_is_needed() -> None:
    """The five years are compared with each other."""
    alone = replace(COUNT, comparators=())
    assert counts("1000", "1100", "1200", "1300", "1400", measure=alone).direction is UP
