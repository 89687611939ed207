"""Whole sentences about a figure: how it moved, and where its change and its arrow differ."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.dataset.model import Status
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Reason
from perfmon_cli.measure import ComparatorKind, Measure, Unit
from perfmon_cli.period import Basis
from perfmon_cli.wording import numbers, periods, reasons
from perfmon_cli.wording.methods import methods_note
from perfmon_cli.wording.subjects import is_goal, subject
from perfmon_cli.wording.words import WORDS

__all__ = ["Piece", "chance_note", "disagreement", "methods_note", "movement", "pieces", "subject"]

#: A probability above this does not rule out chance.
_CHANCE = Decimal("0.05")
#: Units whose percentage change reads well in a sentence.
_WITH_PERCENTAGE = frozenset({Unit.COUNT, Unit.GBP})
_RATES = frozenset({Unit.PERCENT, Unit.SURVEY_PERCENT, Unit.RATE})
_PLAIN_BASES = frozenset({Basis.ROLLING_12, Basis.FINANCIAL_YEAR})


class Piece(NamedTuple):
    """A run of a sentence.

    `quantity` is "value", "change", "change_pct" or "previous" for a figure of the indicator and
    "" for words; `is_beside` marks figures of its companion.
    """

    text: str
    quantity: str = ""
    is_beside: bool = False


def movement(indicator: Indicator, settings: Settings) -> str:
    """One plain sentence: what moved, by how much, to what, compared with what.

    "Victim satisfaction with the police fell by 5.0 percentage points to 72.6%, compared with
    77.6% in 2020/21." Where nothing can be compared it gives the value and the reason.
    """
    return "".join(piece.text for piece in pieces(indicator, settings))


def pieces(indicator: Indicator, settings: Settings) -> tuple[Piece, ...]:
    """The sentence of `movement` in pieces, so that every figure of it can be traced."""
    return tuple(_pieces(indicator, settings))


def disagreement(indicator: Indicator) -> str:
    """What to say where a change and the arrow point different ways, "" where none does.

    "up 169 on 2020/21; below 2019/20": risen on the previous year, with an arrow down that is
    drawn on 2019/20.
    """
    way = indicator.trend.direction
    if way not in {Direction.UP, Direction.DOWN}:
        return ""
    said = [text for c in indicator.comparisons if (text := _against(indicator.measure, c, way))]
    arrow = indicator.arrow_comparison
    if not said:
        return ""
    if arrow and arrow.period and not _against(indicator.measure, arrow, way):
        key = "sentence.above" if way is Direction.UP else "sentence.below"
        said.append(WORDS[key].format(period=periods.head(arrow.period, indicator.measure.basis)))
    return "; ".join(said)


def chance_note(indicator: Indicator) -> str:
    """That an arrow of a count could be chance, where a test does not rule it out; else ""."""
    trend = indicator.trend
    has_arrow = trend.direction in {Direction.UP, Direction.DOWN} and trend.decided is None
    if not has_arrow or indicator.measure.unit is not Unit.COUNT or trend.p_value is None:
        return ""
    return WORDS["sentence.chance"] if trend.p_value > _CHANCE else ""


def _pieces(indicator: Indicator, settings: Settings) -> Iterator[Piece]:
    name, value = _name(indicator), indicator.value
    if value is None:
        yield Piece(f"{name}: {_why_nothing(indicator, settings)}.")
        return
    yield Piece(f"{name}: " if is_goal(name) else f"{name} ")
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None:
        yield from _standing(indicator, value, comparison)
    else:
        yield from _move(indicator, value, comparison.change)
        yield from _before(indicator.measure, comparison)
        yield from _aside(indicator)
    yield Piece(".")


def _why_nothing(indicator: Indicator, settings: Settings) -> str:
    if indicator.current is None and indicator.measure.parts and not indicator.part:
        return WORDS["sentence.by parts"]
    smallest = settings.smallest_number
    return reasons.missing(indicator.current, indicator.measure, smallest)


def _standing(
    indicator: Indicator, value: Decimal, comparison: Comparison | None
) -> Iterator[Piece]:
    """The value alone, and why it is compared with nothing; a forecast needs no comparison."""
    current = indicator.current
    is_forecast = current is not None and Status.FORECAST in current.statuses
    yield Piece(f"{WORDS['sentence.forecast' if is_forecast else 'sentence.stood']} ")
    yield from _value(indicator, value)
    if comparison is None or comparison.reason is None or is_forecast:
        return
    if comparison.reason is Reason.MISSING:
        yield Piece(WORDS["sentence.no comparison"])
    else:
        yield Piece(f"; {reasons.reason(comparison.reason, comparison.note)}")


def _name(indicator: Indicator) -> str:
    name = subject(indicator.measure)
    if indicator.part:
        name = WORDS["sentence.of part"].format(subject=name, part=indicator.part)
    if indicator.area:
        name = WORDS["sentence.in area"].format(subject=name, area=indicator.area)
    return name


def _move(
    indicator: Indicator, value: Decimal, change: Decimal, *, is_beside: bool = False
) -> Iterator[Piece]:
    """The verb with its figures: "fell by 5.0 percentage points to 72.6%", "stayed at 25.9%"."""
    measure, comparison = indicator.measure, indicator.arrow_comparison
    if numbers.prints_as_zero(measure, change):
        yield Piece(f"{WORDS['sentence.stayed']} ")
    else:
        yield Piece(f"{WORDS['sentence.rose' if change > 0 else 'sentence.fell']} ")
        yield Piece(numbers.change_size(measure, change), "change", is_beside)
        percent = comparison.change_pct if comparison else None
        if measure.unit in _WITH_PERCENTAGE and percent is not None:
            size = numbers.percent_change(abs(percent)).removeprefix("+")
            yield Piece(" (")
            yield Piece(size, "change_pct", is_beside)
            yield Piece(")")
        yield Piece(f" {WORDS['sentence.to']} ")
    yield from _value(indicator, value, is_beside=is_beside)


def _value(indicator: Indicator, value: Decimal, *, is_beside: bool = False) -> Iterator[Piece]:
    """The value, with its own period where that is not plain from the paper's."""
    measure = indicator.measure
    yield Piece(numbers.value(measure, value), "value", is_beside)
    after = _days(measure)
    if not is_beside and (measure.lag_months or measure.basis not in _PLAIN_BASES):
        after += f" {periods.within(indicator.period, measure.basis)}"
    if after:
        yield Piece(after)


def _before(measure: Measure, comparison: Comparison) -> Iterator[Piece]:
    """What it was before: ", compared with 77.6% in 2020/21", or ", as in 2020/21"."""
    when = periods.within(comparison.period, measure.basis) if comparison.period else ""
    if comparison.change == 0:
        yield Piece(f"{WORDS['sentence.as before']} {when}")
        return
    yield Piece(f"{WORDS['sentence.compared']} ")
    if comparison.comparator.kind is ComparatorKind.MEAN_OF:
        yield Piece(f"{WORDS['sentence.mean']} ")
    previous = numbers.value(measure, comparison.value or Decimal())
    yield Piece(previous, "previous")
    yield Piece(f"{_days(measure)} {when}")


def _days(measure: Measure) -> str:
    return f" {WORDS['sentence.days']}" if measure.unit is Unit.DAYS else ""


def _aside(indicator: Indicator) -> Iterator[Piece]:
    """The rate beside a count, and that a move is not clear."""
    beside, trend = indicator.companion, indicator.trend
    if indicator.measure.unit is Unit.COUNT and beside and beside.measure.unit in _RATES:
        comparison = beside.arrow_comparison
        if comparison and comparison.change is not None and beside.value is not None:
            yield Piece(f"{WORDS['sentence.rate']} ")
            yield from _move(beside, beside.value, comparison.change, is_beside=True)
    unclear = {Reason.NOT_CLEAR, Reason.SMALL_NUMBERS}
    has_moved = indicator.arrow_comparison is not None and indicator.arrow_comparison.change != 0
    if trend.direction is Direction.FLAT and trend.reason in unclear and has_moved:
        yield Piece(WORDS["sentence.no clear change"])


def _against(measure: Measure, comparison: Comparison, way: Direction) -> str:
    """What a change says that goes against the arrow ("up 169 on 2020/21"); "" for any other."""
    change, period = comparison.change, comparison.period
    if change is None or period is None or numbers.prints_as_zero(measure, change):
        return ""
    if (change > 0) == (way is Direction.UP):
        return ""
    size = numbers.change(measure, abs(change)).removeprefix("+")
    key = "sentence.up on" if change > 0 else "sentence.down on"
    return WORDS[key].format(size=size, period=periods.head(period, measure.basis))
