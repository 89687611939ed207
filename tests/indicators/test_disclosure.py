"""Small numbers that may not be published do not leave the core (METHODS 4.5)."""

from dataclasses import replace
from decimal import Decimal

import pytest

from perfmon_cli.dataset.model import Missing
from perfmon_cli.indicators.disclosure import published, suppressed
from perfmon_cli.indicators.model import Level, Reason
from perfmon_cli.measure import Unit
from tests.indicators.builders import PLAIN, SETTINGS, catalogue, dataset, figure, figures, one

SECRET = replace(PLAIN, disclosive=True)
RATE = replace(PLAIN, id="rate", unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("value", "smallest", "is_hidden"),
    [
        ("0", 5, False),
        ("1", 5, True),
        ("4", 5, True),
        ("5", 5, False),
        ("4", 3, False),
        ("9", 10, True),
        ("-1", 5, False),
    ],
)
def test_small_counts(value: str, smallest: int, *, is_hidden: bool) -> None:
    """Counts from 1 to one below the smallest publishable number are hidden; 0 is not."""
    settings = replace(SETTINGS, smallest_number=smallest)
    found = suppressed(figure(SECRET, "2021/22", value), SECRET, settings)
    assert (found.missing is Missing.CONFIDENTIAL) is is_hidden
    assert (found.value is None) is is_hidden


@pytest.mark.parametrize("decided", [False, None], ids=["may be published", "not decided"])
def test_only_where_decided(decided: bool | None) -> None:  # noqa: FBT001
    """Nothing is hidden without a decision; not deciding is a finding of the checks."""
    measure = replace(PLAIN, disclosive=decided)
    held = figure(measure, "2021/22", "1")
    assert suppressed(held, measure, SETTINGS) is held
    assert published(dataset(held), catalogue(measure)).observations[held.key] is held


def test_a_rate_of_few_cases() -> None:
    """A percentage of one case gives the case away, so that numbers behind it go too."""
    measure = replace(SECRET, unit=Unit.PERCENT)
    held = figure(measure, "2021/22", "2.5", n=40, numerator=1, denominator=40)
    found = suppressed(held, measure, SETTINGS)
    hidden = (found.value, found.n, found.numerator, found.denominator)
    assert hidden == (None, None, None, None)
    assert found.missing is Missing.CONFIDENTIAL
    many = figure(measure, "2021/22", "2.5", n=4000, numerator=100, denominator=4000)
    assert suppressed(many, measure, SETTINGS) is many


@pytest.mark.parametrize("count_first", [True, False])
def test_what_stands_in_brackets(*, count_first: bool) -> None:
    """A rate beside a hidden count is hidden, and a share beside a hidden headcount."""
    count = SECRET if not count_first else replace(SECRET, companion="rate")
    rate = RATE if count_first else replace(RATE, companion="thefts")
    held = dataset(figures(count, y2020="10", y2021="3"), figures(rate, y2020="10.0", y2021="2.5"))
    shown = published(held, catalogue(count, rate))
    values = {(k.measure, k.period.end.year): o.value for k, o in shown.observations.items()}
    assert values == {
        ("thefts", 2021): Decimal(10),
        ("thefts", 2022): None,
        ("rate", 2021): Decimal("10.0"),
        ("rate", 2022): None,
    }


def test_a_bracket_that_is_not_there() -> None:
    """A hidden count without a rate beside it, or with a missing one, hides nothing else."""
    count = replace(SECRET, companion="rate")
    held = dataset(figures(count, y2020="3", y2021="3"), figures(RATE, y2021="[x]"))
    shown = published(held, catalogue(count, RATE))
    assert [o.missing for o in shown.observations.values()] == [
        Missing.CONFIDENTIAL,
        Missing.CONFIDENTIAL,
        Missing.NOT_AVAILABLE,
    ]


def test_markers_and_strangers_stay() -> None:
    """A marker stays as it is, and so does the figure of a measure the sheet does not know."""
    stranger = figure(RATE, "2021/22", "3")
    held = dataset(figure(SECRET, "2021/22", "[x]"), stranger)
    shown = published(held, catalogue(SECRET))
    assert dict(shown.observations) == dict(held.observations)


def test_nothing_can_be_worked_out_from_indicators() -> None:
    """Change, percentage, arrow and rating of a hidden number are hidden too."""
    measure = replace(SECRET, target=Decimal(2))
    found = one(measure, figures(measure, y2020="200", y2021="3"))
    assert found.value is None
    assert found.comparisons[0].reason is Reason.SUPPRESSED
    assert (found.comparisons[0].change, found.comparisons[0].change_pct) == (None, None)
    assert found.trend.reason is Reason.SUPPRESSED
    assert (found.rating.level, found.rating.reason) == (Level.NONE, Reason.SUPPRESSED)
