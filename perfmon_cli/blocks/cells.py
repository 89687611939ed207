"""A slot of a layout to a printed cell: value, change, trend, rating, each with its notes."""

import re

from perfmon_cli.blocks.layout import Slot
from perfmon_cli.blocks.peer_cells import around, benchmark_line
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.dataset.model import Observation
from perfmon_cli.indicators.model import Comparison, Indicator, RatingRule
from perfmon_cli.measure import Comparator, Measure
from perfmon_cli.period import Basis, Period
from perfmon_cli.report.model import Cell, Line, Mark, Place, Span, Tone
from perfmon_cli.wording import marks, numbers, periods, reasons, sentences
from perfmon_cli.wording.words import WORDS

_NEW_LINE = "\n"


def print_slot(printer: Printer, slot: Slot, place: Place, said: str) -> Cell:
    """The cell of a slot; `said` is what the headings already say of its period."""
    match slot.show:
        case "change" | "% change" | "above/below":
            return _change_cell(printer, slot, place, said)
        case "trend":
            return trend_cell(printer, printer.indicator(slot.ref))
        case "rate":
            companion = printer.companion(slot.ref)
            if companion is None:
                return words_cell(WORDS["cell.not applicable"])
            return value_cell(printer, companion, slot.column, place, said, alone=True)
        case "n":
            return _n_cell(printer, slot)
        case _:
            return value_cell(printer, slot.ref, slot.column, place, said)


def words_cell(text: str) -> Cell:
    """A cell of words alone."""
    return Cell((Span(text),))


def value_cell(
    printer: Printer,
    ref: MeasureRef,
    column: str,
    place: Place,
    said: str,
    *,
    alone: bool = False,
) -> Cell:
    """A value with its companion in brackets, its status and its own period where it differs."""
    measure = printer.measure(ref)
    found = printer.slot_periods(ref, column)
    if not found:
        return words_cell(_no_baseline(measure))
    if measure.show_quarters:
        return _quarters_cell(printer, ref, found, place)
    observation = printer.observation(ref, found[0])
    figure = printer.value(ref, found[0], observation)
    spans = [printer.enter(figure, place)]
    companion = printer.companion(ref)
    if companion and not alone and observation is not None:
        spans.extend(_companion(printer, companion, observation, place))
    return Cell(tuple(spans), _value_notes(printer, ref, observation, said))


def _before_break(printer: Printer, ref: MeasureRef, observation: Observation) -> str:
    """That counting has changed since, of the figure or of the one in brackets."""
    if printer.is_before_break(observation):
        return WORDS["cell.before break"]
    companion = printer.companion(ref)
    beside = printer.observation(companion, observation.key.period) if companion else None
    is_before = beside is not None and printer.is_before_break(beside)
    return WORDS["cell.rate before break"] if is_before else ""


def _unsaid(period: Period, said: str, basis: Basis) -> str:
    """The period's name where no heading says it; 2021 is not said by 2021/22."""
    own = periods.head(period, basis)
    return "" if re.search(rf"(?<![\w/]){re.escape(own)}(?![\w/])", said) else own


def _no_baseline(measure: Measure) -> str:
    """What stands in a baseline's column for a measure that has another baseline, or none."""
    other = measure.plan_baseline_period or measure.baseline_period
    if other is None:
        return WORDS["cell.no baseline"]
    return WORDS["cell.baseline is"].format(period=periods.head(other, measure.basis))


def _companion(
    printer: Printer, companion: MeasureRef, observation: Observation, place: Place
) -> list[Span]:
    beside = printer.observation(companion, observation.key.period)
    if beside is None or (beside.value is None and observation.value is None):
        return []
    figure = printer.value(companion, observation.key.period, beside)
    return [Span(" ("), printer.enter(figure, place), Span(")")]


def _value_notes(
    printer: Printer, ref: MeasureRef, observation: Observation | None, said: str
) -> tuple[Line, ...]:
    """The status and, where no heading says it, the period: of a figure, not of words."""
    if observation is None or not _has_figure(printer, ref, observation):
        return ()
    own = _unsaid(observation.key.period, said, printer.measure(ref).basis)
    other = _before_break(printer, ref, observation)
    words = [w for w in (printer.status_words(observation), own, other) if w]
    return ((Span(", ".join(words)),),) if words else ()


def _has_figure(printer: Printer, ref: MeasureRef, observation: Observation) -> bool:
    """Whether a cell holds a figure: its own, or the one in brackets."""
    companion = printer.companion(ref)
    beside = printer.observation(companion, observation.key.period) if companion else None
    return any(one is not None and one.value is not None for one in (observation, beside))


def _quarters_cell(
    printer: Printer, ref: MeasureRef, quarters: tuple[Period, ...], place: Place
) -> Cell:
    spans: list[Span] = []
    for number, period in enumerate(quarters, start=1):
        figure = printer.value(ref, period, printer.observation(ref, period))
        spans += _quarter(number, printer.enter(figure, place), is_first=number == 1)
    return Cell(tuple(spans))


def _quarter(number: int, figure: Span, *, is_first: bool) -> list[Span]:
    """A quarter's name and figure, on a line of their own."""
    return [Span(f"{'' if is_first else _NEW_LINE}Q{number}\u00a0"), figure]


def comparison_of(indicator: Indicator | None, comparator: Comparator | None) -> Comparison | None:
    """The comparison on a comparator (the first one when none is named)."""
    if indicator is None:
        return None
    if comparator is None:
        return next(iter(indicator.comparisons), None)
    return next((c for c in indicator.comparisons if c.comparator == comparator), None)


def _change_cell(printer: Printer, slot: Slot, place: Place, said: str) -> Cell:
    if printer.measure(slot.ref).show_quarters:
        return _quarter_changes(printer, slot, place)
    indicator = printer.indicator(slot.ref)
    comparison = comparison_of(indicator, slot.comparator)
    if indicator is None or comparison is None:
        return words_cell(_no_comparison(printer.measure(slot.ref), slot.comparator))
    if slot.show == "above/below":
        return words_cell(_above_below(comparison))
    if slot.show == "% change" and _has_no_percentage(comparison):
        is_percent = indicator.measure.unit.is_percent
        return words_cell(WORDS["cell.in points" if is_percent else "cell.no percentage"])
    if slot.show == "% change":
        figure = printer.percent_change(indicator, comparison)
        notes = _change_notes(indicator, comparison, said) if comparison.adjusted_by else ()
        return Cell((printer.enter(figure, place),), notes)
    return change_cell(printer, indicator, comparison, place, said)


def change_cell(
    printer: Printer, indicator: Indicator, comparison: Comparison, place: Place, said: str
) -> Cell:
    """A change with its companion's in brackets, and the comparator's period where it differs."""
    spans = [printer.enter(printer.change(indicator, comparison), place)]
    companion = indicator.companion
    beside = comparison_of(companion, comparison.comparator)
    if companion and beside and beside.change is not None and comparison.change is not None:
        figure = printer.change(companion, beside)
        spans += [Span(" ("), printer.enter(figure, place), Span(")")]
    return Cell(tuple(spans), _change_notes(indicator, comparison, said))


def _change_notes(indicator: Indicator, comparison: Comparison, said: str) -> tuple[Line, ...]:
    """The comparator's period where no heading says it, and that its figure was adjusted."""
    if comparison.change is None:
        return ()
    words = []
    if comparison.period is not None:
        own = _unsaid(comparison.period, said, indicator.measure.basis)
        words += [WORDS["cell.on"].format(period=own)] if own else []
    words += [WORDS["cell.adjusted"]] if comparison.adjusted_by else []
    return tuple((Span(text),) for text in words)


def _quarter_changes(printer: Printer, slot: Slot, place: Place) -> Cell:
    spans: list[Span] = []
    quarters = printer.indicators.quarters(slot.ref.measure, slot.ref.area)
    for number, indicator in enumerate(quarters, start=1):
        comparison = comparison_of(indicator, slot.comparator)
        span = (
            printer.enter(printer.change(indicator, comparison), place)
            if comparison
            else Span(_no_comparison(indicator.measure, slot.comparator))
        )
        spans += _quarter(number, span, is_first=number == 1)
    return Cell(tuple(spans)) if spans else words_cell(reasons.missing(None))


def _has_no_percentage(comparison: Comparison) -> bool:
    """Whether a change is never given in percent, as of a percentage or an index."""
    is_given = comparison.change_pct is not None or comparison.pct_reason is not None
    return comparison.change is not None and not is_given


def _no_comparison(measure: Measure, comparator: Comparator | None) -> str:
    """Why there is no comparison: no baseline, one that the measure does not have, or no figure."""
    if comparator is not None and "baseline" in comparator.name:
        return WORDS["cell.no baseline"]
    if comparator is not None and comparator not in measure.comparators:
        return WORDS["cell.not compared"]
    return reasons.missing(None)


def _above_below(comparison: Comparison) -> str:
    if comparison.change is None:
        return reasons.missing(None)
    if comparison.change == 0:
        return WORDS["cell.equal"]
    return WORDS["cell.above"] if comparison.change > 0 else WORDS["cell.below"]


def _n_cell(printer: Printer, slot: Slot) -> Cell:
    indicator = printer.indicator(slot.ref)
    n = indicator.current.n if indicator and indicator.current else None
    return words_cell(numbers.count(n) if n is not None else reasons.missing(None))


def trend_cell(printer: Printer, indicator: Indicator | None, *, with_notes: bool = True) -> Cell:
    """The arrow with its word, and on what it is drawn."""
    if indicator is None:
        return Cell((Span(reasons.missing(None)),), mark=Mark.NO_ARROW)
    better_worse = printer.catalogue.settings.better_worse
    mark, tone, word = marks.arrow_of(indicator, better_worse=better_worse)
    notes: list[Line] = []
    beneath = sentences.beneath_arrow(indicator) if with_notes else ""
    if beneath:
        notes.append((Span(beneath),))
    return Cell((Span(word),), tuple(notes), Mark(mark), Tone(tone))


def rating_cell(printer: Printer, indicator: Indicator, place: Place) -> Cell:
    """The rating's badge with its word, and what it is rated against."""
    mark, words = marks.rating(indicator.rating)
    word, _, why = words.partition(": ")
    notes: tuple[Line, ...] = ((Span(why),),) if why else ()
    if indicator.rating.rule is RatingRule.BENCHMARK:
        notes = (*notes, *benchmark_line(printer, indicator, place))
    elif Mark(mark) is not Mark.NOT_RATED:
        notes = (*_goal(printer, indicator, place), *_rated_forecast(indicator))
    return Cell((Span(word),), notes, Mark(mark))


def _goal(printer: Printer, indicator: Indicator, place: Place) -> tuple[Line, ...]:
    """The target or the bounds that a level was rated against."""
    target = printer.target(indicator)
    if target is not None:
        return (around(WORDS["cell.target"], printer.enter(target, place)),)
    low, high = (figure and printer.enter(figure, place) for figure in printer.band(indicator))
    if low and high:
        text = WORDS["cell.band"].replace("{low}", "{value}").split("{high}")
        return ((*around(text[0], low), high, *((Span(text[1]),) if text[1] else ())),)
    if low:
        return (around(WORDS["cell.floor"], low),)
    return (around(WORDS["cell.ceiling"], high),) if high else ()


def _rated_forecast(indicator: Indicator) -> tuple[Line, ...]:
    """Which forecast was rated, where it is not the value printed beside it."""
    rated = indicator.rating.rated
    if rated is None or rated.value is None:
        return ()
    text = WORDS["cell.rated forecast"].format(
        value=numbers.value(indicator.measure, rated.value),
        period=periods.head(rated.key.period, indicator.measure.basis),
    )
    return ((Span(text),),)
