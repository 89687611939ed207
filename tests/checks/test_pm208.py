"""PM208: figures lie where their unit can be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import OtherArea, Target
from perfmon_cli.dataset.model import Missing
from perfmon_cli.measure import Unit
from tests.checks.builders import (
    PERCENT,
    PRINTED,
    catalogue,
    cell,
    example_of,
    lines_of,
    period,
    seen,
)

CALLS = replace(PERCENT, id="calls_999")
COUNT = replace(PRINTED, unit=Unit.COUNT)


def test_a_percentage_over_100_is_reported() -> None:
    """A percentage without its point is out of range."""
    observations = [seen(CALLS, "2021/22", "856", "This quarter!E6")]
    assert lines_of("PM208", catalogue(CALLS), observations) == [example_of("PM208")]


def test_a_survey_cannot_be_allowed_more_than_100() -> None:
    """No share of people asked exceeds 100, so the remedy offers no setting."""
    survey = replace(PERCENT, unit=Unit.SURVEY_PERCENT, rule_settings=(("may exceed 100", "yes"),))
    assert lines_of("PM208", catalogue(survey), [seen(survey, "2021/22", "100.1")]) == [
        (
            "This quarter!E4: PM208 victim_satisfaction for 2021/22 is 100.1, but a percentage "
            "lies between 0 and 100. Correct the cell; where there is no figure, write [x]."
        )
    ]


@pytest.mark.parametrize(
    ("value", "settings", "is_reported"),
    [
        pytest.param("100", (), False, id="the edge"),
        pytest.param("0", (), False, id="zero"),
        pytest.param("100.1", (), True, id="just over"),
        pytest.param("104", (("May exceed 100", "Yes"),), False, id="allowed"),
        pytest.param("104", (("may exceed 100", "no"),), True, id="refused"),
        pytest.param("-4", (("may exceed 100", "yes"),), True, id="never below 0"),
    ],
)
def test_outcome_rates_may_exceed_100_where_settings_say_so(
    value: str,
    settings: tuple[tuple[str, str], ...],
    *,
    is_reported: bool,
) -> None:
    """Only the upper bound is lifted, and only by yes."""
    measure = replace(PERCENT, rule_settings=settings)
    assert bool(lines_of("PM208", catalogue(measure), [seen(measure, "2021/22", value)])) is (
        is_reported
    )


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        (Unit.COUNT, "a count"),
        (Unit.PERCENT, "a percentage"),
        (Unit.RATE, "a rate"),
        (Unit.DAYS, "a number of days"),
        (Unit.GBP, "an amount of money"),
        (Unit.SNAPSHOT, "a number on a day"),
    ],
)
def test_a_figure_below_zero_is_reported(unit: Unit, words: str) -> None:
    """A change typed into the figure's column shows by its sign."""
    measure = replace(PRINTED, unit=unit)
    assert lines_of("PM208", catalogue(measure), [seen(measure, "2021/22", "-169")]) == [
        (
            f"This quarter!E4: PM208 knife_crime for 2021/22 is -169, but {words} cannot be below "
            "0. Correct the cell; where there is no figure, write [x]."
        )
    ]


def test_an_index_may_take_any_value() -> None:
    """An index may be a change."""
    measure = replace(PRINTED, unit=Unit.INDEX)
    assert lines_of("PM208", catalogue(measure), [seen(measure, "2021/22", "-33")]) == []


def test_what_stands_beside_a_figure_is_not_below_zero() -> None:
    """Numerator, denominator and number of people asked are looked at too, by their names."""
    observations = [
        seen(PERCENT, "2021/22", "8", numerator="-4", denominator="50", n="-1", area="Leeds")
    ]
    lines = lines_of("PM208", catalogue(PERCENT), observations)
    assert [line.partition(" is ")[0] for line in lines] == [
        "This quarter!E4: PM208 The numerator of victim_satisfaction [Leeds] for 2021/22",
        (
            "This quarter!E4: PM208 The number of people asked of victim_satisfaction [Leeds] for "
            "2021/22"
        ),
    ]


def test_a_marker_has_no_range() -> None:
    """A cell without a figure is left alone."""
    observations = [seen(COUNT, "2021/22", Missing.NOT_AVAILABLE)]
    assert lines_of("PM208", catalogue(COUNT), observations) == []


def test_nobody_asked_gives_no_percentage() -> None:
    """The figure or the number beside it is wrong."""
    observations = [seen(PERCENT, "2021/22", "72.6", n="0")]
    assert lines_of("PM208", catalogue(PERCENT), observations) == [
        (
            "This quarter!E4: PM208 victim_satisfaction for 2021/22 is 72.6, but the number of "
            "people asked is 0. Correct the number of people asked; if nobody was asked, write [z] "
            "as the figure."
        )
    ]


def test_targets_and_bands_lie_in_range_too() -> None:
    """A target of 750 percent would make every figure red."""
    measure = replace(PERCENT, target=Decimal(750), band_low=Decimal(-1))
    row = Target(measure=measure.id, value=Decimal(101), source=cell("Targets!D3"))
    assert lines_of("PM208", catalogue(measure, targets=[row])) == [
        (
            "Measures!A2: PM208 The target of victim_satisfaction is 750, but a percentage lies "
            "between 0 and 100. Correct the cell."
        ),
        (
            "Measures!A2: PM208 Band low of victim_satisfaction is -1, but a percentage cannot be "
            "below 0. Correct the cell."
        ),
        (
            "Targets!D3: PM208 The target of victim_satisfaction is 101, but a percentage lies "
            "between 0 and 100. Correct the cell."
        ),
    ]


def test_figures_of_other_areas_lie_in_range_too() -> None:
    """They print beside the own ones."""
    row = OtherArea(
        measure=PERCENT.id,
        area="Merseyside",
        group="",
        period=period("2019/20"),
        value=Decimal(631),
        source=cell("Other areas!E35"),
    )
    assert lines_of("PM208", replace(catalogue(PERCENT), other_areas=(row,))) == [
        (
            "Other areas!E35: PM208 victim_satisfaction [Merseyside] is 631, but a percentage lies "
            "between 0 and 100. Correct the cell; where there is no figure, write [x]."
        )
    ]


def test_a_percentage_a_hundred_times_too_large() -> None:
    """What Excel makes of 85.6 in a cell shown as a percentage comes before any exception."""
    found = lines_of("PM208", catalogue(PERCENT), [seen(PERCENT, "2021/22", "8560")])
    assert found == [
        (
            "This quarter!E4: PM208 victim_satisfaction for 2021/22 is 8560, but a percentage lies "
            "between 0 and 100. If 85.6% is meant, type 85.6% with its sign: the cell may be shown "
            "as a percentage, which turns a plain number into a hundred times as much."
        )
    ]
