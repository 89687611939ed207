"""The table of `perfmon show`: plain text to paste into an e-mail, 100 columns at the most."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby, zip_longest
from textwrap import wrap

from perfmon_cli import rule_settings
from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.indicators.model import Comparison, Direction, Indicator, Level, Rating
from perfmon_cli.measure import ComparatorKind, Measure, TrendRule
from perfmon_cli.renderers import columns
from perfmon_cli.renderers.columns import Cells
from perfmon_cli.rule_settings import RuleSettings
from perfmon_cli.wording import marks, numbers, others, periods, reasons, trends
from perfmon_cli.wording.subjects import full_name
from perfmon_cli.wording.words import WORDS

WIDEST = 100
_HEADINGS = ("Area or part", "Period", "Value", "Change on", "Rating", "Arrow")
_VALUE = 2
_INDENT = 2
_ROOM = WIDEST - _INDENT
_LEAST_P = "0.001"


def render(catalogue: Catalogue, indicators: Iterable[Indicator]) -> str:
    """Measure by measure a line with its id and label, beneath it a row an area and part.

    Cells that are too wide go on in the next line; no line is wider than `WIDEST`.
    """
    groups = [
        (measure, [_row(catalogue, indicator) for indicator in group])
        for measure, group in groupby(indicators, key=lambda indicator: indicator.measure)
    ]
    head: Cells = tuple((heading,) for heading in _HEADINGS)
    widths = columns.widths([head, *(row for _, rows in groups for row in rows)], _ROOM)
    lines = [*_printed(head, widths)]
    for measure, rows in groups:
        title = f"{measure.id}: {full_name(measure)}"
        lines += ["", *wrap(title, WIDEST, subsequent_indent=" " * _INDENT)]
        for row in rows:
            lines += _printed(row, widths)
    return "".join(f"{line}\n" for line in lines)


def _printed(row: Cells, widths: Sequence[int]) -> Iterator[str]:
    cells = [columns.lines(texts, width) for texts, width in zip(row, widths, strict=True)]
    for line in zip_longest(*cells, fillvalue=""):
        padded = (
            text.rjust(width) if n == _VALUE else text.ljust(width)
            for n, (text, width) in enumerate(zip(line, widths, strict=True))
        )
        yield (" " * _INDENT + (" " * columns.GAP).join(padded)).rstrip()


def _row(catalogue: Catalogue, indicator: Indicator) -> Cells:
    current = indicator.current
    period = current.key.period if current else indicator.period
    names = (indicator.area, indicator.part)
    return (
        (": ".join(name for name in names if name) or catalogue.settings.area,),
        (periods.head(period, indicator.measure.basis),),
        _value(catalogue, indicator),
        () if _is_by_parts(indicator) else tuple(_changes(indicator)),
        (_rating(indicator),),
        (_arrow(catalogue, indicator),),
    )


def _value(catalogue: Catalogue, indicator: Indicator) -> tuple[str, ...]:
    """The value with the one in brackets beside it; beneath it what kind of figure it is."""
    measure, current = indicator.measure, indicator.current
    if current is None or current.value is None:
        by_parts = WORDS["sentence.by parts"] if _is_by_parts(indicator) else ""
        smallest = catalogue.settings.smallest_number
        return (by_parts or reasons.missing(current, measure, smallest),)
    said = numbers.value(measure, current.value)
    beside = indicator.companion
    if beside is not None and beside.value is not None:
        said = numbers.with_companion(said, numbers.value(beside.measure, beside.value))
    statuses = (reasons.status(status) for status in current.statuses)
    return (said, *(status for status in statuses if status))


def _is_by_parts(indicator: Indicator) -> bool:
    """Whether it is a whole that only its parts have figures of."""
    return indicator.current is None and bool(indicator.measure.parts) and not indicator.part


def _changes(indicator: Indicator) -> Iterator[str]:
    return (_change(indicator, comparison) for comparison in indicator.comparisons)


def _change(indicator: Indicator, comparison: Comparison) -> str:
    """One comparator: "2020/21: +169 (+7.7%)", or why there is no change on it."""
    measure, change = indicator.measure, comparison.change
    if change is None:
        reason = comparison.reason
        why = reasons.reason(reason, comparison.note) if reason else reasons.missing(None)
        return f"{_against(measure, comparison)}: {why}"
    said = numbers.change(measure, change)
    beside = _beside(indicator, comparison)
    if beside is not None:
        said = numbers.with_companion(said, beside)
    elif comparison.change_pct is not None:
        said = numbers.with_companion(said, numbers.percent_change(comparison.change_pct))
    pieces = [said]
    if comparison.adjusted_by:
        pieces.append(WORDS["cell.adjusted"])
    if comparison.peers is not None:
        pieces += [others.place(comparison.peers), others.reading(comparison.peers)]
    return f"{_against(measure, comparison)}: {', '.join(piece for piece in pieces if piece)}"


def _beside(indicator: Indicator, comparison: Comparison) -> str | None:
    """The change of the figure in brackets on the same comparator."""
    companion = indicator.companion
    for other in companion.comparisons if companion is not None else ():
        if other.comparator == comparison.comparator and other.change is not None:
            return numbers.change(companion.measure, other.change) if companion else None
    return None


def _against(measure: Measure, comparison: Comparison) -> str:
    """On what: "2020/21", "plan baseline, 2019/20", "similar forces, 2019/20"."""
    period = periods.head(comparison.period, measure.basis) if comparison.period else ""
    if comparison.peers is not None:
        return f"{others.group(comparison.peers)}, {period}"
    name = comparison.comparator.name
    if comparison.comparator.kind is ComparatorKind.PREVIOUS_YEAR:
        return period or name
    return f"{name}, {period}" if period else name


def _rating(indicator: Indicator) -> str:
    """The colour and what it was rated against, or why there is none."""
    rating = indicator.rating
    if rating.decided is not None:
        why = reasons.lower_first(rating.decided.reason.rstrip("."))
        word = "" if rating.level is Level.NONE else f"{marks.rating(rating)[1]}: "
        return word + WORDS["reason.decided because"].format(why=why)
    if rating.level is Level.NONE:
        return marks.unrated(rating)
    against = [_goal(indicator.measure, rating)]
    if rating.rated is not None and rating.rated.value is not None:
        value = numbers.value(indicator.measure, rating.rated.value)
        period = periods.head(rating.rated.key.period, indicator.measure.basis)
        against.append(WORDS["cell.rated forecast"].format(value=value, period=period))
    return f"{marks.rating(rating)[1]}: {', '.join(text for text in against if text)}"


def _goal(measure: Measure, rating: Rating) -> str:
    if rating.peers is not None and rating.peers.average is not None:
        average = others.figure(measure, rating.peers.average, rating.peers.per)
        return others.rated(rating).format(value=average)
    if rating.target is not None:
        return WORDS["cell.target"].format(value=numbers.value(measure, rating.target))
    low = None if rating.low is None else numbers.value(measure, rating.low)
    high = None if rating.high is None else numbers.value(measure, rating.high)
    if low and high:
        return WORDS["cell.band"].format(low=low, high=high)
    return WORDS["cell.floor" if low else "cell.ceiling"].format(value=low or high)


def _arrow(catalogue: Catalogue, indicator: Indicator) -> str:
    """Which way and what of it; in brackets by which rule, or by whom."""
    trend = indicator.trend
    mark, _, word = marks.arrow_of(indicator, better_worse=catalogue.settings.better_worse)
    said = word
    if mark in {"up", "down"} and word != mark:
        said = f"{mark}, {word}"
    elif trend.direction is Direction.NONE and _is_said(indicator):
        return mark
    elif trend.direction is Direction.NONE and word != mark:
        said = f"{mark}: {word}"
    if trend.rule is TrendRule.NONE and trend.decided is None:
        return mark
    if trend.decided is not None:
        why = reasons.lower_first(trend.decided.reason.rstrip("."))
        decided = WORDS["reason.decided because"].format(why=why)
        return said if decided in said else f"{said} ({decided})"
    pieces = (said, trends.variation(trend)[1], trends.assurance(trend)[1])
    return f"{'; '.join(piece for piece in pieces if piece)} ({_rule(indicator)})"


def _is_said(indicator: Indicator) -> bool:
    """Whether the change already says why there is no arrow."""
    drawn = indicator.arrow_comparison
    why = drawn.reason if drawn is not None and drawn.change is None else None
    return indicator.trend.decided is None and why is indicator.trend.reason is not None


def _rule(indicator: Indicator) -> str:
    """By which rule, in whose stead, on what, and how likely chance is where that is known."""
    trend = indicator.trend
    said = str(trend.rule.value)
    if trend.instead_of is not None:
        said += f" instead of {trend.instead_of.value}"
    on = trends.drawn_on(trend)
    if len(indicator.comparisons) > 1 and not trend.rule.is_of_series:
        on = marks.drawn_on(trend.comparator)
    said = f"{said} {on}".strip()
    if trend.p_value is not None:
        chosen = rule_settings.read(indicator.measure)
        limit = chosen.p if isinstance(chosen, RuleSettings) else Decimal()
        p = numbers.probability(trend.p_value, limit)
        said += f", p {p}" if p != "0" else f", p below {_LEAST_P}"
    return said
