"""Changes of figures that are worked out from months and quarters (METHODS 1 and 4.2)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Break
from perfmon_cli.dataset.derived import completed
from perfmon_cli.dataset.model import Dataset, Key, Missing, Observation, Status
from perfmon_cli.indicators.compute import compute
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Reason
from perfmon_cli.measure import (
    BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Unit,
)
from perfmon_cli.period import Basis, Quarter, month_index, months_ending
from tests.indicators.builders import HERE, PLAIN, Q, catalogue, figure, period

MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)
ADDS_UP = replace(PLAIN, adds_over_time=True)
SHARE = replace(
    PLAIN,
    unit=Unit.PERCENT,
    rule_settings=(("from series", "ratio"),),
)


def months(
    measure: Measure,
    first: str,
    values: Sequence[str],
    numbers: Sequence[tuple[int, int]] = (),
) -> list[Observation]:
    """One figure a month from the first on; "[x]" and "[c]" are markers."""
    start = period(first)
    found = []
    for number, value in enumerate(values):
        above, below = numbers[number] if numbers else (None, None)
        marker = next((m for m in Missing if m.value == value), None)
        found.append(
            Observation(
                key=Key(measure.id, "", "", start.shifted(number)),
                value=None if marker else Decimal(value),
                missing=marker,
                source=HERE,
                numerator=None if above is None else Decimal(above),
                denominator=None if below is None else Decimal(below),
            )
        )
    return found


def indicator(
    measure: Measure,
    observations: Sequence[Observation],
    quarter: Quarter = Q,
    breaks: tuple[Break, ...] = (),
) -> Indicator:
    """The indicator of the whole, once everything is worked out that can be."""
    book = catalogue(measure, breaks=breaks)
    held = completed(Dataset({o.key: o for o in observations}), book)
    found = compute(book, held, quarter).get(measure.id, "", "")
    assert found is not None
    return found


def sizes(*numbers: Decimal | None) -> tuple[int, ...]:
    """Numbers that are there and whole, as such."""
    assert all(number is not None and number == int(number) for number in numbers)
    return tuple(int(number) for number in numbers if number is not None)


def spread(total: int, count: int) -> list[str]:
    """A total in so many months, as even as it goes."""
    return [str(total // count + (number < total % count)) for number in range(count)]


def test_a_year_to_date_on_the_same_months() -> None:
    """Rape, April to December: 2,350 after 2,565 is -8.4% (paper of December 2020)."""
    so_far = replace(ADDS_UP, basis=Basis.YEAR_TO_DATE)
    held = months(so_far, "Apr 2019", [*spread(2565, 9), "900", "900", "900", *spread(2350, 9)])
    found = indicator(so_far, held, Quarter(2020, 4))
    (comparison,) = found.comparisons
    assert sizes(found.value, comparison.value, comparison.change) == (2350, 2565, -215)
    assert round(comparison.change_pct or Decimal(), 1) == Decimal("-8.4")
    assert comparison.period == period("Apr to Dec 2019")


@pytest.mark.parametrize(
    ("basis", "quarter", "expected"),
    [
        (Basis.ROLLING_12, Quarter(2022, 1), (498, 354, 144)),
        (Basis.ROLLING_12, Quarter(2021, 4), (462, 318, 144)),
        (Basis.FINANCIAL_YEAR, Quarter(2021, 4), (354, 210, 144)),
        (Basis.CALENDAR_YEAR, Quarter(2022, 1), (462, 318, 144)),
        (Basis.QUARTER, Quarter(2022, 1), (138, 102, 36)),
        (Basis.MONTH, Quarter(2022, 1), (47, 35, 12)),
    ],
)
def test_periods(basis: Basis, quarter: Quarter, expected: tuple[int, int, int]) -> None:
    """Each kind of period on the one a year before, both worked out of months 0 to 47."""
    measure = replace(ADDS_UP, basis=basis)
    held = months(measure, "Apr 2018", [str(number) for number in range(48)])
    found = indicator(measure, held, quarter)
    (comparison,) = found.comparisons
    assert sizes(found.value, comparison.value, comparison.change) == expected


def test_a_given_year_on_one_worked_out() -> None:
    """What is given and what is worked out are compared like any two figures."""
    held = [*months(ADDS_UP, "Apr 2020", ["10"] * 12), figure(ADDS_UP, "2021/22", "150")]
    found = indicator(ADDS_UP, held)
    assert found.comparisons[0].change == 30
    assert found.current is not None
    assert not found.current.derived_from
    assert len(found.comparisons[0].bases[0].derived_from) == 12


def test_a_mean_of_years_worked_out() -> None:
    """Each of the three years is worked out."""
    measure = replace(ADDS_UP, comparators=(MEAN_OF_3,), arrow_on=MEAN_OF_3)
    held = months(measure, "Apr 2018", ["1"] * 12 + ["2"] * 12 + ["6"] * 12 + ["9"] * 12)
    (comparison,) = indicator(measure, held).comparisons
    assert sizes(comparison.value, comparison.change) == (36, 72)


def test_a_baseline_worked_out() -> None:
    """The baseline is worked out too, whatever month it ends in."""
    measure = replace(
        ADDS_UP,
        comparators=(BASELINE,),
        arrow_on=BASELINE,
        baseline_period=period("12 months to Feb 2020"),
    )
    held = months(measure, "Mar 2019", ["1"] * 25 + ["3"] * 12)
    (comparison,) = indicator(measure, held).comparisons
    assert sizes(comparison.value, comparison.change) == (12, 24)


def test_percentages_worked_out() -> None:
    """All numerators over all denominators, then percentage points, with the base they have."""
    numbers = [(1, 10)] * 11 + [(90, 100)] + [(2, 10)] * 11 + [(80, 100)]
    held = months(SHARE, "Apr 2020", ["50"] * 24, numbers)
    found = indicator(SHARE, held)
    (comparison,) = found.comparisons
    assert found.value == Decimal(10200) / 210
    assert comparison.value == Decimal(10100) / 210
    assert comparison.change == found.value - comparison.value
    assert (comparison.change_pct, comparison.pct_reason) == (None, None)
    assert found.current is not None
    assert found.current.denominator == 210


@pytest.mark.parametrize(
    ("odd", "reason"),
    [("[x]", Reason.MISSING), ("[z]", Reason.MISSING), ("[c]", Reason.SUPPRESSED)],
)
@pytest.mark.parametrize("where", [0, 11, 12, 23])
def test_a_month_that_is_not_there(odd: str, reason: Reason, where: int) -> None:
    """Without a month there is no change, with the month's reason where it is confidential."""
    values = ["5"] * 24
    values[where] = odd
    found = indicator(ADDS_UP, months(ADDS_UP, "Apr 2020", values))
    assert [c.reason for c in found.comparisons] == [reason]
    assert found.trend.direction is Direction.NONE


def test_a_break_within_the_year() -> None:
    """A year that a break falls into is not worked out; the next one is, and has no change."""
    change = Break(measure="thefts", since=date(2021, 10, 1), what="New system")
    held = months(ADDS_UP, "Apr 2020", ["5"] * 36)
    found = indicator(ADDS_UP, held, Quarter(2022, 1), (change,))
    assert (found.current, found.comparisons[0].reason) == (None, Reason.MISSING)
    later = indicator(ADDS_UP, held, Quarter(2022, 4), (change,))
    assert later.value == 60
    assert later.comparisons[0].reason is Reason.MISSING


def test_a_break_between_two_years() -> None:
    """Both years are worked out, and what was changed between them is the reason."""
    change = Break(measure="thefts", since=date(2021, 4, 1), what="New system")
    held = months(ADDS_UP, "Apr 2020", ["5"] * 24)
    found = indicator(ADDS_UP, held, breaks=(change,))
    assert sizes(found.value, found.comparisons[0].value) == (60, 60)
    assert found.comparisons[0].reason is Reason.BREAK


def test_a_provisional_month() -> None:
    """One provisional month makes the year provisional."""
    held = months(ADDS_UP, "Apr 2021", ["5"] * 12)
    held[-1] = replace(held[-1], statuses=(Status.PROVISIONAL,))
    found = indicator(ADDS_UP, held)
    assert found.current is not None
    assert found.current.statuses == (Status.PROVISIONAL,)


def test_quarters_of_a_year_worked_out() -> None:
    """A measure shown as quarters has each of them worked out, on the same quarter."""
    measure = replace(ADDS_UP, basis=Basis.QUARTER, show_quarters=True)
    held = months(measure, "Apr 2020", [str(number) for number in range(24)])
    book = catalogue(measure)
    dataset = completed(Dataset({o.key: o for o in held}), book)
    quarters = compute(book, dataset, Q).by_quarter["thefts", "", ""]
    assert [q.value for q in quarters] == [39, 48, 57, 66]
    assert [q.comparisons[0].change for q in quarters] == [36, 36, 36, 36]


def test_a_quarter_that_has_not_ended() -> None:
    """Months after the quarter make no figure of this paper."""
    held = months(ADDS_UP, "Apr 2020", ["5"] * 27)
    found = indicator(ADDS_UP, held)
    assert found.current is not None
    assert month_index(found.current.key.period.end) == month_index(Q.end)
    assert found.current.key.period == months_ending(Q.end, 12)


def changes(measure: Measure, held: Sequence[Observation]) -> list[Comparison]:
    """What the whole is compared with."""
    return list(indicator(measure, held).comparisons)


def test_several_comparators_at_once() -> None:
    """Previous year, baseline and mean each have their own change and percentage."""
    measure = replace(
        ADDS_UP,
        comparators=(PREVIOUS_YEAR, BASELINE, MEAN_OF_3),
        baseline_period=period("2018/19"),
    )
    held = months(measure, "Apr 2018", ["10"] * 12 + ["20"] * 12 + ["30"] * 12 + ["25"] * 12)
    assert [sizes(c.value, c.change) for c in changes(measure, held)] == [
        (360, -60),
        (120, 180),
        (240, 60),
    ]


def test_a_forecast_of_a_month_is_not_rated() -> None:
    """A year's target is held against the year that is forecast, never against a month of it."""
    measure = replace(
        ADDS_UP, basis=Basis.FINANCIAL_YEAR, target=Decimal(100), rated_on_forecast=True
    )
    held = months(measure, "Apr 2021", ["10"] * 24)
    held = [
        replace(one, statuses=(Status.FORECAST,)) if one.key.period.end > Q.end else one
        for one in held
    ]
    found = indicator(measure, held)
    assert found.rating.rated is not None
    assert found.rating.rated.key.period == period("2022/23")
    assert found.rating.rated.value == 120
