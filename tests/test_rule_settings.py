"""The table of rule settings: every name, what it takes, and what is wrong with a measure's."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from perfmon_cli.measure import Measure, Polarity, TrendRule, Unit
from perfmon_cli.rule_settings import (
    NAMES,
    SETTINGS,
    Problem,
    RuleSettings,
    pairs,
    read,
)

COUNT = Measure(id="thefts", label="Thefts", unit=Unit.COUNT, polarity=Polarity.DOWN)
PERCENT = replace(COUNT, unit=Unit.PERCENT)


def given(text: str, rule: TrendRule = TrendRule.NONE, measure: Measure = COUNT) -> Measure:
    """A measure with this cell under Rule settings."""
    return replace(measure, trend_rule=rule, rule_settings=pairs(text))


def settings(text: str, rule: TrendRule = TrendRule.NONE) -> RuleSettings:
    """The settings of a cell that has nothing wrong with it."""
    found = read(given(text, rule))
    assert isinstance(found, RuleSettings), found
    return found


def problems(
    text: str, rule: TrendRule = TrendRule.NONE, measure: Measure = COUNT
) -> tuple[Problem, ...]:
    """What is wrong with a cell."""
    found = read(given(text, rule, measure))
    assert not isinstance(found, RuleSettings)
    return found


def test_every_setting_has_its_place() -> None:
    """The table and what is read of it name the same settings, in one order."""
    held = [f.name for f in fields(RuleSettings) if f.name != "given"]
    assert sorted(setting.field for setting in SETTINGS) == sorted(held)
    assert len(set(NAMES)) == len(NAMES)
    assert all(s.help.endswith(".") and s.takes and s.default for s in SETTINGS)


def test_nothing_set_is_the_default_of_the_table() -> None:
    """The default that the table tells is the one that is used."""
    usual = read(COUNT)
    assert isinstance(usual, RuleSettings)
    assert usual.given == frozenset()
    of_rules = [s for s in SETTINGS if s.rules and getattr(usual, s.field) is not None]
    assert len(of_rules) > 10
    for setting in of_rules:
        assert getattr(usual, setting.field) == setting.read(setting.default), setting.name


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("change: 5%", "change", Decimal(5)),
        ("Change : 5", "change", Decimal(5)),
        ("points: 1.5pp", "points", Decimal("1.5")),
        ("points: 3", "points", Decimal(3)),
        ("small  numbers: 20", "small_numbers", Decimal(20)),
        ("p: 0.01", "p", Decimal("0.01")),
        ("spread: 1.5", "spread", Decimal("1.5")),
        ("spread: From Series", "spread", None),
        ("design effect: 1.2", "design_effect", Decimal("1.2")),
        ("exact below: 0", "exact_below", Decimal(0)),
        ("shift: 8", "shift", 8),
        ("trend: 6", "trend", 6),
        ("two in three: no", "two_in_three", False),
        ("screening: N", "screening", False),
        ("series: own", "series", "own"),
        ("fixed points: 12", "fixed_points", 12),
        ("fallback: panel", "fallback", TrendRule.PANEL),
        ("may exceed 100: yes", "may_exceed_100", True),
        ("from series: ratio", "from_series", "ratio"),
        ("average: mean", "average", "mean"),
        ("rating: benchmark", "rating", "benchmark"),
    ],
)
def test_values(text: str, field: str, expected: object) -> None:
    """What stands behind the colon, in its type."""
    found = settings(text)
    assert getattr(found, field) == expected
    assert len(found.given) == 1


@pytest.mark.parametrize(
    "text",
    [
        "change: -1%",
        "change: five",
        "change:",
        "change: .",
        "change: 5pp",
        "points: 2%",
        "p: 0",
        "p: 1",
        "p: 5%",
        "spread: 0",
        "spread: months",
        "design effect: 0",
        "exact below: 10001",
        "shift: 1",
        "shift: 7.5",
        "two in three: perhaps",
        "series: week",
        "fixed points: 11",
        "fallback: none",
        "fallback: arrow",
        "change: ٥",
    ],
)
def test_values_that_cannot_stand_there(text: str) -> None:
    """An unreadable value is a problem that says what may stand there, never a default."""
    (problem,) = problems(text)
    assert problem.problem.endswith((' cannot stand behind "' + problem.name + ':".', " is empty."))
    assert problem.remedy.startswith("Write ")


@pytest.mark.parametrize(
    ("text", "rule", "said"),
    [
        ("chnage: 5%", TrendRule.PANEL, '"chnage" is not a rule setting.'),
        ("change", TrendRule.PANEL, '"change" is empty.'),
        ("chnage", TrendRule.PANEL, '"chnage" is not a setting.'),
        ("change: 5; change: 6", TrendRule.PANEL, '"change" is set twice here.'),
        (
            "shift: 8",
            TrendRule.PANEL,
            '"shift" is for spc, but this arrow is decided by panel.',
        ),
        (
            "change: 5%",
            TrendRule.SIGNIFICANCE,
            '"change" is for panel or threshold, but this arrow is decided by significance.',
        ),
        ("fallback: spc", TrendRule.SPC, "The fallback is the measure's own rule, spc."),
        (
            "",
            TrendRule.THRESHOLD,
            "The rule threshold needs to know how large a change earns an arrow.",
        ),
        (
            "fallback: threshold",
            TrendRule.SPC,
            "The rule threshold needs to know how large a change earns an arrow.",
        ),
    ],
    ids=[
        "misspelt",
        "no value",
        "no colon",
        "twice",
        "of spc",
        "of panel",
        "falls back on itself",
        "threshold without a size",
        "fallback without a size",
    ],
)
def test_what_is_wrong(text: str, rule: TrendRule, said: str) -> None:
    """Every problem is said in words."""
    (problem,) = problems(text, rule)
    assert problem.problem == said


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("fallback: panel; change: 5%; shift: 8", TrendRule.SPC),
        ("shift: 8; change: 5%; p: 0.01", TrendRule.NONE),
        ("may exceed 100: yes; rating: benchmark", TrendRule.SPC),
        ("change: 5%; points: 3", TrendRule.THRESHOLD),
    ],
    ids=["of the fallback too", "no rule: all may wait", "of no rule", "both sizes"],
)
def test_what_may_stand_together(text: str, rule: TrendRule) -> None:
    """Settings of the rule, of its fallback, and those that are of no rule."""
    assert settings(text, rule).given == {name for name, _ in pairs(text)}


def test_a_percentage_changes_in_points() -> None:
    """A threshold in percent of a percentage is refused, one in points is not."""
    (problem,) = problems("change: 5%", TrendRule.THRESHOLD, PERCENT)
    assert problem.remedy == 'Write for instance "points: 2pp".'
    assert isinstance(read(given("points: 2pp", TrendRule.THRESHOLD, PERCENT)), RuleSettings)


def test_a_misspelt_name_offers_all_names() -> None:
    """The caller asks "did you mean" with them."""
    (problem,) = problems("chnage: 5%")
    assert problem.candidates == NAMES
    assert problems("change: five")[0].candidates == ()


def test_all_problems_are_said_at_once() -> None:
    """One visit to the cell corrects everything."""
    assert len(problems("chnage: 5%; points: x; shift: 8", TrendRule.PANEL)) == 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        (" ; ;", ()),
        ("Change: 5%", (("change", "5%"),)),
        (" two   in three :  no ;p:0.1", (("two in three", "no"), ("p", "0.1"))),
        ("group: A: B", (("group", "A: B"),)),
        ("change 5", (("change 5", ""),)),
    ],
)
def test_pairs(text: str, expected: tuple[tuple[str, str], ...]) -> None:
    """Key and value are split at the first colon; a key without one has no value."""
    assert pairs(text) == expected
