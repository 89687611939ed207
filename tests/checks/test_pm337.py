"""PM337: one target for any area and period."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Target
from tests.checks.builders import PRINTED, catalogue, cell, example_of, lines_of, period

HAS_TARGET = replace(PRINTED, target=Decimal(2400))


@pytest.mark.parametrize(
    ("value", "area", "when", "is_reported"),
    [
        pytest.param(2300, None, None, True, id="another"),
        pytest.param(2400, None, None, False, id="the same"),
        pytest.param(2300, "Leeds", None, False, id="an area"),
        pytest.param(2300, None, "2021/22", False, id="a period"),
    ],
)
def test_a_row_for_anything_says_what_measures_says(
    value: int, area: str | None, when: str | None, *, is_reported: bool
) -> None:
    """The line is the one that explain shows; rows for an area or a period may differ."""
    row = Target(
        measure=HAS_TARGET.id,
        value=Decimal(value),
        area=area,
        period=period(when) if when else None,
        source=cell("Targets!D2"),
    )
    known = replace(
        catalogue(HAS_TARGET, targets=[row]), target_places={HAS_TARGET.id: cell("Measures!R8")}
    )
    assert lines_of("PM337", known) == ([example_of("PM337")] if is_reported else [])
