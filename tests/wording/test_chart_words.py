"""What charts say of an area's place among others, and of whose figure a line is."""

from datetime import date
from decimal import Decimal

import pytest

from perfmon_cli.indicators.model import Peer, Peers
from perfmon_cli.measure import Measure, Polarity, Unit
from perfmon_cli.period import Period
from perfmon_cli.wording import chart_words

YEAR = Period(date(2021, 4, 1), date(2022, 3, 31))


def peers(
    place: int | None, *, others: int = 6, is_joint: bool = False, pooled: bool = True
) -> Peers:
    """An area at a place beside so many others."""
    one = Peer(area="Kent", period=YEAR, value=Decimal(5))
    return Peers(
        group="Similar forces",
        period=YEAR,
        others=(one,) * others,
        place=place,
        is_joint=is_joint,
        is_pooled=pooled,
    )


@pytest.mark.parametrize(
    ("place", "is_joint", "highest", "lowest"),
    [
        pytest.param(1, False, "the highest of 7", "the lowest of 7", id="the first"),
        pytest.param(1, True, "joint highest of 7", "joint lowest of 7", id="joint first"),
        pytest.param(2, False, "2nd highest of 7", "2nd lowest of 7", id="the second"),
        pytest.param(5, True, "joint 5th highest of 7", "joint 5th lowest of 7", id="joint"),
        pytest.param(6, True, "joint 6th highest of 7", "joint 6th lowest of 7", id="joint last"),
        pytest.param(7, False, "the lowest of 7", "the highest of 7", id="the last"),
        pytest.param(None, False, "", "", id="no place"),
    ],
)
def test_a_place_counts_from_the_best(
    place: int | None, highest: str, lowest: str, *, is_joint: bool
) -> None:
    """From the highest, or from the lowest where down is good; the last is named by its end."""
    found = peers(place, is_joint=is_joint)
    for polarity, expected in (
        (Polarity.UP, highest),
        (Polarity.WATCH, highest),
        (Polarity.DOWN, lowest),
    ):
        measure = Measure(id="rate", label="Rate", unit=Unit.PERCENT, polarity=polarity)
        assert chart_words.placed(measure, found) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (10, "10th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (14, "14th"),
        (21, "21st"),
        (43, "43rd"),
        (111, "111th"),
    ],
)
def test_ordinals(number: int, expected: str) -> None:
    """By their last digit, but for eleven to thirteen."""
    assert chart_words.ordinal(number) == expected


@pytest.mark.parametrize(
    ("others", "pooled", "expected"),
    [
        (6, True, "The six others together"),
        (6, False, "The mean of the six others"),
        (42, True, "The 42 others together"),
    ],
)
def test_the_line_names_whose_figure_it_is(others: int, expected: str, *, pooled: bool) -> None:
    """All cases together, or the mean of the areas' figures; never the own area's."""
    assert chart_words.others(peers(1, others=others, pooled=pooled)) == expected
