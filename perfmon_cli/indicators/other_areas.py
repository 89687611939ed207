"""The area beside other areas: which group, at what time, and whether they can be compared.

METHODS 1 (Most Similar Group) and 2.3 (Fingertips' comparison with a benchmark).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import Break, OtherArea, Settings
from perfmon_cli.cells.model import NOWHERE
from perfmon_cli.dataset.model import Key, Missing, Observation
from perfmon_cli.indicators import change, peer_figures, standing
from perfmon_cli.indicators.model import Comparison, Peers, Reason
from perfmon_cli.measure import Comparator, ComparatorKind, Measure
from perfmon_cli.period import MONTHS_A_QUARTER, Period, parse_day, snapshot

SIMILAR_AREAS = Comparator(ComparatorKind.SIMILAR_AREAS)
_NATIONAL = "national"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a measure's "Rule settings" ask of its comparison with other areas."""

    group: str = ""  #: "" = the first that is not national, else the national one
    average: str = ""  #: pooled, mean; "" = pooled where all cases are known, else the mean
    design_effect: Decimal = Decimal(1)


def wish(measure: Measure) -> Wish | None:
    """What the measure asks for; None where its settings cannot be read."""
    settings = rule_settings.read(measure)
    if isinstance(settings, tuple):
        return None
    return Wish(
        group=settings.group,
        average=settings.average if "average" in settings.given else "",
        design_effect=settings.design_effect,
    )


def groups(rows: Iterable[OtherArea], own_area: str) -> tuple[str, ...]:
    """The groups of other areas as first written, in the order of the sheet."""
    found: dict[str, str] = {}
    for row in rows:
        if not peer_figures.is_own(row, own_area):
            found.setdefault(plain(row.group), row.group)
    return tuple(found.values())


def is_national(group: str) -> bool:
    """Whether a group is a national value, which has no place among areas."""
    return plain(group).startswith(_NATIONAL)


def peers(
    measure: Measure,
    rows: Sequence[OtherArea],
    settings: Settings,
    own: Observation | Period,
    wanted: Wish,
) -> Peers | None:
    """How the area stands among a group; None where the sheet has none.

    `rows` are the measure's; `own` is the area's own figure, or the period asked for where it has
    none. The group's figures are those of the period nearest to it. Where that ends more than a
    quarter before or after it, or the figures were taken that far apart, there is no comparison
    (`Reason.DATES_APART`), nor where it is of another length, nor where a number of one of them has
    no population to be counted on. The own area is never part of the average.
    """
    group = _group(rows, settings.area, wanted.group)
    others = [
        row
        for row in rows
        if group is not None
        and plain(row.group) == plain(group)
        and not peer_figures.is_own(row, settings.area)
    ]
    if group is None or not others:
        return None
    figure = None if isinstance(own, Period) else own
    period = own if isinstance(own, Period) else own.key.period
    when = min((r.period for r in others), key=lambda p: peer_figures.distance(p, period))
    here = [row for row in others if row.period == when]
    found = replace(
        peer_figures.gathered(here, measure, settings, Peers(group=group, period=when, others=())),
        own=peer_figures.of_own(measure, rows, settings, figure),
    )
    reason = _apart(found, period, here) or _lacking(found, figure, here)
    if reason is not None:
        return replace(found, reason=reason)
    found = standing.placed(measure, found, wanted.average, wanted.design_effect)
    return replace(found, place=None, is_joint=False) if is_national(group) else found


def compare(
    measure: Measure,
    found: Peers | None,
    own: Observation | None,
    breaks: Sequence[Break],
    smallest_base: Decimal,
) -> Comparison:
    """The difference from the average of other areas, as a comparator of the measure.

    A count is compared with as many as there would be at the others' rate.
    """
    against = [] if found is None else [(found.period, _expected(measure, found))]
    result = change.compare(
        measure, SIMILAR_AREAS, own, against, breaks=breaks, smallest_base=smallest_base
    )
    result = replace(result, base=None, peers=found)
    if found is None or found.reason is None:
        return result
    nothing = replace(result, value=None, change=None, change_pct=None, pct_reason=None, note="")
    return replace(nothing, reason=found.reason)


def _group(rows: Sequence[OtherArea], own_area: str, wanted: str) -> str | None:
    names = groups(rows, own_area)
    if wanted:
        return next((name for name in names if plain(name) == plain(wanted)), None)
    areas = [name for name in names if not is_national(name)]
    return next(iter((*areas, *names)), None)


def _apart(found: Peers, period: Period, rows: Sequence[OtherArea]) -> Reason | None:
    """Whether the times of the figures forbid a comparison."""
    if found.period.months != period.months:
        return Reason.PERIOD_MISMATCH
    taken = [found.own.as_at if found.own else "", *(row.as_at for row in rows)]
    days = [day for text in taken if (day := parse_day(text)) is not None]
    pairs = [(period.end, found.period.end), *([(min(days), max(days))] if days else [])]
    for pair in pairs:
        first, last = sorted(pair)
        if last > snapshot(first).shifted(MONTHS_A_QUARTER).end:
            return Reason.DATES_APART
    return None


def _lacking(found: Peers, own: Observation | None, rows: Sequence[OtherArea]) -> Reason | None:
    """What is missing for a comparison."""
    if own is None or own.value is None:
        is_hidden = own is not None and own.missing is Missing.CONFIDENTIAL
        return Reason.SUPPRESSED if is_hidden else Reason.MISSING
    if found.own is not None and found.without_population:
        return Reason.NO_POPULATION
    if found.own is not None and found.others:
        return None
    has_figures = found.own is None or any(row.value is not None for row in rows)
    return Reason.NO_POPULATION if found.per and has_figures else Reason.MISSING


def _expected(measure: Measure, found: Peers) -> Observation:
    """The others' average as a figure to compare with, in the measure's own unit."""
    base = found.own.base if found.own is not None else None
    value = found.average
    if found.per and value is not None:
        value = None if base is None else value * base / found.per
    counts = [peer.count for peer in found.others if peer.count is not None]
    return Observation(
        key=Key(measure.id, "", "", found.period),
        value=value,
        missing=None if value is not None else Missing.NOT_AVAILABLE,
        source=next((peer.sources[0] for peer in found.others if peer.sources), NOWHERE),
        numerator=sum(counts, Decimal()) if len(counts) == len(found.others) else None,
    )
