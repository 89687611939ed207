"""Which of the analyst's decisions speak of a figure (METHODS 4.7)."""

from collections.abc import Iterable

from perfmon_cli.catalogue.model import Catalogue, Decision
from perfmon_cli.period import Period, Quarter


def in_force(catalogue: Catalogue, quarter: Quarter) -> tuple[Decision, ...]:
    """The decisions that hold for a quarter: with a reason, and not past their "Until"."""
    day = catalogue.judged_at(quarter)
    return tuple(
        decision
        for decision in catalogue.decisions
        if decision.reason.strip() and (decision.until is None or decision.until >= day)
    )


def deciding(
    decisions: Iterable[Decision],
    what: str,
    *,
    measure: str,
    part: str,
    area: str,
    periods: Iterable[Period],
) -> Decision | None:
    """The decision about this figure: the one that names it most closely, then the last written.

    A decision that names a period speaks of the figures of that period alone.
    """
    asked = tuple(periods)
    found: Decision | None = None
    for decision in decisions:
        if not decision.applies(what, measure, part, area):
            continue
        if decision.period is not None and decision.period not in asked:
            continue
        if found is None or closeness(decision) >= closeness(found):
            found = decision
    return found


def closeness(decision: Decision) -> int:
    """How many of measure, part, area and period a decision names."""
    named = (decision.measure, decision.part, decision.area, decision.period)
    return sum(name is not None for name in named)


def names_place(decision: Decision, part: str, area: str) -> bool:
    """Whether it speaks of this part and area by name, or of the whole of a measure."""
    return (not part or decision.part == part) and (not area or decision.area == area)


def word(decision: Decision) -> str:
    """What was decided, as one lower-case word or phrase."""
    return " ".join(decision.decision.split()).casefold()
