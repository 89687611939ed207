"""PM310: the own area's row in Other areas says what the figures say."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.catalogue.model import Catalogue, OtherArea
from perfmon_cli.dataset.model import Missing
from tests.checks.builders import PLAIN, catalogue, cell, lines_of, period, seen

FRAUD = replace(PLAIN, id="fraud_referred")
ROW = OtherArea(
    measure=FRAUD.id,
    area="West Yorkshire",
    group="",
    period=period("2019/20"),
    value=Decimal(1221),
    source=cell("Other areas!E8"),
)


def with_row(row: OtherArea) -> Catalogue:
    """A catalogue with one row of Other areas."""
    return replace(catalogue(FRAUD), other_areas=(row,))


def test_another_figure_for_the_own_area_is_reported() -> None:
    """A comparison table takes it from there, every other table from the figures."""
    figures = [seen(FRAUD, "2019/20", "1212", "History!D9")]
    assert lines_of("PM310", with_row(ROW), figures) == [
        (
            "Other areas!E8: PM310 fraud_referred for 2019/20 is 1221 here but 1212 in History!D9. "
            "Look first whether both stand under their own period, part and area; then find out "
            "which is right, and keep that one."
        )
    ]


def test_a_district_is_compared_with_its_own_figure() -> None:
    """Names are matched without regard to capitals."""
    row = replace(ROW, area="leeds")
    figures = [seen(FRAUD, "2019/20", "1212"), seen(FRAUD, "2019/20", "400", area="Leeds")]
    (line,) = lines_of("PM310", with_row(row), figures)
    assert "fraud_referred [Leeds] for 2019/20 is 1221 here but 400 in" in line


@pytest.mark.parametrize(
    ("row", "value"),
    [
        pytest.param(ROW, "1221", id="the same"),
        pytest.param(ROW, Missing.NOT_AVAILABLE, id="a marker"),
        pytest.param(replace(ROW, area="Merseyside"), "5", id="another force"),
        pytest.param(replace(ROW, period=period("2020/21")), "5", id="another year"),
        pytest.param(replace(ROW, value=None), "5", id="no value"),
        pytest.param(replace(ROW, measure="not_listed"), "5", id="an unknown measure"),
    ],
)
def test_what_does_not_disagree_is_left_alone(row: OtherArea, value: str | Missing) -> None:
    """Only two figures for one thing contradict each other."""
    assert lines_of("PM310", with_row(row), [seen(FRAUD, "2019/20", value)]) == []
