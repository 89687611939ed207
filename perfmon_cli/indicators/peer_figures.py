"""Figures of areas as areas are compared: by percentages, rates, or cases per population.

Never by plain numbers of areas of different size (METHODS 1, Most Similar Group).
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from perfmon_cli.catalogue.matching import plain
from perfmon_cli.catalogue.model import OtherArea, Settings
from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Key, Missing, Observation
from perfmon_cli.indicators import disclosure
from perfmon_cli.indicators.model import Peer, Peers
from perfmon_cli.indicators.standing import scale
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Period

#: What counts are per, where the measure does not say.
USUAL_PER = 1000
_HUNDRED = Decimal(100)
_HEADS = frozenset({Unit.COUNT, Unit.SNAPSHOT})


def is_own(row: OtherArea, own_area: str) -> bool:
    """Whether a row is of the own area."""
    return plain(row.area) == plain(own_area)


def per_of(measure: Measure) -> int:
    """Per how many people a measure's figures are compared; 0 where they are compared as given.

    Counts, headcounts and sums of money are; pounds that do not add up (an average cost) are not.
    """
    is_sum = measure.unit is Unit.GBP and (measure.adds_over_time or measure.areas_add_up)
    return (measure.per or USUAL_PER) if measure.unit in _HEADS or is_sum else 0


def observed(row: OtherArea, measure: Measure, settings: Settings) -> Observation:
    """A row as a figure of the measure, hidden where it is a small number not to be published.

    Where no value is typed it is the numerator over the denominator.
    """
    value = row.value if row.value is not None or row.missing else _ratio(measure, row)
    found = Observation(
        key=Key(measure.id, "", "", row.period),
        value=value,
        missing=None if value is not None else row.missing or Missing.NOT_AVAILABLE,
        source=row.source,
        numerator=row.numerator,
        denominator=row.denominator or row.population,
    )
    return disclosure.suppressed(found, measure, settings)


def gathered(
    rows: Sequence[OtherArea], measure: Measure, settings: Settings, found: Peers
) -> Peers:
    """The figures of other areas: those that can be compared, and of which others why not."""
    others, without, withheld = [], [], 0
    for row in rows:
        figure = observed(row, measure, settings)
        cells = row.cells or (row.source,)
        one = _made(measure, row.area, figure, row.population, as_at=row.as_at, cells=cells)
        if one is not None:
            others.append(one)
        elif figure.value is not None:
            without.append(row.area)
        withheld += figure.missing is Missing.CONFIDENTIAL
    return replace(
        found,
        others=tuple(others),
        per=per_of(measure),
        without_population=tuple(without),
        withheld=withheld,
    )


def of_own(
    measure: Measure, rows: Sequence[OtherArea], settings: Settings, own: Observation | None
) -> Peer | None:
    """The own figure; its population is that of the own area's nearest row, if there is one.

    What it is out of is the row's too, where the figure itself does not say and both are one.
    """
    if own is None:
        return None
    mine = [row for row in rows if is_own(row, settings.area)]
    wanted = own.key.period
    row = min(mine, key=lambda r: distance(r.period, wanted), default=None)
    is_same = row is not None and row.period == wanted
    if row is not None and is_same and row.value in {None, own.value} and not _has_base(own):
        own = replace(own, numerator=row.numerator, denominator=row.denominator)
    return _made(
        measure,
        settings.area,
        own,
        row.population if row is not None else None,
        as_at=(row.as_at if row is not None and is_same else "") or measure.as_at,
        cells=tuple(dict.fromkeys((own.source, *(row.cells if row is not None else ())))),
    )


def _has_base(own: Observation) -> bool:
    return own.value is None or own.denominator is not None or own.n is not None


def distance(held: Period, wanted: Period) -> tuple[bool, int, Period]:
    """Orders periods by how near they are: those of the wanted length first, then the earlier."""
    return held.months != wanted.months, abs((held.end - wanted.end).days), held


def _made(
    measure: Measure,
    area: str,
    figure: Observation,
    population: Decimal | None,
    *,
    as_at: str,
    cells: tuple[CellRef, ...],
) -> Peer | None:
    """None where there is no value, or a count without a population."""
    per, value = per_of(measure), figure.value
    count, base = figure.numerator, figure.denominator
    if value is None:
        return None
    if per:
        count, base = value, population or base
    elif measure.unit.is_percent:
        base = base or figure.n
        count = value * base / _HUNDRED if count is None and base is not None else count
    if base is None or base <= 0 or count is None:
        count = base = None
    if count is not None and base is not None:
        ratio = count * scale(measure, per) / base
        value = ratio if per else _unrounded(value, ratio)
    elif per:
        return None
    return Peer(
        area=area,
        period=figure.key.period,
        value=value,
        count=count,
        base=base,
        as_at=as_at,
        sources=cells,
    )


def _unrounded(value: Decimal, ratio: Decimal) -> Decimal:
    """The ratio, where the value is that ratio rounded; the value as given where it is not."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return ratio if abs(ratio - value) <= step / 2 else value


def _ratio(measure: Measure, row: OtherArea) -> Decimal | None:
    base = row.denominator or row.population
    if per_of(measure) or row.numerator is None or base is None or base <= 0:
        return None
    return row.numerator * scale(measure, 0) / base
