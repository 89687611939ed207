"""Says how a measure is compared, rated and given its arrow, for "Methods and data notes"."""

from collections.abc import Iterable, Iterator

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.dataset.model import Status
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Level, Rating, RatingRule
from perfmon_cli.measure import (
    Comparator,
    ComparatorKind,
    Measure,
    Polarity,
    Tolerance,
)
from perfmon_cli.period import Basis
from perfmon_cli.wording import numbers, others, periods, reasons, rules
from perfmon_cli.wording.words import WORDS


def methods_note(measure: Measure, indicator: Indicator | None, settings: Settings) -> str:
    """How a measure is compared, how its arrow is decided and what it is rated against.

    With its indicator the note names the comparators' periods and the target; where it has no
    change at all, why.
    """
    pieces = [
        *_moves(measure, indicator, settings),
        *_judged(measure, indicator),
        *_time(measure),
    ]
    return " ".join(pieces)


def worked_out(measure: Measure, indicators: Iterable[Indicator]) -> str:
    """That figures were worked out of months or quarters, and how; "" where none was.

    `indicators` are those of the measure: the whole, or its parts.
    """
    used = (
        o for i in indicators for o in (i.current, *(b for c in i.comparisons for b in c.bases))
    )
    found = next((o for o in used if o is not None and o.derived_from), None)
    recipe = recipe_of(measure)
    if found is None or recipe is None:
        return ""
    count = len(found.derived_from)
    name = "months" if count == found.key.period.months else "quarters"
    key = "rule.divided" if recipe.is_ratio else "rule.summed"
    if recipe.is_of_population:
        key = "rule.per person"
    return WORDS[key].format(pieces=WORDS[f"rule.its {name}"].format(count=count))


def comparator_name(comparator: Comparator) -> str:
    """As sentences name it: "the previous year", "the mean of the 3 years before"."""
    if comparator.kind is ComparatorKind.MEAN_OF:
        return WORDS["rule.mean of"].format(years=comparator.years)
    return WORDS[f"rule.{comparator.name}"]


def _moves(measure: Measure, indicator: Indicator | None, settings: Settings) -> Iterator[str]:
    """The comparators and the rule; without a change why, and the rule if it needs none."""
    why = _no_change(indicator)
    if why:
        yield WORDS["methods.no change"].format(why=why)
    if not why or (indicator is not None and indicator.trend.direction is not Direction.NONE):
        yield from () if why else _compared(measure, indicator)
        yield from rules.decided(measure, indicator, settings)


def _no_change(indicator: Indicator | None) -> str:
    """Why a measure has no change on any comparator; "" where it has one, or has parts."""
    if indicator is None or indicator.measure.parts:
        return ""
    if any(c.change is not None for c in indicator.comparisons):
        return ""
    first = next((c for c in indicator.comparisons if c.reason is not None), None)
    if first is None or first.reason is None:
        return ""
    return reasons.reason(first.reason, first.note)


def _compared(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    found = {c.comparator: c for c in indicator.comparisons} if indicator else {}
    names = [comparator_name(c) + _period(measure, found.get(c)) for c in measure.comparators]
    if names:
        key = "rule.by quarter" if measure.show_quarters else "rule.compared"
        yield WORDS[key].format(names=f" {WORDS['rule.and']} ".join(names))
    is_of_series = indicator is not None and indicator.trend.rule.is_of_series
    if len(names) > 1 and not is_of_series:
        yield WORDS["rule.arrow on"].format(name=comparator_name(measure.arrow_on))
    for comparison in found.values():
        if comparison.peers is None or comparison.change is None:
            continue
        if made := others.made(comparison.peers):
            yield WORDS["rule.others"].format(group=others.group(comparison.peers), made=made)


def _period(measure: Measure, comparison: Comparison | None) -> str:
    if comparison is None or comparison.period is None or measure.show_quarters:
        return ""
    return f" ({periods.in_text(comparison.period, measure.basis)})"


def _judged(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """Which way is good, and what the level is rated against."""
    if measure.polarity is Polarity.WATCH:
        yield WORDS["rule.watch"]
        return
    if measure.polarity is Polarity.STEADY:
        yield WORDS["rule.steady"]
    if indicator is None:
        return
    rating = indicator.rating
    yield from rated(measure, rating)
    figure = rating.rated or indicator.current
    is_forecast = figure is not None and Status.FORECAST in figure.statuses
    if figure is not None and is_forecast and rating.level is not Level.NONE:
        when = periods.in_text(figure.key.period, measure.basis)
        yield WORDS["rule.rated forecast"].format(period=when)


def rated(measure: Measure, rating: Rating) -> Iterator[str]:
    """The band, the other areas, or the target; other areas only where they were rated against."""
    if rating.low is not None or rating.high is not None:
        yield _band(measure, rating)
    if rating.target is None:
        return
    if rating.peers is not None and rating.peers.average is not None:
        if rating.level is not Level.NONE:
            target = others.figure(measure, rating.peers.average, rating.peers.per)
            group = others.group(rating.peers)
            yield WORDS["rule.rated others"].format(group=group, target=target)
        return
    target = numbers.value(measure, rating.target)
    if rating.rule is RatingRule.PROFILE and rating.tolerance is not None:
        room = _room(measure, rating.tolerance)
        yield WORDS["rule.rated profile"].format(target=target, tolerance=room)
    elif measure.target_is_baseline and not rating.sources:
        yield WORDS["rule.rated baseline"].format(target=target)
    elif rating.tolerance is None or rating.tolerance.amount == 0:
        yield WORDS["rule.rated strictly"].format(target=target)
    else:
        room = _room(measure, rating.tolerance)
        yield WORDS["rule.rated"].format(target=target, tolerance=room)


def _band(measure: Measure, rating: Rating) -> str:
    """The bounds a level is rated against."""
    low = "" if rating.low is None else numbers.value(measure, rating.low)
    high = "" if rating.high is None else numbers.value(measure, rating.high)
    kind = "band" if low and high else "floor" if low else "ceiling"
    room = _room(measure, rating.tolerance) if rating.tolerance else ""
    return WORDS[f"rule.rated {kind}"].format(low=low, high=high, tolerance=room)


def _room(measure: Measure, tolerance: Tolerance) -> str:
    amount = numbers.plain(tolerance.amount)
    if tolerance.relative:
        return WORDS["rule.percent of"].format(amount=amount)
    if not measure.unit.is_percent:
        return amount
    return WORDS["rule.point of" if amount == "1" else "rule.points of"].format(amount=amount)


def _time(measure: Measure) -> Iterator[str]:
    if measure.lag_months > 0:
        yield WORDS["rule.lag"].format(months=measure.lag_months)
    elif measure.lag_months < 0:
        yield WORDS["rule.ahead"].format(months=-measure.lag_months)
    if measure.basis is Basis.SNAPSHOT:
        yield WORDS["rule.snapshot"]
