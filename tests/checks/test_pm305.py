"""PM305: years follow each other."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.period import Basis
from tests.checks.builders import (
    PLAIN,
    PRINTED,
    catalogue,
    example_of,
    findings_of,
    lines_of,
    period,
    seen,
    series,
)

CALLS = replace(PRINTED, id="calls_999")


def test_a_year_left_out_is_reported_at_the_next_figure() -> None:
    """The line is the one that explain shows."""
    observations = [
        seen(CALLS, "2018/19", "90.2", "History!D9"),
        seen(CALLS, "2020/21", "90.6", "History!F9"),
    ]
    assert lines_of("PM305", catalogue(CALLS), observations) == [example_of("PM305")]


def test_several_years_left_out_are_one_finding() -> None:
    """All years of a gap are named."""
    observations = series(PRINTED, {"2016/17": "1", "2019/20": "2", "2020/21": "3"})
    (finding,) = findings_of("PM305", catalogue(PRINTED), observations)
    assert finding.problem == (
        "knife_crime has figures for 2016/17 and 2019/20, but none for 2017/18 and 2018/19."
    )


def test_areas_that_lack_the_same_year_are_one_finding() -> None:
    """A row left out of By district is one mistake, not five."""
    values = {"2018/19": "1", "2020/21": "2"}
    observations = [
        *series(PRINTED, values, area="Bradford"),
        *series(PRINTED, values, area="Leeds"),
    ]
    (finding,) = findings_of("PM305", catalogue(PRINTED), observations)
    assert finding.problem.startswith("knife_crime for Bradford and Leeds has figures for 2018/19")


def test_a_gap_of_the_whole_names_no_areas() -> None:
    """Where the whole lacks the year too, the areas go without saying."""
    values = {"2018/19": "1", "2020/21": "2"}
    observations = [*series(PRINTED, values), *series(PRINTED, values, area="Leeds")]
    (finding,) = findings_of("PM305", catalogue(PRINTED), observations)
    assert finding.problem.startswith("knife_crime has figures for 2018/19 and 2020/21")


def test_a_marker_fills_a_gap() -> None:
    """It says why there is no figure."""
    observations = [
        *series(PRINTED, {"2018/19": "1", "2020/21": "2"}),
        seen(PRINTED, "2019/20", Missing.NOT_AVAILABLE),
    ]
    assert lines_of("PM305", catalogue(PRINTED), observations) == []


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"2018/19": "1", "2019/20": "2", "2020/21": "3"}, id="no gap"),
        pytest.param({"12 months to June 2016": "1", "2019/20": "2"}, id="another month"),
        pytest.param({"Mar-18": "1", "Mar-21": "2"}, id="months behind a year"),
        pytest.param({"2019/20": "1", "2021/22": "2"}, id="before the current figure: PM318"),
    ],
)
def test_other_spacing_is_left_alone(values: dict[str, str]) -> None:
    """Only years that end in the same month are lined up."""
    assert lines_of("PM305", catalogue(PRINTED), series(PRINTED, values)) == []


def test_the_gap_before_the_current_figure_is_reported_where_nothing_else_does() -> None:
    """Without a quarter, and for a district, PM318 stays silent."""
    values = {"2019/20": "1", "2021/22": "2"}
    whole = series(PRINTED, values)
    assert len(lines_of("PM305", catalogue(PRINTED), whole, quarter=None)) == 1
    district = series(PRINTED, values, area="Leeds")
    assert len(lines_of("PM305", catalogue(PRINTED), district)) == 1


def test_years_after_a_declared_baseline_may_be_missing() -> None:
    """A baseline stands for itself."""
    measure = replace(PRINTED, baseline_period=period("2015/16"))
    observations = series(measure, {"2015/16": "1", "2019/20": "2", "2020/21": "3"})
    assert lines_of("PM305", catalogue(measure), observations) == []


@pytest.mark.parametrize(
    ("days", "count"),
    [
        pytest.param(("31/12/2019", "31/12/2020", "31/03/2022"), 0, id="a little later"),
        pytest.param(("31/12/2018", "31/12/2020"), 1, id="two years"),
    ],
)
def test_snapshots_may_lie_up_to_two_years_apart(days: tuple[str, ...], count: int) -> None:
    """Snapshots need not be of the same month each year."""
    measure = replace(PRINTED, basis=Basis.SNAPSHOT)
    observations = series(measure, dict.fromkeys(days, "5"))
    assert len(lines_of("PM305", catalogue(measure), observations)) == count


def test_years_to_date_are_lined_up_by_their_months() -> None:
    """Nine months follow nine months; a quarter behind them is no year to date."""
    measure = replace(PRINTED, basis=Basis.YEAR_TO_DATE)
    values = {"Apr - Dec 2018": "1", "Apr - Dec 2020": "2", "Q3 2016/17": "3"}
    (finding,) = findings_of("PM305", catalogue(measure), series(measure, values))
    assert finding.problem == (
        "knife_crime has figures for April 2018 to December 2018 and April 2020 to December 2020, "
        "but none for April 2019 to December 2019."
    )


def test_supporting_measures_are_left_alone() -> None:
    """Their tables say themselves which periods they print."""
    observations = series(PLAIN, {"2018/19": "1", "2020/21": "2"})
    assert lines_of("PM305", catalogue(PLAIN), observations) == []


def test_a_gap_that_holds_the_quarters_own_figure_is_left_to_another_check() -> None:
    """PM304 asks for it already."""
    observations = series(PRINTED, {"2020/21": "2189", "2022/23": "2358"})
    assert lines_of("PM305", catalogue(PRINTED), observations) == []
    assert len(lines_of("PM305", catalogue(PRINTED), observations, None)) == 1


def test_a_long_gap_is_counted() -> None:
    """A mistyped year would list a decade."""
    observations = series(PRINTED, {"2011/12": "2189", "2019/20": "2358"})
    (line,) = lines_of("PM305", catalogue(PRINTED), observations)
    assert "has figures for 2011/12 and 2019/20, but none for the 7 years between. Enter" in line
