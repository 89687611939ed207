"""The example project's figures as docs/methods.md prints them."""

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from perfmon_cli import project
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Key
from perfmon_cli.indicators import other_areas, peer_figures, significance
from perfmon_cli.indicators.compute import Indicators, compute
from perfmon_cli.indicators.model import Comparison, Indicator, Peers
from perfmon_cli.loading import load, usable
from perfmon_cli.measure import TrendRule
from perfmon_cli.period import Quarter
from perfmon_cli.rule_settings import pairs
from perfmon_cli.wording import marks, numbers
from tests.indicators.builders import PLAIN, figures, one, period

_ROOT = Path(__file__).parents[2] / "examples" / "west-yorkshire"
QUARTER = Quarter(2022, 1)


@cache
def example() -> tuple[Catalogue, Dataset, Indicators]:
    """The catalogue, the figures and the indicators of the example at July 2022."""
    found = project.find(_ROOT)
    loaded = load(found.root, project.spreadsheets(found), QUARTER)
    book = usable(loaded)
    return book, loaded.dataset, compute(book, loaded.dataset, QUARTER)


def of(measure: str, part: str = "", area: str = "") -> Indicator:
    """An indicator of the example."""
    found = example()[2].get(measure, part, area)
    assert found is not None
    return found


def value(found: Indicator) -> str:
    """Its value as printed."""
    assert found.value is not None
    return numbers.value(found.measure, found.value)


def before(found: Indicator, number: int = 0) -> str:
    """The value it is compared with, as printed."""
    value = found.comparisons[number].value
    assert value is not None
    return numbers.value(found.measure, value)


def change_of(found: Indicator, number: int = 0) -> str:
    """Its change as printed."""
    change = found.comparisons[number].change
    assert change is not None
    return numbers.change(found.measure, change)


def percent(comparison: Comparison) -> str:
    """A percentage change as printed."""
    assert comparison.change_pct is not None
    return numbers.percent_change(comparison.change_pct)


def level(found: Indicator) -> str:
    """Its colour, in small letters."""
    return marks.rating(found.rating)[1].lower()


def held(measure: str, when: str, part: str = "", area: str = "") -> Decimal:
    """A figure of the example."""
    book, held, _ = example()
    key = Key(measure, part, area, period(when, book.measures[measure].basis))
    value = held.observations[key].value
    assert value is not None
    return value


def two(z: Decimal) -> str:
    """With two decimals."""
    return numbers.plain(numbers.rounded(z, 2))


def z_of(before: str, now: str, n_before: int, n_now: int, design_effect: str = "1") -> str:
    """The test of two percentages."""
    bases = Decimal(n_before), Decimal(n_now)
    found = significance.two_proportions(
        Decimal(before), Decimal(now), bases, Decimal(design_effect)
    )
    assert found is not None
    return two(found.statistic)


def by_test(before: str, now: str, settings: str = "") -> Indicator:
    """Two counts by the rule `significance`."""
    measure = replace(PLAIN, trend_rule=TrendRule.SIGNIFICANCE, rule_settings=pairs(settings))
    return one(measure, figures(measure, y2020=before, y2021=now))


def statistic(found: Indicator) -> str:
    """The statistic behind an arrow."""
    assert found.trend.statistic is not None
    return two(found.trend.statistic)


def p_of(found: Indicator) -> str:
    """The probability behind an arrow."""
    assert found.trend.p_value is not None
    return numbers.plain(numbers.rounded(found.trend.p_value, 3))


def way(found: Indicator) -> str:
    """Where its arrow points."""
    return str(found.trend.direction.value)


def peers(average: str = "", group: str = "") -> Peers:
    """How West Yorkshire stood among other areas in fraud, 2019/20."""
    book = example()[0]
    measure = book.measures["fraud_judicial_rate"]
    rows = [row for row in book.other_areas if row.measure == measure.id]
    (mine,) = (row for row in rows if peer_figures.is_own(row, book.settings.area))
    own = peer_figures.observed(mine, measure, book.settings)
    wish = replace(other_areas.Wish(), average=average, group=group)
    found = other_areas.peers(measure, rows, book.settings, own, wish)
    assert found is not None
    return found


def share(number: Decimal | None) -> str:
    """A percentage with one decimal."""
    assert number is not None
    return f"{numbers.rounded(number, 1)}%"
