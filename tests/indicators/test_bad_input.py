"""Whatever the figures are, every rule gives an arrow or a reason, never an exception."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.indicators.model import Assurance, Direction, Judgement, Reason, Trend
from perfmon_cli.measure import BASELINE, Measure, Polarity, TrendRule, Unit
from perfmon_cli.rule_settings import pairs
from tests.indicators.builders import PLAIN, behind, figure, figures, one, period

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
RULES = [rule for rule in TrendRule if rule is not TrendRule.NONE]
SETTINGS = {TrendRule.THRESHOLD: pairs("points: 2"), TrendRule.SIGNIFICANCE: pairs("spread: 1.5")}
MONTHS = [10, 12] * 6


def by(rule: TrendRule, **more: object) -> Measure:
    """A measure with this rule and what it needs to be set."""
    measure = replace(PLAIN, trend_rule=rule, rule_settings=SETTINGS.get(rule, ()))
    return replace(measure, **more)  # type: ignore[arg-type]


def sound(trend: Trend) -> bool:
    """Whether an arrow is drawn, or a reason given for none."""
    if trend.direction is NONE:
        return trend.reason is not None and trend.judgement is Judgement.NONE
    return trend.judgement is not Judgement.NONE


#: Name, figures of 2020/21 and 2021/22, what the two-point rules say of them.
TABLE: list[tuple[str, str, str, dict[TrendRule, Direction]]] = [
    (
        "zero comparator",
        "0",
        "50",
        {
            TrendRule.PANEL: UP,
            TrendRule.THRESHOLD: UP,
            TrendRule.SIGN: UP,
            TrendRule.SIGNIFICANCE: UP,
        },
    ),
    ("zero now", "50", "0", dict.fromkeys((TrendRule.PANEL, TrendRule.SIGN), DOWN)),
    ("missing comparator", "[x]", "50", dict.fromkeys(RULES, NONE)),
    ("missing now", "50", "[x]", dict.fromkeys(RULES, NONE)),
    ("hidden comparator", "[c]", "50", dict.fromkeys(RULES, NONE)),
    ("not applicable", "[z]", "50", dict.fromkeys(RULES, NONE)),
    (
        "negative",
        "-50",
        "-10",
        {TrendRule.PANEL: UP, TrendRule.SIGN: UP, TrendRule.SIGNIFICANCE: NONE},
    ),
    ("nothing at all", "0", "0", dict.fromkeys((TrendRule.SIGN, TrendRule.SIGNIFICANCE), FLAT)),
    ("a fraction", "49.5", "49.5", {TrendRule.SIGN: FLAT, TrendRule.SIGNIFICANCE: FLAT}),
]


@pytest.mark.parametrize(
    ("before", "now", "rule", "expected"),
    [
        pytest.param(before, now, rule, direction, id=f"{name}, {rule.value}")
        for name, before, now, said in TABLE
        for rule, direction in said.items()
    ],
)
def test_two_figures(before: str, now: str, rule: TrendRule, expected: Direction) -> None:
    """Zero, missing, hidden and negative figures under every rule."""
    measure = by(rule)
    found = one(measure, figures(measure, y2020=before, y2021=now)).trend
    assert found.direction is expected
    assert sound(found)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
def test_one_point(rule: TrendRule) -> None:
    """A first figure is compared with nothing."""
    measure = by(rule)
    found = one(measure, figures(measure, y2021="50")).trend
    assert found.direction is NONE
    assert found.reason in {Reason.MISSING, Reason.TOO_FEW}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
def test_a_constant_series(rule: TrendRule) -> None:
    """The same number all along is flat, and no division by its spread."""
    measure = by(rule)
    years = {f"y{year}": "120" for year in range(2016, 2022)}
    held = [*figures(measure, **years), *behind(measure, [10] * 24)]
    assert one(measure, held).trend.direction is FLAT


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
def test_no_figures(rule: TrendRule) -> None:
    """A measure that the workbook says nothing of has no arrow under any rule."""
    found = one(by(rule)).trend
    assert (found.direction, found.reason) == (NONE, Reason.MISSING)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
@pytest.mark.parametrize("n", [0, -5])
def test_a_percentage_of_nobody(rule: TrendRule, n: int) -> None:
    """Nobody asked is no base; a base below zero is none either."""
    measure = by(rule, unit=Unit.SURVEY_PERCENT)
    held = [figure(measure, f"{y}/{y + 1 - 2000}", "50", n=n) for y in range(2016, 2022)]
    found = one(measure, held, *[behind(measure, MONTHS)]).trend
    assert sound(found)
    if rule not in {TrendRule.SPC, TrendRule.TREND5}:
        assert found.reason is Reason.SMALL_BASE


@pytest.mark.parametrize("polarity", [Polarity.WATCH, Polarity.STEADY])
def test_a_target_without_a_direction(polarity: Polarity) -> None:
    """It says nothing of the limits, and no arrow is judged."""
    measure = by(
        TrendRule.SPC, polarity=polarity, target=Decimal(20), rule_settings=pairs("series: own")
    )
    years = {f"y{2010 + n}": str(value) for n, value in enumerate(MONTHS)}
    found = one(measure, figures(measure, **years)).trend
    assert (found.assurance, found.judgement) == (Assurance.NONE, Judgement.NEUTRAL)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
def test_mixed_bases(rule: TrendRule) -> None:
    """A year beside a quarter: what cannot be compared is not."""
    measure = by(rule, comparators=(BASELINE,), arrow_on=BASELINE)
    measure = replace(measure, baseline_period=period("Q1 2020/21"))
    held = [figure(measure, "Q1 2020/21", "20"), figure(measure, "2021/22", "100")]
    found = one(measure, held).trend
    assert found.direction is NONE
    assert found.reason in {Reason.PERIOD_MISMATCH, Reason.MISSING, Reason.TOO_FEW}


NUMBERS = st.one_of(
    st.decimals(min_value=-(10**6), max_value=10**6, places=2),
    st.integers(0, 60).map(Decimal),
    st.sampled_from([Decimal(0), Decimal("1E-20"), Decimal("1E+20"), Decimal("99999999999999.9")]),
)
VALUES = st.one_of(NUMBERS, st.sampled_from([Missing.NOT_AVAILABLE, Missing.CONFIDENTIAL]))


def seen(
    plain: Observation, value: Decimal | Missing, bases: tuple[Decimal | None, ...]
) -> Observation:
    """The observation with another value and other numbers beside it."""
    return replace(
        plain,
        value=None if isinstance(value, Missing) else value,
        missing=value if isinstance(value, Missing) else None,
        statuses=(Status.PROVISIONAL,),
        n=bases[0],
        numerator=bases[1],
        denominator=bases[2],
    )


MEASURES = st.builds(
    by,
    st.sampled_from(RULES),
    unit=st.sampled_from(list(Unit)),
    polarity=st.sampled_from(list(Polarity)),
    per=st.just(1000),
)


@settings(max_examples=200, deadline=None)
@given(
    measure=MEASURES,
    years=st.lists(VALUES, min_size=6, max_size=6),
    months=st.lists(VALUES, max_size=26),
    bases=st.tuples(*(st.one_of(st.none(), NUMBERS),) * 3),
    length=st.sampled_from([1, 3]),
)
def test_any_figures(
    measure: Measure,
    years: list[Decimal | Missing],
    months: list[Decimal | Missing],
    bases: tuple[Decimal | None, ...],
    length: int,
) -> None:
    """No figure whatever breaks a rule."""
    plain = figures(measure, **{f"y{2016 + n}": "1" for n in range(6)})
    series = behind(measure, ["1"] * len(months), months=length)
    held = [seen(o, v, bases) for o, v in zip([*plain, *series], [*years, *months], strict=True)]
    assert sound(one(measure, held).trend)


@pytest.mark.parametrize("unit", list(Unit), ids=lambda unit: unit.value)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.value)
def test_every_rule_takes_every_unit(rule: TrendRule, unit: Unit) -> None:
    """No unit is left without an answer."""
    measure = by(rule, unit=unit, per=1000)
    years = {f"y{year}": str(50 + year % 7) for year in range(2010, 2022)}
    assert sound(one(measure, figures(measure, **years)).trend)
