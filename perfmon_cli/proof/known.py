"""A figure that a text may quote, with what it is of and the cells it comes from."""

from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.cells.model import CellRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.measure import Measure, Unit
from perfmon_cli.period import Period
from perfmon_cli.wording import numbers

CHANGES = frozenset({"change", "change_pct", "times", "inverse", "gap"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A figure of the data, or one that follows from two of them.

    `quantity` is value, numerator, denominator, asked, target, average, sum, share, rest (what is
    not in a percentage), change, change_pct, times, inverse (what was as so many times what is), or
    gap (how far from its target). `shown` is `value` as the paper prints it; `unit` as
    `numbers.Amount` has it. A change is from `base` to `period`. `live` is what stands for it
    between braces, "" where nothing does.
    """

    measure: Measure
    part: str
    area: str
    period: Period
    quantity: str
    value: Decimal
    shown: Decimal
    decimals: int
    unit: str
    base: Period | None = None
    comparator: str = ""
    cells: tuple[CellRef, ...] = ()
    live: str = ""

    @property
    def is_change(self) -> bool:
        """Whether it says how far a figure moved."""
        return self.quantity in CHANGES


def unit_of(measure: Measure) -> str:
    """The unit of a measure's values, as `numbers.Amount` has it."""
    if measure.unit.is_percent:
        return "%"
    return {Unit.GBP: "£", Unit.DAYS: "days"}.get(measure.unit, "")


def known_of(
    measure: Measure,
    one: Observation,
    quantity: str,
    value: Decimal,
    *,
    unit: str = "",
    decimals: int | None = None,
    part: str | None = None,
    base: Period | None = None,
    cells: tuple[CellRef, ...] = (),
    comparator: str = "",
    live: str = "",
) -> Known:
    """A figure of the measure, part, area and period of an observation.

    `decimals` are those it is printed with where they are not the measure's.
    """
    shown = numbers.as_printed(measure, value)
    if decimals is not None:
        shown = numbers.rounded(value, decimals)
    return Known(
        measure=measure,
        part=one.key.part if part is None else part,
        area=one.key.area,
        period=one.key.period,
        quantity=quantity,
        value=value,
        shown=shown,
        decimals=measure.decimals if decimals is None else decimals,
        unit=unit,
        base=base,
        comparator=comparator,
        cells=cells or one.derived_from or (one.source,),
        live=live,
    )


def cells_of(*observations: Observation) -> tuple[CellRef, ...]:
    """The cells of observations, each once."""
    return tuple(dict.fromkeys(c for o in observations for c in (o.derived_from or (o.source,))))
