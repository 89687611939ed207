"""The months or quarters behind a longer period: which are there, and how far they reach back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from perfmon_cli.dataset.model import Missing, Observation, Status
from perfmon_cli.period import month_index

#: One stretch of time is no series.
_FEWEST = 2
#: More figures than there are in any series.
_NO_BREAK = 10_000


@dataclass(slots=True)
class Shorter:
    """Figures of `step` months each that can be put together, by the number of their last month.

    `unbroken` says how many of them follow each other up to there, with none missing and no change
    of counting between them. `is_plain`: they are values with nothing beside them.
    """

    step: int
    figures: dict[int, Observation] = field(default_factory=dict)
    unbroken: dict[int, int] = field(default_factory=dict)
    is_plain: bool = True

    def ending(self, last: int, months: int) -> list[Observation]:
        """The figures that make up the months to `last`, oldest first; [] where one lacks."""
        wanted, rest = divmod(months, self.step)
        if rest or wanted < _FEWEST or self.unbroken.get(last, 0) < wanted:
            return []
        first = last - self.step * (wanted - 1)
        return [self.figures[index] for index in range(first, last + 1, self.step)]

    def line_up(self, breaks: Sequence[date]) -> None:
        """Count how many follow each other; a figure that a break falls into stands for nothing."""
        before, run = -1, 0
        for last, observation in sorted(self.figures.items()):
            if before != last - self.step:
                run = 0
            if _is_plain(observation):
                run += 1
            else:
                self.is_plain = False
                run = _run(observation, run)
            if breaks:
                run = min(run, _since_break(observation, breaks))
            self.unbroken[last] = run
            before = last


def shorter(
    observations: Iterable[Observation], steps: Sequence[int], breaks: Sequence[date]
) -> tuple[Shorter, ...]:
    """Line up the figures of one measure, part and area that cover so many months each.

    `breaks` are the first days that are counted the new way; a figure marked as a break is one
    too.
    """
    by_step = {step: Shorter(step) for step in steps}
    for observation in observations:
        start, end = observation.key.period.start, observation.key.period.end
        last = month_index(end)
        found = by_step.get(last - month_index(start) + 1)
        if found is not None and start != end:
            found.figures[last] = observation
    for found in by_step.values():
        found.line_up(breaks)
    return tuple(by_step.values())


def is_usable(observation: Observation) -> bool:
    """Whether a figure says anything for a longer period: a value, confidential, or 0 out of 0."""
    if observation.value is not None or observation.missing is Missing.CONFIDENTIAL:
        return True
    return observation.missing is Missing.NOT_APPLICABLE and observation.denominator == 0


def _run(observation: Observation, before: int) -> int:
    """How many figures follow each other up to this one."""
    if not is_usable(observation):
        return 0
    return 1 if Status.BREAK in observation.statuses else before + 1


def _since_break(observation: Observation, breaks: Sequence[date]) -> int:
    """How many figures a break leaves at most: none where it falls into this one."""
    start, end = observation.key.period.start, observation.key.period.end
    if any(start < since <= end for since in breaks):
        return 0
    return 1 if start in breaks else _NO_BREAK


def _is_plain(observation: Observation) -> bool:
    return (
        observation.value is not None
        and not observation.statuses
        and observation.n is None
        and observation.numerator is None
        and observation.denominator is None
    )
