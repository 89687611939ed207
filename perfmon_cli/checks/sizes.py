"""How large the areas are beside each other, as the workbook's own counts show it."""

from decimal import Decimal

from perfmon_cli.checks.context import Context
from perfmon_cli.checks.numbers import median
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Period

#: So many measures must speak of all areas; fewer say little of their sizes.
_FEWEST_MEASURES = 3
_FEWEST_AREAS = 4
_LEAST_TOTAL = 100


def area_sizes(context: Context) -> dict[str, Decimal]:
    """The usual share of each area in the counts by area; {} where too few counts are there.

    Of each count the newest period with a figure for every area is taken, and of its shares over
    all counts the median, so one measure that is different in a district does not move it.
    """
    areas = context.catalogue.settings.areas
    if len(areas) < _FEWEST_AREAS:
        return {}
    shares: list[dict[str, Decimal]] = []
    for measure in context.catalogue.measures.values():
        if measure.unit in {Unit.COUNT, Unit.SNAPSHOT}:
            found = _newest(context, measure, areas)
            total = sum(found.values(), Decimal(0))
            if total >= _LEAST_TOTAL:
                shares.append({area: value / total for area, value in found.items()})
    if len(shares) < _FEWEST_MEASURES:
        return {}
    return {area: median([share[area] for share in shares]) for area in areas}


def _newest(context: Context, measure: Measure, areas: tuple[str, ...]) -> dict[str, Decimal]:
    """The counts of every area for the newest period that has them all; {} if none has."""
    for part in ("", *measure.parts):
        periods: dict[Period, dict[str, Decimal]] = {}
        for area in areas:
            for observation in context.dataset.series(measure.id, part, area):
                if observation.value is not None and observation.value >= 0:
                    periods.setdefault(observation.key.period, {})[area] = observation.value
        whole = [period for period, values in periods.items() if len(values) == len(areas)]
        if whole:
            return periods[max(whole)]
    return {}
