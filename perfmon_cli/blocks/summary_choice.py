"""Which measures the summary names: counted, proposed for attention, moved; and what has room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.measures_table import is_composite
from perfmon_cli.catalogue.model import Decision
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.indicators.model import Direction, Indicator, Judgement, Level
from perfmon_cli.period import Period

T = TypeVar("T")

#: The lines of its lists that a summary of one page has room for; what a list keeps for the others.
ROOM, KEPT_FOR_MOVED, KEPT_FOR_MASKED = 33.5, 10.0, 6.0
#: Signs that stand on a line of a list, and the room between two of its entries, in lines.
_LINE, _GAP = 72, 0.6
#: Signs that stand on a line of a note, and its height in lines of a list.
_NOTE_LINE, _NOTE = 110, 0.8
#: A probability above this does not rule out chance.
_CHANCE = Decimal("0.05")
_MOVING = frozenset({Direction.UP, Direction.DOWN})


@dataclass(frozen=True, slots=True)
class Item:
    """A measure in a list, with why it stands there."""

    indicator: Indicator
    why: str = ""  #: the analyst's reason, for pinned ones


@dataclass(frozen=True, slots=True)
class Chosen:
    """All that the summary counts and names, nothing left out for want of room."""

    lines: tuple[Indicator, ...]  #: of the priority tables
    attention: tuple[Item, ...]
    moved: tuple[Item, ...]

    @property
    def listed(self) -> tuple[Item, ...]:
        """The entries of both lists."""
        return (*self.attention, *self.moved)

    def rated(self, level: Level) -> list[Indicator]:
        """The lines of a level."""
        return [one for one in self.lines if one.rating.level is level]


def chosen(composer: Composer) -> Chosen:
    """What needs attention and what else moved, as proposed by rule and decided by the analyst.

    Pinned ones come first, then red ones (those that are worsening before the others), then
    worsening ones; among these, and among what else moved, a movement that a test found clear
    comes before one that no test was made of, and a large one before a small. Dropped ones need no
    attention, but may have moved.
    """
    lines = tuple(_lines(composer))
    attention = _attention(composer, lines)
    named = {_key(item.indicator) for item in attention}
    moved = [one for one in lines if one.trend.direction in _MOVING and _key(one) not in named]
    moved.sort(key=_weight, reverse=True)
    return Chosen(lines, tuple(attention), tuple(Item(one) for one in moved))


def has_room(
    items: Sequence[T], height_of: Callable[[Sequence[T]], float], room: float
) -> tuple[T, ...]:
    """As many of the items, in order, as have room in so many lines; one at least."""
    kept = min(1, len(items))
    while kept < len(items) and height_of(items[: kept + 1]) <= room:
        kept += 1
    return tuple(items[:kept])


def height(text: str) -> float:
    """How many lines an entry of a list takes, with the room below it."""
    return -(-len(text) // _LINE) + _GAP


def note_height(text: str) -> float:
    """How many lines of a list a note takes, which is smaller and as wide as the page."""
    return max(1, -(-len(text) // _NOTE_LINE)) * _NOTE


def _lines(composer: Composer) -> list[Indicator]:
    """The lines of the priority tables: a measure, or its parts where it has no whole."""
    found = []
    for measure in composer.catalogue.measures.values():
        if not measure.priority:
            continue
        whole = composer.printer.indicator(MeasureRef(measure.id))
        if whole is not None and not is_composite(composer, measure):
            found.append(whole)
            continue
        parts = (composer.printer.indicator(MeasureRef(measure.id, p)) for p in measure.parts)
        found.extend(part for part in parts if part is not None)
    return found


def _attention(composer: Composer, lines: Sequence[Indicator]) -> list[Item]:
    decisions = [d for d in composer.catalogue.decisions if d.what.casefold() == "attention"]
    pinned: list[Item] = []
    rest: list[Indicator] = []
    for one in lines:
        if (decision := _decided(decisions, one, "pin")) is not None:
            pinned.append(Item(one, decision.reason))
        elif _decided(decisions, one, "drop") is None and (_is_red(one) or _is_worse(one)):
            rest.append(one)
    rest.sort(key=lambda one: (_is_red(one), _is_worse(one), *_weight(one)), reverse=True)
    return [*pinned, *(Item(one) for one in rest)]


def _is_red(indicator: Indicator) -> bool:
    return indicator.rating.level is Level.RED


def _is_worse(indicator: Indicator) -> bool:
    return indicator.trend.judgement is Judgement.WORSE


def _decided(decisions: list[Decision], indicator: Indicator, wanted: str) -> Decision | None:
    return next(
        (
            d
            for d in decisions
            if d.decision.casefold().startswith(wanted)
            and d.reason
            and d.period in {None, indicator.period, own_period(indicator)}
            and d.applies("attention", indicator.measure.id, indicator.part, indicator.area)
        ),
        None,
    )


def own_period(indicator: Indicator) -> Period:
    """The period of an indicator's current figure, where it has one."""
    return indicator.current.key.period if indicator.current else indicator.period


def _weight(indicator: Indicator) -> tuple[bool, Decimal]:
    """Whether a test found the movement clear, and how far it went on its arrow's comparator."""
    trend = indicator.trend
    is_clear = trend.rule.is_of_series or (trend.p_value is not None and trend.p_value <= _CHANCE)
    comparison = indicator.arrow_comparison
    if comparison is None or comparison.change is None or not comparison.value:
        return (is_clear, Decimal())
    return (is_clear, abs(comparison.change / comparison.value))


def _key(indicator: Indicator) -> tuple[str, str, str]:
    return (indicator.measure.id, indicator.part, indicator.area)
