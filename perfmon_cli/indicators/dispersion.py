"""How many times more counts vary than chance alone would make them: phi (METHODS 2.4)."""

import math
from collections.abc import Sequence
from decimal import Decimal

from perfmon_cli.indicators.numerics import are_usable, settled

_SEASON = 12
_CYCLES = 2
_FEWEST_AREAS = 2
_WINSORISED = 10  #: one in so many scores at either end is pulled in


def phi_of_months(values: Sequence[Decimal], season: int = _SEASON) -> Decimal | None:
    """The spread of a series of counts without gaps, oldest first, within whole years.

    Pearson's chi-squared of the years by months, over its degrees of freedom: what is left of
    variance over mean when every month has its season and every year its level. So neither a
    season nor a change from year to year passes for scatter. Months before the first whole year
    are not used; `season` is 4 for quarters.

    Never below 1: counts that happen to scatter less than chance make no test sharper. None
    under two years, and for a series that is not counts or has nothing in it.
    """
    if season < _CYCLES or len(values) < _CYCLES * season or not are_usable(*values):
        return None
    used = [float(value) for value in values[len(values) % season :]]
    if min(used) < 0:
        return None
    rows = [used[start : start + season] for start in range(0, len(used), season)]
    years = [math.fsum(row) for row in rows]
    months = [math.fsum(month) for month in zip(*rows, strict=True)]
    freedom = [sum(total > 0 for total in totals) - 1 for totals in (years, months)]
    if min(freedom) < 1:
        return None
    total = math.fsum(years)
    scatter = math.fsum(
        (count - year * month / total) ** 2 / (year * month / total)
        for row, year in zip(rows, years, strict=True)
        for count, month in zip(row, months, strict=True)
        if year > 0 and month > 0
    )
    return settled(max(1.0, scatter / math.prod(freedom)))


def phi_across(areas: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """The spread of areas about what is expected of them, each as its count and the expected one.

    Spiegelhalter 2005, as FunnelPlotR has it for ratios: the mean of the squared scores of the
    logarithm, with the outermost tenth at either end pulled in to the next score. None under two
    areas, and where an area has no cases or none are expected.
    """
    scores = _scores(areas)
    if scores is None:
        return None
    return settled(_mean_square(scores))


def tau2(areas: Sequence[tuple[Decimal, Decimal]]) -> Decimal | None:
    """The variance between areas, of the logarithm of their ratios, beyond chance; 0 or more.

    Of the same areas and scores as `phi_across` (Spiegelhalter 2005, after DerSimonian and
    Laird).
    """
    scores = _scores(areas)
    if scores is None:
        return None
    weights = [float(expected) for _, expected in areas]
    total, count = math.fsum(weights), len(scores)
    excess = count * _mean_square(scores) - (count - 1)
    return settled(max(0.0, excess / (total - math.fsum(w * w for w in weights) / total)))


def _scores(areas: Sequence[tuple[Decimal, Decimal]]) -> list[float] | None:
    """How far each area lies from what is expected of it, in standard errors, winsorised."""
    numbers = [number for area in areas for number in area]
    if len(areas) < _FEWEST_AREAS or not are_usable(*numbers) or min(numbers) <= 0:
        return None
    scores = sorted(math.sqrt(expected) * math.log(count / expected) for count, expected in areas)
    cut = len(scores) // _WINSORISED
    lowest, highest = scores[cut], scores[-1 - cut]
    return [min(max(score, lowest), highest) for score in scores]


def _mean_square(scores: Sequence[float]) -> float:
    return math.fsum(score * score for score in scores) / len(scores)
