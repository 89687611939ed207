"""Whole sentences about a figure: how it moved, and where its change and its arrow differ."""

import re
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
from perfmon_cli.wording.words import WORDS

__all__ = ["Piece", "chance_note", "disagreement", "methods_note", "movement", "pieces", "subject"]

#: A goal that a label may begin with, and behind which it names the figure.
_GOAL = re.compile(
    r"(?:increase|decrease|reduce|improve|monitor|raise|lower|maintain(?: (?:high|low) levels of)?)"
    r" (?:the )?(?P<rest>\S.*?)(?: (?:below|above) baseline(?: level)?)?",
    re.IGNORECASE,
)
_KEEP = re.compile(r"keep (?P<rest>\S.*?) (?:below|above) baseline(?: level)?", re.IGNORECASE)
#: Goals whose rest names no figure ("Recruit 750 police officers and staff").
_WHOLE_GOALS = ("keep", "recruit", "achieve", "deliver", "ensure", "support", "tackle")
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


def subject(measure: Measure) -> str:
    """What a measure speaks of: its label without the goal ("Reduce") it may begin with.

    Where the goal names no figure ("Recruit 750 officers") it is the sub-label, if there is one.
    """
    match = _GOAL.fullmatch(measure.label) or _KEEP.fullmatch(measure.label)
    if match is not None:
        return match["rest"][:1].upper() + match["rest"][1:]
    if measure.sub_label and _is_goal(measure.label):
        return measure.sub_label
    return measure.label


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
    against = [c for c in indicator.comparisons if _goes_against(c, way, indicator.measure)]
    if not against:
        return ""
    said = [_up_or_down(indicator.measure, c) for c in against]
    arrow = indicator.arrow_comparison
    if arrow is not None and arrow not in against and arrow.period is not None:
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
    name = _name(indicator)
    if indicator.value is None:
        yield Piece(f"{name}: {_why_nothing(indicator, settings)}.")
        return
    yield Piece(f"{name}: " if _is_goal(name) else f"{name} ")
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None:
        yield from _standing(indicator, comparison)
    else:
        yield from _move(indicator, comparison)
        yield from _before(indicator.measure, comparison)
        yield from _aside(indicator, comparison)
    yield Piece(".")


def _is_goal(text: str) -> bool:
    return text.partition(" ")[0].casefold() in _WHOLE_GOALS


def _why_nothing(indicator: Indicator, settings: Settings) -> str:
    if indicator.current is None and indicator.measure.parts and not indicator.part:
        return WORDS["sentence.by parts"]
    smallest = settings.smallest_number
    return reasons.missing(indicator.current, indicator.measure, smallest)


def _standing(indicator: Indicator, comparison: Comparison | None) -> Iterator[Piece]:
    """The value alone, and why it is compared with nothing; a forecast needs no comparison."""
    current = indicator.current
    is_forecast = current is not None and Status.FORECAST in current.statuses
    yield Piece(f"{WORDS['sentence.forecast' if is_forecast else 'sentence.stood']} ")
    yield from _value(indicator)
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
    indicator: Indicator, comparison: Comparison, *, is_beside: bool = False
) -> Iterator[Piece]:
    """The verb with its figures: "fell by 5.0 percentage points to 72.6%", "stayed at 25.9%"."""
    measure, change = indicator.measure, comparison.change
    if change is None:
        return
    if numbers.prints_as_zero(measure, change):
        yield Piece(f"{WORDS['sentence.stayed']} ")
    else:
        yield Piece(f"{WORDS['sentence.rose' if change > 0 else 'sentence.fell']} ")
        yield Piece(numbers.change_size(measure, change), "change", is_beside)
        if measure.unit in _WITH_PERCENTAGE and comparison.change_pct is not None:
            size = numbers.percent_change(abs(comparison.change_pct)).removeprefix("+")
            yield Piece(" (")
            yield Piece(size, "change_pct", is_beside)
            yield Piece(")")
        yield Piece(f" {WORDS['sentence.to']} ")
    yield from _value(indicator, is_beside=is_beside)


def _value(indicator: Indicator, *, is_beside: bool = False) -> Iterator[Piece]:
    """The value, with its own period where that is not plain from the paper's."""
    measure, value = indicator.measure, indicator.value
    if value is None:
        return
    yield Piece(numbers.value(measure, value), "value", is_beside)
    after = f" {WORDS['sentence.days']}" if measure.unit is Unit.DAYS else ""
    if not is_beside and (measure.lag_months or measure.basis not in _PLAIN_BASES):
        after += f" {periods.within(indicator.period, measure.basis)}"
    if after:
        yield Piece(after)


def _before(measure: Measure, comparison: Comparison) -> Iterator[Piece]:
    """What it was before: ", compared with 77.6% in 2020/21", or ", as in 2020/21"."""
    if comparison.value is None or comparison.period is None:
        return
    when = periods.within(comparison.period, measure.basis)
    if comparison.change == 0:
        yield Piece(f"{WORDS['sentence.as before']} {when}")
        return
    yield Piece(f"{WORDS['sentence.compared']} ")
    if comparison.comparator.kind is ComparatorKind.MEAN_OF:
        yield Piece(f"{WORDS['sentence.mean']} ")
    yield Piece(numbers.value(measure, comparison.value), "previous")
    days = f" {WORDS['sentence.days']}" if measure.unit is Unit.DAYS else ""
    yield Piece(f"{days} {when}")


def _aside(indicator: Indicator, comparison: Comparison) -> Iterator[Piece]:
    """The rate beside a count, and that a move is not clear."""
    beside = indicator.companion
    change = beside.arrow_comparison if beside else None
    is_count = indicator.measure.unit is Unit.COUNT
    is_rate = beside is not None and beside.measure.unit in _RATES
    if beside and change and change.change is not None and is_count and is_rate:
        yield Piece(f"{WORDS['sentence.rate']} ")
        yield from _move(beside, change, is_beside=True)
    is_flat = indicator.trend.direction is Direction.FLAT and indicator.trend.reason
    if is_flat and comparison.change and indicator.trend.reason is not Reason.MIXED:
        yield Piece(WORDS["sentence.no clear change"])


def _goes_against(comparison: Comparison, way: Direction, measure: Measure) -> bool:
    change = comparison.change
    if change is None or comparison.period is None or numbers.prints_as_zero(measure, change):
        return False
    return (change > 0) != (way is Direction.UP)


def _up_or_down(measure: Measure, comparison: Comparison) -> str:
    change = comparison.change
    if change is None or comparison.period is None:
        return ""
    size = numbers.change(measure, abs(change)).removeprefix("+")
    key = "sentence.up on" if change > 0 else "sentence.down on"
    return WORDS[key].format(size=size, period=periods.head(comparison.period, measure.basis))
