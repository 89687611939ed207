"""The dataset: lookups by key, by measure and over time."""

from datetime import date
from decimal import Decimal

from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.period import Period, financial_year, snapshot


def seen(measure: str, period: Period, value: int, part: str = "", area: str = "") -> Observation:
    """An observation."""
    return Observation(
        key=Key(measure, part, area, period),
        value=Decimal(value),
        source=CellRef("data/figures.xlsx", "Values", f"E{value}"),
    )


OLD = seen("officers", snapshot(date(2021, 12, 31)), 1)
NEW = seen("officers", snapshot(date(2022, 3, 31)), 2)
LEEDS = seen("officers", snapshot(date(2022, 3, 31)), 3, area="Leeds")
YEAR = seen("officers", financial_year(2021), 4)
OTHER = seen("asb", financial_year(2021), 5, part="Night")
DATASET = Dataset({one.key: one for one in (NEW, OTHER, OLD, LEEDS, YEAR)})


def test_get() -> None:
    """A figure is found by exactly its key."""
    assert DATASET.get("officers", snapshot(date(2022, 3, 31)), area="Leeds") is LEEDS
    assert DATASET.get("asb", financial_year(2021)) is None
    assert DATASET.get("asb", financial_year(2021), "Night") is OTHER


def test_of_and_series() -> None:
    """A measure's figures come in the order read, all of them or those of one area."""
    assert list(DATASET.of("officers")) == [NEW, OLD, LEEDS, YEAR]
    assert list(DATASET.of("nothing")) == []
    assert DATASET.series("officers") == (NEW, OLD, YEAR)
    assert DATASET.series("officers", area="Leeds") == (LEEDS,)
    assert DATASET.series("nothing") == ()


def test_newest_within() -> None:
    """Of the snapshots in a window the newest is found; periods are no snapshots."""
    year = financial_year(2021)
    assert DATASET.newest_within("officers", year) is NEW
    assert DATASET.newest_within("officers", year.shifted(-3)) is OLD
    assert DATASET.newest_within("officers", year.shifted(-12)) is None
    assert DATASET.newest_within("asb", year, "Night") is None


def test_equality() -> None:
    """Two datasets with the same figures are equal, whatever they have looked up."""
    assert Dataset({OLD.key: OLD}) == Dataset({OLD.key: OLD})
    assert Dataset({OLD.key: OLD}) != Dataset({OLD.key: OLD}, (NEW,))
    assert Dataset() == Dataset({})
