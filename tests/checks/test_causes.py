"""Causes before consequences."""

from dataclasses import replace

import pytest

from perfmon_cli.checks import causes
from perfmon_cli.findings import Finding, Severity
from tests.checks.builders import cell

E, W = Severity.ERROR, Severity.WARNING
WRONG = Finding(
    code="PM308",
    severity=E,
    problem="It does not add up.",
    remedy="Correct it.",
    where=cell("This quarter!C41"),
    measure="crime",
)
ODD = replace(WRONG, code="PM307", severity=W)
MISSING = replace(WRONG, code="PM304", where=cell("Measures!A43"))
MISREAD = replace(WRONG, code="PM203", where=cell("By district!D5"))


def codes(*findings: Finding) -> list[str]:
    """What is left."""
    return [found.code for found in causes(findings)]


def test_of_a_wrong_figure_it_is_not_said_that_it_looks_odd() -> None:
    """The same cell, measure and part, whatever the order."""
    assert codes(ODD, WRONG) == ["PM308"]
    assert codes(replace(ODD, where=cell("This quarter!C42")), WRONG) == ["PM307", "PM308"]
    assert codes(replace(ODD, part="Robbery"), WRONG) == ["PM307", "PM308"]
    assert codes(ODD, replace(WRONG, severity=W)) == ["PM307", "PM308"]
    assert codes(replace(WRONG, code="PM332")) == ["PM332"]


@pytest.mark.parametrize("code", ["PM304", "PM305", "PM312", "PM318", "PM336"])
def test_a_cell_that_could_not_be_read_is_not_missing(code: str) -> None:
    """To write why there is none would be a false reason."""
    missing = replace(MISSING, code=code)
    assert codes(MISREAD, missing) == ["PM203"]
    assert codes(replace(MISREAD, measure="other"), missing) == ["PM203", code]
    assert codes(replace(MISREAD, severity=W), missing) == ["PM203", code]


def test_a_figure_out_of_range_was_read() -> None:
    """That of the quarter may be missing all the same."""
    assert codes(replace(WRONG, code="PM208"), MISSING) == ["PM208", "PM304"]


@pytest.mark.parametrize("code", ["PM205", "PM212", "PM301", "PM319"])
def test_where_a_name_is_not_known_nobody_knows_what_is_left_out(code: str) -> None:
    """One mistyped heading would give twenty findings."""
    left_out = replace(MISSING, code="PM336", severity=W)
    unknown = replace(WRONG, code=code, measure="")
    assert codes(unknown, left_out) == [code]
    assert codes(unknown, MISSING) == [code, "PM304"]


def test_a_baseline_period_that_cannot_be_read_is_said_once() -> None:
    """In the cell that is blank or mistyped, not at the measure as well."""
    baseline = replace(MISSING, code="PM312")
    refused = replace(WRONG, code="PM501", where=cell("Measures!K43"), measure="")
    assert codes(refused, baseline) == ["PM501"]
    assert codes(replace(refused, where=cell("Measures!K44")), baseline) == ["PM501", "PM312"]
    assert codes(refused, MISSING) == ["PM501", "PM304"]
