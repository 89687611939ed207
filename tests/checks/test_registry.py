"""The checks as a whole: found by name, in order, run in one pass."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.checks import Check, registered, run
from perfmon_cli.checks.words import cell_words, listed, named, period_words, plain
from perfmon_cli.findings import Severity, in_order
from perfmon_cli.findings.codes import CODES
from perfmon_cli.period import Basis, Period, Quarter, months_ending, parse_period, snapshot
from tests.checks.builders import PERCENT, PRINTED, Q1, catalogue, dataset, seen

CHECKS = registered()
CALENDAR = months_ending(Q1.end.replace(month=12), 12)
WARNINGS = {
    *("PM305", "PM307", "PM313", "PM314", "PM315", "PM316", "PM317", "PM318", "PM320", "PM322"),
    *("PM330", "PM331", "PM333", "PM334", "PM335", "PM336", "PM337", "PM339"),
}


def test_the_checks_of_this_version_are_found_by_code() -> None:
    """A module named by a code is a check; each code is declared once."""
    assert [check.info.code for check in CHECKS] == [
        *("PM207", "PM208", "PM209", "PM304", "PM305", "PM306", "PM307", "PM308", "PM309"),
        *("PM310", "PM311", "PM312", "PM313", "PM314", "PM315", "PM316", "PM317", "PM318"),
        *("PM320", "PM322", "PM330", "PM331", "PM332", "PM333", "PM334", "PM335", "PM336"),
        *("PM337", "PM338", "PM339"),
    ]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.info.code)
def test_each_check_is_explained(check: Check) -> None:
    """Meaning, one exact line and a remedy, with the severity of the contract."""
    info = check.info
    assert info.severity is (Severity.WARNING if info.code in WARNINGS else Severity.ERROR)
    assert re.match(rf"[A-Z][A-Za-z ]*![A-Z]+[0-9]+: {info.code} ", info.example)
    assert info.title
    assert info.meaning.endswith(".")
    assert info.remedy.endswith(".")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.info.code)
def test_a_code_given_by_other_rooms_too_means_the_same(check: Check) -> None:
    """The table of codes and the check agree on severity and title."""
    shared = [info for info in CODES if info.code == check.info.code]
    for info in shared:
        assert (info.severity, info.title) == (check.info.severity, check.info.title)


def test_all_findings_come_in_one_pass_worst_first() -> None:
    """An error and warnings of several checks, in the order of findings."""
    observations = [seen(PERCENT, "2021/22", "726"), seen(PRINTED, "2021/22", "3")]
    found = run(catalogue(PERCENT, PRINTED), dataset(observations), Q1)
    assert [finding.code for finding in found] == ["PM208", "PM317"]
    assert found == in_order(found)


def test_a_sound_workbook_gives_nothing() -> None:
    """No check cries wolf over two ordinary years."""
    observations = [
        seen(PRINTED, "2020/21", "2189"),
        seen(PRINTED, "2021/22", "2358"),
        seen(PRINTED, "Mar-22", "200"),
        seen(PERCENT, "2020/21", "77.6"),
        seen(PERCENT, "2021/22", "72.6", numerator="726", denominator="1000"),
    ]
    assert run(catalogue(PRINTED, PERCENT), dataset(observations), Q1) == ()
    assert run(catalogue(PRINTED, PERCENT), dataset(observations), None) == ()


def test_of_a_wrong_figure_it_is_not_said_that_it_looks_odd() -> None:
    """A total with a digit too many does not add up, and that is enough."""
    measure = replace(PRINTED, parts=("A", "B"), parts_add_up=True, priority="")
    years = {"2019/20": "2521", "2020/21": "2189", "2021/22": "23580"}
    observations = [seen(measure, when, value) for when, value in years.items()]
    parts = [seen(measure, "2021/22", "1179", part=part) for part in measure.parts]
    found = run(catalogue(measure), dataset([*observations, *parts]), Q1)
    assert [finding.code for finding in found] == ["PM308"]
    found = run(catalogue(measure), dataset(observations), Q1)
    assert [finding.code for finding in found] == ["PM307"]


def test_figures_of_unknown_measures_are_not_looked_at() -> None:
    """PM301 reports them where they are read."""
    unknown = replace(PERCENT, id="not_listed")
    found = run(catalogue(PRINTED), dataset([seen(unknown, "2021/22", "726")]), Q1)
    assert [finding.code for finding in found] == ["PM304"]


def test_an_empty_workbook_gives_nothing() -> None:
    """Checks never fail for want of anything to look at."""
    assert run(catalogue(), dataset([]), Q1) == ()


@given(
    st.dates(min_value=Q1.end.replace(year=2003), max_value=Q1.end.replace(year=2049)),
    st.integers(min_value=1, max_value=23),
)
def test_periods_are_named_as_the_workbook_reads_them(day: date, months: int) -> None:
    """What a message calls a period can be typed into a Period cell."""
    covered = months_ending(day, months)
    assert parse_period(period_words(covered), Basis.ROLLING_12) == covered
    last = snapshot(covered.end)
    assert parse_period(period_words(last), Basis.SNAPSHOT) == last


@pytest.mark.parametrize(
    ("period", "basis", "words"),
    [
        (Q1.financial_year, Basis.ROLLING_12, "2021/22"),
        (CALENDAR, Basis.ROLLING_12, "12 months to December 2022"),
        (CALENDAR, Basis.FINANCIAL_YEAR, "12 months to December 2022"),
        (CALENDAR, Basis.CALENDAR_YEAR, "2022"),
        (
            months_ending(Q1.end.replace(month=6, day=1), 12),
            Basis.CALENDAR_YEAR,
            "12 months to June 2022",
        ),
        (Q1.period, Basis.QUARTER, "Q4 2021/22"),
        (Quarter(2021, 2).period, Basis.YEAR_TO_DATE, "April 2021 to June 2021"),
        (months_ending(Q1.end, 1), Basis.ROLLING_12, "March 2022"),
        (months_ending(Q1.end, 9), Basis.YEAR_TO_DATE, "July 2021 to March 2022"),
        (
            months_ending(Q1.end.replace(month=4, day=1), 3),
            Basis.QUARTER,
            "February 2022 to April 2022",
        ),
        (snapshot(Q1.end), Basis.SNAPSHOT, "31 March 2022"),
    ],
)
def test_period_words(period: Period, basis: Basis, words: str) -> None:
    """The plainest words for each kind of period, as a measure of this basis has it."""
    assert period_words(period, basis) == words


def test_names_and_lists() -> None:
    """Measures with part and area, lists with and, cells with their file where it differs."""
    assert named("ld_referrals", "Adults", "Leeds") == "ld_referrals (Adults) [Leeds]"
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    one = seen(PRINTED, "2021/22", "1E+3")
    other = seen(PRINTED, "2021/22", "1", "Sheet1!A1", file="data/b.ods")
    assert one.value is not None
    assert plain(one.value) == "1000"
    assert cell_words(other.source, one.source) == "Sheet1!A1 of data/b.ods"
    assert cell_words(one.source, one.source) == "This quarter!E4"
