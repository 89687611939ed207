"""Live figures in text: what `{{ measure.value }}` and its fellows say (CONTRACTS 2)."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from perfmon_cli.catalogue.model import Catalogue
from perfmon_cli.catalogue.names import left_over
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.cells.model import CellRef
from perfmon_cli.commentary.model import Live
from perfmon_cli.findings import Finding, finding
from perfmon_cli.indicators.compute import Indicators
from perfmon_cli.indicators.model import Comparison, Indicator
from perfmon_cli.measure import Measure
from perfmon_cli.wording import numbers, others, periods, reasons
from perfmon_cli.wording.words import WORDS

_LONGEST_NAME = 100
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
        return _unknown(live, file, *_not_of_the_form(live, catalogue))
    names = _part_and_area(ref, catalogue)
    if isinstance(names, _Wrong):
        return _unknown(live, file, names.problem, names.names, names.typed)
    indicator = indicators.get(ref.measure, *names)
    if indicator is None:
        return _without_figures(live, file, *names)
    return _words(live, file, indicator, catalogue.settings.smallest_number)


def _without_figures(live: Live, file: str, part: str, area: str) -> Finding:
    measure = live.ref.measure if live.ref else ""
    of = f"{measure}{f' ({part})' if part else ''}{f' in {area}' if area else ''}"
    return finding(
        "PM402",
        f'"{{{{ {live.text} }}}}" cannot be filled: the workbook has no figures of {of}.',
        "Enter them in the workbook, or write the sentence without them.",
        where=CellRef(file),
        line=live.line,
        measure=measure,
    )


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A name that is not known, what it could have been, and what was typed for it."""

    problem: str
    names: Sequence[str]
    typed: str


def _part_and_area(ref: MeasureRef, catalogue: Catalogue) -> tuple[str, str] | _Wrong:
    """The part and the area as the workbook writes them; "" for the whole."""
    if ref.measure not in catalogue.measures:
        problem = f'no measure has the id "{ref.measure}"'
        return _Wrong(problem, tuple(catalogue.measures), ref.measure)
    parts = catalogue.measures[ref.measure].parts
    areas = (catalogue.settings.area, *catalogue.settings.areas)
    part, area = _same(ref.part, parts), _same(ref.area, areas)
    if ref.part and not part:
        problem = f'{ref.measure} has no part "{ref.part}"'
        if mistaken := _same(ref.part, areas):
            problem += ", and an area stands in square brackets"
            return _Wrong(problem, (f"[{mistaken}]",), f"[{mistaken}]")
        return _Wrong(problem, parts, ref.part)
    if ref.area and not area:
        return _Wrong(f'"{ref.area}" is not an area of Settings', areas, ref.area)
    return part, "" if area == catalogue.settings.area else area


def _same(typed: str, names: Sequence[str]) -> str:
    """The name that was meant, whatever its capitals, spaces and quotation marks; "" if none."""
    return next((name for name in names if _folded(name) == _folded(typed)), "")


def _folded(name: str) -> str:
    return " ".join(name.replace("\u2019", "'").replace("\u2018", "'").casefold().split())


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
        return Said(text=_verb(measure, comparison), indicator=indicator)
    text = numbers.change_size(measure, comparison.change) + _adjusted(comparison)
    return Said(text=text, indicator=indicator, quantity="change", comparison=comparison)


def _adjusted(comparison: Comparison) -> str:
    """That the comparator's figure was adjusted for a break, which a reader must know."""
    return f" ({WORDS['cell.adjusted']})" if comparison.adjusted_by else ""


#: What is said of a change, and of none with its reason in brackets.
_MOVES = frozenset({"change", "direction"})
#: What `.direction` says where there is a change.
VERBS = ("rose", "fell", "did not change", "is above", "is below", "is the same as")
#: What `.direction` says of a change that prints as nothing; no size follows it.
STAYED = VERBS[2]


def _verb(measure: Measure, comparison: Comparison) -> str:
    """The verb that agrees with the size as it is printed: nothing rises by 0.0."""
    rose, fell, stayed = VERBS[3:] if comparison.peers is not None else VERBS[:3]
    change = comparison.change or Decimal(0)
    if numbers.change_size(measure, change) == numbers.change_size(measure, Decimal(0)):
        return stayed
    return rose if change > 0 else fell


def _comparison(live: Live, indicator: Indicator) -> Comparison | None:
    if not live.comparator:
        return indicator.arrow_comparison
    wanted = live.comparator.casefold()
    return next((c for c in indicator.comparisons if c.comparator.name == wanted), None)


def _not_of_the_form(live: Live, catalogue: Catalogue) -> tuple[str, tuple[str, ...], str]:
    """What is wrong, the names that can stand there, and what was typed for one of them."""
    if live.ref is not None:
        return f'"{live.attribute}" is nothing a measure has', ATTRIBUTES, live.attribute
    problem = "it is not of the form measure.value"
    if live.text.startswith("{{"):
        return "its two closing brackets }} are missing", (), ""
    words, dot, attribute = live.text.rpartition(".")
    measure = "_".join((words if dot else live.text).strip(" {}").lower().replace("-", " ").split())
    attribute = attribute.strip(" {}").lower() if dot else "value"
    if attribute not in ATTRIBUTES or len(measure) > _LONGEST_NAME:
        return problem, (), ""
    names = tuple(f"{name}.{attribute}" for name in catalogue.measures)
    typed = f"{measure}.{attribute}"
    return problem, names, typed


def _unknown(live: Live, file: str, problem: str, names: Sequence[str], typed: str) -> Finding:
    close = difflib.get_close_matches(typed, names, n=1, cutoff=0.6)
    listed = f"Write one of {', '.join(names)}." if 0 < len(names) <= len(ATTRIBUTES) else ""
    remedy = f'Did you mean "{close[0]}"?' if close else listed
    remedy = left_over(typed, "text") or remedy
    typed_so = live.text if live.text.startswith("{{") else f"{{{{ {live.text} }}}}"
    return finding(
        "PM402",
        f'"{typed_so}" cannot be filled: {problem}.',
        remedy or "Write for instance {{ victim_satisfaction.value }}; ids stand in Measures.",
        where=CellRef(file),
        line=live.line,
        measure=live.ref.measure if live.ref else "",
    )
