"""The figures of the summary's sentences and counts, each entered under its id."""

from collections.abc import Sequence

from perfmon_cli.blocks.cells import comparison_of
from perfmon_cli.blocks.composer import Composer
from perfmon_cli.blocks.summary_choice import own_period
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.indicators.model import Indicator
from perfmon_cli.report.model import Place, PrintedFigure, Span
from perfmon_cli.wording.words import WORDS


def count(composer: Composer, label: str, indicators: Sequence[Indicator]) -> Span:
    """How many there are, printed as a figure that is made of theirs."""
    printer = composer.printer
    inputs = []
    for indicator in indicators:
        ref = MeasureRef(indicator.measure.id, indicator.part, indicator.area)
        figure = printer.value(ref, own_period(indicator), indicator.current)
        inputs.append(printer.book.enter(figure))
    figure = printer.count(f"summary {label}", len(indicators), tuple(inputs))
    return printer.enter(figure, Place("text", WORDS["summary.title"], row=label))


def figure(
    composer: Composer, source: Indicator, main: Indicator, quantity: str
) -> PrintedFigure | None:
    """The figure of a piece of a sentence; None where it prints none.

    `main` has the arrow, `source` the figure: itself, or what stands beside it.
    """
    printer = composer.printer
    ref = MeasureRef(source.measure.id, source.part, source.area)
    if quantity == "value" and source.current is not None:
        return printer.value(ref, source.current.key.period, source.current)
    arrow = main.arrow_comparison
    comparison = comparison_of(source, arrow.comparator) if arrow else None
    if comparison is None:
        return None
    if quantity == "previous":
        base, beside = comparison.base, printer.beside(source, comparison)
        given = printer.value(ref, base.key.period, base) if base is not None else None
        return beside or given
    if quantity == "change" and comparison.change is not None:
        return printer.change(source, comparison)
    if quantity == "change_pct" and comparison.change_pct is not None:
        return printer.percent_change(source, comparison)
    return None
