"""Why a figure could not be worked out from the shorter periods behind it."""

from dataclasses import dataclass
from enum import Enum

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.dataset.model import Dataset, Observation
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.dataset.series import is_usable
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, Period, stretches


class Why(Enum):
    """What stands in the way."""

    MISSING = "missing"  #: some are not there, or say that they are not available
    BREAK = "break"  #: counting changed within the period
    UNDECLARED = "undeclared"  #: nothing says that they add up
    NO_NUMBERS = "no numbers"  #: not every one has a numerator and a denominator
    POPULATION = "population"  #: a rate out of the same people each time is no ratio of sums


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """What stands in the way, of how many months (or quarters of 3 months) `step` says."""

    why: Why
    step: int
    wanted: int
    missing: tuple[Period, ...] = ()

    @property
    def there(self) -> int:
        """How many of them are there."""
        return self.wanted - len(self.missing)


def lacking(
    dataset: Dataset,
    catalogue: Catalogue,
    measure: Measure,
    period: Period,
    *,
    part: str = "",
    area: str = "",
) -> Lack | None:
    """Why `derived.completed` made no figure of this period; None where nothing is behind it."""
    held = {o.key.period: o for o in dataset.series(measure.id, part, area)}
    for step in (1, MONTHS_A_QUARTER):
        wanted = stretches(period, step)
        there = [held[p] for p in wanted if p in held and is_usable(held[p])]
        if there:
            missing = tuple(p for p in wanted if p not in held or not is_usable(held[p]))
            why = Why.MISSING if missing else _why(catalogue, measure, period, there)
            return Lack(why=why, step=step, wanted=len(wanted), missing=missing)
    return None


def _why(catalogue: Catalogue, measure: Measure, period: Period, there: list[Observation]) -> Why:
    recipe = recipe_of(measure)
    if recipe is None:
        return Why.UNDECLARED
    listed = (b.since for b in catalogue.breaks if b.measure == measure.id)
    if not recipe.is_ratio or any(period.start < since <= period.end for since in listed):
        return Why.BREAK
    if any(o.numerator is None or o.denominator is None for o in there):
        return Why.NO_NUMBERS
    return Why.POPULATION if recipe.is_twelvefold(there) else Why.BREAK
