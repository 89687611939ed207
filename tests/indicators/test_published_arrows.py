"""The house rule against the arrows of two published papers (METHODS 3)."""

import runpy
from decimal import Decimal
from pathlib import Path

import pytest

from perfmon_cli.indicators.model import Direction
from tests.indicators.builders import figure, one
from tests.indicators.published_arrows import (
    DOWN,
    FLAT,
    NOT_REPRODUCED,
    PERCENT,
    arrows,
    based_arrow,
    measure,
)


def test_reproduces_67_of_72() -> None:
    """The rule gives 67 of the 72 published arrows, and the others are known by name."""
    found = arrows()
    assert len(found) == 72
    assert {a.name for a in found if a.published is not a.ours} == NOT_REPRODUCED.keys()


def test_the_page_of_all_arrows_is_the_one_in_docs() -> None:
    """docs/published-arrows.md is what tools/make_docs.py writes."""
    root = Path(__file__).resolve().parents[2]
    page = runpy.run_path(str(root / "tools" / "make_docs.py"))["arrows_page"]()
    assert (root / "docs" / "published-arrows.md").read_text(encoding="utf-8") == page


@pytest.mark.parametrize(
    ("n_before", "n_now", "direction"),
    [(2000, 2000, FLAT), (5000, 5000, DOWN)],
    ids=["a survey of 2,000", "a survey of 5,000"],
)
def test_wakefield_hangs_on_its_sample(n_before: int, n_now: int, direction: Direction) -> None:
    """A fall of 2.4 points is clear or not as the survey is large or small."""
    assert based_arrow("78.3", "75.9", n_before, n_now) is direction


def test_a_cohort_of_600_is_not_enough() -> None:
    """A fall of 4.3 points in the drug re-offending rate of 600 people could be chance."""
    assert based_arrow("25.7", "21.4", 600, 600) is FLAT


@pytest.mark.parametrize(
    ("before", "now", "n_before", "n_now", "z"),
    [
        ("75.1", "77.4", 9240, 9240, "3.67"),
        ("24.0", "25.4", 9056, 10694, "2.27"),
    ],
    ids=["police survey", "hate repeat rate"],
)
def test_two_proportions(before: str, now: str, n_before: int, n_now: int, z: str) -> None:
    """Two percentages are tested with their pooled share."""
    subject = measure(PERCENT)
    trend = one(
        subject,
        figure(subject, "2020/21", before, denominator=n_before),
        figure(subject, "2021/22", now, denominator=n_now),
    ).trend
    assert trend.statistic is not None
    assert trend.p_value is not None
    assert round(trend.statistic, 2) == Decimal(z)
    assert trend.p_value < Decimal("0.05")
