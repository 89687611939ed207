"""Cells that set a figure beside other areas: the difference, the place, what it says."""

from perfmon_cli.blocks import peers
from perfmon_cli.blocks.printer import Printer
from perfmon_cli.catalogue.paper_rows import MeasureRef
from perfmon_cli.indicators.model import Comparison, Indicator, Rating
from perfmon_cli.report.model import Cell, Line, Place, Span
from perfmon_cli.wording import others, periods
from perfmon_cli.wording.words import WORDS


def difference_cell(
    printer: Printer, indicator: Indicator, comparison: Comparison, place: Place
) -> Cell:
    """The difference from similar areas; beneath it their figure, the place and what it says.

    Of a count it is the difference from as many as there would be at their rate.
    """
    spans: Line = (printer.enter(printer.change(indicator, comparison), place),)
    found = comparison.peers
    if found is None or comparison.change is None:
        return Cell(spans)
    notes: list[Line] = []
    beside = printer.beside(indicator, comparison)
    if beside is not None:
        key = "others.expected" if found.per else "others.average of"
        period = periods.head(found.period, indicator.measure.basis)
        line = around(
            WORDS[key].format(group=others.group(found), value="{value}"),
            (printer.enter(beside, place)),
        )
        notes.append((*line, Span(f", {period}")))
    ref = MeasureRef(indicator.measure.id, indicator.part, indicator.area)
    own = printer.value(ref, indicator.period, indicator.current)
    rank = peers.place(printer.catalogue, printer.book, indicator.measure, found, own)
    if rank is not None:
        counted = others.counted_from(indicator.measure)
        notes.append((printer.enter(rank, place), Span(f" ({counted})")))
    notes.append((Span(others.reading(found)),))
    return Cell(spans, tuple(notes))


def benchmark_line(printer: Printer, indicator: Indicator, place: Place) -> tuple[Line, ...]:
    """What a rating against other areas says: "better than similar forces, 11.3%"."""
    rating: Rating = indicator.rating
    text, figure = others.rated(rating), printer.target(indicator)
    if not text or figure is None or rating.peers is None:
        return ()
    line = around(text, printer.enter(figure, place))
    per = rating.peers.per
    return ((*line, Span(f" {others.per_people(per)}")) if per else line,)


def around(text: str, figure: Span) -> Line:
    """A text with a figure in the place of "{value}"."""
    before, _, after = text.partition("{value}")
    return tuple(span for span in (Span(before), figure, Span(after)) if span.text)
