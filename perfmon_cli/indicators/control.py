"""The control chart that decided an arrow, with the figures it is of: a chart draws the same."""

from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.spc import Run
from perfmon_cli.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ControlRun:
    """A series between its limits: `run.points[n]` is the figure `observations[n]`.

    `target` is that of a figure of the series' own length, None where the measure's target speaks
    of a longer time.
    """

    observations: tuple[Observation, ...]
    run: Run
    target: Decimal | None = None

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the points, oldest first."""
        return tuple(observation.key.period for observation in self.observations)
