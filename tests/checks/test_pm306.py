"""PM306: no figures from the future."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.dataset.model import Missing, Status
from perfmon_cli.period import Quarter
from tests.checks.builders import PRINTED, Q1, catalogue, example_of, lines_of, seen

AS_AT = date(2022, 4, 30)


def test_a_year_that_is_not_over_is_reported() -> None:
    """The line is the one that explain shows."""
    observations = [seen(PRINTED, "2022/23", "2358", "This quarter!F23")]
    found = lines_of("PM306", catalogue(PRINTED, as_at=AS_AT), observations)
    assert found == [example_of("PM306")]


@pytest.mark.parametrize("quarter", [Q1, None], ids=["a quarter", "no quarter"])
def test_the_quarters_end_counts_where_no_day_is_given(quarter: Quarter | None) -> None:
    """Without "Figures as at" the newest quarter's last day is the limit, never the clock."""
    found = lines_of("PM306", catalogue(PRINTED), [seen(PRINTED, "Apr-22", "5")], quarter)
    assert len(found) == 1
    assert "but the figures are as at 31 March 2022." in found[0]


def test_an_earlier_quarter_is_built_from_the_same_workbook() -> None:
    """Figures of the newest quarter are not in the future of an older paper."""
    found = lines_of("PM306", catalogue(PRINTED), [seen(PRINTED, "2021/22", "5")], Quarter(2021, 1))
    assert found == []


def test_a_quarter_without_a_row_is_judged_by_its_own_end() -> None:
    """A later quarter than the Quarters sheet knows moves the limit."""
    observations = [seen(PRINTED, "12 months to June 2022", "5")]
    assert lines_of("PM306", catalogue(PRINTED), observations, Quarter(2022, 2)) == []


def test_without_any_quarter_nothing_is_judged() -> None:
    """There is no day to judge by."""
    no_quarters = replace(catalogue(PRINTED), quarters=())
    assert lines_of("PM306", no_quarters, [seen(PRINTED, "2049/50", "5")], None) == []


def test_forecasts_and_markers_are_spared() -> None:
    """What is said to be to come may lie ahead."""
    observations = [
        seen(PRINTED, "2022/23", "765", status=Status.FORECAST),
        seen(PRINTED, "2023/24", Missing.NOT_AVAILABLE),
    ]
    assert lines_of("PM306", catalogue(PRINTED), observations) == []
