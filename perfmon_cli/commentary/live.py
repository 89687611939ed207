"""Live figures in text: what `{{ measure.value }}` and its fellows say (CONTRACTS 2)."""

import difflib
from dataclasses import dataclass

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.names import left_over
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Live
from perfmon_cli.findings import Finding, finding
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.indicators.model import Comparison, Indicator
from perfmon_cli.wording import numbers, others, periods, reasons
from perfmon_cli.wording.words import WORDS

ATTRIBUTES = ("value", "previous", "change", "comparator", "direction", "period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What to print. `quantity` is "value", "previous" or "change" for a figure, "" for words."""

    text: str
    indicator: Indicator
    quantity: str = ""
    comparison: Comparison | None = None


def say(live: Live, file: str, catalogue: Catalogue, indicators: Indicators) -> Said | Finding:
    """What a live figure says, or PM402 with the line and a suggestion."""
    ref = live.ref
    if ref is None or live.attribute not in ATTRIBUTES:
        return _unknown(live, file, *_misspelt_attribute(live))
    if ref.measure not in catalogue.measures:
        names = tuple(catalogue.measures)
        return _unknown(live, file, f'no measure has the id "{ref.measure}"', names, ref.measure)
    if ref.part and ref.part not in catalogue.measures[ref.measure].parts:
        names = catalogue.measures[ref.measure].parts
        return _unknown(live, file, f'{ref.measure} has no part "{ref.part}"', names, ref.part)
    area = "" if ref.area == catalogue.settings.area else ref.area
    if area and area not in catalogue.settings.areas:
        names = (catalogue.settings.area, *catalogue.settings.areas)
        return _unknown(live, file, f'"{area}" is not an area of Settings', names, area)
    indicator = indicators.get(ref.measure, ref.part, area)
    if indicator is None:
        return _unknown(live, file, f"the workbook has no figures for {live.text}", (), "")
    return _words(live, file, indicator, catalogue.settings.smallest_number)


def _words(live: Live, file: str, indicator: Indicator, smallest: int) -> Said | Finding:
    measure = indicator.measure
    if live.attribute == "period":
        period = indicator.current.key.period if indicator.current else indicator.period
        return Said(text=periods.in_text(period, measure.basis), indicator=indicator)
    if live.attribute == "value":
        if indicator.value is None:
            why = reasons.missing(indicator.current, measure, smallest)
            return Said(text=why, indicator=indicator)
        text = numbers.value(measure, indicator.value)
        return Said(text=text, indicator=indicator, quantity="value")
    comparison = _comparison(live, indicator)
    if comparison is None:
        names = tuple(c.comparator.name for c in indicator.comparisons)
        problem = f'{measure.id} is not compared with "{live.comparator}"'
        return _unknown(live, file, problem, names, live.comparator)
    return _comparison_words(live.attribute, indicator, comparison)


def _comparison_words(attribute: str, indicator: Indicator, comparison: Comparison) -> Said:
    measure = indicator.measure
    if attribute == "comparator" and comparison.peers is not None:
        return Said(text=others.group(comparison.peers), indicator=indicator)
    if attribute == "comparator" and comparison.period:
        return Said(text=periods.in_text(comparison.period, measure.basis), indicator=indicator)
    if attribute == "previous" and comparison.value is not None:
        text = numbers.value(measure, comparison.value) + _adjusted(comparison)
        return Said(text=text, indicator=indicator, quantity="previous", comparison=comparison)
    if comparison.change is None or attribute in {"comparator", "previous"}:
        text = (
            reasons.reason(comparison.reason, comparison.note)
            if comparison.reason
            else reasons.missing(None)
        )
        if attribute in _MOVES:
            text = WORDS["text.no change"].format(why=text)
        return Said(text=text, indicator=indicator)
    if attribute == "direction":
        return Said(text=_verb(comparison), indicator=indicator)
    text = numbers.change_size(measure, comparison.change) + _adjusted(comparison)
    return Said(text=text, indicator=indicator, quantity="change", comparison=comparison)


def _adjusted(comparison: Comparison) -> str:
    """That the comparator's figure was adjusted for a break, which a reader must know."""
    return f" ({WORDS['cell.adjusted']})" if comparison.adjusted_by else ""


#: What is said of a change, and of none with its reason in brackets.
_MOVES = frozenset({"change", "direction"})
#: What `.direction` says where there is a change.
VERBS = ("rose", "fell", "did not change", "is above", "is below", "is the same as")


def _verb(comparison: Comparison) -> str:
    rose, fell, stayed = VERBS[3:] if comparison.peers is not None else VERBS[:3]
    if not comparison.change:
        return stayed
    return rose if comparison.change > 0 else fell


def _comparison(live: Live, indicator: Indicator) -> Comparison | None:
    if not live.comparator:
        return indicator.arrow_comparison
    wanted = live.comparator.casefold()
    return next((c for c in indicator.comparisons if c.comparator.name == wanted), None)


def _misspelt_attribute(live: Live) -> tuple[str, tuple[str, ...], str]:
    if live.ref is None:
        return "it is not of the form measure.value", (), ""
    return f'"{live.attribute}" is nothing a measure has', ATTRIBUTES, live.attribute


def _unknown(live: Live, file: str, problem: str, names: tuple[str, ...], typed: str) -> Finding:
    close = difflib.get_close_matches(typed, names, n=1, cutoff=0.6)
    listed = f"Write one of {', '.join(names)}." if 0 < len(names) <= len(ATTRIBUTES) else ""
    remedy = f'Did you mean "{close[0]}"?' if close else listed
    remedy = left_over(typed, "text") or remedy
    return finding(
        "PM402",
        f'"{{{{ {live.text} }}}}" cannot be filled: {problem}.',
        remedy or "Write for instance {{ victim_satisfaction.value }}; ids stand in Measures.",
        where=CellRef(file),
        line=live.line,
        measure=live.ref.measure if live.ref else "",
    )
