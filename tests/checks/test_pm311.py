"""PM311: figures cover the kind of period that their measure says."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.period import Basis, Period, snapshot
from tests.checks.builders import PRINTED, Q1, catalogue, example_of, lines_of, period, seen

ROADS = replace(PRINTED, id="ksi", basis=Basis.CALENDAR_YEAR, parts=("Fatal",))
DAY = snapshot(Q1.end)


def test_a_calendar_year_measure_in_a_financial_years_column_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [seen(ROADS, "2020/21", "42", "History!E28", part="Fatal")]
    assert lines_of("PM311", catalogue(ROADS), observations) == [example_of("PM311")]


FITS = [
    (Basis.ROLLING_12, "2021/22"),
    (Basis.ROLLING_12, "12 months to June 2019"),
    (Basis.ROLLING_12, "2021"),
    (Basis.ROLLING_12, "Q3 2020/21"),
    (Basis.ROLLING_12, "Mar-22"),
    (Basis.FINANCIAL_YEAR, "2021/22"),
    (Basis.FINANCIAL_YEAR, "Apr - Dec 2020"),
    (Basis.CALENDAR_YEAR, "2021"),
    (Basis.CALENDAR_YEAR, "Mar-22"),
    (Basis.YEAR_TO_DATE, "Apr - Dec 2020"),
    (Basis.YEAR_TO_DATE, "2021/22"),
    (Basis.YEAR_TO_DATE, "Q3 2020/21"),
    (Basis.QUARTER, "Q3 2020/21"),
    (Basis.QUARTER, "Mar-22"),
    (Basis.MONTH, "Mar-22"),
    (Basis.SNAPSHOT, DAY),
]
DIFFERS = [
    (Basis.ROLLING_12, "Apr 2020 - Mar 2022", "12 months"),
    (Basis.ROLLING_12, DAY, "12 months"),
    (Basis.FINANCIAL_YEAR, "2021", "financial years"),
    (Basis.FINANCIAL_YEAR, "12 months to June 2019", "financial years"),
    (Basis.CALENDAR_YEAR, "2021/22", "calendar years"),
    (Basis.YEAR_TO_DATE, "12 months to Dec 2020", "the financial year to date"),
    (Basis.YEAR_TO_DATE, "Jan - Dec 2020", "the financial year to date"),
    (Basis.QUARTER, "2021/22", "quarters"),
    (Basis.MONTH, "Q3 2020/21", "months"),
    (Basis.SNAPSHOT, period("2021/22"), "one day (a snapshot)"),
]


@pytest.mark.parametrize(("basis", "when"), FITS, ids=str)
def test_periods_of_the_kind_and_shorter_ones_are_left_alone(
    basis: Basis, when: str | Period
) -> None:
    """A shorter period is the series behind the measure's."""
    measure = replace(PRINTED, basis=basis)
    assert lines_of("PM311", catalogue(measure), [seen(measure, when, "5")]) == []


@pytest.mark.parametrize(("basis", "when", "words"), DIFFERS, ids=str)
def test_longer_periods_and_other_kinds_are_reported(
    basis: Basis, when: str | Period, words: str
) -> None:
    """The message says what Measures says."""
    measure = replace(PRINTED, basis=basis)
    (line,) = lines_of("PM311", catalogue(measure), [seen(measure, when, "5")])
    assert f": Measures says that it covers {words}. Write the period" in line


def test_a_declared_baseline_may_be_of_another_kind() -> None:
    """The baseline is what Measures declares it to be."""
    june = "12 months to June 2019"
    measure = replace(PRINTED, basis=Basis.FINANCIAL_YEAR, baseline_period=period(june))
    assert lines_of("PM311", catalogue(measure), [seen(measure, june, "5")]) == []


def test_a_marker_has_no_kind() -> None:
    """A marker under 2019/20 is an answer for a quarterly measure too."""
    measure = replace(PRINTED, basis=Basis.QUARTER)
    observations = [seen(measure, "2019/20", Missing.NOT_AVAILABLE)]
    assert lines_of("PM311", catalogue(measure), observations) == []


def test_one_figure_for_a_year_shown_as_quarters_asks_for_the_four() -> None:
    """The remedy shows how such a cell is written."""
    measure = replace(PRINTED, basis=Basis.QUARTER, show_quarters=True)
    (line,) = lines_of("PM311", catalogue(measure), [seen(measure, "2021/22", "75.3")])
    assert line.endswith(
        'Write the four quarters in the cell ("Qtr1 75.3 Qtr2 75.3 Qtr3 85.2 Qtr4 [x]").'
    )
