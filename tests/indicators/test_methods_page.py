"""docs/methods.md says what the code does."""

from pathlib import Path

import pytest

from perfmon_cli.measure import TrendRule, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import SETTINGS, RuleSettings

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
    usual = RuleSettings()
    said = {
        "change": f"the change is {usual.change}% of the comparator or more",
        "points": f"the change is {usual.points}.0 percentage points or more",
        "small numbers": f"not both numbers are under {usual.small_numbers}",
        "p": f"p < {usual.p}",
    }
    of_panel = {s.name for s in SETTINGS if TrendRule.PANEL in s.rules} - {"fallback"}
    assert of_panel == set(said)
    assert [name for name, words in said.items() if words not in PAGE] == []


@pytest.mark.parametrize(
    "name", [setting.name for setting in SETTINGS if setting.rules], ids=lambda name: name
)
def test_every_setting_of_a_rule_is_on_the_page(name: str) -> None:
    """Each with its name as it is written."""
    assert f"{name}:" in PAGE


def test_usual_settings_are_those_of_the_code() -> None:
    """The values on the page are the defaults."""
    usual = {s.name: s.default for s in SETTINGS}
    for rule in (TrendRule.PANEL, TrendRule.SIGNIFICANCE):
        of_rule = [s.name for s in SETTINGS if rule in s.rules and s.name != "fallback"]
        said = "; ".join(f"{name}: {usual[name]}" for name in of_rule)
        assert f"| `{rule.value}` | `{said}` |" in PAGE
