"""Arrows of a control chart in the paper: what they are drawn on, and the key that says so."""

from dataclasses import replace

import pytest

from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, TrendRule
from perfmon_cli.report.model import Bullets
from tests.blocks.builders import (
    COUNT,
    block,
    calm_months,
    only_grid,
    paper,
    prioritised,
    seen,
    words,
)

CRIME = replace(prioritised(COUNT), trend_rule=TrendRule.SPC)
KEY = (
    "An arrow drawn on its last months, quarters or years compares the figure with its own past: "
    "by a control chart, or by the slope of five years."
)


def held(measure: Measure, newest: str) -> list[Observation]:
    """Two years, the second with a calm series behind it that ends with this value."""
    return [
        seen(measure, "2020/21", "130"),
        seen(measure, "2021/22", "140"),
        *calm_months(measure, newest),
    ]


@pytest.mark.parametrize(
    ("newest", "cell"),
    [
        ("30", "up / on its last 12 months"),
        ("12", "no clear change / on its last 12 months"),
        ("1", "down / up 10 on 2020/21; down on its last 12 months"),
    ],
)
def test_what_the_arrow_is_drawn_on(newest: str, cell: str) -> None:
    """Its own months stand beneath it, never the year that the change beside it is on."""
    composed = paper([CRIME], held(CRIME, newest), block("measures table", settings="priority: 1"))
    assert only_grid(composed)[1] == ["Crime", "130", "140", "+10", cell, "No comment."]


@pytest.mark.parametrize("rule", [TrendRule.SPC, TrendRule.PANEL])
def test_the_key_says_what_a_series_is(rule: TrendRule) -> None:
    """Only in a paper that has such an arrow."""
    measure = replace(CRIME, trend_rule=rule)
    composed = paper([measure], held(measure, "30"), block("key"))
    (bullets,) = [found for found in composed.report.blocks if isinstance(found, Bullets)]
    assert (KEY in [words(line) for line in bullets.items]) == (rule is TrendRule.SPC)
