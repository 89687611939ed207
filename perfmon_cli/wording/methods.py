"""Says how a measure is compared, rated and given its arrow, for "Methods and data notes"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from string import ascii_uppercase

from perfmon_cli.catalogue.model import Settings
from perfmon_cli.dataset.model import Status
from perfmon_cli.dataset.recipes import recipe_of
from perfmon_cli.indicators.model import Direction, Indicator, Level, Rating, RatingRule
from perfmon_cli.measure import Measure, Polarity, Tolerance
from perfmon_cli.period import Basis
from perfmon_cli.wording import comparing, numbers, others, periods, rules
from perfmon_cli.wording.words import WORDS


def methods_note(measure: Measure, indicator: Indicator | None, settings: Settings) -> str:
    """How a measure is compared, how its arrow is decided and what it is rated against.

    With its indicator the note names the comparators' periods and the target, and speaks of no
    change, arrow or rating that was not worked out. Without one it says what the measure asks for.
    """
    return note(measure, () if indicator is None else (indicator,), settings, {})


def note(
    measure: Measure,
    rows: Sequence[Indicator],
    settings: Settings,
    letters: Mapping[str, str],
) -> str:
    """The note on the rows that a paper prints of a measure: its whole, its parts, districts.

    What holds for all rows is said once, what differs with their names. A rule that has
    one of `letters` is named by it.
    """
    asked = rows or (None,)
    moves = [tuple(_moves(measure, one, settings, letters)) for one in asked]
    judged = [tuple(_judged(measure, one)) for one in asked]
    times = [tuple(_time(measure, one)) for one in asked]
    pieces = [*_each(rows, moves), *_own_arrows(rows), *_each(rows, judged), *_each(rows, times)]
    return " ".join(pieces)


def rules_of(
    measure: Measure, indicators: Iterable[Indicator | None], settings: Settings
) -> tuple[str, ...]:
    """The rules that decide a measure's arrows in these rows, each once, in the rows' order."""
    found = (
        rules.ruling(measure, one, settings).rule for one in indicators if comparing.is_judged(one)
    )
    return tuple(dict.fromkeys(rule for rule in found if rule))


def lettered(found: Iterable[Iterable[str]]) -> dict[str, str]:
    """A letter for every rule that several measures share, in order: "A", "B", ... "Z", "AA".

    `found` are the rules of each measure.
    """
    counted = Counter(rule for rules_found in found for rule in rules_found)
    shared = [rule for rule, count in counted.items() if count > 1]
    return {rule: _letter(number) for number, rule in enumerate(shared)}


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


def is_by_forecast(indicator: Indicator) -> bool:
    """Whether a measure's rating is that of a forecast."""
    figure = indicator.rating.rated or indicator.current
    is_forecast = figure is not None and Status.FORECAST in figure.statuses
    return is_forecast and indicator.rating.level is not Level.NONE


def _letter(number: int) -> str:
    above, own = divmod(number, len(ascii_uppercase))
    return (_letter(above - 1) if above else "") + ascii_uppercase[own]


def _moves(
    measure: Measure, indicator: Indicator | None, settings: Settings, letters: Mapping[str, str]
) -> Iterator[str]:
    """The comparators, and the rule where it had something to decide."""
    yield from comparing.compared(measure, indicator)
    if not comparing.is_judged(indicator):
        return
    rule, own = rules.ruling(measure, indicator, settings)
    if rule in letters:
        yield WORDS["rule.by letter"].format(letter=letters[rule])
    elif rule:
        yield rule
    yield from own


def _each(rows: Sequence[Indicator], said: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """What is said of every row, once; where the rows differ, each with the rows it is said of."""
    if len(set(said)) == 1:
        yield from said[0]
        return
    for words in dict.fromkeys(said):
        if words:
            names = [
                ", ".join(name for name in (one.part, one.area) if name) or WORDS["methods.whole"]
                for one, own in zip(rows, said, strict=True)
                if own == words
            ]
            yield f"{'; '.join(names)}: {' '.join(words)}"


def _own_arrows(rows: Sequence[Indicator]) -> Iterator[str]:
    """That no arrow is drawn on the parts together, where each has one of its own."""
    if len(rows) > 1 and all(
        one.part and one.trend.direction is not Direction.NONE for one in rows
    ):
        yield WORDS["rule.own arrows"]


def _judged(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """Which way is good, and what the level is rated against."""
    if measure.polarity is Polarity.WATCH:
        yield WORDS["rule.watch"]
        return
    if measure.polarity is Polarity.STEADY:
        yield WORDS["rule.steady"]
    if indicator is None:
        return
    yield from rated(measure, indicator.rating)
    figure = indicator.rating.rated or indicator.current
    if figure is not None and is_by_forecast(indicator):
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
    elif is_by_baseline(measure, rating):
        yield WORDS["rule.rated baseline"].format(target=target)
    elif rating.tolerance is None or rating.tolerance.amount == 0:
        yield WORDS["rule.rated strictly"].format(target=target)
    else:
        room = _room(measure, rating.tolerance)
        yield WORDS["rule.rated"].format(target=target, tolerance=room)


def is_by_baseline(measure: Measure, rating: Rating) -> bool:
    """Whether what a level is held against is the measure's baseline, not a target set for it."""
    return measure.target_is_baseline and not rating.sources


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


def _time(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """What time its newest figure is of, where that is not the paper's own."""
    if measure.lag_months < 0:
        yield WORDS["rule.ahead"].format(months=-measure.lag_months)
    if measure.basis is Basis.SNAPSHOT:
        yield from _day(measure, indicator)
    elif measure.lag_months > 0 and indicator is None:
        yield WORDS["rule.lag"].format(months=measure.lag_months)
    elif measure.lag_months > 0 and indicator is not None:
        period = periods.in_text(indicator.period, measure.basis)
        yield WORDS["rule.lagging"].format(period=period)


def _day(measure: Measure, indicator: Indicator | None) -> Iterator[str]:
    """The day of a count, or what day a forecast is for where its rating has not said so."""
    current = indicator.current if indicator is not None else None
    if current is None or current.value is None or indicator is None:
        yield WORDS["rule.on a day"]
        return
    day = periods.in_text(current.key.period, measure.basis)
    if Status.FORECAST not in current.statuses:
        yield WORDS["rule.snapshot"].format(day=day)
    elif not is_by_forecast(indicator) or indicator.rating.rated is not None:
        yield WORDS["rule.forecast"].format(day=day)
