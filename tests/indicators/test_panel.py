"""The edges of the house rule for arrows (METHODS 3)."""

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from perfmon_cli.indicators.model import Direction, Reason
from perfmon_cli.indicators.panel import differ, two_points
from perfmon_cli.indicators.rules.verdict import Verdict
from perfmon_cli.indicators.significance import two_proportions
from perfmon_cli.measure import Unit
from perfmon_cli.rule_settings import RuleSettings

UP, DOWN, FLAT = Direction.UP, Direction.DOWN, Direction.FLAT
SMALL, UNCLEAR = Reason.SMALL_NUMBERS, Reason.NOT_CLEAR
WHOLE = st.integers(min_value=10, max_value=10**7).map(Decimal)
SHARE = st.decimals(min_value=1, max_value=99, places=1)


def verdict(unit: Unit, before: str, now: str) -> tuple[Direction, Reason | None]:
    """Direction and reason of a move."""
    found = two_points(unit, Decimal(before), Decimal(now))
    return found.direction, found.reason


@pytest.mark.parametrize(
    ("unit", "before", "now", "expected"),
    [
        (Unit.COUNT, "1000", "1025", (UP, None)),
        (Unit.COUNT, "1000", "1024", (FLAT, UNCLEAR)),
        (Unit.COUNT, "1000", "975", (DOWN, None)),
        (Unit.COUNT, "1000", "976", (FLAT, UNCLEAR)),
        (Unit.COUNT, "1000", "1000", (FLAT, None)),
        (Unit.COUNT, "9", "1", (FLAT, SMALL)),
        (Unit.COUNT, "9", "9", (FLAT, SMALL)),
        (Unit.COUNT, "10", "1", (DOWN, None)),
        (Unit.COUNT, "1", "10", (UP, None)),
        (Unit.COUNT, "0", "9", (FLAT, SMALL)),
        (Unit.COUNT, "0", "10", (UP, None)),
        (Unit.COUNT, "10", "0", (DOWN, None)),
        (Unit.COUNT, "0", "0", (FLAT, SMALL)),
        (Unit.COUNT, "-1000", "-1025", (DOWN, None)),
        (Unit.RATE, "4.0", "4.1", (UP, None)),
        (Unit.RATE, "4.0", "4.09", (FLAT, UNCLEAR)),
        (Unit.RATE, "0", "0.1", (UP, None)),
        (Unit.RATE, "0", "0", (FLAT, None)),
        (Unit.GBP, "4.00", "4.10", (UP, None)),
        (Unit.GBP, "4000", "4099.99", (FLAT, UNCLEAR)),
        (Unit.PERCENT, "50.0", "52.0", (UP, None)),
        (Unit.PERCENT, "50.0", "51.999", (FLAT, UNCLEAR)),
        (Unit.SURVEY_PERCENT, "50.0", "48.0", (DOWN, None)),
        (Unit.SURVEY_PERCENT, "50.0", "48.001", (FLAT, UNCLEAR)),
        (Unit.PERCENT, "50.0", "50.0", (FLAT, None)),
        (Unit.SNAPSHOT, "5000", "5001", (UP, None)),
        (Unit.SNAPSHOT, "5000", "5000", (FLAT, None)),
        (Unit.DAYS, "81.0", "80.9", (DOWN, None)),
        (Unit.INDEX, "-1", "1", (UP, None)),
    ],
)
def test_edges(
    unit: Unit, before: str, now: str, expected: tuple[Direction, Reason | None]
) -> None:
    """An edge earns the arrow; one step below it does not."""
    assert verdict(unit, before, now) == expected


@pytest.mark.parametrize(
    ("bases", "direction"),
    [((1000, 1000), FLAT), ((4000, 4000), UP), ((0, 4000), UP), ((4000, 0), UP)],
    ids=["too few", "enough", "no base before", "no base now"],
)
def test_percent_with_bases(bases: tuple[int, int], direction: Direction) -> None:
    """Known bases decide by the test; a base of none falls back to percentage points."""
    pair = (Decimal(bases[0]), Decimal(bases[1]))
    found = two_points(Unit.PERCENT, Decimal(50), Decimal("52.5"), pair)
    assert found.direction is direction
    assert (found.statistic is None) == (0 in bases)


def test_percent_outside_its_scale_is_not_tested() -> None:
    """A rate above 100% has no two-proportion test; percentage points decide."""
    pair = (Decimal(100), Decimal(100))
    assert two_points(Unit.PERCENT, Decimal(120), Decimal(130), pair) == Verdict(UP)
    assert two_proportions(Decimal(100), Decimal(100), pair) is None


def test_statistic_of_counts() -> None:
    """A count's z is quoted and decides nothing: 22 to 32 homicides is an arrow with z 1.36."""
    found = two_points(Unit.COUNT, Decimal(22), Decimal(32))
    assert found == Verdict(UP, None, Decimal("1.360828"), Decimal("0.173568"))


def test_statistic_of_a_count_that_fell_to_nothing() -> None:
    """Zero is a count like any other; a negative number is none."""
    found = two_points(Unit.COUNT, Decimal(16), Decimal(0))
    assert found.statistic == Decimal(-4)
    assert two_points(Unit.COUNT, Decimal(16), Decimal(-1)).statistic is None


@pytest.mark.parametrize(
    ("changes", "expected"),
    [((), False), ((0, 0), False), ((1, 0), False), ((1, 2), False), ((1, -1), True)],
)
def test_differ(changes: tuple[int, ...], expected: bool) -> None:  # noqa: FBT001
    """Zeros take no side."""
    assert differ(map(Decimal, changes)) is expected


def test_settings_move_the_edges() -> None:
    """Every setting of the rule moves its own edge."""
    bases = (Decimal(4000), Decimal(4000))
    large = RuleSettings(change=Decimal(5))
    points = RuleSettings(points=Decimal(3))
    sure = RuleSettings(p=Decimal("0.01"))
    small = RuleSettings(small_numbers=Decimal(20))
    thousand, fifty = Decimal(1000), Decimal(50)
    assert two_points(Unit.COUNT, thousand, Decimal(1049), None, large).direction is FLAT
    assert two_points(Unit.COUNT, thousand, Decimal(1050), None, large).direction is UP
    assert two_points(Unit.PERCENT, fifty, Decimal("52.9"), None, points).direction is FLAT
    assert two_points(Unit.PERCENT, fifty, Decimal(53), None, points).direction is UP
    assert two_points(Unit.PERCENT, fifty, Decimal("52.5"), bases, sure).direction is FLAT
    assert two_points(Unit.COUNT, Decimal(10), Decimal(19), None, small).reason is SMALL


@given(before=WHOLE, now=WHOLE, factor=st.integers(min_value=1, max_value=1000))
def test_counts_scale(before: Decimal, now: Decimal, factor: int) -> None:
    """Ten times as many of both gives the same arrow: the rule is relative above small numbers."""
    small = two_points(Unit.COUNT, before, now)
    large = two_points(Unit.COUNT, before * factor, now * factor)
    assert small.direction is large.direction


@given(before=SHARE, now=SHARE, n=st.integers(min_value=50, max_value=10**6))
def test_proportions_turn_round(before: Decimal, now: Decimal, n: int) -> None:
    """Swapping the two sides turns the arrow and the sign of z, and nothing else."""
    assume(before != now)
    pair = (Decimal(n), Decimal(n))
    there = two_points(Unit.PERCENT, before, now, pair)
    back = two_points(Unit.PERCENT, now, before, pair)
    turned = {UP: DOWN, DOWN: UP, FLAT: FLAT}
    assert back.direction is turned[there.direction]
    assert there.statistic is not None
    assert back.statistic is not None
    assert back.statistic == -there.statistic
    assert back.p_value == there.p_value
