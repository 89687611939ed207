"""Decisions that accept findings."""

from dataclasses import replace
from datetime import date

import pytest

from perfmon_cli.catalogue.model import Decision
from perfmon_cli.checks import accept, run
from perfmon_cli.findings import Finding, finding
from tests.checks.builders import PERCENT, Q1, catalogue, cell, dataset, decision, period, seen

LEEDS = Finding(
    code="PM208",
    severity=finding("PM201", "", "").severity,
    problem="It is 726.",
    remedy="Correct it.",
    where=cell("This quarter!E4"),
    measure="victim_satisfaction",
    part="Victims",
    area="Leeds",
    period=period("2021/22"),
)
REASON = "Agreed with the force"


def accepted(row: Decision, found: Finding = LEEDS) -> str:
    """The reason by which one row accepts one finding."""
    (result,) = accept([found], catalogue(PERCENT, decisions=[row], as_at=date(2022, 4, 30)), Q1)
    return result.accepted


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(decision("PM208"), id="the code alone"),
        pytest.param(decision("pm208"), id="in small letters"),
        pytest.param(decision("PM208", measure="victim_satisfaction"), id="the measure"),
        pytest.param(decision("PM208", part="Victims", area="Leeds"), id="part and area"),
        pytest.param(decision("PM208", period=period("2021/22")), id="the period"),
        pytest.param(decision("PM208", until=date(2022, 4, 30)), id="until the very day"),
    ],
)
def test_a_decision_about_the_finding_accepts_it(row: Decision) -> None:
    """What the row leaves empty means any."""
    assert accepted(row) == REASON


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(decision("PM209"), id="another code"),
        pytest.param(decision("trend", measure="victim_satisfaction"), id="no code"),
        pytest.param(decision("PM208", measure="knife_crime"), id="another measure"),
        pytest.param(decision("PM208", part="Callers"), id="another part"),
        pytest.param(decision("PM208", area="Bradford"), id="another area"),
        pytest.param(decision("PM208", period=period("2020/21")), id="another period"),
        pytest.param(decision("PM208", reason="ok"), id="no reason"),
        pytest.param(decision("PM208", until=date(2022, 4, 29)), id="run out"),
    ],
)
def test_a_decision_about_something_else_does_not(row: Decision) -> None:
    """A finding stays open unless everything named fits."""
    assert accepted(row) == ""


def test_a_finding_about_no_part_is_not_accepted_by_a_row_that_names_one() -> None:
    """A decision is never stretched beyond what it names."""
    whole = replace(LEEDS, part="", area="", period=None)
    assert accepted(decision("PM208", part="Victims"), whole) == ""
    assert accepted(decision("PM208", period=period("2021/22")), whole) == ""


def test_the_whole_area_may_be_named() -> None:
    """The name of the whole area in the Area column means the figure of the whole."""
    whole = replace(LEEDS, area="")
    row = decision("PM208", area="West Yorkshire")
    assert accepted(row, whole) == REASON
    assert accepted(row) == ""


@pytest.mark.parametrize("code", ["PM101", "PM104", "PM501", "PM504"])
def test_findings_about_safety_cannot_be_accepted(code: str) -> None:
    """A file that cannot be read does not become readable by a decision."""
    assert accepted(decision(code), finding(code, "No.", "Mend it.")) == ""


def test_the_decision_that_names_most_gives_the_reason() -> None:
    """A general row does not speak for a special one."""
    rows = [decision("PM208"), decision("PM208", reason="Checked for Leeds", area="Leeds")]
    (found,) = accept([LEEDS], catalogue(PERCENT, decisions=rows), Q1)
    assert found.accepted == "Checked for Leeds"


def test_without_a_quarter_nothing_has_run_out() -> None:
    """`validate` alone has no day to judge by."""
    rows = [decision("PM208", until=date(2001, 1, 1))]
    (found,) = accept([LEEDS], catalogue(PERCENT, decisions=rows), None)
    assert found.accepted == REASON


def test_accepting_changes_nothing_else_and_keeps_the_order() -> None:
    """The same findings come back, each where it was."""
    other = replace(LEEDS, code="PM209")
    rows = [decision("PM208")]
    result = accept([other, LEEDS], catalogue(PERCENT, decisions=rows), Q1)
    assert result == (other, replace(LEEDS, accepted=REASON))
    assert not result[1].is_open_error
    assert result[0].is_open_error


def test_run_applies_decisions() -> None:
    """What the checks find is accepted on the way out."""
    rows = [decision("PM208", measure="victim_satisfaction")]
    observations = [seen(PERCENT, "2021/22", "726")]
    (found,) = run(catalogue(PERCENT, decisions=rows), dataset(observations), Q1)
    assert (found.code, found.accepted) == ("PM208", REASON)


@pytest.mark.parametrize(
    "code", ["PM107", "PM108", "PM109", "PM110", "PM111", "PM201", "PM303", "PM310", "PM330"]
)
def test_every_other_finding_can_be_accepted(code: str) -> None:
    """Hidden rows may be hidden on purpose, and links kept up to date elsewhere."""
    found = Finding(code=code, severity=LEEDS.severity, problem="So.", remedy="See to it.")
    assert accepted(decision(code), found) == REASON


@pytest.mark.parametrize("code", ["PM102", "PM103", "PM105", "PM106", "PM112", "PM502", "PM199"])
def test_errors_of_files_sheets_and_templates_cannot_be_accepted(code: str) -> None:
    """What cannot be read is not there, whatever is decided; an unknown code decides nothing."""
    found = Finding(code=code, severity=LEEDS.severity, problem="No.", remedy="Mend it.")
    assert accepted(decision(code), found) == ""
