"""PM309: percentages and rates are what they are worked out from."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import OtherArea
from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.measure import Measure, Unit
from tests.checks.builders import (
    PERCENT,
    PLAIN,
    catalogue,
    cell,
    example_of,
    lines_of,
    period,
    seen,
)

OUTCOMES = replace(PERCENT, id="da_outcome_rate")
RATE = replace(PERCENT, id="crime_rate", unit=Unit.RATE, per=1000)


def test_a_percentage_of_other_figures_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [
        seen(OUTCOMES, "2021/22", "6.8", "Values!E9", numerator="4135", denominator="51166")
    ]
    assert lines_of("PM309", catalogue(OUTCOMES), observations) == [example_of("PM309")]


def test_a_rate_is_per_as_many_as_measures_says() -> None:
    """Rates are multiplied by Per."""
    observations = [seen(RATE, "2021/22", "105.2", numerator="243", denominator="2350")]
    assert lines_of("PM309", catalogue(RATE), observations) == [
        (
            "This quarter!E4: PM309 crime_rate for 2021/22 is 105.2, but 243 out of 2350 is "
            "103.40 per 1000. Correct the value, its numerator or its denominator."
        )
    ]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        pytest.param("8.1", "296", "3664", id="rounded"),
        pytest.param("8.08", "296", "3664", id="finer"),
        pytest.param("8.0785", "296", "3664", id="exact"),
        pytest.param("50", "1", "2", id="whole"),
        pytest.param("0", "0", "7", id="none of them"),
        pytest.param("0.1", "1", "2000", id="a tie goes up"),
        pytest.param("0", "1", "2000", id="or down"),
    ],
)
def test_rounding_is_left_alone(value: str, numerator: str, denominator: str) -> None:
    """The paper would print the same."""
    observations = [seen(OUTCOMES, "2021/22", value, numerator=numerator, denominator=denominator)]
    assert lines_of("PM309", catalogue(OUTCOMES), observations) == []


def test_a_denominator_of_nothing_is_reported() -> None:
    """Out of 0 there is no percentage, not 0 percent."""
    observations = [seen(OUTCOMES, "2021/22", "0", numerator="0", denominator="0")]
    assert lines_of("PM309", catalogue(OUTCOMES), observations) == [
        (
            "This quarter!E4: PM309 da_outcome_rate for 2021/22 is 0, but its denominator is 0. "
            "Write [z] in place of the value: out of 0 there is no percentage."
        )
    ]


@pytest.mark.parametrize(
    ("measure", "value", "numerator", "denominator"),
    [
        pytest.param(OUTCOMES, "6.8", None, "51166", id="no numerator"),
        pytest.param(OUTCOMES, "6.8", "4135", None, id="no denominator"),
        pytest.param(OUTCOMES, Missing.CONFIDENTIAL, "4135", "51166", id="no value"),
        pytest.param(replace(RATE, per=0), "6.8", "4135", "51166", id="a rate per nothing"),
        pytest.param(replace(OUTCOMES, unit=Unit.DAYS), "6.8", "4135", "51166", id="days"),
    ],
)
def test_it_needs_all_three_and_a_percentage_or_rate(
    measure: Measure, value: str | Missing, numerator: str | None, denominator: str | None
) -> None:
    """What is not given is not guessed."""
    observations = [seen(measure, "2021/22", value, numerator=numerator, denominator=denominator)]
    assert lines_of("PM309", catalogue(measure), observations) == []


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.integers(0, 3))
def test_a_correctly_rounded_percentage_never_cries_wolf(
    numerator: int, denominator: int, decimals: int
) -> None:
    """Whatever a spreadsheet shows of the quotient agrees with it."""
    measure = replace(OUTCOMES, decimals=decimals)
    value = f"{100 * numerator / denominator:.{decimals}f}"
    observations = [
        seen(measure, "2021/22", value, numerator=str(numerator), denominator=str(denominator))
    ]
    assert lines_of("PM309", catalogue(measure), observations) == []


# Numerator and denominator that are measures of their own

RECORDED = replace(PLAIN, id="rape_recorded")
COUNT = replace(PLAIN, id="rape_outcomes", companion="rape_outcome_rate")
SHARE = replace(PERCENT, id="rape_outcome_rate", denominator_name="rape_recorded")


def three(value: str, outcomes: str = "296", recorded: str = "3664") -> list[Observation]:
    """The share with its two measures."""
    return [
        seen(SHARE, "2021/22", value, "This quarter!D5"),
        seen(COUNT, "2021/22", outcomes, "This quarter!C5"),
        seen(RECORDED, "2021/22", recorded, "By district!I4"),
    ]


def test_a_share_is_compared_with_the_measures_it_is_declared_to_be_made_of() -> None:
    """The count in whose brackets it stands, out of the measure whose id is named."""
    measures = catalogue(RECORDED, COUNT, SHARE)
    assert lines_of("PM309", measures, three("8.1")) == []
    assert lines_of("PM309", measures, three("8.7")) == [
        (
            "This quarter!D5: PM309 rape_outcome_rate for 2021/22 is 8.7, but 296 out of 3664 "
            "(This quarter!C5 and By district!I4) is 8.08. Correct the value, its numerator or its "
            "denominator."
        )
    ]


def test_the_count_in_the_shares_own_brackets_is_its_numerator_too() -> None:
    """A share with its headcount beside it, as workforce tables have them."""
    heads = replace(PLAIN, id="female_headcount", unit=Unit.SNAPSHOT)
    officers = replace(PLAIN, id="officers_headcount", unit=Unit.SNAPSHOT)
    women = replace(
        PERCENT, companion="female_headcount", denominator_name="officers_headcount", decimals=1
    )
    observations = [
        seen(women, "2021/22", "57.8"),
        seen(heads, "2021/22", "2140"),
        seen(officers, "2021/22", "5763"),
    ]
    (line,) = lines_of("PM309", catalogue(heads, officers, women), observations)
    assert "is 57.8, but 2140 out of 5763 (" in line
    assert ") is 37.13. " in line


@pytest.mark.parametrize(
    "measures",
    [
        pytest.param(
            (RECORDED, COUNT, replace(SHARE, denominator_name="Rapes recorded")), id="words"
        ),
        pytest.param((RECORDED, replace(COUNT, companion=""), SHARE), id="no count"),
        pytest.param((COUNT, SHARE), id="not listed"),
        pytest.param(
            (RECORDED, replace(COUNT, unit=Unit.DAYS), SHARE), id="what is beside it is no count"
        ),
    ],
)
def test_what_measures_does_not_declare_is_not_compared(measures: tuple[Measure, ...]) -> None:
    """A count and a rate may come from different extracts."""
    assert lines_of("PM309", catalogue(*measures), three("6.8")) == []


def test_a_numerator_and_denominator_in_the_row_come_before_declared_measures() -> None:
    """What stands beside the figure is what it was worked out from."""
    measures = catalogue(RECORDED, COUNT, SHARE)
    _, *others = three("0")
    own = seen(SHARE, "2021/22", "10", numerator="10", denominator="100")
    assert lines_of("PM309", measures, [own, *others]) == []


def test_counts_rounded_by_their_source_leave_room() -> None:
    """Rounded to 5, 10 of 50 may be anything from 14 to 26 percent."""
    recorded, outcomes = (replace(m, rounded_to=Decimal(5)) for m in (RECORDED, COUNT))
    for value, is_reported in (("25.9", False), ("14.4", False), ("26.5", True), ("13.9", True)):
        lines = lines_of("PM309", catalogue(recorded, outcomes, SHARE), three(value, "10", "50"))
        assert bool(lines) is is_reported, value


def test_other_areas_are_looked_at_too() -> None:
    """A comparison with another force rests on its figures."""
    row = OtherArea(
        measure=OUTCOMES.id,
        area="Merseyside",
        group="Similar forces",
        period=period("2019/20"),
        value=Decimal(63),
        numerator=Decimal(64),
        denominator=Decimal(1014),
        source=cell("Other areas!E35"),
    )
    rows = replace(catalogue(OUTCOMES), other_areas=(row, replace(row, value=Decimal("6.3"))))
    assert lines_of("PM309", rows) == [
        (
            "Other areas!E35: PM309 da_outcome_rate [Merseyside] is 63, but 64 out of 1014 is "
            "6.31. Correct the value, its numerator or its denominator."
        )
    ]


def test_swapped_columns_are_said_once() -> None:
    """Every figure of the sheet is right the other way round."""
    figures = (("24.2", "2189", "9056"), ("25.4", "2715", "10694"), ("35.6", "985", "2768"))
    years = ("2019/20", "2020/21", "2021/22")
    observations = [
        seen(OUTCOMES, year, value, f"Values!E{row}", numerator=below, denominator=above)
        for row, (year, (value, above, below)) in enumerate(zip(years, figures, strict=True), 2)
    ]
    assert lines_of("PM309", catalogue(OUTCOMES), observations) == [
        (
            "Values!E2: PM309 da_outcome_rate for 2019/20 is 24.2, but 9056 out of 2189 is 413.70, "
            "and the other way round it would be right. The same holds for 2 more of this sheet. "
            "Swap the headings Numerator and Denominator."
        )
    ]
    (alone,) = lines_of("PM309", catalogue(OUTCOMES), observations[:1])
    assert alone.endswith("is 413.70. Correct the value, its numerator or its denominator.")
