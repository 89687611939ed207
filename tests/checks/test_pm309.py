"""PM309: percentages and rates are what they are worked out from."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Measure, Unit
from tests.checks.builders import PERCENT, catalogue, example_of, lines_of, seen

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
