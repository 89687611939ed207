"""What a rule is asked about, and what it answers."""

from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.dataset.model import Missing, Observation
from perfmon_cli.indicators.control import ControlRun
from perfmon_cli.indicators.desk import Desk, Subject
from perfmon_cli.indicators.model import Assurance, Comparison, Direction, Reason, Variation
from perfmon_cli.measure import ComparatorKind, Measure

_NOT_COUNTED = frozenset({ComparatorKind.MEAN_OF, ComparatorKind.SIMILAR_AREAS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What an arrow is drawn from: the figure, its comparison, and what percentages are out of.

    `beside` is the change of the rate printed in brackets, which must not point the other way.
    """

    desk: Desk
    subject: Subject
    current: Observation | None
    comparison: Comparison
    bases: tuple[Decimal, Decimal] | None = None
    beside: Decimal | None = None
    is_unreliable: bool = False  #: a percentage of too few to draw an arrow from

    @property
    def measure(self) -> Measure:
        """The measure, as the arrow is drawn for it."""
        return self.subject.measure

    @property
    def value(self) -> Decimal | None:
        """The figure of now."""
        return self.current.value if self.current else None

    @property
    def is_as_counted(self) -> bool:
        """Whether the figure compared with was counted: no mean, average or adjusted one."""
        comparison = self.comparison
        return comparison.comparator.kind not in _NOT_COUNTED and not comparison.adjusted_by


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where a number went, why it is flat or has no arrow, and what was found on the way."""

    direction: Direction
    reason: Reason | None = None
    statistic: Decimal | None = None
    p_value: Decimal | None = None
    points: int | None = None
    is_trial: bool = False
    variation: Variation | None = None
    assurance: Assurance | None = None
    run: ControlRun | None = None
    spread: Decimal | None = None


def refusal(reason: Reason | None, points: int | None = None) -> Verdict:
    """No arrow, and why."""
    return Verdict(Direction.NONE, reason, points=points)


def way(change: Decimal) -> Direction:
    """Where a number that changed went; unchanged is flat."""
    if change == 0:
        return Direction.FLAT
    return Direction.UP if change > 0 else Direction.DOWN


def absence(observation: Observation | None) -> Reason | None:
    """Why there is no value, None where there is one: what is hidden is not merely missing."""
    if observation is not None and observation.value is not None:
        return None
    is_hidden = observation is not None and observation.missing is Missing.CONFIDENTIAL
    return Reason.SUPPRESSED if is_hidden else Reason.MISSING
