"""Figures of the twelve months to each month or quarter, and the mean of a month of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from perfmon_cli.dataset.model import Dataset, Key, Observation
from perfmon_cli.dataset.recipes import Recipe, recipe_of
from perfmon_cli.dataset.series import Shorter, shorter
from perfmon_cli.measure import Measure
from perfmon_cli.period import MONTHS_A_QUARTER, MONTHS_A_YEAR, month_index, months_ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """Twelve-month figures of a measure's part and area, ending with any month.

    One that the workbook gives is taken; another is worked out of the months or quarters behind
    it, by the same recipe as the measure's own figures (METHODS 1). There is none across a change
    in counting.
    """

    dataset: Dataset
    measure: Measure
    part: str
    area: str
    breaks: tuple[date, ...]  #: the first days that are counted another way
    behind: tuple[Shorter, ...]
    recipe: Recipe | None

    def year_to(self, end: date) -> Observation | None:
        """The figure of the twelve months that end with a month; None where there is none."""
        year = months_ending(end, MONTHS_A_YEAR)
        if self.is_broken(end):
            return None
        key = Key(self.measure.id, self.part, self.area, year)
        given = self.dataset.get(key.measure, year, key.part, key.area)
        if given is not None:
            return given
        return next((made for step in self.behind if (made := self._made(key, step))), None)

    def month_mean(self, end: date) -> Observation | None:
        """A month's mean over the twelve that end with a month; of a ratio, that of all twelve.

        Only months make it, never a figure that the workbook gives for the year.
        """
        key = Key(self.measure.id, self.part, self.area, months_ending(end, MONTHS_A_YEAR))
        months = next((step for step in self.behind if step.step == 1), None)
        made = self._made(key, months) if months is not None else None
        if made is None or made.value is None or self.recipe is None or self.recipe.is_ratio:
            return made
        return replace(made, value=made.value / Decimal(MONTHS_A_YEAR))

    def is_broken(self, end: date) -> bool:
        """Whether counting changed within the twelve months that end with a month."""
        year = months_ending(end, MONTHS_A_YEAR)
        return any(year.start < since <= year.end for since in self.breaks)

    def _made(self, key: Key, behind: Shorter) -> Observation | None:
        if self.recipe is None:
            return None
        parts = behind.ending(month_index(key.period.end), MONTHS_A_YEAR)
        return self.recipe.make(key, parts, is_plain=behind.is_plain) if parts else None


def rolling(
    dataset: Dataset, measure: Measure, part: str, area: str, breaks: Sequence[date]
) -> Rolling:
    """The twelve-month figures of a measure's part and area."""
    series = dataset.series(measure.id, part, area)
    return Rolling(
        dataset=dataset,
        measure=measure,
        part=part,
        area=area,
        breaks=tuple(breaks),
        behind=shorter(series, (1, MONTHS_A_QUARTER), breaks),
        recipe=recipe_of(measure),
    )
