"""How figures of shorter periods make one of a longer: a sum, or numerators over denominators."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.dataset.model import Key, Missing, Observation, Status
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Basis
from perfmon_cli.rule_settings import RATIO, SUM, RuleSettings, read

#: A population changes less than this within a year, cases of one month and another by more.
_STEADY = Decimal("1.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What is added up, and what it is divided by.

    A rate by the rule `sum` is out of a population, which is there all the time: its cases add up
    and the population does not. One by the rule `ratio` is out of cases too.
    """

    is_ratio: bool
    times: Decimal = Decimal(1)  #: 100 for a percentage, "Per" for a rate
    is_of_population: bool = False
    is_rate: bool = False

    def make(self, key: Key, parts: Sequence[Observation], *, is_plain: bool) -> Observation | None:
        """The figure that these make up, None where what it needs is not there.

        `is_plain` says that they are values with nothing beside them.
        """
        is_hidden = not is_plain and any(p.missing is Missing.CONFIDENTIAL for p in parts)
        above, below = _total(parts, "numerator"), _total(parts, "denominator")
        if self.is_of_population and below is not None:
            below /= len(parts)
        value = None
        if not is_hidden:
            value = self._ratio(parts, above, below) if self.is_ratio else _total(parts, "value")
            if value is None:
                return None
        return Observation(
            key=key,
            value=value,
            source=parts[0].source,
            missing=Missing.CONFIDENTIAL if is_hidden else None,
            statuses=() if is_plain else _statuses(parts, value),
            numerator=None if is_hidden else above,
            denominator=None if is_hidden else below,
            n=None if is_hidden else _total(parts, "n"),
            derived_from=tuple([part.source for part in parts]),
        )

    def is_twelvefold(self, parts: Sequence[Observation]) -> bool:
        """Whether a rate is out of nearly the same number each time: people there, not cases.

        Adding them up would make the rate of a year a twelfth of what it is. A population steps
        where there is a new estimate of it, so that nearly is within a tenth.
        """
        if not self.is_rate or self.is_of_population:
            return False
        known = [part.denominator for part in parts if part.denominator]
        return bool(known) and max(known) <= min(known) * _STEADY

    def _ratio(
        self, parts: Sequence[Observation], above: Decimal | None, below: Decimal | None
    ) -> Decimal | None:
        if above is None or not below or not self.times or self.is_twelvefold(parts):
            return None
        return self.times * above / below


def recipe_of(measure: Measure) -> Recipe | None:
    """How a measure's figures may be worked out from shorter periods; None where they may not.

    A count adds up where "Adds up over time" says so, or `from series: sum`; a percentage, a rate
    or an average of days takes `from series: ratio`. Settings that cannot be read declare nothing.
    """
    settings = read(measure)
    declared = settings.from_series if isinstance(settings, RuleSettings) else None
    if measure.unit is Unit.SNAPSHOT or measure.basis is Basis.SNAPSHOT:
        return None
    if measure.unit is Unit.RATE:
        if declared is None:
            return None
        times, is_of_population = Decimal(measure.per), declared == SUM
        return Recipe(is_ratio=True, times=times, is_of_population=is_of_population, is_rate=True)
    if measure.unit.is_percent:
        return Recipe(is_ratio=True, times=Decimal(100)) if declared == RATIO else None
    if declared == RATIO:
        return Recipe(is_ratio=True) if measure.unit is Unit.DAYS else None
    return Recipe(is_ratio=False) if measure.adds_over_time or declared == SUM else None


def _total(parts: Sequence[Observation], field: str) -> Decimal | None:
    """The sum of a number of each; None where one has it not."""
    total = Decimal()
    for part in parts:
        number: Decimal | None = getattr(part, field)
        if number is None:
            return None
        total += number
    return total


def _statuses(parts: Sequence[Observation], value: Decimal | None) -> tuple[Status, ...]:
    """What is said of any of them; that it is final only where it is said of all."""
    said = {status for part in parts for status in part.statuses}
    if not all(Status.FINAL in part.statuses for part in parts):
        said.discard(Status.FINAL)
    if value != 0:
        said.discard(Status.LOW)
    return tuple(status for status in Status if status in said)
