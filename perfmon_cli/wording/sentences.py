"""Whole sentences about a figure: how it moved, and where its change and its arrow differ."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.dataset.model import Status
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Reason
from perfmon_cli.measure import ComparatorKind, Measure, Unit
from perfmon_cli.period import Basis
from perfmon_cli.wording import numbers, others, periods, reasons, trends
from perfmon_cli.wording.methods import methods_note
from perfmon_cli.wording.subjects import is_goal, subject, told
from perfmon_cli.wording.words import WORDS

__all__ = [
    "Piece",
    "also",
    "beneath_arrow",
    "chance_note",
    "disagreement",
    "methods_note",
    "moved",
    "movement",
    "named",
    "pieces",
    "subject",
]

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


def moved(indicator: Indicator) -> tuple[Piece, ...]:
    """The verb with its figures alone: "fell by 5.0 percentage points to 72.6%"; () for none."""
    comparison, value = indicator.arrow_comparison, indicator.value
    if value is None or comparison is None or comparison.change is None:
        return ()
    return tuple(_move(indicator, value, comparison.change))


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
    if indicator.trend.rule.is_of_series:
        span = trends.span(indicator.trend)
        said.append(WORDS[f"series.on {way.value}"].format(span=span))
    elif arrow and arrow.period and not _against(indicator.measure, arrow, way):
        key = "sentence.above" if way is Direction.UP else "sentence.below"
        said.append(WORDS[key].format(period=_against_what(indicator.measure, arrow)))
    return "; ".join(said)


def also(indicator: Indicator) -> tuple[tuple[str, Comparison | None], ...]:
    """What to add to `movement` where another change goes against the arrow, in pieces.

    "It is up 2,001 on 2020/21.", each figure with the comparison it is the change of; () where
    nothing does. What the sentence itself is of is not said again.
    """
    way, arrow = indicator.trend.direction, indicator.arrow_comparison
    if way not in {Direction.UP, Direction.DOWN}:
        return ()
    against = [c for c in indicator.comparisons if _against(indicator.measure, c, way)]
    pieces = [piece for c in against if c is not arrow for piece in _also(indicator.measure, c)]
    if not pieces:
        return ()
    return ((WORDS["sentence.it is"], None), *pieces[1:], (".", None))


def _also(measure: Measure, comparison: Comparison) -> Iterator[tuple[str, Comparison | None]]:
    """A change with its way and its period, behind "and": "up 2,001 on 2020/21"."""
    change, period = comparison.change or Decimal(), comparison.period
    when = periods.in_text(period, measure.basis) if period else ""
    key = "sentence.up by" if change > 0 else "sentence.down by"
    before, after = WORDS[key].format(size="{size}", period=when).split("{size}")
    yield f" {WORDS['sentence.and']}", None
    yield f" {before}", None
    yield numbers.change_size(measure, change), comparison
    yield after, None


def beneath_arrow(indicator: Indicator) -> str:
    """What stands beneath an arrow: on what it is drawn, and a change that goes the other way.

    "on 2020/21", "up 169 on 2020/21; below 2019/20", "on its last 24 months"; "" for no arrow.
    """
    if indicator.trend.direction is Direction.NONE:
        return ""
    own, arrow = trends.drawn_on(indicator.trend), indicator.arrow_comparison
    if not indicator.trend.rule.is_of_series and arrow is not None and arrow.period is not None:
        against = _against_what(indicator.measure, arrow)
        is_each = indicator.measure.show_quarters
        own = WORDS["cell.by quarter" if is_each else "cell.on"].format(period=against)
    said = (disagreement(indicator) or own, trends.trial(indicator.trend))
    return "; ".join(piece for piece in said if piece)


def chance_note(indicator: Indicator) -> str:
    """That an arrow of a count could be chance, where a test does not rule it out; else ""."""
    trend = indicator.trend
    has_arrow = trend.direction in {Direction.UP, Direction.DOWN} and trend.decided is None
    if not has_arrow or indicator.measure.unit is not Unit.COUNT or trend.p_value is None:
        return ""
    return WORDS["sentence.chance"] if trend.p_value > _CHANCE else ""


def _pieces(indicator: Indicator, settings: Settings) -> Iterator[Piece]:
    name, value = named(indicator), indicator.value
    if value is None:
        yield Piece(f"{name}: {_why_nothing(indicator, settings)}.")
        return
    yield Piece(f"{name}: " if is_goal(name) else f"{told(indicator.measure, name)} ")
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None:
        yield from _standing(indicator, value, comparison)
        if shown := trends.said(indicator.trend):
            yield Piece(shown)
    elif comparison.peers is not None:
        yield from _standing(indicator, value, comparison)
        yield from _beside_others(indicator.measure, comparison)
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


def named(indicator: Indicator) -> str:
    """What a sentence is about: the measure with its part and area."""
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
    if change == 0:
        yield Piece(f"{WORDS['sentence.stayed']} ")
    elif numbers.prints_as_zero(measure, change):
        yield Piece(f"{WORDS['sentence.little changed']} ")
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
    adjusted = f", {WORDS['cell.adjusted']}" if comparison.adjusted_by else ""
    yield Piece(f"{_days(measure)} {when}{adjusted}")


def _beside_others(measure: Measure, comparison: Comparison) -> Iterator[Piece]:
    """How far it is from other areas: ", 1.1 percentage points below similar forces (11.3%)"."""
    change, peers = comparison.change, comparison.peers
    if change is None or comparison.value is None or peers is None:
        return
    yield Piece(", ")
    if numbers.prints_as_zero(measure, change):
        key = "sentence.about the same as" if change else "sentence.same as"
        yield Piece(f"{WORDS[key]} {others.group(peers)} (")
    else:
        yield Piece(numbers.change_size(measure, change), "change")
        key = "sentence.above" if change > 0 else "sentence.below"
        yield Piece(f" {WORDS[key].format(period=others.group(peers))} (")
    if peers.per:
        yield Piece(f"{WORDS['sentence.at their rate']} ")
    yield Piece(numbers.value(measure, comparison.value), "previous")
    yield Piece(")")


def _against_what(measure: Measure, comparison: Comparison) -> str:
    """The period that an arrow is drawn on, and of whom where it is other areas."""
    period = periods.head(comparison.period, measure.basis) if comparison.period else ""
    return f"{others.group(comparison.peers)}, {period}" if comparison.peers else period


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
    shown = trends.said(trend)
    if shown:
        yield Piece(shown)
        return
    unclear = {Reason.NOT_CLEAR, Reason.SMALL_NUMBERS}
    change = indicator.arrow_comparison.change if indicator.arrow_comparison else None
    has_moved = change is not None and not numbers.prints_as_zero(indicator.measure, change)
    if trend.direction is Direction.FLAT and trend.reason in unclear and has_moved:
        yield Piece(WORDS["sentence.no clear change"])


def _against(measure: Measure, comparison: Comparison, way: Direction) -> str:
    """What a change says that goes against the arrow ("up 169 on 2020/21"); "" for any other."""
    change, period = comparison.change, comparison.period
    if change is None or period is None or numbers.prints_as_zero(measure, change):
        return ""
    if comparison.peers is not None:
        return ""
    if (change > 0) == (way is Direction.UP):
        return ""
    size = numbers.change(measure, abs(change)).removeprefix("+")
    key = "sentence.up on" if change > 0 else "sentence.down on"
    return WORDS[key].format(size=size, period=periods.head(period, measure.basis))
