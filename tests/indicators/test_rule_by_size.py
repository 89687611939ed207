"""The rules `threshold` and `sign`, and a fallback in place of a rule that lacks what it needs."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perfmon_cli.catalogue.model import Break, Decision
from perfmon_cli.indicators.model import Direction, Judgement, Reason, Trend
from perfmon_cli.measure import Measure, Polarity, TrendRule, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import pairs
from tests.indicators.builders import PLAIN, behind, catalogue, figure, figures, one

UP, DOWN, FLAT, NONE = Direction.UP, Direction.DOWN, Direction.FLAT, Direction.NONE
UNCLEAR = Reason.NOT_CLEAR
SIGN = replace(PLAIN, trend_rule=TrendRule.SIGN)


def asks(settings: str, unit: Unit = Unit.COUNT) -> Measure:
    """A measure with a threshold."""
    return replace(PLAIN, trend_rule=TrendRule.THRESHOLD, unit=unit, rule_settings=pairs(settings))


def move(measure: Measure, before: str, now: str, **more: object) -> Trend:
    """The trend of two years."""
    book = catalogue(measure, **more)  # type: ignore[arg-type]
    return one(measure, figures(measure, y2020=before, y2021=now), book=book).trend


@pytest.mark.parametrize(
    ("settings", "unit", "before", "now", "expected"),
    [
        ("change: 5%", Unit.COUNT, "100", "105", (UP, None)),
        ("change: 5%", Unit.COUNT, "100", "104.9", (FLAT, UNCLEAR)),
        ("change: 5%", Unit.COUNT, "100", "95", (DOWN, None)),
        ("change: 5%", Unit.COUNT, "100", "95.1", (FLAT, UNCLEAR)),
        ("change: 5%", Unit.COUNT, "100", "100", (FLAT, None)),
        ("change: 5%", Unit.COUNT, "0", "1", (UP, None)),
        ("change: 5%", Unit.COUNT, "0", "0", (FLAT, None)),
        ("change: 5%", Unit.COUNT, "-100", "-105", (DOWN, None)),
        ("change: 0%", Unit.COUNT, "100", "101", (UP, None)),
        ("change: 5%", Unit.DAYS, "40.0", "42.0", (UP, None)),
        ("points: 3", Unit.DAYS, "41.0", "44.0", (UP, None)),
        ("points: 3", Unit.DAYS, "41.0", "43.9", (FLAT, UNCLEAR)),
        ("points: 2pp", Unit.PERCENT, "50.0", "52.0", (UP, None)),
        ("points: 2pp", Unit.PERCENT, "50.0", "48.1", (FLAT, UNCLEAR)),
        ("change: 5%; points: 10", Unit.COUNT, "100", "109", (FLAT, UNCLEAR)),
        ("change: 5%; points: 10", Unit.COUNT, "1000", "1010", (FLAT, UNCLEAR)),
        ("change: 5%; points: 10", Unit.COUNT, "200", "210", (UP, None)),
    ],
)
def test_thresholds(
    settings: str,
    unit: Unit,
    before: str,
    now: str,
    expected: tuple[Direction, Reason | None],
) -> None:
    """As large as asked for is enough; of two sizes both count."""
    found = move(asks(settings, unit), before, now)
    assert (found.direction, found.reason) == expected


@pytest.mark.parametrize(
    ("before", "now", "direction"),
    [("100", "100.0001", UP), ("3", "1", DOWN), ("5", "5", FLAT), ("0", "0", FLAT)],
)
def test_signs(before: str, now: str, direction: Direction) -> None:
    """Any change is an arrow, however small the numbers."""
    found = move(SIGN, before, now)
    assert (found.direction, found.reason, found.statistic) == (direction, None, None)


@pytest.mark.parametrize("measure", [SIGN, asks("change: 5%")], ids=["sign", "threshold"])
@pytest.mark.parametrize(
    ("before", "now", "reason"),
    [
        ("[x]", "5", Reason.MISSING),
        ("5", "[x]", Reason.MISSING),
        ("5", "[c]", Reason.SUPPRESSED),
    ],
)
def test_two_figures_are_needed(measure: Measure, before: str, now: str, reason: Reason) -> None:
    """Whatever the rule, nothing is compared with nothing."""
    found = move(measure, before, now)
    assert (found.direction, found.reason) == (NONE, reason)


@pytest.mark.parametrize("measure", [SIGN, asks("change: 5%")], ids=["sign", "threshold"])
def test_no_arrow_across_a_break(measure: Measure) -> None:
    """Nor are figures compared that were counted differently."""
    change = Break(measure="thefts", since=figure(PLAIN, "2021/22", "1").key.period.start, what="")
    assert move(measure, "5", "50", breaks=(change,)).reason is Reason.BREAK


def test_a_percentage_of_too_few() -> None:
    """No rule of two points draws an arrow from a percentage of fewer than 50."""
    for measure in (SIGN, asks("points: 2pp")):
        survey = replace(measure, unit=Unit.SURVEY_PERCENT)
        held = [figure(survey, "2020/21", "20", n=49), figure(survey, "2021/22", "80", n=49)]
        assert one(survey, held).trend.reason is Reason.SMALL_BASE


def test_a_rate_in_brackets_does_not_hold_them_back() -> None:
    """That a count and its rate must agree is a clause of the house rule."""
    rate = replace(PLAIN, id="rate", unit=Unit.PERCENT)
    held = [
        figures(PLAIN, y2020="255", y2021="296"),
        figures(rate, y2020="8.2", y2021="8.1"),
    ]
    for rule, direction in ((TrendRule.PANEL, FLAT), (TrendRule.SIGN, UP)):
        measure = replace(PLAIN, companion="rate", trend_rule=rule)
        assert one(measure, *held, book=catalogue(measure, rate)).trend.direction is direction


def test_parts_must_agree() -> None:
    """Parts without a whole are mixed where they go different ways, under any rule."""
    measure = replace(SIGN, parts=("Adults", "Juveniles"))
    apart = [
        figures(measure, "Adults", y2020="5", y2021="6"),
        figures(measure, "Juveniles", y2020="6", y2021="5"),
    ]
    assert one(measure, *apart).trend.reason is Reason.MIXED
    together = [figures(measure, part, y2020="5", y2021="6") for part in measure.parts]
    assert one(measure, *together).trend.direction is UP


@given(
    before=st.integers(min_value=0, max_value=10**6),
    now=st.integers(min_value=0, max_value=10**6),
    factor=st.integers(min_value=1, max_value=1000),
)
def test_a_threshold_in_percent_scales(before: int, now: int, factor: int) -> None:
    """So many times as many of both gives the same arrow."""
    measure = asks("change: 5%")
    small = move(measure, str(before), str(now))
    large = move(measure, str(before * factor), str(now * factor))
    assert small == large


@given(before=st.integers(0, 10**6), now=st.integers(0, 10**6))
def test_flipping_the_good_direction(before: int, now: int) -> None:
    """It changes the judgement and nothing else."""
    good_down = move(SIGN, str(before), str(now))
    good_up = move(replace(SIGN, polarity=Polarity.UP), str(before), str(now))
    flipped = {
        Judgement.BETTER: Judgement.WORSE,
        Judgement.WORSE: Judgement.BETTER,
        Judgement.NEUTRAL: Judgement.NEUTRAL,
    }
    assert good_down == replace(good_up, judgement=flipped[good_up.judgement])


def falls_back(rule: TrendRule, settings: str, **more: object) -> Measure:
    """A measure whose rule may be replaced."""
    plain = replace(PLAIN, trend_rule=rule, rule_settings=pairs(settings))
    return replace(plain, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rule", "settings", "unit"),
    [
        (TrendRule.SPC, "fallback: panel", Unit.COUNT),
        (TrendRule.TREND5, "fallback: sign", Unit.COUNT),
        (TrendRule.SIGNIFICANCE, "fallback: threshold; points: 2pp", Unit.PERCENT),
        (TrendRule.SIGNIFICANCE, "fallback: panel", Unit.DAYS),
    ],
)
def test_a_fallback_decides_where_the_rule_cannot(
    rule: TrendRule, settings: str, unit: Unit
) -> None:
    """It is named, and so is the rule in whose place it stands."""
    found = move(falls_back(rule, settings, unit=unit), "50", "60")
    assert (found.direction, found.instead_of, found.reason) == (UP, rule, None)
    assert found.rule is TrendRule(settings.partition(": ")[2].partition(";")[0])


def test_a_fallback_waits_where_the_rule_decides() -> None:
    """The rule itself comes first, also where it finds nothing."""
    measure = falls_back(TrendRule.SPC, "fallback: panel")
    held = [*figures(measure, y2020="100", y2021="200"), *behind(measure, [10, 12] * 6)]
    found = one(measure, held).trend
    assert (found.direction, found.rule, found.instead_of) == (FLAT, TrendRule.SPC, None)


def test_a_fallback_that_cannot_decide_either() -> None:
    """Then the reason is that of the measure's own rule."""
    found = move(falls_back(TrendRule.SPC, "fallback: panel"), "[x]", "200")
    assert (found.direction, found.rule, found.reason) == (NONE, TrendRule.SPC, Reason.TOO_FEW)
    assert found.instead_of is None


def test_without_a_fallback_none_is_put_in_place() -> None:
    """No rule replaces another that was not named for it."""
    found = move(falls_back(TrendRule.SPC, ""), "100", "200")
    assert (found.direction, found.rule, found.reason) == (NONE, TrendRule.SPC, Reason.TOO_FEW)


def test_settings_that_cannot_be_read_have_no_fallback() -> None:
    """Where one setting is wrong, no other is trusted."""
    found = move(falls_back(TrendRule.SPC, "fallback: panel; shfit: 8"), "100", "200")
    assert (found.direction, found.reason, found.instead_of) == (NONE, Reason.BAD_SETTINGS, None)


def test_parts_fall_back_together() -> None:
    """Where one part has no chart, all are decided by the fallback."""
    measure = falls_back(TrendRule.SPC, "fallback: panel", parts=("Adults", "Juveniles"))
    held = [
        *figures(measure, "Adults", y2020="100", y2021="200"),
        *behind(measure, [10, 12] * 6, part="Adults"),
        *figures(measure, "Juveniles", y2020="100", y2021="200"),
    ]
    whole = one(measure, held).trend
    assert (whole.direction, whole.rule, whole.instead_of) == (UP, TrendRule.PANEL, TrendRule.SPC)
    assert one(measure, held, part="Adults").trend.rule is TrendRule.SPC


def test_quarters_fall_back_by_quarters() -> None:
    """A fallback that compares two points compares all quarters of the year."""
    measure = falls_back(
        TrendRule.SPC, "fallback: panel", basis=Basis.QUARTER, show_quarters=True, unit=Unit.DAYS
    )
    held = [
        figure(measure, f"Q{n} {year}", v)
        for n, year, v in ((1, "2020/21", "5"), (2, "2020/21", "9"))
    ]
    held += [figure(measure, f"Q{n} 2021/22", v) for n, v in ((1, "6"), (2, "8"))]
    found = one(measure, held).trend
    assert (found.direction, found.reason) == (FLAT, Reason.MIXED)
    assert found.instead_of is TrendRule.SPC


def test_a_decision_about_a_fallback() -> None:
    """What was computed stays beside the decision."""
    measure = falls_back(TrendRule.SPC, "fallback: panel")
    decision = Decision(what="trend", decision="flat", reason="Known to be noise")
    found = move(measure, "100", "200", decisions=(decision,))
    assert (found.direction, found.computed, found.instead_of) == (FLAT, UP, TrendRule.SPC)


def test_settings_are_not_shared() -> None:
    """Two measures of one rule have their own settings."""
    low, high = asks("change: 5%"), replace(asks("change: 50%"), id="other")
    book = catalogue(low, high)
    held = [figures(m, y2020="100", y2021="120") for m in (low, high)]
    assert one(low, *held, book=book).trend.direction is UP
    assert one(high, *held, book=book).trend.direction is FLAT
    assert one(high, *held, book=book).comparisons[0].change == Decimal(20)
