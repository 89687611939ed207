"""docs/methods.md says what the code does."""

from dataclasses import fields
from pathlib import Path

import pytest

from perfmon_cli.indicators.panel import Limits
from perfmon_cli.measure import TrendRule, Unit
from perfmon_cli.period import Basis

PAGE = (Path(__file__).parents[2] / "docs" / "methods.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("rule", list(TrendRule), ids=lambda rule: rule.value)
def test_every_rule_is_explained(rule: TrendRule) -> None:
    """Every rule of the workbook has its place on the page."""
    assert f"`{rule.value}`" in PAGE


@pytest.mark.parametrize("word", sorted({kind.value for kind in (*Basis, *Unit)}))
def test_every_basis_and_unit_is_explained(word: str) -> None:
    """Every kind of period and of number is spoken of; pounds are gbp in the workbook."""
    assert ("pounds" if word == "gbp" else word) in PAGE


def test_limits_are_those_of_the_code() -> None:
    """The numbers of the house rule on the page are its defaults."""
    limits = Limits()
    said = {
        "change": f"the change is {limits.change}% of the comparator or more",
        "points": f"the change is {limits.points}.0 percentage points or more",
        "small": f"not both numbers are under {limits.small}",
        "p_value": f"p < {limits.p_value}",
    }
    assert {f.name for f in fields(Limits)} == set(said)
    assert [name for name, words in said.items() if words not in PAGE] == []
