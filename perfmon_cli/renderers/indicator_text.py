"""The table of `perfmon show`: aligned columns, plain text."""

from collections.abc import Iterable

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.wording import marks, numbers, periods, reasons

_HEADINGS = ("Measure", "Area", "Period", "Value", "Compared with", "Change", "Rating", "Trend")
_NUMBERS = {3, 5}
_WIDEST = 44


def render(catalogue: Catalogue, indicators: Iterable[Indicator]) -> str:
    """One line a measure, part, area and comparator; long labels are cut with an ellipsis."""
    lines = [_HEADINGS, *(line for i in indicators for line in _lines(catalogue, i))]
    widths = [max(len(_cut(line[n])) for line in lines) for n in range(len(_HEADINGS))]
    return "".join(f"{_joined(line, widths)}\n" for line in lines)


def _joined(line: tuple[str, ...], widths: list[int]) -> str:
    cells = (
        _cut(text).rjust(width) if n in _NUMBERS else _cut(text).ljust(width)
        for n, (text, width) in enumerate(zip(line, widths, strict=True))
    )
    return "  ".join(cells).rstrip()


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…"


def _lines(catalogue: Catalogue, indicator: Indicator) -> Iterable[tuple[str, ...]]:
    measure = indicator.measure
    current = indicator.current
    name = measure.id + (f" ({indicator.part})" if indicator.part else "")
    period = current.key.period if current else indicator.period
    value = (
        numbers.value(measure, indicator.value)
        if indicator.value is not None
        else reasons.missing(current, measure, catalogue.settings.smallest_number)
    )
    _, rating = marks.rating(indicator.rating)
    _, _, word = marks.arrow_of(indicator, better_worse=catalogue.settings.better_worse)
    head = (name, indicator.area or catalogue.settings.area, periods.head(period, measure.basis))
    if not indicator.comparisons:
        yield (*head, value, "", "", rating, word)
    for comparison in indicator.comparisons:
        against = (
            periods.head(comparison.period, measure.basis)
            if comparison.period
            else comparison.comparator.name
        )
        change = (
            numbers.change(measure, comparison.change)
            if comparison.change is not None
            else reasons.reason(comparison.reason, comparison.note)
            if comparison.reason
            else reasons.missing(None)
        )
        drawn = comparison.comparator == indicator.trend.comparator
        yield (*head, value, against, change, rating, word if drawn else "")
