"""Measures whose sentences and notes are tested."""

from dataclasses import replace

from perfmon_cli.measure import (
    PLAN_BASELINE,
    PREVIOUS_YEAR,
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    Unit,
)
from tests.indicators.builders import PLAIN, period

SATISFACTION = Measure(
    id="satisfaction",
    label="Increase victim satisfaction with the police",
    unit=Unit.SURVEY_PERCENT,
    polarity=Polarity.UP,
    decimals=1,
)
KNIFE = replace(
    PLAIN,
    label="Reduce knife crime",
    comparators=(PREVIOUS_YEAR, PLAN_BASELINE),
    arrow_on=PLAN_BASELINE,
    plan_baseline_period=period("2019/20"),
)
MEAN_OF_3 = Comparator(ComparatorKind.MEAN_OF, 3)
